"""What a kit covers: minutes by attitude and by seat, with the gaps and doubles of a split one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hireapp.domain.attitudes import Attitude
from hireapp.domain.ids import AttitudeId, QuestionId, SeatId
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import Format


@dataclass(frozen=True, slots=True)
class AttitudeCoverage:
    """How much of a kit measures one attitude; `floor` is the least panel mean wanted."""

    attitude: Attitude
    questions: int
    minutes: int
    weight_share: float
    floor: int | None = None

    @property
    def is_gap(self) -> bool:
        """Whether no question measures it."""
        return self.questions == 0


@dataclass(frozen=True, slots=True)
class SeatCoverage:
    """What one seat asks: `counts` has its questions for each attitude of the kit, in order."""

    seat_id: SeatId
    counts: tuple[int, ...]
    minutes: int

    @property
    def is_gap(self) -> bool:
        """Whether this seat has nothing to ask."""
        return not any(self.counts)


@dataclass(frozen=True, slots=True)
class SplitCoverage:
    """How a kit is dealt out: one row a seat, one column an attitude of the kit.

    `nobodys` are asked by no seat; `doubles` by more than one, which takes time twice and gives
    two independent ratings.
    """

    attitudes: tuple[Attitude, ...]
    seats: tuple[SeatCoverage, ...]
    nobodys: tuple[QuestionId, ...]
    doubles: tuple[QuestionId, ...]


def by_attitude(
    content: KitContent, wanted: Iterable[Attitude] = ()
) -> tuple[AttitudeCoverage, ...]:
    """Each wanted attitude and each that the kit measures, in the order of the wanted ones."""
    everything = {one.id: one for one in (*wanted, *content.attitudes)}
    total = sum(one.weight for one in content.questions) or 1.0
    found = []
    for attitude in everything.values():
        attitude_id = AttitudeId(attitude.id)
        questions = content.questions_on(attitude_id)
        found.append(
            AttitudeCoverage(
                attitude,
                len(questions),
                sum(one.question.minutes for one in questions),
                sum(one.weight for one in questions) / total,
                content.floors.get(attitude_id),
            )
        )
    return tuple(found)


def by_seat(content: KitContent, seats: Sequence[SeatId]) -> SplitCoverage:
    """How the questions are dealt out to the seats of an opening that splits them."""
    attitudes = content.attitudes
    rows = []
    for seat_id in seats:
        mine = content.for_seat(seat_id, Format.SERIES_SPLIT)
        counts = tuple(len(mine.questions_on(AttitudeId(one.id))) for one in attitudes)
        rows.append(SeatCoverage(seat_id, counts, mine.minutes))
    asked = {one.id: sum(one.is_for(seat_id) for seat_id in seats) for one in content.questions}
    return SplitCoverage(
        attitudes,
        tuple(rows),
        nobodys=tuple(key for key, times in asked.items() if times == 0),
        doubles=tuple(key for key, times in asked.items() if times > 1),
    )
