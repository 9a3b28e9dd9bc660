"""Scans read against the grid: real papers, filled, turned and soiled, in every kind of file."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from hireapp.collecting import scans
from hireapp.domain.paper_entry import Doubt, PaperLine, PaperRow
from hireapp.domain.paper_scans import Outcome, ScanReading
from hireapp.domain.people import Role
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.errors import InputError, Refused
from hireapp.paper import scan_files
from hireapp.paper.codes import PageCode, fingerprint, squares
from hireapp.store import kits, openings, paper_entry, people
from tests.conftest import Hiring, dump
from tests.scanning import DPI, PENCIL, WARM_YES, Sheets, marks_of, print_scorecards, printed, save


def read(hiring: Hiring, *places: Path) -> ScanReading:
    return scans.read(hiring.database, hiring.opening.id, places, viewer=hiring.coordinator.id)


def outcomes(reading: ScanReading) -> list[Outcome]:
    return [one.outcome for one in reading.pages]


def line_of(hiring: Hiring, reading: ScanReading, place: int = 0) -> PaperLine:
    """What was read of the first interviewer's paper on a candidate."""
    row = rows(hiring)[place]
    return reading.lines[row.candidate.id, row.seat.id]


def rows(hiring: Hiring) -> tuple[PaperRow, ...]:
    return paper_entry.grid(hiring.database, hiring.opening.id, hiring.coordinator.id)


@pytest.fixture
def sheets(hiring: Hiring) -> Sheets:
    return printed(hiring)


@pytest.mark.parametrize(
    "kind", ["pdf", *(pytest.param(one, marks=pytest.mark.slow) for one in ("tiff", "png", "jpg"))]
)
def test_filled_scorecard_is_read_from_every_kind_of_file(
    hiring: Hiring, sheets: Sheets, tmp_path: Path, kind: str
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    pages = sheets.scan(form, [*marks_of(hiring, "451"), *WARM_YES], turn=-2.0)
    folder = tmp_path / "scans"
    folder.mkdir()
    if kind in {"pdf", "tiff"}:
        save(pages, folder / f"all.{kind}")
    else:
        for number, page in enumerate(pages):
            page.save(folder / f"{number}.{kind}")
    before = dump(hiring.database.path)

    reading = read(hiring, folder)

    assert set(outcomes(reading)) == {Outcome.READ}
    assert len(reading.pages) == len(pages)
    assert line_of(hiring, reading) == PaperLine(
        ratings=dict(zip(hiring.questions, (Score.FOUR, Score.FIVE, Score.ONE), strict=True)),
        reaction=Reaction.WARM,
        recommendation=Recommendation.YES,
    )
    assert dump(hiring.database.path) == before


@pytest.mark.slow
def test_reasons_fine_scans_and_pencil(hiring: Hiring, sheets: Sheets, tmp_path: Path) -> None:
    form = sheets.form_of(hiring.candidates[1].id, 1)
    names = [f"q:{one}:{why.value}" for one, why in zip(hiring.questions, NoScore, strict=True)]
    pages = sheets.scan(form, [*names, *WARM_YES], dpi=300, ink=PENCIL)

    reading = read(hiring, save(pages, tmp_path / "fine.pdf"))

    given = line_of(hiring, reading, 3).ratings
    assert [given[one] for one in hiring.questions] == list(NoScore)
    assert not line_of(hiring, reading, 3).unclear


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_the_wrong_way_round_is_read(
    hiring: Hiring, sheets: Sheets, tmp_path: Path, degrees: int
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    pages = sheets.scan(form, [*marks_of(hiring, "451"), *WARM_YES])
    turned = [page.rotate(degrees, expand=True) for page in pages]

    reading = read(hiring, save(turned, tmp_path / "turned.pdf"))

    assert set(outcomes(reading)) == {Outcome.READ}
    assert len(line_of(hiring, reading).ratings) == 3


def test_two_none_and_small_dots_are_unclear(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    first, second, third = hiring.questions
    several = [f"q:{first}:4", f"q:{first}:2", f"q:{third}:3", "opener:warm"]
    page_files = save(sheets.scan(form, several), tmp_path / "several.tiff")

    line = line_of(hiring, read(hiring, page_files))

    assert line.ratings == {third: Score.THREE}
    assert line.unclear == {
        f"q:{first}": Doubt.SEVERAL,
        f"q:{second}": Doubt.EMPTY,
        "recommendation": Doubt.EMPTY,
    }
    dots = save(sheets.scan(form, marks_of(hiring, "234"), size=0.45), tmp_path / "dots.tiff")
    assert not line_of(hiring, read(hiring, dots)).ratings


def test_bent_page_is_not_read(hiring: Hiring, sheets: Sheets, tmp_path: Path) -> None:
    """Everything between the corner marks is moved, as on a page that was bent or torn."""
    form = sheets.form_of(hiring.candidates[0].id)
    page = sheets.scan(form, marks_of(hiring, "451"), turn=0.0)[0]
    wide, high = page.size
    inner = (round(0.05 * wide), round(0.15 * high), round(0.95 * wide), round(0.9 * high))
    middle = page.crop(inner)
    page.paste(middle, (inner[0] + 14, inner[1] + 20))
    page.save(tmp_path / "bent.png")

    (first, *_) = read(hiring, tmp_path / "bent.png").pages

    assert first.outcome is Outcome.UNREADABLE
    assert "not where they were printed" in first.why


def test_stain_leaves_its_question_open(hiring: Hiring, sheets: Sheets, tmp_path: Path) -> None:
    """White tape over one question's circles hides what is under it."""
    form = sheets.form_of(hiring.candidates[0].id)
    page = sheets.scan(form, [*marks_of(hiring, "451"), *WARM_YES], turn=0.0)[0]
    taped = [one for one in form.marks if one.name == f"q:{hiring.questions[0]}:2"]
    x, y = (round(one * DPI / 72) for one in (taped[0].x, form.size[1] - taped[0].y))
    page.paste(255, (x - 20, y - 20, x + 20, y + 20))
    page.save(tmp_path / "taped.png")

    line = line_of(hiring, read(hiring, tmp_path / "taped.png"))

    assert line.unclear == {f"q:{hiring.questions[0]}": Doubt.LOST}
    assert line.ratings


def test_missing_page_is_said_and_can_come_later(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    first, *others = sheets.scan(form, [*marks_of(hiring, "451"), *WARM_YES])
    assert others
    reading = read(hiring, save([first], tmp_path / "first.png"))

    assert outcomes(reading) == [Outcome.READ, *[Outcome.MISSING] * len(others)]
    row = rows(hiring)[0]
    paper_entry.keep_typed(
        hiring.database,
        row.candidate.id,
        row.seat.id,
        line_of(hiring, reading),
        viewer=hiring.coordinator.id,
    )
    later = read(hiring, tmp_path / "first.png", save(others, tmp_path / "rest.pdf"))
    assert outcomes(later) == [Outcome.ALREADY_TYPED, *[Outcome.READ] * len(others)]


def test_what_is_in_or_typed_is_left_alone(hiring: Hiring, sheets: Sheets, tmp_path: Path) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    file = save(sheets.scan(form, marks_of(hiring, "451")), tmp_path / "scan.pdf")
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    reading = read(hiring, file)

    assert set(outcomes(reading)) == {Outcome.ALREADY_IN}
    assert reading.lines == {}
    assert {one.candidate for one in reading.pages} == {"Dana Whitfield"}


def test_two_scans_of_a_page_that_differ_are_unclear(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    one = save(sheets.scan(form, marks_of(hiring, "451")), tmp_path / "one.pdf")
    two = save(sheets.scan(form, marks_of(hiring, "452")), tmp_path / "two.pdf")

    line = line_of(hiring, read(hiring, one, two))

    assert line.unclear[f"q:{hiring.questions[2]}"] is Doubt.TWICE
    assert len(line.ratings) == 2


def test_other_openings_older_kits_and_foreign_prints(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    file = save(sheets.scan(form, marks_of(hiring, "451"))[:1], tmp_path / "scan.png")
    other = openings.create(hiring.database, replace(hiring.opening.facts, title="Other"))
    there = scans.read(hiring.database, other.id, [file], viewer=hiring.coordinator.id)
    assert outcomes(there) == [Outcome.OTHER_OPENING]

    fewer = msgspec.structs.replace(hiring.content, questions=hiring.content.questions[:2])
    kits.freeze(hiring.database, hiring.opening.id)
    kits.edit(hiring.database, hiring.opening.id, fewer)
    kits.freeze(hiring.database, hiring.opening.id)
    reading = read(hiring, file)
    assert outcomes(reading) == [Outcome.OLDER_KIT]
    assert "kit v1" in reading.pages[0].why

    elsewhere = print_scorecards(hiring.database, hiring.opening.id, hiring.coordinator.id)
    with hiring.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM printed_forms")
    unknown = save(elsewhere.scan(elsewhere.forms[0], ())[:1], tmp_path / "unknown.png")
    assert outcomes(read(hiring, unknown)) == [Outcome.UNKNOWN]


def test_papers_that_one_may_not_read_are_not_read(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    from hireapp.store import panels

    form = sheets.form_of(hiring.candidates[0].id)
    file = save(sheets.scan(form, marks_of(hiring, "451")), tmp_path / "scan.pdf")
    panels.seat(hiring.database, hiring.opening.id, hiring.coordinator.id)

    reading = read(hiring, file)

    assert set(outcomes(reading)) == {Outcome.NOT_YOURS}
    assert reading.lines == {}
    watcher = people.add(hiring.database, "Olga", Role.OBSERVER)
    with pytest.raises(Refused):
        scans.read(hiring.database, hiring.opening.id, [file], viewer=watcher.id)


def test_pages_that_are_no_forms_and_empty_ones(hiring: Hiring, tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    Image.new("L", (1240, 1754), 255).save(tmp_path / "back.png")
    Image.fromarray(dice.integers(0, 255, (900, 700), np.uint8)).save(tmp_path / "noise.png")
    Image.new("RGBA", (1240, 1754), (0, 0, 0, 0)).save(tmp_path / "nothing.png")
    Image.fromarray(np.full((1754, 1240), 60_000, np.uint16)).save(tmp_path / "deep.tiff")

    reading = read(hiring, tmp_path / "back.png", tmp_path / "noise.png")

    assert outcomes(reading) == [Outcome.BLANK, Outcome.NO_FORM]
    others = read(hiring, tmp_path / "nothing.png", tmp_path / "deep.tiff")
    assert outcomes(others) == [Outcome.BLANK, Outcome.BLANK]


def bomb(path: Path) -> Path:
    """A PNG of a few kilobytes that would unpack to 900 megapixels."""
    Image.new("L", (8, 8)).save(path)
    data = bytearray(path.read_bytes())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    path.write_bytes(data)
    return path


def pdf_bomb(path: Path) -> Path:
    """A PDF with a page whose picture would unpack to 900 megapixels."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    image = pikepdf.Stream(pdf, zlib.compress(bytes(1_000_000)))
    image.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 30_000,
            "/Height": 30_000,
            "/BitsPerComponent": 8,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/Filter": pikepdf.Name.FlateDecode,
        }
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    page.Contents = pikepdf.Stream(pdf, b"q 600 0 0 700 0 0 cm /Im0 Do Q")
    pdf.save(path)
    return path


def drawing_bomb(path: Path) -> Path:
    """A PDF of a few kilobytes that would be drawn for minutes."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pikepdf.Stream(pdf, b"0 0 m 600 700 l S\n" * 60_000)
    pdf.save(path)
    return path


def locked(path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(owner="one", user="two"))
    return path


def test_hostile_files_are_refused_one_by_one_and_change_nothing(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    form = sheets.form_of(hiring.candidates[0].id)
    filled = [*marks_of(hiring, "451"), *WARM_YES]
    good = save(sheets.scan(form, filled)[:1], tmp_path / "good.png")
    cut = tmp_path / "cut.png"
    cut.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(b"%PDF-1.7\nnothing that follows")
    text = tmp_path / "text.png"
    text.write_text("<svg/>")
    drawing = tmp_path / "drawing.jpg"
    Image.new("RGB", (10, 10)).save(drawing, format="BMP")
    files = [
        *(bomb(tmp_path / "bomb.png"), pdf_bomb(tmp_path / "bomb.pdf"), cut, torn, text),
        *(drawing, locked(tmp_path / "locked.pdf"), tmp_path / "gone.png"),
        *(drawing_bomb(tmp_path / "drawn.pdf"), good),
    ]
    before = dump(hiring.database.path)

    reading = read(hiring, *files)

    told = {one.source: one for one in reading.pages if one.outcome is not Outcome.MISSING}
    assert [one.outcome for one in told.values()] == [*[Outcome.UNREADABLE] * 9, Outcome.READ]
    why = {source: one.why for source, one in told.items()}
    assert "too large" in why["bomb.png"]
    assert "too large" in why["bomb.pdf"]
    assert "damaged" in why["cut.png"]
    assert "damaged" in why["torn.pdf"]
    assert "no PDF, PNG, JPEG or TIFF" in why["text.png"]
    assert "no PDF, PNG, JPEG or TIFF" in why["drawing.jpg"]
    assert "locked with a password" in why["locked.pdf"]
    assert "There is no file" in why["gone.png"]
    assert "too much drawn" in why["drawn.pdf"]
    assert dump(hiring.database.path) == before


def test_nothing_and_too_much_are_refused_whole(
    hiring: Hiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="no scans"):
        read(hiring, tmp_path)
    pages = [Image.new("L", (200, 200), 255)] * 4
    file = save(pages, tmp_path / "many.pdf")
    monkeypatch.setattr(scan_files, "MOST_PAGES", 3)
    with pytest.raises(InputError, match="These are 4 pages"):
        read(hiring, file)


@pytest.mark.slow
def test_page_under_a_forged_code_is_not_known(
    hiring: Hiring, sheets: Sheets, tmp_path: Path
) -> None:
    """Whoever draws a code of their own names a form that was never printed, or another seat."""
    form = sheets.form_of(hiring.candidates[0].id)
    opening = fingerprint(hiring.opening.id)
    candidate, seat = fingerprint(form.candidate_id), fingerprint(form.seat_id)
    real = PageCode(form.number, opening, candidate, seat, form.kit_number, 1)
    forged = [
        replace(real, form="0000-0001"),
        replace(real, seat="f" * 16),
        replace(real, kit=9),
        replace(real, opening="a" * 16),
    ]
    files = []
    for number, code in enumerate([real, *forged]):
        page = sheets.scan(form, [*marks_of(hiring, "451"), *WARM_YES], turn=0.0)[0]
        draw_code(page, code)
        files.append(tmp_path / f"{number}.png")
        page.save(files[-1])

    reading = read(hiring, *files)

    assert outcomes(reading)[:5] == [
        Outcome.READ,
        *[Outcome.UNKNOWN] * 3,
        Outcome.OTHER_OPENING,
    ]


def draw_code(page: Image.Image, code: PageCode) -> None:
    """Draw a code over the one of a page that is not turned."""
    rows = squares(code)
    found = zxingcpp.read_barcodes(np.asarray(page))[0].position
    side = found.top_right.x - found.top_left.x
    signs = np.array([[0 if sign == "#" else 255 for sign in row] for row in rows], np.uint8)
    drawn = Image.fromarray(signs).resize((side, side), Image.Resampling.NEAREST)
    page.paste(drawn, (found.top_left.x, found.top_left.y))
