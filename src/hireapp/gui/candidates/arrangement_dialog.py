"""What is agreed with a candidate beforehand, and the CV that stays closed in the interview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.ledger import Arrangement
from hireapp.domain.people import Role
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.gui.context import Context
from hireapp.gui.fields import number_box
from hireapp.i18n import tr
from hireapp.store import arrangements
from hireapp.store.database import Database

Keep = Callable[[int, str, str], object]
"""Keeps extra minutes, adjustments and background; raises HireError with what is wrong."""

Kept = tuple[int, str, str] | None
"""Extra minutes, adjustments and background; None when there is nothing."""


class ArrangementDialog(Question):
    """Asks for extra time, other adjustments, and the background."""

    def __init__(
        self, known: Arrangement, background: str, keep: Keep, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Adjustments and CV"), parent)
        self._keep = keep
        within = (0, arrangements.MOST_EXTRA_MINUTES)
        self.minutes = number_box("extra-minutes", known.extra_minutes, within, tr(" min"), step=5)
        self.adjustments = QLineEdit(known.adjustments)
        self.adjustments.setObjectName("adjustments")
        self.adjustments.setMaxLength(LINE_LIMIT)
        self.adjustments.setPlaceholderText(tr("such as large print or a break; never why"))
        self.background = QPlainTextEdit(background)
        self.background.setObjectName("background-kept")
        self.background.setTabChangesFocus(True)
        self.background.setAccessibleName(tr("CV and other facts"))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&Extra time"), self.minutes)
        form.addRow(tr("&Adjustments"), self.adjustments)
        asked = QVBoxLayout()
        asked.setSpacing(12)
        words = tr(
            "The panel sees what was agreed before the interview, and the clock respects it."
        )
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addLayout(form)
        asked.addWidget(widgets.label(tr("CV and other facts"), "heading"))
        words = tr("Closed during the interview; whoever opens it is noted in the ledger.")
        asked.addWidget(widgets.label(words, "muted", wrap=True))
        asked.addWidget(self.background)
        self.lay_out(asked, keep=tr("Save"), name="arrangement-keep")
        self.minutes.setFocus()

    @override
    def keep(self) -> None:
        self._keep(self.minutes.value(), self.adjustments.text(), self.background.toPlainText())

    @classmethod
    def ask(
        cls, database: Database, candidate_id: CandidateId, viewer: PersonId, parent: QWidget
    ) -> None:
        """Ask a coordinator, and keep what was agreed.

        Raises:
            HireError: when the viewer may not.
        """
        background = arrangements.background(database, candidate_id, viewer)
        known = arrangements.get(database, candidate_id, viewer)
        cls(known, background, _keeper(database, candidate_id, viewer), parent).exec()


def kept(context: Context, candidate_id: CandidateId) -> Kept:
    """What a candidate has, to be put back with them; nothing for who may not see it all."""
    if context.viewer.role is not Role.COORDINATOR:
        return None
    database, viewer = context.database, context.viewer.id
    known = arrangements.get(database, candidate_id, viewer)
    if not known.is_adjusted and not known.has_background:
        return None
    background = arrangements.background(database, candidate_id, viewer)
    return known.extra_minutes, known.adjustments, background


def put_back(context: Context, candidate_id: CandidateId, what: Kept) -> None:
    """Keep again what a removed candidate had."""
    if what is not None:
        keep = _keeper(context.database, candidate_id, context.viewer.id)
        context.succeeds(lambda: keep(*what))


def _keeper(database: Database, candidate_id: CandidateId, viewer: PersonId) -> Keep:
    def keep(minutes: int, adjustments: str, background: str) -> None:
        arrangements.agree(
            database,
            candidate_id,
            extra_minutes=minutes,
            adjustments=adjustments,
            background=background,
            viewer=viewer,
        )

    return keep
