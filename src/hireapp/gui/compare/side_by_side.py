"""Two to six candidates side by side: figures, and what each interviewer heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from hireapp.domain.comparison import Column, Row
from hireapp.domain.debrief import Debrief
from hireapp.domain.scorecards import Score
from hireapp.gui import widgets
from hireapp.gui.compare.block_view import BlockView, Chip
from hireapp.gui.compare.reading_dialog import (
    ReadingDialog,
    ScoreChip,
    evidence_text,
    paragraph,
    rating_text,
)
from hireapp.i18n import tr

FEWEST, MOST = 2, 6
_NAME_WIDTH = 118
_LEAST_WIDTH = 190


class SideBySideDialog(ReadingDialog):
    """A column a candidate, a row an attitude."""

    def __init__(
        self,
        view: BlockView,
        rows: Sequence[tuple[Row, Debrief]],
        pairs: Iterable[str],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Side by side"), "\n".join(pairs), parent)
        self.setObjectName("side-by-side")
        self._view = view
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        for place, (row, debrief) in enumerate(rows, start=1):
            self._grid.setColumnMinimumWidth(place, _LEAST_WIDTH)
            self._grid.setColumnStretch(place, 1)
            self._grid.addWidget(self._head(row, debrief), 0, place, Qt.AlignmentFlag.AlignTop)
        for line, column in enumerate(view.columns):
            self._add_attitude(1 + 2 * line, line + 1, column, rows)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.fit(_NAME_WIDTH + 100 + 290 * len(rows), 720)

    def _head(self, row: Row, debrief: Debrief) -> QWidget:
        frame, column = _stack()
        column.addWidget(paragraph(row.name, "heading"))
        numbers = self._view.figures_of(row)
        if numbers is not None:
            column.addWidget(
                paragraph(
                    tr("Rank {rank} · {level}").format(
                        rank=numbers.rank, level=numbers.levels.text
                    ),
                    "small",
                )
            )
        overall = self._view.text(row, self._view.overall_column)
        if overall:
            column.addWidget(paragraph(tr("Overall {figures}").format(figures=overall), "small"))
        for people, mark in debrief.from_paper:
            said = mark.said_of(one.name for one in people)
            column.addWidget(paragraph(said, "small"))
        return frame

    def _add_attitude(
        self, line: int, column_place: int, column: Column, rows: Sequence[tuple[Row, Debrief]]
    ) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(widgets.rule(), line, 0, 1, len(rows) + 1)
        self._grid.addWidget(paragraph(column.name, "strong"), line + 1, 0, top)
        for place, (row, debrief) in enumerate(rows, start=1):
            frame, inside = _stack()
            shown = self._view.shown(row, column_place)
            if isinstance(shown, Chip):
                inside.addLayout(widgets.row(_chip(shown), _note(shown), None, spacing=8))
            for text, look in _heard(debrief, column):
                inside.addWidget(paragraph(text, look))
            self._grid.addWidget(frame, line + 1, place, top)


def _stack() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return frame, column


def _chip(shown: Chip) -> ScoreChip:
    return ScoreChip(shown.mean, shown.text if shown.mean is not None else "–", 52)


def _note(shown: Chip) -> QWidget:
    said = [shown.text if shown.mean is None else shown.small]
    if shown.below_floor:
        said.append(tr("below the floor"))
    return widgets.label(" · ".join(filter(None, said)), "small")


def _heard(debrief: Debrief, column: Column) -> list[tuple[str, str]]:
    """Each interviewer's rating and words, question by question."""
    found = []
    for item in debrief.items:
        if item.question.id not in column.question_ids:
            continue
        for voice in item.voices:
            rating = rating_text(voice.rating)
            if not voice.evidence and not isinstance(voice.rating, Score):
                found.append((f"{voice.person.name}: {rating}", "small"))
            elif voice.evidence:
                said = tr("{person} {rating}: “{evidence}”").format(
                    person=voice.person.name, rating=rating, evidence=evidence_text(voice)
                )
                found.append((said, "aside"))
            else:
                found.append((f"{voice.person.name} {rating}", "small"))
    return found
