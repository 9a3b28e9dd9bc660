"""The rail: every step with its rating, the one on screen marked, one key away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from hireapp.domain.scorecards import NoScore, Rating, Score
from hireapp.gui import theme, widgets
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.steps import AnyStep, ScriptStep
from hireapp.i18n import tr

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 38
_SQUARE = 22

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RailRow:
    """One step; `is_noted` is for the opener, whose reaction is never shown here, and for facts.

    `noted` counts the facts that are noted, `facts` all of them.
    """

    name: str
    is_opener: bool = False
    is_script: bool = False
    facts: int = 0
    noted: int = 0
    is_noted: bool = False
    rating: Rating | None = None
    is_saved: bool = True

    @property
    def words(self) -> str:
        """The row for a screen reader."""
        state = self._state()
        return f"{self.name}, {state}" if self.is_saved else f"{self.name}, {state}, {_unsaved()}"

    @property
    def has_square(self) -> bool:
        """Whether something is noted or rated there."""
        return not self.is_script or self.facts > 0

    def _state(self) -> str:
        if self.is_script:
            return self._script_state()
        if self.is_opener:
            return tr("noted") if self.is_noted else tr("not noted yet")
        if self.rating is None:
            return tr("not rated yet")
        if isinstance(self.rating, NoScore):
            return self.rating.label
        return tr("rated {n}").format(n=int(self.rating))

    def _script_state(self) -> str:
        if not self.facts:
            return tr("never scored")
        return tr("{n} of {all} facts noted").format(n=self.noted, all=self.facts)


def rows_of(editor: InterviewEditor) -> tuple[RailRow, ...]:
    """The rail of an interview."""
    return tuple(_row(editor, step) for step in editor.steps)


def _row(editor: InterviewEditor, step: AnyStep) -> RailRow:
    if isinstance(step, ScriptStep):
        noted = sum(1 for fact in step.facts if editor.fact(fact.id).strip())
        return RailRow(
            name=step.name,
            is_script=True,
            facts=len(step.facts),
            noted=noted,
            is_noted=0 < len(step.facts) == noted,
        )
    return RailRow(
        name=step.name,
        is_opener=step.is_opener,
        is_noted=step.is_opener and editor.reaction_noted,
        rating=editor.rating(step.id),
        is_saved=editor.is_rating_saved(step.id),
    )


class RailModel(QAbstractListModel):
    """The steps in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RailRow, ...] = ()

    def set_rows(self, rows: tuple[RailRow, ...]) -> None:
        """Show these steps; only what differs is drawn again."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
        self._rows = rows
        for place in changed:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return widgets.as_tool_tip(row.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words
        return row if role == ROW_ROLE else None


class RailDelegate(QStyledItemDelegate):
    """Draws a row: a square with the score, and the name; no scores while `is_discreet`."""

    is_discreet = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(10, _ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        view = option.widget
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5)
        is_current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            self._draw_ground(painter, area, focused=view.hasFocus())
        square = QRectF(area.left() + 8, area.center().y() - _SQUARE / 2, _SQUARE, _SQUARE)
        if row.has_square:
            self._draw_square(painter, square, row)
        else:
            self._draw_speech(painter, square)
        if not row.is_saved:
            self._draw_unsaved(painter, square)
        self._draw_name(painter, area.adjusted(38, 0, -8, 0), row.name, bold=is_current)
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRectF, *, focused: bool) -> None:
        palette = theme.tokens()
        painter.setPen(QPen(QColor(palette.focus if focused else palette.line), 1 + focused))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(area, 6, 6)

    def _draw_square(self, painter: QPainter, square: QRectF, row: RailRow) -> None:
        palette = theme.tokens()
        fill, ink = QColor(palette.card), QColor(palette.ink)
        if isinstance(row.rating, Score) and not self.is_discreet:
            fill, ink = palette.score_fill(row.rating), palette.score_ink(row.rating)
        pen = QPen(QColor(palette.line_strong), 1)
        if row.is_opener or row.is_script:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(ink)
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._mark(row))

    def _draw_speech(self, painter: QPainter, square: QRectF) -> None:
        """A quotation mark for words that are only said."""
        painter.setPen(QColor(theme.tokens().ink_3))
        painter.setFont(theme.font(22, QFont.Weight.Bold))
        painter.drawText(square.adjusted(0, 6, 0, 6), Qt.AlignmentFlag.AlignCenter, "“")

    def _draw_unsaved(self, painter: QPainter, square: QRectF) -> None:
        palette = theme.tokens()
        painter.setPen(QColor(palette.warn))
        painter.setFont(theme.font(13, QFont.Weight.Bold))
        spot = QRectF(square.right() + 1, square.top() - 3, 10, 14)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "*")

    def _draw_name(self, painter: QPainter, area: QRectF, name: str, *, bold: bool) -> None:
        palette = theme.tokens()
        font = theme.font(13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(QColor(palette.ink if bold else palette.ink_2))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags), shown)

    def _mark(self, row: RailRow) -> str:
        if row.is_opener or row.is_script:
            return "✓" if row.is_noted else ""
        if row.rating is None:
            return ""
        if self.is_discreet:
            return "✓"
        return "–" if isinstance(row.rating, NoScore) else str(int(row.rating))


class RailView(QListView):
    """The list; `chosen` carries the place of a step, `done` asks for the notes again."""

    chosen = Signal(int)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(tr("Questions"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.rail_model = RailModel(self)
        self.delegate = RailDelegate(self)
        self.setModel(self.rail_model)
        self.setItemDelegate(self.delegate)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _previous: self.chosen.emit(current.row())
        )

    def show_step(self, place: int) -> None:
        """Mark the step that is on screen."""
        self.setCurrentIndex(self.rail_model.index(place))
        self.viewport().update()

    def show_discreet(self, *, discreet: bool) -> None:
        """Hide or show the scores."""
        self.delegate.is_discreet = discreet
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _unsaved() -> str:
    return tr("not saved yet")
