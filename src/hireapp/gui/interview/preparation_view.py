"""Before the interview: why, who asks what, what was agreed, and what misleads a rating."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.asking import askers
from hireapp.domain.openings import Format
from hireapp.domain.people import Seat
from hireapp.gui import widgets
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.steps import AnyStep
from hireapp.i18n import tr, trn

_WIDEST = 1240


def rating_errors() -> tuple[tuple[str, str], ...]:
    """What misleads a rating, in the words of everyday: a name and what helps."""
    return (
        (tr("Halo"), tr("One strong answer lifts all others. Rate each answer by itself.")),
        (tr("First impression"), tr("The first minutes decide nothing. Wait for the evidence.")),
        (tr("Like me"), tr("Liking somebody is no evidence. What did they do?")),
        (tr("Contrast"), tr("Compare with the anchors, not with whoever came before.")),
        (tr("Middle"), tr("3 for everybody says nothing. Use the whole scale.")),
        (tr("Leniency"), tr("Being kind with points is unfair to the others.")),
    )


class PreparationView(QScrollArea):
    """`begun` carries whether the candidate may see the screen; `background_wanted` the CV."""

    begun = Signal(bool)
    background_wanted = Signal()
    practise_wanted = Signal(object)
    """An OpeningId: rate sample answers first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preparation")
        self.setAccessibleName(tr("Before the interview"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.purpose = widgets.label("", "prompt", wrap=True)
        self.authority = widgets.label("", "muted", wrap=True)
        self.agreed = widgets.label("", wrap=True)
        self.agreed.setObjectName("agreed")
        self.kit_title = widgets.label("", "heading")
        self.screen_seen = QCheckBox(
            tr("The candidate may see my screen: hide scores and signs from the start")
        )
        self.screen_seen.setObjectName("screen-seen")
        self.background_button = widgets.button(
            tr("CV and other facts…"), self.background_wanted.emit, look="link", name="background"
        )
        self.practise_button = widgets.button(
            tr("Practise on sample answers…"), self._practise, look="link", name="practise"
        )
        self._opening_id = ""
        self.closed_words = widgets.label(
            tr("The CV stays closed during the interview."), "muted", wrap=True
        )
        self.begin_button = widgets.button(
            tr("Begin the interview"), self.begin, look="primary", name="begin-interview"
        )
        self._agreed_card = widgets.card()
        self._grid = QGridLayout()
        self._lay_out()

    def show_editor(self, editor: InterviewEditor) -> None:
        """Show what there is to know about one interview."""
        opening, arrangement = editor.sheet.opening, editor.sheet.arrangement
        self._opening_id = opening.id
        self.purpose.setText(opening.purpose)
        self.authority.setText(_authority(opening.facts.authority, opening.facts.authority_limits))
        self.authority.setVisible(bool(self.authority.text()))
        self._agreed_card.setVisible(arrangement.is_adjusted)
        self.agreed.setText(_agreed(arrangement.extra_minutes, arrangement.adjustments))
        self.screen_seen.setChecked(editor.leading.screen_seen)
        for one in (self.background_button, self.closed_words):
            one.setVisible(arrangement.has_background)
        again = editor.leading.is_prepared
        self.begin_button.setText(
            tr("Back to the interview") if again else tr("Begin the interview")
        )
        self._show_kit(editor)

    def begin(self) -> None:
        """The interviewer is ready."""
        self.begun.emit(self.screen_seen.isChecked())

    def _practise(self) -> None:
        self.practise_wanted.emit(self._opening_id)

    def take_keyboard(self) -> None:
        """Enter begins."""
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kit(self, editor: InterviewEditor) -> None:
        widgets.clear(self._grid)
        sheet = editor.sheet
        format = sheet.opening.facts.format
        self.kit_title.setText(
            tr("The kit · {format} · {minutes}").format(
                format=format.label,
                minutes=trn("{n} minute", "{n} minutes", editor.minutes),
            )
        )
        who = askers(sheet.kit.content, sheet.panel, format)
        for line, step in enumerate(editor.steps):
            name = widgets.label(step.name, wrap=True)
            minutes = trn("{n} min", "{n} min", step.minutes) if step.minutes else ""
            asking = who.get(step.id, ())
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(widgets.label(minutes, "muted"), line, 1)
            words = _asked_by(step, asking, sheet.seat, format)
            self._grid.addWidget(widgets.label(words, "muted", wrap=True), line, 2)

    def _lay_out(self) -> None:
        agreed = widgets.column(self._agreed_card)
        agreed.addWidget(widgets.label(tr("Agreed with the candidate"), "heading"))
        agreed.addWidget(self.agreed)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        kit = widgets.card()
        widgets.column(kit).addWidget(self.kit_title)
        widgets.column(kit).addLayout(self._grid)
        widgets.column(kit).addStretch(1)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(14)
        layout.addWidget(widgets.label(tr("Before you begin"), "title"))
        purpose = QVBoxLayout()
        purpose.setSpacing(4)
        purpose.addWidget(widgets.label(tr("The purpose of the job"), "small"))
        purpose.addWidget(self.purpose)
        purpose.addWidget(self.authority)
        layout.addLayout(purpose)
        layout.addWidget(self._agreed_card)
        layout.addWidget(self.screen_seen)
        layout.addLayout(
            widgets.row(self.begin_button, self.background_button, self.practise_button, None)
        )
        layout.addWidget(self.closed_words)
        below = widgets.row(spacing=14)
        below.addWidget(kit, 4)
        below.addWidget(_reminders(), 3)
        layout.addLayout(below)
        layout.addStretch(1)
        inner.setMaximumWidth(_WIDEST)
        self.setWidget(inner)


def _reminders() -> QFrame:
    made = widgets.card()
    column = widgets.column(made)
    column.addWidget(widgets.label(tr("What misleads a rating"), "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, (name, advice) in enumerate(rating_errors()):
        grid.addWidget(widgets.label(name, "strong"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(widgets.label(advice, "muted", wrap=True), line, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return made


def _authority(authority: str, limits: str) -> str:
    said = []
    if authority:
        said.append(tr("May decide alone: {text}").format(text=authority))
    if limits:
        said.append(tr("Ends where: {text}").format(text=limits))
    return "\n".join(said)


def _agreed(extra_minutes: int, adjustments: str) -> str:
    said = []
    if extra_minutes:
        said.append(trn("{n} minute more", "{n} minutes more", extra_minutes))
    if adjustments:
        said.append(adjustments)
    return " · ".join(said)


def _asked_by(step: AnyStep, asking: tuple[Seat, ...], mine: Seat, format: Format) -> str:
    if not asking:
        return ""
    if format is not Format.ONE_ROOM:
        return tr("you ask")
    names = ", ".join(one.person.name for one in asking)
    words = tr("you ask") if mine in asking else tr("{name} asks").format(name=names)
    return tr("{words}, each notes a reaction").format(words=words) if step.is_opener else words
