"""From the canvas to what the student sees: a crop that sits slightly wrong, in a photo that is worse."""

from __future__ import annotations

import cv2
import numpy as np

from training.material.backgrounds import Random
from training.embedder.faces import CROP, SIDE

CROP_SIDE, SPARE = 96, 4  # the student's input, and what is kept around it to shift in
KEPT = CROP_SIDE + 2 * SPARE


def worn(rng: Random, canvas: np.ndarray) -> np.ndarray:
    """A crop (KEPT x KEPT x 3) with chance changes of place, sharpness, light, colour, grain and compression."""
    return _compressed(rng, _recoloured(rng, _resampled(rng, _misplaced(rng, canvas))))


def _misplaced(rng: Random, canvas: np.ndarray) -> np.ndarray:
    if rng.random() < 0.2:  # a detector's landmarks of a face in profile or half hidden are far off
        angle, scale, shift = rng.normal(0, 7), np.exp(rng.normal(0, 0.07)), rng.normal(0, 2.5, 2)
    else:
        angle = rng.uniform(-4, 4) if rng.random() < 0.7 else 0.0
        scale, shift = rng.uniform(0.95, 1.05), rng.uniform(-0.8, 0.8, 2)
    transform = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), angle, CROP_SIDE / CROP * scale)
    transform[:, 2] += (KEPT - SIDE) / 2 + shift
    return cv2.warpAffine(canvas, transform, (KEPT, KEPT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _resampled(rng: Random, crop: np.ndarray) -> np.ndarray:
    kind = rng.random()
    if kind < 0.25:
        side = int(rng.integers(26, 80))
        small = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (KEPT, KEPT), interpolation=cv2.INTER_LINEAR if kind < 0.12 else cv2.INTER_CUBIC)
    if kind < 0.4:
        return cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.5, 1.7))
    if kind < 0.5:
        return cv2.addWeighted(crop, 1.7, cv2.GaussianBlur(crop, (0, 0), 1.2), -0.7, 0)
    return crop


def _recoloured(rng: Random, crop: np.ndarray) -> np.ndarray:
    pixels = crop.astype(np.float32)
    kind = rng.random()
    if kind < 0.15:
        pixels = np.repeat(pixels @ np.array([[0.114], [0.587], [0.299]], np.float32), 3, 2)
    elif kind < 0.4:
        gray = pixels.mean(2, keepdims=True)
        pixels = gray + (pixels - gray) * np.float32(rng.uniform(0.4, 1.5))
    if rng.random() < 0.4:
        pixels = pixels * rng.uniform(0.85, 1.15, 3).astype(np.float32)
    if rng.random() < 0.35:
        angle, strength = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.6)
        y, x = np.mgrid[-1 : 1 : KEPT * 1j, -1 : 1 : KEPT * 1j].astype(np.float32)
        pixels = pixels * (1 + np.float32(strength) * (np.cos(angle) * x + np.sin(angle) * y))[..., None].astype(np.float32)
    if rng.random() < 0.4:
        pixels = 255 * np.power(np.clip(pixels, 0, 255) / 255, np.float32(np.exp(rng.uniform(-0.55, 0.55))))
    if rng.random() < 0.7:
        mean = pixels.mean()
        pixels = (pixels - mean) * np.float32(rng.uniform(0.6, 1.35)) + mean + np.float32(rng.uniform(-35, 35))
    if rng.random() < 0.25:
        pixels = pixels + rng.standard_normal(pixels.shape, np.float32) * np.float32(rng.uniform(2, 11))
    return np.clip(pixels, 0, 255).astype(np.uint8)


def _compressed(rng: Random, crop: np.ndarray) -> np.ndarray:
    if rng.random() < 0.08:
        w, h = rng.integers(12, 38, 2)
        x, y = rng.integers(0, KEPT - w), rng.integers(0, KEPT - h)
        crop[y : y + h, x : x + w] = rng.integers(0, 256, 3)
    if rng.random() < 0.3:
        quality = int(rng.integers(20, 90))
        crop = cv2.imdecode(cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)
    return crop
