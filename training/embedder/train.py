"""Trains the student on shards of made-up faces; the same command goes on after a break.

    python3 -m training.embedder.train --faces DIR --held-out DIR --run DIR --samples 4000000

The schedule is counted in crops, so a run that was begun can be given more or fewer.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.course.course import Course, Schedule, compiled
from training.course.muon import optimisers
from training.course.weights import with_weights
from training.embedder.measure import agreement
from training.embedder.network import Network
from training.embedder.shards import Batch, Shards

WARM_UP, WEIGHT_DECAY, LONGEST_GRADIENT = 0.03, 0.05, 1.0
MATRIX_RATE, OTHER_RATE = 0.02, 2.5e-3
SIMILARITY_WEIGHT = 4.0


def loss_of(embeddings: Tensor, templates: Tensor) -> tuple[Tensor, Tensor]:
    """How far from the teacher's templates, by direction (1 - cosine), and by the similarities within the batch."""
    seen, wanted = F.normalize(embeddings.float()), F.normalize(templates)
    apart = 1 - (seen * wanted).sum(1).mean()
    return apart, (seen @ seen.T - wanted @ wanted.T).pow(2).mean()


def relit(crops: Tensor, generator: torch.Generator) -> Tensor:
    """Crops as floats, each with other contrast and brightness."""
    light = torch.rand((len(crops), 2, 1, 1), generator=generator).to(crops.device) - 0.5
    relit = crops.float() * (1 + 0.2 * light[:, :1]) + 30 * light[:, 1:]
    return relit.contiguous(memory_format=torch.channels_last)


class Training:
    """A run of the student."""

    def __init__(self, folder: Path, samples: int, start: Network) -> None:
        network = start.to(memory_format=torch.channels_last)
        inner = [p for name, p in network.stages.named_parameters() if p.ndim == 4 and not name.startswith("0.entry")]
        chosen = optimisers(network, inner, MATRIX_RATE, OTHER_RATE, WEIGHT_DECAY)
        self.course = Course(folder, network, chosen, Schedule(samples, WARM_UP, LONGEST_GRADIENT))
        self._forward = compiled(network)
        self._light = torch.Generator().manual_seed(1)

    def step(self, batch: Batch) -> tuple[float, float]:
        """Learns from a batch; the two losses."""
        self.course.network.train()
        with torch.autocast(batch.crops.device.type, dtype=torch.bfloat16):
            embeddings = self._forward(relit(batch.crops, self._light))
        apart, uneven = loss_of(embeddings, batch.templates)
        self.course.learn(apart + SIMILARITY_WEIGHT * uneven, len(batch.crops))
        return apart.item(), uneven.item()


def run(training: Training, faces: Shards, held_out: Path, batch: int, minutes_between: float) -> None:
    """Trains to the end, with a line in the log and a checkpoint every few minutes."""
    source = faces.batches(batch, seed=training.course.steps)

    def tell(losses: np.ndarray) -> str:
        apart, uneven = losses
        seen = f"cosine {1 - apart:.4f}, similarities off by {uneven**0.5:.4f}"
        return f"{seen}; held out: {agreement(training.course.average, held_out)}"

    training.course.run(lambda: training.step(next(source)), tell, minutes_between)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--faces", type=Path, required=True)
    options.add_argument("--held-out", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True, help="folder of checkpoint and log")
    options.add_argument("--samples", type=int, default=4_000_000)
    options.add_argument("--start", type=Path, help="weights.npy to begin with, instead of chance")
    options.add_argument("--batch", type=int, default=256, help="crops of a step, a multiple of 16")
    options.add_argument("--device", default="cpu", help="cuda: a GPU, which then holds all crops")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--minutes-between", type=float, default=5)
    given = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    given.run.mkdir(parents=True, exist_ok=True)
    start = with_weights(Network(), np.load(given.start)) if given.start else Network()
    device = torch.device(given.device)
    training = Training(given.run, given.samples, start.to(device))
    run(training, Shards(given.faces, device), given.held_out, given.batch, given.minutes_between)


if __name__ == "__main__":
    main()
