"""Trains the student on scenes that the teacher has judged; the same command goes on after a break.

    python3 -m training.detector.train --scenes DIR --held-out DIR --run DIR --samples 400000

The schedule is counted in scenes of 256x256, so a run that was begun can be given more or fewer.
"""

from __future__ import annotations

import argparse
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.detector import shards
from training.detector.measure import agreement
from training.detector.network import Network
from training.detector.shards import Batch

BATCH_PIXELS = 16 * 256 * 256
PEAK_RATE, WARM_UP, WEIGHT_DECAY, LONGEST_GRADIENT = 3e-3, 0.03, 0.02, 10.0
AVERAGE = 0.999
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
    uniform = torch.rand((n, 5, 1, 1), generator=generator) * 2 - 1
    light = (1 + 0.15 * uniform[:, :1]) * (1 + 0.06 * uniform[:, 1:4])
    scenes = (batch.scenes * light + 15 * uniform[:, 4:]).clamp(0, 255)
    return Batch(scenes, batch.scores, batch.offsets)


class Training:
    """The state of a run: network, moving average, optimiser, scenes seen."""

    def __init__(self, folder: Path, samples: int, start: Network) -> None:
        """Goes on with what is in the folder; where there is nothing, begins with `start`."""
        self._file, self._samples = folder / "checkpoint.pt", samples
        self.network = start.to(memory_format=torch.channels_last)
        self.average = Network().to(memory_format=torch.channels_last)
        self.average.load_state_dict(self.network.state_dict())
        decayed = [p for p in self.network.parameters() if p.ndim > 1]
        others = [p for p in self.network.parameters() if p.ndim <= 1]
        groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]
        self._optimiser = torch.optim.AdamW(groups, lr=PEAK_RATE)
        self.seen, self.steps = 0.0, 0
        if self._file.exists():
            self._resume()

    @property
    def finished(self) -> bool:
        return self.seen >= self._samples

    def step(self, batch: Batch) -> tuple[float, ...]:
        """Learns from a batch; the three losses."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.rate()
        self.network.train()
        scenes = batch.scenes.contiguous(memory_format=torch.channels_last) / 255
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, offsets = self.network(scenes)
        score, box, landmarks = losses(logits, offsets, batch)
        self._optimiser.zero_grad(set_to_none=True)
        (score + BOX_WEIGHT * box + LANDMARK_WEIGHT * landmarks).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), LONGEST_GRADIENT)
        self._optimiser.step()
        self.steps += 1
        self.seen += scenes.shape[0] * scenes.shape[2] * scenes.shape[3] / 256**2
        self._follow()
        return score.item(), box.item(), landmarks.item()

    def rate(self) -> float:
        """Linear warm-up, then a cosine to zero."""
        progress = min(1.0, self.seen / self._samples)
        if progress < WARM_UP:
            return PEAK_RATE * (progress + 1e-3) / WARM_UP
        return PEAK_RATE * 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))) + 1e-6

    def save(self) -> None:
        """Writes the state so that a break in the middle leaves the one before."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "seen": self.seen,
            "steps": self.steps,
        }
        part = self._file.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, self._file)
        weights = self._file.with_name("weights.npy")
        part = weights.with_suffix(".part.npy")
        np.save(part, self.average.weights())
        os.replace(part, weights)

    def _resume(self) -> None:
        state = torch.load(self._file)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.seen, self.steps = state["seen"], state["steps"]

    def _follow(self) -> None:
        """The average moves towards the network, faster at the start."""
        keep = min(AVERAGE, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for old, new in zip(self.average.state_dict().values(), self.network.state_dict().values()):
                if old.is_floating_point():
                    old.lerp_(new, 1 - keep)


def batches(folder: Path, seed: int) -> Iterator[Batch]:
    """Batches without end, each of one size of scenes; shards that appear meanwhile join in."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    while True:
        known = shards.find(folder)
        scenes = np.array([len(shard) for shard in known])
        for _ in range(50):
            shard = known[rng.choice(len(known), p=scenes / scenes.sum())]
            count = min(len(shard), max(1, BATCH_PIXELS // shard.size**2))
            yield varied(shard.batch(np.sort(rng.choice(len(shard), count, replace=False))), generator)


def run(training: Training, scenes: Path, held_out: Path, log: Path, minutes_between: float) -> None:
    """Trains to the end, with a line in the log and a checkpoint every few minutes."""
    recent: list[tuple[float, ...]] = []
    start, saved, first = time.monotonic(), time.monotonic(), training.seen
    source = batches(scenes, seed=training.steps)
    while not training.finished:
        recent.append(training.step(next(source)))
        if training.finished or time.monotonic() - saved > 60 * minutes_between:
            training.save()
            speed = (training.seen - first) / (time.monotonic() - start)
            score, box, landmarks = np.mean(recent, 0)
            training.average.eval()
            line = (
                f"{training.seen:.0f} scenes, {speed:.0f}/s, rate {training.rate():.1e}, score {score:.3f}, "
                f"box {box:.3f}, landmarks {landmarks:.3f}; held out: {agreement(training.average, shards.find(held_out))}"
            )
            with open(log, "a") as file:
                print(line, file=file)
            print(line, flush=True)
            recent, saved = [], time.monotonic()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenes", type=Path, required=True)
    options.add_argument("--held-out", type=Path, required=True)
    options.add_argument("--run", type=Path, required=True, help="folder of checkpoint, weights and log")
    options.add_argument("--samples", type=int, default=400_000)
    options.add_argument("--start", type=Path, help="weights.npy to begin with, instead of chance")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--minutes-between", type=float, default=3)
    given = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    given.run.mkdir(parents=True, exist_ok=True)
    start = Network().take(np.load(given.start)) if given.start else Network()
    training = Training(given.run, given.samples, start)
    run(training, given.scenes, given.held_out, given.run / "learning-curve.txt", given.minutes_between)


if __name__ == "__main__":
    main()
