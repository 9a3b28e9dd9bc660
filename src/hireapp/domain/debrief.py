"""The debrief: what each interviewer heard, what the panel agrees on, and who moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hireapp.domain.attitudes import Attitude
from hireapp.domain.people import Candidate, Person
from hireapp.domain.questions import Question
from hireapp.domain.scorecards import WIDE_RANGE, PaperMark, Rating, Score
from hireapp.domain.text import sort_key, span_text
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class Voice:
    """What one interviewer rated and heard; `original` is the rating before any amendment.

    `paper` says who entered it, where it was written on paper. `signs` and `warnings` are what was
    listened for and the warning signs that were ticked, in the question's order.
    """

    person: Person
    rating: Rating | None
    evidence: str = ""
    original: Rating | None = None
    paper: PaperMark | None = None
    signs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def ticked(self) -> str:
        """What was ticked, in one or two lines; empty when nothing was."""
        lines = (
            tr("Heard: {signs}").format(signs="; ".join(self.signs)) if self.signs else "",
            tr("Warning signs: {signs}").format(signs="; ".join(self.warnings))
            if self.warnings
            else "",
        )
        return "\n".join(filter(None, lines))

    @property
    def heard(self) -> str:
        """The evidence, and what was ticked in a paragraph below it."""
        return "\n\n".join(filter(None, (self.evidence.strip(), self.ticked)))

    @property
    def is_amended(self) -> bool:
        """Whether the rating was changed after submitting."""
        return self.original is not None and self.original != self.rating


@dataclass(frozen=True, slots=True)
class Consensus:
    """What the panel agreed on for one answer; `score` None says that it did not agree."""

    score: Score | None
    reason: str
    noted_by: Person
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """An interviewer whose own rating is not what the panel agreed on."""

    person: Person
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class DebriefItem:
    """One question with everybody's voice; first ratings stay, whatever is agreed."""

    question: Question
    attitude: Attitude
    voices: tuple[Voice, ...]
    consensus: Consensus | None = None

    @property
    def scores(self) -> tuple[Score, ...]:
        """The scores given, in the panel's order."""
        return tuple(one.rating for one in self.voices if isinstance(one.rating, Score))

    @property
    def width(self) -> int:
        """Points between the highest and the lowest score; 0 with fewer than two."""
        return max(self.scores) - min(self.scores) if self.scores else 0

    @property
    def range_text(self) -> str:
        """The scores given, such as "2–5", "4", or a dash for none."""
        return span_text(min(self.scores), max(self.scores)) if self.scores else "–"

    @property
    def differs(self) -> bool:
        """Whether interviewers are two points or more apart."""
        return self.width >= WIDE_RANGE

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who moved to what was agreed; nobody without an agreed score."""
        if self.consensus is None or self.consensus.score is None:
            return ()
        agreed = self.consensus.score
        return tuple(
            Move(one.person, one.rating, agreed)
            for one in self.voices
            if isinstance(one.rating, Score) and one.rating != agreed
        )


@dataclass(frozen=True, slots=True)
class Debrief:
    """The panel's meeting about one candidate; `seconds` is how long it has lasted."""

    candidate: Candidate
    kit_number: int
    items: tuple[DebriefItem, ...]
    notes: str = ""
    seconds: int = 0

    @property
    def to_discuss(self) -> tuple[DebriefItem, ...]:
        """What interviewers differ on by two points or more, the widest first."""
        return tuple(sorted((one for one in self.items if one.differs), key=lambda one: -one.width))

    @property
    def agreed_already(self) -> tuple[DebriefItem, ...]:
        """The rest, in the kit's order."""
        return tuple(one for one in self.items if not one.differs)

    @property
    def from_paper(self) -> tuple[tuple[tuple[Person, ...], PaperMark], ...]:
        """Whose scorecards were entered from paper, those together that the same people entered."""
        marks = {
            voice.person: voice.paper for item in self.items for voice in item.voices if voice.paper
        }
        together: dict[str, list[Person]] = {}
        for person, mark in marks.items():
            together.setdefault(mark.aside, []).append(person)
        return tuple((tuple(people), marks[people[0]]) for people in together.values())

    @property
    def open_items(self) -> int:
        """How many wide disagreements have not been talked through."""
        return sum(one.consensus is None for one in self.to_discuss)


@dataclass(frozen=True, slots=True)
class Drift:
    """Where one interviewer went in the debriefs.

    `moves` counts the agreed scores that are not their own, out of `items` with an agreed score;
    `points` is the mean of those moves, upwards positive; `toward` says whose rating was agreed
    on then, and how often, most often first.
    """

    person: Person
    items: int
    moves: int
    points: float
    toward: tuple[tuple[Person, int], ...]


def drift(items: Iterable[DebriefItem]) -> tuple[Drift, ...]:
    """Who moves toward whom over these items, by name; nothing is said of who is right."""
    agreed = [one for one in items if one.consensus and one.consensus.score is not None]
    people = {
        voice.person.id: voice.person
        for item in agreed
        for voice in item.voices
        if isinstance(voice.rating, Score)
    }
    found = [_drift_of(person, agreed) for person in people.values()]
    return tuple(sorted(found, key=lambda one: sort_key(one.person.name)))


def _drift_of(person: Person, agreed: list[DebriefItem]) -> Drift:
    rated = 0
    moves: list[int] = []
    toward: Counter[Person] = Counter()
    for item in agreed:
        rated += any(one.person == person and isinstance(one.rating, Score) for one in item.voices)
        for move in item.moves:
            if move.person == person:
                moves.append(move.after - move.before)
                toward.update(one.person for one in item.voices if one.rating == move.after)
    ranked = sorted(toward.items(), key=lambda pair: (-pair[1], sort_key(pair[0].name)))
    mean = sum(moves) / len(moves) if moves else 0.0
    return Drift(person, rated, len(moves), mean, tuple(ranked))
