"""A card to choose by key or click: an anchor of the scale, or a reaction to the opener."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from hireapp.gui import theme, widgets
from hireapp.gui.interview.text_block import TextBlock
from hireapp.i18n import tr

_SIDE = 11
_TOP = 10
_HEAD = 28
_FOOT = 18
_LINE_HEIGHT = 18.5
_MOST_LINES = 9
_FEWEST_LINES = 3
_USUAL_HEIGHT = 124
_LEAST_HEIGHT = 104
_RADIUS = 8.0


class ChoiceCard(QAbstractButton):
    """Shows a title, its key, what it stands for, and whether it is chosen.

    Clicking never takes the keyboard from the notes; Tab reaches it.
    """

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._title = ""
        self._full_body = ""
        self._most_lines = _MOST_LINES
        self._body = self._laid_out("")
        self._note = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, title: str, body: str, name: str) -> None:
        """Fill the card; `name` is what a screen reader says before `body`."""
        self._title = title
        self._full_body = body
        self._body = self._laid_out(body)
        self.setAccessibleName(f"{name}: {body}" if body else name)
        self._tell_what_is_cut()
        self.updateGeometry()
        self.update()

    def limit_height(self, height: int) -> None:
        """Cut the text rather than be higher than this, within reason."""
        lines = int((height - 2 * _TOP - _HEAD) / _LINE_HEIGHT)
        lines = max(_FEWEST_LINES, min(_MOST_LINES, lines))
        if lines != self._most_lines:
            self._most_lines = lines
            self._body = self._laid_out(self._full_body)
            self._tell_what_is_cut()
            self.updateGeometry()

    def choose(self, *, chosen: bool, note: str = "") -> None:
        """Mark the card as chosen or not; `note` stands below, such as "not saved yet"."""
        self.setChecked(chosen)
        words = ([tr("chosen")] if chosen else []) + ([note] if note else [])
        self.setAccessibleDescription(", ".join(words))
        if note != self._note:
            self._note = note
            self.updateGeometry()
        self.update()

    @property
    def note(self) -> str:
        """What stands below."""
        return self._note

    @override
    def nextCheckState(self) -> None:
        """A click asks; only the scorecard says what is chosen."""

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        foot = _FOOT if self._note else 0
        height = _TOP + _HEAD + self._body.height(width - 2 * _SIDE) + foot + _TOP
        low = self._most_lines < _MOST_LINES
        return max(_LEAST_HEIGHT if low else _USUAL_HEIGHT, int(height + 0.5))

    @override
    def sizeHint(self) -> QSize:
        return QSize(137, self.heightForWidth(137))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(70, _LEAST_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        inner = QRectF(self.rect()).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        head = QRectF(inner.left(), inner.top(), inner.width(), 22)
        chip = self._draw_key(painter, head)
        self._draw_title(painter, head.adjusted(0, 0, -chip, 0))
        palette = theme.tokens()
        ink = QColor(palette.ink if self.isChecked() else palette.ink_2)
        self._body.draw(painter, inner.adjusted(0, _HEAD, 0, 0), ink)
        if self._note:
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(QColor(palette.warn))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), self._note)

    def _laid_out(self, body: str) -> TextBlock:
        return TextBlock(body, theme.font(13), _LINE_HEIGHT, self._most_lines)

    def _draw_frame(self, painter: QPainter) -> None:
        palette = theme.tokens()
        chosen = self.isChecked()
        wide = chosen or self.hasFocus()
        colour = palette.ramp[4] if chosen else palette.line
        if self.hasFocus():
            colour = palette.focus
        elif self.underMouse() and self.isEnabled() and not chosen:
            colour = palette.line_strong
        width = 2.0 if wide else 1.0
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(QColor(palette.chosen if chosen else palette.card))
        half = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS
        )

    def _draw_key(self, painter: QPainter, head: QRectF) -> float:
        """Draw the key at the right; gives the width it takes."""
        font = theme.font(11)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(self._key) + 12
        title = QFontMetricsF(_title_font()).horizontalAdvance(self._title)
        if not self._key or width + title + 24 > head.width():
            return 0.0
        palette = theme.tokens()
        box = QRectF(head.right() - width, head.top() + 1.5, width, 18)
        painter.setPen(QPen(QColor(palette.line_strong), 1))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawLine(
            QPointF(box.left() + 3, box.bottom() + 1), QPointF(box.right() - 3, box.bottom() + 1)
        )
        painter.setFont(font)
        painter.setPen(QColor(palette.ink_2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        return width + 6

    def _draw_title(self, painter: QPainter, head: QRectF) -> None:
        palette = theme.tokens()
        font = _title_font()
        painter.setFont(font)
        painter.setPen(QColor(palette.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(head, int(flags), self._title)
        if self.isChecked():
            left = head.left() + QFontMetricsF(font).horizontalAdvance(self._title) + 5
            tick = theme.icon("check", palette.ramp[4])
            tick.paint(painter, int(left), int(head.center().y() - 8), 16, 16)

    def _tell_what_is_cut(self) -> None:
        cut = self._body.is_cut(self.width() - 2 * _SIDE)
        self.setToolTip(widgets.as_tool_tip(self._full_body) if cut else "")


def _title_font() -> QFont:
    return theme.font(17, QFont.Weight.DemiBold)
