"""Writes a list `image,group` of photos, for `./vultus evaluate --groups`: gray or colour, by their pixels.

    python3 -m training.material.groups ../shared/faces > groups.csv
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

PHOTOS = {".jpg", ".jpeg", ".png", ".webp"}
TINGE = 12  # largest difference of a pixel's channels, at the 99th percentile, in a gray photo stored as colour


def is_gray(image: np.ndarray) -> bool:
    """Whether the photo (BGR) has no colour but what its compression adds."""
    return bool(np.percentile(np.ptp(image.astype(np.int16), axis=2), 99) <= TINGE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    print("image,group")
    for file in sorted(folder.rglob("*")):
        image = cv2.imread(str(file)) if file.suffix.lower() in PHOTOS else None
        if image is not None:
            print(f"{file.relative_to(folder)},{'gray' if is_gray(image) else 'colour'}")


if __name__ == "__main__":
    main()
