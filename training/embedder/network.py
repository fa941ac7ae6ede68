"""The student: a plain residual network, wide where pictures are small, which is where a processor is fast."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

LENGTH = 256  # of an embedding, as the teacher's
CROP_SIDE = 96
STEM, STRIDE = 7, 4
WIDTHS, BLOCKS = (48, 96, 192), (2, 5, 2)  # at 24 x 24, 12 x 12 and 6 x 6 places
NECK = 256


def _convolution(inputs: int, outputs: int, kernel: int, stride: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))


class Block(nn.Module):
    """Two 3x3 convolutions, added to what comes in."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.second = _convolution(width, width, 3), _convolution(width, width, 3)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(F.relu(self.first(x))))


class Stage(nn.Module):
    """A convolution to another size or width, then blocks."""

    def __init__(self, inputs: int, width: int, kernel: int, stride: int, blocks: int) -> None:
        super().__init__()
        self.entry = _convolution(inputs, width, kernel, stride)
        self.blocks = nn.Sequential(*[Block(width) for _ in range(blocks)])

    def forward(self, x: Tensor) -> Tensor:
        return self.blocks(F.relu(self.entry(x)))


class Network(nn.Module):
    """From aligned crops (n x 3 x 96 x 96, BGR, 0..255) to embeddings (n x 256), not normalised."""

    def __init__(self) -> None:
        super().__init__()
        stages = [Stage(3, WIDTHS[0], STEM, STRIDE, BLOCKS[0])]
        for before, width, blocks in zip(WIDTHS, WIDTHS[1:], BLOCKS[1:]):
            stages.append(Stage(before, width, 3, 2, blocks))
        self.stages = nn.Sequential(*stages, Stage(WIDTHS[-1], NECK, 1, 1, 0))
        side = CROP_SIDE // STRIDE // 2 ** (len(WIDTHS) - 1)
        self.places = nn.Parameter(torch.randn(1, NECK, side, side) / side)
        self.norm = nn.BatchNorm1d(NECK)
        self.embedding = nn.Linear(NECK, LENGTH)

    def features(self, crops: Tensor) -> Tensor:
        """What is seen at each of 6 x 6 places (n x 256 x 6 x 6)."""
        return self.stages((crops - 127.5) / 64)

    def embedding_of(self, summed: Tensor) -> Tensor:
        """The embedding of features summed over places (n x 256)."""
        return self.embedding(self.norm(summed))

    def forward(self, crops: Tensor) -> Tensor:
        return self.embedding_of((self.features(crops) * self.places).sum((2, 3)))
