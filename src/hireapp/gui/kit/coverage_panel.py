"""The right column: which attitudes the kit measures, whether it fits, what freezing means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.kit.editor import Coverage, Fit
from hireapp.gui.question_view import minutes
from hireapp.gui.widgets import as_tool_tip, card, clear, column, label, row, set_look
from hireapp.i18n import tr, trn

_BAR_HEIGHT = 8
_STUB_WIDTH = 4


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


class CoveragePanel(QScrollArea):
    """A card that always says in words what its bars show."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage")
        self.setProperty("look", "reading")
        self.setAccessibleName(tr("Coverage"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame = card()
        self.setWidget(frame)
        self._attitudes = QVBoxLayout()
        self._attitudes.setSpacing(4)
        self.planned = label("", "muted", wrap=True)
        self.planned.setObjectName("fit")
        self.freezing = label("", "small", wrap=True)
        layout = column(frame)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Coverage"), "heading"))
        layout.addLayout(self._attitudes)
        layout.addSpacing(8)
        layout.addWidget(label(tr("Time"), "heading"))
        layout.addWidget(self.planned)
        layout.addStretch(1)
        layout.addWidget(self.freezing)

    def show_coverage(self, coverage: Sequence[Coverage]) -> None:
        """Show each attitude with its bar, or the words that no question measures it."""
        clear(self._attitudes)
        longest = max((one.minutes for one in coverage), default=0)
        for one in coverage:
            name = label(one.attitude.name, wrap=True)
            name.setFont(theme.font(13))
            name.setToolTip(as_tool_tip(one.attitude.definition))
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            if one.questions:
                line = row(name, label(minutes(one.minutes), "small"), spacing=8)
                line.setStretch(0, 1)
                self._attitudes.addLayout(line)
                self._attitudes.addWidget(_Bar(one.minutes / longest))
            else:
                self._attitudes.addWidget(name)
                words = label(tr("no question"), "accent")
                self._attitudes.addLayout(row(_Bar(0), words, None, spacing=6))

    def show_fit(self, fit: Fit) -> None:
        """Say whether the questions fit the slot."""
        if fit.over:
            words = trn("{n} minute over", "{n} minutes over", fit.over)
            planned = tr("{planned} of {slot} minutes").format(planned=fit.planned, slot=fit.slot)
            self.planned.setText(f"{words}\n{planned}")
        else:
            text = tr("{planned} of {slot} minutes").format(planned=fit.planned, slot=fit.slot)
            self.planned.setText(text)
        set_look(self.planned, "bad" if fit.over else "muted")

    def say_freezing(self, text: str) -> None:
        """Say what freezing means for this version."""
        self.freezing.setText(text)
