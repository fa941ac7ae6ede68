"""Writes a trained network as ONNX with YuNet's tensors, batch norm folded and weights stored as float16.

    python3 -m training.detector.export --weights weights.npy --out detector.onnx
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from training.course.weights import as_onnx, stored_as_half, with_weights
from training.detector.network import Network
from training.material.yunet import KINDS, STRIDES


class Deployed(nn.Module):
    """The network with input BGR 0..255, and for each stride a logit, a box and landmarks as maps (n x C x h x w)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        network.stem[0].weight.data /= 255  # there is no mean, so the border's zeros stay zeros
        self._parts = nn.ModuleList(_parts(head.outputs) for head in network.heads)

    def forward(self, image: Tensor) -> list[Tensor]:
        levels = zip(self._parts, self._network.features(image))
        return [part(features) for parts, features in levels for part in parts]


def _parts(outputs: nn.Conv2d) -> nn.ModuleList:
    """A head's last convolution as three: logit, box and landmarks."""
    parts = nn.ModuleList()
    for weight, bias in zip(outputs.weight.split([1, 4, 10]), outputs.bias.split([1, 4, 10])):
        part = nn.Conv2d(outputs.in_channels, len(bias), 1)
        part.weight.data, part.bias.data = weight.detach().clone(), bias.detach().clone()
        parts.append(part)
    return parts


def exported(network: Network) -> onnx.ModelProto:
    """The ONNX model of a network, which is changed; its weights are float32."""
    maps = [f"map_{kind}_{stride}" for stride in STRIDES for kind in ("logit", "bbox", "kps")]
    axes = {name: {0: "N", 2: "H", 3: "W"} for name in ("input", *maps)}
    model = as_onnx(Deployed(network), torch.zeros(1, 3, 64, 96), maps, axes)
    _add_outputs(model.graph)
    onnx.checker.check_model(model)
    return model


def _add_outputs(graph: onnx.GraphProto) -> None:
    """Turns the maps into YuNet's outputs, with shapes that hold for any size; the one score is cls and obj."""
    del graph.output[:]
    for stride in STRIDES:
        for kind, size in KINDS.items():
            source = "logit" if size == 1 else kind
            output, cells = f"{kind}_{stride}", f"cells_{kind}_{stride}"
            last = cells if size == 1 else output
            graph.initializer.append(numpy_helper.from_array(np.array([0, -1, size]), f"shape_{output}"))
            graph.node.extend([
                helper.make_node("Transpose", [f"map_{source}_{stride}"], [f"rows_{output}"], perm=[0, 2, 3, 1]),
                helper.make_node("Reshape", [f"rows_{output}", f"shape_{output}"], [last]),
            ])  # fmt: skip
            if size == 1:
                graph.node.append(helper.make_node("Sigmoid", [cells], [output]))
            shape = ["N", f"A{stride}", size]
            graph.output.append(helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, shape))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    onnx.save(stored_as_half(exported(with_weights(Network(), np.load(given.weights)))), str(given.out))
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
