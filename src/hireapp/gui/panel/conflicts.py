"""Who is kept from which candidate: the marks of an opening, and the dialog that makes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.people import Candidate, Conflict, ConflictKind, Person
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr


class ConflictDialog(Question):
    """Asks who is kept from whom; somebody who is no coordinator marks themselves only."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        people: Sequence[Person],
        mark: Callable[[CandidateId, PersonId, ConflictKind], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(tr("Mark a conflict of interest"), parent)
        self.setObjectName("conflict-dialog")
        self._mark = mark
        self.person = _choice("conflict-person", [(one.name, one.id) for one in people])
        self.candidate = _choice("conflict-candidate", [(one.name, one.id) for one in candidates])
        kinds = [
            (tr("has a conflict of interest"), ConflictKind.INTEREST),
            (tr("is this candidate"), ConflictKind.SAME_PERSON),
        ]
        self.kind = _choice("conflict-kind", kinds)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&Who"), self.person)
        form.addRow(tr("&Why"), self.kind)
        form.addRow(tr("&Candidate"), self.candidate)
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addLayout(form)
        asked.addWidget(
            widgets.label(
                tr(
                    "They are not expected to rate this candidate, cannot be scheduled with them, "
                    "and see nothing of them. Who marks themselves cannot lift it: a coordinator "
                    "who is not kept does. The audit log keeps it."
                ),
                "muted",
                wrap=True,
            )
        )
        self.lay_out(asked, keep=tr("Keep them apart"), name="conflict-keep")
        self.person.setFocus()

    @override
    def keep(self) -> None:
        self._mark(
            CandidateId(self.candidate.currentData()),
            PersonId(self.person.currentData()),
            ConflictKind(self.kind.currentData()),
        )


class ConflictsCard(QFrame):
    """The marks that the viewer may know of, each with a way to lift it."""

    marking = Signal()
    lifting = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(4)
        self._lines = layout

    def show_marks(self, conflicts: Sequence[Conflict]) -> None:
        """Show these, or that there are none; all anew, so that Tab comes here after the seats."""
        widgets.clear(self._lines)
        mark = widgets.button(
            tr("Mark a conflict…"), self.marking.emit, look="quiet", name="mark-conflict"
        )
        heading = widgets.label(tr("Conflicts of interest"), "heading")
        self._lines.addLayout(widgets.row(heading, None, mark))
        if not conflicts:
            self._lines.addWidget(
                widgets.label(
                    tr("Nobody is kept from a candidate, as far as you may know."), "small"
                )
            )
        for one in conflicts:
            text = tr("{name} is kept from {candidate}: {kind}").format(
                name=one.person.name, candidate=one.candidate.name, kind=one.kind.label
            )
            lift = widgets.button(
                tr("Lift"),
                lambda one=one: self.lifting.emit(one),  # type: ignore[misc]
                look="quiet",
                name="lift-conflict",
            )
            lift.setAccessibleName(tr("Lift: {text}").format(text=text))
            line = QWidget()
            line.setLayout(widgets.row(widgets.label(text, wrap=True), None, lift))
            self._lines.addWidget(line)


def _choice(name: str, entries: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for text, value in entries:
        box.addItem(text, value)
    return box
