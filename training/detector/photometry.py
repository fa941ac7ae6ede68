"""What a camera, a file format and a web page do to a whole picture."""

from __future__ import annotations

import cv2
import numpy as np

from training.material.backgrounds import Random


def softened(rng: Random, picture: np.ndarray) -> np.ndarray:
    """The picture, sometimes blurred, enlarged from fewer pixels or sharpened."""
    return _resampled(rng, picture) if rng.random() < 0.35 else picture


def worn(rng: Random, picture: np.ndarray) -> np.ndarray:
    """The picture after chance changes of colour, noise and compression, which leave its faces faces."""
    if rng.random() < 0.7:
        picture = _recoloured(rng, picture)
    if rng.random() < 0.15:
        picture = np.repeat(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)[..., None], 3, 2)
    if rng.random() < 0.25:
        grain = rng.standard_normal(picture.shape, np.float32) * rng.uniform(1, 12)
        picture = np.clip(picture + grain, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = int(rng.integers(25, 95))
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)
    return picture


def _resampled(rng: Random, picture: np.ndarray) -> np.ndarray:
    size = picture.shape[1], picture.shape[0]
    kind = rng.random()
    if kind < 0.4:
        factor = rng.uniform(1.2, 4)
        small = cv2.resize(picture, (int(size[0] / factor), int(size[1] / factor)), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 2.5))
    return soft if kind < 0.7 else cv2.addWeighted(picture, 2.0, soft, -1.0, 0)


def _recoloured(rng: Random, picture: np.ndarray) -> np.ndarray:
    gamma, contrast = np.exp(rng.uniform(-0.6, 0.6)), rng.uniform(0.6, 1.4)
    levels = (np.arange(256) / 255)[:, None] ** gamma * rng.uniform(0.85, 1.15, 3)
    levels = (levels - 0.5) * contrast + 0.5 + rng.uniform(-0.15, 0.15)
    return cv2.LUT(picture, np.clip(255 * levels, 0, 255).astype(np.uint8)[:, None])
