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
        order = _mirrored_cells(*self.scenes.shape[2:]).to(self.scenes.device)
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
    """One folder that `training.detector.scenes` wrote: read as it is needed, or held by a GPU."""

    def __init__(self, folder: Path, device: torch.device) -> None:
        arrays = [np.load(folder / f"{name}.npy", mmap_mode="c") for name in ("scenes", "scores", "offsets")]
        self._scenes, self._scores, self._offsets = (torch.from_numpy(array).to(device) for array in arrays)

    def __len__(self) -> int:
        return len(self._scenes)

    @property
    def size(self) -> int:
        return self._scenes.shape[1]

    def batch(self, rows: np.ndarray) -> Batch:
        chosen = torch.from_numpy(rows).to(self._scenes.device)
        scenes = self._scenes[chosen].permute(0, 3, 1, 2).float()
        return Batch(scenes, self._scores[chosen].float(), self._offsets[chosen].float())


class Shards:
    """The finished shards in a folder, of all sizes, on a device."""

    def __init__(self, folder: Path, device: torch.device = torch.device("cpu")) -> None:
        self._folder, self._device = folder, device
        self._known: dict[Path, Shard] = {}

    def all(self) -> list[Shard]:
        """Those that are there now."""
        for path in sorted(self._folder.iterdir()):
            if path.suffix != ".part" and path not in self._known:
                self._known[path] = Shard(path, self._device)
        return list(self._known.values())
