"""Writes shards of made-up faces with the teacher's templates of them; a shard that is there already is left.

    python3 -m training.embedder.make --portraits DIR --detector yunet_s.onnx --teacher retail-0095.onnx --out DIR --shards 40
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
from pathlib import Path

import cv2
import numpy as np
import torch

from training.course.course import compiled
from training.embedder import people, wear
from training.embedder.faces import CROP, MARGIN, TARGET, FaceMaker
from training.embedder.people import Person
from training.embedder.teacher import SIDE, Teacher, templates

SHARD, BATCH, VARIANTS = 4000, 32, 2


def prepared(portraits: Path, detector: Path, out: Path) -> tuple[list[Person], list[Person]]:
    """The people to learn from and those held out; kept in the folder, since finding their landmarks takes minutes."""
    file = out / "people.pickle"
    if not file.exists():
        found = people.load(portraits, detector, TARGET)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(found))
        os.replace(part, file)
    return pickle.loads(file.read_bytes())


def crops_of(canvases: list[np.ndarray]) -> np.ndarray:
    """What the teacher sees of canvases."""
    inner = slice(MARGIN, MARGIN + CROP)
    return np.stack([cv2.resize(c[inner, inner], (SIDE, SIDE), interpolation=cv2.INTER_LINEAR) for c in canvases])


def write(maker: FaceMaker, teacher: torch.nn.Module, seed: int, count: int, folder: Path) -> None:
    """A shard: crops (count x VARIANTS x KEPT x KEPT x 3) and templates (count x 256)."""
    rng = np.random.default_rng(seed)
    part = folder.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    shape = (count, VARIANTS, wear.KEPT, wear.KEPT, 3)
    crops = np.lib.format.open_memmap(part / "crops.npy", "w+", np.uint8, shape)
    labels = np.empty((count, 256), np.float16)
    for start in range(0, count, BATCH):
        canvases = [maker.face() for _ in range(min(BATCH, count - start))]
        for i, canvas in enumerate(canvases, start):
            crops[i] = [wear.worn(rng, canvas) for _ in range(VARIANTS)]
        labels[start : start + len(canvases)] = templates(teacher, crops_of(canvases))
    crops.flush()
    np.save(part / "templates.npy", labels)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(part, folder)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--portraits", type=Path, required=True)
    options.add_argument("--detector", type=Path, required=True)
    options.add_argument("--teacher", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shards", type=int, default=40)
    options.add_argument("--first", type=int, default=0, help="number of the first shard, for several processes")
    options.add_argument("--step", type=int, default=1, help="distance of the numbers of this process's shards")
    options.add_argument("--held-out", action="store_true", help="of the portraits held out instead")
    given = options.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    learn, choose = prepared(given.portraits, given.detector, given.out.parent)
    teacher = compiled(Teacher(given.teacher).eval())
    for number in range(given.first, given.shards, given.step):
        folder = given.out / f"{number:03d}"
        if not folder.exists():
            seed = number + (10_000 if given.held_out else 0)
            write(FaceMaker(choose if given.held_out else learn, seed), teacher, seed, SHARD, folder)
            print(folder, flush=True)


if __name__ == "__main__":
    main()
