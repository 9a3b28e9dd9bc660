"""A probe or a sign that can be ticked: by its number, by a click, or by Tab and Space."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from hireapp.domain.ledger import Mark, MarkKind
from hireapp.gui import theme
from hireapp.gui.interview.text_block import TextBlock
from hireapp.i18n import tr

_SQUARE = 18
_GAP = 8
_LINE_HEIGHT = 19.0
_MARGIN = 2


class TickRow(QAbstractButton):
    """Shows a text with its number 1-9 or 0 for the tenth; those after have no number."""

    def __init__(self, mark: Mark, text: str, number: int | None) -> None:
        super().__init__()
        self.mark = mark
        self._number = "" if number is None else str(number)
        self._block = TextBlock(text, theme.font(13), _LINE_HEIGHT)
        self.setObjectName(f"tick-{mark.kind}-{mark.place}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{_kind_word(mark.kind)}: {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ticked(self, *, ticked: bool) -> None:
        """Show whether it is ticked."""
        self.setChecked(ticked)
        self.setAccessibleDescription(_done_word(self.mark.kind) if ticked else "")
        self.update()

    @override
    def nextCheckState(self) -> None:
        """A click asks; only the scorecard says what is ticked."""

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = self._block.height(width - _SQUARE - _GAP - 2 * _MARGIN)
        return max(_SQUARE, int(text + 0.5)) + 2 * _MARGIN

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, _SQUARE + 2 * _MARGIN)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, _SQUARE + 2 * _MARGIN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        palette = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked = self.isChecked()
        square = QRectF(_MARGIN, _MARGIN, _SQUARE, _SQUARE).adjusted(0.5, 0.5, -0.5, -0.5)
        line = palette.ramp[4] if ticked else palette.line
        if self.underMouse() and self.isEnabled() and not ticked:
            line = palette.line_strong
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(palette.chosen if ticked else palette.card))
        painter.drawRoundedRect(square, 4, 4)
        self._draw_number(painter, square, ticked=ticked)
        left = _MARGIN + _SQUARE + _GAP
        area = QRectF(self.rect()).adjusted(left, _MARGIN, -_MARGIN, -_MARGIN)
        self._block.draw(painter, area, QColor(palette.ink if ticked else palette.ink_2))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _draw_number(self, painter: QPainter, square: QRectF, *, ticked: bool) -> None:
        palette = theme.tokens()
        if ticked:
            painter.setFont(theme.font(12, QFont.Weight.Bold))
            painter.setPen(QColor(palette.ink))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "✓")
            return
        painter.setFont(theme.font(11))
        painter.setPen(QColor(palette.ink_3))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._number or "•")


def _kind_word(kind: MarkKind) -> str:
    return {
        MarkKind.PROBE: tr("Probe"),
        MarkKind.LISTEN: tr("Listen for"),
        MarkKind.WARNING: tr("Warning sign"),
    }[kind]


def _done_word(kind: MarkKind) -> str:
    return tr("used") if kind is MarkKind.PROBE else tr("heard")
