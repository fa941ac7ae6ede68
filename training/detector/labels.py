"""What the teacher says of scenes, made steadier.

The cells that see one face differ by several percent of the eyes' distance, and so do a face and its mirror image. The
student learns their mean instead: of all cells that agree on a face, in the scene and in its mirror image.
"""

from __future__ import annotations

import numpy as np
import torch

from training.detector.shards import Batch
from training.material.yunet import Detector, decode, grid, overlaps

FACE = 0.4  # teacher's score of a face worth a mean
CELL = 0.25  # teacher's score of a cell that has a say in it
SAME_FACE = 0.5  # overlap of boxes


def judged(teacher: Detector, scenes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores (n x cells) of scenes (n x H x W x 3), and offsets (n x cells x 14) that are alike for all cells of a face."""
    scores, offsets = teacher.maps(scenes)
    return scores, steadied(teacher, scenes, scores, offsets)


def steadied(teacher: Detector, scenes: np.ndarray, scores: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """The offsets with those of each face's cells replaced by their common mean."""
    maps = teacher.maps(np.ascontiguousarray(scenes[:, :, ::-1]))
    images = torch.from_numpy(scenes).permute(0, 3, 1, 2)
    mirrored = Batch(images, *(torch.from_numpy(values) for values in maps)).mirrored()
    votes = zip(scores, offsets, mirrored.scores.numpy(), mirrored.offsets.numpy())
    return np.stack([_scene(*vote, *scenes.shape[1:3]) for vote in votes])


def _scene(
    scores: np.ndarray, offsets: np.ndarray, more_scores: np.ndarray, more_offsets: np.ndarray, height: int, width: int
) -> np.ndarray:
    cells, strides = grid(height, width)
    own, more = np.flatnonzero(scores > CELL), np.flatnonzero(more_scores > CELL)
    places = _places(cells[own], strides[own], offsets[own])
    votes = np.concatenate([places, _places(cells[more], strides[more], more_offsets[more])])
    weights = np.concatenate([scores[own], more_scores[more]]) ** 2
    steady, free = offsets.copy(), np.ones(len(own), bool)
    for face in decode(scores, offsets, height, width, FACE).boxes:
        agreeing = weights * (overlaps(face, _boxes(votes)) > SAME_FACE)
        mean = agreeing @ votes / agreeing.sum()
        members = free & (overlaps(face, _boxes(places)) > SAME_FACE)
        steady[own[members]] = _offsets(cells[own[members]], strides[own[members]], mean)
        free &= ~members
    return steady


def _places(cells: np.ndarray, strides: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Offsets as pixels: centre, log of the size, landmarks (n x 14)."""
    points = np.delete(offsets.astype(np.float32), [2, 3], 1).reshape(-1, 6, 2)
    points = (points + cells[:, None]) * strides[:, None, None]
    sizes = offsets[:, 2:4] + np.log(strides)[:, None]
    return np.concatenate([points[:, 0], sizes, points[:, 1:].reshape(-1, 10)], 1)


def _offsets(cells: np.ndarray, strides: np.ndarray, place: np.ndarray) -> np.ndarray:
    """The offsets by which these cells say this one place (14)."""
    points = np.delete(place, [2, 3]).reshape(6, 2) / strides[:, None, None] - cells[:, None]
    sizes = place[2:4] - np.log(strides)[:, None]
    return np.concatenate([points[:, 0], sizes, points[:, 1:].reshape(-1, 10)], 1)


def _boxes(places: np.ndarray) -> np.ndarray:
    sizes = np.exp(places[:, 2:4])
    return np.concatenate([places[:, :2] - sizes / 2, sizes], 1)
