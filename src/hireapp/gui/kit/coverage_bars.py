"""How much of the kit measures each attitude: a bar, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.kit_coverage import AttitudeCoverage
from hireapp.gui import theme
from hireapp.gui.question_view import minutes
from hireapp.gui.widgets import as_tool_tip, clear, label, row
from hireapp.i18n import tr

_BAR_HEIGHT = 8
_STUB_WIDTH = 4


class CoverageBars(QVBoxLayout):
    """One bar for each attitude, as long as its share of the longest one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(3)
        self._shown: tuple[AttitudeCoverage, ...] | None = None

    def show_coverage(self, coverage: Sequence[AttitudeCoverage]) -> None:
        """Show each attitude with its bar, or the words that no question measures it."""
        if tuple(coverage) == self._shown:
            return
        self._shown = tuple(coverage)
        clear(self)
        longest = max((one.minutes for one in coverage), default=0)
        for one in coverage:
            self._add(one, longest)

    def _add(self, one: AttitudeCoverage, longest: int) -> None:
        name = label(one.attitude.name, wrap=True)
        name.setFont(theme.font(13))
        name.setToolTip(as_tool_tip(one.attitude.definition))
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if one.is_gap:
            self.addWidget(name)
            self.addLayout(row(_Bar(0), label(tr("no question"), "accent"), None, spacing=6))
        else:
            line = row(name, _amount(one), spacing=8)
            line.setStretch(0, 1)
            self.addLayout(line)
            self.addWidget(_Bar(one.minutes / longest))


def _amount(one: AttitudeCoverage) -> QLabel:
    if one.floor is None:
        return label(minutes(one.minutes), "small")
    text = tr("≥ {floor} · {minutes}").format(floor=one.floor, minutes=minutes(one.minutes))
    made = label(text, "small")
    tip = tr("The panel average must be at least {floor}").format(floor=one.floor)
    made.setToolTip(as_tool_tip(tip))
    made.setAccessibleName(f"{tip}, {minutes(one.minutes)}")
    return made


class _Bar(QWidget):
    """A bar as long as its share of the longest one; without a share, a stub in the accent."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setFixedHeight(_BAR_HEIGHT)
        if not share:
            self.setFixedWidth(_STUB_WIDTH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.tokens()
        painter.setBrush(QColor(tokens.ramp[3] if self._share else tokens.accent))
        width = self.width() * self._share if self._share else _STUB_WIDTH
        radius = min(width, _BAR_HEIGHT) / 2
        painter.drawRoundedRect(QRectF(0, 0, width, _BAR_HEIGHT), radius, radius)
        painter.end()
