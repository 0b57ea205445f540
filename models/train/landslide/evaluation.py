"""Spatial-block cross-validation. Random splits flatter: neighbouring points share their hillside."""

from dataclasses import dataclass

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from dataset import Dataset

FOLDS = 5
SEEDS = 10
BINS = 10


@dataclass(frozen=True)
class OutOfFold:
    blocks: np.ndarray  # int [seeds, rows]
    probability: np.ndarray  # float [seeds, rows], each from a model that never saw the row's block


def spatial_blocks(xy_m: np.ndarray, seed: int, folds: int = FOLDS) -> np.ndarray:
    return KMeans(folds, n_init=1, random_state=seed).fit_predict(xy_m)


def cross_validate(candidate, data: Dataset, calibrated: bool = False) -> OutOfFold:
    x = data.features[:, candidate.columns]
    blocks = np.stack([spatial_blocks(data.xy_m, seed) for seed in range(SEEDS)])
    probability = np.zeros(blocks.shape)
    for seed in range(SEEDS):
        for fold in range(FOLDS):
            test = blocks[seed] == fold
            model = candidate.build().fit(x[~test], data.failed[~test])
            p = model.predict_proba(x[test])[:, 1]
            if calibrated:
                p = platt(candidate, data, ~test, seed)(p)
            probability[seed, test] = p
    return OutOfFold(blocks, probability)


def platt(candidate, data: Dataset, train: np.ndarray, seed: int):
    """Platt scaling fitted inside the training blocks only, on predictions for inner blocks left out."""
    x, y = data.features[train][:, candidate.columns], data.failed[train]
    inner = spatial_blocks(data.xy_m[train], seed, FOLDS - 1)
    held_out = np.zeros(len(y))
    for fold in range(FOLDS - 1):
        test = inner == fold
        held_out[test] = candidate.build().fit(x[~test], y[~test]).predict_proba(x[test])[:, 1]
    scaling = LogisticRegression(C=1e6).fit(logit(held_out)[:, None], y)
    return lambda p: scaling.predict_proba(logit(p)[:, None])[:, 1]


def logit(p: np.ndarray) -> np.ndarray:
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def block_auc(failed: np.ndarray, p: np.ndarray, blocks: list[np.ndarray]) -> float:
    """Mean AUC over blocks that hold both outcomes."""
    return float(np.mean([roc_auc_score(failed[b], p[b]) for b in blocks if 0 < failed[b].mean() < 1]))


def brier(failed: np.ndarray, p: np.ndarray) -> float:
    return float(np.mean((p - failed) ** 2))


def calibration_bins(failed: np.ndarray, p: np.ndarray) -> list[tuple[float, float, int]]:
    """Mean prediction, observed share and count in bins of equal count, from low to high."""
    order = np.argsort(p, kind="stable")
    return [(float(p[b].mean()), float(failed[b].mean()), len(b)) for b in np.array_split(order, BINS)]


def calibration_error(failed: np.ndarray, p: np.ndarray) -> float:
    return float(sum(abs(m - o) * n for m, o, n in calibration_bins(failed, p)) / len(p))


def scores_of(failed: np.ndarray, out: OutOfFold) -> dict[str, float]:
    """Means over the seeds."""
    per_seed = [
        (
            block_auc(failed, p, [np.flatnonzero(b == fold) for fold in range(FOLDS)]),
            brier(failed, p),
            calibration_error(failed, p),
        )
        for b, p in zip(out.blocks, out.probability)
    ]
    auc, brier_score, error = np.mean(per_seed, axis=0)
    return {"auc": float(auc), "brier": float(brier_score), "expectedCalibrationError": float(error)}


def bootstrap_intervals(failed: np.ndarray, out: OutOfFold, draws: int = 4000) -> dict[str, tuple[float, float]]:
    """95 % intervals: each draw takes one seed's blocks and resamples whole blocks with replacement."""
    random = np.random.default_rng(0)
    samples = []
    while len(samples) < draws:
        seed = int(random.integers(SEEDS))
        p = out.probability[seed]
        blocks = [np.flatnonzero(out.blocks[seed] == fold) for fold in random.integers(FOLDS, size=FOLDS)]
        rows = np.concatenate(blocks)
        samples.append(
            (
                block_auc(failed, p, blocks),
                brier(failed[rows], p[rows]),
                calibration_error(failed[rows], p[rows]),
            )
        )
    low, high = np.percentile(samples, [2.5, 97.5], axis=0)
    names = ("auc", "brier", "expectedCalibrationError")
    return {name: (float(low[i]), float(high[i])) for i, name in enumerate(names)}
