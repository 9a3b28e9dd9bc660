"""From paper: filled paper scorecards typed in by keys, and looked at a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ids import OpeningId, PersonId
from hireapp.domain.paper_entry import Difference, PaperLine, PaperRow, PaperState
from hireapp.domain.paper_scans import RowKey, ScanReading
from hireapp.domain.people import Role
from hireapp.errors import HireError, StorageError
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.paper_entry.model import PaperModel, TypedRow
from hireapp.gui.paper_entry.scans_dialog import ScansDialog
from hireapp.gui.paper_entry.table import PaperTable
from hireapp.i18n import tr, trn
from hireapp.paper import scan_files
from hireapp.store import openings, paper_entry, second_looks

_AFTER_LAST_KEY_MS = 800


class PaperEntryPage(Page):
    """A grid for coordinators; an interviewer finds what was entered for them, to confirm.

    What is typed is kept at once, for whoever types it alone, until Return enters the row.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self.scans_button = widgets.button(
            tr("&Read scans…"), self.read_scans, icon="folder-open", name="paper-scans"
        )
        self.header = widgets.PageHeader(tr("From paper"), self.scans_button)
        self._typist = PersonId("")
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_LAST_KEY_MS)
        self._soon.timeout.connect(self._keep_typed)
        self.model = PaperModel()
        self.model.typed.connect(self._on_typed)
        self.model.noted.connect(self._soon.start)
        self.table = PaperTable(self.model)
        self.table.finished.connect(self.finish_row)
        self.table.evidence_wanted.connect(self._to_evidence)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.model.modelReset.connect(lambda: self._show_cell(self.table.currentIndex()))
        self.whose = widgets.ElidedLabel("", "small")
        self.whose.setObjectName("paper-whose")
        self.prompt = widgets.label("", "strong", wrap=True)
        self.prompt.setObjectName("paper-prompt")
        self.evidence = QPlainTextEdit()
        self.evidence.setObjectName("paper-evidence")
        self.evidence.setAccessibleName(tr("Evidence for this cell, if you want it"))
        self.evidence.setPlaceholderText(tr("Evidence for this cell, if you want it (F2)"))
        self.evidence.setTabChangesFocus(True)
        self.evidence.setAcceptDrops(False)  # a scan is dropped on the page
        self.evidence.setMaximumHeight(70)
        self.evidence.textChanged.connect(self._note)
        self._rows: QVBoxLayout = QVBoxLayout()
        grid = widgets.card(margins=(12, 12, 12, 12))
        inside = widgets.column(grid)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.whose)
        inside.addWidget(self.prompt)
        inside.addWidget(self.evidence)
        inside.addWidget(widgets.label(_how(), "small", wrap=True))
        self._empty = widgets.EmptyState(
            tr("Nothing to enter"),
            tr(
                "A coordinator types in scorecards that were filled on paper, once the opening "
                "has a kit, a panel and candidates. Print scorecards on the Print page."
            ),
        )
        self._either: QStackedWidget = QStackedWidget()
        self._either.addWidget(grid)
        self._either.addWidget(self._empty)
        self.body.addWidget(self.header)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._either, 1)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table

    @override
    def opening_switched(self) -> None:
        self._keep_typed()
        self.model.show_rows((), viewer="")

    @override
    def leave(self) -> bool:
        kept = self._keep_typed()
        begun = sum(1 for one in self.model.rows if one.begun)
        if kept and begun:
            self.context.say(
                trn(
                    "{n} row is not entered yet. What you typed is kept for you; Return enters it.",
                    "{n} rows are not entered yet. What you typed is kept for you; Return enters "
                    "them.",
                    begun,
                )
            )
        return kept

    @override
    def reload(self) -> None:
        self._keep_typed()
        database, viewer = self.context.database, self.context.viewer
        enters = viewer.role is Role.COORDINATOR
        rows = paper_entry.grid(database, self.opening_id, viewer.id) if enters else ()
        at = self.table.currentIndex()
        place = (at.row(), at.column())
        self._typist = viewer.id
        self.model.show_rows(rows, viewer=viewer.name)
        self._either.setCurrentIndex(0 if rows else 1)
        self.scans_button.setVisible(bool(rows))
        if rows:
            kept = self.model.index(*place)
            if kept.isValid():
                self.table.setCurrentIndex(kept)
            else:
                self.table.go_to(self._first_open())
        waiting = paper_entry.to_confirm(database, self.opening_id, viewer.id)
        widgets.clear(self._rows)
        for one in waiting:
            self._rows.addWidget(self._to_confirm(one))
        self.header.say(tr("From paper"), openings.get(database, self.opening_id).title)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.model.rows and _scans_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.read_scans(_scans_in(event.mimeData()))

    def read_scans(self, files: Sequence[Path] = ()) -> None:
        """Ask for scans and read them; what was typed so far is kept first."""
        if self._keep_typed():
            dialog = ScansDialog(self.context, self.opening_id, files, self._take_scans, self)
            dialog.finished.connect(lambda: self.table.setFocus())
            dialog.open()

    def _take_scans(self, reading: ScanReading) -> None:
        before = self.model.take_scans(reading.lines)
        if not before:
            return
        filled = [place for place, one in enumerate(self.model.rows) if one.key in before]
        unclear = [place for place in filled if self.model.first_unclear(place)]
        self.table.go_to((unclear or filled)[0])
        self.context.say(
            trn(
                "{n} row is filled from scans. Compare it with its paper; Return enters it.",
                "{n} rows are filled from scans. Compare them with their papers; Return enters "
                "them.",
                len(before),
            ),
            partial(self._undo_scans, before, self.opening_id, self._typist),
        )

    def _undo_scans(
        self, before: Mapping[RowKey, PaperLine], opening_id: OpeningId, typist: PersonId
    ) -> None:
        """Keep what stood in rows before, also when another opening is shown by now."""
        database = self.context.database

        def undo() -> None:
            for row in paper_entry.grid(database, opening_id, typist):
                key = row.candidate.id, row.seat.id
                if key in before and row.state is PaperState.OPEN:
                    paper_entry.keep_typed(database, *key, before[key], viewer=typist)

        if self._keep_typed() and self.context.succeeds(undo):
            self.reload()

    def _to_evidence(self) -> None:
        self.evidence.setFocus()

    def _first_open(self) -> int:
        open_rows = (place for place, one in enumerate(self.model.rows) if one.editable)
        return next(open_rows, 0)

    def finish_row(self, row: int) -> None:
        """Keep a row that is filled, or compare a second reading with the first."""
        one = self.model.rows[row]
        if not one.editable or not one.begun:
            self.table.go_to(row + 1)
        elif not self._keep_typed():
            return
        elif one.second:
            self._look_again(row, one)
        elif self.context.succeeds(lambda: self._enter(one)):
            now = self.model.rows[row].row
            said = (
                tr("{name}’s paper on {candidate} is in. All are in now and may be compared.")
                if now.revealed
                else tr("{name}’s paper on {candidate} is in and sealed.")
            )
            self.context.say(said.format(name=now.seat.person.name, candidate=now.candidate.name))
            self.table.go_to(row + 1)
        elif one.line.unclear:
            self.table.go_to(row)

    def _enter(self, one: TypedRow) -> None:
        paper_entry.enter(
            self.context.database,
            one.row.candidate.id,
            one.row.seat.id,
            one.line,
            viewer=self.context.viewer.id,
        )

    def _look_again(self, row: int, one: TypedRow) -> None:
        card, line, viewer = one.row.scorecard_id, one.line, self.context.viewer.id
        if card is None:
            return
        if one.missing:
            self.context.say(tr("{n} to go").format(n=one.missing))
            return
        found = self.context.attempt(
            lambda: second_looks.look_again(self.context.database, card, line, viewer=viewer)
        )
        if found == ():
            self.context.say(tr("Both readings agree."))
            self.table.go_to(row + 1)
        elif found:
            act = second_looks.correct if self._wants_second(found) else second_looks.drop
            self.context.succeeds(lambda: act(self.context.database, card, line, viewer=viewer))

    def _wants_second(self, found: tuple[Difference, ...]) -> bool:
        box = QMessageBox(self)
        box.setObjectName("paper-differences")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("The two readings differ"))
        box.setText(
            "\n".join(
                tr("{what}: first {first}, now {second}").format(
                    what=one.what, first=one.first, second=one.second
                )
                for one in found
            )
        )
        box.setInformativeText(
            tr(
                "Look at the paper. What is corrected shows as an amendment; the original stays. "
                "The audit log says that the readings differed, and what you did."
            )
        )
        take = box.addButton(tr("Take what I typed"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Look again"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is take

    def _to_confirm(self, row: PaperRow) -> QWidget:
        text = tr("Your scorecard of {candidate}. {mark}").format(
            candidate=row.candidate.name, mark=row.state_text
        )
        right = widgets.button(
            tr("That is what I wrote"), lambda: self._confirm(row), name="paper-confirm"
        )
        line = QWidget()
        line.setLayout(widgets.row(widgets.label(text), None, right))
        return line

    def _confirm(self, row: PaperRow) -> None:
        card = row.scorecard_id
        if card is not None:
            self.context.succeeds(
                lambda: second_looks.confirm(
                    self.context.database, card, viewer=self.context.viewer.id
                )
            )

    def _on_typed(self) -> None:
        self._keep_typed()
        self._show_whose()

    def _keep_typed(self) -> bool:
        """Keep what was typed; False while the file cannot be written."""
        self._soon.stop()
        kept = True
        for one in self.model.unsaved():
            try:
                paper_entry.keep_typed(
                    self.context.database,
                    one.row.candidate.id,
                    one.row.seat.id,
                    one.line,
                    viewer=self._typist,
                )
                one.unsaved = False
            except HireError as error:
                kept = kept and not isinstance(error, StorageError)
                self.context.report(error)
        return kept

    def _show_whose(self) -> None:
        self.whose.setText(self.model.whose(self.table.currentIndex()))

    def _show_cell(self, index: QModelIndex) -> None:
        self._show_whose()
        self.prompt.setText(self.model.prompt(index))
        writable = self.model.question(index) is not None and self.model.rows[index.row()].editable
        self.evidence.blockSignals(True)
        self.evidence.setPlainText(self.model.evidence(index))
        self.evidence.blockSignals(False)
        self.evidence.setEnabled(writable)

    def _note(self) -> None:
        self.model.note(self.table.currentIndex(), self.evidence.toPlainText())


def _scans_in(dropped: QMimeData) -> list[Path]:
    """The scans among dropped files; a folder counts when it holds some."""
    places = [Path(one.toLocalFile()) for one in dropped.urls() if one.isLocalFile()]
    return [one for one in places if scan_files.is_scan(one) or _holds_scans(one)]


def _holds_scans(place: Path) -> bool:
    try:
        return place.is_dir() and bool(scan_files.files_in([place]))
    except HireError:
        return False


def _how() -> str:
    return tr(
        "1 to 5 rate, n not asked, e no evidence, d declined; f, w or g for the opener; overall 1 "
        "strong no to 4 strong yes, c cannot judge. What you type is kept; Return enters the row: "
        "it is submitted, sealed and marked with your name. Who enters a paper has read it, so "
        "your own comes first. For a second look somebody else types the row again."
    )
