"""What the shipped bank promises to those who interview with it."""

from __future__ import annotations

from collections import Counter

import pytest

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.questions import SCALE_POINTS, Question, Stage

BANK = banks.load(paths.question_banks()[0])
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
each_question = pytest.mark.parametrize(
    "question", BANK.scored_questions, ids=lambda question: question.id
)


def test_every_shipped_bank_is_decoded() -> None:
    assert [banks.load(path).bank.title for path in paths.question_banks()]


def test_the_twelve_attitudes_are_there() -> None:
    assert {one.name for one in BANK.attitude} == ATTITUDES


def test_it_begins_with_the_opener() -> None:
    assert BANK.question[0].prompt == "Do you love humans?"
    assert BANK.question[0].is_opener
    assert len(BANK.openers) >= 4


def test_each_attitude_has_two_questions_or_more() -> None:
    counts = Counter(one.attitude for one in BANK.scored_questions)

    assert set(counts) == {one.id for one in BANK.attitude}
    assert min(counts.values()) >= 2


def test_no_anchor_is_written_twice() -> None:
    anchors = [text for one in BANK.scored_questions for text in one.anchors.values()]

    assert [text for text, times in Counter(anchors).items() if times > 1] == []


def test_no_prompt_is_written_twice() -> None:
    prompts = Counter(one.prompt for one in BANK.question)

    assert max(prompts.values()) == 1


@each_question
def test_each_point_has_an_anchor_of_its_own(question: Question) -> None:
    anchors = {question.anchor(point) for point in SCALE_POINTS}

    assert len(anchors) == 5
    assert min(map(len, anchors)) > 20


@each_question
def test_there_is_enough_to_listen_for(question: Question) -> None:
    assert len(set(question.listen_for)) >= 3
    assert len(set(question.warning_signs)) >= 3


@each_question
def test_probes_follow_the_whole_story(question: Question) -> None:
    stages = {probe.stage for probe in question.probes}

    assert 3 <= len(question.probes) <= 5
    assert len(stages - {Stage.ANY}) >= 2
