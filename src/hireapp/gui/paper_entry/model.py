"""Paper scorecards as a grid: one candidate and interviewer a row, one key a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from hireapp.domain.ids import QuestionId
from hireapp.domain.paper_entry import (
    OPENER_CELL,
    RATING_KEYS,
    REACTION_KEYS,
    RECOMMENDATION_CELL,
    RECOMMENDATION_KEYS,
    Doubt,
    PaperLine,
    PaperRow,
    PaperState,
    cell_of,
    label,
)
from hireapp.domain.paper_scans import RowKey, cells_of, joined, settled
from hireapp.gui import theme
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CANDIDATE, INTERVIEWER, FIRST = 0, 1, 2
UNCLEAR = "?"
"""What a cell shows that a scan left open."""


@dataclass
class TypedRow:
    """One row and what was typed into it so far; `second` marks a second look.

    `unsaved` says that the store does not have all of it yet.
    """

    row: PaperRow
    second: bool = False
    line: PaperLine = field(default_factory=PaperLine)
    unsaved: bool = False

    @property
    def key(self) -> RowKey:
        """Whose paper on whom it is."""
        return self.row.candidate.id, self.row.seat.id

    @property
    def editable(self) -> bool:
        """Whether keys go into this row."""
        return self.row.state is PaperState.OPEN or self.second

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not entered yet."""
        return self.line != PaperLine()

    @property
    def missing(self) -> int:
        """How many cells are still empty."""
        return self.line.missing(self.row.questions, opener_asked=self.row.opener_asked)


class PaperModel(QAbstractTableModel):
    """The rows that the viewer may enter; `typed` follows a key, `noted` a letter of evidence."""

    typed = Signal()
    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TypedRow] = []
        self._questions = 0

    def show_rows(self, rows: Sequence[PaperRow], *, viewer: str) -> None:
        """Show these rows; what could not be saved stays as it was typed."""
        unsaved = {one.key: one for one in self.unsaved()}
        self.beginResetModel()
        self.rows = []
        for row in rows:
            before = unsaved.get((row.candidate.id, row.seat.id))
            second = (
                row.mark is not None and not row.mark.checked_by and row.mark.entered_by != viewer
            )
            now = TypedRow(row, second)
            if now.editable:
                now.line = before.line if before else row.typed
                now.unsaved = before is not None
            self.rows.append(now)
        self._questions = max((len(one.questions) for one in rows), default=0)
        self.endResetModel()

    def unsaved(self) -> list[TypedRow]:
        """The rows of which the store does not have everything yet."""
        return [one for one in self.rows if one.unsaved]

    @property
    def reaction(self) -> int:
        """The column of the reaction to the opener."""
        return FIRST + self._questions

    @property
    def recommendation(self) -> int:
        """The column of the recommendation."""
        return self.reaction + 1

    @property
    def state(self) -> int:
        """The last column."""
        return self.reaction + 2

    def question(self, index: Index) -> QuestionId | None:
        """The question of a cell, None where the row has none."""
        place = index.column() - FIRST
        questions = self.rows[index.row()].row.questions if index.isValid() else ()
        return questions[place] if 0 <= place < len(questions) else None

    def doubt(self, index: Index) -> Doubt | None:
        """Why a scan left a cell open; None for any other cell."""
        unclear = self.rows[index.row()].line.unclear if index.isValid() else {}
        return unclear.get(self._cell(index)) if unclear else None

    def first_unclear(self, row: int) -> int:
        """The column of the first cell of a row that a scan left open; 0 for none."""
        cells = (self.index(row, column) for column in self.cells(row))
        return next((one.column() for one in cells if self.doubt(one)), 0)

    def take_scans(self, lines: Mapping[RowKey, PaperLine]) -> dict[RowKey, PaperLine]:
        """Fill cells that nobody has typed; gives what stood in the rows before."""
        before: dict[RowKey, PaperLine] = {}
        for one in self.rows:
            read = lines.get(one.key)
            free = one.editable and not one.second and read is not None
            if free and read is not None and not cells_of(read) & cells_of(one.line):
                before[one.key] = one.line
                one.line, one.unsaved = joined(one.line, read), True
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.state))
        self.typed.emit()
        return before

    def prompt(self, index: Index) -> str:
        """What a cell asks for, in words, and why a scan left it open."""
        doubt = self.doubt(index)
        return " ".join(filter(None, (self._asks(index), doubt and doubt.sentence)))

    def _asks(self, index: Index) -> str:
        if not index.isValid():
            return ""
        place, row = index.column() - FIRST, self.rows[index.row()].row
        if 0 <= place < len(row.prompts):
            return f"{place + 1}. {row.prompts[place]}"
        if index.column() == self.reaction and row.opener_asked:
            return tr("Reaction to the opener: f flat, w warm, g goose bumps")
        if index.column() == self.recommendation:
            return tr("Recommendation: 1 strong no, 2 no, 3 yes, 4 strong yes, c cannot judge")
        return ""

    def take_key(self, index: Index, key: str) -> bool:
        """Put what a key stands for into a cell; whether it stood for something there."""
        if not index.isValid() or not self.rows[index.row()].editable:
            return False
        one = self.rows[index.row()]
        line = self._with(one, index, key.casefold())
        if line is None:
            return False
        one.line = settled(line, self._cell(index)) if key else line
        one.unsaved = True
        self.typed.emit()
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), self.state))
        return True

    def note(self, index: Index, evidence: str) -> None:
        """Keep the evidence typed for a cell."""
        question = self.question(index)
        if question is not None:
            one = self.rows[index.row()]
            kept = {had: text for had, text in one.line.evidence.items() if had != question}
            kept.update({question: evidence} if evidence else {})
            one.line, one.unsaved = replace(one.line, evidence=kept), True
            self.noted.emit()

    def whose(self, index: Index) -> str:
        """Whose paper a row is, and how far it is."""
        if not index.isValid():
            return ""
        one = self.rows[index.row()]
        return tr("{candidate}, paper of {name}: {state}").format(
            candidate=one.row.candidate.name,
            name=one.row.seat.person.name,
            state=self._state_text(one),
        )

    def evidence(self, index: Index) -> str:
        """The evidence typed for a cell."""
        question = self.question(index)
        return "" if question is None else self.rows[index.row()].line.evidence.get(question, "")

    def cells(self, row: int) -> list[int]:
        """The columns of a row that keys go into, from the left."""
        one = self.rows[row].row
        found = list(range(FIRST, FIRST + len(one.questions)))
        return [*found, *([self.reaction] * one.opener_asked), self.recommendation]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.state + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = UNCLEAR if self.doubt(index) else self._text(self.rows[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tool_tip(self.prompt(index) or text)
        if role == Qt.ItemDataRole.ForegroundRole and not self.rows[index.row()].editable:
            return QColor(theme.tokens().ink_3)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.prompt(index) or None
        middle = FIRST <= index.column() <= self.reaction
        if role == Qt.ItemDataRole.TextAlignmentRole and middle:
            return Qt.AlignmentFlag.AlignCenter
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        edge = section < FIRST or section > self.reaction
        if role == Qt.ItemDataRole.TextAlignmentRole and edge:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            CANDIDATE: tr("Candidate"),
            INTERVIEWER: tr("Interviewer"),
            self.reaction: tr("Opener"),
            self.recommendation: tr("Overall"),
            self.state: tr("State"),
        }
        return names.get(section, str(section - FIRST + 1))

    def _text(self, one: TypedRow, column: int) -> str:
        line, row = one.line, one.row
        if column == CANDIDATE:
            return row.candidate.name
        if column == INTERVIEWER:
            return row.seat.person.name
        if column == self.state:
            return self._state_text(one)
        if column == self.recommendation:
            return label(line.recommendation) if line.recommendation else ""
        if column == self.reaction:
            return label(line.reaction) if line.reaction else "" if row.opener_asked else "–"
        place = column - FIRST
        if place >= len(row.questions):
            return "–"
        rating = line.ratings.get(row.questions[place])
        return next((key for key, known in RATING_KEYS.items() if known is rating), "")

    def _state_text(self, one: TypedRow) -> str:
        if not one.editable:
            return one.row.state_text
        if one.line.unclear:
            return tr("{n} to go, {m} “?”").format(n=one.missing, m=len(one.line.unclear))
        if one.begun and one.missing:
            return tr("{n} to go").format(n=one.missing)
        if one.begun:
            return tr("Return enters it")
        return tr("second look wanted?") if one.second else one.row.state_text

    def _cell(self, index: Index) -> str:
        """A cell's name as its circles on paper have it; empty where no keys go."""
        question = self.question(index)
        if question is not None:
            return cell_of(question)
        others = {self.reaction: OPENER_CELL, self.recommendation: RECOMMENDATION_CELL}
        return others.get(index.column(), "")

    def _with(self, one: TypedRow, index: Index, key: str) -> PaperLine | None:
        line, clear = one.line, key == ""
        question = self.question(index)
        if question is not None and (clear or key in RATING_KEYS):
            ratings = {had: it for had, it in line.ratings.items() if had != question}
            return replace(
                line, ratings=ratings if clear else {**ratings, question: RATING_KEYS[key]}
            )
        if index.column() == self.reaction and one.row.opener_asked:
            known = clear or key in REACTION_KEYS
            return replace(line, reaction=REACTION_KEYS.get(key)) if known else None
        if index.column() == self.recommendation and (clear or key in RECOMMENDATION_KEYS):
            return replace(line, recommendation=RECOMMENDATION_KEYS.get(key))
        return None
