"""The painting of a card: hairline frame, caption, number, wrapped text, notes on the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.cards.model import Card, CardModel, Index

_GAP = 8
_PADDING = 11
_RADIUS = 8.0
_LINE = 19
_SMALL_LINE = 17
_CAPTION = 18
_NUMBER = 24
_BESIDE = 12
_CHIP_PADDING = 20
_MOST_LINES = 4
_MOST_BELOW = 2
_LEAST_WIDTH = 40
_REMEMBERED = 20_000
_NARROW = 340
"""All in device-independent pixels but the numbers of lines and of cards."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a card go."""

    frame: QRect
    caption: QRect
    number: QRect
    text: QRect
    beside: QRect
    below: QRect


@dataclass(frozen=True, slots=True)
class _Lines:
    """The texts of a card, broken into lines for one width."""

    text: list[str]
    below: list[tuple[str, bool]]
    """What stands below the text, and whether it is a warning."""
    height: int


class CardDelegate(QStyledItemDelegate):
    """Paints a card as high as its text, up to four lines; the tool tip has the rest."""

    def __init__(self, owner: QListView) -> None:
        super().__init__(owner)
        self._owner = owner
        self._lines: dict[tuple[Card, int], _Lines] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._owner.viewport().width()
        card = _card_at(index)
        return QSize(width, self._broken(card, width).height) if card else QSize()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        given = _card_at(index)
        if given is None:
            return
        lines = self._broken(given, area.width())
        card = _fitted(given, area.width())
        places = _places(card, area, len(lines.below))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, places.frame, card, state, focused=self._owner.hasFocus())
        if card.caption:
            _paint_caption(painter, places.caption, card)
        else:
            _paint_beside(painter, places.beside, card)
        _paint_text(painter, places, card, lines.text)
        _paint_below(painter, places.below, lines.below)
        painter.restore()

    def _broken(self, card: Card, width: int) -> _Lines:
        """The lines of a card, measured once for each width."""
        found = self._lines.get((card, width))
        if found is None:
            if len(self._lines) >= _REMEMBERED:
                self._lines.clear()
            found = self._lines[card, width] = _lines(_fitted(card, width), width)
        return found


def broken(text: str, width: int, font: QFont, *, most: int = _MOST_LINES) -> list[str]:
    """The lines of a text, at most `most`, the last one elided; long words are broken too."""
    words = " ".join(text.split())
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    room = max(_LEAST_WIDTH, width)
    starts: list[int] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid() and len(starts) < most:
        line.setLineWidth(room)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    # Qt counts in UTF-16 units, Python in characters.
    units = words.encode("utf-16-le")
    ends = [*starts[1:], line.textStart() if line.isValid() else len(units)]
    lines = [
        units[2 * start : 2 * end].decode("utf-16-le", "ignore").strip()
        for start, end in zip(starts, ends, strict=True)
    ]
    if not line.isValid():
        return lines or [""]
    last = f"{lines[-1]}…"
    return [*lines[:-1], QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, room)]


def _fitted(card: Card, width: int) -> Card:
    """The card as it shows at a width: where space is short, its mark stands above the text."""
    if card.mark and not card.caption and width < _NARROW:
        return replace(card, caption=card.mark, mark="")
    return card


def _card_at(index: Index) -> Card | None:
    """The card itself, without the detour that a role takes through Qt."""
    model = index.model()
    return model.card(index) if isinstance(model, CardModel) else None


def _lines(card: Card, width: int) -> _Lines:
    places = _places(card, QRect(0, 0, width, 0), 0)
    text = broken(card.text, places.text.width(), _text_font(card))
    room = places.below.width()
    below = [(line, False) for line in _small(card.detail, room)]
    below += [(line, True) for line in _small(card.warning, room)]
    tall = max(len(text), len(card.note.splitlines())) * _LINE + len(below) * _SMALL_LINE
    return _Lines(text, below, tall + (_CAPTION if card.caption else 0) + 2 * _PADDING + _GAP)


@lru_cache(maxsize=1_000)
def _small(text: str, width: int) -> tuple[str, ...]:
    """The lines of small text below a card's own; many cards have the same."""
    return tuple(broken(text, width, theme.font(12), most=_MOST_BELOW)) if text else ()


def _places(card: Card, area: QRect, below: int) -> _Places:
    frame = area.adjusted(1, 1, -1, -_GAP + 1)
    inner = frame.adjusted(_PADDING, _PADDING - 1, -_PADDING, -_PADDING + 1)
    caption = QRect(inner.topLeft(), QSize(inner.width(), _CAPTION))
    under = QRect(inner)
    under.setTop(inner.bottom() + 1 - below * _SMALL_LINE)
    inner.setBottom(under.top() - 1)
    width = 0
    if card.caption:
        inner.setTop(caption.bottom() + 1)
    else:
        width = _width_beside(card)
    number = QRect(inner.topLeft(), QSize(_NUMBER if card.number else 0, inner.height()))
    beside = QRect(inner)
    beside.setLeft(inner.right() + 1 - width)
    text = QRect(inner)
    text.setLeft(inner.left() + number.width())
    text.setRight(beside.left() - (_BESIDE if width else 1))
    under.setLeft(text.left())
    return _Places(frame, caption, number, text, beside, under)


def _width_beside(card: Card) -> int:
    metrics = QFontMetrics(theme.font(12))
    note = max((metrics.horizontalAdvance(line) for line in card.note.splitlines()), default=0)
    chip = metrics.horizontalAdvance(card.mark) + _CHIP_PADDING + _BESIDE if card.mark else 0
    return note + chip


def _paint_frame(
    painter: QPainter, frame: QRect, card: Card, state: QStyle.StateFlag, *, focused: bool
) -> None:
    tokens = theme.tokens()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    colour = tokens.line_strong if hovered or card.dashed else tokens.line
    if selected:
        colour = tokens.focus if focused else tokens.ramp[4]
    pen = QPen(QColor(colour), 2 if selected else 1)
    if card.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(tokens.paper if card.dashed else tokens.card))
    inset = 1.0 if selected else 0.5
    painter.drawRoundedRect(QRectF(frame).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def _paint_caption(painter: QPainter, place: QRect, card: Card) -> None:
    tokens = theme.tokens()
    aside = "  ·  ".join(part for part in (card.mark, card.note) if part)
    painter.setFont(theme.font(12))
    painter.setPen(QColor(tokens.ok if card.mark else tokens.ink_3))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, aside)
    room = place.width() - painter.fontMetrics().horizontalAdvance(aside) - _BESIDE
    painter.setFont(theme.font(12, QFont.Weight.DemiBold))
    painter.setPen(QColor(tokens.accent))
    elided = painter.fontMetrics().elidedText(card.caption, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, elided)


def _paint_text(painter: QPainter, places: _Places, card: Card, lines: list[str]) -> None:
    painter.setPen(QColor(theme.tokens().ink))
    if card.number:
        painter.setFont(theme.font(13, QFont.Weight.Bold))
        painter.drawText(places.number, Qt.AlignmentFlag.AlignVCenter, card.number)
    painter.setFont(_text_font(card))
    place = QRect(places.text)
    place.setTop(place.top() + max(0, (place.height() - len(lines) * _LINE) // 2))
    place.setHeight(_LINE)
    for line in lines:
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
        place.translate(0, _LINE)


def _paint_below(painter: QPainter, place: QRect, lines: list[tuple[str, bool]]) -> None:
    tokens = theme.tokens()
    painter.setFont(theme.font(12))
    line = QRect(place)
    line.setHeight(_SMALL_LINE)
    for words, is_warning in lines:
        painter.setPen(QColor(tokens.warn if is_warning else tokens.ink_3))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        line.translate(0, _SMALL_LINE)


def _paint_beside(painter: QPainter, place: QRect, card: Card) -> None:
    tokens = theme.tokens()
    painter.setFont(theme.font(12))
    if card.mark:
        width = painter.fontMetrics().horizontalAdvance(card.mark) + _CHIP_PADDING
        pill = QRectF(place.left(), place.center().y() - 9.5, width, 20)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.sunk))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(QColor(tokens.ink_2))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, card.mark)
    painter.setPen(QColor(tokens.ink_3))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, card.note)


def _text_font(card: Card) -> QFont:
    return theme.font(13, QFont.Weight.DemiBold if card.dashed else QFont.Weight.Normal)
