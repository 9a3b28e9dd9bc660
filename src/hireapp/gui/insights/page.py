"""The Insights page: how interviewers rate and how questions work, over all openings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from hireapp.domain import insight_words
from hireapp.domain.changes import (
    BanksChanged,
    Change,
    DebriefChanged,
    ScorecardChanged,
)
from hireapp.domain.insight_words import Figure
from hireapp.domain.insights import Basis, Insights, InterviewerInsight, QuestionInsight
from hireapp.domain.people import Role
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.insights.columns import interviewer_columns, question_columns
from hireapp.gui.insights.model import InsightModel
from hireapp.gui.insights.pane import Pane
from hireapp.gui.insights.table import InsightTable
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.shortcuts import on_key
from hireapp.i18n import tr, trn
from hireapp.store import insights

if TYPE_CHECKING:
    from hireapp.domain.ids import PersonId
    from hireapp.gui.tasks import Progress, Task
    from hireapp.store.database import Database

_PATIENCE_MS = 400
"""Work that takes longer says so; less would only flicker."""


class InsightsPage(Page):
    """Figures that help to interview better; they are worked out beside the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.found: Insights | None = None
        self._viewer_id: PersonId | None = None
        self._task: Task | None = None
        self.interviewers, self.questions = _interviewers(), _questions()
        self._order_button = widgets.button("", name="order")
        self._order_button.setMenu(QMenu(self._order_button))
        self._copy_button = widgets.button(
            tr("Copy as table"), self.copy, look="primary", name="copy-table"
        )
        self._copy_button.setToolTip(
            widgets.as_tool_tip(
                tr("For a spreadsheet ({key})").format(
                    key=QKeySequence(QKeySequence.StandardKey.Copy).toString(
                        QKeySequence.SequenceFormat.NativeText
                    )
                )
            )
        )
        self.header = widgets.PageHeader(tr("Insights"), self._order_button, self._copy_button)
        self._choices = [
            self._choice(tr("Interviewers"), "show-interviewers", self.interviewers),
            self._choice(tr("Questions"), "show-questions", self.questions),
        ]
        self._tools = QWidget()
        self._tools.setLayout(widgets.row(*self._choices, None))
        self._panes, self._stack, self._working = QStackedWidget(), QStackedWidget(), _Working()
        for pane in (self.interviewers, self.questions):
            self._panes.addWidget(pane)
        nothing = _nothing_yet(lambda: self.go_wanted.emit(Place.HOME, None))
        for one in (self._working, self._panes, nothing):
            self._stack.addWidget(one)
        self._note = widgets.label("", "small", wrap=True)
        self._nothing = nothing
        self.body.addWidget(self.header)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._note)
        on_key(self, QKeySequence.StandardKey.Copy, self.copy)
        for pane in (self.interviewers, self.questions):
            pane.model.layoutChanged.connect(self._say_order)
        self.show_pane(self.interviewers)
        self._show_state()

    @property
    def pane(self) -> Pane:
        """The view that is shown."""
        return self.interviewers if self._panes.currentIndex() == 0 else self.questions

    @override
    def first_focus(self) -> QWidget | None:
        return self.pane.table if self._has_figures else self._working

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, ScorecardChanged):
            return change.question_id is None  # a rating of a draft is not seen here
        return not isinstance(change, BanksChanged | DebriefChanged)

    @override
    def status(self) -> str:
        return _basis_text(self.found.basis) if self.found else ""

    @override
    def reload(self) -> None:
        """Work the figures out again; what is shown stays until they are there."""
        viewer = self.context.viewer
        if self._viewer_id != viewer.id:
            self._forget()
        self._viewer_id = viewer.id
        if self._task is not None:
            self._task.cancel()
        database = self.context.database
        self._working.begin()
        task = self._task = self.context.tasks.run(
            lambda progress: _work(database, viewer.id, progress),
            on_done=lambda found: self._on_found(task, found),
            on_failed=self._on_failed,
        )

    def show_pane(self, pane: Pane) -> None:
        """Show interviewers or questions."""
        self._panes.setCurrentWidget(pane)
        for button, one in zip(self._choices, (self.interviewers, self.questions), strict=True):
            button.setChecked(one is pane)
        self._say_order()
        self._say_note()

    def copy(self) -> None:
        """Put the table that is shown on the clipboard, in the order that is shown."""
        if self._has_figures and self.pane.model.rowCount():
            QGuiApplication.clipboard().setText(self.pane.model.as_text())
            self.context.say(tr("The table was copied. Paste it into a spreadsheet."))

    @property
    def _has_figures(self) -> bool:
        return self.found is not None and self.found.basis.scorecards > 0

    def _on_found(self, task: Task, found: Insights) -> None:
        if task is not self._task:  # somebody else looks by now, or there is newer work
            return
        self._task, self.found = None, found
        self.interviewers.show_rows(found.interviewers)
        self.questions.show_rows(found.questions)
        waited = self._working.hasFocus()
        self._show_state()
        self.status_changed.emit()
        if waited:
            self.pane.table.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._working.end()
        self.context.report(error)

    def _forget(self) -> None:
        """Let nothing that another viewer saw stay on the screen."""
        self.found = None
        for pane in (self.interviewers, self.questions):
            pane.forget()
        self._show_state()

    def _show_state(self) -> None:
        if self.found is not None:
            self._working.end()
        nothing = self.found is not None and not self._has_figures
        self._stack.setCurrentWidget(
            self._nothing if nothing else self._panes if self._has_figures else self._working
        )
        for one in (self._tools, self._note, self._order_button, self._copy_button):
            one.setVisible(self._has_figures)
        self.header.say(tr("Insights"), _basis_text(self.found.basis) if self.found else "")
        self._say_order()
        self._say_note()

    def _say_note(self) -> None:
        coordinates = self.context.has_viewer and self.context.viewer.role is Role.COORDINATOR
        privacy = (
            tr("Each interviewer sees their own line only; you see all as a coordinator.")
            if coordinates
            else tr("Only you and the coordinator see your line.")
        )
        sentences = [
            *([privacy] if self.pane is self.interviewers else []),
            tr("The figures help to interview better. None of them judges a person or a question."),
        ]
        self._note.setText(" ".join(sentences))

    def _say_order(self) -> None:
        model, menu = self.pane.model, self._order_button.menu()
        heading = model.columns[model.ordered_column].heading
        self._order_button.setText(tr("Order: {what}").format(what=heading.lower()))
        menu.clear()
        group = QActionGroup(menu)
        for place, column in enumerate(model.columns):
            action = QAction(column.heading, group)
            action.setCheckable(True)
            action.setChecked(place == model.ordered_column)
            action.triggered.connect(lambda _=False, place=place: self.pane.order_by(place))
            menu.addAction(action)

    def _choice(self, text: str, name: str, pane: Pane) -> QPushButton:
        made = widgets.button(text, lambda: self.show_pane(pane), look="pill", name=name)
        made.setCheckable(True)
        made.setMinimumWidth(made.sizeHint().width() + 12)  # bold when it is chosen
        return made


class _Working(QWidget):
    """Says that figures are being worked out, once that takes long enough to wonder.

    It holds the keyboard for the table meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Working the figures out…"))
        self._words = widgets.label("", "muted")
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._later.timeout.connect(lambda: self._words.setText(tr("Working the figures out…")))
        self.setLayout(widgets.row(None, self._words, None))

    def begin(self) -> None:
        self._later.start()

    def end(self) -> None:
        self._later.stop()
        self._words.clear()


def _work(database: Database, viewer_id: PersonId, progress: Progress) -> Insights:
    """Runs beside the window."""
    from hireapp.analysis.insights import insights as work_out  # NumPy is not needed to start

    progress(0.0)
    return work_out(insights.material(database, viewer_id), progress)


def _interviewers() -> Pane:
    model = InsightModel(interviewer_columns(), lambda one: one.person_id)
    return Pane(
        model,
        InsightTable(model, "interviewers", tr("Interviewers")),
        _explain_interviewer,
        widgets.EmptyState(
            tr("You have interviewed nobody yet"),
            tr("Your own line stands here once you sit on a panel. Nobody else's is shown to you."),
        ),
    )


def _questions() -> Pane:
    model = InsightModel(question_columns(), lambda one: one.heard.key)
    return Pane(
        model,
        InsightTable(model, "questions", tr("Questions")),
        _explain_question,
        widgets.EmptyState(
            tr("No question was asked yet"), tr("Questions stand here after the first interview.")
        ),
    )


def _explain_interviewer(one: InterviewerInsight) -> tuple[str, str, tuple[Figure, ...]]:
    below = tr("{scorecards} revealed in {openings}").format(
        scorecards=trn("{n} scorecard", "{n} scorecards", one.scorecards),
        openings=trn("{n} opening", "{n} openings", one.openings),
    )
    return one.person, below, insight_words.interviewer_figures(one)


def _explain_question(one: QuestionInsight) -> tuple[str, str, tuple[Figure, ...]]:
    return one.heard.attitude, one.heard.prompt, insight_words.question_figures(one)


def _basis_text(basis: Basis) -> str:
    if not basis.scorecards:
        return ""
    shown = tr("{scorecards} of {candidates} in {openings}").format(
        scorecards=trn("{n} revealed scorecard", "{n} revealed scorecards", basis.scorecards),
        candidates=trn("{n} candidate", "{n} candidates", basis.candidates),
        openings=trn("{n} opening", "{n} openings", basis.openings),
    )
    if not basis.sealed:
        return shown
    sealed = trn(
        "{n} candidate is sealed and not counted",
        "{n} candidates are sealed and not counted",
        basis.sealed,
    )
    return f"{shown} · {sealed}"


def _nothing_yet(go_home: Callable[[], object]) -> widgets.EmptyState:
    return widgets.EmptyState(
        tr("Nothing to tell from yet"),
        tr(
            "Interview candidates and submit the scorecards. As soon as a candidate's scorecards "
            "are revealed, this page tells how the panel rates and how the questions work."
        ),
        widgets.button(tr("Go to the openings"), go_home, look="primary", name="next-step"),
    )
