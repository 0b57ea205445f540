"""The model card, in the shape of ModelCard in src/domain/hazard/landslide/susceptibility.ts."""

import numpy as np

from candidates import Candidate
from dataset import FEATURES, UNITS, Dataset
from evaluation import FOLDS, SEEDS, calibration_bins


def model_card(data: Dataset, chosen: Candidate, measured: dict, sha256: str) -> dict:
    scores, intervals = measured["scores"], measured["intervals"]
    low, high = data.features.min(axis=0), data.features.max(axis=0)
    mean_out_of_fold = measured["outOfFold"].probability.mean(axis=0)
    return {
        "id": "landslide-terrain-form",
        "version": "1.0.0",
        "title": {"ko": "지형으로 본 산사태 취약성", "en": "Landslide susceptibility from terrain form"},
        "sha256": sha256,
        "data": {
            "name": "Ecuador landslides (lsl), Reserva Biológica San Francisco; terrain attributes recomputed on its 10 m elevation",
            "rows": len(data.failed),
            "positives": int(data.failed.sum()),
            "licence": "CC0-1.0",
            "source": "Nowosad/spDataLarge, data/lsl.rda and inst/raster/ta.tif (Muenchow et al. 2012)",
            "cellSizeM": 10,
        },
        "split": {
            "ko": f"좌표의 k-평균 구역 {FOLDS}개로 나눈 공간 교차 검증을 {SEEDS}개 시드로 반복했습니다. 구간은 구역 단위 부트스트랩 95 %입니다.",
            "en": f"Spatial cross-validation on {FOLDS} k-means blocks of the coordinates, repeated with {SEEDS} seeds. Intervals: 95 % bootstrap of whole blocks.",
        },
        "scores": {
            **{
                name: {"value": _round(scores[name]), "low": _round(bounds[0]), "high": _round(bounds[1])}
                for name, bounds in intervals.items()
            },
            "baseline": {
                "name": "logistic regression, all five features",
                "auc": _round(measured["baseline"]["auc"]),
                "brier": _round(measured["baseline"]["brier"]),
            },
        },
        "calibration": [
            {"predicted": _round(predicted), "observed": _round(observed), "count": count}
            for predicted, observed, count in calibration_bins(data.failed, mean_out_of_fold)
        ],
        "features": [
            {
                "id": name,
                "unit": UNITS[i],
                "minimum": float(np.float32(low[i])),
                "maximum": float(np.float32(high[i])),
                "used": i in chosen.columns,
            }
            for i, name in enumerate(FEATURES)
        ],
        "knownFailures": known_failures(measured),
    }


def known_failures(measured: dict) -> list[dict[str, str]]:
    brier = f"{measured['scores']['brier']:.3f}"
    rival_brier = f"{measured['withElevation']['brier']:.3f}"
    return [
        {
            "ko": "에콰도르 남부 한 산지(표고 1,700–3,100 m)의 350개 지점으로 학습했고 한국 산사태로 검증한 적이 없습니다. 비탈의 순위를 보는 데 쓰고 확률 값 그대로 믿지 마세요.",
            "en": "Trained on 350 points of one mountain area in southern Ecuador (1,700–3,100 m) and never checked against Korean landslides. Use it to rank slopes; do not take the probability at face value.",
        },
        {
            "ko": "산사태 지점과 아닌 지점을 반반 뽑은 표본이어서 실제 발생률보다 확률이 높게 나옵니다. 비, 흙, 지질, 숲을 모르므로 언제 무너질지는 말하지 못합니다.",
            "en": "Half of the sample are landslides, so probabilities are higher than real rates. It knows no rain, soil, geology or forest and cannot say when a slope fails.",
        },
        {
            "ko": f"Brier 점수 {brier}로 목표 0.18에 못 미칩니다. 표고를 쓰면 {rival_brier}로 좋아지지만 그 산지의 표고대를 외운 것이어서 다른 곳에서는 쓸 수 없어 뺐습니다.",
            "en": f"Its Brier score of {brier} misses the goal of 0.18. With elevation it would be {rival_brier}, but only by learning the elevation belt of that one area, which says nothing elsewhere; elevation is therefore not used.",
        },
        {
            "ko": "10 m 격자에서 학습했습니다. 격자 크기가 다르면 경사, 곡률, 집수 면적이 달라져 결과를 믿기 어렵습니다.",
            "en": "Trained on 10 m cells. On other cell sizes slope, curvature and catchment area change, and results are less reliable.",
        },
        {
            "ko": "깎은 비탈, 옹벽, 도로 등 사람이 바꾼 지형은 배우지 않았습니다. 격자 가장자리에서는 집수 면적이 실제보다 작습니다.",
            "en": "Cut slopes, walls, roads and other man-made ground were not learned. Near the edge of the grid the catchment area is too small.",
        },
    ]


def _round(value: float) -> float:
    return round(float(value), 4)
