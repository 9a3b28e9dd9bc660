"""Paints a row of the candidates' table: bold names, panel badges, quiet dates."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.domain.progress import CandidateProgress
from hireapp.gui import badges, theme
from hireapp.gui.candidates.model import Column
from hireapp.gui.rows_model import DRAWN_ROLE

ROW_HEIGHT = 44


class CandidatesDelegate(QStyledItemDelegate):
    """Draws cells itself, so that a long name is elided and badges keep their size."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = theme.tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.chosen))
            if option.widget.hasFocus():
                painter.fillRect(rect.adjusted(0, 0, 0, 2 - rect.height()), QColor(palette.focus))
                painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), QColor(palette.focus))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        entry = index.data(DRAWN_ROLE)
        if isinstance(entry, CandidateProgress):
            self._paint_panel(painter, rect, entry)
        else:
            self._paint_text(painter, rect, index)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = theme.tokens()
        name = index.column() == Column.NAME
        quiet = index.column() == Column.LAST_CHANGE
        painter.setFont(theme.font(13, QFont.Weight.DemiBold if name else QFont.Weight.Normal))
        painter.setPen(QColor(palette.ink_3 if quiet else palette.ink))
        inner = rect.adjusted(8, 0, -8, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_panel(self, painter: QPainter, rect: QRect, entry: CandidateProgress) -> None:
        left = rect.left() + 8
        top = rect.center().y() - badges.SIDE // 2
        for one in entry.seats:
            if left + badges.SIDE > rect.right():
                break
            place = QRect(left, top, badges.SIDE, badges.SIDE)
            badges.paint_badge(painter, place, one.seat.person.initials, one.state)
            left += badges.SIDE + badges.GAP
