"""Models that compete. Each is a scikit-learn pipeline over named columns of the five features."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.ensemble import BaggingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler

SEED = 20240613
WITHOUT_ELEVATION = (0, 1, 2, 4)
ALL_FEATURES = (0, 1, 2, 3, 4)


class ClampToRange(TransformerMixin, BaseEstimator):
    """Holds each feature at the range seen when fitted, so that no model extrapolates."""

    def fit(self, x, y=None):
        self.low_ = x.min(axis=0)
        self.high_ = x.max(axis=0)
        return self

    def transform(self, x):
        return np.clip(x, self.low_, self.high_)


class Blend(ClassifierMixin, BaseEstimator):
    """Mean of the members' probabilities."""

    def __init__(self, members):
        self.members = members

    def fit(self, x, y):
        self.fitted_ = [member().fit(x, y) for member in self.members]
        self.classes_ = np.array([0, 1])
        return self

    def predict_proba(self, x):
        return np.mean([member.predict_proba(x) for member in self.fitted_], axis=0)


def logistic():
    return make_pipeline(ClampToRange(), StandardScaler(), LogisticRegression(C=10, max_iter=5000, tol=1e-10))


def spline_logistic(strength: float, knots: int):
    return make_pipeline(
        ClampToRange(),
        SplineTransformer(knots, degree=2, knots="quantile"),
        StandardScaler(),
        LogisticRegression(C=strength, max_iter=5000, tol=1e-10),
    )


def network():
    """Ten tanh networks of eight units, each trained on a bootstrap of four fifths of the rows."""
    member = MLPClassifier((8,), activation="tanh", alpha=3, solver="lbfgs", max_iter=500)
    return make_pipeline(
        ClampToRange(),
        StandardScaler(),
        BaggingClassifier(member, 10, max_samples=0.8, random_state=SEED),
    )


def forest():
    return RandomForestClassifier(300, min_samples_leaf=8, max_features=2, random_state=SEED, n_jobs=1)


@dataclass(frozen=True)
class Candidate:
    name: str
    columns: tuple[int, ...]
    build: Callable[[], object]

    @property
    def uses_elevation(self) -> bool:
        return 3 in self.columns


BASELINE = Candidate("logistic, 5 features", ALL_FEATURES, logistic)

CANDIDATES = (
    BASELINE,
    Candidate("forest, 5 features", ALL_FEATURES, forest),
    Candidate("network, 5 features", ALL_FEATURES, network),
    Candidate("spline logistic, 5 features", ALL_FEATURES, lambda: spline_logistic(0.02, 4)),
    Candidate(
        "logistic + spline logistic, 5 features",
        ALL_FEATURES,
        lambda: Blend((logistic, lambda: spline_logistic(0.02, 4))),
    ),
    Candidate("logistic + network, 5 features", ALL_FEATURES, lambda: Blend((logistic, network))),
    Candidate("logistic, no elevation", WITHOUT_ELEVATION, logistic),
    Candidate("forest, no elevation", WITHOUT_ELEVATION, forest),
    Candidate("spline logistic, no elevation", WITHOUT_ELEVATION, lambda: spline_logistic(0.1, 3)),
    Candidate("network, no elevation", WITHOUT_ELEVATION, network),
    Candidate(
        "logistic + network, no elevation",
        WITHOUT_ELEVATION,
        lambda: Blend((logistic, network)),
    ),
)
CHOSEN = CANDIDATES[-1]
