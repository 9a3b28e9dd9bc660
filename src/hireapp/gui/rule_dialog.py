"""Asks for a dumb rule: in an interview without leaving the question, or on the register's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.dumb_rules import Origin, RuleFacts, Source
from hireapp.domain.employer_hints import hints
from hireapp.domain.ids import CandidateId
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr

_WIDTH = 520
_HARM_HEIGHT = 62
_HINT_HEIGHT = 34


class RuleDialog(Question):
    """Asks for a rule, who told of it and what it does; `keep` is given the facts.

    `sources` are the interviews to choose from; without any, `facts` tells the interview.
    """

    def __init__(
        self,
        facts: RuleFacts,
        keep: Callable[[RuleFacts], object],
        parent: QWidget | None = None,
        *,
        title: str = "",
        origins: tuple[Origin, ...] = tuple(Origin),
        sources: tuple[Source, ...] = (),
    ) -> None:
        super().__init__(title or tr("Note a dumb rule"), parent)
        self.setObjectName("rule-dialog")
        self.setMinimumWidth(_WIDTH)
        self._facts, self._keep = facts, keep
        self.rule = QLineEdit(facts.rule)
        self.rule.setObjectName("rule-text")
        self.rule.setMaxLength(LINE_LIMIT)
        self.rule.setPlaceholderText(tr("such as: no return without the box"))
        self.harm = QPlainTextEdit(facts.harm)
        self.harm.setObjectName("rule-harm")
        self.harm.setTabChangesFocus(True)
        self.harm.setFixedHeight(_HARM_HEIGHT)
        self._group = QButtonGroup(self)
        self._origins = {one: self._radio(one) for one in origins}
        self._origins[facts.origin if facts.origin in origins else origins[0]].setChecked(True)
        self.where = self._where(sources)
        self.employer = widgets.label("", "smallwarn", wrap=True)
        self.employer.setObjectName("rule-employer")
        self.employer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.employer.setMinimumHeight(_HINT_HEIGHT)  # its words come and go, the fields stay put
        self.lay_out(self._fields(), keep=tr("Keep"), name="rule-keep")
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.try_to_keep)
        for changed in (self.rule.textChanged, self.harm.textChanged, self._group.buttonClicked):
            changed.connect(self._look_for_employers)
        self._look_for_employers()
        self.rule.setFocus()

    @property
    def origin(self) -> Origin:
        """Who told of the rule."""
        return next(one for one, button in self._origins.items() if button.isChecked())

    @override
    def keep(self) -> None:
        chosen = self._facts.candidate_id if self.where is None else self.where.currentData()
        facts = RuleFacts(
            rule=self.rule.text(),
            harm=self.harm.toPlainText(),
            origin=self.origin,
            candidate_id=CandidateId(chosen) if chosen else None,
        )
        self._keep(facts)

    def _fields(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        words = tr("A rule of ours that hurts customers. Name nobody: the register is for all.")
        column.addWidget(widgets.label(words, "muted", wrap=True))
        column.addSpacing(4)
        column.addWidget(_named(tr("&The rule, in one sentence"), self.rule))
        column.addWidget(self.rule)
        column.addWidget(_named(tr("&What it does to customers (may stay empty)"), self.harm))
        column.addWidget(self.harm)
        column.addSpacing(4)
        column.addWidget(widgets.label(tr("Told by")))
        for button in self._origins.values():
            column.addWidget(button)
        if self.where is not None:
            column.addWidget(_named(tr("&In the interview with"), self.where))
            column.addWidget(self.where)
        column.addWidget(self.employer)
        return column

    def _radio(self, origin: Origin) -> QRadioButton:
        made = QRadioButton(origin.label)
        made.setObjectName(f"origin-{origin}")
        self._group.addButton(made)
        return made

    def _where(self, sources: tuple[Source, ...]) -> QComboBox | None:
        if not sources:
            return None
        box = QComboBox()
        box.setObjectName("rule-source")
        box.setMaximumWidth(_WIDTH - 48)
        box.addItem(tr("no interview"), "")
        for one in sources:
            box.addItem(f"{one.candidate} · {one.opening}", one.candidate_id)
        box.setCurrentIndex(max(0, box.findData(self._facts.candidate_id)))
        return box

    def _look_for_employers(self) -> None:
        """The gentle check of a pattern met elsewhere; it never stops anybody."""
        if self.where is not None:
            self.where.setEnabled(self.origin is Origin.CANDIDATE)
        elsewhere = self.origin is Origin.ELSEWHERE
        text = f"{self.rule.text()}\n{self.harm.toPlainText()}"
        found = hints(text) if elsewhere else ()
        if found:
            names = ", ".join(f"“{one}”" for one in found)
            words = tr(
                "May this name an employer: {names}? That can be confidential. Write the pattern, "
                "such as “a hotel chain”."
            ).format(names=names)
        else:
            words = tr("The employer's name stays out, and so does the link to the interview.")
        self.employer.setText(words if elsewhere else "")
        widgets.set_look(self.employer, "smallwarn" if found else "small")


def _named(text: str, field: QWidget) -> QLabel:
    """A label whose key leads to a field, which it also names for a screen reader."""
    made = QLabel(text)
    made.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return made
