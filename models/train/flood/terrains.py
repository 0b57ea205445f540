"""Terrains of many kinds, each of one seed. Real terrains are never used here: they are what the models are judged on."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter, label

from landscape import above_drainage, drainage, eroded, field, upstream_cells

FAMILIES = ("mountain", "valley", "hills", "floodplain", "coast", "town")
CELLS = 256
MARGIN = 48

# Least and largest relief over the whole window at 30 m cells, m.
RELIEF_M = {
    "mountain": (250, 900),
    "valley": (120, 500),
    "hills": (25, 120),
    "floodplain": (8, 60),
    "coast": (15, 250),
    "town": (10, 150),
}


@dataclass
class Terrain:
    """bedM and manning are (256, 256) float32, row 0 in the north; sea is 1 where the sea stands."""

    seed: int
    family: str
    cellSizeM: float
    bedM: np.ndarray
    manning: np.ndarray
    sea: np.ndarray
    # Rows and columns along the edge where the largest river comes in, and its area outside, km2.
    inlet: list
    inletKm2: float
    # Crest cells of levees along the largest rivers, row by row; empty without one.
    levee: list
    facts: dict


def terrain_of(seed):
    """The terrain of a seed; the same bytes for the same seed and library versions."""
    rng = np.random.default_rng([20261124, seed])
    family = FAMILIES[seed % len(FAMILIES)]
    cell = float(rng.choice([10.0, 20.0, 30.0], p=[0.35, 0.25, 0.4]))
    n = CELLS + 2 * MARGIN
    shape = eroded(
        n,
        rng,
        steps=int(rng.integers(30, 110)),
        erodibility=float(np.exp(rng.uniform(np.log(0.02), np.log(0.15)))),
        creep=float(np.exp(rng.uniform(np.log(0.01), np.log(0.2)))),
    )
    low, high = RELIEF_M[family]
    relief = float(np.exp(rng.uniform(np.log(low), np.log(high)))) * (cell / 30.0) ** 0.7
    z = shape * relief
    receiver, order = drainage(z)
    area = upstream_cells(receiver, order)
    z, river, width = _valleys(z, (receiver, order, area), family, cell, rng)
    z += rng.uniform(0.0, 0.25) * field(n, rng, rng.uniform(1.5, 4))
    levee = _levee(z, river, area, rng) if family in ("floodplain", "town", "coast") and rng.random() < 0.6 else []
    manning = _manning(z, river, n, rng)
    if family == "town" or (family in ("floodplain", "coast", "valley") and rng.random() < 0.35):
        _town(z, river, manning, cell, rng)
    sea = np.zeros((n, n), bool)
    if family == "coast":
        z -= np.quantile(z, rng.uniform(0.08, 0.35))
        sea = _sea(z)
    if rng.random() < 0.25 and relief > 60:
        z = np.round(z)
    return _cut(seed, family, cell, (z, manning, sea), (receiver, area, levee), relief)


def _valleys(z, network, family, cell, rng):
    """Valley floors filled by rivers and channels cut into them; widths and depths grow with the area drained.

    Width and depth of channels: w = a A^0.4, d = b A^0.3 with A in km2, after Leopold & Maddock 1953 (hydraulic
    geometry downstream); a and b are drawn. A channel narrower than a cell lowers it by its share.
    """
    receiver, order, area = network
    n = z.shape[0]
    km2 = area * (cell / 1000.0) ** 2
    least = float(np.exp(rng.uniform(np.log(0.05), np.log(0.6)))) / (cell / 1000.0) ** 2
    hand, stream = above_drainage(z, receiver, order, area, least)
    flat_share = {"mountain": 0.15, "valley": 1.0, "hills": 0.5, "floodplain": 2.5, "coast": 1.5, "town": 2.0}[family]
    floor = flat_share * rng.uniform(0.3, 1.5) * np.maximum(km2[stream], 0.02) ** 0.3 * 2.0
    slope = rng.uniform(0.02, 0.15)
    below = np.minimum(hand, floor)
    filled = z.reshape(-1) - below * (1.0 - slope)
    width = rng.uniform(4, 14) * km2**0.4
    depth = rng.uniform(0.3, 1.3) * km2**0.3
    river = area >= least
    if rng.random() < 0.85:
        wide = np.where(river, depth * np.minimum(1.0, width / cell), 0.0)
        filled = filled - _widened(wide.reshape(n, n), width.reshape(n, n), cell).reshape(-1)
    return filled.reshape(n, n), river.reshape(n, n), width.reshape(n, n)


def _widened(depth, width, cell):
    """Depths of channels given to the cells that they cover: of the nearest channel cell within half its width."""
    away, (row, column) = distance_transform_edt(depth == 0, return_indices=True)
    inside = away * cell <= 0.5 * width[row, column]
    return np.where(inside | (depth > 0), depth[row, column], 0.0)


def _levee(z, river, area, rng):
    """Levees along both banks of the largest rivers: raises cells in place, and returns those of the crest row by row."""
    n = z.shape[0]
    trunk = area.reshape(n, n) >= np.quantile(area, 1 - 1.2 / n)
    away = distance_transform_edt(~trunk)
    offset = rng.uniform(1.5, 5)
    crest = (away >= offset) & (away < offset + 1.5)
    if not crest.any():
        return []
    height = rng.uniform(1, 5)
    _, (row, column) = distance_transform_edt(~trunk, return_indices=True)
    base = gaussian_filter(z, 3)
    z[crest] = np.maximum(z[crest], base[row, column][crest] + height)
    inner = np.argwhere(crest & (np.abs(away - offset) < 0.6))
    return [tuple(int(v) for v in cell) for cell in inner]


def _manning(z, river, n, rng):
    """Manning n: forest on steep ground, fields below, channels smoother; each drawn within Chow 1959, table 5-6."""
    slope = np.hypot(*np.gradient(gaussian_filter(z, 2)))
    steep = slope > np.quantile(slope, rng.uniform(0.3, 0.8))
    manning = np.where(steep, rng.uniform(0.06, 0.12), rng.uniform(0.03, 0.06))
    manning[river] = rng.uniform(0.025, 0.045)
    return manning


def _town(z, river, manning, cell, rng):
    """Blocks of buildings between streets on the flattest ground, and an embankment with openings, in place."""
    n = z.shape[0]
    slope = gaussian_filter(np.hypot(*np.gradient(z)), 3)
    flat = (slope < np.quantile(slope, rng.uniform(0.2, 0.5))) & ~river
    size = max(2, int(round(rng.uniform(25, 90) / cell)))
    street = max(1, int(round(rng.uniform(8, 20) / cell)))
    row, column = np.indices((n, n))
    turned = rng.uniform(-0.5, 0.5)
    u = np.floor(row * np.cos(turned) - column * np.sin(turned)).astype(int)
    v = np.floor(row * np.sin(turned) + column * np.cos(turned)).astype(int)
    block = (u % (size + street) >= street) & (v % (size + street) >= street) & flat
    number = (u // (size + street)) * 7919 + v // (size + street)
    built = np.random.default_rng(int(rng.integers(1 << 30))).random(9973)[number % 9973] < rng.uniform(0.3, 0.9)
    inside = gaussian_filter(field(n, rng, n / 6), 2) > rng.uniform(-0.8, 0.6)
    houses = block & built & inside
    z[houses] += rng.uniform(3, 15)
    manning[flat & inside] = rng.uniform(0.02, 0.06)
    if rng.random() < 0.6:
        line = np.abs((row - n / 2) * np.sin(turned + 0.9) + (column - n / 2) * np.cos(turned + 0.9)) < 1.0
        opening = (np.abs(u) % int(rng.integers(15, 60)) < 2) | river
        bank = line & ~opening
        z[bank] = np.maximum(z[bank], gaussian_filter(z, 4)[bank] + rng.uniform(1.5, 5))


def _sea(z):
    """Ground below 0 that reaches the edge of the grid, as a mask."""
    parts, _ = label(z < 0)
    edge = set(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]).tolist()) - {0}
    return np.isin(parts, list(edge))


def _cut(seed, family, cell, layers, network, relief):
    """The middle of the landscape, so that rivers come in over its edge as they do in a window of a real terrain."""
    receiver, area, levee = network
    n = layers[0].shape[0]
    z, manning, sea = (layer[MARGIN:-MARGIN, MARGIN:-MARGIN] for layer in layers)
    cells = np.arange(n * n)
    inside = _inside(cells, n) & ~_inside(receiver, n)
    entering = cells[~_inside(cells, n) & _inside(receiver, n)]
    inlet, outside = [], 0.0
    if entering.size > 0:
        source = entering[np.argmax(area[entering])]
        row, column = divmod(int(receiver[source]), n)
        inlet, outside = _around(row - MARGIN, column - MARGIN), float(area[source]) * (cell / 1000.0) ** 2
    kept = [(r - MARGIN, c - MARGIN) for r, c in levee if MARGIN <= r < n - MARGIN and MARGIN <= c < n - MARGIN]
    facts = {"reliefM": round(relief, 2), "outlets": int(inside.sum())}
    arrays = (z.astype(np.float32), manning.astype(np.float32), sea.astype(np.uint8))
    return Terrain(seed, family, cell, *arrays, inlet, outside, kept, facts)


def _inside(cells, n):
    row, column = cells // n, cells % n
    return (row >= MARGIN) & (row < n - MARGIN) & (column >= MARGIN) & (column < n - MARGIN)


def _around(row, column):
    """The inlet and its neighbours along the edge that lie in the grid."""
    along = [(0, -1), (0, 0), (0, 1)] if row in (0, CELLS - 1) else [(-1, 0), (0, 0), (1, 0)]
    around = [(row + r, column + c) for r, c in along]
    return [(r, c) for r, c in around if 0 <= r < CELLS and 0 <= c < CELLS]
