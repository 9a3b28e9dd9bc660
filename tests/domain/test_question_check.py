from __future__ import annotations

import time

import msgspec
import pytest

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.question_check.check import check_bank, check_prompt, check_question
from hireapp.domain.question_check.flags import Category, Flag, Jurisdiction
from hireapp.domain.question_check.rules import rules
from hireapp.domain.questions import Probe, Question, QuestionKind, Stage

PLAIN = "Tell me about a customer who got lost."
ANCHORS = {
    "1": "Laughed at the lost customer and walked away",
    "2": "Pointed at a map on the wall",
    "3": "Explained the way, step by step",
    "4": "Walked with the customer to the next corner",
    "5": "Went along, and asked the next day whether all was well",
}


def make(**changes: object) -> Question:
    question = Question(
        id="own-1",
        attitude="empathy",
        kind=QuestionKind.BEHAVIOURAL,
        prompt=PLAIN,
        minutes=5,
        anchors=ANCHORS,
    )
    return msgspec.structs.replace(question, **changes)


def categories(flags: tuple[Flag, ...]) -> set[str]:
    return {flag.category.value for flag in flags}


def test_every_shipped_question_is_clean_but_for_what_is_kept() -> None:
    found = {path.name: check_bank(banks.load(path)) for path in paths.question_banks()}

    assert {name: flags for name, flags in found.items() if flags} == {}


def test_every_kept_flag_is_needed_and_has_its_reason() -> None:
    for text, reasons in rules().kept.items():
        assert set(reasons) <= {flag.category for flag in check_prompt(text)}
        assert all(reasons.values())


def test_kept_flag_returns_once_the_question_is_edited() -> None:
    opener = banks.load(paths.question_banks()[0]).openers[0]
    edited = msgspec.structs.replace(opener, prompt="Do you love people?")

    assert check_question(opener) == ()
    assert categories(check_question(edited)) == {"vague"}


def test_flag_marks_the_place_and_names_reason_and_source() -> None:
    (flag,) = check_prompt("Before we start: are you married?")

    assert "Before we start: are you married?"[flag.start : flag.end] == "are you married"
    assert flag.topic == "family"
    assert flag.reason
    assert "Equality Act 2010" in flag.source
    assert flag.suggestion


def test_place_is_right_behind_typographic_signs() -> None:
    text = "“Hello” – so, aren’t you married?"

    flags = check_prompt(text)

    (place,) = [text[flag.start : flag.end] for flag in flags if flag.topic == "family"]
    assert "married" in place


def test_pay_history_is_risky_in_some_places_only() -> None:
    text = "What is your current salary?"

    (flag,) = check_prompt(text)

    assert flag.jurisdictions == {Jurisdiction.US, Jurisdiction.EU}
    assert check_prompt(text, jurisdictions=frozenset({Jurisdiction.UK})) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a customer who used a wheelchair.",
        "Are you authorised to work here?",
        "A guest asks you whether you are married. The queue is long. What do you say?",
    ],
)
def test_lawful_neighbours_pass(text: str) -> None:
    assert check_prompt(text) == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        (
            "Tell me about a time when you successfully served two groups at once.",
            "Tell me about a time when you served two groups at once.",
        ),
        (
            "How did you overcome a rule that stood in your way?",
            "Tell me about a rule that stood in your way.",
        ),
    ],
)
def test_better_wording_is_made_where_it_is_safe(text: str, better: str) -> None:
    (flag,) = check_prompt(text)

    assert flag.suggestion == better
    assert check_prompt(better) == ()


def test_no_wording_is_offered_that_would_be_flagged_itself() -> None:
    (flag,) = check_prompt("You would never argue with a guest, would you?")

    assert flag.category is Category.LEADING
    assert flag.suggestion == ""


def test_probes_are_checked_but_may_be_short_and_wide() -> None:
    probes = (
        Probe(stage=Stage.ACTION, text="What would you do next?"),
        Probe(stage=Stage.RESULT, text="How did you stay so calm?"),
    )

    (flag,) = check_question(make(probes=probes))

    assert (flag.category, flag.key) == (Category.LEADING, "probes.1")


def test_signal_that_judges_by_a_risky_topic_is_flagged() -> None:
    (flag,) = check_question(make(warning_signs=("Has small children at home",)))

    assert (flag.topic, flag.key) == ("family", "warning_signs.0")


def test_question_without_attitude_is_flagged() -> None:
    (flag,) = check_question(make(attitude=" "))

    assert (flag.category, flag.key) == (Category.NO_ATTITUDE, "attitude")


@pytest.mark.parametrize(
    ("point", "text"),
    [
        ("3", ""),
        ("3", "A very good answer"),
        ("2", "Laughed at the lost customer and then walked away"),
    ],
    ids=["missing", "judges only", "near copy"],
)
def test_faulty_anchor_is_flagged(point: str, text: str) -> None:
    (flag,) = check_question(make(anchors={**ANCHORS, point: text}))

    assert (flag.category, flag.key) == (Category.ANCHORS, f"anchors.{point}")


def test_anchor_of_another_question_is_flagged_in_a_bank() -> None:
    bank = banks.load(paths.question_banks()[0])
    first, second = bank.scored_questions[:2]
    copied = msgspec.structs.replace(
        second, anchors={**second.anchors, "4": first.anchors["4"].upper()}
    )
    changed = msgspec.structs.replace(bank, question=(first, copied))

    found = check_bank(changed)

    assert [flag.key for flag in found[second.id]] == ["anchors.4"]
    assert first.id in found[second.id][0].reason


def test_long_text_tells_words_and_seconds() -> None:
    (flag,) = check_prompt(
        "Tell me about a day when " + "the queue was long and " * 15 + "it rained."
    )

    assert flag.category is Category.TOO_LONG
    assert "83 words" in flag.reason
    assert "38 seconds" in flag.reason


@pytest.mark.parametrize(
    "text",
    [
        "you " * 500,
        "do you have a a a a a " * 90,
        "are you " + "very " * 400 + "?",
        "who looks after your child at home when you work? " * 40,
        "a, " * 660,
        "'" * 2_000,
        "?!. " * 500,
        "and how did you and why did you " * 60,
        "\u202e" * 2_000,
    ],
)
def test_hostile_text_takes_no_longer_than_others(text: str) -> None:
    check_prompt(PLAIN)

    taken = []
    for ending in "abc":  # the cache knows none of them; a pause of the collector hits one at most
        began = time.process_time()
        check_prompt(text[:1_999] + ending)
        taken.append(time.process_time() - began)

    assert min(taken) < 0.05
