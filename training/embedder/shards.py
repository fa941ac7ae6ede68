"""Made-up faces on disk, in batches of tensors, read by a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import numpy as np
import torch
from torch import Tensor

from training.embedder.wear import CROP_SIDE, SPARE

ALIKE = 16  # crops of a batch that share a shift and a direction
WAITING = 6  # batches made ahead


@dataclass(frozen=True)
class Batch:
    """Crops (n x 3 x 96 x 96, 0..255) and the teacher's templates (n x 256)."""

    crops: Tensor
    templates: Tensor


def batches(folder: Path, size: int, seed: int) -> Iterator[Batch]:
    """Batches without end, every crop once an epoch; shards that appear meanwhile join at the next epoch."""
    queue: Queue[Batch] = Queue(WAITING)
    threading.Thread(target=_fill, args=(queue, folder, size, seed), daemon=True).start()
    while True:
        yield queue.get()


def _fill(queue: Queue[Batch], folder: Path, size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    while True:
        shards = sorted(p for p in folder.iterdir() if p.suffix != ".part")
        crops = [np.load(shard / "crops.npy", mmap_mode="r") for shard in shards]
        templates = [np.load(shard / "templates.npy") for shard in shards]
        rows = [(s, r, v) for s, c in enumerate(crops) for r in range(c.shape[0]) for v in range(c.shape[1])]
        order = np.array(rows, np.int32)[rng.permutation(len(rows))]
        for first in range(0, len(order) - size + 1, size):
            queue.put(_batch(rng, crops, templates, order[first : first + size]))


def _batch(rng: np.random.Generator, crops: list, templates: list, rows: np.ndarray) -> Batch:
    pixels = np.empty((len(rows), CROP_SIDE, CROP_SIDE, 3), np.uint8)
    for first in range(0, len(rows), ALIKE):
        top, left = np.clip(np.rint(rng.normal(SPARE, 1.6, 2)), 0, 2 * SPARE).astype(int)
        direction = 1 if rng.random() < 0.5 else -1
        for i, (shard, row, variant) in enumerate(rows[first : first + ALIKE], first):
            crop = crops[shard][row, variant, top : top + CROP_SIDE, left : left + CROP_SIDE]
            pixels[i] = crop[:, ::direction]
    labels = np.stack([templates[shard][row] for shard, row, _ in rows]).astype(np.float32)
    return Batch(torch.from_numpy(pixels).permute(0, 3, 1, 2), torch.from_numpy(labels))
