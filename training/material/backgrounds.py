"""Pictures without a face: gradients, noise, patterns, shapes, text, and clothes cut from portraits."""

from __future__ import annotations

import string
from collections.abc import Callable

import cv2
import numpy as np

from training.material.portraits import Portrait

Random = np.random.Generator


def background(rng: Random, size: int, portraits: list[Portrait]) -> np.ndarray:
    """A square picture (uint8) with no face in it, of one of many kinds."""
    kinds: list[Callable[[], np.ndarray]] = [
        lambda: gradient(rng, size),
        lambda: noise(rng, size),
        lambda: pattern(rng, size),
        lambda: clothes(rng, size, portraits),
        lambda: patchwork(rng, size, portraits),
    ]
    picture = kinds[rng.choice(len(kinds), p=[0.2, 0.25, 0.1, 0.25, 0.2])]()
    if rng.random() < 0.4:
        picture = shapes(rng, np.ascontiguousarray(picture), int(rng.integers(1, 25)))
    return picture


def colour(rng: Random) -> np.ndarray:
    """Any colour; often grayish, sometimes that of skin."""
    kind = rng.random()
    if kind < 0.2:
        return skin_colour(rng)
    spread = 20 if kind < 0.7 else 90
    return np.clip(rng.uniform(0, 255) + rng.normal(0, spread, 3), 0, 255)


def skin_colour(rng: Random) -> np.ndarray:
    """A colour between dark and light skin under some light, BGR."""
    return np.clip(rng.uniform(0.25, 1.05) * np.array([150, 180, 230]) + rng.normal(0, 12, 3), 0, 255)


def gradient(rng: Random, size: int) -> np.ndarray:
    corners = np.stack([colour(rng) for _ in range(4)]).reshape(2, 2, 3).astype(np.float32)
    return cv2.resize(corners, (size, size), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def noise(rng: Random, size: int) -> np.ndarray:
    """Octaves of noise, as of foliage, walls, clouds or cloth."""
    picture = np.zeros((size, size, 3), np.float32)
    steepness = rng.uniform(0.3, 1.2)
    aspect = rng.choice([1, 1, 1, 3, 8])
    for cells in (4, 8, 16, 32, 64, 128):
        values = rng.normal(0, 1, (cells, max(2, cells // aspect), 3)).astype(np.float32)
        values += rng.normal(0, 1.5, values.shape[:2] + (1,)).astype(np.float32)
        picture += cv2.resize(values, (size, size), interpolation=cv2.INTER_LINEAR) * cells**-steepness
    if rng.random() < 0.3:
        picture = np.tanh(4 * picture)
    contrast = rng.uniform(5, 70) / picture.std()
    return np.clip(picture * contrast + colour(rng), 0, 255).astype(np.uint8)


def pattern(rng: Random, size: int) -> np.ndarray:
    """Stripes, checks or dots at any angle."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(4), np.log(80)))
    u = (x * np.cos(angle) + y * np.sin(angle)) * (2 * np.pi / period)
    v = (y * np.cos(angle) - x * np.sin(angle)) * (2 * np.pi / period * rng.choice([0, 1, 1]))
    wave = np.sin(u) * np.cos(v)
    mask = (np.clip(wave * rng.choice([1, 5, 50]), -1, 1)[..., None] + 1) / 2
    return (mask * colour(rng) + (1 - mask) * colour(rng)).astype(np.uint8)


def clothes(rng: Random, size: int, portraits: list[Portrait]) -> np.ndarray:
    """A piece of a portrait beside or below the face, enlarged and perhaps turned."""
    for _ in range(5):
        portrait = portraits[rng.integers(len(portraits))]
        piece = _faceless(rng, portrait)
        if min(piece.shape[:2]) >= 16:
            break
    else:
        return noise(rng, size)
    piece = np.rot90(piece, rng.choice([0, 0, 0, 1, 2, 3]))
    if rng.random() < 0.4:
        piece = np.concatenate([piece, piece[:, ::-1]], 1)
    return cv2.resize(np.ascontiguousarray(piece), (size, size), interpolation=cv2.INTER_LINEAR)


def _faceless(rng: Random, portrait: Portrait) -> np.ndarray:
    x, y, w, h = portrait.box
    image = portrait.image
    pieces = [
        image[int(y + 1.05 * h) :],
        image[:, : max(0, int(x - 0.2 * w))],
        image[:, int(x + 1.2 * w) :],
    ]
    return pieces[rng.choice(3, p=[0.6, 0.2, 0.2])]


def patchwork(rng: Random, size: int, portraits: list[Portrait]) -> np.ndarray:
    """Rectangles of other backgrounds, as of a room, a page or a collage."""
    picture = gradient(rng, size)
    makers = [lambda: clothes(rng, size, portraits), lambda: noise(rng, size), lambda: gradient(rng, size)]
    for _ in range(rng.integers(2, 6)):
        other = makers[rng.integers(3)]()
        x, y = rng.integers(-size // 3, size, 2)
        w, h = rng.integers(size // 8, size, 2)
        window = np.s_[max(0, y) : y + h, max(0, x) : x + w]
        picture[window] = other[window]
    return picture


def shapes(rng: Random, picture: np.ndarray, count: int) -> np.ndarray:
    """Lines, discs, boxes, hands and text drawn over a picture, which is changed."""
    makers = [line, disc, box, hand, text]
    for _ in range(count):
        makers[rng.choice(5, p=[0.25, 0.3, 0.2, 0.05, 0.2])](rng, picture)
    return picture


def _point(rng: Random, picture: np.ndarray) -> tuple[int, int]:
    return int(rng.integers(picture.shape[1])), int(rng.integers(picture.shape[0]))


def line(rng: Random, picture: np.ndarray) -> None:
    cv2.line(picture, _point(rng, picture), _point(rng, picture), colour(rng), int(rng.integers(1, 12)), cv2.LINE_AA)


def box(rng: Random, picture: np.ndarray) -> None:
    fill = -1 if rng.random() < 0.5 else int(rng.integers(1, 5))
    cv2.rectangle(picture, _point(rng, picture), _point(rng, picture), colour(rng), fill)


def disc(rng: Random, picture: np.ndarray) -> None:
    """An ellipse, sometimes the shape and colour of a head, sometimes with dots for eyes."""
    x, y = _point(rng, picture)
    radius = np.exp(rng.uniform(np.log(3), np.log(picture.shape[0] / 3)))
    axes = (int(radius) + 1, int(radius * rng.uniform(0.6, 1.6)) + 1)
    fill = -1 if rng.random() < 0.8 else int(rng.integers(1, 5))
    cv2.ellipse(picture, (x, y), axes, rng.uniform(0, 180), 0, 360, colour(rng), fill, cv2.LINE_AA)
    if rng.random() < 0.3:
        dots = colour(rng)
        for side in (-1, 1):
            eye = (int(x + side * 0.4 * radius), int(y - 0.2 * radius))
            cv2.circle(picture, eye, int(0.12 * radius) + 1, dots, -1, cv2.LINE_AA)


def hand(rng: Random, picture: np.ndarray) -> None:
    """A palm with fingers, roughly, in the colour of skin."""
    palm, tone = np.array(_point(rng, picture)), skin_colour(rng)
    length, turn = rng.uniform(0.05, 0.3) * picture.shape[0], rng.uniform(0, 2 * np.pi)
    cv2.circle(picture, tuple(int(v) for v in palm), int(0.45 * length) + 1, tone, -1, cv2.LINE_AA)
    for finger in range(5):
        angle = turn + (finger - 2) * rng.uniform(0.15, 0.35)
        tip = palm + length * rng.uniform(0.8, 1.2) * np.array([np.cos(angle), np.sin(angle)])
        shade = tone * rng.uniform(0.85, 1.05)
        ends = [tuple(int(v) for v in p) for p in (palm, tip)]
        cv2.line(picture, *ends, np.clip(shade, 0, 255), int(0.2 * length) + 1, cv2.LINE_AA)


def text(rng: Random, picture: np.ndarray) -> None:
    letters = list(string.ascii_letters + string.digits + "    ")
    line_of_text = "".join(rng.choice(letters, rng.integers(3, 30)))
    scale, weight = rng.uniform(0.3, 2.5), int(rng.integers(1, 4))
    font = int(rng.choice([cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX]))
    cv2.putText(picture, line_of_text, _point(rng, picture), font, scale, colour(rng), weight, cv2.LINE_AA)
