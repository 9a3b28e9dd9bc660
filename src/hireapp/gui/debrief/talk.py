"""What the debrief says about its questions, without Qt: names, order, ranges, who moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from hireapp.domain.debrief import Debrief, DebriefItem, Drift, Voice
from hireapp.domain.ids import PersonId, QuestionId
from hireapp.domain.scorecards import WIDE_RANGE, NoScore, Rating, Score
from hireapp.i18n import tr

_LTR = "\u200e"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of questions: a heading without an item, or a question."""

    name: str
    item: DebriefItem | None = None

    @property
    def question_id(self) -> QuestionId | None:
        """The question's id, None for a heading."""
        return QuestionId(self.item.question.id) if self.item else None

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        if self.item is None:
            return self.name
        parts = [self.name, tr("ratings {range}").format(range=self.item.range_text)]
        agreed = agreed_text(self.item)
        return ", ".join([*parts, agreed] if agreed else parts)


def lines_of(debrief: Debrief) -> tuple[Line, ...]:
    """The widest disagreements first, then the rest in the kit's order, each under a heading."""
    names = _names(debrief.items)
    lines: list[Line] = []
    for heading, items in (
        (tr("Disagree by 2 or more"), debrief.to_discuss),
        (tr("Agree"), debrief.agreed_already),
    ):
        if items:
            lines.append(Line(heading))
            lines += [Line(names[one.question.id], one) for one in items]
    return tuple(lines)


def agreed_text(item: DebriefItem) -> str:
    """What the panel agreed on in words, empty before it did."""
    if item.consensus is None:
        return ""
    if item.consensus.score is None:
        return tr("no consensus")
    return tr("agreed on {n}").format(n=int(item.consensus.score))


def rating_text(rating: Rating | None) -> str:
    """A score as a figure, a reason for none in words."""
    if rating is None:
        return tr("not rated")
    return rating.label if isinstance(rating, NoScore) else str(int(rating))


def first_text(voice: Voice) -> str:
    """What an amended rating was at first, empty otherwise."""
    if not voice.is_amended:
        return ""
    return tr("amended, first {rating}").format(rating=rating_text(voice.original))


def standing_apart(item: DebriefItem) -> frozenset[PersonId]:
    """Who is two points or more away from the middle of the others' scores."""
    scores = {one.person.id: one.rating for one in item.voices if isinstance(one.rating, Score)}
    return frozenset(
        person
        for person, score in scores.items()
        if (others := [int(one) for who, one in scores.items() if who != person])
        and abs(score - median(others)) >= WIDE_RANGE
    )


def moves_text(item: DebriefItem) -> str:
    """Who moved, such as "Lee 2 → 4 · Dana, Sam 5 → 4"."""
    if item.consensus is None:
        return ""
    if item.consensus.score is None:
        return tr("Everybody keeps their rating")
    names = short_names(one.person.name for one in item.voices)
    movers: dict[Score, list[str]] = {}
    for one in item.moves:
        movers.setdefault(one.before, []).append(names[one.person.name])
    agreed = item.consensus.score
    # The marks keep "2 → 4" in this order beside a name that is written from right to left.
    moves = (
        f"{_LTR}{', '.join(movers[before])}{_LTR} {before} → {agreed}" for before in sorted(movers)
    )
    return " · ".join(moves) or tr("Nobody had to move")


def given_text(item: DebriefItem, point: int) -> str:
    """Who gave a point, by short names."""
    names = short_names(one.person.name for one in item.voices)
    return ", ".join(names[one.person.name] for one in item.voices if one.rating is Score(point))


def short_names(names: Iterable[str]) -> dict[str, str]:
    """First names; whole ones where the first is shared, or is more than letters."""
    everybody = set(names)
    firsts = Counter(one.partition(" ")[0] for one in everybody)
    short = {}
    for one in everybody:
        first = one.partition(" ")[0]
        is_plain = first.replace("-", "").replace("’", "").isalpha()
        short[one] = first if is_plain and firsts[first] == 1 else one
    return short


def drift_text(drift: Drift) -> str:
    """Where one interviewer went in this opening's debriefs, in one or two sentences."""
    name = drift.person.name
    if not drift.moves:
        return tr("{name}: no move in {n} agreed ratings.").format(name=name, n=drift.items)
    way = tr("up") if drift.points > 0 else tr("down") if drift.points < 0 else tr("up and down")
    moved = tr("{name} moved in {moves} of {n} agreed ratings, {points} points {way} on average.")
    said = moved.format(
        name=name, moves=drift.moves, n=drift.items, points=f"{abs(drift.points):.1f}", way=way
    )
    toward = ", ".join(
        tr("{name} ({n} times)").format(name=person.name, n=count) if count > 1 else person.name
        for person, count in drift.toward
    )
    return said + (tr(" Toward: {names}.").format(names=toward) if toward else "")


def _names(items: tuple[DebriefItem, ...]) -> dict[str, str]:
    """What each question is called: its attitude, numbered where several measure it."""
    times = Counter(one.attitude.id for one in items)
    seen: Counter[str] = Counter()
    names = {}
    for one in items:
        seen[one.attitude.id] += 1
        number = f" · {seen[one.attitude.id]}" if times[one.attitude.id] > 1 else ""
        names[one.question.id] = one.attitude.name + number
    return names
