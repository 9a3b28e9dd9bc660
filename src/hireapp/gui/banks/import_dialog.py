"""Import: a file is read, then shown as what it would change, then taken over or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.errors import HireError
from hireapp.gui.banks import importing
from hireapp.gui.banks.fields import Choice
from hireapp.gui.banks.import_views import FaultsView, PlanView
from hireapp.gui.banks.importing import Faulty, Plan, TakenOver
from hireapp.gui.context import Context
from hireapp.gui.tasks import Cancelled, Progress, Task
from hireapp.gui.widgets import ElidedLabel, button, label, row
from hireapp.i18n import tr
from hireapp.store.own_banks import OwnBank

_NEW = ""
_WIDTH, _HEIGHT = 840, 560


class ImportDialog(QDialog):
    """`taken` carries what was done (a TakenOver); closing before that leaves everything as it was.

    What was read is kept in memory only; a write that is stopped is undone by the database.
    """

    taken = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        path: Path,
        banks: Sequence[OwnBank],
        target: OwnBank | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import questions"))
        self.resize(_WIDTH, _HEIGHT)
        self._context = context
        self._path = path
        self._banks: dict[str, OwnBank] = {one.id: one for one in banks}
        self._plan: Plan | None = None
        self._task: Task | None = None
        self._is_writing = False
        self._stopped = False
        self._into = Choice("import-into", tr("Import into"))
        titles = [(one.bank.bank.title, one.id) for one in banks]
        self._into.offer([(tr("A new bank"), _NEW), *titles])
        self._into.load(target.id if target else _NEW)
        self._into.typed.connect(self._read)
        self._doing = label("", "muted")
        self._doing.setObjectName("import-doing")
        self._bar = QProgressBar()
        self._bar.setObjectName("import-progress")
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._said = label("", "", wrap=True)
        self._said.setObjectName("import-said")
        self._hint = label("", "muted", wrap=True)
        self.plan_view = PlanView()
        self.faults_view = FaultsView()
        self._stack = QStackedWidget()
        for widget in (self._working(), self._words(), self.faults_view, self.plan_view):
            self._stack.addWidget(widget)
        self.cancel_button = button(tr("Cancel"), self.reject, name="import-cancel")
        self.take_button = button(
            tr("Take it over"), self._take_over, look="primary", name="import-take"
        )
        self._lay_out()
        self._read()

    @override
    def reject(self) -> None:
        """Give up; a write under way is stopped first, and closes the dialog when it has."""
        if self._is_writing:
            self._stopped = True
            self.cancel_button.setEnabled(False)
            self._doing.setText(tr("Stopping…"))
            return
        if self._task is not None:
            self._task.cancel()
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.take_button.isEnabled() and self.take_button.hasFocus():
                self._take_over()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._plan = None
        target = self._banks.get(self._into.value)
        self._show_working(tr("Reading {file}…").format(file=self._path.name))

        def work(progress: Progress) -> Plan | Faulty:
            return importing.read(self._path, target, _by_share(progress))

        self._task = self._context.tasks.run(
            work, on_done=self._on_read, on_failed=self._on_failed, on_progress=self._show_share
        )

    def _on_read(self, found: Plan | Faulty) -> None:
        self._task = None
        if isinstance(found, Faulty):
            self.faults_view.show_faults(found.faults, found.more)
            self._stack.setCurrentWidget(self.faults_view)
            self.faults_view.text.setFocus()
            return
        self._plan = found
        self.plan_view.show_plan(found)
        self._stack.setCurrentWidget(self.plan_view)
        changes = not found.preview.is_nothing or found.target is None
        self.take_button.setEnabled(changes)
        (self.take_button if changes else self.cancel_button).setFocus()

    def _take_over(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._is_writing, self._stopped = True, False
        self._show_working(tr("Taking over {file}…").format(file=self._path.name))

        def work(progress: Progress) -> TakenOver | None:
            try:
                return importing.take_over(
                    self._context.database, plan, self._stopping(_by_share(progress))
                )
            except Cancelled:
                return None

        # Not cancelled as a task: only the write itself knows whether it was stopped in time.
        self._context.tasks.run(
            work, on_done=self._on_written, on_failed=self._on_failed, on_progress=self._show_share
        )

    def _stopping(self, report: importing.Progress) -> importing.Progress:
        def watched(done: int, total: int) -> None:
            if self._stopped:
                raise Cancelled
            report(done, total)

        return watched

    def _on_written(self, done: TakenOver | None) -> None:
        self._is_writing = False
        if done is None:
            self.reject()
            return
        self.accept()
        self.taken.emit(done)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        was_writing, self._is_writing = self._is_writing, False
        self.cancel_button.setEnabled(True)
        if not isinstance(error, HireError):
            self.reject()
            raise error
        kept = tr("Your banks are as they were. You can try again.")
        self._say(error.message, kept if was_writing else error.hint)
        self.take_button.setEnabled(was_writing)
        self.cancel_button.setFocus()

    def _say(self, words: str, hint: str) -> None:
        self._said.setText(words)
        self._hint.setText(hint)
        self._stack.setCurrentIndex(1)

    def _show_working(self, words: str) -> None:
        self._doing.setText(words)
        self._bar.setValue(0)
        self._stack.setCurrentIndex(0)
        self._into.setEnabled(not self._is_writing)
        self.take_button.setEnabled(False)
        self.cancel_button.setFocus()

    def _show_share(self, share: float) -> None:
        self._bar.setValue(round(100 * share))

    def _working(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addStretch(1)
        layout.addWidget(self._doing)
        layout.addWidget(self._bar)
        layout.addStretch(2)
        return made

    def _words(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        for one in (self._said, self._hint):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(one)
        layout.addStretch(1)
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Import questions"), "title"))
        file = ElidedLabel(str(self._path), "muted")
        into = row(file, label(tr("Into"), "small"), self._into)
        into.setStretch(0, 3)
        into.setStretch(2, 2)
        layout.addLayout(into)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row(None, self.cancel_button, self.take_button))


def _by_share(progress: Progress) -> Callable[[int, int], None]:
    def report(done: int, total: int) -> None:
        progress(done / total if total else 0.0)

    return report
