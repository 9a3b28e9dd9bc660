"""Small questions about candidates: names to add, a corrected name, the time of an interview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.people import Interview
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.fields import MomentEdit, number_box
from hireapp.i18n import tr


class NamesDialog(Question):
    """Asks for candidates' names, one on each line, so that a list can be pasted."""

    def __init__(self, add: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Add candidates"), parent)
        self._add = add
        self.names = QPlainTextEdit()
        self.names.setObjectName("candidate-names")
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(tr("Names of candidates, one on each line"))
        words = tr("One name on each line. A whole list can be pasted.")
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addWidget(self.names)
        self.lay_out(asked, keep=tr("Add"), name="names-add")
        self.names.setFocus()

    @override
    def keep(self) -> None:
        waiting = [line for line in self.names.toPlainText().splitlines() if line.strip()]
        while waiting:
            # What could not be added yet stays in the box, and only that.
            self.names.setPlainText("\n".join(waiting))
            self._add(waiting.pop(0))


class RenameDialog(Question):
    """Asks for a corrected name."""

    def __init__(
        self, name: str, rename: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Correct the name"), parent)
        self._rename = rename
        self.name = QLineEdit(name)
        self.name.setObjectName("candidate-name")
        self.name.setAccessibleName(tr("The candidate's name"))
        self.name.selectAll()
        asked = QVBoxLayout()
        asked.addWidget(self.name)
        self.lay_out(asked, keep=tr("Save"), name="rename-keep")
        self.name.setFocus()

    @override
    def keep(self) -> None:
        self._rename(self.name.text())


class TimeDialog(Question):
    """Asks when and where the panel meets a candidate; `zone` None is this machine's."""

    def __init__(
        self,
        known: Interview | None,
        schedule: Callable[[datetime, int, str], object],
        *,
        starts_at: datetime,
        minutes: int,
        zone: tzinfo | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Time of the interview"), parent)
        self._schedule = schedule
        self.when = MomentEdit("interview-when", starts_at, zone)
        length = known.minutes if known else minutes
        self.minutes = number_box("interview-minutes", length, (10, 240), tr(" min"), step=5)
        self.place = QLineEdit(known.place if known else "")
        self.place.setObjectName("interview-place")
        self.place.setPlaceholderText(tr("room or link"))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&When"), self.when)
        form.addRow(tr("&Length"), self.minutes)
        form.addRow(tr("&Place"), self.place)
        self.lay_out(form, keep=tr("Save"), name="time-keep")
        self.when.setFocus()

    @override
    def keep(self) -> None:
        self._schedule(self.when.moment, self.minutes.value(), self.place.text())
