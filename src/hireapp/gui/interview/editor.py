"""What one interviewer rates and writes: shown at once, kept as soon as the database takes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from hireapp.domain.ids import PersonId, QuestionId, ScorecardId
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Amendment, NoScore, Rating, Reaction, Recommendation
from hireapp.errors import HireError, Refused, StorageError
from hireapp.gui.interview.clock import Ticks
from hireapp.gui.interview.leading import Leading
from hireapp.gui.interview.steps import AnyStep, Step, steps_of
from hireapp.i18n import tr
from hireapp.store import fact_notes, kits, scorecards
from hireapp.store.database import Database
from hireapp.store.scorecards import InterviewSheet

Write = Callable[[], object]


class Kind(Enum):
    """What is written."""

    RATING = "rating"
    EVIDENCE = "evidence"
    REACTION = "reaction"
    FACT = "fact"
    TIME = "time"
    """Where one is and since when."""
    LEDGER = "ledger"


_NO_LOSS = frozenset({Kind.TIME})
"""What may be lost without a word, since the interview goes on without it."""


class Entry(NamedTuple):
    """One thing on the scorecard; a later write of the same entry takes the earlier one's place."""

    kind: Kind
    key: str = ""
    """The id of the question or fact, or what it is in the ledger."""


class InterviewEditor:
    """One scorecard being written; `trouble` says why something is not saved, None when all is.

    Every change is taken over first and written then, so that a database that cannot be written
    costs nothing: the write waits, and `save` tries again.
    """

    def __init__(
        self,
        database: Database,
        scorecard_id: ScorecardId,
        viewer: PersonId,
        *,
        ticks: Ticks = time.monotonic,
    ) -> None:
        self._database = database
        self._viewer = viewer
        self._ticks = ticks
        self.scorecard_id = scorecard_id
        self._waiting: dict[Entry, Write] = {}
        self._refused: dict[Entry, Refused] = {}
        self.trouble: HireError | None = None
        self.saved_at: float | None = None
        self.reaction: Reaction | None = None
        self.reaction_reason = ""
        self._read()
        self.steps: tuple[AnyStep, ...] = steps_of(self.sheet)
        self.questions = tuple(
            step for step in self.steps if isinstance(step, Step) and not step.is_opener
        )
        self.has_opener = any(step.is_opener for step in self.steps)
        self.leading = Leading(
            database,
            scorecard_id,
            viewer,
            self.sheet.ledger,
            wait=self._wait_for_ledger,
            is_left_out=lambda step_id: self._ratings.get(step_id) is NoScore.NOT_ASKED,
        )

    @property
    def is_mine(self) -> bool:
        """Whether the viewer is its author."""
        return self.sheet.seat.person.id == self._viewer

    @property
    def is_submitted(self) -> bool:
        """Whether it is sealed."""
        return self.sheet.scorecard.is_submitted

    @property
    def is_editable(self) -> bool:
        """Whether ratings and notes may still change."""
        return self.is_mine and not self.is_submitted

    @property
    def unsaved(self) -> bool:
        """Whether closing now would lose anything."""
        entries = (*self._waiting, *self._refused)
        return any(entry.kind not in _NO_LOSS for entry in entries)

    @property
    def seconds_since_saved(self) -> float | None:
        """How long ago something was written; None before the first time."""
        return None if self.saved_at is None else self._ticks() - self.saved_at

    @property
    def minutes(self) -> int:
        """The slot with what was agreed in addition."""
        return self.sheet.opening.facts.slot_minutes + self.sheet.arrangement.extra_minutes

    def minutes_for(self, step: AnyStep) -> float:
        """Planned minutes of a step, longer in proportion where more time was agreed."""
        return step.minutes * self.minutes / self.sheet.opening.facts.slot_minutes

    @property
    def rated(self) -> int:
        """How many questions have a score or a reason for none."""
        return len(self.questions) - len(self.unrated)

    @property
    def unrated(self) -> tuple[Step, ...]:
        """The scored questions that have neither."""
        return tuple(step for step in self.questions if self.rating(step.id) is None)

    @property
    def lacks_reaction(self) -> bool:
        """Whether the opener is asked and its reaction is not noted."""
        return self.has_opener and not self.reaction_noted

    @property
    def is_complete(self) -> bool:
        """Whether only the recommendation is missing."""
        return not self.unrated and not self.lacks_reaction

    @property
    def place(self) -> int:
        """The step where the interview was left, the first one at the beginning."""
        known = [step.id for step in self.steps]
        place = self.sheet.scorecard.place
        return known.index(place) if place in known else 0

    def rating(self, question_id: QuestionId) -> Rating | None:
        """The rating on screen."""
        return self._ratings.get(question_id)

    def is_rating_saved(self, question_id: QuestionId) -> bool:
        """Whether the rating on screen is in the database."""
        return Entry(Kind.RATING, question_id) not in self._waiting

    def evidence(self, question_id: QuestionId) -> str:
        """The note on screen."""
        return self._evidence.get(question_id, "")

    def fact(self, fact_id: str) -> str:
        """The note on a fact."""
        return self._facts.get(fact_id, "")

    def amendments(self, question_id: QuestionId) -> tuple[Amendment, ...]:
        """What was amended on one question, the first one first."""
        every = self.sheet.scorecard.amendments
        return tuple(one for one in every if one.question_id == question_id)

    def rate(self, question_id: QuestionId, rating: Rating | None) -> Rating | None:
        """Rate at once, or take a rating back with None; gives the one before.

        Raises:
            Refused: when a rule forbids it; the rating before stays.
        """
        before = self._ratings.get(question_id)
        self._ratings[question_id] = rating
        entry = Entry(Kind.RATING, question_id)
        self._wait(
            entry,
            lambda: scorecards.rate(
                self._database, self.scorecard_id, question_id, rating, viewer=self._viewer
            ),
        )
        try:
            self._write(entry)
        except Refused:
            del self._waiting[entry]
            self._ratings[question_id] = before
            raise
        if rating is not None:
            self.leading.note_asked(question_id)
        return before

    def write_evidence(self, question_id: QuestionId, evidence: str) -> None:
        """Take over a note; `save` writes it."""
        if evidence == self.evidence(question_id):
            return
        self._evidence[question_id] = evidence
        self.leading.note_asked(question_id)
        self._wait(
            Entry(Kind.EVIDENCE, question_id),
            lambda: scorecards.write_evidence(
                self._database, self.scorecard_id, question_id, evidence, viewer=self._viewer
            ),
        )

    def write_fact(self, fact_id: str, text: str) -> None:
        """Take over the note on a fact; `save` writes it."""
        if text == self.fact(fact_id):
            return
        self._facts[fact_id] = text
        self._wait(
            Entry(Kind.FACT, fact_id),
            lambda: fact_notes.write(
                self._database, self.scorecard_id, fact_id, text, viewer=self._viewer
            ),
        )

    def note_reaction(self, reaction: Reaction, reason: str) -> None:
        """Take over the reaction to the opener; `save` writes it, `fold_reaction` forgets it."""
        self.reaction, self.reaction_reason, self.reaction_noted = reaction, reason, True
        self.leading.note_asked(next(step.id for step in self.steps if step.is_opener))
        self._wait(
            Entry(Kind.REACTION),
            lambda: scorecards.note_reaction(
                self._database, self.scorecard_id, reaction, reason, viewer=self._viewer
            ),
        )

    def fold_reaction(self) -> None:
        """Forget which reaction was noted, so that no screen can show it before the time."""
        self.reaction, self.reaction_reason = None, ""

    def remember_place(self, question_id: QuestionId) -> None:
        """Resume at this question the next time."""
        if self.is_editable:
            self.leading.keep_place(question_id)

    def save(self, *, all_of_it: bool = True) -> None:
        """Write all that waits, as far as the database takes it; `trouble` tells what happened.

        Without `all_of_it` only what would be a loss.
        """
        # What would be a loss first: a place that cannot be kept must not hold up a note.
        for entry in sorted(self._waiting, key=lambda one: one.kind in _NO_LOSS):
            if entry.kind in _NO_LOSS and not all_of_it:
                break
            try:
                done = self._write(entry)
            except Refused as error:
                del self._waiting[entry]
                self._refused[entry] = error
                continue
            if not done:
                return
        self.trouble = next(iter(self._refused.values()), None)

    def submit(self, recommendation: Recommendation | None) -> None:
        """Seal the scorecard.

        Raises:
            HireError: when something is not saved or not finished; it stays a draft then.
        """
        self.save()
        if self.unsaved:
            raise self.trouble or StorageError(tr("Some of it is not saved yet."))
        scorecards.submit(self._database, self.scorecard_id, recommendation, viewer=self._viewer)
        self._read()

    def amend(self, question_id: QuestionId, rating: Rating, reason: str) -> None:
        """Change a rating of a sealed scorecard.

        Raises:
            HireError: when there is no reason or no change, or it cannot be written.
        """
        scorecards.amend(
            self._database, self.scorecard_id, question_id, rating, reason, viewer=self._viewer
        )
        self._read()

    def _read(self) -> None:
        self.sheet: InterviewSheet = scorecards.open_sheet(
            self._database, self.scorecard_id, self._viewer
        )
        card = self.sheet.scorecard
        self._ratings: dict[QuestionId, Rating | None] = {}
        self._evidence: dict[QuestionId, str] = {}
        for question_id, answer in card.answers.items():
            self._ratings[question_id] = answer.rating
            self._evidence[question_id] = answer.evidence
        self._facts = self._read_facts()
        self.all_questions = self._count_all()
        self.reaction_noted = card.reaction_noted
        self.reaction = card.reaction
        self.reaction_reason = card.reaction_reason

    def _read_facts(self) -> dict[str, str]:
        if not self.sheet.kit.content.facts:
            return {}
        return dict(fact_notes.read(self._database, self.scorecard_id, self._viewer))

    def _count_all(self) -> int:
        """How many questions the whole kit has, those of other seats included."""
        if self.sheet.opening.facts.format is not Format.SERIES_SPLIT:
            return len(self.sheet.kit.content.questions)
        return len(kits.get(self._database, self.sheet.kit.id).content.questions)

    def keep_time(self, times: Mapping[QuestionId, float]) -> None:
        """Take over how long each step has taken; `save` writes it."""
        if self.is_editable:
            self.leading.keep_time(times)

    def _wait_for_ledger(self, key: str, write: Write) -> None:
        self._wait(Entry(Kind.TIME) if key == "time" else Entry(Kind.LEDGER, key), write)

    def _wait(self, entry: Entry, write: Write) -> None:
        self._refused.pop(entry, None)
        self._waiting[entry] = write

    def _write(self, entry: Entry) -> bool:
        """Write one entry; False when the database does not take it now."""
        write = self._waiting[entry]
        try:
            write()
        except StorageError as error:
            if entry.kind not in _NO_LOSS:
                self.trouble = error
            return False
        if self._waiting.get(entry) is write:
            del self._waiting[entry]
        if entry.kind not in _NO_LOSS:
            self.saved_at = self._ticks()
        return True
