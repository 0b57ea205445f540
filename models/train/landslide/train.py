"""Trains, judges and exports the landslide model. One command; see README.md beside it."""

import os

os.environ.update({name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")})

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime

from candidates import BASELINE, CANDIDATES, CHOSEN
from card import model_card
from dataset import REPOSITORY, Dataset, export_table, read_table
from evaluation import bootstrap_intervals, cross_validate, scores_of
from export import blend_to_onnx

HERE = Path(__file__).resolve().parent
OUT = REPOSITORY / "models/landslide"


def judge(data: Dataset) -> dict:
    table, chosen_out = {}, None
    for candidate in CANDIDATES:
        out = cross_validate(candidate, data)
        table[candidate.name] = scores_of(data.failed, out)
        print(f"{candidate.name:42} {_line(table[candidate.name])}", flush=True)
        if candidate is CHOSEN:
            chosen_out = out
    nested = scores_of(data.failed, cross_validate(CHOSEN, data, calibrated=True))
    table[f"{CHOSEN.name}, Platt-scaled inside the folds"] = nested
    print(f"{'  Platt-scaled inside the folds':42} {_line(nested)}", flush=True)
    return {
        "table": table,
        "scores": table[CHOSEN.name],
        "baseline": table[BASELINE.name],
        "withElevation": min(
            (table[c.name] for c in CANDIDATES if c.uses_elevation), key=lambda scores: scores["brier"]
        ),
        "outOfFold": chosen_out,
        "intervals": bootstrap_intervals(data.failed, chosen_out),
    }


def golden_inputs(data: Dataset) -> np.ndarray:
    """Corners of the training range, its middle, a random filling, and rows beyond it on every side."""
    random = np.random.default_rng(1)
    low, high = data.features.min(axis=0), data.features.max(axis=0)
    corners = np.array([[high[i] if k >> i & 1 else low[i] for i in range(5)] for k in range(32)])
    inside = random.uniform(low, high, (64, 5))
    beyond = random.uniform(low - (high - low), high + (high - low), (32, 5))
    return np.concatenate([corners, [(low + high) / 2], inside, beyond]).astype(np.float32)


def run_onnx(model: bytes, inputs: np.ndarray) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session.run(None, {"features": inputs})[0]


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared/data")
    arguments = parser.parse_args()
    table = REPOSITORY / ".cache/landslide/points.csv"
    export_table(arguments.data.resolve(), table)
    data = read_table(table)
    measured = judge(data)

    fitted = CHOSEN.build().fit(data.features[:, CHOSEN.columns], data.failed)
    model = blend_to_onnx(fitted, CHOSEN.columns, data.features.shape[1]).SerializeToString(deterministic=True)
    inputs = golden_inputs(data)
    outputs = run_onnx(model, inputs)
    expected = fitted.predict_proba(inputs.astype(np.float64)[:, CHOSEN.columns])[:, 1]
    difference = float(np.abs(outputs - expected).max())
    if difference > 1e-5:
        raise RuntimeError(f"ONNX and scikit-learn differ by {difference}")

    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "model.onnx").write_bytes(model)
    sha256 = hashlib.sha256(model).hexdigest()
    write_json(OUT / "card.json", model_card(data, CHOSEN, measured, sha256))
    write_json(
        OUT / "golden.json",
        {
            "sha256": sha256,
            "producer": f"onnxruntime {onnxruntime.__version__} (Python), 1 thread",
            "inputs": [[float(v) for v in row] for row in inputs],
            "outputs": [float(v) for v in outputs],
        },
    )
    write_json(HERE / "candidates.json", measured["table"])
    print(f"model.onnx {len(model)} bytes, sha256 {sha256}, ONNX against scikit-learn {difference:.1e}")
    for name, (low, high) in measured["intervals"].items():
        print(f"{name} {measured['scores'][name]:.4f} (95 % {low:.4f} to {high:.4f})")


def _line(scores: dict[str, float]) -> str:
    return f"AUC {scores['auc']:.4f}  Brier {scores['brier']:.4f}  ECE {scores['expectedCalibrationError']:.4f}"


if __name__ == "__main__":
    main()
