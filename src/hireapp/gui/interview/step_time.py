"""How long the step on screen has taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hireapp.gui import widgets
from hireapp.gui.interview.clock import clock_text
from hireapp.i18n import tr


class StepTime(QLabel):
    """Quietly in another colour when it runs over what was planned."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        widgets.set_look(self, "small")

    def say(self, seconds: float, minutes: float) -> None:
        """Show the time; without planned `minutes` it is never over."""
        over = 0 < minutes * 60 < seconds
        words = tr("· {time} on this one, over") if over else tr("· {time} on this one")
        self.setText(words.format(time=clock_text(seconds)))
        widgets.set_look(self, "smallwarn" if over else "small")
