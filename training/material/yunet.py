"""The tensors of a detector of YuNet's form: running one, and reading faces from what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

STRIDES = (8, 16, 32)
KINDS = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}
OUTPUTS = [f"{kind}_{stride}" for stride in STRIDES for kind in KINDS]
SCORE_THRESHOLD = 0.7
OVERLAP_THRESHOLD = 0.3


@dataclass(frozen=True)
class Faces:
    """Faces of one image, best first: n scores, n boxes (x, y, width, height), n x 5 landmarks, in pixels."""

    scores: np.ndarray
    boxes: np.ndarray
    landmarks: np.ndarray

    def __len__(self) -> int:
        return len(self.scores)

    def largest(self) -> int:
        """The index of the face with the largest box; there must be one."""
        return int(np.argmax(self.boxes[:, 2] * self.boxes[:, 3]))


@cache
def grid(height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Of every cell of all strides: its column and row (cells x 2), and its stride (cells)."""
    cells, strides = [], []
    for stride in STRIDES:
        rows, columns = np.mgrid[0 : height // stride, 0 : width // stride]
        cells.append(np.stack([columns.ravel(), rows.ravel()], 1))
        strides.append(np.full(rows.size, stride))
    return np.concatenate(cells).astype(np.float32), np.concatenate(strides).astype(np.float32)


def decode(scores: np.ndarray, offsets: np.ndarray, height: int, width: int, threshold: float) -> Faces:
    """Faces from scores (cells) and offsets (cells x 14: box, then landmarks), after non-maximum suppression."""
    cells, strides = grid(height, width)
    chosen = np.flatnonzero(scores >= threshold)
    chosen = chosen[np.argsort(-scores[chosen], kind="stable")]
    cell, stride, offset = cells[chosen], strides[chosen, None], offsets[chosen].astype(np.float32)
    centres, sizes = (cell + offset[:, :2]) * stride, np.exp(offset[:, 2:4]) * stride
    boxes = np.concatenate([centres - sizes / 2, sizes], 1)
    landmarks = (cell[:, None] + offset[:, 4:].reshape(-1, 5, 2)) * stride[:, None]
    kept = _without_overlaps(boxes)
    return Faces(scores[chosen][kept], boxes[kept], landmarks[kept])


def _without_overlaps(boxes: np.ndarray) -> list[int]:
    kept: list[int] = []
    for i, box in enumerate(boxes):
        if not kept or overlaps(box, boxes[kept]).max() <= OVERLAP_THRESHOLD:
            kept.append(i)
    return kept


def overlaps(box: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Intersection over union of a box with each of several."""
    low = np.maximum(box[:2], boxes[:, :2])
    high = np.minimum(box[:2] + box[2:], boxes[:, :2] + boxes[:, 2:])
    common = np.prod(np.clip(high - low, 0, None), 1)
    return common / (box[2] * box[3] + boxes[:, 2] * boxes[:, 3] - common)


def padded(image: np.ndarray) -> np.ndarray:
    """The image with black below and to the right, up to multiples of the largest stride."""
    height, width = image.shape[:2]
    return cv2.copyMakeBorder(image, 0, -height % 32, 0, -width % 32, cv2.BORDER_CONSTANT)


class Detector:
    """Runs an ONNX detector on the CPU through OpenCV."""

    def __init__(self, onnx: Path) -> None:
        self._network = cv2.dnn.readNet(str(onnx))

    def maps(self, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of images (n x H x W x 3, BGR, uint8): scores (n x cells) and offsets (n x cells x 14)."""
        self._network.setInput(cv2.dnn.blobFromImages(list(images)))
        outputs = dict(zip(OUTPUTS, self._network.forward(OUTPUTS)))
        whole = {kind: np.concatenate([outputs[f"{kind}_{s}"] for s in STRIDES], 1) for kind in KINDS}
        scores = np.sqrt(np.clip(whole["cls"], 0, 1) * np.clip(whole["obj"], 0, 1))[..., 0]
        return scores, np.concatenate([whole["bbox"], whole["kps"]], 2)

    def faces(self, image: np.ndarray, threshold: float = SCORE_THRESHOLD) -> Faces:
        """The faces of one image of any size."""
        whole = padded(image)
        scores, offsets = self.maps(whole[None])
        return decode(scores[0], offsets[0], *whole.shape[:2], threshold)
