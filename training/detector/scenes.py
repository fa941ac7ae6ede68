"""Makes scenes with many, one or no faces and stores them, in shards, with what the teacher says of them.

    python3 -m training.detector.scenes --portraits DIR --teacher yunet_s.onnx --out DIR --size 256 --count 2000 --shards 12

The teacher judges each scene before the wear of colour, noise and compression that the student has to live with.
Shards that are there already are left as they are; so the same command goes on after a break.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from training.material import portraits as portrait_files
from training.material.backgrounds import Random, background
from training.material.heads import scrambled, varied
from training.detector.labels import judged
from training.detector.photometry import softened, worn
from training.material.portraits import Portrait
from training.material.yunet import Detector, grid

BATCH = 16
LARGEST_OFFSET = 64.0  # cells; what lies beyond belongs to no face


class SceneMaker:
    """Composes square scenes from portraits; the same seed gives the same scenes."""

    def __init__(self, portraits: list[Portrait], size: int, seed: int) -> None:
        self._portraits = portraits
        self._detailed = [p for p in portraits if p.box[3] >= 150] or portraits
        self._size = size
        self._rng: Random = np.random.default_rng([seed, size])

    def scene(self) -> np.ndarray:
        """A scene before wear, size x size x 3, BGR, uint8."""
        makers = [self._photo, self._crowd, self._close_up, self._without, self._doubtful]
        return softened(self._rng, makers[self._rng.choice(5, p=[0.39, 0.21, 0.16, 0.11, 0.13])]())

    def worn(self, scene: np.ndarray) -> np.ndarray:
        """The scene as a student sees it."""
        return worn(self._rng, scene)

    def _photo(self) -> np.ndarray:
        """One portrait as a whole, as photos on the web are; the rest of the scene is black or something else."""
        scene = self._black() if self._rng.random() < 0.35 else self._background()
        height = self._size * np.exp(self._rng.uniform(np.log(0.14), np.log(0.85)))
        self._place(scene, height, whole=True, near_centre=True)
        return scene

    def _crowd(self) -> np.ndarray:
        scene = self._background()
        for _ in range(1 + self._rng.poisson(3)):
            height = np.exp(self._rng.uniform(np.log(14), np.log(0.6 * self._size)))
            self._place(scene, height, whole=self._rng.random() < 0.4)
        return scene

    def _close_up(self) -> np.ndarray:
        """A face that fills the scene or is cut by its border."""
        scene = self._background()
        self._place(scene, self._size * self._rng.uniform(0.7, 1.15), whole=True, near_centre=True)
        return scene

    def _without(self) -> np.ndarray:
        return self._background()

    def _doubtful(self) -> np.ndarray:
        """Torn, upside-down and sideways faces, perhaps beside a true one: the teacher judges."""
        scene = self._background()
        for _ in range(self._rng.integers(1, 4)):
            height = np.exp(self._rng.uniform(np.log(24), np.log(0.9 * self._size)))
            self._place(scene, height, whole=self._rng.random() < 0.5, doubtful=True)
        if self._rng.random() < 0.3:
            self._place(scene, self._rng.uniform(0.15, 0.5) * self._size, whole=False)
        return scene

    def _background(self) -> np.ndarray:
        return np.ascontiguousarray(background(self._rng, self._size, self._portraits))

    def _black(self) -> np.ndarray:
        return np.zeros((self._size, self._size, 3), np.uint8)

    def _place(
        self, scene: np.ndarray, height: float, whole: bool, near_centre: bool = False, doubtful: bool = False
    ) -> None:
        """Puts a portrait, or only head and shoulders of it, into the scene with a face of this height."""
        portrait = self._portrait(height)
        image = scrambled(self._rng, portrait) if doubtful and self._rng.random() < 0.5 else varied(self._rng, portrait)
        image = _shrunk(image, portrait.box[3] / height)
        factor = image.shape[0] / portrait.image.shape[0]
        mask = np.full(image.shape[:2], 255, np.uint8) if whole else _head_and_shoulders(portrait, factor, image.shape)
        transform = self._transform(portrait.box * factor, height, near_centre, doubtful)
        size, fills = (self._size, self._size), near_centre and self._rng.random() < 0.5
        border = cv2.BORDER_REFLECT_101 if fills and self._rng.random() < 0.5 else cv2.BORDER_REPLICATE
        moved = cv2.warpAffine(image, transform, size, flags=cv2.INTER_LINEAR, borderMode=border)
        beyond = border if fills else cv2.BORDER_CONSTANT
        weight = cv2.warpAffine(mask, transform, size, flags=cv2.INTER_LINEAR, borderMode=beyond)[..., None]
        scene[:] = (moved * (weight / np.float32(255)) + scene * (1 - weight / np.float32(255))).astype(np.uint8)

    def _portrait(self, height: float) -> Portrait:
        sharp = height > 150 and self._rng.random() < 0.7
        choices = self._detailed if sharp else self._portraits
        portrait = choices[self._rng.integers(len(choices))]
        return portrait.mirrored() if self._rng.random() < 0.5 else portrait

    def _transform(self, box: np.ndarray, height: float, near_centre: bool, doubtful: bool) -> np.ndarray:
        """Rotation, scale and stretch that bring the face's centre to a chance place."""
        rng, size = self._rng, self._size
        angle = [0, rng.normal(0, 12), rng.uniform(-45, 45)][rng.choice(3, p=[0.35, 0.5, 0.15])]
        if doubtful and rng.random() < 0.6:
            angle = rng.uniform(90, 270)
        spread = 0.22 if near_centre else 0.48
        target = size / 2 + np.clip(rng.normal(0, 0.5, 2), -1, 1) * spread * size
        centre = box[:2] + box[2:] / 2
        scale = height / box[3] * np.array([np.exp(rng.normal(0, 0.06)), 1.0])
        radians = np.radians(angle)
        cos, sin = np.cos(radians), np.sin(radians)
        linear = np.array([[cos, -sin], [sin, cos]]) * scale
        return np.concatenate([linear, (target - linear @ centre)[:, None]], 1)


def _shrunk(image: np.ndarray, times: float) -> np.ndarray:
    """Smaller by area averaging before a warp that would skip pixels."""
    if times <= 1.5:
        return image
    size = max(4, round(image.shape[1] / times)), max(4, round(image.shape[0] / times))
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA)


def _head_and_shoulders(portrait: Portrait, factor: float, shape: tuple[int, ...]) -> np.ndarray:
    x, y, w, h = portrait.box * factor
    mask = np.zeros(shape[:2], np.uint8)
    centre = (int(x + w / 2), int(y + 0.42 * h))
    cv2.ellipse(mask, centre, (int(0.7 * w) + 1, int(0.78 * h) + 1), 0, 0, 360, 255, -1)
    shoulders = (int(x + w / 2), int(y + 2.1 * h))
    cv2.ellipse(mask, shoulders, (int(1.3 * w) + 1, int(1.1 * h) + 1), 0, 0, 360, 255, -1)
    return cv2.GaussianBlur(mask, (0, 0), max(0.5, 0.03 * w))


def write(maker: SceneMaker, teacher: Detector, size: int, count: int, out: Path) -> None:
    """Stores scenes, the teacher's scores and its offsets as three arrays, whole or not at all."""
    cells = len(grid(size, size)[1])
    part = out.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    shapes = {"scenes": ((size, size, 3), np.uint8), "scores": ((cells,), np.float16), "offsets": ((cells, 14), np.float16)}
    arrays = {
        name: np.lib.format.open_memmap(part / f"{name}.npy", "w+", dtype, (count, *shape))
        for name, (shape, dtype) in shapes.items()
    }
    start = time.monotonic()
    for first in range(0, count, BATCH):
        batch = np.stack([maker.scene() for _ in range(min(BATCH, count - first))])
        scores, offsets = judged(teacher, batch)
        rows = np.s_[first : first + len(batch)]
        arrays["scenes"][rows] = [maker.worn(scene) for scene in batch]
        arrays["scores"][rows] = scores
        arrays["offsets"][rows] = np.clip(offsets, -LARGEST_OFFSET, LARGEST_OFFSET)
        if first // BATCH % 64 == 0:
            done = first + len(batch)
            print(f"{out.name}: {done} of {count}, {done / (time.monotonic() - start):.0f}/s", flush=True)
    for array in arrays.values():
        array.flush()
    part.rename(out)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--portraits", type=Path, required=True)
    options.add_argument("--teacher", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--size", type=int, default=256)
    options.add_argument("--count", type=int, required=True, help="of scenes in a shard")
    options.add_argument("--shards", type=int, default=1)
    options.add_argument("--first", type=int, default=0, help="number of the first shard: other numbers, other scenes")
    options.add_argument("--held-out", action="store_true", help="of the portraits kept for choosing")
    given = options.parse_args()
    cv2.setNumThreads(1)
    teacher = Detector(given.teacher)
    train, held_out = portrait_files.load(given.portraits, teacher)
    for shard in range(given.first, given.first + given.shards):
        out = given.out / f"{given.size}-{shard:02}"
        if not out.exists():
            maker = SceneMaker(held_out if given.held_out else train, given.size, seed=shard)
            write(maker, teacher, given.size, given.count, out)


if __name__ == "__main__":
    main()
