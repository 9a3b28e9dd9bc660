from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Reaction, Recommendation, Score
from hireapp.errors import Refused
from hireapp.store import candidates, kits, openings, panels, people, practice, scorecards
from hireapp.store.practice import Practice
from tests.conftest import Hiring, dump


def begun(hiring: Hiring) -> Practice:
    return practice.begin(hiring.database, hiring.opening.id, hiring.panel[0].id)


def carry_through(one: Practice) -> None:
    """Rate, note and submit everything."""
    sheet = scorecards.open_sheet(one.database, one.scorecard_id, one.person.id)
    for question in sheet.kit.content.question_ids:
        scorecards.rate(one.database, one.scorecard_id, question, Score.FOUR, viewer=one.person.id)
    scorecards.note_reaction(
        one.database, one.scorecard_id, Reaction.WARM, "", viewer=one.person.id
    )
    scorecards.submit(one.database, one.scorecard_id, Recommendation.YES, viewer=one.person.id)


def test_practice_runs_to_the_end_and_leaves_the_users_data_alone(hiring: Hiring) -> None:
    path = hiring.database.path
    before = dump(path)

    one = begun(hiring)
    carry_through(one)
    one.database.close()

    draft = kits.latest(hiring.database, hiring.opening.id)
    assert draft is not None
    assert draft.is_draft
    assert dump(path) == before


def test_practice_asks_the_newest_version_draft_or_frozen(hiring: Hiring) -> None:
    kits.freeze(hiring.database, hiring.opening.id)
    shorter = hiring.content.removing(hiring.questions[0])
    frozen = begun(hiring)
    kits.edit(hiring.database, hiring.opening.id, shorter)
    draft = begun(hiring)

    asked = [
        scorecards.open_sheet(one.database, one.scorecard_id, one.person.id).kit.content
        for one in (frozen, draft)
    ]

    assert [one.question_ids for one in asked] == [hiring.questions, hiring.questions[1:]]


def test_kit_that_cannot_be_frozen_yet_can_be_tried(hiring: Hiring) -> None:
    first = hiring.questions[0]
    unready = KitContent(questions=hiring.content.questions).changing(first, weight=2.0)
    kits.edit(hiring.database, hiring.opening.id, unready.changing(first, seats=()))

    one = begun(hiring)

    sheet = scorecards.open_sheet(one.database, one.scorecard_id, one.person.id)
    assert sheet.kit.content.question_ids == hiring.questions
    assert not sheet.opening.facts.uses_opener


def test_kit_without_a_question_has_nothing_to_try(hiring: Hiring) -> None:
    kits.edit(hiring.database, hiring.opening.id, KitContent(opener=hiring.content.opener))

    with pytest.raises(Refused, match="nothing to try"):
        begun(hiring)


def test_practice_sees_nothing_but_its_own_candidate(hiring: Hiring) -> None:
    one = begun(hiring)

    (opening,) = openings.all_of_them(one.database)
    assert candidates.count(one.database, opening.id) == 1
    assert [each.name for each in people.everybody(one.database)] == ["Ana"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_practice_that_is_killed_leaves_no_file(
    hiring: Hiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.chdir(temporary)
    before = dump(hiring.database.path)
    hiring.database.close()

    child = os.fork()
    if child == 0:
        try:
            carry_through(begun(hiring))
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)

    assert os.WIFSIGNALED(status)
    assert list(temporary.iterdir()) == []
    assert dump(hiring.database.path) == before


def test_share_of_a_split_panel_can_be_tried(hiring: Hiring) -> None:
    database, opening = hiring.database, hiring.opening
    openings.edit(database, opening.id, replace(opening.facts, format=Format.SERIES_SPLIT))
    ana, ben = panels.seats(database, opening.id)
    first, *others = hiring.questions
    content = hiring.content.changing(first, seats=(ana.id,))
    for other in others:
        content = content.changing(other, seats=(ben.id,))
    kits.edit(database, opening.id, content)

    asked = []
    for share in (ana.id, ben.id, None):
        one = practice.begin(database, opening.id, ana.person.id, share)
        sheet = scorecards.open_sheet(one.database, one.scorecard_id, one.person.id)
        asked.append(sheet.kit.content.question_ids)
        one.database.close()

    assert asked == [(first,), tuple(others), hiring.questions]
    assert [(seat.id, n) for seat, n in practice.shares(database, opening.id)] == [
        (ana.id, 1),
        (ben.id, 2),
    ]


def test_where_everybody_asks_all_there_are_no_shares(hiring: Hiring) -> None:
    assert practice.shares(hiring.database, hiring.opening.id) == ()
