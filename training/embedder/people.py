"""Aligned portraits: the material of made-up faces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.material import portraits
from training.material.groups import is_gray
from training.material.portraits import Portrait
from training.material.yunet import Detector
from training.embedder.aligned import affine, moved, similarity, warped

SMALL = 60.0  # distance of the eyes, in pixels of the canvas, below which a portrait is too coarse to be taken often


@dataclass(frozen=True)
class Person:
    """A portrait with its landmarks in it, where they come to lie on the canvas, and how often to take it."""

    image: np.ndarray
    landmarks: np.ndarray
    places: np.ndarray
    weight: float

    def aligned(self, target: np.ndarray, side: int) -> np.ndarray:
        """The portrait turned and scaled, but not stretched, so that its landmarks come nearest to the target."""
        return warped(self.image, similarity(self.landmarks, target), side)

    def warped(self, places: np.ndarray, side: int) -> np.ndarray:
        """The portrait with its landmarks near the places asked for."""
        return warped(self.image, affine(self.landmarks, places), side)


def load(folder: Path, detector: Path, target: np.ndarray) -> tuple[list[Person], list[Person]]:
    """All portraits with a face: those to learn from, and those held out to choose by (the detector's split)."""
    yunet = Detector(detector)
    learn, choose = portraits.load(folder, yunet)
    return [person(p, yunet, target) for p in learn], [person(p, yunet, target) for p in choose]


def person(portrait: Portrait, detector: Detector, target: np.ndarray) -> Person:
    """A portrait's person on a canvas whose landmarks belong at the target."""
    landmarks = _steadied(portrait, detector)
    transform = similarity(landmarks, target)
    scale = np.linalg.norm(transform[:, 0])
    eyes = np.linalg.norm(target[1] - target[0]) / scale
    weight = (1.0 if eyes >= SMALL else 0.5) * (0.5 if is_gray(portrait.image) else 1.0)
    return Person(portrait.image, landmarks, moved(transform, landmarks), weight)


def _steadied(portrait: Portrait, detector: Detector) -> np.ndarray:
    """The mean of what the detector says of the face at three sizes, each also mirrored."""
    height, width = portrait.image.shape[:2]
    x, y, w, h = portrait.box
    seen = [portrait.landmarks]
    for length in (70, 100, 140):
        factor = length / max(w, h)
        low = np.maximum(np.array([x - w, y - h]), 0).astype(int)
        high = np.minimum(np.array([x + 2 * w, y + 2 * h]), [width, height]).astype(int)
        cut = portrait.image[low[1] : high[1], low[0] : high[0]]
        cut = cv2.resize(cut, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        for picture, mirrored in ((cut, False), (np.ascontiguousarray(cut[:, ::-1]), True)):
            faces = detector.faces(picture)
            if len(faces):
                points = faces.landmarks[faces.largest()]
                if mirrored:
                    points = np.array([picture.shape[1] - 1, 0]) + points[[1, 0, 2, 4, 3]] * [-1, 1]
                seen.append(points / factor + low)
    steady = np.median(np.stack(seen), 0)
    return steady.astype(np.float64)
