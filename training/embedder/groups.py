"""How often strangers of one group are taken for each other, among the portraits held out: by colour and age of the photo.

    python3 -m training.embedder.groups --portraits DIR --detector yunet_s.onnx --weights weights.npy --fmr 0.01

The threshold is that at which all pairs of two people together have this false match rate.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np

from training.course.weights import with_weights
from training.embedder.aligned import PLACES
from training.embedder.measure import embeddings
from training.embedder.network import CROP_SIDE, Network
from training.embedder.people import person
from training.material import portraits
from training.material.yunet import Detector

FIRST_CONGRESS, YEARS = 1789, 2  # the 1st began in 1789; each lasts two years


def year_of(congress: str) -> int:
    """About when the portrait was made: when its person's last Congress began."""
    return FIRST_CONGRESS + YEARS * (int(congress) - 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--portraits", type=Path, required=True)
    options.add_argument("--detector", type=Path, required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--fmr", type=float, default=0.01)
    given = options.parse_args()
    detector, target = Detector(given.detector), PLACES * CROP_SIDE
    held_out = [row for row, held_out in portraits.rows(given.portraits) if held_out]
    found = [(row, portraits.read(given.portraits / row["file"], detector)) for row in held_out]
    known = [(row, person(portrait, detector, target)) for row, portrait in found if portrait]
    crops = np.stack([one.aligned(target, CROP_SIDE) for _, one in known])
    network = with_weights(Network(), np.load(given.weights)).eval()
    seen = embeddings(network, crops, mirrored=True).numpy()
    similarities = seen @ seen.T
    threshold = np.quantile(similarities[np.triu_indices(len(known), 1)], 1 - given.fmr)
    years = np.array([year_of(row["last_congress"]) for row, _ in known])
    gray = np.array([row["gray"] == "1" for row, _ in known])
    groups = {"gray": gray, "colour": ~gray, "before 1960": years < 1960}
    groups["1960 to 1989"] = (years >= 1960) & (years < 1990)
    groups["1990 and later"] = years >= 1990
    print(f"all: {len(known)} people, FMR {given.fmr} at {threshold:.4f}")
    for name, member in groups.items():
        within = similarities[np.ix_(member, member)][np.triu_indices(member.sum(), 1)]
        matches = int((within >= threshold).sum())
        print(f"{name}: {member.sum()} people, {len(within)} pairs, {matches} matches, FMR {matches / len(within):.4f}")


if __name__ == "__main__":
    main()
