"""The questions of the Privacy page: why a hold, how many months, whom to erase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.privacy import Retention
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.dates import short_day
from hireapp.gui.fields import number_box
from hireapp.i18n import tr


class HoldDialog(Question):
    """Asks why a hold is placed or lifted."""

    def __init__(
        self, entry: Retention, keep: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        lifts = entry.hold is not None
        super().__init__(tr("Lift the legal hold") if lifts else tr("Place a legal hold"), parent)
        self.setObjectName("hold")
        self._keep = keep
        self.reason = QLineEdit()
        self.reason.setObjectName("hold-reason")
        self.reason.setMaxLength(LINE_LIMIT)
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(
            tr("Why may it be lifted?") if lifts else tr("Such as: a claim was announced")
        )
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.ElidedLabel(entry.candidate.name, "strong"))
        if entry.hold is not None:
            text = tr("On hold since {day} by {name}: {reason}").format(
                day=short_day(entry.hold.placed_at.date()),
                name=entry.hold.placed_by.name,
                reason=entry.hold.reason,
            )
            asked.addWidget(widgets.label(text, wrap=True))
            words = tr("The rule of the opening counts again.")
        else:
            words = tr(
                "Nothing about this candidate can be erased until the hold is lifted. Your reason "
                "is kept with your name."
            )
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addWidget(self.reason)
        self.lay_out(asked, keep=tr("Lift it") if lifts else tr("Place it"), name="hold-keep")
        self.reason.setFocus()

    @override
    def keep(self) -> None:
        self._keep(self.reason.text())


class RuleDialog(Question):
    """Asks how long the records of one opening are kept."""

    def __init__(
        self, entry: Retention, keep: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("How long records are kept"), parent)
        self.setObjectName("rule")
        self._keep = keep
        unit = tr(" months after the decision")
        self.months = number_box("rule-months", entry.months, (1, 120), unit)
        self.months.setAccessibleName(tr("Months after the decision"))
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.ElidedLabel(entry.opening_title, "strong"))
        words = tr(
            "For every candidate of this opening. Usual are 12 months; US public bodies keep "
            "records for 24. Where there is no decision, the last change counts."
        )
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addWidget(self.months)
        self.lay_out(asked, keep=tr("Save"), name="rule-keep")
        self.months.setFocus()

    @override
    def keep(self) -> None:
        self._keep(self.months.value())


class EraseDialog(Question):
    """Asks for the candidate's name again before everything about them goes."""

    def __init__(
        self, entry: Retention, erase: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Erase a candidate"), parent)
        self.setObjectName("erase")
        self._erase = erase
        self.name = QLineEdit()
        self.name.setObjectName("erase-name")
        self.name.setAccessibleName(tr("The candidate's name, typed again"))
        self.name.setPlaceholderText(tr("Type the name to erase"))
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.label(entry.candidate.name, "heading", wrap=True))
        for text, look in (
            (
                tr(
                    "Interviews, scorecards, notes and decisions about this candidate are removed "
                    "from the database and from every backup; the name is taken out of what "
                    "others wrote. Numbers stay. This cannot be undone."
                ),
                "",
            ),
            (
                tr(
                    "Papers, exports and copies saved elsewhere are not reached: destroy them "
                    "yourself."
                ),
                "muted",
            ),
        ):
            asked.addWidget(widgets.label(text, look, wrap=True))
        asked.addWidget(self.name)
        self.lay_out(asked, keep=tr("Erase for good"), name="erase-keep")
        self.name.setFocus()

    @override
    def keep(self) -> None:
        self._erase(self.name.text())
