"""What the committee is asked: what happens to a rule and who answers for it; which group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.dumb_rules import Fate, Verdict
from hireapp.domain.text import NAME_LIMIT
from hireapp.errors import Refused
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr, trn

_WIDTH = 500
_REASON_HEIGHT = 72


class VerdictDialog(Question):
    """Asks for a decision on one or several rules; nothing is chosen beforehand."""

    def __init__(
        self,
        rules: tuple[str, ...],
        known: Verdict | None,
        keep: Callable[[Verdict], object],
        parent: QWidget | None = None,
        *,
        leaders: tuple[str, ...] = (),
        due: date,
    ) -> None:
        super().__init__(
            trn("Decide on a rule", "Decide on {n} rules", len(rules)).format(n=len(rules)), parent
        )
        self.setObjectName("verdict-dialog")
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH + 160)
        self._keep = keep
        self._group = QButtonGroup(self)
        self._fates = {one: self._radio(one, known) for one in Fate}
        self.leader = QLineEdit(known.leader if known else "")
        self.leader.setObjectName("verdict-leader")
        self.leader.setMaxLength(NAME_LIMIT)
        completer = QCompleter(list(leaders), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.leader.setCompleter(completer)
        shown = known.due if known and known.due else due
        self.due = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self.due.setObjectName("verdict-due")
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("ddd d MMM yyyy")
        self.reason = QPlainTextEdit(known.reason if known else "")
        self.reason.setObjectName("verdict-reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON_HEIGHT)
        self._due_label = _named(tr("&Done by"), self.due)
        self._reason_label = _named(tr("Rea&son"), self.reason)
        self.lay_out(self._fields(rules), keep=tr("Decide"), name="verdict-keep")
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.try_to_keep)
        self._group.buttonClicked.connect(self._show_needs)
        self._show_needs()
        self._fates[known.fate if known else Fate.TRASH].setFocus()

    @property
    def fate(self) -> Fate | None:
        """What is chosen so far."""
        return next((one for one, button in self._fates.items() if button.isChecked()), None)

    @override
    def keep(self) -> None:
        fate, day = self.fate, self.due.date()
        if fate is None:
            raise Refused(tr("Please choose what happens to the rule."))
        self._keep(
            Verdict(
                fate=fate,
                leader=self.leader.text(),
                due=date(day.year(), day.month(), day.day()),
                reason=self.reason.toPlainText(),
            )
        )

    def _fields(self, rules: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        if len(rules) == 1:
            column.addWidget(widgets.label(_short(rules[0]), "muted", wrap=True))
            column.addSpacing(2)
        for button in self._fates.values():
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(_named(tr("The accountable &leader"), self.leader))
        column.addWidget(self.leader)
        column.addWidget(self._due_label)
        column.addWidget(self.due)
        column.addWidget(self._reason_label)
        column.addWidget(self.reason)
        return column

    def _radio(self, fate: Fate, known: Verdict | None) -> QRadioButton:
        words = {
            Fate.TRASH: tr("Trash it"),
            Fate.CHANGE: tr("Change it"),
            Fate.KEEP: tr("Keep it, with a reason"),
        }
        made = QRadioButton(words[fate])
        made.setObjectName(f"fate-{fate}")
        self._group.addButton(made)
        made.setChecked(known is not None and known.fate is fate)
        return made

    def _show_needs(self) -> None:
        keeps = self.fate is Fate.KEEP
        self.due.setEnabled(not keeps)
        self._due_label.setText(
            tr("&Done by (a kept rule has no date)") if keeps else tr("&Done by")
        )
        needed = tr("Rea&son why it stays")
        self._reason_label.setText(needed if keeps else tr("Rea&son (may stay empty)"))


class ThemeDialog(Question):
    """Asks for the group of one or several rules; an empty name takes them out of theirs."""

    def __init__(
        self,
        theme: str,
        known: tuple[str, ...],
        keep: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Group the rules"), parent)
        self.setObjectName("theme-dialog")
        self._keep = keep
        self.theme = QComboBox()
        self.theme.setObjectName("theme")
        self.theme.setEditable(True)
        self.theme.addItems(list(known))
        words = QLineEdit()
        words.setMaxLength(NAME_LIMIT)
        self.theme.setLineEdit(words)
        self.theme.setEditText(theme)
        words.selectAll()
        asked = QVBoxLayout()
        asked.setSpacing(6)
        hint = tr("What they are about, such as “returns”. Empty takes them out of their group.")
        asked.addWidget(widgets.label(hint, "muted", wrap=True))
        asked.addWidget(_named(tr("&Group"), self.theme))
        asked.addWidget(self.theme)
        self.lay_out(asked, keep=tr("Group"), name="theme-keep")
        self.theme.setFocus()

    @override
    def keep(self) -> None:
        self._keep(self.theme.currentText())


def _named(text: str, field: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return made


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}…"
