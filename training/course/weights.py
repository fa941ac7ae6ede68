"""A network's weights as one array, to go on from, and as float16 in an ONNX file, to use."""

from __future__ import annotations

import inspect
import io

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

SMALLEST_HALVED = 16  # values; smaller tensors are not worth a Cast


def as_onnx(network: nn.Module, example: Tensor, outputs: list[str], axes: dict[str, dict[int, str]]) -> onnx.ModelProto:
    """A network as an ONNX model whose input is `input`, with batch norm folded and weights in float32."""
    file = io.BytesIO()
    # From PyTorch 2.9 on the default is an exporter that needs another package.
    older = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        network.eval(), example, file, opset_version=13,
        input_names=["input"], output_names=outputs, dynamic_axes=axes, **older,
    )  # fmt: skip
    model = onnx.load_from_string(file.getvalue())
    model.producer_name, model.producer_version = "vultus", ""
    _write_out_shared(model.graph)
    return model


def _write_out_shared(graph: onnx.GraphProto) -> None:
    """Gives weights that happen to be equal tensors of their own: OpenCV knows no Identity of a constant."""
    known = {tensor.name: tensor for tensor in graph.initializer}
    for node in [n for n in graph.node if n.op_type == "Identity" and n.input[0] in known]:
        copied = numpy_helper.from_array(numpy_helper.to_array(known[node.input[0]]), node.output[0])
        graph.initializer.append(copied)
        graph.node.remove(node)


def stored_as_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model, which is changed, with its weights as float16 and a Cast after each."""
    graph, casts = model.graph, []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size >= SMALLEST_HALVED:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + "_half"))
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def weights_of(network: nn.Module) -> np.ndarray:
    """All weights and running statistics, one after the other."""
    return np.concatenate([values.detach().cpu().contiguous().numpy().ravel() for values in _values(network)])


def with_weights(network: nn.Module, weights: np.ndarray) -> nn.Module:
    """The network, which is changed, with the weights of another, as `weights_of` gave them."""
    parts = torch.from_numpy(weights.astype(np.float32)).split([values.numel() for values in _values(network)])
    for values, part in zip(_values(network), parts):
        values.data.copy_(part.view(values.shape))
    return network


def _values(network: nn.Module) -> list[Tensor]:
    return [values for values in network.state_dict().values() if values.is_floating_point()]
