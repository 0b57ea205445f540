"""The training table: landslide points with terrain attributes computed by the app's own code."""

import csv
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

REPOSITORY = Path(__file__).resolve().parents[3]
FEATURES = ("slopeDeg", "planCurvature", "profileCurvature", "elevationM", "log10CatchmentAreaM2")
UNITS = ("deg", "1/m", "1/m", "m", "log10(m²)")


@dataclass(frozen=True)
class Dataset:
    features: np.ndarray  # float64 [rows, 5], values of float32
    failed: np.ndarray  # int [rows], 1 where a landslide started
    xy_m: np.ndarray  # float64 [rows, 2], EPSG:32717


def export_table(data: Path, table: Path) -> None:
    """Runs the TypeScript feature code on the elevation band, at the points of the published sample."""
    table.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "npx", "--no-install", "tsx", "src/cli/commands/landslide-features.ts",
            "--terrain", str(data / "landslide-ecuador/terrain-attributes-10m.tif"),
            "--band", "4",
            "--points", str(data / "training/landslide/ecuador_lsl_350.csv"),
            "--label", "lslpts",
            "--out", str(table),
        ],
        cwd=REPOSITORY,
        check=True,
    )


def read_table(table: Path) -> Dataset:
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    features = np.array([[float(row[name]) for name in FEATURES] for row in rows])
    failed = np.array([int(row["label"]) for row in rows])
    xy_m = np.array([[float(row["x"]), float(row["y"])] for row in rows])
    if not np.isfinite(features).all():
        raise ValueError("the training table has a value that is not finite")
    return Dataset(features, failed, xy_m)
