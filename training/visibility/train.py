"""Learns which faces show their eyes and their mouth, and writes the weights for the engine."""

import argparse
import struct
from pathlib import Path

import numpy as np

FEATURES = 1080
HIDDEN = 48
KEPT = 0.6  # of the features of a lesson, drawn anew each time
DECAY = 1e-3
HELD_OUT = 7  # each so manieth photo
BATCH = 128

LESSON = np.dtype(
    [("photo", ">i4"), ("seen", ">i4", 2), ("plain", ">f4", FEATURES), ("mirrored", ">f4", FEATURES)]
)


def read(files: list[Path]) -> np.ndarray:
    return np.concatenate([np.fromfile(file, LESSON) for file in files])


class Adam:
    """Kingma and Ba, "Adam: a method for stochastic optimization", 2015."""

    def __init__(self, weights: list[np.ndarray]):
        self.weights = weights
        self.mean = [np.zeros_like(w) for w in weights]
        self.square = [np.zeros_like(w) for w in weights]
        self.steps = 0

    def step(self, gradients: list[np.ndarray], rate: float) -> None:
        self.steps += 1
        for w, g, m, s in zip(self.weights, gradients, self.mean, self.square):
            g = g + (DECAY * w if w.ndim == 2 else 0)
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            mean = m / (1 - 0.9**self.steps)
            square = s / (1 - 0.999**self.steps)
            w -= (rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def outputs(x: np.ndarray, weights: list[np.ndarray]) -> np.ndarray:
    w1, b1, w2, b2 = weights
    return np.maximum(x @ w1 + b1, 0) @ w2 + b2


def train(x: np.ndarray, y: np.ndarray, epochs: int) -> list[np.ndarray]:
    random = np.random.default_rng(1)
    w1 = random.normal(0, FEATURES**-0.5, (FEATURES, HIDDEN)).astype(np.float32)
    w2 = random.normal(0, HIDDEN**-0.5, (HIDDEN, 2)).astype(np.float32)
    weights = [w1, np.zeros(HIDDEN, np.float32), w2, np.zeros(2, np.float32)]
    adam = Adam(weights)
    for epoch in range(epochs):
        rate = 1e-3 * (1 + np.cos(np.pi * epoch / epochs)) + 2e-5
        order = random.permutation(len(x))
        for start in range(0, len(x) - BATCH, BATCH):
            batch = order[start : start + BATCH]
            kept = random.random((BATCH, FEATURES), dtype=np.float32) < KEPT
            adam.step(gradients(x[batch] * kept / KEPT, y[batch], weights), rate)
    return weights


def gradients(x: np.ndarray, y: np.ndarray, weights: list[np.ndarray]) -> list[np.ndarray]:
    w1, b1, w2, b2 = weights
    hidden = np.maximum(x @ w1 + b1, 0)
    error = (sigmoid(hidden @ w2 + b2) - y) / len(x)
    back = (error @ w2.T) * (hidden > 0)
    return [x.T @ back, back.sum(0), hidden.T @ error, error.sum(0)]


def report(logits: np.ndarray, seen: np.ndarray) -> None:
    percent = 100 * sigmoid(logits)
    for column, name in enumerate(("eyes", "mouth")):
        for limit in (1, 2, 5, 10, 20, 50):
            missed = percent[:, column] < limit
            shown = seen[:, column] == 1
            whole = shown & (seen.sum(1) == 2)
            print(
                f"{name} at {limit:2d} %: refused of whole faces {100 * missed[whole].mean():.2f} %,"
                f" of all that show it {100 * missed[shown].mean():.2f} %,"
                f" of those that do not {100 * missed[~shown].mean():.1f} %"
            )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lessons", type=Path, nargs="+", required=True, help="by lab/run lessons")
    options.add_argument("--epochs", type=int, default=20)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    lessons = read(chosen.lessons)
    held = lessons["photo"] % HELD_OUT == 0
    taught = lessons[~held]
    x = np.concatenate([taught["plain"], taught["mirrored"]]).astype(np.float32)
    y = np.concatenate([taught["seen"], taught["seen"]]).astype(np.float32)
    mean, spread = x.mean(0), x.std(0) + 1e-2
    weights = train((x - mean) / spread, y, chosen.epochs)
    test = (lessons["plain"][held].astype(np.float32) - mean) / spread
    report(outputs(test, weights), lessons["seen"][held])
    write(chosen.out, weights, mean, spread)


def write(file: Path, weights: list[np.ndarray], mean: np.ndarray, spread: np.ndarray) -> None:
    """Rows of weights, each with its constant; the scale of the features is part of them."""
    w1, b1, w2, b2 = weights
    scaled = w1 / spread[:, None]
    hidden = np.vstack([scaled, b1 - mean @ scaled]).T
    output = np.vstack([w2, b2]).T
    with file.open("wb") as out:
        out.write(struct.pack(">i", HIDDEN))
        out.write(hidden.astype(">f4").tobytes())
        out.write(output.astype(">f4").tobytes())


if __name__ == "__main__":
    main()
