"""Every stage once on made-up data, in half a minute; needs no photos and no teacher.

    python3 -m training.embedder.smoke

Drawn heads stand for the portraits, a network of chance weights for the teacher. Fails where a stage does.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.course.weights import with_weights
from training.embedder.export import exported
from training.embedder.faces import TARGET, FaceMaker
from training.embedder.label import label
from training.embedder.make import write
from training.embedder.network import CROP_SIDE, LENGTH, Network
from training.embedder.people import Person
from training.embedder.shards import Shards
from training.embedder.teacher import SIDE, Teacher
from training.embedder.train import Training, run
from training.material.drawn import drawn

FACES, BATCH, STEPS = 256, 256, 4
os.environ["TORCH_COMPILE_DISABLE"] = "1"  # compiling takes longer than these few steps


def stand_in(file: Path) -> Teacher:
    """A teacher of one convolution with chance weights: it sees colours in places."""
    weights = np.random.default_rng(1).normal(0, 0.01, (LENGTH, 3, SIDE, SIDE)).astype(np.float32)
    nodes = [
        helper.make_node("Conv", ["input", "weights"], ["map"], strides=[1, 1], pads=[0, 0, 0, 0]),
        helper.make_node("Flatten", ["map"], ["embedding"]),
    ]
    crops = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["N", 3, SIDE, SIDE])
    embedding = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", LENGTH])
    initial = [numpy_helper.from_array(weights, "weights")]
    onnx.save(helper.make_model(helper.make_graph(nodes, "teacher", [crops], [embedding], initial)), str(file))
    return Teacher(file)


def people() -> list[Person]:
    """Eight drawn people."""
    portraits = [drawn(np.random.default_rng(i)) for i in range(8)]
    return [Person(p.image, p.landmarks, TARGET, 1.0) for p in portraits]


def losses_of_training(folder: Path, steps: int) -> float:
    """Trains, or goes on, to so many steps; the cosine that the log gives last."""
    training = Training(folder, samples=steps * BATCH, start=Network())
    run(training, Shards(folder / "faces"), folder / "faces", BATCH, minutes_between=1)
    assert training.course.steps == steps, f"{training.course.steps} steps instead of {steps}"
    log = (folder / "learning-curve.txt").read_text()
    return float(log.splitlines()[-1].split("cosine ")[1].split(",")[0])


def check_export(folder: Path) -> None:
    """What OpenCV makes of the exported network is what PyTorch makes of the trained one."""
    network = with_weights(Network(), np.load(folder / "weights.npy")).eval()
    onnx.save(exported(network), str(folder / "student.onnx"))
    crop = np.random.default_rng(2).integers(0, 256, (CROP_SIDE, CROP_SIDE, 3), np.uint8)
    with torch.no_grad():
        expected = network(torch.from_numpy(crop).permute(2, 0, 1)[None].float()).numpy()
    reader = cv2.dnn.readNet(str(folder / "student.onnx"))
    reader.setInput(cv2.dnn.blobFromImage(crop))
    seen = reader.forward()
    assert np.allclose(seen, expected, atol=1e-3), f"off by {np.abs(seen - expected).max()}"


def main() -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(FaceMaker(people(), seed=1), 1, FACES, folder / "faces" / "000")
        label(folder / "faces" / "000", stand_in(folder / "teacher.onnx"), torch.device("cpu"))
        first = losses_of_training(folder, STEPS)
        later = losses_of_training(folder, 2 * STEPS)
        assert later > first, f"training on made-up faces did not help: cosine {first:.3f}, then {later:.3f}"
        check_export(folder)
    print("all stages ran")


if __name__ == "__main__":
    main()
