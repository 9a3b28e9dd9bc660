"""From an empty database to a comparison sheet on disk, by keys and clicks in the real window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from hireapp import paths
from hireapp.domain.scorecards import Recommendation
from hireapp.gui.compare.page import ComparePage
from hireapp.gui.navigation import Place
from hireapp.store import comparisons, openings
from tests.journeys.driver import Driver


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_recruiter_gets_from_nothing_to_a_printed_sheet(driver: Driver, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    driver.app.memory.remember(save_folder=str(tmp_path))

    driver.start(paths.default_database())
    driver.introduce("Dana Whitfield")
    driver.create_opening("Guest Host", "make every guest leave happier than they came")
    driver.click("starter-kit")
    driver.add_interviewer("Lee Carter")
    driver.seat_known("Dana Whitfield")
    driver.add_candidates("Maya Okafor", "Tomás Rivera")
    first = {"Maya Okafor": [5, 4, 5, 4, 5, 4, 5, 4], "Tomás Rivera": [3, 3, 3, 3, 2, 3, 3, 1]}
    second = {"Maya Okafor": [4, 4, 4, 4, 4, 4, 4, 4], "Tomás Rivera": [3, 3, 3, 3, 4, 3, 3, 3]}
    for name, given in (("Dana Whitfield", first), ("Lee Carter", second)):
        driver.become(name)
        for candidate, ratings in given.items():
            driver.interview(
                candidate, ratings, notes=f"{name} heard it", recommend=Recommendation.YES
            )
    driver.become("Dana Whitfield")
    driver.go(Place.COMPARE)
    page = driver.window.page(Place.COMPARE)
    assert isinstance(page, ComparePage)
    driver.click("print-sheet")
    driver.save_pdf(target)

    context = driver.app.context
    assert context is not None
    opening = openings.all_of_them(context.database)[0]
    sheet = comparisons.sheet(context.database, opening.id, context.viewer.id)
    overall = {row.name: row.overall for row in sheet.rows}
    maya, tomas = overall["Maya Okafor"], overall["Tomás Rivera"]
    assert maya is not None
    assert tomas is not None
    assert maya.mean == 4.25
    assert tomas.mean == (21 + 25) / 16
    printed = text_of(target)
    for expected in ("Guest Host", "make every guest", "Maya Okafor", "Tomás Rivera", "4.25"):
        assert expected in printed
    for column in sheet.blocks[0].columns:
        assert column.name.split()[0] in printed
