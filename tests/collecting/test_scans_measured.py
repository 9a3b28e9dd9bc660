"""How often scans are read right, and what thousands of damaged files do: both are printed."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from hireapp.collecting import scans
from hireapp.domain.ids import CandidateId, SeatId
from hireapp.domain.packets import PrintedForm
from hireapp.domain.paper_entry import PaperLine, cell_of
from hireapp.domain.paper_scans import Outcome, cells_of
from tests.conftest import Hiring
from tests.scanning import Sheets, marks_of, printed, save, soiled

PAGES = 80
"""Pages that are filled at random, turned, soiled and read."""
FUZZED_FOR_S = 25.0

pytestmark = pytest.mark.slow

Truth = dict[str, tuple[str, ...]]
"""What a hand did in each cell: the choices that were filled whole; "~" before other marks."""


def fill_at_random(image: Image.Image, form: PrintedForm, page: int, dice: random.Random) -> Truth:
    """Fill the circles of a page as people do, not always as they should."""
    cells: dict[str, list[str]] = {}
    scale = image.width / form.size[0]
    for mark in form.marks:
        if mark.page == page:
            cell, _, choice = mark.name.rpartition(":")
            cells.setdefault(cell, []).append(choice)
    truth: Truth = {}
    for cell, choices in cells.items():
        whole = dice.choices((1, 0, 2), (85, 8, 7))[0]
        other = dice.random() < 0.1
        chosen = dice.sample(choices, whole + other)
        truth[cell] = tuple(
            name if place < whole else f"~{name}" for place, name in enumerate(chosen)
        )
    for mark in form.marks:
        cell, _, choice = mark.name.rpartition(":")
        middle = mark.x * scale, (form.size[1] - mark.y) * scale
        if mark.page == page and choice in truth[cell]:
            blacken(image, middle, mark.radius * scale, dice)
        elif mark.page == page and f"~{choice}" in truth[cell]:
            halve(image, middle, 0.9 * mark.radius * scale)
    return truth


def blacken(
    image: Image.Image, middle: tuple[float, float], radius: float, dice: random.Random
) -> None:
    """A circle filled with pen or pencil, a little beside its middle."""
    r = dice.uniform(0.78, 1.05) * radius
    x, y = (one + dice.uniform(-0.08, 0.08) * radius for one in middle)
    ImageDraw.Draw(image).ellipse((x - r, y - r, x + r, y + r), fill=dice.randint(20, 120))


def halve(image: Image.Image, middle: tuple[float, float], r: float) -> None:
    """Half a circle: begun, or rubbed out badly."""
    x, y = middle
    ImageDraw.Draw(image).chord((x - r, y - r, x + r, y + r), 90, 270, fill=60)


def value(line: PaperLine, cell: str) -> str:
    """What was read of a cell, as its circle is called; empty when it was left open."""
    if cell in line.unclear or cell not in cells_of(line):
        return ""
    if cell == "opener":
        return str(line.reaction)
    if cell == "recommendation":
        return str(line.recommendation)
    rating = next(it for one, it in line.ratings.items() if cell_of(one) == cell)
    return str(rating.value)


def test_nothing_is_read_that_was_not_marked(
    hiring: Hiring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice, sheets = random.Random(11), printed(hiring)
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    read_for = 0.0
    while counts["pages"] < PAGES:
        form = dice.choice(sheets.forms)
        images = sheets.scan(form, (), turn=0.0, dpi=dice.choice((150, 200, 300)), noise=False)
        truth: Truth = {}
        turned = []
        for page, image in enumerate(images, start=1):
            truth |= fill_at_random(image, form, page, dice)
            angle = dice.uniform(-2.0, 2.0) + dice.choice((0, 0, 180))
            turn = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
            turned.append(Image.fromarray(soiled(np.asarray(turn))))
        file = save(turned, tmp_path / "scan.tiff")
        started = time.perf_counter()
        found = scans.read(hiring.database, hiring.opening.id, [file], viewer=hiring.coordinator.id)
        read_for += time.perf_counter() - started
        assert all(one.outcome.is_read for one in found.pages), found.pages
        assert form.candidate_id is not None
        assert form.seat_id is not None
        line = found.lines[CandidateId(form.candidate_id), SeatId(form.seat_id)]
        for cell, marked in truth.items():
            got = value(line, cell)
            clear = len(marked) == 1 and marked[0][0] != "~"
            assert got in {"", *(marked if clear else ())}, (cell, marked, got)
            counts["clear" if clear else "doubtful"] += 1
            counts["read"] += bool(got)
        counts["pages"] += len(turned)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{counts['pages']} pages: {counts['read']} of {counts['clear']} clear cells read, "
            f"{counts['doubtful']} doubtful ones left open, none wrong; "
            f"{1000 * read_for / counts['pages']:.0f} ms a page, "
            f"{time.perf_counter() - began:.0f} s in all\n"
        )
    assert counts["read"] >= 0.98 * counts["clear"]


@pytest.mark.filterwarnings("ignore::Warning:PIL")
def test_damaged_files_never_crash_and_change_nothing(
    hiring: Hiring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice, sheets = random.Random(5), printed(hiring)
    good = good_files(hiring, sheets, tmp_path)
    counts: Counter[str] = Counter()
    target = tmp_path / "damaged.bin"
    until = time.perf_counter() + FUZZED_FOR_S
    while time.perf_counter() < until:
        data = bytearray(dice.choice(good))
        for _ in range(dice.choice((1, 3, 30))):
            place = dice.randrange(min(len(data), dice.choice((200, 2_000, len(data)))))
            data[place] = dice.randrange(256)
        target.write_bytes(data[: dice.choice((len(data), len(data), dice.randrange(len(data))))])
        found = scans.read(
            hiring.database, hiring.opening.id, [target], viewer=hiring.coordinator.id
        )
        for one in found.pages:
            counts[one.outcome.value] += one.outcome is not Outcome.MISSING
        counts["files"] += 1
    with capsys.disabled():
        sys.stdout.write(
            f"\n{counts.pop('files')} damaged files in {FUZZED_FOR_S:.0f} s: {dict(counts)}\n"
        )
    assert counts[Outcome.UNREADABLE.value]


def good_files(hiring: Hiring, sheets: Sheets, folder: Path) -> list[bytes]:
    form = sheets.form_of(hiring.candidates[0].id)
    page = sheets.scan(form, marks_of(hiring, "451"), dpi=100)[:1]
    files = [folder / name for name in ("a.png", "a.jpg", "a.tiff", "a.pdf")]
    for file in files:
        page[0].save(file)
    return [file.read_bytes() for file in files]
