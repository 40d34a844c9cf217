"""Writes a tuned network as the bot reads it: the encoder as ONNX in 8 bits, the heads as arrays."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from tuning.messages import KINDS, SIGNALS, THEMES
from tuning.network import Network


def export(network: Network, folder: Path) -> None:
    """Write `encoder.onnx` and `heads.npz` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    width = network.encoder.position.shape[1]
    with tempfile.TemporaryDirectory() as scratch:
        whole, ready = Path(scratch, "whole.onnx"), Path(scratch, "ready.onnx")
        torch.onnx.export(
            network.encoder,
            (torch.randn(2, 20, width), torch.ones(2, 20)),
            str(whole),
            input_names=["vectors", "mask"],
            output_names=["states"],
            dynamic_axes={name: {0: "messages", 1: "pieces"} for name in ("vectors", "mask", "states")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    step, start, end = network.steps()
    arrays = {"step": step, "start": start, "end": end}
    for name in ("tag", "kind", "theme"):
        hidden, last = getattr(network, name)[0], getattr(network, name)[3]
        arrays |= {f"{name}.hidden": hidden.weight, f"{name}.hidden_bias": hidden.bias}
        arrays |= {f"{name}.last": last.weight, f"{name}.last_bias": last.bias}
    for name in ("signal", "evidence"):
        linear = getattr(network, name)
        arrays |= {name: linear.weight, f"{name}_bias": linear.bias}
    np.savez(
        folder / "heads.npz",
        kinds=np.array(KINDS),
        themes=np.array(THEMES),
        signals=np.array(SIGNALS),
        **{name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()},
    )
