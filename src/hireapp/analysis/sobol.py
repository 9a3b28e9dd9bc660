"""Sobol points: evenly spread points of the unit cube, the same every time.

Direction numbers: Joe, S. & Kuo, F. Y. (2008), Constructing Sobol sequences with better
two-dimensional projections, SIAM J. Sci. Comput. 30, 2635-2654, table new-joe-kuo-6.21201.
Computed here because SciPy's own generator lives in `scipy.stats`, which is slow to import.
"""

from __future__ import annotations

import numpy as np

from hireapp.analysis.ratings import FloatArray

BLOCK = 128
DIMENSIONS = 6

_BITS = 7  # 2**7 points a block
_WORD = 30
_POLYNOMIALS: tuple[tuple[int, int, tuple[int, ...]], ...] = (  # degree, coefficients, start
    (1, 0, (1,)),
    (2, 1, (1, 3)),
    (3, 1, (1, 3, 1)),
    (3, 2, (1, 1, 1)),
    (4, 1, (1, 1, 3, 3)),
)


def block(number: int) -> FloatArray:
    """The points `128·number` to `128·number + 127` of the sequence, 128 × 6.

    Each point is moved to the middle of its cell of width 1/128, so none lies on an edge, where
    the quantiles that are taken of them would be infinite.
    """
    directions = _directions()
    index = np.arange(BLOCK * number, BLOCK * (number + 1))
    gray = index ^ (index >> 1)
    points = np.zeros((BLOCK, DIMENSIONS), dtype=np.int64)
    for bit in range(_WORD):
        points ^= np.where((gray >> bit & 1)[:, None] == 1, directions[None, :, bit], 0)
    cells = points >> (_WORD - _BITS)
    centred: FloatArray = (cells + 0.5) / BLOCK
    return centred


def _directions() -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Direction numbers as integers of 30 bits, one row a dimension."""
    rows = [[1 << (_WORD - bit - 1) for bit in range(_WORD)]]
    for degree, coefficients, initial in _POLYNOMIALS:
        rows.append(_row(degree, coefficients, initial))
    return np.array(rows, dtype=np.int64)


def _row(degree: int, coefficients: int, initial: tuple[int, ...]) -> list[int]:
    row = [value << (_WORD - bit - 1) for bit, value in enumerate(initial)]
    for bit in range(degree, _WORD):
        value = row[bit - degree] ^ (row[bit - degree] >> degree)
        for back in range(1, degree):
            if coefficients >> (degree - 1 - back) & 1:
                value ^= row[bit - back]
        row.append(value)
    return row
