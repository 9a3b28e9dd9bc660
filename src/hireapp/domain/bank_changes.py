"""What an import would change in a bank, shown before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_faults import part_name
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Question

Row = TypeVar("Row", BankHead, Attitude, Question)


@dataclass(frozen=True, slots=True)
class Changed(Generic[Row]):
    """A row that is in both banks and not the same in each."""

    before: Row
    after: Row

    @property
    def parts(self) -> tuple[str, ...]:
        """The words for what is not the same, such as "Minutes"."""
        keys = (
            key
            for key in self.before.__struct_fields__
            if getattr(self.before, key) != getattr(self.after, key)
        )
        return tuple(dict.fromkeys(part_name(key) for key in keys))


@dataclass(frozen=True, slots=True)
class RowChanges(Generic[Row]):
    """What happens to the rows of one kind; each is known by its id."""

    added: tuple[Row, ...]
    changed: tuple[Changed[Row], ...]
    unchanged: tuple[Row, ...]
    removed: tuple[Row, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether all rows stay as they are."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class BankPreview:
    """What a bank becomes: its questions, its attitudes, its sample answers and its head."""

    questions: RowChanges[Question]
    attitudes: RowChanges[Attitude]
    samples_added: tuple[SampleAnswer, ...]
    samples_removed: tuple[SampleAnswer, ...]
    head: Changed[BankHead] | None
    reordered: bool
    """Whether questions that stay are in another order."""

    @property
    def added(self) -> tuple[Question, ...]:
        """The questions that are new."""
        return self.questions.added

    @property
    def changed(self) -> tuple[Changed[Question], ...]:
        """The questions that become others."""
        return self.questions.changed

    @property
    def unchanged(self) -> tuple[Question, ...]:
        """The questions that stay as they are."""
        return self.questions.unchanged

    @property
    def removed(self) -> tuple[Question, ...]:
        """The questions that go; kits keep their copies."""
        return self.questions.removed

    @property
    def is_nothing(self) -> bool:
        """Whether the import would change nothing."""
        return (
            self.questions.is_nothing
            and self.attitudes.is_nothing
            and not (self.samples_added or self.samples_removed or self.head or self.reordered)
        )


def preview(before: Bank, after: Bank) -> BankPreview:
    """What happens when `after` takes the place of `before`; a bank keeps its own id."""
    head = msgspec.structs.replace(after.bank, id=before.bank.id)
    return BankPreview(
        questions=_compared(before.question, after.question),
        attitudes=_compared(before.attitude, after.attitude),
        samples_added=_beyond(after.sample_answer, before.sample_answer),
        samples_removed=_beyond(before.sample_answer, after.sample_answer),
        head=None if head == before.bank else Changed(before.bank, head),
        reordered=_shared_order(before, after) != _shared_order(after, before),
    )


def merged(before: Bank, incoming: Bank) -> Bank:
    """The bank with what came in added and updated, and nothing removed.

    Questions keep their order, new ones come last; a question that came in brings its sample
    answers, the others keep theirs.
    """
    came = {one.id for one in incoming.question}
    kept = tuple(one for one in before.sample_answer if one.question not in came)
    return Bank(
        bank=incoming.bank,
        attitude=_united(before.attitude, incoming.attitude),
        question=_united(before.question, incoming.question),
        sample_answer=(*kept, *incoming.sample_answer),
    )


def _compared(before: tuple[Row, ...], after: tuple[Row, ...]) -> RowChanges[Row]:
    old = {one.id: one for one in before}
    new = {one.id for one in after}
    shared = [(old[one.id], one) for one in after if one.id in old]
    return RowChanges(
        added=tuple(one for one in after if one.id not in old),
        changed=tuple(Changed(one, other) for one, other in shared if one != other),
        unchanged=tuple(other for one, other in shared if one == other),
        removed=tuple(one for one in before if one.id not in new),
    )


def _united(before: tuple[Row, ...], incoming: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(({one.id: one for one in before} | {one.id: one for one in incoming}).values())


def _beyond(
    some: Iterable[SampleAnswer], others: Iterable[SampleAnswer]
) -> tuple[SampleAnswer, ...]:
    """Those of `some` that `others` lack."""
    return tuple((Counter(some) - Counter(others)).elements())


def _shared_order(bank: Bank, other: Bank) -> list[str]:
    there = {one.id for one in other.question}
    return [one.id for one in bank.question if one.id in there]
