"""Makes the training set: terrains and storms of seeds, computed by the project's own flood engine on its command line.

    python models/train/flood/make_cases.py --out DIR [--terrains 0:360] [--storms 5] [--threads 1]

Goes on where it was stopped: a case that has its result.npz is left alone. Nothing of DIR belongs in the repository.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np

from storms import breach_of, inflow_of, sea_of, soil_of, storm_of
from terrains import terrain_of

PROJECT = Path(__file__).resolve().parents[3]
FRAMES = 8


def split_of(seed):
    """Splits are by terrain: every family, and no storm or tile, is in each of them in the same share."""
    return {8: "validation", 9: "test"}.get(seed // 6 % 10, "train")


def case_of(terrain, k, storms, folder):
    """CASE.json of storm k of a terrain, with its facts; masks are written beside it."""
    rng = np.random.default_rng([20261124, terrain.seed, k])
    share = (k + rng.random()) / storms
    rain, series = storm_of(rng, share=share)
    endS = float(round(rain["durationH"] * 3600 + rng.uniform(1800, 9000)))
    case = {
        "name": f"{terrain.family} {terrain.seed}, storm {k}",
        "terrain": "../bed.npy",
        "cellSizeM": terrain.cellSizeM,
        "scheme": "inertial",
        "manning": "../manning.npy",
        "boundary": {side: "open" for side in ("north", "south", "east", "west")},
        "rain": series,
        "inflows": inflow_of(terrain, rain, rng),
        "structures": breach_of(terrain, rng, endS),
        "endS": endS,
        "outputEveryS": endS,
        "frames": [round(endS * (i + 1) / FRAMES, 3) for i in range(FRAMES)],
    }
    soil = soil_of(rng)
    if soil is not None:
        case["infiltration"] = soil
    if terrain.sea.any():
        case["heldStage"] = {"mask": "../sea.npy", "stage": sea_of(rng, endS)}
    elif rng.random() < 0.08:
        case["boundary"] = {}
    (folder / "CASE.json").write_text(json.dumps(case, indent=1))
    return case, {"rain": rain, "breach": bool(case["structures"]), "inflow": bool(case["inflows"])}


def compute(folder, case, threads):
    """Runs the engine and packs what it wrote into result.npz; what it says of itself into summary.json."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = ["node", "--import", "tsx", str(PROJECT / "src/cli/main.ts"), "flood", "run", str(folder / "CASE.json")]
    ran = subprocess.run(
        [*command, "--out", str(out), "--threads", str(threads)], cwd=PROJECT, capture_output=True, text=True
    )
    if ran.returncode != 0:
        (folder / "failure.txt").write_text(ran.stdout[-2000:] + ran.stderr[-2000:])
        shutil.rmtree(out, ignore_errors=True)
        return False
    frames = np.stack([np.load(out / f"frame_{time}.npy") for time in case["frames"]]).astype(np.float16)
    np.savez_compressed(
        folder / "partial.npz",
        maxDepthM=np.load(out / "max_depth.npy").astype(np.float16),
        arrivalS=np.load(out / "arrival_s.npy").astype(np.float32),
        frameDepthM=frames,
    )
    shutil.copy(out / "summary.json", folder / "summary.json")
    (folder / "partial.npz").rename(folder / "result.npz")
    shutil.rmtree(out)
    return True


def engine_facts():
    """What computed the set: the commit of the engine's sources and the hash of its kernel."""
    kernel = PROJECT / "src/engines/flood/wasm/flood-kernel.wasm"
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%H", "--", "src/engines/flood", "src/domain/hazard/flood"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    return {"commit": commit.stdout.strip(), "kernelSha256": hashlib.sha256(kernel.read_bytes()).hexdigest()}


def make_terrain(seed, root, storms, threads):
    folder = root / f"{seed:04d}"
    missing = [k for k in range(storms) if not (folder / str(k) / "result.npz").exists()]
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    terrain = terrain_of(seed)
    np.save(folder / "bed.npy", terrain.bedM)
    np.save(folder / "manning.npy", terrain.manning)
    np.save(folder / "sea.npy", terrain.sea)
    facts = {"seed": seed, "family": terrain.family, "cellSizeM": terrain.cellSizeM, "split": split_of(seed)}
    facts |= {"inletKm2": terrain.inletKm2, **terrain.facts, "engine": engine_facts()}
    (folder / "terrain.json").write_text(json.dumps(facts, indent=1))
    for k in missing:
        one = folder / str(k)
        one.mkdir(exist_ok=True)
        case, said = case_of(terrain, k, storms, one)
        (one / "facts.json").write_text(json.dumps(said))
        done = compute(one, case, threads)
        print(seed, terrain.family, terrain.cellSizeM, k, said["rain"], "ok" if done else "FAILED", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--terrains", default="0:360")
    parser.add_argument("--storms", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    wish = parser.parse_args()
    first, last = (int(part) for part in wish.terrains.split(":"))
    for seed in range(first, last):
        make_terrain(seed, Path(wish.out), wish.storms, wish.threads)


if __name__ == "__main__":
    main()
