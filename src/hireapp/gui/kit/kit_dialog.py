"""What the small dialogs of the kit page share: a title, words, Keep and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.gui.asking import Asking
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr


class KitDialog(Asking):
    """One edit of the kit.

    Subclasses fill `self.body` and implement `keep`. Ctrl+Enter keeps from anywhere.
    """

    def __init__(self, parent: QWidget, name: str, title: str, about: str) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep_button = button(tr("Keep"), self.try_to_keep, look="primary", name="dialog-keep")
        self.cancel_button = button(tr("Cancel"), self.reject, name="dialog-cancel")
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        key = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        hint = label(tr("{key} keeps").format(key=key), "small")
        self.feet = row(hint, None, self.cancel_button, self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        words = label(about, "muted", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(label(title, "title"))
        layout.addWidget(words)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(self.feet)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.try_to_keep()
        elif enter:
            event.accept()  # Enter belongs to the field or the list that has the focus
        else:
            super().keyPressEvent(event)
