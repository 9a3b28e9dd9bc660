"""The end of an interview: what is missing, then the recommendation, then the seal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.scorecards import Recommendation
from hireapp.gui import theme, widgets
from hireapp.gui.digit_keys import digit_of
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.note_check_card import NoteCheckCard
from hireapp.gui.interview.steps import AnyStep
from hireapp.i18n import tr, trn

ORDER = tuple(Recommendation)
_WIDEST = 720


class FinishPanel(QWidget):
    """Lists what is missing; only when nothing is, the recommendation opens."""

    go_wanted = Signal(object)
    """A QuestionId."""
    rest_not_asked = Signal()
    submit_wanted = Signal(object)
    """A Recommendation."""
    back_wanted = Signal()

    def __init__(self, *, is_practice: bool = False) -> None:
        super().__init__()
        self._is_practice = is_practice
        self.setObjectName("finish-panel")
        self.setAccessibleName(tr("Finish the interview"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab has nothing to show here
        self.recommendation: Recommendation | None = None
        self._no_icon = _blank_icon()
        self.title = widgets.label(tr("Finish"), "title")
        self.candidate = FittedLabel("muted")
        self.choices = tuple(self._choice(place) for place in range(len(ORDER)))
        self.not_asked_button = widgets.button(
            tr("Mark the rest as not asked"), self.rest_not_asked.emit, name="rest-not-asked"
        )
        self.submit_button = widgets.button(
            tr("End the practice") if is_practice else tr("Submit and seal"),
            self._submit,
            look="primary",
            name="submit",
        )
        self.back_button = widgets.button(
            tr("Back to the questions"),
            self.back_wanted.emit,
            look="quiet",
            name="back-to-questions",
        )
        self._missing = widgets.card()
        self._missing_head = widgets.label("", "heading", wrap=True)
        self._missing_rows = QVBoxLayout()
        self._missing_rows.setSpacing(4)
        self._checked = NoteCheckCard(self.go_wanted.emit)
        self._asked = widgets.card()
        self._opens_later = widgets.label(
            tr("Opens when every question has a score or a reason for none."), "muted", wrap=True
        )
        self._seals = widgets.label("", wrap=True)
        self._area = QScrollArea()
        self._lay_out()

    def show_editor(self, editor: InterviewEditor) -> None:
        """Show how far a scorecard is."""
        if not editor.is_complete:
            self.recommendation = None
        self.candidate.say(editor.sheet.candidate.name)
        self._show_missing(editor)
        self._checked.show_editor(editor)
        for one in self.choices:
            one.setVisible(editor.is_complete)
        self._opens_later.setVisible(not editor.is_complete)
        self._seals.setText(_what_submitting_does(is_practice=self._is_practice))
        self._show_chosen()

    def begin(self) -> None:
        """Choose nothing, whatever was chosen before."""
        self.recommendation = None

    def choose(self, number: int) -> None:
        """Choose the recommendation 1-5, once it is open."""
        if 1 <= number <= len(ORDER) and not self.choices[0].isHidden():
            self.recommendation = ORDER[number - 1]
            self._show_chosen()
            self.submit_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.submit_button)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digit_of(event)
        if number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.choose(number)

    def _submit(self) -> None:
        if self.recommendation is not None:
            self.submit_wanted.emit(self.recommendation)

    def _choice(self, place: int) -> QPushButton:
        label = ORDER[place].label
        text = f"{place + 1}   {label[:1].upper()}{label[1:]}"
        made = widgets.button(
            text,
            lambda: self.choose(place + 1),
            look="choice",
            name=f"recommend-{ORDER[place].value}",
        )
        made.setCheckable(True)
        made.setAccessibleName(label)
        return made

    def _show_chosen(self) -> None:
        for choice, one in zip(self.choices, ORDER, strict=True):
            chosen = one is self.recommendation
            choice.setChecked(chosen)
            choice.setIcon(theme.icon("check") if chosen else self._no_icon)
        self.submit_button.setEnabled(self.recommendation is not None)

    def _show_missing(self, editor: InterviewEditor) -> None:
        widgets.clear(self._missing_rows)
        self._missing.setVisible(not editor.is_complete)
        count = len(editor.unrated) + editor.lacks_reaction
        self._missing_head.setText(trn("{n} thing is missing", "{n} things are missing", count))
        if editor.lacks_reaction:
            opener = next(step for step in editor.steps if step.is_opener)
            self._missing_rows.addWidget(self._row(opener, tr("your reaction is not noted")))
        for step in editor.unrated:
            self._missing_rows.addWidget(self._row(step, tr("not rated yet")))
        self.not_asked_button.setVisible(bool(editor.unrated))

    def _row(self, step: AnyStep, state: str) -> QWidget:
        made = QWidget()
        name = FittedLabel()
        name.say(step.name)
        go = widgets.button(tr("Go there"), look="link", name=f"go-{step.id}")
        go.setAccessibleName(tr("Go to {name}").format(name=step.name))
        go.clicked.connect(lambda: self.go_wanted.emit(step.id))
        line = widgets.row(name, widgets.label(state, "muted"), None, go)
        made.setLayout(line)
        return made

    def _lay_out(self) -> None:
        missing = widgets.column(self._missing)
        missing.addWidget(self._missing_head)
        missing.addLayout(self._missing_rows)
        missing.addLayout(widgets.row(self.not_asked_button, None))
        asked = widgets.column(self._asked)
        asked.addWidget(widgets.label(tr("Your recommendation"), "heading"))
        asked.addWidget(
            widgets.label(
                tr("After the ratings, your judgement as a whole. Keys 1 to 5."), "muted", wrap=True
            )
        )
        asked.addWidget(self._opens_later)
        for choice in self.choices:
            asked.addWidget(choice)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(14)
        layout.addWidget(self.title)
        layout.addWidget(self.candidate)
        layout.addWidget(self._missing)
        layout.addWidget(self._checked)
        layout.addWidget(self._asked)
        layout.addWidget(self._seals)
        layout.addLayout(widgets.row(self.submit_button, self.back_button, None))
        layout.addStretch(1)
        for card in (self._missing, self._checked, self._asked, self._seals):
            card.setMaximumWidth(_WIDEST)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)


def _what_submitting_does(*, is_practice: bool) -> str:
    if is_practice:
        return tr("This is practice: nothing is sealed, nobody sees it, nothing is kept.")
    return tr(
        "Submitting seals this scorecard: nothing can be changed after it, only amended "
        "with a reason, the original kept. The panel sees it when everybody's is in."
    )


def _blank_icon() -> QIcon:
    """Keeps the room of a tick."""
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
