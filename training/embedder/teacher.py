"""The teacher: retail-0095's ONNX file run by PyTorch, whose bfloat16 makes it fast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F

SIDE, LENGTH = 128, 256  # of its crops, of its embeddings


class Teacher(nn.Module):
    """From n x 3 x 128 x 128, BGR, 0..255, to embeddings (n x 256), not normalised."""

    def __init__(self, path: Path, device: torch.device = torch.device("cpu")) -> None:
        super().__init__()
        kind = torch.bfloat16 if device.type == "cpu" else torch.float32
        graph = onnx.load(str(path)).graph
        self._values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()).to(device, kind) for i in graph.initializer}
        for node in graph.node:
            if node.op_type == "Cast":
                self._values[node.output[0]] = self._values[node.input[0]]
        self._steps = [_step(node) for node in graph.node if node.op_type != "Cast"]
        self._input, self._output, self._kind = graph.input[0].name, graph.output[0].name, kind
        for name, value in self._values.items():
            if value.ndim == 4:
                self._values[name] = value.contiguous(memory_format=torch.channels_last)

    def forward(self, x: Tensor) -> Tensor:
        values = {**self._values, self._input: x.to(self._kind)}
        for step, inputs, output in self._steps:
            values[output] = step(*[values[name] for name in inputs])
        return values[self._output].float()


def _step(node: onnx.NodeProto) -> tuple[Callable[..., Tensor], list[str], str]:
    """A node as a function, with the names of what it takes and of what it gives."""
    given = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    steps: dict[str, Callable[..., Tensor]] = {
        "Conv": partial(_convolution, given.get("strides"), given.get("pads", [])[:2], given.get("group", 1)),
        "LeakyRelu": partial(_leaky, given.get("alpha", 0.01)),
        "Mul": torch.mul,
        "Add": torch.add,
        "Sigmoid": torch.sigmoid,
        "GlobalAveragePool": partial(torch.mean, dim=(2, 3), keepdim=True),
        "Flatten": partial(torch.flatten, start_dim=1),
    }
    return steps[node.op_type], list(node.input), node.output[0]


def _convolution(
    strides: list[int], padding: list[int], groups: int, x: Tensor, weight: Tensor, bias: Tensor | None = None
) -> Tensor:
    return F.conv2d(x, weight, bias, strides, padding, groups=groups)


def _leaky(slope: float, x: Tensor) -> Tensor:
    return torch.where(x >= 0, x, slope * x)


def templates(network: nn.Module, crops: np.ndarray, device: torch.device) -> np.ndarray:
    """Unit vectors (n x 256) of crops (n x side x side x 3, BGR): the mean of those of each and of its mirror image."""
    images = torch.from_numpy(np.ascontiguousarray(crops)).to(device).permute(0, 3, 1, 2).float()
    both = torch.cat([images, images.flip(3)]).contiguous(memory_format=torch.channels_last)
    with torch.no_grad():
        seen = F.normalize(network(both))
    return F.normalize(seen[: len(crops)] + seen[len(crops) :]).cpu().numpy()
