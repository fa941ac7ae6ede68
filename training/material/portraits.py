"""The portraits that scenes are made of, each with the face that the teacher finds in it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from training.material.yunet import Detector

HELD_OUT = 300


@dataclass(frozen=True)
class Portrait:
    """A photo (BGR) with the box (x, y, width, height) and the five landmarks of its face."""

    image: np.ndarray
    box: np.ndarray
    landmarks: np.ndarray

    def mirrored(self) -> Portrait:
        width = self.image.shape[1]
        x, y, w, h = self.box
        landmarks = np.array([width, 0]) + self.landmarks[[1, 0, 2, 4, 3]] * np.array([-1, 1])
        return Portrait(self.image[:, ::-1], np.array([width - x - w, y, w, h]), landmarks)


def load(folder: Path, teacher: Detector) -> tuple[list[Portrait], list[Portrait]]:
    """All portraits with a face: those to train on, and those held out to choose by. Always the same split."""
    train: list[Portrait] = []
    choose: list[Portrait] = []
    for row, held_out in rows(folder):
        portrait = read(folder / row["file"], teacher)
        if portrait:
            (choose if held_out else train).append(portrait)
    return train, choose


def rows(folder: Path) -> list[tuple[dict[str, str], bool]]:
    """What the index says of each portrait, and whether it is held out."""
    with open(folder / "index.csv", newline="") as index:
        all_rows = list(csv.DictReader(index))
    held_out = set(np.random.default_rng(7).permutation(len(all_rows))[:HELD_OUT].tolist())
    return [(row, i in held_out) for i, row in enumerate(all_rows)]


def read(file: Path, teacher: Detector) -> Portrait | None:
    """A photo with its largest face; nothing if the teacher finds none."""
    image = cv2.imread(str(file))
    faces = teacher.faces(image)
    if not len(faces):
        return None
    best = faces.largest()
    return Portrait(image, faces.boxes[best], faces.landmarks[best])
