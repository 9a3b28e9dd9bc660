from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.changes import Change, KitChanged
from hireapp.domain.ids import KitId, OpeningId
from hireapp.domain.kits import Kit, KitContent
from hireapp.errors import NotFound, Refused
from hireapp.store import kits, openings, scorecards
from tests.conftest import Hiring


def latest(hiring: Hiring) -> Kit:
    kit = kits.latest(hiring.database, hiring.opening.id)
    assert kit is not None
    return kit


def test_draft_is_kept_whole(hiring: Hiring) -> None:
    kit = latest(hiring)

    assert kit.content == hiring.content
    assert kit.is_draft
    assert kit.number == 1
    assert kits.get(hiring.database, kit.id) == kit


def test_opening_has_no_kit_at_first(hiring: Hiring) -> None:
    other = openings.create(hiring.database, hiring.opening.facts)

    assert kits.latest(hiring.database, other.id) is None


def test_edits_stay_in_the_draft(hiring: Hiring) -> None:
    before = latest(hiring)
    shorter = hiring.content.removing(hiring.questions[0])

    kits.edit(hiring.database, hiring.opening.id, shorter)

    assert latest(hiring) == replace(before, content=shorter)


def test_first_interview_freezes_the_kit(hiring: Hiring) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[0])

    assert not latest(hiring).is_draft
    assert latest(hiring).number == 1


def test_edit_after_freezing_makes_a_new_draft(hiring: Hiring) -> None:
    frozen = kits.freeze(hiring.database, hiring.opening.id)
    shorter = hiring.content.removing(hiring.questions[0])

    draft = kits.edit(hiring.database, hiring.opening.id, shorter)

    assert (draft.number, draft.is_draft, draft.content) == (2, True, shorter)
    assert kits.get(hiring.database, frozen.id) == frozen
    assert latest(hiring) == draft


def test_draft_can_be_discarded_for_the_frozen_version(hiring: Hiring) -> None:
    frozen = kits.freeze(hiring.database, hiring.opening.id)
    kits.edit(hiring.database, hiring.opening.id, KitContent())

    kits.discard_draft(hiring.database, hiring.opening.id)

    assert latest(hiring) == frozen


def test_frozen_version_is_not_discarded(hiring: Hiring) -> None:
    frozen = kits.freeze(hiring.database, hiring.opening.id)

    kits.discard_draft(hiring.database, hiring.opening.id)

    assert latest(hiring) == frozen


def test_there_must_be_a_draft_to_freeze(hiring: Hiring) -> None:
    other = openings.create(hiring.database, hiring.opening.facts)
    kits.freeze(hiring.database, hiring.opening.id)

    for opening_id in (hiring.opening.id, other.id):
        with pytest.raises(Refused, match="no draft"):
            kits.freeze(hiring.database, opening_id)


def test_kit_without_questions_is_not_frozen_by_an_interview(hiring: Hiring) -> None:
    empty = msgspec.structs.replace(hiring.content, questions=())
    kits.edit(hiring.database, hiring.opening.id, empty)

    with pytest.raises(Refused, match="no question"):
        hiring.begin(hiring.candidates[0], hiring.panel[0])

    assert latest(hiring).is_draft


def test_kit_without_the_opener_is_frozen_only_where_the_opener_is_off(hiring: Hiring) -> None:
    bare = msgspec.structs.replace(hiring.content, opener=None)
    kits.edit(hiring.database, hiring.opening.id, bare)

    with pytest.raises(Refused, match="opener"):
        kits.freeze(hiring.database, hiring.opening.id)
    openings.edit(
        hiring.database, hiring.opening.id, replace(hiring.opening.facts, uses_opener=False)
    )

    assert not kits.freeze(hiring.database, hiring.opening.id).is_draft


def test_candidate_stays_on_the_version_begun_with(hiring: Hiring, bank: Bank) -> None:
    ana, ben = hiring.panel
    dana, priya = hiring.candidates
    first = hiring.begin(dana, ana)
    longer = hiring.content.adding(bank, bank.scored_questions[-1])
    kits.edit(hiring.database, hiring.opening.id, longer)
    kits.freeze(hiring.database, hiring.opening.id)

    second = hiring.begin(dana, ben)
    other = hiring.begin(priya, ana)

    numbers = [
        scorecards.open_sheet(hiring.database, card, person.id).kit.number
        for card, person in [(first, ana), (second, ben), (other, ana)]
    ]
    assert numbers == [1, 1, 2]


def test_interviews_keep_the_frozen_version_while_a_new_draft_is_edited(hiring: Hiring) -> None:
    ana, _ben = hiring.panel
    kits.freeze(hiring.database, hiring.opening.id)
    kits.edit(hiring.database, hiring.opening.id, KitContent())

    card = hiring.begin(hiring.candidates[0], ana)

    sheet = scorecards.open_sheet(hiring.database, card, ana.id)
    assert sheet.kit.number == 1
    assert sheet.kit.content == hiring.content


def test_kit_that_is_gone_is_not_found(hiring: Hiring) -> None:
    with pytest.raises(NotFound):
        kits.get(hiring.database, KitId("gone"))
    with pytest.raises(NotFound):
        kits.edit(hiring.database, OpeningId("gone"), KitContent())


def test_changes_of_the_kit_are_announced(hiring: Hiring) -> None:
    heard: list[Change] = []
    hiring.database.announce = heard.append

    kits.edit(hiring.database, hiring.opening.id, hiring.content)
    kits.freeze(hiring.database, hiring.opening.id)
    kits.edit(hiring.database, hiring.opening.id, hiring.content)
    kits.discard_draft(hiring.database, hiring.opening.id)

    assert heard == [KitChanged(hiring.opening.id)] * 4
