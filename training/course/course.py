"""The state of a run: network, its moving average, optimisers, and how much of the schedule is done."""

from __future__ import annotations

import copy
import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.course.weights import weights_of

AVERAGE = 0.999


@dataclass(frozen=True)
class Schedule:
    """How much to learn (in samples), the part of it to warm up in, and the longest gradient that is followed."""

    samples: int
    warm_up: float
    longest_gradient: float

    def pace(self, seen: float) -> float:
        """The part of the peak rate to learn at: linear warm-up, then a cosine to zero."""
        progress = min(1.0, seen / self.samples)
        if progress < self.warm_up:
            return (progress + 1e-3) / self.warm_up
        return 0.5 * (1 + math.cos(math.pi * (progress - self.warm_up) / (1 - self.warm_up))) + 1e-4


class Course:
    """Steps of learning, and a checkpoint from which the same command goes on after a break."""

    def __init__(
        self, folder: Path, network: nn.Module, optimisers: list[torch.optim.Optimizer], schedule: Schedule
    ) -> None:
        """Goes on with what is in the folder; where there is nothing, begins with the network as it is."""
        self._file, self._schedule = folder / "checkpoint.pt", schedule
        self.network, self.average = network, copy.deepcopy(network).eval()
        self._optimisers = optimisers
        self._peaks = [group["lr"] for group in self._groups()]
        self.seen, self.steps = 0.0, 0
        if self._file.exists():
            self._resume()

    @property
    def finished(self) -> bool:
        return self.seen >= self._schedule.samples

    def pace(self) -> float:
        return self._schedule.pace(self.seen)

    def learn(self, loss: Tensor, samples: float) -> None:
        """Follows the gradient of a loss over so many samples."""
        for group, peak in zip(self._groups(), self._peaks):
            group["lr"] = peak * self.pace()
        self.network.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self._schedule.longest_gradient)
        for optimiser in self._optimisers:
            optimiser.step()
        self.steps += 1
        self.seen += samples
        self._follow()

    def save(self) -> None:
        """Writes the state so that a break in the middle leaves the one before."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimisers": [o.state_dict() for o in self._optimisers],
            "seen": self.seen,
            "steps": self.steps,
        }
        part = self._file.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, self._file)

    def run(self, step: Callable[[], tuple[float, ...]], tell: Callable[[np.ndarray], str], minutes_between: float) -> None:
        """Takes steps to the end; every few minutes a checkpoint, the weights, and a line of the log.

        `step` learns from one batch and gives its losses; `tell` puts the means of the recent losses into words.
        """
        folder, recent = self._file.parent, []
        start, saved, first = time.monotonic(), time.monotonic(), self.seen
        while not self.finished:
            recent.append(step())
            if self.finished or time.monotonic() - saved > 60 * minutes_between:
                self.save()
                np.save(folder / "weights.npy", weights_of(self.average).astype(np.float16))
                speed = (self.seen - first) / (time.monotonic() - start)
                line = f"{self.seen:.0f} seen, {speed:.0f}/s, pace {self.pace():.3f}, {tell(np.mean(recent, 0))}"
                with open(folder / "learning-curve.txt", "a") as log:
                    print(line, file=log)
                print(line, flush=True)
                recent, saved = [], time.monotonic()

    def _groups(self) -> list[dict]:
        return [group for optimiser in self._optimisers for group in optimiser.param_groups]

    def _resume(self) -> None:
        state = torch.load(self._file, map_location=next(self.network.parameters()).device)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        for optimiser, values in zip(self._optimisers, state["optimisers"]):
            optimiser.load_state_dict(values)
        self.seen, self.steps = state["seen"], state["steps"]

    def _follow(self) -> None:
        """The average moves towards the network, faster at the start."""
        keep = min(AVERAGE, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for old, new in zip(self.average.state_dict().values(), self.network.state_dict().values()):
                if old.is_floating_point():
                    old.lerp_(new, 1 - keep)


def compiled(network: nn.Module) -> nn.Module:
    """The network made faster, where this PyTorch can do so."""
    return torch.compile(network, dynamic=False) if hasattr(torch, "compile") else network
