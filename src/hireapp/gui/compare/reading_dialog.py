"""What the dialogs of the comparison share: a heading, a long text that scrolls, buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.debrief import Voice
from hireapp.domain.scorecards import NoScore, Rating, Score
from hireapp.gui import theme, widgets
from hireapp.gui.compare import painting, words
from hireapp.gui.compare.cards import shrink
from hireapp.i18n import tr

_WHO_WIDTH = 130


class ReadingDialog(QDialog):
    """Fill `column`; Escape and Close put it away."""

    def __init__(self, title: str, subtitle: str, parent: QWidget, *buttons: QPushButton) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(12)
        self.area = QScrollArea()
        self.area.setProperty("look", "reading")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        self.area.setAccessibleName(title)
        close = widgets.button(tr("Close"), self.reject, name="close")
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(paragraph(title, "title"))
        if subtitle:
            layout.addWidget(paragraph(subtitle, "muted"))
        layout.addWidget(self.area, 1)
        layout.addLayout(widgets.row(*buttons, None, close))

    def fit(self, width: int, height: int) -> None:
        """Take this size, or what the screen has."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(width, screen.width() - 40), min(height, screen.height() - 60))


class ScoreChip(QWidget):
    """A score on the ramp; hatched without one."""

    def __init__(self, mean: float | None, text: str, width: int = 34) -> None:
        super().__init__()
        self._mean = mean
        self._text = text
        self.setFixedSize(QSize(width, 22))
        self.setAccessibleName(text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, palette = QRectF(self.rect()), theme.tokens()
        painter.setFont(theme.font(12, QFont.Weight.DemiBold))
        if self._mean is None:
            painting.fill_hatched(painter, rect)
            painter.setPen(painting.inks().ink_2)
        else:
            painting.fill_chip(painter, rect, palette.score_fill(self._mean))
            painter.setPen(palette.score_ink(self._mean))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


def paragraph(text: str, look: str = "") -> QLabel:
    """Text over as many lines as its place needs."""
    made = widgets.label(words.breakable(text), look, wrap=True)
    shrink(made)
    return made


def rating_text(rating: Rating | None) -> str:
    """A rating in words."""
    if rating is None:
        return tr("not rated")
    return rating.label if isinstance(rating, NoScore) else str(int(rating))


def evidence_text(voice: Voice) -> str:
    """What was heard, and that the rating was changed."""
    said = voice.evidence.strip() or tr("no evidence written")
    if not voice.is_amended:
        return said
    before = tr("(amended, was {before})").format(before=rating_text(voice.original))
    return f"{said} {before}"


def add_voices(layout: QVBoxLayout, voices: tuple[Voice, ...]) -> None:
    """One row an interviewer: the score, who gave it, what they heard."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(1, _WHO_WIDTH)
    grid.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, voice in enumerate(voices):
        score = voice.rating if isinstance(voice.rating, Score) else None
        chip = ScoreChip(float(score), str(int(score))) if score else ScoreChip(None, "–")
        who = widgets.ElidedLabel(voice.person.name, "strong")
        who.setFixedWidth(_WHO_WIDTH)
        said = evidence_text(voice)
        if score is None:
            chip.setAccessibleName(rating_text(voice.rating))
            said = f"{rating_text(voice.rating).capitalize()}. {said if voice.evidence else ''}"
        grid.addWidget(chip, place, 0, top)
        grid.addWidget(who, place, 1, top)
        heard = QVBoxLayout()
        heard.setSpacing(2)
        heard.addWidget(paragraph(said, "" if voice.evidence else "muted"))
        if voice.ticked:
            heard.addWidget(paragraph(voice.ticked, "small"))
        if voice.paper is not None:
            heard.addWidget(paragraph(voice.paper.aside, "small"))
        grid.addLayout(heard, place, 2, top)
    layout.addLayout(grid)
