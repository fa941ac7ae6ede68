"""How near the student's embeddings come to the teacher's, on faces of the portraits held out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.embedder.wear import CROP_SIDE, SPARE

SHARE = 64  # rows of a run


@dataclass(frozen=True)
class Agreement:
    """The mean cosine of the student's and the teacher's embeddings, and the error of the student's similarities."""

    cosine: float
    similarity_error: float

    def __str__(self) -> str:
        return f"cosine {self.cosine:.4f}, similarities off by {self.similarity_error:.4f}"


def embeddings(network: nn.Module, crops: np.ndarray, mirrored: bool = False) -> Tensor:
    """Unit vectors of crops (n x 96 x 96 x 3)."""
    rows, device = [], next(network.parameters()).device
    with torch.no_grad(), torch.autocast(device.type, dtype=torch.bfloat16):
        for first in range(0, len(crops), SHARE):
            images = torch.from_numpy(np.ascontiguousarray(crops[first : first + SHARE])).to(device)
            images = images.permute(0, 3, 1, 2).float()
            seen = F.normalize(network(images).float())
            rows.append(F.normalize(seen + F.normalize(network(images.flip(3)).float())) if mirrored else seen)
    return torch.cat(rows).cpu()


def agreement(network: nn.Module, held_out: Path, limit: int = 2000) -> Agreement:
    """The network against the teacher on a folder of shards."""
    network.eval()
    folders = sorted(p for p in held_out.iterdir() if p.suffix != ".part")
    inner = slice(SPARE, SPARE + CROP_SIDE)
    crops = np.concatenate([np.load(f / "crops.npy", mmap_mode="r")[:limit, 0, inner, inner] for f in folders])
    expected = np.concatenate([np.load(f / "templates.npy")[:limit] for f in folders])
    seen, wanted = embeddings(network, crops), F.normalize(torch.from_numpy(expected.astype(np.float32)))
    error = (seen @ seen.T - wanted @ wanted.T).pow(2).mean().sqrt()
    return Agreement(float((seen * wanted).sum(1).mean()), float(error))
