from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain import banks
from hireapp.domain.bank_changes import merged, preview
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Question
from tests.domain.making import attitude, question

NAMES = tuple("abcdef")
HEAD = BankHead(id="own-bank", title="Ours", language="en", version=1, description="Few.")
questions = st.lists(
    st.builds(question, st.sampled_from(NAMES), minutes=st.integers(3, 4)),
    unique_by=lambda one: one.id,
).map(tuple)


def bank(*all_questions: Question, samples: tuple[SampleAnswer, ...] = ()) -> Bank:
    return Bank(bank=HEAD, attitude=(attitude(),), question=all_questions, sample_answer=samples)


def sample(of: str, text: str = "I sat down.") -> SampleAnswer:
    return SampleAnswer(question=of, text=text, rating=4, why="An act.")


def in_order(all_questions: tuple[Question, ...]) -> list[Question]:
    return sorted(all_questions, key=lambda one: one.id)


some_banks = questions.map(lambda all_questions: bank(*all_questions))


@given(some_banks)
def test_same_bank_changes_nothing(one: Bank) -> None:
    found = preview(one, one)

    assert found.is_nothing
    assert found.unchanged == one.question


@given(some_banks, some_banks)
def test_preview_accounts_for_every_question(before: Bank, after: Bank) -> None:
    found = preview(before, after)

    came = (*found.added, *found.unchanged, *(one.after for one in found.changed))
    went = (*found.removed, *found.unchanged, *(one.before for one in found.changed))
    assert in_order(came) == in_order(after.question)
    assert in_order(went) == in_order(before.question)
    assert found.is_nothing == (before == after)


@given(some_banks, some_banks)
def test_merging_removes_nothing_and_takes_all_that_came(before: Bank, incoming: Bank) -> None:
    after = merged(before, incoming)

    assert preview(before, after).removed == ()
    assert all(one in after.question for one in incoming.question)
    assert not preview(before, after).reordered
    assert banks.checked(after, file="merged") is after


def test_changed_question_names_its_parts() -> None:
    before = question("a")
    after = msgspec.structs.replace(before, minutes=9, listen_for=("a person",))

    (changed,) = preview(bank(before), bank(after)).changed

    assert (changed.before, changed.after) == (before, after)
    assert changed.parts == ("Minutes", "Listen for")


def test_other_order_is_told() -> None:
    a, b = question("a"), question("b")

    found = preview(bank(a, b), bank(b, a))

    assert found.reordered
    assert found.unchanged == (b, a)
    assert not found.is_nothing


@pytest.mark.parametrize(("id", "title", "tells"), [("x", "Ours", False), ("x", "Theirs", True)])
def test_bank_keeps_its_own_id_but_not_its_title(id: str, title: str, tells: bool) -> None:
    head = msgspec.structs.replace(HEAD, id=id, title=title)
    after = msgspec.structs.replace(bank(), bank=head)

    found = preview(bank(), after)

    assert (found.head is not None) == tells


def test_attitudes_and_sample_answers_are_told_apart() -> None:
    a = question("a")
    before = bank(a, samples=(sample("a"), sample("a", "old")))
    calm = msgspec.structs.replace(attitude(), definition="Feels with people.")
    after = msgspec.structs.replace(
        before, attitude=(calm, attitude("Calm")), sample_answer=(sample("a"), sample("a", "new"))
    )

    found = preview(before, after)

    assert [one.after for one in found.attitudes.changed] == [calm]
    assert [one.id for one in found.attitudes.added] == ["calm"]
    assert [one.text for one in found.samples_added] == ["new"]
    assert [one.text for one in found.samples_removed] == ["old"]
    assert found.questions.is_nothing


def test_merged_question_brings_its_sample_answers() -> None:
    before = bank(question("a"), question("b"), samples=(sample("a"), sample("b")))
    incoming = bank(question("a"), samples=(sample("a", "new"),))

    after = merged(before, incoming)

    assert [(one.question, one.text) for one in after.sample_answer] == [
        ("b", "I sat down."),
        ("a", "new"),
    ]
