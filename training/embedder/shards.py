"""Made-up faces on disk or on a GPU, in batches of tensors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.embedder.wear import CROP_SIDE, SPARE

GROUPS = 16  # of a batch: crops of one share a shard, a shift and a direction
STEPS_BETWEEN = 50  # looks for new shards


@dataclass(frozen=True)
class Batch:
    """Crops (n x 3 x 96 x 96, 0..255) and the teacher's templates (n x 256)."""

    crops: Tensor
    templates: Tensor


class Shard:
    """One labelled folder of made-up faces: read as it is needed, or held by a GPU."""

    def __init__(self, folder: Path, device: torch.device) -> None:
        self._crops = torch.from_numpy(np.load(folder / "crops.npy", mmap_mode="c")).to(device)
        self._templates = torch.from_numpy(np.load(folder / "templates.npy")).to(device)

    def batch(self, rng: np.random.Generator, size: int) -> Batch:
        """Crops by chance, shifted alike, as they are or mirrored."""
        rows = torch.from_numpy(rng.choice(len(self._crops), size, replace=False)).to(self._crops.device)
        variant = int(rng.integers(self._crops.shape[1]))
        top, left = np.clip(np.rint(rng.normal(SPARE, 1.6, 2)), 0, 2 * SPARE).astype(int)
        crops = self._crops[rows, variant, top : top + CROP_SIDE, left : left + CROP_SIDE].permute(0, 3, 1, 2)
        return Batch(crops.flip(3) if rng.random() < 0.5 else crops, self._templates[rows].float())


class Shards:
    """The labelled shards in a folder, on a device."""

    def __init__(self, folder: Path, device: torch.device = torch.device("cpu")) -> None:
        self._folder, self._device = folder, device
        self._known: dict[Path, Shard] = {}

    def batches(self, size: int, seed: int) -> Iterator[Batch]:
        """Batches without end of crops taken by chance; shards that appear meanwhile join in."""
        rng = np.random.default_rng(seed)
        while True:
            known = self._all()
            for _ in range(STEPS_BETWEEN):
                yield _joined([known[rng.integers(len(known))].batch(rng, size // GROUPS) for _ in range(GROUPS)])

    def _all(self) -> list[Shard]:
        for path in sorted(self._folder.iterdir()):
            if path not in self._known and (path / "templates.npy").exists():
                self._known[path] = Shard(path, self._device)
        return list(self._known.values())


def _joined(batches: list[Batch]) -> Batch:
    return Batch(torch.cat([b.crops for b in batches]), torch.cat([b.templates for b in batches]))
