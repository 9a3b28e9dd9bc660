"""Initials of a panel's seats, each in the state of its scorecard: shape and word, not colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.domain.progress import SeatState
from hireapp.gui import theme

SIDE = 22
GAP = 3


def paint_badge(painter: QPainter, place: QRect, text: str, state: SeatState) -> None:
    """Draw one badge; late and not started have an outline, in progress a dashed one."""
    palette = theme.tokens()
    fill, line, ink, style = {
        SeatState.SUBMITTED: (
            palette.ramp[4],
            palette.ramp[4],
            palette.ramp_ink[4],
            Qt.PenStyle.SolidLine,
        ),
        SeatState.IN_PROGRESS: (
            palette.ramp[1],
            palette.ink_3,
            palette.ramp_ink[1],
            Qt.PenStyle.DashLine,
        ),
        SeatState.NOT_STARTED: (
            palette.card,
            palette.line_strong,
            palette.ink,
            Qt.PenStyle.SolidLine,
        ),
        SeatState.LATE: (palette.card, palette.bad, palette.bad, Qt.PenStyle.SolidLine),
    }[state]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(line), 2 if state is SeatState.LATE else 1, style))
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)
    painter.setPen(QColor(ink))
    painter.setFont(theme.font(10, QFont.Weight.Bold))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Badge(QWidget):
    """One badge on its own, for legends."""

    def __init__(self, text: str, state: SeatState) -> None:
        super().__init__()
        self._text = text
        self._state = state
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setAccessibleName(state.label)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._text, self._state)
