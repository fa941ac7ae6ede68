"""What happens to one portrait before it is placed: turned in depth, lit, covered, torn apart."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from training.material.backgrounds import Random, colour, noise, skin_colour
from training.material.portraits import Portrait


@dataclass(frozen=True)
class Skull:
    """A head's depth, in widths of its face: half an ellipsoid with a nose; a higher exponent makes forehead and chin steeper."""

    depth: float = 0.72
    exponent: float = 2.0
    nose: float = 0.14

    @staticmethod
    def by_chance(rng: Random) -> Skull:
        return Skull(rng.uniform(0.58, 0.86), rng.uniform(2, 5), rng.uniform(0.1, 0.24))


def varied(rng: Random, portrait: Portrait) -> np.ndarray:
    """The portrait's picture with chance changes of pose, light, skin and covering; the same size."""
    image = portrait.image
    if rng.random() < 0.35:
        image = covered(rng, portrait, image)
    if rng.random() < 0.75:
        yaw = np.radians(np.clip(rng.normal(0, 48), -85, 85))
        pitch = np.radians(np.clip(rng.normal(0, 11), -30, 30))
        image = turned(portrait, image, yaw, pitch, Skull.by_chance(rng))
    if rng.random() < 0.3:
        image = lit_from_a_side(rng, image)
    if rng.random() < 0.35:
        image = retoned(rng, image)
    return image


def turned(portrait: Portrait, image: np.ndarray, yaw: float, pitch: float, skull: Skull) -> np.ndarray:
    """The head seen from another side; the far side is hidden."""
    depth = _depth(portrait, skull)
    x, y, w, h = portrait.box
    image = _turned_about_column(image, depth, x + w / 2, yaw)
    upright = _turned_about_column(np.swapaxes(image, 0, 1), depth.T, y + h / 2, pitch)
    return np.ascontiguousarray(np.swapaxes(upright, 0, 1))


def _depth(portrait: Portrait, skull: Skull) -> np.ndarray:
    height, width = portrait.image.shape[:2]
    x, y, w, h = portrait.box
    across, down = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
    beside, above = np.abs(across - x - w / 2) / (0.72 * w), np.abs(down - y - 0.45 * h) / (0.78 * h)
    head = skull.depth * w * np.sqrt(np.clip(1 - beside**2 - above**skull.exponent, 0, None))
    nose_x, nose_y = portrait.landmarks[2]
    nose = skull.nose * w * np.exp(-(((across - nose_x) / (0.1 * w)) ** 2 + ((down - nose_y) / (0.16 * w)) ** 2) / 2)
    return cv2.GaussianBlur((head + nose).astype(np.float32), (0, 0), max(0.5, 0.05 * w))


def _turned_about_column(image: np.ndarray, depth: np.ndarray, column: float, angle: float) -> np.ndarray:
    """Rotates about a vertical axis; of points that fall together, those nearest the viewer are seen."""
    if angle < 0:
        mirrored = _turned_about_column(image[:, ::-1], depth[:, ::-1], depth.shape[1] - 1 - column, -angle)
        return mirrored[:, ::-1]
    height, width = depth.shape
    columns = np.arange(width, dtype=np.float32)
    arm = depth - 0.5 * depth.max()
    moved = column + (columns - column) * max(np.cos(angle), 0.35) + arm * np.sin(angle)
    seen = np.maximum.accumulate(moved, axis=1) + columns * 1e-3
    sources = np.stack([np.interp(columns, row, columns) for row in seen]).astype(np.float32)
    rows = np.repeat(np.arange(height, dtype=np.float32)[:, None], width, 1)
    return cv2.remap(np.ascontiguousarray(image), sources, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def lit_from_a_side(rng: Random, image: np.ndarray) -> np.ndarray:
    """Light that falls off across the picture, sometimes with a hard edge of shadow."""
    height, width = image.shape[:2]
    angle, softness = rng.uniform(0, 2 * np.pi), rng.choice([0.05, 0.5, 1.0])
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    side = (x * np.cos(angle) + y * np.sin(angle) + rng.normal(0, 0.3)) / softness
    light = 1 + rng.uniform(0.2, 0.7) * np.tanh(side)[..., None]
    return np.clip(image * light, 0, 255).astype(np.uint8)


def retoned(rng: Random, image: np.ndarray) -> np.ndarray:
    """Darker or lighter, warmer or colder, as if of another skin or in another light."""
    gamma = np.exp(rng.uniform(-0.5, 0.9))
    tint = rng.uniform(0.8, 1.2, 3)
    levels = 255 * (np.arange(256) / 255)[:, None] ** gamma * tint
    return cv2.LUT(np.ascontiguousarray(image), np.clip(levels, 0, 255).astype(np.uint8)[:, None])


def covered(rng: Random, portrait: Portrait, image: np.ndarray) -> np.ndarray:
    """Glasses, a hat, long hair, a beard, a mask, a hand or a bar over the face."""
    image = np.ascontiguousarray(image.copy())
    coverings = [_glasses, _glasses, _hat, _hair, _hair, _beard, _bar]
    coverings[rng.integers(len(coverings))](rng, portrait, image)
    return image


def _blend(image: np.ndarray, mask: np.ndarray, paint: np.ndarray, blur: float) -> None:
    soft = cv2.GaussianBlur(mask, (0, 0), max(0.4, blur))[..., None].astype(np.float32) / 255
    image[:] = (image * (1 - soft) + paint * soft).astype(np.uint8)


def _mask(image: np.ndarray) -> np.ndarray:
    return np.zeros(image.shape[:2], np.uint8)


def _whole(values: np.ndarray) -> tuple[int, ...]:
    return tuple(int(v) for v in values)


def _strands(rng: Random, image: np.ndarray) -> np.ndarray:
    """Cloth or hair to paint with: dark noise."""
    side = max(image.shape[:2])
    tone = rng.uniform(0.2, 1) * np.array([60, 80, 110]) if rng.random() < 0.7 else colour(rng)
    grain = noise(rng, side)[: image.shape[0], : image.shape[1]].astype(np.float32)
    return np.clip(tone + 0.3 * (grain - grain.mean()), 0, 255)


def _glasses(rng: Random, portrait: Portrait, image: np.ndarray) -> None:
    left, right = portrait.landmarks[:2]
    apart = float(np.linalg.norm(right - left))
    mask, dark = _mask(image), rng.random() < 0.6
    axes = _whole(np.array([rng.uniform(0.3, 0.46), rng.uniform(0.22, 0.4)]) * apart + 1)
    weight = -1 if dark else max(1, int(apart * rng.uniform(0.03, 0.08)))
    for eye in (left, right):
        cv2.ellipse(mask, _whole(eye), axes, 0, 0, 360, 255, weight, cv2.LINE_AA)
    cv2.line(mask, _whole(left), _whole(right), 255 if dark else 0, max(1, int(0.05 * apart)), cv2.LINE_AA)
    tone = colour(rng) * rng.uniform(0, 0.5)
    _blend(image, (mask * rng.uniform(0.6, 1.0)).astype(np.uint8), tone, 0.01 * apart)


def _hat(rng: Random, portrait: Portrait, image: np.ndarray) -> None:
    x, y, w, h = portrait.box
    mask, brim = _mask(image), y + rng.uniform(-0.05, 0.22) * h
    axes = _whole(np.array([rng.uniform(0.6, 0.9) * w, rng.uniform(0.4, 0.8) * h]) + 1)
    cv2.ellipse(mask, _whole(np.array([x + w / 2, brim])), axes, rng.normal(0, 5), 180, 360, 255, -1, cv2.LINE_AA)
    _blend(image, mask, _strands(rng, image), 0.02 * w)


def _hair(rng: Random, portrait: Portrait, image: np.ndarray) -> None:
    """Hair around the face, down to the shoulders."""
    x, y, w, h = portrait.box
    mask, paint = _mask(image), _strands(rng, image)
    centre = np.array([x + w / 2, y + 0.4 * h])
    cv2.ellipse(mask, _whole(centre), _whole(np.array([0.8 * w, 0.75 * h]) + 1), 0, 0, 360, 255, -1)
    length = rng.uniform(0.4, 1.4)
    corners = np.array([centre - [0.8 * w, 0], centre + [0.8 * w, length * h]])
    cv2.rectangle(mask, _whole(corners[0]), _whole(corners[1]), 255, -1)
    opening = np.array([rng.uniform(0.4, 0.52) * w, rng.uniform(0.42, 0.55) * h])
    face = centre + [rng.normal(0, 0.06) * w, rng.uniform(0.05, 0.2) * h]
    cv2.ellipse(mask, _whole(face), _whole(opening + 1), rng.normal(0, 8), 0, 360, 0, -1)
    neck = np.array([face - [0.25 * w, 0], face + [0.25 * w, 1.5 * h]])
    cv2.rectangle(mask, _whole(neck[0]), _whole(neck[1]), 0, -1)
    _blend(image, mask, paint, rng.uniform(0.01, 0.06) * w)


def _beard(rng: Random, portrait: Portrait, image: np.ndarray) -> None:
    x, y, w, h = portrait.box
    mask, mouth = _mask(image), portrait.landmarks[3:].mean(0)
    cv2.ellipse(mask, _whole(mouth + [0, 0.1 * h]), _whole(np.array([0.4 * w, 0.28 * h]) + 1), 0, 0, 360, 255, -1)
    if rng.random() < 0.7:
        cv2.ellipse(mask, _whole(mouth), _whole(np.array([0.2 * w, 0.06 * h]) + 1), 0, 0, 360, 0, -1)
    _blend(image, (mask * rng.uniform(0.4, 1)).astype(np.uint8), _strands(rng, image), 0.05 * w)


def _bar(rng: Random, portrait: Portrait, image: np.ndarray) -> None:
    """Something in front: a bar, a hand's edge, a microphone."""
    x, y, w, h = portrait.box
    mask, tone = _mask(image), skin_colour(rng) if rng.random() < 0.5 else colour(rng)
    ends = [np.array([x, y]) + rng.uniform(-0.3, 1.3, 2) * [w, h] for _ in range(2)]
    cv2.line(mask, _whole(ends[0]), _whole(ends[1]), 255, int(rng.uniform(0.08, 0.4) * w) + 1)
    _blend(image, mask, tone, 0.02 * w)


def scrambled(rng: Random, portrait: Portrait) -> np.ndarray:
    """The face cut into tiles that change places: skin, eyes and mouths, but no face."""
    x, y, w, h = portrait.box.astype(int)
    image = portrait.image.copy()
    across = int(rng.integers(2, 5))
    tw, th = w // across, h // across
    if min(tw, th, x + 1, y + 1) < 1 or x + w > image.shape[1] or y + h > image.shape[0]:
        return image[::-1].copy()
    places = [(y + r * th, x + c * tw) for r in range(across) for c in range(across)]
    for (top, left), (a, b) in zip(places, [places[i] for i in rng.permutation(len(places))]):
        image[top : top + th, left : left + tw] = portrait.image[a : a + th, b : b + tw]
    return image
