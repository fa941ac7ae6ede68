"""The student: residual depthwise-separable blocks, a top-down path, one head a stride."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.material.yunet import STRIDES

OFFSETS = 14  # box and landmarks of a cell


@dataclass(frozen=True)
class Shape:
    """Widths at strides 2, 4, 8, 16 and 32, blocks at 4 to 32, and the width of the top-down path."""

    widths: tuple[int, int, int, int, int] = (16, 32, 48, 96, 96)
    blocks: tuple[int, int, int, int] = (2, 3, 3, 3)
    neck: int = 48


def _convolution(inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))


class Block(nn.Module):
    """3x3 depthwise, then 1x1; what comes in is added where its shape is that of what goes out."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise = _convolution(inputs, inputs, 3, stride, groups=inputs)
        self.pointwise = _convolution(inputs, outputs, 1)
        self._residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        y = self.pointwise(F.relu(self.depthwise(x), inplace=True))
        return F.relu(x + y if self._residual else y, inplace=True)


class Head(nn.Module):
    """For every cell of one stride 15 numbers: a score's logit, a box and five landmarks."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.block = Block(width, width)
        self.outputs = nn.Conv2d(width, 1 + OFFSETS, 1)
        nn.init.normal_(self.outputs.weight, std=0.01)
        nn.init.zeros_(self.outputs.bias)
        self.outputs.bias.data[0] = -4.6  # one cell in a hundred

    def forward(self, x: Tensor) -> Tensor:
        with torch.autocast(x.device.type, enabled=False):  # offsets of several cells need float32's digits
            return self.outputs(x.float()).permute(0, 2, 3, 1).flatten(1, 2)


class Network(nn.Module):
    """From n x 3 x H x W, BGR, 0..1, to logits (n x cells) and offsets (n x cells x 14); H and W multiples of 32."""

    def __init__(self, shape: Shape = Shape()) -> None:
        super().__init__()
        first, *widths = shape.widths
        self.stem = _convolution(3, first, 3, 2)
        stages, inputs = [], first
        for width, blocks in zip(widths, shape.blocks):
            rest = [Block(width, width) for _ in range(blocks - 1)]
            stages.append(nn.Sequential(Block(inputs, width, 2), *rest))
            inputs = width
        self.stages = nn.ModuleList(stages)
        self.laterals = nn.ModuleList(_convolution(width, shape.neck, 1) for width in widths[1:])
        self.heads = nn.ModuleList(Head(shape.neck) for _ in STRIDES)

    def features(self, x: Tensor) -> list[Tensor]:
        """For each stride, what its head reads the outputs from."""
        x = self.stages[0](F.relu(self.stem(x), inplace=True))
        deeper = []
        for stage in self.stages[1:]:
            x = stage(x)
            deeper.append(x)
        features: list[Tensor] = []
        above: Tensor | None = None
        for lateral, head, x in reversed(list(zip(self.laterals, self.heads, deeper))):
            y = lateral(x)
            above = F.relu(y if above is None else y + F.interpolate(above, scale_factor=2.0, mode="nearest"))
            features.insert(0, head.block(above))
        return features

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        whole = torch.cat([head(y) for head, y in zip(self.heads, self.features(x))], 1)
        return whole[..., 0], whole[..., 1:]
