from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.domain import banks
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_faults import check, faults_of, part_name, tidied
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Probe, Question, QuestionKind, Reactions, Stage
from hireapp.errors import InputError, Refused
from tests.domain.making import attitude, opener, question

HEAD = BankHead(id="own-bank", title="Ours", language="en", version=1, description="Few.")
texts = st.sampled_from(("", " ", "words", "x" * 2_001, "\u202ewords ", "two\nlines"))
reactions = st.builds(
    Reactions, flat=st.just("nothing"), warm=st.just("a smile"), goose_bumps=st.just("bumps")
)
any_questions = st.builds(
    Question,
    id=st.sampled_from(("", "q1", "x" * 101)),
    attitude=st.just("empathy"),
    kind=st.sampled_from(QuestionKind),
    prompt=texts,
    minutes=st.integers(0, 61),
    tags=st.lists(texts, max_size=2).map(tuple),
    probes=st.lists(st.builds(Probe, st.sampled_from(Stage), texts), max_size=2).map(tuple),
    anchors=st.dictionaries(st.sampled_from("123456"), texts, min_size=0, max_size=6)
    | st.just({str(point): "words" for point in range(1, 6)}),
    reactions=st.none() | reactions,
)


@given(any_questions)
def test_question_has_faults_exactly_when_a_bank_file_could_not_hold_it(one: Question) -> None:
    bank = Bank(bank=HEAD, attitude=(attitude(),), question=(one,))

    try:
        banks.checked(bank, file="mine.toml")
        usable = True
    except InputError:
        usable = False

    assert (faults_of(one) == ()) == usable


@given(any_questions)
def test_every_fault_has_a_name_for_its_part(one: Question) -> None:
    for fault in faults_of(one):
        if fault.key != "anchors.6":
            assert part_name(fault.key)
        assert fault.what


@given(any_questions)
def test_tidying_twice_changes_nothing_more(one: Question) -> None:
    assert tidied(tidied(one)) == tidied(one)


def test_tidied_question_is_clean_and_has_no_empty_items() -> None:
    messy = msgspec.structs.replace(
        question("q1"),
        prompt="  Tell me\n about rain.\u202e ",
        tags=(" night ", " "),
        probes=(Probe(Stage.ANY, " What\nthen? "), Probe(Stage.ANY, "")),
        anchors={"1": " one ", "2": " "},
    )

    tidy = tidied(messy)

    assert tidy.prompt == "Tell me\n about rain."
    assert tidy.tags == ("night",)
    assert tidy.probes == (Probe(Stage.ANY, "What then?"),)
    assert tidy.anchors == {"1": "one"}


@pytest.mark.parametrize("key", ["flat", "warm", "goose_bumps"])
def test_opener_needs_each_reaction(key: str) -> None:
    whole = opener()
    assert whole.reactions is not None
    changes = {key: " "}
    lacking = msgspec.structs.replace(
        whole, reactions=msgspec.structs.replace(whole.reactions, **changes)
    )

    assert [one.key for one in faults_of(lacking)] == [f"reactions.{key}"]
    assert faults_of(whole) == ()


def test_first_fault_is_said_in_words() -> None:
    with pytest.raises(Refused) as caught:
        check(msgspec.structs.replace(question("q1"), prompt="", minutes=0))

    assert caught.value.message == "Question: it is empty."


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (msgspec.structs.replace(attitude(), name="x" * 301, why=""), ["name", "why"]),
        (SampleAnswer(question="q1", text="x" * 20_001, rating=6, why="w"), ["text", "rating"]),
        (msgspec.structs.replace(HEAD, title=" "), ["title"]),
    ],
)
def test_other_rows_have_faults_by_key(
    row: Attitude | SampleAnswer | BankHead, keys: list[str]
) -> None:
    assert [one.key for one in faults_of(row)] == keys
    assert all(part_name(key) for key in keys)
