"""The true preview: a page of the very PDF that is saved, with page and zoom buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.print import words
from hireapp.gui.print.drawing import Printout, draw_page
from hireapp.gui.print.page_view import PageView
from hireapp.gui.print.searching import Place, SearchBar, find
from hireapp.gui.tasks import Progress, Task, Tasks
from hireapp.i18n import tr

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""1 shows a page in its size on paper, at 96 dots an inch."""
_PIXELS_A_POINT = 96 / 72
_SETTLE_MS = 120


class _Area(QScrollArea):
    """Scrolls a page; `room_changed` says that another width fits."""

    room_changed = Signal()

    def room_for(self, width: float, height: float) -> int:
        """How wide a page of these proportions may be, the scroll bar it may need allowed for."""
        room = self.maximumViewportSize()
        if room.width() * height / width <= room.height():
            return room.width()
        return room.width() - self.verticalScrollBar().sizeHint().width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()


class Preview(QFrame):
    """Shows one page; `page_shown` carries its number from 0, `failed` why it was not drawn."""

    page_shown = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setProperty("look", "sunk")
        self._tasks = tasks
        self._printout: Printout | None = None
        self._task: Task | None = None
        self._search_task: Task | None = None
        self._places: tuple[Place, ...] = ()
        self._zoom: float | None = None
        self.number = 0
        self.view = PageView()
        self._area = self._scroll_area()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._sharpen)
        self._where = widgets.label("")
        self._where.setObjectName("page-of")
        self._back = widgets.button("‹", partial(self._turn, -1), name="page-back")
        self._on = widgets.button("›", partial(self._turn, 1), name="page-on")
        self._smaller = widgets.button("−", partial(self._step, -1), name="zoom-out")
        self._fit = widgets.button("", self._fit_width, look="quiet", name="fit-width")
        self._larger = widgets.button("+", partial(self._step, 1), name="zoom-in")
        self._name_buttons()
        self.search = SearchBar()
        self.search.asked.connect(self._look_for)
        self.search.turned.connect(self._on_turned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(self._area, 1)
        layout.addLayout(
            widgets.row(
                None,
                self._back,
                self._where,
                self._on,
                self._smaller,
                self._fit,
                self._larger,
                None,
            )
        )
        self._update_buttons()

    def show_printout(self, printout: Printout | None) -> None:
        """Show another PDF, on the page that was shown if it has one; None shows nothing."""
        self._give_up()
        self._printout = printout
        if printout is None:
            self.view.forget()
        else:
            self.number = min(self.number, len(printout.sizes) - 1)
            self._lay_out()
            self._draw()
        self.view.setVisible(printout is not None)
        self._look_for(self.search.words)
        self._update_buttons()

    def show_page(self, number: int) -> None:
        """Show another page, counted from 0."""
        if self._printout and 0 <= number < len(self._printout.sizes) and number != self.number:
            self.number = number
            self._area.verticalScrollBar().setValue(0)
            self._lay_out()
            self._draw()
            self._mark()
            self._update_buttons()
            self.page_shown.emit(number)

    @property
    def scale(self) -> float:
        """Screen pixels (device-independent) for each point of the page."""
        if self._zoom is not None:
            return self._zoom * _PIXELS_A_POINT
        return max(0.1, self._area.room_for(*self._size) / self._size[0])

    @property
    def _size(self) -> tuple[float, float]:
        return self._printout.sizes[self.number] if self._printout else (1.0, 1.0)

    def _scroll_area(self) -> _Area:
        area = _Area()
        area.room_changed.connect(self._on_room_changed)
        area.setObjectName("pages")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(self.view)
        area.setAccessibleName(tr("Preview of the page"))
        return area

    def _name_buttons(self) -> None:
        for button, name in (
            (self._back, tr("Page before")),
            (self._on, tr("Next page")),
            (self._smaller, tr("Smaller")),
            (self._larger, tr("Larger")),
            (self._fit, tr("Fit the page to the width")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(widgets.as_tool_tip(name))

    def _look_for(self, words: str) -> None:
        """Search the pages beside the window; nothing is marked until that is done."""
        if self._search_task is not None:
            self._search_task.cancel()
            self._search_task = None
        self._places = ()
        self.search.show_found(None)
        self._mark()
        if self._printout is None or not words:
            return
        task = self._search_task = self._tasks.run(
            partial(find, self._printout.pdf, words),
            on_done=lambda places: self._on_found(task, places),
            on_failed=self.failed.emit,
        )

    def _on_found(self, task: Task, places: tuple[Place, ...]) -> None:
        if task is not self._search_task:
            return
        self._search_task = None
        self._places = places
        self.search.show_found(len(places))
        if places:
            self._on_turned(0)

    def _on_turned(self, place: int) -> None:
        self.show_page(self._places[place].page)
        self._mark()
        areas = self._places[place].areas
        if areas:
            spot = areas[0].center() * self.scale
            self._area.ensureVisible(round(spot.x()), round(spot.y()), 80, 120)

    def _mark(self) -> None:
        here = [one for one in self._places if one.page == self.number]
        current = self._places[self.search.current] if self._places else None
        self.view.mark(
            [area for one in here for area in one.areas],
            current.areas if current and current.page == self.number else (),
            self._size[0],
        )

    def _lay_out(self) -> None:
        width, height = self._size
        self.view.use_size(QSize(round(width * self.scale), round(height * self.scale)))

    def _draw(self) -> None:
        """Draw the page in the resolution of this screen."""
        self._settle.stop()
        self._give_up()
        if self._printout is None:
            return
        scale = self.scale * self.devicePixelRatioF()
        work = partial(_draw_page, self._printout.pdf, self.number, scale)
        task = self._task = self._tasks.run(
            work,
            on_done=lambda image: self._on_drawn(task, image),
            on_failed=self.failed.emit,
        )

    def _on_room_changed(self) -> None:
        if self._zoom is None and self._printout:
            self._lay_out()
            self._settle.start()

    def _sharpen(self) -> None:
        """Draw again in the size that the window was given."""
        if self.isVisible():
            self._draw()

    def _on_drawn(self, task: Task, image: QImage) -> None:
        if task is self._task:  # else it came too late: another page is wanted by now
            self._task = None
            self.view.show_image(image)
            self.view.setAccessibleName(self._where.text())

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _turn(self, steps: int) -> None:
        self.show_page(self.number + steps)

    def _step(self, direction: int) -> None:
        now = self.scale / _PIXELS_A_POINT
        further = [zoom for zoom in ZOOMS if (zoom - now) * direction > 0.01]
        if further:
            self._use_zoom(further[0] if direction > 0 else further[-1])

    def _fit_width(self) -> None:
        self._use_zoom(None)

    def _use_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        if self._printout:
            self._lay_out()
            self._draw()
        self._update_buttons()

    def _update_buttons(self) -> None:
        pages = len(self._printout.sizes) if self._printout else 0
        self._where.setText(words.page_of(self.number + 1, pages) if pages else "")
        self._back.setEnabled(self.number > 0 and pages > 0)
        self._on.setEnabled(self.number < pages - 1)
        now = self._zoom if self._zoom is not None else self.scale / _PIXELS_A_POINT
        self._smaller.setEnabled(pages > 0 and now > ZOOMS[0] + 0.01)
        self._larger.setEnabled(pages > 0 and now < ZOOMS[-1] - 0.01)
        self._fit.setEnabled(pages > 0)
        self._fit.setText(
            tr("Fit width") if self._zoom is None else tr("{n}%").format(n=round(self._zoom * 100))
        )


def _draw_page(pdf: bytes, number: int, scale: float, progress: Progress) -> QImage:
    progress(0.0)  # stops here when another page is wanted by now
    return draw_page(pdf, number, scale)
