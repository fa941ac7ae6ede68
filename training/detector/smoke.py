"""Every stage once on made-up data, in well under a minute; needs no photos and no teacher.

    python3 -m training.detector.smoke

Drawn heads stand for the portraits, an untrained network for the teacher. Fails where a stage does.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch

from training.course.weights import with_weights
from training.material.drawn import drawn
from training.detector.export import exported
from training.detector.measure import agreement
from training.detector.network import Network
from training.detector.scenes import SceneMaker, write
from training.detector.shards import Shards
from training.detector.train import Training, run
from training.material.yunet import Detector

SIZE, SCENES, STEPS = 96, 48, 12
os.environ["TORCH_COMPILE_DISABLE"] = "1"  # compiling takes longer than these few steps


def stand_in() -> Network:
    """A network that sees faces by chance."""
    network = Network()
    for values in network.parameters():
        if values.ndim == 1:
            torch.nn.init.normal_(values)
    return network.eval()


def main() -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        onnx.save(exported(stand_in()), str(folder / "teacher.onnx"))
        teacher = Detector(folder / "teacher.onnx")
        maker = SceneMaker([drawn(np.random.default_rng(i)) for i in range(8)], SIZE, seed=1)
        write(maker, teacher, SIZE, SCENES, folder / "scenes" / f"{SIZE}-00")
        first = losses_of_training(folder, steps=STEPS)
        later = losses_of_training(folder, steps=2 * STEPS)
        assert later < first, f"training on made-up scenes did not help: {first:.3f}, then {later:.3f}"
        check_export(folder, maker.scene())
    print("all stages ran")


def losses_of_training(folder: Path, steps: int) -> float:
    """Trains, or goes on, to so many steps; the score loss that the log gives last."""
    log = folder / "learning-curve.txt"
    training = Training(folder, samples=steps * SCENES * SIZE**2 / 256**2, start=Network())
    scenes = Shards(folder / "scenes")
    run(training, scenes, scenes, batch=16, minutes_between=1)
    assert training.course.steps == steps, f"{training.course.steps} steps instead of {steps}"
    return float(log.read_text().splitlines()[-1].split("score ")[1].split(",")[0])


def check_export(folder: Path, scene: np.ndarray) -> None:
    """What OpenCV makes of the exported network is what PyTorch makes of the trained one."""
    network = with_weights(Network(), np.load(folder / "weights.npy")).eval()
    print(agreement(network, Shards(folder / "scenes").all()))
    with torch.no_grad():
        logits, offsets = network(torch.from_numpy(scene).permute(2, 0, 1)[None] / 255)
    onnx.save(exported(network), str(folder / "student.onnx"))
    seen_scores, seen_offsets = Detector(folder / "student.onnx").maps(scene[None])
    assert np.allclose(seen_scores, torch.sigmoid(logits).numpy(), atol=0.01)
    assert np.allclose(seen_offsets, offsets.numpy(), atol=0.05)


if __name__ == "__main__":
    main()
