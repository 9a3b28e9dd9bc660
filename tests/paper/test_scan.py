"""Scorecard pages rendered, turned, soiled and read back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hireapp.domain.packets import PrintedForm, Wish, plan
from hireapp.domain.papers import FormName, Papers
from hireapp.errors import InputError
from hireapp.paper import packets
from hireapp.paper.codes import fingerprint
from hireapp.paper.document import Look, PageSize
from hireapp.paper.packets import Packet
from hireapp.paper.scan import read_page

PAGES = 100
DPI = 150
DEGREES = 3.0
NOISE = 22.0
SPECKS = 0.004
OFF_BY = 2.0
"""Pixels by which a corner mark may be missed."""

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Scanned:
    form: PrintedForm
    page: int
    picture: Picture
    turn: float
    flat: tuple[int, int]

    def expected(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the page (from bottom left) is on the turned picture, in pixels."""
        scale = DPI / 72
        wide, high = self.flat
        x, y = point[0] * scale - wide / 2, (self.form.size[1] - point[1]) * scale - high / 2
        angle = math.radians(self.turn)
        rows, columns = self.picture.shape
        return (
            columns / 2 + x * math.cos(angle) + y * math.sin(angle),
            rows / 2 - x * math.sin(angle) + y * math.cos(angle),
        )


def scorecards(made: Papers, size: PageSize) -> Packet:
    wish = Wish(forms=frozenset({FormName.SCORECARD}))
    (booklet,) = plan(made, wish, packets.lack).booklets
    return packets.make(booklet, wish, Look(page=size))


def scans(packet: Packet, fill: frozenset[str] = frozenset()) -> Iterator[Scanned]:
    """Every page as a scanner on a bad day would give it; `fill` names circles filled by pen."""
    dice = np.random.default_rng(7)
    document = pypdfium2.PdfDocument(packet.pdf)
    number = 0
    for form in packet.forms:
        for page in range(1, 1 + max(mark.page for mark in form.marks)):
            bitmap = document[number].render(scale=DPI / 72, grayscale=True)
            image = bitmap.to_pil().convert("L")
            flat = image.size
            _fill(image, form, page, fill)
            turn = DEGREES if number % 2 else -DEGREES
            turned = image.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
            yield Scanned(form, page, _soiled(np.asarray(turned), dice), turn, flat)
            number += 1
    document.close()


def _fill(image: Image.Image, form: PrintedForm, page: int, names: frozenset[str]) -> None:
    draw, scale = ImageDraw.Draw(image), DPI / 72
    for mark in form.marks:
        if mark.page == page and mark.name in names:
            x, y, r = mark.x * scale, (form.size[1] - mark.y) * scale, 0.8 * mark.radius * scale
            draw.ellipse((x - r, y - r, x + r, y + r), fill=60)


def _soiled(picture: Picture, dice: np.random.Generator) -> Picture:
    noisy = picture + dice.normal(0, NOISE, picture.shape)
    specks = dice.random(picture.shape)
    noisy[specks < SPECKS / 2] = 0
    noisy[specks > 1 - SPECKS / 2] = 255
    return np.clip(noisy, 0, 255).astype(np.uint8)


def check(scanned: Scanned) -> None:
    reading = read_page(scanned.picture)

    form = scanned.form
    assert (reading.code.form, reading.code.page) == (form.number, scanned.page)
    assert reading.code.kit == form.kit_number
    assert reading.code.candidate == fingerprint(form.candidate_id)
    assert reading.code.seat == fingerprint(form.seat_id)
    for found, corner in zip(reading.corners, form.corners, strict=True):
        assert math.dist(found, scanned.expected(corner)) < OFF_BY


def test_a_turned_and_noisy_page_is_read_with_its_filled_circles(example_papers: Papers) -> None:
    packet = scorecards(example_papers, PageSize.A4)
    first = packet.forms[0]
    questions = sorted({mark.name.split(":")[1] for mark in first.marks if mark.name[:2] == "q:"})
    filled = frozenset(
        {f"q:{question}:4" for question in questions} | {"opener:warm", "recommendation:yes"}
    )
    pages = max(mark.page for mark in first.marks)

    read: set[str] = set()
    for _, scanned in zip(range(pages), scans(packet, filled), strict=False):
        check(scanned)
        marks = [one for one in scanned.form.marks if one.page == scanned.page]
        dark = read_page(scanned.picture).darkness(scanned.picture, scanned.form, marks)
        read |= {mark.name for mark, share in zip(marks, dark, strict=True) if share > 0.6}
        assert all(share > 0.9 or share < 0.45 for share in dark)  # a digit is in some of them

    assert read == filled


@pytest.mark.slow
def test_a_hundred_pages_are_read_back(example_papers: Papers) -> None:
    read = 0
    for size in PageSize:
        for scanned in scans(scorecards(example_papers, size)):
            check(scanned)
            read += 1
            if read == PAGES:
                return
    raise AssertionError(f"{read} pages only")


def test_a_page_without_a_code_or_with_a_corner_cut_off_is_refused(
    example_papers: Papers,
) -> None:
    scanned = next(scans(scorecards(example_papers, PageSize.A4)))

    with pytest.raises(InputError, match="No code"):
        read_page(np.full((1700, 1200), 255, np.uint8))
    with pytest.raises(InputError, match="corner marks"):
        read_page(np.ascontiguousarray(scanned.picture[:-250]))
    with pytest.raises(InputError, match="too large"):
        read_page(np.zeros((7000, 7000), np.uint8))
