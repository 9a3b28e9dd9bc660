"""The pages in small: choose one to see it in the preview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from hireapp.gui import theme
from hireapp.gui.print import words
from hireapp.gui.print.drawing import Printout, opened, page_image
from hireapp.gui.print.page_view import as_grey
from hireapp.gui.tasks import Progress, Task, Tasks
from hireapp.i18n import tr

WIDTH = 84
_SETTLE_MS = 60
_MARGIN = 6
_NUMBER_HEIGHT = 22
_IMAGE_ROLE = Qt.ItemDataRole.UserRole + 1
_SIZE_ROLE = Qt.ItemDataRole.UserRole + 2


class Thumbnails(QListWidget):
    """A column of small pages; its current row is the page shown."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self._printout: Printout | None = None
        self._images: dict[int, QImage] = {}
        self._in_grey = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._draw_visible)
        self.verticalScrollBar().valueChanged.connect(lambda: self._settle.start())
        self.setObjectName("plain")
        self.setAccessibleName(tr("Pages"))
        self.setFixedWidth(WIDTH + 2 * _MARGIN + 12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(self))

    def show_printout(self, printout: Printout | None, *, current: int) -> None:
        """The pages of another PDF."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._images, self._printout = {}, printout
        self._settle.stop()
        self.clear()
        if printout is None:
            return
        for number, (width, height) in enumerate(printout.sizes, start=1):
            item = QListWidgetItem(words.page_of(number, len(printout.sizes)))
            item.setData(_SIZE_ROLE, QSize(WIDTH, round(WIDTH * height / width)))
            self.addItem(item)
        self.setCurrentRow(current)
        self._settle.start()

    def show_in_grey(self, grey: bool) -> None:
        """Show them as a printer without colours would."""
        self._in_grey = grey
        self._show_images()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _draw_visible(self) -> None:
        """Draw the pages that can be seen and are not drawn yet."""
        if self._printout is None or self._task is not None:
            return
        missing = [row for row in self._visible_rows() if row not in self._images]
        if not missing:
            return
        ratio = self.devicePixelRatioF()
        task = self._task = self._tasks.run(
            partial(_draw_some, self._printout, missing, ratio),
            on_done=lambda images: self._on_drawn(task, images),
        )

    def _visible_rows(self) -> range:
        first = self.indexAt(QPoint(WIDTH // 2, _MARGIN)).row()
        last = self.indexAt(QPoint(WIDTH // 2, self.viewport().height() - 1)).row()
        return range(max(first, 0), (last if last >= 0 else self.count() - 1) + 1)

    def _on_drawn(self, task: Task, images: dict[int, QImage]) -> None:
        if task is self._task:
            self._task = None
            self._images.update(images)
            self._show_images()
            self._draw_visible()  # somebody may have scrolled on meanwhile

    def _show_images(self) -> None:
        for place, image in self._images.items():
            self.item(place).setData(_IMAGE_ROLE, as_grey(image) if self._in_grey else image)


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = index.data(_SIZE_ROLE)
        return QSize(WIDTH + 2 * _MARGIN, size.height() + 2 * _MARGIN + _NUMBER_HEIGHT)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, size = theme.tokens(), index.data(_SIZE_ROLE)
        area = QRectF(option.rect)
        paper = QRectF(
            area.center().x() - size.width() / 2,
            area.top() + _MARGIN,
            size.width(),
            size.height(),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, QColor("white"))
        image = index.data(_IMAGE_ROLE)
        if image is not None:
            painter.drawImage(paper, image)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawRect(paper)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(palette.focus if focused else palette.ramp[4]), 2.5))
            painter.drawRect(paper.adjusted(-3, -3, 3, 3))
        painter.setFont(theme.font(12))
        painter.setPen(QColor(palette.ink_2))
        number = QRectF(area.left(), paper.bottom() + _MARGIN, area.width(), _NUMBER_HEIGHT - 6)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


def _draw_some(
    printout: Printout, rows: list[int], ratio: float, progress: Progress
) -> dict[int, QImage]:
    images = {}
    with opened(printout.pdf) as document:
        for done, row in enumerate(rows):
            progress(done / len(rows))
            scale = WIDTH * ratio / printout.sizes[row][0]
            images[row] = page_image(document, row, scale)
    return images
