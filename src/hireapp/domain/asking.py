"""Who asks what: everybody rates, but in one room a question is asked once."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.domain.ids import QuestionId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format
from hireapp.domain.people import Seat


def askers(
    content: KitContent, seats: Sequence[Seat], format: Format
) -> dict[QuestionId, tuple[Seat, ...]]:
    """By question, the opener included, the seats that ask it; nobody while nobody sits there.

    In one room it is the seat that the kit gives a question to, else the seats that count take
    turns, as evenly as can be, and the first asks the opener. In a series each asks what it rates.
    """
    counting = [one for one in seats if one.counts]
    found = {one.id: _of_kit(one.seats, seats) or tuple(counting) for one in content.questions}
    if content.opener is not None:
        found[QuestionId(content.opener.id)] = tuple(counting)
    if format is not Format.ONE_ROOM or not counting:
        return found
    turns = content.dealing_evenly([one.id for one in counting])
    by_id = {one.id: one for one in counting}
    given = {one.id for one in content.questions if _of_kit(one.seats, counting)}
    for one in turns.questions:
        if one.id not in given and one.seats:
            found[one.id] = (by_id[one.seats[0]],)
    return {
        question_id: who[:1] if question_id not in given else who
        for question_id, who in found.items()
    }


def _of_kit(given: Sequence[str] | None, seats: Sequence[Seat]) -> tuple[Seat, ...]:
    return tuple(one for one in seats if given is not None and one.id in given)
