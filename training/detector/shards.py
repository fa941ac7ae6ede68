"""Scenes on disk with what the teacher says of them, in batches of tensors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.material.yunet import grid

LANDMARK_MIRROR = [2, 3, 0, 1, 4, 5, 8, 9, 6, 7]


@dataclass(frozen=True)
class Batch:
    """Scenes (n x 3 x H x W, 0..255), the teacher's scores (n x cells) and offsets (n x cells x 14)."""

    scenes: Tensor
    scores: Tensor
    offsets: Tensor

    def mirrored(self) -> Batch:
        """Left and right exchanged, in pixels, cells, offsets and the order of landmarks."""
        order = _mirrored_cells(*self.scenes.shape[2:])
        offsets = self.offsets[:, order]
        landmarks = offsets[:, :, 4:][:, :, LANDMARK_MIRROR]
        x = torch.cat([1 - offsets[:, :, :1], offsets[:, :, 1:4]], 2)
        landmarks[:, :, 0::2] = 1 - landmarks[:, :, 0::2]
        return Batch(self.scenes.flip(3), self.scores[:, order], torch.cat([x, landmarks], 2))


@cache
def _mirrored_cells(height: int, width: int) -> Tensor:
    """Of every cell, the index of the one that mirrors it."""
    cells, strides = grid(height, width)
    mirrored = np.stack([strides, cells[:, 1], width / strides - 1 - cells[:, 0]])
    index = {tuple(key): i for i, key in enumerate(np.stack([strides, cells[:, 1], cells[:, 0]]).T)}
    return torch.tensor([index[tuple(key)] for key in mirrored.T])


class Shard:
    """One folder that `training.detector.scenes` wrote, read as it is needed."""

    def __init__(self, folder: Path) -> None:
        arrays = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("scenes", "scores", "offsets")]
        self._scenes, self._scores, self._offsets = arrays

    def __len__(self) -> int:
        return len(self._scenes)

    @property
    def size(self) -> int:
        return self._scenes.shape[1]

    def batch(self, rows: np.ndarray) -> Batch:
        scenes = torch.from_numpy(np.ascontiguousarray(self._scenes[rows])).permute(0, 3, 1, 2).float()
        scores, offsets = (torch.from_numpy(a[rows].astype(np.float32)) for a in (self._scores, self._offsets))
        return Batch(scenes, scores, offsets)


def find(folder: Path) -> list[Shard]:
    """The finished shards in a folder, of all sizes."""
    return [Shard(path) for path in sorted(folder.iterdir()) if path.is_dir() and path.suffix != ".part"]
