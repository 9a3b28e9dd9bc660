from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from hireapp.domain import travelling
from hireapp.domain.ids import KitId, OpeningId, QuestionId
from hireapp.domain.kits import Kit
from hireapp.domain.scorecards import Answer, Score
from hireapp.errors import InputError
from tests.exchange.travellers import a_card, a_kit, amended, an_id

CARD = travelling.encode(a_card())
KIT_VALUE = a_kit()
KIT = travelling.encode(KIT_VALUE)


def test_both_come_back_as_they_were() -> None:
    assert travelling.decode_scorecard(CARD) == a_card()
    assert travelling.decode_kit(KIT) == KIT_VALUE


def test_the_same_value_has_one_spelling() -> None:
    assert travelling.encode(a_card()) == CARD
    assert b" :" not in CARD
    assert list(json.loads(CARD)) == sorted(json.loads(CARD))


def edited(data: bytes, **changes: Any) -> bytes:
    return travelling.canonical(json.loads(data) | changes)


BAD_CARDS: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"\x00\xff",
    "another value": b"[]",
    "a blank": CARD + b" ",
    "another order": json.dumps(json.loads(CARD), separators=(",", ":")).encode()[:-1] + b',"a":1}',
    "key twice": CARD[:-1] + b',"version":1}',
    "unknown key": edited(CARD, more=1),
    "missing key": travelling.canonical(
        {key: value for key, value in json.loads(CARD).items() if key != "answers"}
    ),
    "text for a number": edited(CARD, sequence="1"),
    "float for a number": CARD.replace(b'"sequence":1,', b'"sequence":1.0,'),
    "true for a number": edited(CARD, sequence=True),
    "no number": CARD.replace(b'"sequence":1,', b'"sequence":NaN,'),
    "sequence of none": edited(CARD, sequence=0),
    "sequence without end": CARD.replace(b'"sequence":1,', b'"sequence":' + b"9" * 400 + b","),
    "later version": edited(CARD, version=2),
    "another format": edited(CARD, format="hireapp kit"),
    "id in capitals": edited(CARD, scorecard_id="A" * 32),
    "id with a line break": edited(CARD, scorecard_id=an_id(8) + "\n"),
    "score off the scale": CARD.replace(b'"rating":4', b'"rating":6'),
    "unknown reason": CARD.replace(b'"rating":4', b'"rating":"asleep"'),
    "nested without end": b'{"answers":' + b"[" * 200_000,
    "lone surrogate": CARD.replace(b"She knelt", b"\\ud800 knelt"),
    "bidi override": edited(CARD, reaction_reason="a\u202eb"),
    "control character": edited(CARD, reaction_reason="a\u0007b"),
    "note too long": edited(CARD, reaction_reason="x" * 20_001),
    "key too long": edited(CARD, fact_notes={"x" * 20_001: ""}),
    "moment without zone": edited(CARD, started_at="2026-11-23T09:00:00"),
    "first year of all": edited(CARD, started_at="0001-01-01T00:00:00+23:59"),
    "answers out of order": edited(CARD, answers=json.loads(CARD)["answers"][::-1]),
    "answer twice": edited(CARD, answers=json.loads(CARD)["answers"][:1] * 2),
    "amendments not counted": travelling.encode(
        msgspec.structs.replace(
            amended(a_card()), amendments=(replace(amended(a_card()).amendments[0], sequence=2),)
        )
    ),
    "amendment that leads elsewhere": travelling.encode(
        msgspec.structs.replace(amended(a_card()), answers=a_card().answers)
    ),
    "amendment of nothing": travelling.encode(
        msgspec.structs.replace(
            amended(a_card()),
            amendments=(replace(amended(a_card()).amendments[0], before=Score.TWO),),
        )
    ),
    "amendment without zone": travelling.encode(amended(a_card())).replace(
        b'"2026-11-23T11:00:00Z"', b'"2026-11-23T11:00:00"'
    ),
    "asked twice": travelling.encode(
        msgspec.structs.replace(
            a_card(), ledger=msgspec.structs.replace(a_card().ledger, order=("a", "a"))
        )
    ),
    "too large": b" " * (travelling.SCORECARD_BYTES + 1),
}


@pytest.mark.parametrize("name", BAD_CARDS)
def test_unusable_scorecard_is_refused(name: str) -> None:
    assert BAD_CARDS[name] != CARD

    with pytest.raises(InputError):
        travelling.decode_scorecard(BAD_CARDS[name])


def with_kit(change: Callable[[dict[str, Any]], object]) -> bytes:
    value = json.loads(KIT)
    change(value)
    return travelling.canonical(value)


BAD_KITS: dict[str, bytes] = {
    "nothing": b"",
    "scorecard": CARD,
    "unknown key deep inside": with_kit(lambda kit: kit["content"].update(more=1)),
    "unknown fact": with_kit(lambda kit: kit["facts"].update(more=1)),
    "candidate twice": with_kit(lambda kit: kit["candidates"].append(kit["candidates"][0])),
    "too many candidates": with_kit(
        lambda kit: kit.update(
            candidates=[
                {**kit["candidates"][0], "id": an_id(number)} for number in range(10, 2_011)
            ]
        )
    ),
    "empty name": with_kit(lambda kit: kit["candidates"][0].update(name="")),
    "name of two lines": with_kit(lambda kit: kit["candidates"][0].update(name="a\nb")),
    "name too long": with_kit(lambda kit: kit.update(person_name="x" * 301)),
    "title empty": with_kit(lambda kit: kit["facts"].update(title="")),
    "levels the wrong way round": with_kit(
        lambda kit: kit["facts"].update(service_levels=[4.0, 2.0])
    ),
    "no question": with_kit(lambda kit: kit["content"].update(questions=[])),
    "question without anchors": with_kit(
        lambda kit: kit["content"]["questions"][0]["question"].update(anchors={})
    ),
    "question twice": with_kit(
        lambda kit: kit["content"].update(questions=kit["content"]["questions"][:1] * 2)
    ),
    "weight without end": with_kit(lambda kit: kit["content"]["questions"][0].update(weight=1e308)),
    "interview long ago": with_kit(
        lambda kit: kit["candidates"][0]["interview"].update(starts_at="1800-01-01T00:00:00Z")
    ),
}


@pytest.mark.parametrize("name", BAD_KITS)
def test_unusable_kit_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        travelling.decode_kit(BAD_KITS[name])


def test_kit_without_opener_is_usable() -> None:
    data = with_kit(
        lambda kit: (kit["content"].update(opener=None), kit["facts"].update(uses_opener=False))
    )

    assert travelling.decode_kit(data).content.opener is None


def test_moments_of_other_zones_are_the_same_moments() -> None:
    data = edited(CARD, started_at="2026-11-23T11:00:00+02:00")

    assert travelling.decode_scorecard(data).started_at == a_card().started_at


def test_original_is_what_was_submitted() -> None:
    twice = amended(amended(a_card()), to=Score.FIVE)

    assert twice.answers[0].rating is Score.FIVE
    assert twice.original == a_card()


def test_original_keeps_the_evidence() -> None:
    card = a_card(evidence="Her own words.")

    assert amended(card).original.answers == card.answers


def test_hash_tells_versions_apart() -> None:
    kit = Kit(KitId(an_id(2)), OpeningId(an_id(1)), 1, None, KIT_VALUE.content)
    later = replace(kit, number=2)
    other = replace(kit, content=kit.content.weighing_equally().giving_reason("why"))

    assert travelling.kit_hash(kit) == KIT_VALUE.kit_hash
    assert len({travelling.kit_hash(one) for one in (kit, later, other)}) == 3


def test_moments_travel_in_utc() -> None:
    moment = a_card().started_at.astimezone(None)

    assert travelling.utc(moment).utcoffset() == timedelta(0)


def test_unrated_answer_travels() -> None:
    card = a_card()
    answers = tuple(
        sorted(
            (*card.answers, Answer(QuestionId("zzz"), None, "x")),
            key=lambda one: one.question_id,
        )
    )
    card = msgspec.structs.replace(card, answers=answers)

    assert travelling.decode_scorecard(travelling.encode(card)) == card
