"""What an import would change, and what is wrong in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_changes import BankPreview, Changed
from hireapp.domain.bank_rows import BankHead
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Question
from hireapp.exchange.bank_sheet import RowFault
from hireapp.gui.banks.change_view import ChangeView
from hireapp.gui.banks.importing import Plan
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.question_view import kind_name, minutes
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class _Line:
    """One change: its card, and what stands beside the list when it is selected."""

    card: Card
    what: Question | Attitude | Changed[Question] | Changed[Attitude] | Changed[BankHead]


class PlanView(QWidget):
    """The numbers, each change, and the selected one before and after."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, _Line] = {}
        self._bank: Bank | None = None
        self.summary = label("", "strong", wrap=True)
        self.summary.setObjectName("import-summary")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.changes = CardList("import-changes", tr("What changes"))
        self.view = ChangeView()
        self.changes.current_changed.connect(self._show)
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(self.changes, 45)
        sides.addWidget(self.view, 55)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.summary)
        layout.addLayout(sides, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show what would change."""
        self._bank = plan.bank
        self._lines = {one.card.key: one for one in _lines(plan)}
        self.summary.setText(_summary(plan))
        self.changes.cards.show_cards([one.card for one in self._lines.values()])
        self.changes.setVisible(bool(self._lines))
        self.view.setVisible(bool(self._lines))
        self.changes.select_row(0)
        self._show(next(iter(self._lines), ""))

    def _show(self, key: str) -> None:
        line = self._lines.get(key)
        if line is None or self._bank is None:
            self.view.show_nothing()
        elif isinstance(line.what, Changed):
            self.view.show_change(line.card.text, line.what)
        elif isinstance(line.what, Question):
            bank, question = self._bank, line.what
            samples = [one for one in bank.sample_answer if one.question == question.id]
            self.view.show_question(bank.attitude_of(question), question, samples)
        else:
            self.view.show_attitude(line.what)


class FaultsView(QWidget):
    """Every fault by sheet, row and column, as text that can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "badheading", wrap=True)
        self._heading.setObjectName("import-faulty")
        hint = label(
            tr("Your banks are as they were. Mend these cells in the file, then import it again."),
            "muted",
            wrap=True,
        )
        for one in (self._heading, hint):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = QPlainTextEdit()
        self.text.setObjectName("import-faults")
        self.text.setAccessibleName(tr("What is wrong"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        copy = button(tr("Copy all"), self._copy, look="link", name="import-copy")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(hint)
        layout.addWidget(self.text, 1)
        layout.addLayout(row(copy, None))

    def show_faults(self, faults: Sequence[RowFault], more: int) -> None:
        """Show these, and how many more there are."""
        count = len(faults) + more
        heading = trn("{n} cell cannot be used", "{n} cells cannot be used", count)
        self._heading.setText(heading)
        lines = [one.sentence for one in faults]
        if more:
            lines.append(trn("… and {n} more.", "… and {n} more.", more))
        self.text.setPlainText("\n".join(lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def _summary(plan: Plan) -> str:
    found = plan.preview
    if found.is_nothing and plan.target is not None:
        return tr("Everything in this file is in the bank already. Nothing would change.")
    parts = [trn("{n} new question", "{n} new questions", len(found.added))]
    if plan.target is not None:
        parts.append(trn("{n} changed", "{n} changed", len(found.changed)))
        parts.append(trn("{n} unchanged", "{n} unchanged", len(found.unchanged)))
    attitudes = len(found.attitudes.added) + len(found.attitudes.changed)
    if attitudes:
        parts.append(trn("{n} attitude", "{n} attitudes", attitudes))
    if found.samples_added:
        count = len(found.samples_added)
        parts.append(trn("{n} sample answer", "{n} sample answers", count))
    numbers = " · ".join(parts)
    if plan.target is None:
        title = plan.bank.bank.title
        return tr("A new bank, “{title}”: {numbers}").format(title=title, numbers=numbers)
    return tr("{numbers}. Nothing is removed.").format(numbers=numbers)


def _lines(plan: Plan) -> Iterator[_Line]:
    found = plan.preview
    if found.head is not None and plan.target is not None:
        words = tr("Title and description")
        yield _Line(Card(key="head", text=words, caption=tr("Changed")), found.head)
    names = {one.id: one.name for one in plan.bank.attitude}
    for change in found.changed:
        yield _Line(_changed_card(change), change)
    yield from _attitude_lines(found)
    for question in found.added:
        note = f"{kind_name(question.kind)} · {minutes(question.minutes)}"
        card = Card(
            key=f"question/{question.id}",
            text=question.prompt,
            caption=tr("New"),
            note=note,
            detail=names.get(question.attitude, ""),
        )
        yield _Line(card, question)


def _changed_card(change: Changed[Question]) -> Card:
    return Card(
        key=f"question/{change.after.id}",
        text=change.after.prompt,
        caption=tr("Changed: {parts}").format(parts=", ".join(change.parts)),
    )


def _attitude_lines(found: BankPreview) -> Iterator[_Line]:
    for change in found.attitudes.changed:
        caption = tr("Changed attitude: {parts}").format(parts=", ".join(change.parts))
        card = Card(key=f"attitude/{change.after.id}", text=change.after.name, caption=caption)
        yield _Line(card, change)
    for attitude in found.attitudes.added:
        card = Card(key=f"attitude/{attitude.id}", text=attitude.name, caption=tr("New attitude"))
        yield _Line(card, attitude)
