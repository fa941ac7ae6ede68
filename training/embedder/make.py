"""Writes shards of made-up faces, which `label` adds the teacher's templates to; a shard that is there already is left.

    python3 -m training.embedder.make --portraits DIR --detector yunet_s.onnx --out DIR --shards 40
"""

from __future__ import annotations

import argparse
import os
import pickle
from pathlib import Path

import cv2
import numpy as np

from training.embedder import people, wear
from training.embedder.faces import CROP, MARGIN, TARGET, FaceMaker
from training.embedder.people import Person
from training.embedder.teacher import SIDE

SHARD, VARIANTS = 4000, 2


def prepared(portraits: Path, detector: Path, out: Path) -> tuple[list[Person], list[Person]]:
    """The people to learn from and those held out; kept in the folder, since finding their landmarks takes minutes."""
    file = out / "people.pickle"
    if not file.exists():
        found = people.load(portraits, detector, TARGET)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(found))
        os.replace(part, file)
    return pickle.loads(file.read_bytes())


def write(maker: FaceMaker, seed: int, count: int, folder: Path) -> None:
    """A shard, whole or not at all: what the student sees (count x VARIANTS x KEPT x KEPT x 3) and what the teacher does."""
    rng = np.random.default_rng(seed)
    part = folder.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    crops = np.empty((count, VARIANTS, wear.KEPT, wear.KEPT, 3), np.uint8)
    clean = np.empty((count, SIDE, SIDE, 3), np.uint8)
    inner = slice(MARGIN, MARGIN + CROP)
    for i in range(count):
        canvas = maker.face()
        crops[i] = [wear.worn(rng, canvas) for _ in range(VARIANTS)]
        clean[i] = cv2.resize(canvas[inner, inner], (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    np.save(part / "crops.npy", crops)
    np.save(part / "clean.npy", clean)
    os.replace(part, folder)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--portraits", type=Path, required=True)
    options.add_argument("--detector", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shards", type=int, default=40)
    options.add_argument("--first", type=int, default=0, help="number of the first shard, for several processes")
    options.add_argument("--step", type=int, default=1, help="distance of the numbers of this process's shards")
    options.add_argument("--held-out", action="store_true", help="of the portraits held out instead")
    given = options.parse_args()
    cv2.setNumThreads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    learn, choose = prepared(given.portraits, given.detector, given.out.parent)
    for number in range(given.first, given.shards, given.step):
        folder = given.out / f"{number:03d}"
        if not folder.exists():
            seed = number + (10_000 if given.held_out else 0)
            write(FaceMaker(choose if given.held_out else learn, seed), seed, SHARD, folder)
            print(folder, flush=True)


if __name__ == "__main__":
    main()
