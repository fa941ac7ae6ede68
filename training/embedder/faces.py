"""Made-up faces: portraits blended, patched, reshaped, retouched and turned, aligned on a canvas."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from training.material.backgrounds import Random
from training.material.heads import covered, lit_from_a_side, retoned
from training.material.portraits import Portrait
from training.embedder.aligned import PLACES, moved, similarity, warped
from training.embedder.people import Person

CROP, MARGIN = 144, 16  # pixels of the canvas that an aligned crop takes, and around it
SIDE = CROP + 2 * MARGIN
TARGET = PLACES * CROP + MARGIN
EYES = float(TARGET[1, 0] - TARGET[0, 0])


class FaceMaker:
    """Makes faces of people that do not exist."""

    def __init__(self, people: list[Person], seed: int) -> None:
        self._people, self._rng = people, np.random.default_rng(seed)
        weights = np.array([person.weight for person in people])
        self._shares = weights / weights.sum()

    def face(self) -> np.ndarray:
        """A face on the canvas (SIDE x SIDE x 3), its landmarks about where TARGET has them."""
        rng = self._rng
        image, landmarks = self._mixed()
        if rng.random() < 0.5:
            image = _reshaped(rng, image, landmarks)
        if rng.random() < 0.5:
            image = _retouched(rng, image)
        if rng.random() < 0.25:
            image = covered(rng, _portrait(image, landmarks), image)
        if rng.random() < 0.8:
            image, landmarks = _turned(rng, image, landmarks)
        if rng.random() < 0.12:
            image = lit_from_a_side(rng, image)
        return _aligned(rng, image, landmarks)

    def _mixed(self) -> tuple[np.ndarray, np.ndarray]:
        """One portrait, or the mean of two, or parts of two or three."""
        rng, kind = self._rng, self._rng.random()
        first = self._any()
        if kind < 0.12:
            places = _scattered(rng, first.places)
            return first.warped(places, SIDE), places
        second = self._any()
        share = rng.uniform(0.3, 0.7) if rng.random() < 0.9 else rng.uniform(-0.3, -0.12)
        places = _scattered(rng, (1 - share) * first.places + share * second.places)
        one = first.warped(places, SIDE).astype(np.float32)
        other = _coloured_like(second.warped(places, SIDE), one)
        if kind < 0.5:
            return _pixels(one * (1 - share) + other * share), places
        mask = _part(rng, places)
        if rng.random() < 0.4:
            mask = np.maximum(mask, _part(rng, places))
        if kind > 0.8:
            mask = mask * rng.uniform(0.5, 1) + (1 - mask) * rng.uniform(0, 0.4)
        one = one * (1 - mask) + other * mask
        if rng.random() < 0.3:
            mask = _part(rng, places)
            one = one * (1 - mask) + mask * _coloured_like(self._any().warped(places, SIDE), one)
        return _pixels(one), places

    def _any(self) -> Person:
        return self._people[self._rng.choice(len(self._people), p=self._shares)]


def _pixels(image: np.ndarray) -> np.ndarray:
    return np.clip(image, 0, 255).astype(np.uint8)


def _portrait(image: np.ndarray, landmarks: np.ndarray) -> Portrait:
    """The canvas as a portrait, with the box that a detector would give its face."""
    middle, width = landmarks.mean(0), 2.05 * EYES
    box = np.array([middle[0] - width / 2, middle[1] - 0.62 * width, width, 1.3 * width])
    return Portrait(image, box, landmarks)


def _scattered(rng: Random, places: np.ndarray) -> np.ndarray:
    """Landmarks of another shape of face: stretched, shifted, each a little elsewhere."""
    middle = places.mean(0)
    places = (places - middle) * rng.uniform(0.92, 1.08, 2) + middle + rng.normal(0, 0.7, 2)
    return places + rng.normal(0, 1.3, (5, 2)) if rng.random() < 0.6 else places


def _coloured_like(image: np.ndarray, model: np.ndarray) -> np.ndarray:
    """The image with the mean and contrast that the other has about the face."""
    mean, spread = _light(image)
    wanted, contrast = _light(model)
    gain = np.clip(contrast / spread, 0.5, 2)
    return (image - (mean - wanted / gain).astype(np.float32)) * gain.astype(np.float32)


def _light(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and contrast of each channel about the face."""
    face = slice(SIDE // 5, -SIDE // 8), slice(SIDE // 5, -SIDE // 5)
    mean, spread = cv2.meanStdDev(np.ascontiguousarray(image[face]))
    return mean[:, 0], spread[:, 0] + 4


@cache
def _grid() -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    return x, y


def _ellipse(middle: np.ndarray, radii: tuple[float, float], soft: float = 0.35) -> np.ndarray:
    x, y = _grid()
    distance = np.sqrt(((x - middle[0]) / radii[0]) ** 2 + ((y - middle[1]) / radii[1]) ** 2)
    return np.clip((1 + soft - distance) / (2 * soft), 0, 1)


def _part(rng: Random, places: np.ndarray) -> np.ndarray:
    """A soft mask (SIDE x SIDE x 1) of a part of the face: eyes, nose, mouth, one side, the inner face, a patch."""
    e, middle = EYES, places.mean(0)
    kind = rng.integers(6)
    if kind == 0:
        eyes = [_ellipse(eye, (0.5 * e, 0.36 * e)) for eye in places[:2]]
        mask = np.maximum(np.maximum(*eyes), _ellipse(places[:2].mean(0), (0.9 * e, 0.3 * e)))
    elif kind == 1:
        mask = _ellipse(places[2] - [0, 0.15 * e], (0.36 * e, 0.5 * e))
    elif kind == 2:
        mask = _ellipse(places[3:].mean(0), (0.6 * e, 0.36 * e))
    elif kind == 3:
        angle, through = rng.uniform(0, 2 * np.pi), middle + rng.uniform(-0.2, 0.2, 2) * e
        x, y = _grid()
        mask = np.clip(((x - through[0]) * np.cos(angle) + (y - through[1]) * np.sin(angle)) / (0.5 * e) + 0.5, 0, 1)
    elif kind == 4:
        mask = _ellipse(middle, (e * rng.uniform(0.8, 1.0), e * rng.uniform(0.9, 1.2)), 0.3)
    else:
        radii = e * rng.uniform(0.3, 0.7, 2)
        mask = _ellipse(middle + rng.uniform(-0.75, 0.75, 2) * e, (radii[0], radii[1]))
    return mask[..., None].astype(np.float32)


def _reshaped(rng: Random, image: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Smoothly bent, and sometimes with another expression: the mouth wider or open, the eyes narrower."""
    x, y = _grid()
    bend = rng.normal(0, rng.uniform(0.5, 2.5), (2, 5, 5)).astype(np.float32)
    dx, dy = (cv2.resize(b, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC) for b in bend)
    if rng.random() < 0.5:
        mouth = places[3:].mean(0)
        near = _ellipse(mouth, (0.55 * EYES, 0.4 * EYES), 0.6)
        dx = dx - near * rng.normal(0, 0.12) * (x - mouth[0])
        dy = dy - near * rng.uniform(-0.25, 0.35) * (y - mouth[1])
        dy = dy + near * rng.normal(0, 0.004) * (x - mouth[0]) ** 2 / EYES * 4
    if rng.random() < 0.4:
        squeeze = rng.uniform(-0.5, 0.3)
        for eye in places[:2]:
            dy = dy - _ellipse(eye, (0.35 * EYES, 0.25 * EYES), 0.5) * squeeze * (y - eye[1])
    return cv2.remap(image, x + dx.astype(np.float32), y + dy.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _retouched(rng: Random, image: np.ndarray) -> np.ndarray:
    """Another skin: smoother as of the young, rougher as of the old, darker, lighter, redder."""
    if rng.random() < 0.35:
        soft = cv2.bilateralFilter(image, 7, rng.uniform(20, 50), 4)
        image = soft if rng.random() < 0.8 else cv2.addWeighted(image, 2.0, soft, -1.0, 0)
    return retoned(rng, image) if rng.random() < 0.7 else image


@cache
def _depth() -> np.ndarray:
    """How near the viewer each pixel of an aligned head is: a skull, a nose, eye sockets."""
    x, y = _grid()
    middle, e = np.array([SIDE / 2, TARGET[2, 1] - 0.12 * EYES]), EYES
    skull = 1 - ((x - middle[0]) / (1.15 * e)) ** 2 - ((y - middle[1]) / (1.75 * e)) ** 2
    depth = 1.2 * e * np.sqrt(np.clip(skull, 0, 1))
    nose = ((x - TARGET[2, 0]) / (0.17 * e)) ** 2 + ((y - TARGET[2, 1] - 0.06 * e) / (0.23 * e)) ** 2
    depth = depth + 0.38 * e * np.exp(-nose / 2)
    for eye in TARGET[:2]:
        socket = ((x - eye[0]) / (0.19 * e)) ** 2 + ((y - eye[1]) / (0.15 * e)) ** 2
        depth = depth - 0.08 * e * np.exp(-socket / 2)
    return cv2.GaussianBlur(depth.astype(np.float32), (0, 0), 2.5)


def _turned(rng: Random, image: np.ndarray, landmarks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The head seen from another side; what falls behind something nearer is hidden."""
    yaw = np.radians(np.clip(rng.normal(0, 24), -68, 68))
    pitch = np.radians(np.clip(rng.normal(0, 10), -28, 28))
    depth = _depth() * rng.uniform(0.8, 1.2)
    image, landmarks = _about_column(image, landmarks, depth, yaw)
    image, landmarks = np.swapaxes(image, 0, 1), landmarks[:, ::-1]
    image, landmarks = _about_column(image, landmarks, depth.T, pitch)
    return np.ascontiguousarray(np.swapaxes(image, 0, 1)), landmarks[:, ::-1]


def _about_column(
    image: np.ndarray, landmarks: np.ndarray, depth: np.ndarray, angle: float
) -> tuple[np.ndarray, np.ndarray]:
    """Rotates about the vertical line through the middle."""
    if angle < 0:
        flip = lambda points: points * [-1, 1] + [SIDE - 1, 0]  # noqa: E731
        image, landmarks = _about_column(image[:, ::-1], flip(landmarks), depth[:, ::-1], -angle)
        return image[:, ::-1], flip(landmarks)
    x, y = _grid()
    arm = depth - 0.5 * depth.max()
    target = SIDE / 2 + (x - SIDE / 2) * max(np.cos(angle), 0.3) + arm * np.sin(angle)
    seen = np.maximum.accumulate(target, axis=1) + x * 1e-3
    columns = np.arange(SIDE, dtype=np.float32)
    sources = np.stack([np.interp(columns, row, columns) for row in seen[::4]]).astype(np.float32)
    sources = cv2.resize(sources, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    turned = cv2.remap(np.ascontiguousarray(image), sources, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    at = np.clip(np.rint(landmarks), 0, SIDE - 1).astype(int)
    return turned, np.stack([seen[at[:, 1], at[:, 0]], landmarks[:, 1]], 1)


def _aligned(rng: Random, image: np.ndarray, landmarks: np.ndarray) -> np.ndarray:
    """Brought to TARGET by landmarks that are as far off as a detector's, black where no photo is."""
    error = rng.normal(0, 0.03 * EYES * rng.random(), (5, 2))
    transform = similarity(landmarks + error, TARGET)
    if rng.random() < 0.1:
        return cv2.warpAffine(image, transform, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
    return warped(image, transform, SIDE)
