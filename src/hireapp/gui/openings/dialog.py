"""The facts of an opening, for a new one or one there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.domain.ids import OpeningId
from hireapp.domain.openings import Format, Opening, OpeningFacts, Reveal
from hireapp.gui import widgets
from hireapp.gui.asking import Asking
from hireapp.gui.context import Context
from hireapp.gui.fields import number_box
from hireapp.i18n import tr
from hireapp.store import openings


class OpeningDialog(Asking):
    """Asks for an opening's facts."""

    def __init__(
        self,
        title: str,
        facts: OpeningFacts,
        keep: Callable[[OpeningFacts], Opening],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName("opening-dialog")
        self.setMinimumWidth(620)
        self._facts = facts
        self._keep = keep
        self.opening: Opening | None = None
        self.job = _line(facts.title, "opening-title", tr("for example Guest Experience Host"))
        self.purpose = _line(
            facts.purpose,
            "opening-purpose",
            tr("for example make every guest leave happier than they came"),
        )
        self.format = QComboBox()
        self.format.setObjectName("opening-format")
        for one in Format:
            self.format.addItem(one.label, one)
        self.format.setCurrentIndex(list(Format).index(facts.format))
        self.reveal = QComboBox()
        self.reveal.setObjectName("opening-reveal")
        for rule in Reveal:
            self.reveal.addItem(rule.label, rule)
        self.reveal.setCurrentIndex(list(Reveal).index(facts.reveal))
        slot = facts.slot_minutes
        self.minutes = number_box("opening-minutes", slot, (10, 240), tr(" min"), step=5)
        self.opener = QCheckBox(tr("Begin with “Do you love humans?” (never scored)"))
        self.opener.setChecked(facts.uses_opener)
        self.authority = _line(
            facts.authority, "opening-authority", tr("what the job may decide alone")
        )
        self.limits = _line(facts.authority_limits, "opening-limits", tr("where that ends"))
        self.aptitudes = QPlainTextEdit("\n".join(facts.aptitudes))
        self.aptitudes.setTabChangesFocus(True)
        self.aptitudes.setMaximumHeight(76)
        self.aptitudes.setPlaceholderText(tr("one on each line; trained later, never scored"))
        unit = tr(" months after the decision")
        self.months = number_box("opening-months", facts.retention_months, (1, 120), unit)
        self.genuine = _level(facts.service_levels[0], tr("Genuine service from"))
        self.super = _level(facts.service_levels[1], tr("Super service from"))
        self._lay_out()
        self.job.setFocus()

    @classmethod
    def ask_new(cls, context: Context, parent: QWidget | None = None) -> Opening | None:
        """Ask for a new opening; None when it was given up."""
        dialog = cls(
            tr("New opening"),
            OpeningFacts(title="", purpose=""),
            lambda facts: openings.create(context.database, facts),
            parent,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.exec()
        return dialog.opening

    @classmethod
    def ask_edit(
        cls, context: Context, opening_id: OpeningId, parent: QWidget | None = None
    ) -> Opening | None:
        """Ask for changes to an opening; None when they were given up."""
        known = openings.get(context.database, opening_id)
        dialog = cls(
            tr("Facts of the opening"),
            known.facts,
            lambda facts: openings.edit(context.database, opening_id, facts),
            parent,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.exec()
        return dialog.opening

    def facts(self) -> OpeningFacts:
        """What is filled in."""
        return OpeningFacts(
            title=self.job.text(),
            purpose=self.purpose.text(),
            authority=self.authority.text(),
            authority_limits=self.limits.text(),
            aptitudes=tuple(self.aptitudes.toPlainText().splitlines()),
            format=Format(self.format.currentData()),
            slot_minutes=self.minutes.value(),
            retention_months=self.months.value(),
            uses_opener=self.opener.isChecked(),
            deadline=self._facts.deadline,
            reveal=Reveal(self.reveal.currentData()),
            service_levels=(self.genuine.value(), self.super.value()),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(tr("&Title of the job"), self.job)
        form.addRow(tr("&Purpose"), self.purpose)
        form.addRow("", widgets.label(tr("Why the job exists. Everybody sees it."), "small"))
        form.addRow(tr("&Format"), self.format)
        form.addRow(tr("Re&veal scorecards"), self.reveal)
        form.addRow(tr("&Length of an interview"), self.minutes)
        form.addRow("", self.opener)
        form.addRow(tr("&Authority"), self.authority)
        form.addRow(tr("&Its limits"), self.limits)
        form.addRow(tr("Aptitudes to t&rain"), self.aptitudes)
        form.addRow(tr("&Keep records"), self.months)
        if self._facts.title:  # a new opening begins with the usual ones
            first = widgets.label(tr("genuine from"), "small")
            second = widgets.label(tr("super from"), "small")
            levels = widgets.row(first, self.genuine, second, self.super, None)
            heading = QLabel(tr("&Service levels"))
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setBuddy(self.genuine)
            form.addRow(heading, levels)
        words = tr("Save") if self._facts.title else tr("Create")
        keep = widgets.button(words, self.try_to_keep, look="primary", name="opening-keep")
        keep.setDefault(True)
        cancel = widgets.button(tr("Cancel"), self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(widgets.label(self.windowTitle(), "title"))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(widgets.row(None, cancel, keep))

    @override
    def keep(self) -> None:
        self.opening = self._keep(self.facts())


def _line(text: str, name: str, example: str) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setObjectName(name)
    edit.setCursorPosition(0)
    edit.setPlaceholderText(example)
    return edit


def _level(value: float, spoken: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(1.05, 4.95)
    box.setSingleStep(0.05)
    box.setValue(value)
    box.setAccessibleName(spoken)
    box.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet does not reach inside
    return box
