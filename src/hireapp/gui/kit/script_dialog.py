"""What is read out at the beginning or at the end, with the minutes it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget
from typing_extensions import override

from hireapp.domain.kits import Script
from hireapp.gui.kit.kit_dialog import KitDialog
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr


class ScriptDialog(KitDialog):
    """Offers words to begin with where there are none yet."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        script: Script,
        suggested: Script,
        keep: Callable[[Script], object],
    ) -> None:
        about = tr(
            "Read out to every candidate in the same words. It is never scored. Replace what is "
            "in brackets."
        )
        super().__init__(parent, "script-dialog", title, about)
        self.resize(560, 400)
        self._suggested = suggested
        self._on_keep = keep
        shown = script if script.text else suggested
        self.text = QPlainTextEdit(shown.text)
        self.text.setObjectName("script-text")
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.minutes = QSpinBox()
        self.minutes.setObjectName("script-minutes")
        self.minutes.setRange(0, 60)
        self.minutes.setValue(shown.minutes)
        self.minutes.setFixedWidth(72)
        self.minutes.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet stops outside
        name = label(tr("&Minutes"))
        name.setBuddy(self.minutes)
        self._suggest = button(
            tr("Use the suggested words"), self._use_suggested, look="link", name="script-suggested"
        )
        self.body.addWidget(self.text, 1)
        self.body.addLayout(row(name, self.minutes, None, self._suggest))
        self.text.setFocus()

    @override
    def keep(self) -> None:
        """Keep the words; without any, nothing is read out."""
        self._on_keep(Script(text=self.text.toPlainText(), minutes=self.minutes.value()))

    def _use_suggested(self) -> None:
        self.text.setPlainText(self._suggested.text)
        self.minutes.setValue(self._suggested.minutes)
        self.text.setFocus()
