"""Shown while questions do not count the same: the reason, and the way back to equal weights."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.domain.kits import KitContent
from hireapp.gui.kit.fields import LineField
from hireapp.gui.widgets import button, label, row, set_look
from hireapp.i18n import tr


class WeightsBar(QWidget):
    """Asks for a reason where the weights are set, long before the kit is frozen."""

    reason_given = Signal(str)
    equal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("weights-bar")
        self._words = label("", "smallwarn", wrap=True)
        self.reason = LineField("weights-reason", tr("Why the questions do not count the same"))
        self.reason.setPlaceholderText(tr("For example: the job is mostly complaints"))
        self.equal = button(
            tr("Weigh all equally"), self.equal_wanted.emit, look="link", name="weigh-equally"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        line = row(self._words, self.equal, spacing=4)
        line.setStretch(0, 1)
        layout.addLayout(line)
        layout.addWidget(self.reason)
        self.reason.changed.connect(self.reason_given)

    def show_content(self, content: KitContent) -> None:
        """Show the reason, or ask for it; hidden while all count the same."""
        self.setVisible(not content.has_equal_weights)
        self.reason.show_text(content.weights_reason)
        missing = not content.weights_reason
        self._words.setText(
            tr("⚠ Weights differ. Why?") if missing else tr("Weights differ, because:")
        )
        set_look(self._words, "smallwarn" if missing else "small")
