"""Eroded landscapes on a square grid: drainage, and hills that rivers have cut for a long time."""

import heapq

import numba
import numpy as np

DROW = np.array([-1, -1, -1, 0, 0, 1, 1, 1])
DCOLUMN = np.array([-1, 0, 1, -1, 1, -1, 0, 1])


@numba.njit(cache=True)
def drainage(z):
    """Receivers of all cells by a priority flood from the edge, and the cells from the outlets up.

    A cell drains to the steepest lower neighbour that the flood reached before it, and in a pit over the lowest rim.
    Source of the flood: Barnes, Lehman & Mulla 2014, Computers & Geosciences 62, 117-127, algorithm 1.

    z: heights, m, (n, n). Returns (receiver, order): flat indices, (n * n,); outlets receive themselves.
    """
    n = z.shape[0]
    receiver = np.full(n * n, -1, np.int64)
    done = np.zeros(n * n, np.bool_)
    order = np.empty(n * n, np.int64)
    queue = [(np.float64(0.0), np.int64(0))]
    queue.pop()
    for i in range(n):
        for cell in (i, (n - 1) * n + i, i * n, i * n + n - 1):
            if receiver[cell] < 0:
                receiver[cell] = cell
                heapq.heappush(queue, (np.float64(z[cell // n, cell % n]), np.int64(cell)))
    count = 0
    while len(queue) > 0:
        level, cell = heapq.heappop(queue)
        order[count] = cell
        count += 1
        done[cell] = True
        row, column = cell // n, cell % n
        steepest = 0.0
        for k in range(8):
            r, c = row + DROW[k], column + DCOLUMN[k]
            if r < 0 or c < 0 or r >= n or c >= n:
                continue
            neighbour = r * n + c
            if receiver[neighbour] < 0:
                receiver[neighbour] = cell
                heapq.heappush(queue, (max(level, np.float64(z[r, c])), np.int64(neighbour)))
            elif done[neighbour] and receiver[cell] != cell:
                slope = (z[row, column] - z[r, c]) / np.sqrt(float(DROW[k] ** 2 + DCOLUMN[k] ** 2))
                if slope > steepest:
                    steepest = slope
                    receiver[cell] = neighbour
    return receiver, order


@numba.njit(cache=True)
def upstream_cells(receiver, order):
    """Cells that drain through each cell, itself included, (n * n,)."""
    area = np.ones(receiver.size)
    for i in range(order.size - 1, -1, -1):
        cell = order[i]
        if receiver[cell] != cell:
            area[receiver[cell]] += area[cell]
    return area


@numba.njit(cache=True)
def _erode(z, uplift, erodibility, creep, roughness):
    n = z.shape[0]
    for step in range(roughness.shape[0]):
        flux = np.zeros_like(z)
        for i in range(1, n - 1):
            for j in range(1, n - 1):
                flux[i, j] = z[i - 1, j] + z[i + 1, j] + z[i, j - 1] + z[i, j + 1] - 4.0 * z[i, j]
        z += creep * flux
        receiver, order = drainage(z + roughness[step])
        area = upstream_cells(receiver, order)
        flat = z.reshape(-1)
        lifted = uplift.reshape(-1)
        for i in range(order.size):
            cell = order[i]
            below = receiver[cell]
            if below == cell:
                continue
            straight = cell // n == below // n or cell % n == below % n
            pull = erodibility[cell] * area[cell] ** 0.45 / (1.0 if straight else np.sqrt(2.0))
            flat[cell] = (flat[cell] + lifted[cell] + pull * min(flat[below], flat[cell])) / (1.0 + pull)
    return z


def eroded(n, rng, *, steps, erodibility, creep):
    """Hills of relief 1 that rivers have cut, (n, n): the lowest edge cell is 0, the 99.5th percentile 1.

    Stream power law with m = 0.45, n = 1 solved implicitly from the outlets up.
    Source: Braun & Willett 2013, Geomorphology 180-181, 170-179, the implicit scheme for n = 1.

    creep: diffusion of hillslopes each step, cells^2.
    """
    uplift = np.exp(rng.uniform(0.1, 0.9) * field(n, rng, n / rng.uniform(2, 10)))
    tilt = np.add.outer(np.linspace(-1, 1, n) * rng.normal(), np.linspace(-1, 1, n) * rng.normal())
    z = rng.uniform(0.2, 1) * field(n, rng, n / rng.uniform(4, 16)) + 0.3 * rng.standard_normal((n, n)) + 0.5 * tilt
    rock = erodibility * np.exp(0.4 * rng.standard_normal(n * n))
    roughness = rng.uniform(0.0, 0.05, (steps, n, n)).astype(np.float32)
    z = _erode(z - z.min(), uplift * 0.05, rock, creep, roughness)
    return (z - z.min()) / (np.quantile(z, 0.995) - z.min())


def field(n, rng, length):
    """A smooth random field of mean 0 and variance 1 with a Gaussian correlation of this length, cells, (n, n)."""
    k = np.fft.fftfreq(n)
    spectrum = np.exp(-((np.pi * length) ** 2) * np.add.outer(k**2, k**2))
    noise = np.fft.ifft2(np.fft.fft2(rng.standard_normal((n, n))) * spectrum).real
    return (noise - noise.mean()) / noise.std()


@numba.njit(cache=True)
def above_drainage(z, receiver, order, area, least_cells):
    """Height above, and flat index of, the stream cell that each cell drains to; streams drain `least_cells`.

    Cells that leave the grid before they meet a stream take their outlet. Source of the idea: Nobre et al. 2011,
    J. Hydrol. 404 (HAND).
    """
    flat = z.reshape(-1)
    height = np.zeros(flat.size)
    stream = np.empty(flat.size, np.int64)
    for i in range(order.size):
        cell = order[i]
        if area[cell] >= least_cells or receiver[cell] == cell:
            stream[cell] = cell
        else:
            stream[cell] = stream[receiver[cell]]
            height[cell] = max(0.0, flat[cell] - flat[stream[cell]])
    return height, stream
