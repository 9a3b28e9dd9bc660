"""Whom the forms are about: candidates and seats, each ticked or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.ids import CandidateId, SeatId
from hireapp.domain.papers import Papers
from hireapp.errors import Refused
from hireapp.gui import widgets
from hireapp.gui.asking import Question
from hireapp.i18n import tr, trn

People = tuple[frozenset[CandidateId] | None, frozenset[SeatId] | None]
"""The chosen candidates and seats; None is all of them, whoever joins later too."""


class PeopleDialog(Question):
    """Two lists with boxes; `chosen` is called with what was ticked."""

    def __init__(
        self, papers: Papers, now: People, chosen: Callable[[People], object], parent: QWidget
    ) -> None:
        super().__init__(tr("For whom"), parent)
        self.setObjectName("people-dialog")
        self.resize(620, 460)
        self._chosen = chosen
        candidates, seats = now
        self._candidates = TickList(
            tr("Candidates"),
            ((one.candidate.id, one.candidate.name) for one in papers.candidates),
            candidates,
        )
        self._seats = TickList(
            tr("Interviewers"), ((one.id, one.person.name) for one in papers.panel), seats
        )
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(self._candidates, 3)
        lists.addWidget(self._seats, 2)
        self.lay_out(lists, keep=tr("Print these"), name="use-people")

    @override
    def keep(self) -> None:
        if self._candidates.count_ticked() == 0:
            raise Refused(tr("Tick at least one candidate."))
        candidates, seats = self._candidates.ticked(), self._seats.ticked()
        self._chosen(
            (
                None if candidates is None else frozenset(map(CandidateId, candidates)),
                None if seats is None else frozenset(map(SeatId, seats)),
            )
        )


class TickList(QWidget):
    """Names with a box each, and a button that ticks all or none."""

    def __init__(
        self, title: str, entries: Iterable[tuple[str, str]], ticked: Iterable[str] | None
    ) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)  # a long name takes two lines
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wanted = None if ticked is None else set(ticked)
        for id, name in entries:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = wanted is None or id in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        every = widgets.button(tr("All or none"), self._toggle, look="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(widgets.row(widgets.label(title, "heading"), None, every))
        layout.addWidget(self.list, 1)

    def ticked(self) -> frozenset[str] | None:
        """The ids that are ticked; None when all are."""
        items = [self.list.item(row) for row in range(self.list.count())]
        found = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return None if len(found) == len(items) else frozenset(found)

    def count_ticked(self) -> int:
        """How many are."""
        found = self.ticked()
        return self.list.count() if found is None else len(found)

    def _toggle(self) -> None:
        on = self.count_ticked() < self.list.count()
        for row in range(self.list.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)


def people_text(papers: Papers | None, people: People) -> str:
    """How many are chosen: "7 candidates, 4 interviewers"."""
    if papers is None:
        return tr("Everybody")
    candidates, seats = people
    chosen = len(papers.candidates) if candidates is None else len(candidates)
    interviewers = len(papers.panel) if seats is None else len(seats)
    return tr("{candidates}, {interviewers}").format(
        candidates=trn("{n} candidate", "{n} candidates", chosen),
        interviewers=trn("{n} interviewer", "{n} interviewers", interviewers),
    )
