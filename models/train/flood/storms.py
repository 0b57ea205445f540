"""Storms, soils, inflows, seas and breaches over the whole range that an officer may set."""

import numpy as np

RAIN_MM = (10.0, 400.0)
DURATION_H = (1.0, 24.0)
# The heaviest hours measured in Korea are near this (Suncheon, 31 July 1998: 145 mm); a mean above it is drawn again.
MOST_MEAN_MM_PER_H = 120.0
PATTERNS = ("uniform", "triangle", "huff-1", "huff-2", "huff-3", "huff-4", "alternating")

# Shape of the time density of each Huff quartile, as a Beta distribution that peaks in that quarter: a smooth stand-in for
# the tables of Huff 1967, Water Resources Research 3(4), which differ from place to place.
HUFF_BETA = {"huff-1": (1.4, 4.0), "huff-2": (2.6, 4.0), "huff-3": (4.0, 2.6), "huff-4": (4.0, 1.4)}


def storm_of(rng, *, share):
    """A hyetograph: ({totalMm, durationH, pattern}, [[tS, mmPerH], ...]) in 24 steps.

    share: place of this storm among those of a terrain, 0...1, so that every terrain meets light and heavy rain.
    """
    while True:
        total = float(np.exp(np.log(RAIN_MM[0]) + share * np.log(RAIN_MM[1] / RAIN_MM[0])))
        hours = float(np.exp(rng.uniform(np.log(DURATION_H[0]), np.log(DURATION_H[1]))))
        if total / hours <= MOST_MEAN_MM_PER_H:
            break
    pattern = str(rng.choice(PATTERNS))
    weights = _weights(pattern, 24, rng)
    intensity = total * weights / (hours / 24)
    step = hours * 3600 / 24
    series = []
    for i, value in enumerate(intensity):
        series += [[round(i * step, 3), round(float(value), 4)], [round((i + 1) * step, 3), round(float(value), 4)]]
    series.append([round(hours * 3600, 3), 0])
    return {"totalMm": round(total, 2), "durationH": round(hours, 3), "pattern": pattern}, series


def _weights(pattern, steps, rng):
    middle = (np.arange(steps) + 0.5) / steps
    if pattern == "uniform":
        weights = np.ones(steps)
    elif pattern == "triangle":
        peak = rng.uniform(0.15, 0.85)
        weights = np.where(middle < peak, middle / peak, (1 - middle) / (1 - peak))
    elif pattern == "alternating":
        # Depths that grow as the square root of time, ranked and put to the sides of the peak in turn.
        depth = np.diff(np.sqrt(np.arange(steps + 1) / steps))
        place = np.argsort(np.abs(middle - 0.5), kind="stable")
        weights = np.empty(steps)
        weights[place] = np.sort(depth)[::-1]
    else:
        a, b = HUFF_BETA[pattern]
        weights = middle ** (a - 1) * (1 - middle) ** (b - 1)
    return weights / weights.sum()


def soil_of(rng):
    """Infiltration of a case, None where the ground is full: Green-Ampt of a drawn texture, at most 30 mm/h.

    Suction and conductivity: Rawls, Brakensiek & Miller 1983, J. Hydraul. Eng. 109(1), 62-70, table 2. The deficit is drawn
    apart from the texture, up to 0.4.
    """
    if rng.random() < 0.2:
        return None
    conductivity, suction = (
        (117.8, 49.5),
        (29.9, 61.3),
        (10.9, 110.1),
        (3.4, 88.9),
        (6.5, 166.8),
        (1.5, 218.5),
        (1.0, 208.8),
        (1.0, 273.0),
        (0.6, 239.0),
        (0.5, 292.2),
        (0.3, 316.3),
    )[int(rng.integers(11))]
    deficit = float(rng.uniform(0.0, 0.4))
    return {
        "kind": "green-ampt",
        "conductivityMmPerH": min(conductivity, 30.0),
        "suctionHeadMm": suction,
        "moistureDeficit": round(deficit, 4),
    }


def inflow_of(terrain, rain, rng):
    """A river over the edge of the window: [] or one inflow. Its peak follows the area outside, or is far beyond it."""
    if not terrain.inlet or rng.random() < 0.45:
        return []
    natural = 0.278 * rain["totalMm"] / max(2.0, rain["durationH"]) * terrain.inletKm2
    peak = float(max(1.0, natural) * np.exp(rng.uniform(np.log(0.3), np.log(8.0))))
    if rng.random() < 0.1:
        peak = float(np.exp(rng.uniform(np.log(100.0), np.log(3000.0))))
    hours = rain["durationH"] + rng.uniform(0.5, 3)
    time = np.linspace(0, hours, 25)
    to_peak = rng.uniform(0.3, 0.7) * hours
    ratio = time / to_peak
    # Shape of the unit hydrograph of n = 4 equal reservoirs (Nash 1957), written by its peak.
    flow = peak * (0.05 + 0.95 * (ratio * np.exp(1 - ratio)) ** 3)
    points = [[round(float(t * 3600), 1), round(float(q), 4)] for t, q in zip(time, flow)]
    return [{"id": "river", "cells": [list(cell) for cell in terrain.inlet], "hydrograph": points}]


def sea_of(rng, endS):
    """Stage of the sea: half-daily tide and a surge, [[tS, m], ...]."""
    tide, surge, phase = rng.uniform(0.2, 3.0), rng.uniform(0.0, 2.5) * (rng.random() < 0.5), rng.uniform(0, 2 * np.pi)
    time = np.arange(0, endS + 1, 900.0)
    stage = tide * np.sin(2 * np.pi * time / 44714 + phase) + surge * np.exp(-(((time - endS / 2) / 10800) ** 2))
    return [[float(t), round(float(s), 3)] for t, s in zip(time, stage)]


def breach_of(terrain, rng, endS):
    """A breach of up to some 60 m in a levee at a drawn time, or []; it opens to the ground in half an hour."""
    if len(terrain.levee) < 4 or rng.random() < 0.5:
        return []
    middle = row, column = terrain.levee[int(rng.integers(len(terrain.levee)))]
    start = float(round(rng.uniform(0.2, 0.7) * endS))
    reach = max(1, int(30 / terrain.cellSizeM))
    near = [(r, c) for r, c in terrain.levee if abs(r - row) + abs(c - column) <= reach and not terrain.sea[r, c]]
    cells = _touching(near, middle)
    if not cells:
        return []
    low = float(min(terrain.bedM[max(0, r - 2) : r + 3, max(0, c - 2) : c + 3].min() for r, c in cells))
    crest = float(max(terrain.bedM[r, c] for r, c in cells))
    width = len(cells) * terrain.cellSizeM
    growth = {
        "widthM": [[start, 0.0], [start + 1800, width]],
        "crestM": [[start, crest], [start + 600, round(low, 3)]],
    }
    return [{"kind": "breach", "id": "levee", "cells": cells, "startS": start, "growth": growth}]


def _touching(cells, middle):
    """The part of a list of cells around one of them in which each touches the next; [] where that one is not in it."""
    if middle not in cells:
        return []

    def touch(k):
        (r, c), (below, beside) = cells[k], cells[k + 1]
        return max(abs(r - below), abs(c - beside)) == 1

    first = last = cells.index(middle)
    while first > 0 and touch(first - 1):
        first -= 1
    while last + 1 < len(cells) and touch(last):
        last += 1
    return [list(cell) for cell in cells[first : last + 1]]
