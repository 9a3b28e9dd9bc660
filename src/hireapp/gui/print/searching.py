"""Looking for words in the pages of the preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.print.drawing import opened
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.gui.tasks import Progress

MOST = 500
"""More places than this are not counted."""
_TYPED_MS = 250


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: the page from 0, and rectangles in points from the top left."""

    page: int
    areas: tuple[QRectF, ...]


def find(pdf: bytes, words: str, progress: Progress) -> tuple[Place, ...]:
    """Where the words stand, in the order of the pages; case is not looked at."""
    found: list[Place] = []
    with opened(pdf) as document:
        total = len(document)
        for number in range(total):
            progress(number / total)
            page = document[number]
            text = page.get_textpage()
            found += _on_page(text, words, number, page.get_height())
            text.close()
            page.close()
            if len(found) >= MOST:
                break
    return tuple(found[:MOST])


def _on_page(text: Any, words: str, number: int, height: float) -> list[Place]:
    found = []
    searcher = text.search(words)
    while (match := searcher.get_next()) is not None:
        start, count = match
        areas = tuple(
            _from_top(text.get_rect(place), height)
            for place in range(text.count_rects(start, count))
        )
        found.append(Place(number, areas))
    searcher.close()
    return found


def _from_top(box: tuple[float, float, float, float], height: float) -> QRectF:
    left, bottom, right, top = box
    return QRectF(left, height - top, right - left, top - bottom)


class _Field(QLineEdit):
    """Enter goes on, Shift+Enter back, Escape empties it."""

    turned = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.turned.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchBar(QFrame):
    """A field for words, how often they stand there, and the way from one place to the next.

    `asked` carries the words once typing pauses (empty: no longer), `turned` the place (from 0).
    """

    asked = Signal(str)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.current = 0
        self.field = _Field()
        self.field.setObjectName("search-pages")
        self.field.setPlaceholderText(tr("Search in the pages"))
        self.field.setAccessibleName(tr("Search in the pages"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(260)
        self._said = widgets.label("", "small")
        self._said.setObjectName("search-said")
        self._before = widgets.button("↑", lambda: self._turn(-1), name="search-before")
        self._next = widgets.button("↓", lambda: self._turn(1), name="search-next")
        for one, name in ((self._before, tr("Place before")), (self._next, tr("Next place"))):
            one.setAccessibleName(name)
            one.setToolTip(widgets.as_tool_tip(name))
        self._pause = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.words))
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.turned.connect(self._turn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.field, self._before, self._next, self._said):
            layout.addWidget(part)
        layout.addStretch(1)
        self.show_found(None)

    @property
    def words(self) -> str:
        """What is looked for, blanks single."""
        return " ".join(self.field.text().split())

    def show_found(self, count: int | None) -> None:
        """How many places there are; None while nothing is looked for."""
        self._count, self.current = count or 0, 0
        for one in (self._before, self._next):
            one.setEnabled(self._count > 1)
        self._say(none_wanted=count is None)

    def _turn(self, steps: int) -> None:
        if self._count:
            self.current = (self.current + steps) % self._count
            self._say()
            self.turned.emit(self.current)

    def _say(self, *, none_wanted: bool = False) -> None:
        if none_wanted:
            text = ""
        elif not self._count:
            text = tr("Not found")
        else:
            total = tr("{n} or more").format(n=MOST) if self._count >= MOST else str(self._count)
            text = tr("{n} of {total}").format(n=self.current + 1, total=total)
        self._said.setText(text)
