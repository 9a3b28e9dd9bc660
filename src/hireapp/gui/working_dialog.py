"""A dialog that asks, works beside the window, and says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.tasks import Progress, Task
from hireapp.i18n import tr

T = TypeVar("T")

_WIDTH, _HEIGHT = 620, 400


class WorkingDialog(QDialog):
    """Three layers, one shown at a time: what is asked, the work under way, what was done."""

    def __init__(self, context: Context, title: str, parent: QWidget | None, *, name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.context = context
        self._task: Task | None = None
        self.problem = widgets.label("", "bad", wrap=True)
        self.problem.setObjectName("dialog-problem")
        self.problem.hide()
        self.doing = widgets.label("", "muted", wrap=True)
        self.doing.setObjectName("working-doing")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.asked, self.outcome = QVBoxLayout(), QVBoxLayout()
        self._asking, self._outcome = _page(self.asked), _page(self.outcome)
        working = QVBoxLayout()
        for one in (self.doing, self.bar):
            working.addWidget(one)
        working.addStretch(1)
        self._working = _page(working)
        self._stack = QStackedWidget()
        for page in (self._asking, self._working, self._outcome):
            self._stack.addWidget(page)
        self.cancel_button = widgets.button(tr("Cancel"), self.reject, name="working-cancel")
        self.go_button = widgets.button("", self.go, look="primary", name="working-go")
        self.go_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(title, "title"))
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.problem)
        layout.addLayout(widgets.row(None, self.cancel_button, self.go_button))

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def go(self) -> None:
        """Do what the dialog is for, once everything is asked."""
        raise NotImplementedError

    def run(self, words: str, work: Callable[[Progress], T], on_done: Callable[[T], None]) -> None:
        """Work beside the window; a refusal brings back what was asked, nothing typed is lost."""
        self.problem.hide()
        self.doing.setText(words)
        self.bar.setValue(0)
        self._stack.setCurrentWidget(self._working)
        self.go_button.setEnabled(False)

        def finished(found: T) -> None:
            self._task = None
            on_done(found)

        self._task = self.context.tasks.run(
            work, on_done=finished, on_failed=self._on_failed, on_progress=self._show_share
        )

    def ask_again(self, words: str = "") -> None:
        """Show what is asked, with a refusal if there is one."""
        self._stack.setCurrentWidget(self._asking)
        self.go_button.setEnabled(True)
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def show_done(self) -> None:
        """Show what was done; only closing is left."""
        self._stack.setCurrentWidget(self._outcome)
        self.problem.hide()
        self.cancel_button.hide()
        self.go_button.setText(tr("Close"))
        self.go_button.setEnabled(True)
        self.go_button.clicked.disconnect()
        self.go_button.clicked.connect(self.accept)
        self.go_button.setFocus()

    @override
    def reject(self) -> None:
        """Give up; what is under way stops at its next step, and its outcome is not heard."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().reject()

    def _show_share(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, HireError):
            super().reject()
            raise error
        self.ask_again(error.sentence)


def _page(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    made.setLayout(layout)
    return made
