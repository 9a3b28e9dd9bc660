"""A whole question to read: attitude, prompt, probes, signals and anchors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.questions import SCALE_POINTS, Question, QuestionKind, Reactions, Stage
from hireapp.gui.widgets import card, clear, column, label, row
from hireapp.i18n import tr, trn

_BREAK_AFTER = 30
_BREAK = "\u200b"


class QuestionView(QScrollArea):
    """Shows one question at a time; scrolls by the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question-view")
        self.setProperty("look", "reading")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The whole question"))
        self._begin()

    def show_question(
        self,
        attitude: Attitude | None,
        question: Question,
        samples: Sequence[SampleAnswer] = (),
    ) -> None:
        """Show a question with everything that an interviewer may need to know about it.

        `attitude` is None for a question whose attitude is in no bank any more; `samples` are
        answers to practise on.
        """
        self._begin()
        if attitude is not None:
            self._add(attitude.name, "accent")
        self._add(question.prompt, "heading")
        self._add(_facts(question), "small")
        if question.reactions is not None:
            self._add_reactions(question.reactions)
        else:
            self._add_anchors(question)
        self._add_probes(question)
        self._add_list(tr("Listen for"), question.listen_for)
        self._add_list(tr("Warning signs"), question.warning_signs)
        if samples:
            answers = SampleAnswers()
            self._body.addWidget(answers)
            answers.show_answers(samples)
        if attitude is not None:
            self._add_attitude(attitude)
        self._body.addStretch(1)

    def show_text(self, heading: str, *paragraphs: str) -> None:
        """Show a text instead of a question."""
        self._begin()
        self._add(heading, "heading")
        for paragraph in paragraphs:
            self._add(paragraph)
        self._body.addStretch(1)

    def show_nothing(self) -> None:
        """Show an empty page."""
        self._begin()

    def texts(self) -> list[str]:
        """Every text that is shown, in reading order."""
        return [one.text().replace(_BREAK, "") for one in self._inside.findChildren(QLabel)]

    def _begin(self) -> None:
        self._inside = card()
        self._body = column(self._inside)
        self._body.setSpacing(6)
        self.setWidget(self._inside)
        self.verticalScrollBar().setValue(0)

    def _add(self, text: str, look: str = "") -> None:
        self._body.addWidget(_wrapped(text, look))

    def _add_heading(self, text: str) -> None:
        self._body.addSpacing(8)
        self._add(text, "strong")

    def _add_point(self, text: str) -> None:
        line = row(label("•", "muted"), _wrapped(text), spacing=8)
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self._body.addLayout(line)

    def _add_list(self, heading: str, items: tuple[str, ...]) -> None:
        if not items:
            return
        self._add_heading(heading)
        for item in items:
            self._add_point(item)

    def _add_probes(self, question: Question) -> None:
        stages = [one for one in Stage if any(probe.stage is one for probe in question.probes)]
        if stages:
            self._add_heading(tr("Probes"))
        for stage in stages:
            self._add(_stage_name(stage), "small")
            for probe in question.probes:
                if probe.stage is stage:
                    self._add_point(probe.text)

    def _add_anchors(self, question: Question) -> None:
        self._add_heading(tr("What earns each rating"))
        rows = [(str(point), question.anchor(point)) for point in reversed(SCALE_POINTS)]
        self._body.addWidget(_table(rows))

    def _add_reactions(self, reactions: Reactions) -> None:
        self._add_heading(tr("Your own reaction, never a score"))
        rows = [
            (tr("Goose bumps"), reactions.goose_bumps),
            (tr("Warm"), reactions.warm),
            (tr("Flat"), reactions.flat),
        ]
        self._body.addWidget(_table(rows))

    def _add_attitude(self, attitude: Attitude) -> None:
        self._add_heading(tr("The attitude: {name}").format(name=attitude.name))
        self._add(attitude.definition)
        self._add_heading(tr("Why it matters"))
        self._add(attitude.why)
        self._add_heading(tr("How it looks at each service level"))
        rows = [
            (tr("Super"), attitude.super),
            (tr("Genuine"), attitude.genuine),
            (tr("Synthetic"), attitude.synthetic),
        ]
        self._body.addWidget(_table(rows))


class SampleAnswers(QWidget):
    """Answers to practise on, each with the rating that is suggested for it and why."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(6)
        self.hide()

    def show_answers(self, samples: Sequence[SampleAnswer]) -> None:
        """Show these; nothing when there is none."""
        clear(self._layout)
        self.setVisible(bool(samples))
        if samples:
            self._layout.addWidget(_wrapped(tr("Sample answers to practise on"), "strong"))
        for sample in samples:
            self._layout.addWidget(sample_card(sample))


def kind_name(kind: QuestionKind) -> str:
    """The kind of a question in the user's language."""
    return {
        QuestionKind.BEHAVIOURAL: tr("behavioural"),
        QuestionKind.SITUATIONAL: tr("situational"),
        QuestionKind.OPENER: tr("opener"),
    }[kind]


def minutes(count: int) -> str:
    """Minutes, as short as a card needs them."""
    return trn("{n} min", "{n} min", count)


def _facts(question: Question) -> str:
    kind = kind_name(question.kind)
    tags = ", ".join(tag for tag in question.tags if tag != kind)
    parts = [kind, minutes(question.minutes), tags]
    return " · ".join(part for part in parts if part)


def _stage_name(stage: Stage) -> str:
    return {
        Stage.SITUATION: tr("about the situation"),
        Stage.ACTION: tr("about what was done"),
        Stage.RESULT: tr("about the result"),
        Stage.ANY: tr("at any time"),
    }[stage]


def sample_card(sample: SampleAnswer) -> QFrame:
    """One answer to practise on."""
    frame = card("sunk", margins=(12, 10, 12, 10))
    inside = column(frame)
    inside.setSpacing(4)
    inside.addWidget(_wrapped(f"“{sample.text.strip()}”"))
    suggested = tr("Suggested rating {n}, not validated. {why}")
    inside.addWidget(_wrapped(suggested.format(n=sample.rating, why=sample.why.strip()), "small"))
    return frame


def _table(rows: list[tuple[str, str]]) -> QWidget:
    """Short names on the left, what they mean on the right."""
    frame = card("sunk", margins=(12, 10, 12, 10))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for place, (name, meaning) in enumerate(rows):
        grid.addWidget(label(name, "strong"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_wrapped(meaning), place, 1)
    column(frame).addLayout(grid)
    return frame


def _wrapped(text: str, look: str = "") -> QLabel:
    made = label(breakable(text.strip()), look, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def breakable(text: str) -> str:
    """The text with places to break inside words longer than a line."""
    pieces = []
    run = 0
    for character in text:
        run = 0 if character.isspace() else run + 1
        pieces.append(character)
        if run == _BREAK_AFTER:
            pieces.append(_BREAK)
            run = 0
    return "".join(pieces)
