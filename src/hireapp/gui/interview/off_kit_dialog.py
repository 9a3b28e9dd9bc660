"""Questions outside the kit: logged, never scored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ledger import OffKitQuestion
from hireapp.domain.text import LINE_LIMIT
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.interview.leading import Leading
from hireapp.i18n import tr


class OffKitDialog(Question):
    """Asks for the question in its words, and lists those asked so far."""

    def __init__(self, leading: Leading, ask: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(tr("A question outside the kit"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("off-kit-dialog")
        self._leading = leading
        self._ask = ask
        self.question = QLineEdit()
        self.question.setObjectName("off-kit-question")
        self.question.setMaxLength(LINE_LIMIT)
        self.question.setAccessibleName(tr("The question as you asked it"))
        self.question.setPlaceholderText(tr("The question as you asked it"))
        words = tr(
            "It is logged and never scored. Others were not asked it, so it is shown as an "
            "exception once the scorecards are revealed."
        )
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addWidget(self.question)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        asked.addLayout(self._rows)
        self._show_asked()
        self.lay_out(asked, keep=tr("Log it"), name="off-kit-keep")
        self.question.setFocus()

    @override
    def keep(self) -> None:
        self._ask(self.question.text())

    def _show_asked(self) -> None:
        widgets.clear(self._rows)
        if self._leading.off_kit:
            self._rows.addWidget(widgets.label(tr("Asked so far"), "heading"))
        for one in self._leading.off_kit:
            self._rows.addWidget(self._row(one))

    def _row(self, one: OffKitQuestion) -> QWidget:
        made = QWidget()
        words = widgets.ElidedLabel(one.text)
        back = widgets.button(
            tr("Take back"), lambda: self._take_back(one), look="link", name="off-kit-back"
        )
        back.setAccessibleName(tr("Take back: {text}").format(text=one.text))
        line = widgets.row(spacing=8)
        line.addWidget(words, 1)
        line.addWidget(back)
        made.setLayout(line)
        return made

    def _take_back(self, one: OffKitQuestion) -> None:
        try:
            self._leading.take_back_off_kit(one.sequence)
        except HireError as error:
            self.problem.setText(error.sentence)
            self.problem.show()
            return
        self._show_asked()
        self.question.setFocus()
