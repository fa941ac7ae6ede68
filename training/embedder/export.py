"""Writes a trained student as ONNX: batch norm folded, weights stored as float16.

    python3 -m training.embedder.export --weights RUN/weights.npy --out models/builtin/embedder.onnx
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.course.weights import as_onnx, stored_as_half, with_weights
from training.embedder.network import CROP_SIDE, NECK, Network


class Deployed(nn.Module):
    """The network with the weighted sum over places as the convolution that it is: quick to run, slow to train."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def forward(self, crops: Tensor) -> Tensor:
        features = self._network.features(crops)
        summed = F.conv2d(features, self._network.places.transpose(0, 1), groups=NECK)
        return self._network.embedding_of(summed.flatten(1))


def exported(network: Network) -> onnx.ModelProto:
    """The ONNX model of a network; its weights are float32."""
    axes = {"input": {0: "N"}, "embedding": {0: "N"}}
    model = as_onnx(Deployed(network), torch.zeros(2, 3, CROP_SIDE, CROP_SIDE), ["embedding"], axes)
    onnx.checker.check_model(model)
    return model


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    onnx.save(stored_as_half(exported(with_weights(Network(), np.load(given.weights)))), str(given.out))
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
