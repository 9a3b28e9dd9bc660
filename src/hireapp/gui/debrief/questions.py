"""The list of questions: the widest disagreements first, with ranges and what was agreed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.domain.ids import QuestionId
from hireapp.gui import theme, widgets
from hireapp.gui.debrief.talk import Line
from hireapp.gui.digit_keys import digit_of
from hireapp.i18n import tr

LINE_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT, HEADING_HEIGHT = 36, 34
_RANGE_WIDTH = 34.0
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class QuestionsModel(QAbstractListModel):
    """Headings, which cannot be chosen, and questions."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; when only their state differs, the choice stays."""
        same = [one.question_id for one in lines] == [one.question_id for one in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = lines
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def index_of(self, question_id: QuestionId | None) -> QModelIndex:
        """Where a question is; nowhere when it is not shown."""
        for row, line in enumerate(self.lines):
            if question_id is not None and line.question_id == question_id:
                return self.index(row)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole and line.item is not None:
            return widgets.as_tool_tip(f"{line.spoken}. {line.item.question.prompt}")
        return None


class QuestionsDelegate(QStyledItemDelegate):
    """Draws a line: the range, the name, and at the right what was agreed."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = index.data(LINE_ROLE).item is None
        return QSize(10, HEADING_HEIGHT if is_heading else ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        view = option.widget
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.item is None:
            _draw_words(
                painter,
                area.adjusted(9, 6, -4, 0),
                line.name.upper(),
                theme.font(11),
                theme.tokens().ink_3,
            )
        else:
            chosen = isinstance(view, QListView) and view.currentIndex() == index
            self._draw_question(painter, area, line, chosen=chosen, focused=view.hasFocus())
        painter.restore()

    def _draw_question(
        self, painter: QPainter, area: QRectF, line: Line, *, chosen: bool, focused: bool
    ) -> None:
        palette, item = theme.tokens(), line.item
        if item is None:
            return
        if chosen:
            painter.setPen(QPen(QColor(palette.focus if focused else palette.line), 1 + focused))
            painter.setBrush(QColor(palette.card))
            painter.drawRoundedRect(area, 6, 6)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        inner = area.adjusted(9, 0, -9, 0)
        heavy = theme.font(13, QFont.Weight.DemiBold if item.differs else QFont.Weight.Normal)
        strong = palette.ink if item.differs else palette.ink_3
        _draw_words(painter, inner, item.range_text, heavy, strong)
        mark = _draw_mark(painter, inner, line)
        name = inner.adjusted(_RANGE_WIDTH, 0, -mark, 0)
        _draw_words(
            painter,
            name,
            line.name,
            theme.font(13, weight),
            palette.ink if chosen else palette.ink_2,
        )


class QuestionsList(QListView):
    """The list; `turned` carries the QuestionId that is chosen now, `done` comes with Enter.

    Digits are the page's.
    """

    turned = Signal(object)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.questions = QuestionsModel()
        self.setModel(self.questions)
        self.setItemDelegate(QuestionsDelegate(self))
        self.setObjectName("rail")
        self.setAccessibleName(tr("Questions, the widest disagreements first"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(
            lambda current, _before: self.turned.emit(self._question_at(current))
        )

    @property
    def question_id(self) -> QuestionId | None:
        """The question that is chosen."""
        return self._question_at(self.currentIndex())

    def show_lines(self, lines: tuple[Line, ...], question_id: QuestionId | None) -> None:
        """Show lines with a question chosen, the first one when it is not among them."""
        self.questions.set_lines(lines)
        index = self.questions.index_of(question_id)
        if not index.isValid() and len(lines) > 1:
            index = self.questions.index(1)
        self.setCurrentIndex(index)
        if index.row() == 1:
            self.scrollToTop()  # with its heading

    def step(self, by: int) -> None:
        """Choose the next question (1) or the one before (-1); nothing happens at the ends."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self.questions.lines):
            if self.questions.lines[row].item is not None:
                self.setCurrentIndex(self.questions.index(row))
                return
            row += by

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A list would search for a name that begins with the digit.
        if digit_of(event) is not None:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _question_at(self, index: QModelIndex) -> QuestionId | None:
        return self.questions.lines[index.row()].question_id if index.isValid() else None


def _draw_mark(painter: QPainter, inner: QRectF, line: Line) -> float:
    """Draw what was agreed at the right; gives the width that it takes."""
    palette, item = theme.tokens(), line.item
    if item is None or item.consensus is None:
        return 0.0
    score = item.consensus.score
    text = "✓ –" if score is None else f"✓ {int(score)}"
    font = theme.font(12, QFont.Weight.DemiBold)
    width = QFontMetricsF(font).horizontalAdvance(text)
    box = QRectF(inner.right() - width, inner.top(), width + 1, inner.height())
    _draw_words(painter, box, text, font, palette.ink_2 if score is None else palette.ok)
    return width + 8


def _draw_words(painter: QPainter, area: QRectF, text: str, font: QFont, colour: str) -> None:
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 0.5)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, int(flags), shown)
