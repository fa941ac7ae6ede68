"""Five landmarks, where an aligned crop has them, and the maps between pictures that they give."""

from __future__ import annotations

import cv2
import numpy as np

# Where the teacher wants the landmarks, as parts of its crop's side (Open Model Zoo, face-reidentification-retail-0095).
PLACES = np.array(
    [
        [0.31556875, 0.46157411],
        [0.68262292, 0.46157411],
        [0.50026250, 0.64050536],
        [0.34947188, 0.82469196],
        [0.65343646, 0.82325087],
    ],
    np.float64,
)


def similarity(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The similarity transform (2x3) that brings landmarks (5x2) nearest to others; least squares."""
    a, b = source - source.mean(0), target - target.mean(0)
    size = (a**2).sum()
    cosine, sine = (a * b).sum() / size, (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / size
    turn = np.array([[cosine, -sine], [sine, cosine]])
    return np.hstack([turn, (target.mean(0) - turn @ source.mean(0))[:, None]])


def affine(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The affine transform (2x3) that brings landmarks nearest to others; least squares."""
    return np.linalg.lstsq(np.hstack([source, np.ones((5, 1))]), target, rcond=None)[0].T


def moved(transform: np.ndarray, points: np.ndarray) -> np.ndarray:
    return points @ transform[:, :2].T + transform[:, 2]


def warped(image: np.ndarray, transform: np.ndarray, side: int) -> np.ndarray:
    """A square cut from the image; what lies outside it repeats its edge."""
    return cv2.warpAffine(image, transform, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
