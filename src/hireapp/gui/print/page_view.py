"""One drawn page on the screen, in the size asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.gui import theme

_ROUNDING = 2
"""Pixels by which a drawn page may differ from the size shown without being scaled."""


class PageView(QWidget):
    """White paper until the page is drawn, then the page; scaled while a sharper one is made."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._grey = QImage()
        self._in_grey = False
        self._marked: Sequence[QRectF] = ()
        self._current: Sequence[QRectF] = ()
        self._paper_width = 1.0

    @property
    def image(self) -> QImage:
        """What is shown now; null before the first page is drawn."""
        return self._grey if self._in_grey else self._image

    def show_image(self, image: QImage) -> None:
        """Show a drawn page."""
        self._image = image
        self._grey = as_grey(image) if self._in_grey else QImage()
        self.update()

    def show_in_grey(self, grey: bool) -> None:
        """Show it as a printer without colours would."""
        self._in_grey = grey
        self._grey = as_grey(self._image) if grey else QImage()
        self.update()

    def mark(self, areas: Sequence[QRectF], current: Sequence[QRectF], paper_width: float) -> None:
        """Mark areas of the page, in points from its top left; `current` stands out."""
        self._marked, self._current, self._paper_width = areas, current, paper_width
        self.update()

    def forget(self) -> None:
        """Back to white paper."""
        self._image, self._grey = QImage(), QImage()
        self.update()

    def use_size(self, size: QSize) -> None:
        """How large the page is on the screen."""
        self.setFixedSize(size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        self._draw_page(painter)
        self._draw_marks(painter)
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_marks(self, painter: QPainter) -> None:
        scale = self.width() / self._paper_width
        fill, edge = QColor(theme.LIGHT.focus), QColor(theme.LIGHT.accent)
        fill.setAlpha(70)
        for area in self._marked:
            painter.fillRect(_scaled(area, scale), fill)
        painter.setPen(QPen(edge, 2))
        for area in self._current:
            painter.drawRect(_scaled(area, scale).adjusted(-2, -2, 2, 2))

    def _draw_page(self, painter: QPainter) -> None:
        """Pixel by pixel where the drawn page has the size shown, give or take a rounding."""
        image, ratio = self.image, self.devicePixelRatioF()
        wanted = self.size() * ratio
        off_by = max(abs(image.width() - wanted.width()), abs(image.height() - wanted.height()))
        if image.isNull():
            return
        if off_by > _ROUNDING:
            painter.drawImage(self.rect(), image)
            return
        painter.drawImage(QRectF(0, 0, image.width() / ratio, image.height() / ratio), image)


def _scaled(area: QRectF, scale: float) -> QRectF:
    return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)


def as_grey(image: QImage) -> QImage:
    """The page without colours."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)
