"""Another wording for a question of the kit, checked while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.question_check.check import PROMPT, check_prompt, check_question
from hireapp.domain.questions import Question
from hireapp.gui import shortcuts
from hireapp.gui.kit.checks import sentence, wording
from hireapp.gui.kit.kit_dialog import KitDialog
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import button, clear, label
from hireapp.i18n import tr


class RewordDialog(KitDialog):
    """The kit's own copy changes; the bank keeps its wording."""

    def __init__(self, parent: QWidget, question: Question, keep: Callable[[str], object]) -> None:
        about = tr("Only this kit changes; the question bank keeps its own wording.")
        super().__init__(parent, "reword-dialog", tr("Wording of the question"), about)
        self.resize(560, 380)
        self._question = question
        self._on_keep = keep
        # A shipped question may be worded in a way that is flagged elsewhere.
        self._kept = tuple(flag for flag in check_question(question) if flag.key == PROMPT)
        self.text = QPlainTextEdit(question.prompt)
        self.text.setObjectName("reword-text")
        self.text.setAccessibleName(tr("The question"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(110)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self._offered = ""
        key = shortcuts.shown(Action.USE_WORDING)
        words = tr("Use this wording ({key})").format(key=key)
        self.use = button(words, self._use, look="link", name="reword-use")
        self.use.setShortcut(shortcuts.sequence(Action.USE_WORDING))
        self.body.addWidget(self.text)
        self.body.addLayout(self._remarks)
        self.body.addWidget(self.use)
        self.body.addStretch(1)
        self.text.textChanged.connect(self._check)
        self._check()
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def keep(self) -> None:
        """Ask it in these words."""
        self._on_keep(self.text.toPlainText())

    def _check(self) -> None:
        text = " ".join(self.text.toPlainText().split())
        flags = self._kept if text == self._question.prompt else check_prompt(text)
        clear(self._remarks)
        for flag in flags:
            self._say(tr("⚠ {text}").format(text=sentence(flag)), "smallwarn")
        if not flags:
            self._say(tr("The question check has no remark."), "small")
        self._offered = wording(flags)
        self.use.setVisible(bool(self._offered))

    def _say(self, text: str, look: str) -> None:
        line = label(text, look, wrap=True)
        line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._remarks.addWidget(line)

    def _use(self) -> None:
        self.text.setPlainText(self._offered)
        self.text.setFocus()
