from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain.banks import Bank
from hireapp.domain.scorecards import Score
from hireapp.errors import StorageError
from hireapp.gui.navigation import Place
from hireapp.gui.print.drawing import draw_page
from hireapp.paper.comparison_words import Order
from hireapp.store import candidates, comparisons, openings
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring
from tests.gui.conftest import assert_in_visual_order, spoken_name, tab_round
from tests.gui.print.conftest import Opened, OpenPage, pages_of, text_of


@pytest.fixture
def rated(hiring: Hiring) -> Hiring:
    """Dana has a mean of 3.00 and Priya one of 4.50."""
    dana, priya = hiring.candidates
    ana, ben = hiring.panel
    hiring.submit(dana, ana, Score.THREE)
    hiring.submit(dana, ben, Score.THREE)
    hiring.submit(priya, ana, Score.FIVE)
    hiring.submit(priya, ben, Score.FOUR)
    return hiring


@pytest.fixture
def long_sheet(database: Database, bank: Bank) -> Hiring:
    """So many candidates that the sheet has several pages."""
    names = tuple(f"Candidate {number:02d}" for number in range(30))
    made = make_hiring(database, bank, questions=1, panel=("Ana",), names=names)
    made.submit(made.candidates[0], made.panel[0])
    return made


def combo(opened: Opened, name: str) -> QComboBox:
    found = opened.page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def check_box(opened: Opened, name: str) -> QCheckBox:
    found = opened.page.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def always(path: Path) -> Callable[[QWidget, Path, Callable[[Path], object]], None]:
    def choose(_parent: QWidget, _suggested: Path, chosen: Callable[[Path], object]) -> None:
        chosen(path)

    return choose


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """What a full disk does to a file that grows."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_preview_shows_the_very_pdf(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    pdf = opened.wait_for_pdf()

    preview = opened.page.preview
    expected = draw_page(pdf, 0, preview.scale * preview.devicePixelRatioF())
    qtbot.waitUntil(lambda: preview.view.image == expected)
    assert opened.page.header.subtitle.text() == "1 form · 2 candidates · 1 page"


def test_preview_has_as_many_pages_as_the_pdf(
    qtbot: QtBot, long_sheet: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(long_sheet, long_sheet.coordinator)

    pdf = opened.wait_for_pdf()

    pages = pages_of(pdf)
    assert pages > 1
    assert opened.page.thumbnails.count() == pages
    assert opened.said("page-of") == f"Page 1 of {pages}"
    shown = []
    while opened.button("page-on").isEnabled():
        qtbot.mouseClick(opened.button("page-on"), Qt.MouseButton.LeftButton)
        shown.append(opened.said("page-of"))
    assert shown == [f"Page {number} of {pages}" for number in range(2, pages + 1)]


def test_thumbnails_and_preview_show_the_same_page(
    qtbot: QtBot, long_sheet: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(long_sheet, long_sheet.coordinator)
    opened.wait_for_pdf()

    qtbot.keyClick(opened.page.thumbnails, Qt.Key.Key_Down)
    by_thumbnail = opened.page.preview.number
    qtbot.mouseClick(opened.button("page-back"), Qt.MouseButton.LeftButton)

    assert by_thumbnail == 1
    assert opened.page.thumbnails.currentRow() == 0


def test_order_changes_the_pdf(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    by_name = text_of(opened.wait_for_pdf())

    opened.page.show_order(Order.OVERALL)
    by_overall = text_of(opened.wait_for_pdf())

    assert by_name.index("Dana Whitfield") < by_name.index("Priya Nair")
    assert by_overall.index("Priya Nair") < by_overall.index("Dana Whitfield")
    assert combo(opened, "print-order").currentText() == "Order: rank"


def test_letter_paper_gives_letter_pages(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()

    qtbot.keyClick(combo(opened, "page-size"), Qt.Key.Key_Down)
    opened.wait_for_pdf()

    assert opened.page.printout is not None
    assert opened.page.printout.sizes == ((792.0, 612.0),)


def test_greyscale_is_for_the_eye_only(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    pdf = opened.wait_for_pdf()

    qtbot.keyClick(check_box(opened, "greyscale"), Qt.Key.Key_Space)

    assert opened.page.preview.view.image.format() is QImage.Format.Format_Grayscale8
    assert opened.wait_for_pdf() == pdf


def test_zoom_grows_the_page_and_fits_again(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    fitting = opened.page.preview.view.width()

    qtbot.mouseClick(opened.button("zoom-in"), Qt.MouseButton.LeftButton)
    larger, said = opened.page.preview.view.width(), opened.button("fit-width").text()
    qtbot.mouseClick(opened.button("fit-width"), Qt.MouseButton.LeftButton)

    assert larger > fitting
    assert said == "75%"
    assert opened.page.preview.view.width() == fitting
    assert opened.button("fit-width").text() == "Fit width"


def test_nothing_chosen_is_nothing_to_save(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()

    qtbot.keyClick(check_box(opened, "form-comparison-sheet"), Qt.Key.Key_Space)

    assert not opened.button("save-pdf").isEnabled()
    assert opened.page.thumbnails.count() == 0
    assert opened.said("glyphs") == "Choose a form to print."


def test_says_that_every_character_can_be_printed(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    opened.wait_for_pdf()

    assert opened.said("glyphs") == "All characters can be printed"
    assert opened.page.status() == "All characters can be printed"


def test_says_before_saving_what_cannot_be_printed(rated: Hiring, open_page: OpenPage) -> None:
    candidates.rename(rated.database, rated.candidates[0].id, "Dana \U00012000")
    opened = open_page(rated, rated.coordinator)

    opened.wait_for_pdf()

    assert opened.said("glyphs") == (
        "1 character cannot be printed and becomes a box with its number: "
        "U+12000 in the name of a candidate “Dana \U00012000”."
    )


def test_saves_through_the_dialog_by_keys(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    pdf = opened.wait_for_pdf()
    with qtbot.waitActive(opened.page):
        opened.page.activateWindow()
    inside = check_box(opened, "greyscale")

    qtbot.keyClick(inside, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = opened.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    qtbot.waitUntil(name.hasFocus)
    suggested = name.text()
    name.selectAll()
    qtbot.keyClicks(name, str(tmp_path / "sheet"))
    with qtbot.waitSignal(opened.page.folder_used) as used:
        qtbot.keyClick(name, Qt.Key.Key_Return)

    assert suggested.startswith("comparison-sheet-guest-experience-host-")
    assert "dana" not in suggested.lower()
    assert (tmp_path / "sheet.pdf").read_bytes() == pdf
    assert used.args == [str(tmp_path)]
    assert opened.said("saved-text") == f"Saved as sheet.pdf in {tmp_path}"


def test_giving_up_the_dialog_saves_nothing(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    opened.page.press.save_folder = str(tmp_path)
    before = sorted(tmp_path.iterdir())

    qtbot.mouseClick(opened.button("save-pdf"), Qt.MouseButton.LeftButton)
    dialog = opened.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    in_remembered_folder = dialog.directory().absolutePath() == str(tmp_path)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert in_remembered_folder
    assert sorted(tmp_path.iterdir()) == before
    assert not opened.page.press.line.isVisible()


def test_full_disk_keeps_the_old_file_and_tells(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "sheet.pdf"
    target.write_bytes(b"the old sheet")
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    opened.page.press.choose_path = always(target)

    with files_of_at_most(1000):
        qtbot.mouseClick(opened.button("save-pdf"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(opened.refusals))

    assert isinstance(opened.refusals[0], StorageError)
    assert target.read_bytes() == b"the old sheet"
    assert list(folder.iterdir()) == [target]
    assert opened.button("save-pdf").isEnabled()
    assert not opened.page.press.line.isVisible()


def test_missing_folder_is_told(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    opened.page.press.choose_path = always(tmp_path / "nowhere" / "sheet.pdf")

    qtbot.mouseClick(opened.button("save-pdf"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.refusals))

    assert "There is no folder" in opened.refusals[0].message


class Opener(QObject):
    """Stands for the system's way to open files."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url.toLocalFile())


def test_opens_the_file_and_its_folder(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # the stub is wrong
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    target = tmp_path / "sheet & co.pdf"
    opened.page.press.choose_path = always(target)
    with qtbot.waitSignal(opened.page.folder_used):
        opened.page.save()

    qtbot.mouseClick(opened.button("open-file"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(opened.button("open-folder"), Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")

    assert opener.urls == [str(target), str(tmp_path)]


def test_prints_no_more_than_the_viewer_may_see(hiring: Hiring, open_page: OpenPage) -> None:
    dana, ana, ben = hiring.candidates[0], *hiring.panel
    hiring.submit(dana, ana, Score.TWO)
    comparisons.break_seal(hiring.database, dana.id, "offer due", viewer=hiring.coordinator.id)
    opened = open_page(hiring, hiring.coordinator)
    for_the_coordinator = text_of(opened.wait_for_pdf())

    opened.page.context.look_as(ben)
    forgotten = opened.page.printout is None
    for_ben = text_of(opened.wait_for_pdf())

    assert "2.00" in for_the_coordinator
    assert forgotten
    assert "2.00" not in for_ben


def test_opening_without_candidates_leads_to_them(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()
    empty = openings.create(rated.database, rated.opening.facts)

    opened.page.show_opening(empty.id)
    with qtbot.waitSignal(opened.page.go_wanted) as wanted:
        qtbot.mouseClick(opened.button("next-step"), Qt.MouseButton.LeftButton)

    assert wanted.args == [Place.CANDIDATES, None]
    assert opened.page.printout is None
    assert not opened.button("save-pdf").isEnabled()


def test_change_draws_the_pdf_anew(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.wait_for_pdf()

    candidates.add(rated.database, rated.opening.id, "Zoe Late")

    assert "Zoe Late" in text_of(opened.wait_for_pdf())


def test_tab_reaches_everything_in_order(
    qtbot: QtBot, long_sheet: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(long_sheet, long_sheet.coordinator)
    opened.wait_for_pdf()
    opened.page.resize(1076, 1300)  # nothing scrolls away while the round is made

    visited = tab_round(qtbot, opened.page)

    assert_in_visual_order(opened.page, visited)
    assert opened.page.thumbnails in visited
    assert all(spoken_name(one) for one in visited)


def test_exception_in_a_slot_is_reported_and_the_choices_kept(
    qtbot: QtBot, tmp_path: Path, rated: Hiring, open_page: OpenPage
) -> None:
    def broken(_folder: str) -> None:
        raise RuntimeError("planted")

    opened = open_page(rated, rated.coordinator)
    opened.page.show_order(Order.OVERALL)
    pdf = opened.wait_for_pdf()
    opened.page.press.choose_path = always(tmp_path / "sheet.pdf")
    opened.page.folder_used.connect(broken)

    with qtbot.captureExceptions() as caught:
        opened.page.save()
        qtbot.waitUntil(lambda: bool(caught))

    assert [str(one[1]) for one in caught] == ["planted"]
    assert opened.page.choices.order is Order.OVERALL
    assert opened.page.printout is not None
    assert opened.page.printout.pdf == pdf
