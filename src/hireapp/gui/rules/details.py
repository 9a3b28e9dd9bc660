"""Beside the table: the chosen rule whole, and what can be done about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.dumb_rules import DumbRule, Fate
from hireapp.gui import widgets
from hireapp.gui.dates import short_day
from hireapp.i18n import tr, trn


class RuleDetails(QFrame):
    """A card with buttons; what is not the viewer's to do is disabled and says why."""

    decide_wanted = Signal()
    group_wanted = Signal()
    done_wanted = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(12, 10, 12, 8)
        self._lines.setSpacing(2)
        area = QScrollArea()
        area.setObjectName("rule-details")
        area.setProperty("look", "reading")
        area.setAccessibleName(tr("The rule that is chosen"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.decide = self._button(tr("Decide…"), "decide", self.decide_wanted, look="primary")
        self.done = self._button("", "done", self.done_wanted)
        self.group = self._button(tr("Group…"), "group", self.group_wanted)
        self.edit = self._button(tr("Edit…"), "edit", self.edit_wanted)
        self.remove = self._button(tr("Remove"), "remove", self.remove_wanted, look="quiet")
        self.note = widgets.label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 10)
        layout.setSpacing(8)
        layout.addWidget(area, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(10, 0, 10, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.note)
        buttons.addWidget(self.decide)
        buttons.addWidget(self.done)
        buttons.addLayout(widgets.row(self.group, self.edit, self.remove, spacing=6))
        layout.addLayout(buttons)

    def show_rules(self, rules: tuple[DumbRule, ...], today: date, *, committee: bool) -> None:
        """Show one rule whole, or how many are chosen."""
        widgets.clear(self._lines)
        if len(rules) == 1:
            self._show_rule(rules[0], today)
        else:
            self._say(trn("{n} rule chosen", "{n} rules chosen", len(rules)), "heading")
        self._lines.addStretch(1)
        self._show_buttons(rules, committee=committee)

    def _show_rule(self, one: DumbRule, today: date) -> None:
        self._say(one.rule, "strong")
        self._say(one.harm, "")
        self._fact(tr("told by"), one.origin.label)
        if one.source:
            where = f"{one.source.candidate} · {one.source.opening}"
            self._fact(tr("in the interview with"), where)
        if one.noted_by and one.noted_at:
            when = short_day(one.noted_at.astimezone().date())
            self._fact(tr("noted by"), f"{one.noted_by}, {when}")
        self._fact(tr("group"), one.theme)
        self._fact(tr("state"), one.state(today).label)
        if one.verdict:
            self._fact(tr("decided"), one.verdict.fate.label)
            self._fact(tr("answers for it"), one.verdict.leader)
            self._fact(tr("done by"), short_day(one.verdict.due) if one.verdict.due else "")
            self._fact(tr("reason"), one.verdict.reason)

    def _show_buttons(self, rules: tuple[DumbRule, ...], *, committee: bool) -> None:
        undone = bool(rules) and all(one.done_at is None for one in rules)
        self.decide.setEnabled(committee and undone)
        self.group.setEnabled(committee and bool(rules))
        doable = bool(rules) and all(
            one.verdict is not None and one.verdict.fate is not Fate.KEEP for one in rules
        )
        self.done.setVisible(committee and doable)
        trashed = all(one.verdict and one.verdict.fate is Fate.TRASH for one in rules)
        deed = tr("It is trashed") if trashed else tr("It is changed")
        self.done.setText(deed if undone else tr("It is not done yet"))
        mine = len(rules) == 1 and (committee or (rules[0].own and rules[0].verdict is None))
        self.edit.setEnabled(mine)
        self.remove.setEnabled(mine)
        self.note.setVisible(not committee)
        self.note.setText(
            tr("The committee decides: coordinators and hiring managers. You can note rules.")
        )

    def _fact(self, name: str, value: str) -> None:
        if value:
            self._lines.addSpacing(6)
            self._say(name, "small")
            self._say(value, "")

    def _say(self, text: str, look: str) -> None:
        if not text:
            return
        made = widgets.label(text, look, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        self._lines.addWidget(made)

    def _button(
        self, text: str, name: str, wanted: SignalInstance, *, look: str = ""
    ) -> QPushButton:
        return widgets.button(text, wanted.emit, look=look, name=f"rule-{name}")
