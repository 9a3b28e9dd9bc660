from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from hireapp.domain import banks
from hireapp.domain.bank_changes import preview
from hireapp.domain.banks import Bank
from hireapp.exchange import bank_sheet, bank_toml
from hireapp.gui.banks import importing
from hireapp.gui.banks.import_dialog import ImportDialog
from hireapp.gui.banks.importing import Plan
from hireapp.gui.cards.list import CardList
from hireapp.gui.tasks import Cancelled
from tests.exchange.making import ROW, many_questions, small_bank, typed
from tests.gui.banks.conftest import Editor
from tests.gui.conftest import answer, child, press, settle, texts
from tests.gui.interview.conftest import locked

WriteSheet = Callable[[Bank], Path]


@dataclass
class Import:
    """An import dialog on the screen."""

    editor: Editor
    dialog: ImportDialog

    @property
    def summary(self) -> str:
        return child(self.dialog, QLabel, "import-summary").text()

    @property
    def changes(self) -> CardList:
        return child(self.dialog, CardList, "import-changes")

    @property
    def take_button(self) -> QPushButton:
        return child(self.dialog, QPushButton, "import-take")

    def wait(self) -> None:
        """Wait until the file is read."""
        self.editor.desk.qtbot.waitUntil(lambda: self.editor.desk.context.tasks.is_idle)
        settle()

    def take_over(self) -> None:
        press(self.editor.desk.qtbot, self.dialog, "import-take")
        self.wait()


def begin(editor: Editor, path: Path, *, into_own: bool = False) -> Import:
    """Begin an import and wait until the file is read."""
    found = Import(editor, editor.importing(path, editor.banks[0] if into_own else None))
    found.wait()
    return found


def other_words() -> Bank:
    """The small bank with one question changed, one new and one left out."""
    bank = small_bank()
    first = msgspec.structs.replace(bank.question[0], prompt="Tell me about hail.", minutes=9)
    new = msgspec.structs.replace(bank.question[1], id="q3", prompt="Tell me about fog.")
    return msgspec.structs.replace(bank, question=(first, new))


def test_new_bank_is_shown_before_it_is_taken_over(editor: Editor, spreadsheet: WriteSheet) -> None:
    found = begin(editor, spreadsheet(small_bank()))

    before = editor.banks
    said = found.summary
    found.take_over()

    assert before == ()
    assert said == "A new bank, “Small”: 2 new questions · 1 attitude · 1 sample answer"
    assert editor.bank.question == small_bank().question
    assert editor.cards.current is not None
    assert editor.cards.current.text == "Tell me about rain."


def test_changes_are_shown_with_before_and_after_and_nothing_is_removed(
    own: Editor, spreadsheet: WriteSheet
) -> None:
    found = begin(own, spreadsheet(other_words()), into_own=True)

    said, shown = found.summary, texts(found.dialog.plan_view.view)
    captions = [one.caption for one in found.changes.cards.cards]
    found.take_over()

    assert said.startswith("1 new question · 1 changed · 1 unchanged")
    assert captions == ["Changed: Question, Minutes", "New"]
    assert shown.index("Tell me about rain.") < shown.index("After")
    assert "9" in shown
    assert [one.prompt for one in own.bank.question] == [
        "Tell me about hail.",
        "Tell me about wind.",
        "Tell me about fog.",
    ]


def test_import_is_undone_as_a_whole(own: Editor, spreadsheet: WriteSheet) -> None:
    before = own.bank
    begin(own, spreadsheet(other_words()), into_own=True).take_over()

    own.desk.undo()

    assert own.bank == before


def test_file_without_news_offers_nothing_to_take_over(
    own: Editor, spreadsheet: WriteSheet
) -> None:
    found = begin(own, spreadsheet(own.bank), into_own=True)

    assert "Nothing would change" in found.summary
    assert not found.take_button.isEnabled()


def test_cancel_after_the_preview_leaves_nothing(own: Editor, spreadsheet: WriteSheet) -> None:
    before = own.banks
    found = begin(own, spreadsheet(other_words()), into_own=True)

    own.desk.qtbot.keyClick(found.dialog, Qt.Key.Key_Escape)

    assert own.banks == before


def test_every_fault_is_named_by_row_and_can_be_copied(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "faulty.xlsx"
    other = {"Question": "Tell me about wind."}
    path.write_bytes(typed(ROW | {"Minutes": "soon"}, ROW | other | {"Anchor 3": ""}))

    found = begin(editor, path)
    press(editor.desk.qtbot, found.dialog, "import-copy")

    told = child(found.dialog, QPlainTextEdit, "import-faults").toPlainText()
    assert told.splitlines() == [
        "Questions, row 2, Minutes: it is not a whole number.",
        "Questions, row 3, Anchor 3: describe what earns this score.",
    ]
    assert QGuiApplication.clipboard().text() == told
    assert "2 cells cannot be used" in texts(found.dialog)
    assert not found.take_button.isEnabled()
    assert editor.banks == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [("bank.toml", b"[bank]\nid = 3"), ("bank.xlsx", b"PK\x03\x04 junk"), ("gone.csv", None)],
)
def test_useless_file_says_why(
    editor: Editor, tmp_path: Path, name: str, data: bytes | None
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    found = begin(editor, path)

    said = child(found.dialog, QLabel, "import-said")
    assert said.isVisible()
    assert name in said.text()
    assert not found.take_button.isEnabled()


def test_toml_and_csv_come_in_too(editor: Editor, tmp_path: Path) -> None:
    toml = tmp_path / "bank.toml"
    toml.write_bytes(bank_toml.encode(small_bank()))
    columns = ("Attitude", "Kind", "Question", "Minutes", *(f"Anchor {n}" for n in range(1, 6)))
    row = ("Empathy", "behavioural", "Tell me about dew.", "4", "1", "2", "3", "4", "5")
    table = tmp_path / "Dew.csv"
    table.write_text("\n".join((",".join(columns), ",".join(row))), encoding="utf-8")

    begin(editor, toml).take_over()
    begin(editor, table).take_over()

    assert [one.bank.bank.title for one in editor.banks] == ["Small", "Dew"]
    assert editor.banks[1].bank.question[0].prompt == "Tell me about dew."


def test_another_target_is_read_again(own: Editor, spreadsheet: WriteSheet) -> None:
    found = begin(own, spreadsheet(other_words()))
    as_new = found.summary
    into = found.dialog._into
    into.setFocus()

    own.desk.qtbot.keyClick(into, Qt.Key.Key_Down)
    found.wait()

    assert as_new.startswith("A new bank")
    assert "1 changed" in found.summary


def test_dropped_file_is_read(own: Editor, spreadsheet: WriteSheet) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(spreadsheet(other_words())))])

    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), *how, none)
    QApplication.sendEvent(own.page, enter)
    QApplication.sendEvent(own.page, QDropEvent(QPoint(400, 300), *how, none))

    assert enter.isAccepted()
    found = Import(own, child(own.page, ImportDialog, "import-dialog"))
    found.wait()
    assert "1 changed" in found.summary


def test_cancel_while_a_file_is_read_leaves_nothing(
    editor: Editor, spreadsheet: WriteSheet
) -> None:
    dialog = editor.importing(spreadsheet(many_questions(1_500)))
    bar = child(dialog, QProgressBar, "import-progress")
    editor.desk.qtbot.waitUntil(lambda: bar.value() > 0)

    editor.desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    editor.desk.qtbot.waitUntil(lambda: editor.desk.context.tasks.is_idle)

    settle()
    assert editor.banks == ()
    assert editor.page.findChild(ImportDialog) is None


def test_import_stopped_midway_leaves_the_bank_as_it_was(
    own: Editor, spreadsheet: WriteSheet
) -> None:
    before = own.banks
    found = begin(own, spreadsheet(other_words()), into_own=True)
    after = many_questions(5_000)
    found.dialog._on_read(Plan(own.banks[0], after, preview(own.bank, after)))

    press(own.desk.qtbot, found.dialog, "import-take")
    own.desk.qtbot.keyClick(found.dialog, Qt.Key.Key_Escape)
    found.wait()

    assert own.banks == before
    assert own.page.findChild(ImportDialog) is None
    assert own.desk.notices == []


def test_write_that_is_stopped_between_two_chunks_is_rolled_back(own: Editor) -> None:
    before = own.banks
    after = many_questions(600)
    done: list[int] = []

    def stop(now: int, total: int) -> None:
        done.append(now)
        if 0 < now < total:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.take_over(own.database, Plan(before[0], after, preview(own.bank, after)), stop)

    assert done == [0, 250]
    assert own.banks == before


def test_trouble_while_writing_leaves_everything_and_can_be_tried_again(
    own: Editor, spreadsheet: WriteSheet
) -> None:
    before = own.banks
    found = begin(own, spreadsheet(other_words()), into_own=True)
    with locked(own.database.path):
        found.take_over()
    said = texts(found.dialog)
    unchanged = own.banks == before

    found.take_over()

    assert unchanged
    assert "Your banks are as they were. You can try again." in said
    assert len(own.bank.question) == 3


def export(editor: Editor, words: str, path: Path) -> None:
    """Choose an entry of the export menu and save under a path."""

    def save(dialog: QFileDialog) -> None:
        field = child(dialog, QLineEdit, "fileNameEdit")
        field.setText(str(path))
        editor.desk.qtbot.keyClick(field, Qt.Key.Key_Return)

    answer(QFileDialog, save)
    menu = child(editor.page, QPushButton, "export-bank").menu()
    next(one for one in menu.actions() if one.text() == words).trigger()
    editor.desk.qtbot.waitUntil(path.exists)
    editor.desk.qtbot.waitUntil(lambda: editor.desk.context.tasks.is_idle)
    settle()


def test_own_bank_goes_out_and_comes_back_the_same(own: Editor, tmp_path: Path) -> None:
    folders: list[str] = []
    own.page.folder_used.connect(folders.append)
    sheet, toml = tmp_path / "out.xlsx", tmp_path / "out.toml"

    export(own, "As a spreadsheet…", sheet)
    export(own, "As a TOML file…", toml)

    assert bank_sheet.load(sheet).bank == own.bank
    assert banks.load(toml) == own.bank
    said = child(own.page, QWidget, "export-text")
    assert isinstance(said, QLabel)
    assert said.text() == f"Saved as out.toml in {tmp_path}"
    assert folders == [str(tmp_path), str(tmp_path)]


def test_shipped_bank_and_empty_spreadsheet_go_out(
    editor: Editor, bank: Bank, tmp_path: Path
) -> None:
    whole, empty = tmp_path / "whole.toml", tmp_path / "empty.xlsx"
    editor.pick(bank.bank.title)

    export(editor, "As a TOML file…", whole)
    export(editor, "Empty spreadsheet to fill in…", empty)

    assert banks.load(whole) == bank
    template = bank_sheet.load(empty).bank
    assert template is not None
    assert template.question == ()
    assert len(template.attitude) == len(bank.attitude)


def test_export_to_a_place_that_cannot_be_written_says_so(own: Editor, tmp_path: Path) -> None:
    line = own.page._banks.line

    line.begin(own.bank, tmp_path / "nowhere" / "out.toml")
    own.desk.qtbot.waitUntil(lambda: not line.is_busy)

    assert "There is no folder" in own.desk.refusals[0].message
    assert not line.isVisible()
