"""Drawn portraits: what smoke runs learn from instead of people."""

from __future__ import annotations

import cv2
import numpy as np

from training.material.backgrounds import Random, noise, skin_colour
from training.material.portraits import Portrait


def drawn(rng: Random) -> Portrait:
    """A portrait with an ellipse for a face and dots for its landmarks."""
    image = noise(rng, 128)
    landmarks = np.array([[52, 58], [76, 58], [64, 70], [55, 82], [73, 82]], np.float32)
    cv2.ellipse(image, (64, 66), (28, 38), 0, 0, 360, skin_colour(rng), -1)
    for x, y in landmarks.astype(int):
        cv2.circle(image, (int(x), int(y)), 4, (20, 20, 20), -1)
    return Portrait(image, np.array([36, 28, 56, 76], np.float32), landmarks)
