"""Several forms for several people: chosen, looked through, saved in many files, printed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hireapp.domain.changes import AuditChanged, Change
from hireapp.gui.print.people_dialog import PeopleDialog, TickList
from hireapp.gui.print.saved_line import WrittenDialog
from hireapp.store import audit, printed_forms
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.print.conftest import Opened, OpenPage, pages_of, text_of


def tick(opened: Opened, *names: str) -> None:
    for name in names:
        box = opened.page.findChild(QCheckBox, name)
        assert isinstance(box, QCheckBox)
        opened.qtbot.keyClick(box, Qt.Key.Key_Space)


def choose(opened: Opened, name: str, place: int) -> None:
    combo = opened.page.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    for _ in range(place):
        opened.qtbot.keyClick(combo, Qt.Key.Key_Down)


def press(dialog: QWidget, name: str, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def into(path: Path) -> Callable[[QWidget, Path, Callable[[Path], object]], None]:
    def answer(_parent: QWidget, _suggested: Path, chosen: Callable[[Path], object]) -> None:
        chosen(path)

    return answer


@pytest.fixture
def cards(hiring: Hiring, open_page: OpenPage) -> Opened:
    """Blank scorecards of two interviewers for two candidates."""
    opened = open_page(hiring, hiring.coordinator)
    opened.wait_for_pdf()
    tick(opened, "form-scorecard", "form-comparison-sheet")
    opened.wait_for_pdf()
    return opened


def test_one_file_for_each_candidate_is_looked_through_and_saved(
    qtbot: QtBot, tmp_path: Path, hiring: Hiring, cards: Opened
) -> None:
    choose(cards, "division", 1)
    first = text_of(cards.wait_for_pdf())
    booklets = cards.page.findChild(QComboBox, "booklet")
    assert isinstance(booklets, QComboBox)
    booklets.setCurrentIndex(1)
    booklets.activated.emit(1)
    second = text_of(cards.wait_for_pdf())
    folder = tmp_path / "packet"
    cards.page.press.choose_folder = into(folder)

    with qtbot.waitSignal(cards.page.folder_used):
        cards.page.save()

    assert "Dana Whitfield" in first
    assert "Priya Nair" in second
    assert "Dana" not in second
    files = sorted(folder.iterdir())
    assert [file.name[:40] for file in files] == [
        "scorecard-guest-experience-host-001-" + file.name[36:40] for file in files[:1]
    ] + ["scorecard-guest-experience-host-002-" + file.name[36:40] for file in files[1:]]
    assert cards.said("saved-text").startswith("2 files · ")
    press(cards.page, "show-list", qtbot)
    dialog = cards.page.findChild(WrittenDialog)
    assert isinstance(dialog, WrittenDialog)
    assert "Dana Whitfield" in dialog.list.toPlainText()
    dialog.close()
    code = cards.page.printout
    assert code is not None
    kept = printed_forms.find(hiring.database, code.packet.forms[0].number)
    assert kept == code.packet.forms[:1]
    newest = audit.newest(hiring.database, hiring.coordinator.id, count=2)
    assert {one.entry.detail for one in newest} == {"scorecard:2"}


def test_what_is_saved_is_noted_beside_the_window(
    qtbot: QtBot, tmp_path: Path, hiring: Hiring, cards: Opened
) -> None:
    choose(cards, "division", 1)
    cards.wait_for_pdf()
    cards.page.press.choose_folder = into(tmp_path / "packet")
    threads: list[str] = []
    announce = hiring.database.announce

    def listen(change: Change) -> None:
        if isinstance(change, AuditChanged):
            threads.append(threading.current_thread().name)
        announce(change)

    hiring.database.announce = listen
    with qtbot.waitSignal(cards.page.folder_used):
        cards.page.save()

    assert [name.partition("_")[0] for name in threads] == ["hireapp-task"]


def test_what_cannot_be_noted_is_saved_and_told(
    qtbot: QtBot, tmp_path: Path, hiring: Hiring, cards: Opened
) -> None:
    choose(cards, "division", 1)
    cards.wait_for_pdf()
    folder = tmp_path / "packet"
    cards.page.press.choose_folder = into(folder)
    elsewhere = Database.open(hiring.database.path)

    with elsewhere.write() as session:
        session.connection()  # begins to write, which is not done before it is needed
        cards.page.save()
        qtbot.waitUntil(lambda: bool(cards.refusals))
    elsewhere.close()

    assert "not noted in the audit log: Another program" in cards.refusals[0].message
    assert len(list(folder.iterdir())) == 2
    assert cards.said("saved-text").startswith("2 files · ")


def test_people_are_chosen_in_a_dialog(qtbot: QtBot, cards: Opened) -> None:
    press(cards.page, "people", qtbot)
    dialog = cards.page.findChild(PeopleDialog)
    assert isinstance(dialog, PeopleDialog)
    candidates, seats = dialog.findChildren(TickList)
    for names in (candidates, seats):
        names.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    press(dialog, "use-people", qtbot)
    text = text_of(cards.wait_for_pdf())

    assert "Priya Nair" in text
    assert "Dana" not in text
    assert "interviewer Ana" not in text
    button = cards.page.findChild(QPushButton, "people")
    assert isinstance(button, QPushButton)
    assert button.text() == "1 candidate, 1 interviewer"


def test_nobody_ticked_is_refused_in_the_dialog(qtbot: QtBot, cards: Opened) -> None:
    press(cards.page, "people", qtbot)
    dialog = cards.page.findChild(PeopleDialog)
    assert isinstance(dialog, PeopleDialog)
    candidates = dialog.findChildren(TickList)[0]
    qtbot.mouseClick(candidates.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    press(dialog, "use-people", qtbot)

    assert dialog.problem.text() == "Tick at least one candidate."
    dialog.reject()


def test_words_are_found_on_the_pages(qtbot: QtBot, cards: Opened) -> None:
    field = cards.page.preview.search.field
    qtbot.keyClicks(field, "priya")
    qtbot.waitUntil(lambda: cards.said("search-said").startswith("1 of "))
    found = cards.page.preview.number
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert found > 0
    assert cards.said("search-said").startswith("2 of ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cards.said("search-said") == "")
    qtbot.keyClicks(field, "zebra")
    qtbot.waitUntil(lambda: cards.said("search-said") == "Not found")


def test_hidden_names_are_hidden(cards: Opened) -> None:
    tick(cards, "hide-names")
    text = text_of(cards.wait_for_pdf())

    assert "candidate hidden" in text
    assert "Dana" not in text


def test_what_cannot_be_printed_is_said(cards: Opened) -> None:
    tick(cards, "form-welcome-packet")
    cards.wait_for_pdf()

    assert cards.said("omissions").startswith("Welcome packet for Dana Whitfield, Priya Nair: ")


def test_password_is_asked_twice_and_protects(qtbot: QtBot, tmp_path: Path, cards: Opened) -> None:
    target = tmp_path / "secret.pdf"
    cards.page.press.choose_path = into(target)
    tick(cards, "password")
    cards.page.save()
    dialog = cards.page.findChild(QDialog, "password-dialog")
    assert isinstance(dialog, QDialog)
    fields = [dialog.findChild(QLineEdit, f"password-{one}") for one in ("first", "second")]
    for field, typed in zip(fields, ("correct horse", "correct h"), strict=True):
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, typed)
    press(dialog, "password-use", qtbot)
    refused = dialog.findChild(QWidget, "dialog-problem")
    assert refused is not None
    assert refused.isVisible()
    assert isinstance(fields[1], QLineEdit)
    qtbot.keyClicks(fields[1], "orse")
    with qtbot.waitSignal(cards.page.folder_used):
        press(dialog, "password-use", qtbot)

    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(target)
    assert len(pypdfium2.PdfDocument(target, password="correct horse")) > 0


def test_prints_every_page_in_its_own_direction(
    qtbot: QtBot, tmp_path: Path, cards: Opened
) -> None:
    target = tmp_path / "printed.pdf"

    def choose_printer(
        _parent: QWidget, printer: QPrinter, chosen: Callable[[QPrinter], object]
    ) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(72)
        chosen(printer)

    cards.page.press.choose_printer = choose_printer
    tick(cards, "form-comparison-sheet")
    pages = pages_of(cards.wait_for_pdf())

    press(cards.page, "print", qtbot)
    qtbot.waitUntil(lambda: cards.said("saved-text").startswith("Sent to the printer"))

    assert cards.said("saved-text") == f"Sent to the printer: {pages} pages"
    document = pypdfium2.PdfDocument(target)
    sizes = [tuple(round(one) for one in document.get_page_size(n)) for n in range(len(document))]
    assert len(sizes) == pages
    assert sizes[0] == (842, 595)  # the comparison sheet lies on its side
    assert set(sizes[1:]) == {(595, 842)}
    assert _ink(document, 0) > 0.001


def test_choices_are_remembered(hiring: Hiring, open_page: OpenPage) -> None:
    opened = open_page(hiring, hiring.coordinator)
    told: list[dict[str, str]] = []
    opened.page.choices_made.connect(told.append)
    tick(opened, "form-guide", "form-comparison-sheet", "duplex")
    choose(opened, "page-size", 1)
    again = open_page(hiring, hiring.coordinator)

    again.page.remember(told[-1])

    assert again.page.chosen == opened.page.chosen
    assert again.page.look == opened.page.look
    assert "Dana" not in repr(told)
    opened.page.remember({})
    assert again.page.chosen == opened.page.chosen


def test_giving_up_tells_what_was_written(qtbot: QtBot, tmp_path: Path, cards: Opened) -> None:
    choose(cards, "division", 1)
    cards.wait_for_pdf()
    cards.page.press.choose_folder = into(tmp_path / "packet")

    cards.page.save()
    cards.page.press.line.given_up.emit()
    qtbot.waitUntil(lambda: not cards.page.press.is_busy)

    assert cards.said("saved-text").startswith("Given up")
    assert not list((tmp_path / "packet").glob(".hireapp-*"))


def _ink(document: pypdfium2.PdfDocument, page: int) -> float:
    picture = document[page].render(scale=0.5, grayscale=True).to_numpy()
    return float((picture < 128).mean())


def test_written_list_can_be_copied(qtbot: QtBot, tmp_path: Path, cards: Opened) -> None:
    cards.page.press.choose_path = into(tmp_path / "cards.pdf")
    with qtbot.waitSignal(cards.page.folder_used):
        cards.page.save()
    assert not cards.page.press.line.findChildren(QPlainTextEdit)
    assert (tmp_path / "cards.pdf").is_file()
