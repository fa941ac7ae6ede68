"""Compares a detector with the teacher on scenes of the portraits held out, at several thresholds.

    python3 -m training.detector.measure --weights weights.npy --held-out DIR
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from training.course.weights import with_weights
from training.detector.network import Network
from training.detector.shards import Shard, Shards
from training.material.yunet import SCORE_THRESHOLD, Faces, decode, overlaps

FACE_FOUND = 0.5  # overlap with the teacher's box
UNCERTAIN = 0.5  # what the teacher scores between this and the threshold is no error either way
ROWS = 16


@dataclass
class Agreement:
    """Counts over scenes; the main face is the largest that the teacher finds."""

    scenes: int = 0
    with_face: int = 0
    main_found: int = 0
    faces: int = 0
    found: int = 0
    invented: int = 0
    main_invented: int = 0
    landmark_errors: list[float] = field(default_factory=list)

    def add(self, teacher: Faces, doubtful: Faces, student: Faces) -> None:
        """One scene: the teacher's faces, those with its uncertain ones, and the student's."""
        self.scenes += 1
        self.faces += len(teacher)
        best = [overlaps(box, student.boxes) if len(student) else np.zeros(1) for box in teacher.boxes]
        self.found += sum(o.max() > FACE_FOUND for o in best)
        if len(teacher):
            self._add_main(teacher, student, best[teacher.largest()])
        known = [len(doubtful) > 0 and overlaps(box, doubtful.boxes).max() > 0.3 for box in student.boxes]
        self.invented += len(known) - sum(known)
        self.main_invented += len(known) > 0 and not known[student.largest()]

    def _add_main(self, teacher: Faces, student: Faces, overlap: np.ndarray) -> None:
        self.with_face += 1
        if overlap.max() <= FACE_FOUND:
            return
        self.main_found += 1
        expected, seen = teacher.landmarks[teacher.largest()], student.landmarks[overlap.argmax()]
        apart = np.linalg.norm(expected[1] - expected[0])
        self.landmark_errors.append(float(np.linalg.norm(seen - expected, axis=1).mean() / max(apart, 1)))

    def __str__(self) -> str:
        error = 100 * float(np.median(self.landmark_errors)) if self.landmark_errors else float("nan")
        return (
            f"main {100 * self.main_found / max(1, self.with_face):.2f} % of {self.with_face}, "
            f"all {100 * self.found / max(1, self.faces):.2f} % of {self.faces}, landmarks {error:.2f} %, "
            f"invented {self.invented} ({self.main_invented} as largest) in {self.scenes}"
        )


def agreement(network: Network, scenes: list[Shard], threshold: float = SCORE_THRESHOLD) -> Agreement:
    """The network against what the teacher said of the scenes."""
    result = Agreement()
    for shard in scenes:
        for first in range(0, len(shard), ROWS):
            batch = shard.batch(np.arange(first, min(first + ROWS, len(shard))))
            with torch.no_grad():
                logits, offsets = network(batch.scenes.contiguous(memory_format=torch.channels_last) / 255)
            sides = (shard.size, shard.size)
            for i, score in enumerate(torch.sigmoid(logits).cpu().numpy()):
                expected = batch.scores[i].cpu().numpy(), batch.offsets[i].cpu().numpy()
                result.add(
                    decode(*expected, *sides, SCORE_THRESHOLD),
                    decode(*expected, *sides, UNCERTAIN),
                    decode(score, offsets[i].cpu().numpy(), *sides, threshold),
                )
    return result


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--held-out", type=Path, required=True)
    options.add_argument("--thresholds", type=float, nargs="+", default=[0.5, 0.55, 0.6, 0.65, 0.7, 0.75])
    given = options.parse_args()
    torch.set_num_threads(1)
    network = with_weights(Network(), np.load(given.weights)).eval()
    for threshold in given.thresholds:
        result = agreement(network, Shards(given.held_out).all(), threshold)
        print(f"threshold {threshold}: {result}", flush=True)


if __name__ == "__main__":
    main()
