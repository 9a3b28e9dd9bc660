"""Amending a sealed rating: the new one, and the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hireapp.domain.questions import SCALE_POINTS
from hireapp.domain.scorecards import NoScore, Rating, Score
from hireapp.domain.text import LINE_LIMIT
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.interview.choice_card import ChoiceCard
from hireapp.gui.interview.question_view import rating_text
from hireapp.gui.interview.steps import Step
from hireapp.i18n import tr

_WIDTH = 760

Amend = Callable[[Rating, str], None]
"""Writes the amendment; raises HireError with what is wrong."""


class AmendDialog(QDialog):
    """Asks for a rating and a reason; stays open until they are accepted."""

    def __init__(self, step: Step, original: Rating | None, amend: Amend, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("amend-dialog")
        self.setWindowTitle(tr("Amend a rating"))
        self._amend = amend
        self.rating: Rating | None = None
        self._choices: dict[Rating, ChoiceCard | QPushButton] = {}
        self.reason = QLineEdit()
        self.reason.setMaxLength(LINE_LIMIT)
        self.reason.setPlaceholderText(tr("Why is it changed?"))
        self.reason.setAccessibleName(tr("The reason for the amendment"))
        self.problem = widgets.label("", "bad", wrap=True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        question = widgets.label(step.question.prompt, "heading", wrap=True)
        layout.addWidget(question)
        layout.addWidget(
            widgets.label(
                tr("Your rating was: {rating}. It stays on record beside the new one.").format(
                    rating=rating_text(original)
                ),
                "muted",
                wrap=True,
            )
        )
        layout.addLayout(self._scale(step))
        layout.addLayout(self._reasons_for_none())
        layout.addWidget(self.reason)
        layout.addWidget(self.problem)
        cancel = widgets.button(tr("Cancel"), self.reject, look="quiet")
        done = widgets.button(tr("Amend"), self._try, look="primary", name="amend-now")
        done.setDefault(True)
        layout.addLayout(widgets.row(None, cancel, done))
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))

    def choose(self, rating: Rating) -> None:
        """Choose the new rating."""
        self.rating = rating
        for one, choice in self._choices.items():
            # A score and a reason for none are never equal, whatever their values.
            chosen = one is rating
            if isinstance(choice, ChoiceCard):
                choice.choose(chosen=chosen)
            else:
                choice.setChecked(chosen)

    def _scale(self, step: Step) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for point in SCALE_POINTS:
            card = ChoiceCard()
            name = tr("Rate {n}").format(n=point)
            card.say(str(point), step.question.anchor(point), name)
            card.setObjectName(f"amend-{point}")
            self._choices[Score(point)] = card
            card.clicked.connect(lambda _checked, point=point: self.choose(Score(point)))
            line.addWidget(card, 1)
        return line

    def _reasons_for_none(self) -> QHBoxLayout:
        line = widgets.row(widgets.label(tr("or not scored:"), "muted"), spacing=8)
        for reason in NoScore:
            made = widgets.button(reason.label, look="pill", name=f"amend-{reason.value}")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked, reason=reason: self.choose(reason))
            self._choices[reason] = made
            line.addWidget(made)
        line.addStretch(1)
        return line

    def _try(self) -> None:
        if self.rating is None:
            self._say(tr("Choose the new rating first."))
            return
        try:
            self._amend(self.rating, self.reason.text())
        except HireError as error:
            self._say(error.sentence)
            return
        self.accept()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
