"""Adds the teacher's templates to the shards that have none.

    python3 -m training.embedder.label --faces DIR --teacher retail-0095.onnx
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.course.course import compiled
from training.embedder.teacher import LENGTH, Teacher, templates

BATCH = 32


def unlabelled(faces: Path) -> list[Path]:
    """The finished shards without templates."""
    return [path for path in sorted(faces.iterdir()) if path.suffix != ".part" and not (path / "templates.npy").exists()]


def label(shard: Path, teacher: nn.Module, device: torch.device) -> None:
    """Writes a shard's templates (count x 256), and removes the crops that only the teacher needed."""
    clean = np.load(shard / "clean.npy", mmap_mode="c")
    found = np.empty((len(clean), LENGTH), np.float16)
    for first in range(0, len(clean), BATCH):
        found[first : first + BATCH] = templates(teacher, clean[first : first + BATCH], device)
    part = shard / "templates.part"
    with open(part, "wb") as file:
        np.save(file, found)
    os.replace(part, shard / "templates.npy")
    (shard / "clean.npy").unlink()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--faces", type=Path, required=True)
    options.add_argument("--teacher", type=Path, required=True)
    options.add_argument("--device", default="cpu", help="cuda: a GPU")
    options.add_argument("--threads", type=int, default=1)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    device = torch.device(given.device)
    teacher = compiled(Teacher(given.teacher, device).eval())
    for shard in unlabelled(given.faces):
        label(shard, teacher, device)
        print(shard, flush=True)


if __name__ == "__main__":
    main()
