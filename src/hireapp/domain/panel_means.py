"""From scorecards to a comparison sheet: raw panel means, ranges, and what stands out in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import pairwise
from typing import TypeVar

from hireapp.domain import treatment
from hireapp.domain.comparison import (
    Block,
    BlockQuestion,
    Cell,
    CloseCall,
    Column,
    ComparisonSheet,
    Disagreement,
    Entry,
    Lean,
    Overall,
    Row,
    SeenRating,
    SeenScorecard,
    SheetFacts,
    Skip,
)
from hireapp.domain.ids import AttitudeId, PersonId, QuestionId
from hireapp.domain.kits import Kit, KitContent
from hireapp.domain.people import Person
from hireapp.domain.scorecards import (
    WIDE_RANGE,
    NoScore,
    Rating,
    Reaction,
    Recommendation,
    Score,
)
from hireapp.domain.text import sort_key
from hireapp.domain.treatment import Treated, TreatmentException

_Kind = TypeVar("_Kind", bound=Enum)

TALK_FIRST = 5
"""How many disagreements a sheet lists, the widest first."""
CLOSE_CALLS = 3
"""How many close calls a sheet lists, from the top down."""


def compare(
    facts: SheetFacts, entries: Iterable[Entry], *, may_see_lean: Callable[[PersonId], bool]
) -> ComparisonSheet:
    """Put what the viewer may see side by side.

    `entries` hold scorecards only where the viewer may see them; `may_see_lean` tells of which
    interviewers the viewer may see figures.
    """
    ordered = sorted(
        entries, key=lambda entry: (sort_key(entry.candidate.name), entry.candidate.id)
    )
    by_kit: dict[str, list[Entry]] = {}
    for entry in ordered:
        if entry.kit:
            by_kit.setdefault(entry.kit.id, []).append(entry)
    groups = sorted(by_kit.values(), key=lambda group: _kit(group[0]).number)
    blocks = tuple(_block(_kit(group[0]), group) for group in groups)
    leans = _leans(ordered)
    raters = _raters(ordered)
    return ComparisonSheet(
        opening_id=facts.opening.id,
        title=facts.opening.title,
        purpose=facts.opening.purpose,
        retention=facts.retention,
        uses_opener=facts.opening.facts.uses_opener,
        panel=tuple(person.name for person in facts.panel),
        submitted=sum(entry.submitted for entry in ordered),
        expected=sum(entry.expected for entry in ordered),
        first_interview=min(facts.interview_days, default=None),
        last_interview=max(facts.interview_days, default=None),
        as_of=facts.as_of,
        blocks=blocks,
        disagreements=_disagreements(ordered)[:TALK_FIRST],
        close_calls=tuple(call for group in groups for call in _close_calls(group))[:CLOSE_CALLS],
        skips=tuple(skip for group in groups for skip in _skips(group)),
        leans=tuple(lean for lean in leans if may_see_lean(lean.person_id)),
        exceptions=tuple(one for group in groups for one in _treated_differently(group)),
        sheet_id=_sheet_id(facts, blocks),
        raters=raters,
        open_raters=frozenset(person_id for person_id in raters if may_see_lean(person_id)),
        service_levels=facts.opening.facts.service_levels,
    )


def own_mean(
    ratings: Mapping[QuestionId, Rating],
    content: KitContent,
    among: Iterable[QuestionId] | None = None,
) -> float | None:
    """One interviewer's weighted mean over the questions scored, None without any score."""
    chosen = set(content.question_ids if among is None else among)
    scored = [
        (question.weight, float(rating))
        for question in content.questions
        if question.id in chosen and isinstance(rating := ratings.get(question.id), Score)
    ]
    return _weighted(scored)


def _kit(entry: Entry) -> Kit:
    assert entry.kit is not None  # groups are made of entries that have one
    return entry.kit


def _weighted(values: list[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in values)
    return sum(weight * value for weight, value in values) / total if total else None


def _block(kit: Kit, entries: list[Entry]) -> Block:
    content = kit.content
    columns = tuple(
        Column(
            AttitudeId(attitude.id),
            attitude.name,
            tuple(one.id for one in content.questions_on(AttitudeId(attitude.id))),
        )
        for attitude in content.attitudes
    )
    return Block(
        kit_number=kit.number,
        columns=columns,
        rows=tuple(_row(entry, columns, content) for entry in entries),
        questions=tuple(
            BlockQuestion(one.id, one.question.prompt, one.attitude.name, one.weight)
            for one in content.questions
        ),
        ratings=tuple(sorted(rating for entry in entries for rating in _ratings(entry, content))),
        floors=content.floors,
    )


def _ratings(entry: Entry, content: KitContent) -> Iterator[SeenRating]:
    for scorecard in entry.scorecards:
        for question_id in content.question_ids:
            rating = scorecard.ratings.get(question_id)
            if isinstance(rating, Score):
                yield SeenRating(entry.candidate.id, scorecard.person.id, question_id, int(rating))


def _raters(entries: Iterable[Entry]) -> dict[PersonId, str]:
    people = {one.person.id: one.person.name for entry in entries for one in entry.scorecards}
    return dict(sorted(people.items(), key=lambda item: sort_key(item[1])))


def _row(entry: Entry, columns: tuple[Column, ...], content: KitContent) -> Row:
    counts = Row(
        candidate_id=entry.candidate.id,
        name=entry.candidate.name,
        submitted=entry.submitted,
        expected=entry.expected,
        visible=entry.visible,
        revealed=entry.revealed,
        seal_broken=entry.seal_broken,
        seal_reason=entry.seal_reason,
        for_viewer=entry.for_viewer,
    )
    if not entry.visible:
        return counts
    return Row(
        candidate_id=counts.candidate_id,
        name=counts.name,
        submitted=counts.submitted,
        expected=counts.expected,
        visible=True,
        revealed=counts.revealed,
        seal_broken=counts.seal_broken,
        seal_reason=counts.seal_reason,
        cells=tuple(_cell(entry.scorecards, column, content) for column in columns),
        overall=_overall(entry.scorecards, content),
        reactions=_count(Reaction, (one.reaction for one in entry.scorecards)),
        recommendations=_count(Recommendation, (one.recommendation for one in entry.scorecards)),
        amendments=sum(one.amendments for one in entry.scorecards),
    )


def _count(kinds: type[_Kind], chosen: Iterable[_Kind | None]) -> dict[_Kind, int]:
    """How often each was chosen, in the order of the kinds, those never chosen left out."""
    counts = Counter(chosen)
    return {kind: counts[kind] for kind in kinds if counts[kind]}


def _scores(scorecards: Iterable[SeenScorecard], question_id: QuestionId) -> list[Score]:
    ratings = (one.ratings.get(question_id) for one in scorecards)
    return [rating for rating in ratings if isinstance(rating, Score)]


def _cell(scorecards: tuple[SeenScorecard, ...], column: Column, content: KitContent) -> Cell:
    means: list[tuple[float, float]] = []
    widest: tuple[int, int] | None = None
    for question in content.questions_on(column.attitude_id):
        scores = _scores(scorecards, question.id)
        if not scores:
            continue
        means.append((question.weight, sum(scores) / len(scores)))
        bounds = int(min(scores)), int(max(scores))
        if widest is None or bounds[1] - bounds[0] > widest[1] - widest[0]:
            widest = bounds
    if widest is None:
        return Cell(reasons=_reasons(scorecards, column))
    return Cell(mean=_weighted(means), lowest=widest[0], highest=widest[1])


def _reasons(scorecards: Iterable[SeenScorecard], column: Column) -> tuple[NoScore, ...]:
    found = {
        rating
        for one in scorecards
        for question_id in column.question_ids
        if isinstance(rating := one.ratings.get(question_id), NoScore)
    }
    return tuple(reason for reason in NoScore if reason in found)


def _overall(scorecards: tuple[SeenScorecard, ...], content: KitContent) -> Overall | None:
    means = [
        (question.weight, sum(scores) / len(scores))
        for question in content.questions
        if (scores := _scores(scorecards, question.id))
    ]
    mean = _weighted(means)
    if mean is None:
        return None
    own = [value for one in scorecards if (value := own_mean(one.ratings, content)) is not None]
    if not _have_one_in_common(scorecards, content):
        own = [mean]  # each rated other questions, so their means say nothing about each other
    everything = sum(question.weight for question in content.questions)
    covered = sum(weight for weight, _ in means) / everything
    return Overall(mean=mean, lowest=min(own), highest=max(own), coverage=covered)


def _have_one_in_common(scorecards: Iterable[SeenScorecard], content: KitContent) -> bool:
    """Whether there is a question that everybody who scored anything scored."""
    scored = [
        {one for one in content.question_ids if isinstance(card.ratings.get(one), Score)}
        for card in scorecards
    ]
    rated = [each for each in scored if each]
    return bool(rated and set.intersection(*rated))


def _disagreements(entries: Iterable[Entry]) -> tuple[Disagreement, ...]:
    found = [one for entry in entries for one in _disagreements_on(entry)]
    return tuple(sorted(found, key=lambda one: one.low - one.high))


def _disagreements_on(entry: Entry) -> Iterator[Disagreement]:
    if not entry.kit:
        return
    for question in entry.kit.content.questions:
        rated = [
            (score, one.person.name)
            for one in entry.scorecards
            if isinstance(score := one.ratings.get(question.id), Score)
        ]
        if not rated:
            continue
        low, high = min(rated), min(rated, key=lambda pair: (-pair[0], pair[1]))
        if high[0] - low[0] >= WIDE_RANGE:
            yield Disagreement(
                candidate=entry.candidate.name,
                attitude=question.attitude.name,
                high_person=high[1],
                high=int(high[0]),
                low_person=low[1],
                low=int(low[0]),
            )


def _close_calls(group: list[Entry]) -> Iterator[CloseCall]:
    content = _kit(group[0]).content
    ranked = sorted(
        (
            (overall.mean, entry)
            for entry in group
            if (overall := _overall(entry.scorecards, content)) is not None
        ),
        key=lambda pair: -pair[0],
    )
    for (_, first), (_, second) in pairwise(ranked):
        differences = [
            difference
            for person, ratings in _by_person(first).items()
            if person in _by_person(second)
            if (difference := _difference(ratings, _by_person(second)[person], content)) is not None
        ]
        for_first = sum(1 for one in differences if one > 0)
        if differences and for_first < len(differences):
            yield CloseCall(
                first.candidate.name, second.candidate.name, for_first, len(differences)
            )


def _by_person(entry: Entry) -> dict[Person, Mapping[QuestionId, Rating]]:
    return {one.person: one.ratings for one in entry.scorecards}


def _difference(
    first: Mapping[QuestionId, Rating], second: Mapping[QuestionId, Rating], content: KitContent
) -> float | None:
    """How much higher one interviewer scored the first, over the questions scored for both."""
    both = [
        one
        for one in content.question_ids
        if isinstance(first.get(one), Score) and isinstance(second.get(one), Score)
    ]
    higher, lower = own_mean(first, content, both), own_mean(second, content, both)
    return None if higher is None or lower is None else higher - lower


def _skips(group: list[Entry]) -> Iterator[Skip]:
    seen = [entry for entry in group if entry.scorecards]
    for question in _kit(group[0]).content.questions:
        skipped = [
            entry
            for entry in seen
            # A seat that was not dealt the question keeps nothing about it.
            if {one.ratings.get(question.id) for one in entry.scorecards} - {None}
            == {NoScore.NOT_ASKED}
        ]
        if len(skipped) < len(seen):
            for entry in skipped:
                yield Skip(entry.candidate.name, question.attitude.name)


def _treated_differently(group: list[Entry]) -> tuple[TreatmentException, ...]:
    everyone = [
        Treated(entry.candidate.id, entry.ledgers, entry.arrangement)
        for entry in group
        if entry.arrangement is not None
    ]
    return treatment.exceptions(_kit(group[0]).content, everyone)


def _leans(entries: Iterable[Entry]) -> tuple[Lean, ...]:
    differences: dict[Person, list[float]] = {}
    for entry in entries:
        for question_id in entry.kit.content.question_ids if entry.kit else ():
            scores = _scores(entry.scorecards, question_id)
            if len(scores) < 2:  # a panel of one has no mean to differ from
                continue
            mean = sum(scores) / len(scores)
            for one in entry.scorecards:
                score = one.ratings.get(question_id)
                if isinstance(score, Score):
                    differences.setdefault(one.person, []).append(score - mean)
    return tuple(
        Lean(person.id, person.name, sum(values) / len(values), len(values))
        for person, values in sorted(differences.items(), key=lambda item: sort_key(item[0].name))
    )


def _sheet_id(facts: SheetFacts, blocks: tuple[Block, ...]) -> str:
    """A short number that changes when anything shown changes, to tell two prints apart."""
    shown = repr((facts.opening, facts.panel, facts.interview_days, blocks))
    digest = hashlib.sha256(shown.encode("utf-8", "backslashreplace")).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"
