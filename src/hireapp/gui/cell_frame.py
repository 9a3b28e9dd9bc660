"""A frame around the cell of a grid that the keys go into."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.gui import theme


class CellFrame(QStyledItemDelegate):
    """Draws it in the colour of the focus while the grid has the keyboard, quietly otherwise.

    Its grid needs no frame of its own, which the headings would cover in part.
    """

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            tokens = theme.tokens()
            colour = tokens.focus if option.widget.hasFocus() else tokens.line_strong
            painter.save()
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()
