"""One drawn page on the screen, in the size asked for."""

from __future__ import annotations

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
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

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


def as_grey(image: QImage) -> QImage:
    """The page without colours."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8)
