"""The navigation on the left: home, the opening's pages or the openings, the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui import shortcuts, theme, widgets
from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place, Target
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.domain.ids import OpeningId
    from hireapp.domain.openings import Opening

WIDTH = 204
_HEIGHT = 34


class NavButton(QAbstractButton):
    """One entry: a name, a count on the right, a card around it when it is shown."""

    def __init__(self, target: Target, text: str, count: int | None = None) -> None:
        super().__init__()
        self.target = target
        self._count = "" if count is None else str(count)
        self.setText(text)
        self.setShortcut(QKeySequence())  # an ampersand in a title is no key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName(f"nav-{target.place}")
        self.setAccessibleName(f"{text} {self._count}".strip())
        hint = shortcuts.shown(target.place.action)
        self.setToolTip(widgets.as_tool_tip(f"{text} ({hint})"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 20, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, _HEIGHT)

    @override
    def nextCheckState(self) -> None:
        """A click marks nothing: the page may stay when it would lose something."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(palette.card if self.isChecked() else palette.paper))
            line = palette.line if self.isChecked() else palette.sunk
            painter.setPen(QPen(QColor(line), 1))
            painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(frame, 6, 6)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(theme.font(13, weight))
        painter.setPen(QColor(palette.ink if self.isChecked() else palette.ink_2))
        inner = self.rect().adjusted(11, 0, -11, 0)
        right = painter.fontMetrics().horizontalAdvance(self._count)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count
        )
        words = inner.adjusted(0, 0, -right - 8, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Sidebar(QWidget):
    """The entries for what is open; `chosen` carries the Target of a click."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Navigation"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 14, 10, 14)
        self._layout.setSpacing(2)
        # No QButtonGroup: in one, Tab reaches the marked entry only.
        self._entries: list[NavButton] = []
        self._shown: tuple[object, ...] = ()

    def show_entries(
        self,
        openings: tuple[Opening, ...],
        current: Target,
        counts: dict[Place, int],
    ) -> None:
        """Rebuild for the openings there are; `counts` belong to the pages."""
        wanted = (openings, current.opening_id, tuple(counts.items()))
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(openings, current.opening_id, counts)
        for one in self._entries:
            one.setChecked(one.target == current)

    def forget(self) -> None:
        """Build every entry anew the next time, since its key may be another."""
        self._shown = ()

    def _rebuild(
        self,
        openings: tuple[Opening, ...],
        opening_id: OpeningId | None,
        counts: dict[Place, int],
    ) -> None:
        focused = self._focused_target()
        self._entries.clear()
        widgets.clear(self._layout)
        self._add(NavButton(Target(Place.HOME), Place.HOME.label))
        opening = next((one for one in openings if one.id == opening_id), None)
        if opening:
            self._section(opening.title)
            for place in OF_AN_OPENING:
                self._add(NavButton(Target(place, opening.id), place.label, counts.get(place)))
        elif openings:
            self._section(tr("Openings"))
            for other in openings[:12]:
                self._add(NavButton(Target(Place.CANDIDATES, other.id), other.title))
        self._section(tr("Workspace"))
        # The opening stays at hand while somebody looks something up.
        for place in OF_THE_WORKSPACE:
            self._add(NavButton(Target(place, opening_id), place.label, counts.get(place)))
        self._layout.addStretch(1)
        self._focus(focused)

    def _section(self, text: str) -> None:
        title = widgets.label("", "caps")
        title.setContentsMargins(8, 14, 8, 4)
        shown = QFontMetrics(theme.font(11)).elidedText(
            text.upper(), Qt.TextElideMode.ElideRight, WIDTH - 52
        )
        title.setText(shown)
        title.setToolTip(widgets.as_tool_tip(text))
        self._layout.addWidget(title)

    def _add(self, entry: NavButton) -> None:
        self._entries.append(entry)
        entry.clicked.connect(lambda: self.chosen.emit(entry.target))
        self._layout.addWidget(entry)

    def _focused_target(self) -> Target | None:
        focused = self.focusWidget()
        return focused.target if isinstance(focused, NavButton) and focused.hasFocus() else None

    def _focus(self, target: Target | None) -> None:
        for one in self._entries:
            if one.target == target:
                one.setFocus()
