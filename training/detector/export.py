"""Writes a trained network as ONNX with YuNet's tensors, batch norm folded and weights stored as float16.

    python3 -m training.detector.export --weights weights.npz --out detector.onnx
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from training.detector.network import Network
from training.detector.yunet import OUTPUTS, STRIDES

SMALLEST_HALVED = 16  # values; smaller tensors are not worth a Cast


class Deployed(nn.Module):
    """The network with YuNet's input, BGR 0..255, and its twelve outputs. Its one score serves as cls and as obj."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        network.stem[0].weight.data /= 255  # there is no mean, so the border's zeros stay zeros

    def forward(self, image: Tensor) -> list[Tensor]:
        outputs = []
        for level in self._network.levels(image):
            score = torch.sigmoid(level[..., :1])
            outputs += [score, score + 0, level[..., 1:5], level[..., 5:]]
        return outputs


def load(weights: Path) -> Network:
    """The network with weights from an npz file."""
    network = Network()
    with np.load(weights) as arrays:
        network.load_state_dict({name: torch.from_numpy(arrays[name]) for name in arrays.files}, strict=False)
    return network.eval()


def exported(network: Network) -> onnx.ModelProto:
    """The ONNX model of a network, which is changed."""
    size = {2: "H", 3: "W"}
    axes = {"input": {0: "N", **size}} | {name: {0: "N", 1: f"A{name.split('_')[1]}"} for name in OUTPUTS}
    file = io.BytesIO()
    torch.onnx.export(
        Deployed(network).eval(), torch.zeros(1, 3, 64, 96), file, opset_version=13,
        input_names=["input"], output_names=OUTPUTS, dynamic_axes=axes,
    )  # fmt: skip
    model = onnx.load_from_string(file.getvalue())
    _store_as_half(model.graph)
    model.producer_name, model.producer_version = "vultus", ""
    onnx.checker.check_model(model)
    return model


def _store_as_half(graph: onnx.GraphProto) -> None:
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size >= SMALLEST_HALVED:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + "_half"))
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    onnx.save(exported(load(given.weights)), str(given.out))
    print(f"{given.out}: {given.out.stat().st_size} bytes, strides {STRIDES}")


if __name__ == "__main__":
    main()
