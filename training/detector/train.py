"""Trains the student on scenes that the teacher has judged; the same command goes on after a break.

    python3 -m training.detector.train --scenes DIR --held-out DIR --run DIR --samples 400000

The schedule is counted in scenes of 256x256, so a run that was begun can be given more or fewer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.course.course import Course, Schedule, compiled
from training.course.muon import optimisers
from training.course.weights import with_weights
from training.detector.measure import agreement
from training.detector.network import Network
from training.detector.shards import Batch, Shards

SCENE_PIXELS = 256 * 256
WARM_UP, WEIGHT_DECAY, LONGEST_GRADIENT = 0.03, 0.02, 10.0
MATRIX_RATE, OTHER_RATE = 0.01, 2e-3
POSITIVE = 0.25  # cells that the teacher scores higher teach boxes and landmarks
BOX_WEIGHT, LANDMARK_WEIGHT = 2.0, 5.0


def losses(logits: Tensor, offsets: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Score (quality focal loss), box and landmark losses, the latter two relative to the face's size."""
    misfit = (torch.sigmoid(logits) - batch.scores).abs()
    cross_entropy = F.binary_cross_entropy_with_logits(logits, batch.scores, reduction="none")
    score = (misfit * cross_entropy).sum() / batch.scores[batch.scores > POSITIVE].sum().clamp(min=1)
    positive = batch.scores > POSITIVE
    weight = batch.scores[positive]
    weight = weight / weight.sum().clamp(min=1)
    expected, seen = batch.offsets[positive], offsets[positive]
    error, size = (seen - expected).abs(), expected[:, 2:4].exp()
    box = (error[:, :2] / size).sum(1) + error[:, 2:4].sum(1)
    landmarks = error[:, 4:].sum(1) / size.prod(1).sqrt()
    return score, (weight * box).sum(), (weight * landmarks).sum()


def varied(batch: Batch, generator: torch.Generator) -> Batch:
    """The batch, half the time mirrored, with light and tint changed a little for each scene."""
    if torch.rand((), generator=generator) < 0.5:
        batch = batch.mirrored()
    n = len(batch.scenes)
    uniform = torch.rand((n, 5, 1, 1), generator=generator).to(batch.scenes.device) * 2 - 1
    light = (1 + 0.15 * uniform[:, :1]) * (1 + 0.06 * uniform[:, 1:4])
    scenes = (batch.scenes * light + 15 * uniform[:, 4:]).clamp(0, 255)
    return Batch(scenes, batch.scores, batch.offsets)


class Training:
    """A run of the student."""

    def __init__(self, folder: Path, samples: int, start: Network) -> None:
        network = start.to(memory_format=torch.channels_last)
        inner = [p for name, p in network.named_parameters() if name.endswith("pointwise.0.weight")]
        chosen = optimisers(network, inner, MATRIX_RATE, OTHER_RATE, WEIGHT_DECAY)
        self.course = Course(folder, network, chosen, Schedule(samples, WARM_UP, LONGEST_GRADIENT))
        self._forward = compiled(network)

    def step(self, batch: Batch) -> tuple[float, ...]:
        """Learns from a batch; the three losses."""
        self.course.network.train()
        scenes = batch.scenes.contiguous(memory_format=torch.channels_last) / 255
        with torch.autocast(scenes.device.type, dtype=torch.bfloat16):
            logits, offsets = self._forward(scenes)
        score, box, landmarks = losses(logits, offsets, batch)
        whole = score + BOX_WEIGHT * box + LANDMARK_WEIGHT * landmarks
        self.course.learn(whole, scenes.shape[0] * scenes.shape[2] * scenes.shape[3] / SCENE_PIXELS)
        return score.item(), box.item(), landmarks.item()


def batches(shards: Shards, size: int, seed: int) -> Iterator[Batch]:
    """Batches without end of so many scenes of 256x256, or fewer larger ones; shards that appear meanwhile join in."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    while True:
        known = shards.all()
        scenes = np.array([len(shard) for shard in known])
        for _ in range(50):
            shard = known[rng.choice(len(known), p=scenes / scenes.sum())]
            count = min(len(shard), max(1, size * SCENE_PIXELS // shard.size**2))
            yield varied(shard.batch(np.sort(rng.choice(len(shard), count, replace=False))), generator)


def run(training: Training, scenes: Shards, held_out: Shards, batch: int, minutes_between: float) -> None:
    """Trains to the end, with a line in the log and a checkpoint every few minutes."""
    source = batches(scenes, batch, seed=training.course.steps)

    def tell(losses: np.ndarray) -> str:
        score, box, landmarks = losses
        seen = f"score {score:.3f}, box {box:.3f}, landmarks {landmarks:.3f}"
        return f"{seen}; held out: {agreement(training.course.average, held_out.all())}"

    training.course.run(lambda: training.step(next(source)), tell, minutes_between)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenes", type=Path, required=True)
    options.add_argument("--held-out", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True, help="folder of checkpoint, weights and log")
    options.add_argument("--samples", type=int, default=400_000)
    options.add_argument("--start", type=Path, help="weights.npy to begin with, instead of chance")
    options.add_argument("--batch", type=int, default=16, help="scenes of a step")
    options.add_argument("--device", default="cpu", help="cuda: a GPU, which then holds all scenes")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--minutes-between", type=float, default=3)
    given = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    given.run.mkdir(parents=True, exist_ok=True)
    start = with_weights(Network(), np.load(given.start)) if given.start else Network()
    device = torch.device(given.device)
    training = Training(given.run, given.samples, start.to(device))
    run(training, Shards(given.scenes, device), Shards(given.held_out, device), given.batch, given.minutes_between)


if __name__ == "__main__":
    main()
