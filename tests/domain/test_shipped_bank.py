"""What the shipped banks promise to those who interview with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.question_check import reading
from hireapp.domain.question_check.rules import rules
from hireapp.domain.question_check.words import read
from hireapp.domain.questions import SCALE_POINTS, Question, QuestionKind, Stage

FILES = {path.stem: banks.load(path) for path in paths.question_banks()}
BANK = FILES["service_attitudes"]
PACKS = {name: bank for name, bank in FILES.items() if bank is not BANK}
EVERY_QUESTION = [one for bank in FILES.values() for one in bank.scored_questions]
EVERY_SAMPLE = [one for bank in FILES.values() for one in bank.sample_answer]
ATTITUDES = {
    "Loves humans",
    "Empathy",
    "Genuine conversation",
    "Customer radar",
    "Purpose over function",
    "Owns it, never punts",
    "Resourceful",
    "Bends rules wisely",
    "Turns OOPS into WOW",
    "Spontaneous kindness",
    "Lifts the team",
    "Coachable",
}
GRADES = re.compile(
    r"\b(good|great|excellent|poor|adequate|average|outstanding|very|somewhat)\b", re.IGNORECASE
)
COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an the and to of in it is you do what about me tell time when with for that her his he "
        "she they them their who your was not on at by as",
    )
)


IDIOMS = re.compile(
    r"\b(out of the blue|on the fly|touch base|hands? full|under the weather|in a nutshell|rule of "
    r"thumb|short of (your|the|a)|at odds|fed up|swamped|juggl\w+|hung on|in hot water|cut corners|"
    r"up in the air|by heart|put up with|snowed under|on the same page|went south|the extra mile|"
    r"ran late|bent over backwards|call it a day|drop the ball|in the loop|rushed off|pull strings"
    r")\b",
    re.IGNORECASE,
)


def asked(question: Question) -> tuple[str, ...]:
    return (question.prompt, *(probe.text for probe in question.probes))


def grade_of(text: str) -> float:
    """The years of school that a text takes."""
    return reading.grade(read(text, rules().spelling), rules().reading)


def faulty(rule: Callable[[Question], bool]) -> list[str]:
    """The ids of the shipped questions that break a rule."""
    return [one.id for one in EVERY_QUESTION if not rule(one)]


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.lower())) - COMMON


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def alike(texts: list[tuple[str, str]], limit: float) -> Iterator[str]:
    """Pairs of texts that share more than `limit` of their words."""
    folded = [(name, words(text)) for name, text in texts]
    for (name, one), (other_name, other) in combinations(folded, 2):
        if likeness(one, other) > limit:
            yield f"{name} ~ {other_name}"


def test_the_bank_for_every_job_comes_first_and_the_packs_for_sectors_follow() -> None:
    assert next(iter(FILES)) == "service_attitudes"
    assert set(PACKS) == {
        "business_services",
        "contact_centre",
        "health_care",
        "hospitality",
        "public_counter",
        "retail",
    }


def test_the_twelve_attitudes_are_there() -> None:
    assert {one.name for one in BANK.attitude} == ATTITUDES


def test_an_attitude_is_defined_in_two_sentences() -> None:
    for one in BANK.attitude:
        sentences = re.findall(r"[.!?](?=\s|$)", one.definition)
        assert len(sentences) == 2, one.id
        assert len({one.synthetic, one.genuine, one.super}) == 3


def test_it_begins_with_the_opener() -> None:
    assert BANK.question[0].prompt == "Do you love humans?"
    assert BANK.question[0].is_opener


def test_openers_say_what_each_reaction_is_like_and_that_it_is_no_score() -> None:
    assert len(BANK.openers) >= 4
    for one in BANK.openers:
        assert one.reactions is not None
        assert len(set(one.reactions.__struct_fields__)) == 3
        assert "never scored" in one.tags
    assert "never a score" in BANK.bank.description


def test_each_attitude_has_eight_questions_or_more() -> None:
    counts = Counter(one.attitude for one in BANK.scored_questions)

    assert set(counts) == {one.id for one in BANK.attitude}
    assert min(counts.values()) >= 8
    assert counts.total() >= 120


def test_about_two_thirds_ask_for_what_was_done() -> None:
    kinds = Counter(one.kind for one in BANK.scored_questions)

    assert 0.6 <= kinds[QuestionKind.BEHAVIOURAL] / kinds.total() <= 0.75


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_has_ten_questions_or_more_on_shipped_attitudes(name: str) -> None:
    pack = PACKS[name]

    assert len(pack.scored_questions) >= 10
    assert {one.id for one in pack.attitude} <= {one.id for one in BANK.attitude}
    assert len({one.attitude for one in pack.scored_questions}) >= 8
    assert not any(one.id in {each.id for each in BANK.question} for one in pack.question)


def test_every_question_can_be_said_aloud() -> None:
    limits = {QuestionKind.BEHAVIOURAL: 26, QuestionKind.SITUATIONAL: 50}

    assert faulty(lambda one: len(one.prompt.split()) <= limits[one.kind]) == []
    assert faulty(lambda one: one.prompt.count("?") <= 1) == []


def test_behavioural_questions_ask_for_the_past_and_cases_for_a_deed() -> None:
    opening = re.compile(r"Tell me|Think of|Walk me|Describe|When did ")
    ending = re.compile(r"(do you (do|say|answer|write|tell her|tell him)|your answer)\?$")

    def fits(one: Question) -> bool:
        if one.kind is QuestionKind.SITUATIONAL:
            return bool(ending.search(one.prompt))
        return bool(opening.match(one.prompt))

    assert faulty(fits) == []


def test_a_second_language_reader_can_follow_every_prompt() -> None:
    hard = {one.id: grade_of(one.prompt) for one in EVERY_QUESTION if grade_of(one.prompt) > 9}

    assert hard == {}
    assert faulty(lambda one: not any(map(IDIOMS.search, asked(one)))) == []


def test_anchors_can_be_read_while_somebody_speaks() -> None:
    texts = {f"{one.id}.{key}": text for one in EVERY_QUESTION for key, text in one.anchors.items()}

    assert {key: text for key, text in texts.items() if grade_of(text) > 10.6} == {}


def test_probes_follow_the_whole_story() -> None:
    needed = {Stage.SITUATION, Stage.ACTION, Stage.RESULT}

    assert faulty(lambda one: 3 <= len({probe.text for probe in one.probes}) <= 5) == []
    assert faulty(lambda one: len(needed & {probe.stage for probe in one.probes}) >= 2) == []
    assert (
        len(faulty(lambda one: needed <= {probe.stage for probe in one.probes}))
        <= len(EVERY_QUESTION) // 20
    )


def test_there_is_enough_to_listen_for() -> None:
    assert faulty(lambda one: len(set(one.listen_for)) >= 3) == []
    assert faulty(lambda one: len(set(one.warning_signs)) >= 3) == []


def test_no_signal_serves_two_questions() -> None:
    signals = Counter(
        text for one in EVERY_QUESTION for text in (*one.listen_for, *one.warning_signs)
    )

    assert [text for text, count in signals.items() if count > 1] == []


def test_probes_are_mostly_written_for_their_question() -> None:
    probes = Counter(probe.text for one in EVERY_QUESTION for probe in one.probes)

    assert max(probes.values()) <= 6
    assert len(probes) / probes.total() >= 0.85


def test_anchors_tell_what_is_done_instead_of_grading_it() -> None:
    assert faulty(lambda one: len({one.anchor(point) for point in SCALE_POINTS}) == 5) == []
    assert faulty(lambda one: all(len(text.split()) >= 5 for text in one.anchors.values())) == []
    assert faulty(lambda one: not any(map(GRADES.search, one.anchors.values()))) == []


def test_no_two_anchors_are_alike() -> None:
    texts = [
        (f"{one.id}.{key}", text) for one in EVERY_QUESTION for key, text in one.anchors.items()
    ]

    assert list(alike(texts, 0.55)) == []


def test_no_two_questions_are_alike() -> None:
    assert list(alike([(one.id, one.prompt) for one in EVERY_QUESTION], 0.5)) == []


def test_each_attitude_has_sample_answers_over_the_scale() -> None:
    of = {one.id: one.attitude for one in BANK.question}
    ratings: dict[str, set[int]] = {}
    for sample in BANK.sample_answer:
        ratings.setdefault(of[sample.question], set()).add(sample.rating)

    assert set(ratings) == {one.id for one in BANK.attitude}
    assert all(len(found) >= 3 for found in ratings.values())


def test_sample_answers_sound_like_answers() -> None:
    for sample in EVERY_SAMPLE:
        assert 80 <= len(sample.text.split()) <= 150, sample.question
        assert re.search(r"\bI\b", sample.text), sample.question
        assert str(sample.rating) in sample.why or "anchor" in sample.why, sample.question


def test_sample_answers_are_told_by_different_people() -> None:
    openings = Counter(" ".join(sample.text.split()[:3]).lower() for sample in EVERY_SAMPLE)

    assert max(openings.values()) <= 2
    assert list(alike([(one.question, one.text) for one in EVERY_SAMPLE], 0.35)) == []
