"""Reading a scanned page back: what its code says, where its corner marks are, which circles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hireapp.domain.packets import PrintedForm
from hireapp.domain.papers import Mark
from hireapp.errors import InputError
from hireapp.i18n import tr
from hireapp.paper.codes import PageCode, decode
from hireapp.paper.document import CODE_SIZE, CORNER_MARK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Points = NDArray[np.float64]

MOST_PIXELS = 40_000_000
"""A larger picture is refused: nobody scans a page so finely."""
DARK = 128
"""What is darker on a picture is print; 0 is black."""
_INK = 0.62
"""Of a page's own white: a circle's inside that is darker was written on, be it by pencil."""
_RING = 0.75
"""The least share of a circle's line that is found within `_NEAR` points of its place.

Measured at 100 to 300 dots an inch: at least 0.96 where it is, at most 0.5 three points beside it.
"""
_NEAR = 1.2
_SMALLEST, _LARGEST = 0.6, 1.7
"""How much a mark's side may differ from what the code's size lets one expect."""
_SOLID = 0.6
"""The least share of its bounding box that a square turned a little fills."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page that was found on a scan.

    `corners` are the middles of the corner marks in pixels from the top left, in the order of
    `PrintedForm.corners`: top left, top right, bottom right, bottom left of the page.
    """

    code: PageCode
    corners: tuple[tuple[float, float], ...]

    def darkness(self, picture: Picture, form: PrintedForm, marks: Iterable[Mark]) -> list[float]:
        """How much (0-1) of each circle's inside is dark, in the same order."""
        forward, limit = self._aimed(picture, form)
        return [_inside(picture, forward, mark, limit) for mark in marks]

    def is_there(self, picture: Picture, form: PrintedForm, marks: Iterable[Mark]) -> list[bool]:
        """Whether each printed circle is where it should be, in the same order.

        It is not on a page that is bent or folded, or whose corner marks were mistaken.
        """
        forward, limit = self._aimed(picture, form)
        return [_ring(picture, forward, mark, limit) >= _RING for mark in marks]

    def _aimed(self, picture: Picture, form: PrintedForm) -> tuple[Points, float]:
        """From points on the form to pixels, and what is darker than the page's own white."""
        import numpy as np

        forward = _homography(np.asarray(form.corners), np.asarray(self.corners))
        return forward, _INK * float(np.median(picture[::4, ::4]))


def read_page(picture: Picture) -> PageReading:
    """Find the code and the corner marks on a grey picture (rows of bytes, 0 is black).

    Raises:
        InputError: when the picture is too large, or has no code or not all four marks.
    """
    import zxingcpp

    if picture.size > MOST_PIXELS:
        raise InputError(tr("This picture is too large."), tr("Scan it with 300 dots an inch."))
    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.DataMatrix])
    found = zxingcpp.read_barcodes(picture, formats=wanted)
    codes = [one for one in found if one.valid]
    if not codes:
        raise InputError(
            tr("No code was found on this page."),
            tr("Scan the whole page, straight, with at least 150 dots an inch."),
        )
    code = decode(codes[0].bytes)
    return PageReading(code, _corners(picture, codes[0].position))


def _corners(picture: Picture, position: Any) -> tuple[tuple[float, float], ...]:
    """The outermost solid squares of the right size, one in each direction from the middle."""
    import numpy as np

    turned = [
        (point.x, point.y)
        for point in (
            position.top_left,
            position.top_right,
            position.bottom_right,
            position.bottom_left,
        )
    ]
    across = np.subtract(turned[1], turned[0])
    side = float(np.hypot(*across)) * CORNER_MARK / CODE_SIZE
    marks = _solid_squares(picture, side)
    if len(marks) < 4:  # fewer cannot be a page
        raise _no_marks()
    unit = across / np.hypot(*across)
    along = marks @ unit
    down = marks @ np.array([-unit[1], unit[0]])
    places = [
        int(np.argmax(sign_x * along + sign_y * down))
        for sign_x, sign_y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    if len(set(places)) < 4:
        raise _no_marks()
    return tuple((float(marks[place][0]), float(marks[place][1])) for place in places)


def _solid_squares(picture: Picture, side: float) -> Points:
    """Middles of dark, solid, square pieces of about this side."""
    import numpy as np
    from scipy import ndimage

    calm = ndimage.uniform_filter(picture, size=3)  # noise alone makes no piece
    labels, _ = ndimage.label(calm < DARK)
    middles = []
    for number, area in enumerate(ndimage.find_objects(labels), start=1):
        high, wide = (part.stop - part.start for part in area)
        if not all(_SMALLEST * side <= one <= _LARGEST * side for one in (high, wide)):
            continue
        if max(high, wide) > 1.35 * min(high, wide):
            continue
        inside = labels[area] == number
        if inside.mean() < _SOLID:
            continue
        row, column = ndimage.center_of_mass(inside)
        middles.append((area[1].start + column + 0.5, area[0].start + row + 0.5))
    return np.array(middles, dtype=np.float64).reshape(-1, 2)


def _homography(source: Points, target: Points) -> Points:
    """The 3 by 3 matrix that carries four points onto four others."""
    import numpy as np

    rows = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    solved = np.linalg.solve(np.array(rows), np.asarray(target).reshape(-1))
    return np.append(solved, 1.0).reshape(3, 3)


def _inside(picture: Picture, forward: Points, mark: Mark, limit: float) -> float:
    """The share of the middle of one circle, its own line left out, that is darker."""
    import numpy as np

    steps = np.linspace(-0.6, 0.6, 9) * mark.radius
    right, up = np.meshgrid(steps, steps)
    near = np.hypot(right, up) <= 0.62 * mark.radius
    return float(_darker(picture, forward, (mark.x + right[near], mark.y + up[near]), limit).mean())


def _ring(picture: Picture, forward: Points, mark: Mark, limit: float) -> float:
    """The share of directions in which the circle's own line is about where it should be."""
    import numpy as np

    radii = mark.radius + np.linspace(-_NEAR, _NEAR, 7)
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    away, turned = np.meshgrid(radii, angles)
    points = (mark.x + away * np.cos(turned)).ravel(), (mark.y + away * np.sin(turned)).ravel()
    return float(_darker(picture, forward, points, limit).reshape(away.shape).any(axis=1).mean())


def _darker(
    picture: Picture, forward: Points, points: tuple[Points, Points], limit: float
) -> NDArray[np.bool_]:
    """Whether the picture is darker than the limit at points of the form."""
    import numpy as np

    x, y, scale = forward @ np.stack([*points, np.ones(len(points[0]))])
    columns = np.clip((x / scale).astype(int), 0, picture.shape[1] - 1)
    rows = np.clip((y / scale).astype(int), 0, picture.shape[0] - 1)
    return np.asarray(picture[rows, columns] < limit)


def _no_marks() -> InputError:
    return InputError(
        tr("The four corner marks of this page were not found."),
        tr("Scan the whole page, so that no corner is cut off."),
    )
