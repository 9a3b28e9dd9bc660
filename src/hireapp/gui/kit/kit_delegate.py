"""The painting of a kit's question: number, prompt, minutes and weight, and what is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.cards.delegate import CardDelegate, broken
from hireapp.gui.cards.model import CARD_ROLE, Index
from hireapp.gui.kit.kit_cards import KitCard

_GAP = 8
_PADDING = 11
_RADIUS = 8.0
_LINE = 19
_SMALL_LINE = 17
_NUMBER = 26
_BESIDE = 12
_MOST_BESIDE = 84
_ICON = 14
_BETWEEN = 6
"""All in device-independent pixels."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Lines:
    """A card's texts as they are broken at a width."""

    before: list[str]
    text: list[str]
    notes: list[str]
    flags: list[list[str]]
    link: bool

    @property
    def middle(self) -> int:
        """Height of the prompt and what stands beside it."""
        return max(len(self.text) * _LINE, len(self.notes) * _SMALL_LINE)

    @property
    def height(self) -> int:
        """Height within the padding."""
        small = len(self.before) + sum(map(len, self.flags)) + self.link
        spaces = bool(self.flags) + bool(self.before)
        return self.middle + small * _SMALL_LINE + spaces * _BETWEEN


class KitDelegate(CardDelegate):
    """Paints questions in its own way and leaves the other blocks as all cards are."""

    def __init__(self, owner: QListView) -> None:
        super().__init__(owner)
        self._view = owner
        self._measured: dict[tuple[KitCard, int], _Lines] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CARD_ROLE)
        if not isinstance(card, KitCard):
            return super().sizeHint(option, index)
        width = self._view.viewport().width()
        return QSize(width, self._measure(card, width).height + 2 * _PADDING + _GAP)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, KitCard):
            super().paint(painter, option, index)
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        lines = self._measure(card, area.width())
        frame = _frame(area)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, frame, card, state, focused=self._view.hasFocus())
        inner = frame.adjusted(_PADDING, _PADDING - 1, -_PADDING, -_PADDING + 1)
        top = _paint_before(painter, inner, lines)
        _paint_question(painter, inner, top, card, lines)
        _paint_flags(painter, inner, top + lines.middle, lines)
        if card.link:
            _paint_link(painter, link_area(card, area), card)
        painter.restore()

    def _measure(self, card: KitCard, width: int) -> _Lines:
        key = (card, width)
        if key not in self._measured:
            if len(self._measured) > 500:
                self._measured.clear()
            self._measured[key] = _broken_lines(card, width)
        return self._measured[key]


def link_area(card: KitCard, area: QRect) -> QRect:
    """Where “Use this wording” is on a card; empty without one."""
    if not card.link:
        return QRect()
    frame = _frame(area)
    width = QFontMetrics(_link_font()).horizontalAdvance(card.link)
    left = frame.left() + _PADDING + _ICON + _BETWEEN
    top = frame.bottom() - _PADDING - _SMALL_LINE + 2
    return QRect(left, top, min(width, frame.right() - left - _PADDING), _SMALL_LINE)


def _frame(area: QRect) -> QRect:
    return area.adjusted(1, 1, -1, -_GAP + 1)


def _broken_lines(card: KitCard, width: int) -> _Lines:
    inner = width - 2 - 2 * _PADDING
    small = theme.font(12)
    notes = [_cut(one, small, _MOST_BESIDE) for one in card.note.splitlines()]
    beside = _width(notes, small) + _BESIDE
    room = inner - _ICON - _BETWEEN
    return _Lines(
        before=broken(card.before, inner, _before_font(), most=2) if card.before else [],
        text=broken(card.text, inner - _NUMBER - beside, theme.font(13)),
        notes=notes,
        flags=[broken(one, room, small) for one in card.flags],
        link=bool(card.link),
    )


def _cut(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _width(lines: Sequence[str], font: QFont) -> int:
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(one) for one in lines), default=0)


def _paint_frame(
    painter: QPainter, frame: QRect, card: KitCard, state: QStyle.StateFlag, *, focused: bool
) -> None:
    tokens = theme.tokens()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    colour = tokens.line_strong if state & QStyle.StateFlag.State_MouseOver else tokens.line
    if card.flags:
        colour = tokens.warn
    if selected:
        colour = tokens.focus if focused else tokens.ramp[4]
    painter.setPen(QPen(QColor(colour), 2 if selected else 1))
    painter.setBrush(QColor(tokens.card))
    inset = 1.0 if selected else 0.5
    painter.drawRoundedRect(QRectF(frame).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def _paint_before(painter: QPainter, inner: QRect, lines: _Lines) -> int:
    """What is said before the question; gives where the question begins."""
    if not lines.before:
        return inner.top()
    painter.setFont(_before_font())
    painter.setPen(QColor(theme.tokens().ink_3))
    place = QRect(inner.left(), inner.top(), inner.width(), _SMALL_LINE)
    _paint_lines(painter, place, lines.before)
    return inner.top() + len(lines.before) * _SMALL_LINE + _BETWEEN


def _paint_question(
    painter: QPainter, inner: QRect, top: int, card: KitCard, lines: _Lines
) -> None:
    tokens = theme.tokens()
    middle = QRect(inner.left(), top, inner.width(), lines.middle)
    painter.setPen(QColor(tokens.ink))
    painter.setFont(theme.font(13, QFont.Weight.Bold))
    painter.drawText(QRect(middle.left(), top, _NUMBER, lines.middle), _LEFT, card.number)
    painter.setFont(theme.font(13))
    room = middle.width() - _NUMBER
    first = top + (lines.middle - len(lines.text) * _LINE) // 2
    _paint_lines(painter, QRect(middle.left() + _NUMBER, first, room, _LINE), lines.text)
    painter.setPen(QColor(tokens.ink_3))
    painter.setFont(theme.font(12))
    width = _width(lines.notes, theme.font(12))
    first = top + (lines.middle - len(lines.notes) * _SMALL_LINE) // 2
    place = QRect(middle.right() + 1 - width, first, width + 1, _SMALL_LINE)
    _paint_lines(painter, place, lines.notes)


def _paint_flags(painter: QPainter, inner: QRect, top: int, lines: _Lines) -> None:
    colour = theme.tokens().warn
    painter.setPen(QColor(colour))
    painter.setFont(theme.font(12))
    y = top + _BETWEEN
    left = inner.left() + _ICON + _BETWEEN
    for remark in lines.flags:
        icon = theme.icon("triangle-alert", colour)
        icon.paint(painter, QRect(inner.left(), y + 1, _ICON, _ICON))
        place = QRect(left, y, inner.width() - _ICON - _BETWEEN, _SMALL_LINE)
        _paint_lines(painter, place, remark)
        y += len(remark) * _SMALL_LINE


def _paint_link(painter: QPainter, place: QRect, card: KitCard) -> None:
    painter.setPen(QColor(theme.tokens().warn))
    painter.setFont(_link_font())
    painter.drawText(place, _LEFT, card.link)


def _paint_lines(painter: QPainter, first: QRect, lines: Sequence[str]) -> None:
    place = QRect(first)
    for line in lines:
        painter.drawText(place, _LEFT, line)
        place.translate(0, place.height())


def _before_font() -> QFont:
    made = theme.font(12)
    made.setItalic(True)
    return made


def _link_font() -> QFont:
    made = theme.font(12, QFont.Weight.DemiBold)
    made.setUnderline(True)
    return made
