"""How the interview is led: ticks, order of asking, time, questions outside the kit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hireapp.domain.ids import PersonId, QuestionId, ScorecardId
from hireapp.domain.ledger import ASKED_AFTER_SECONDS, Ledger, Mark, MarkKind, OffKitQuestion
from hireapp.domain.questions import Question, Stage
from hireapp.store import ledger
from hireapp.store.database import Database

Wait = Callable[[str, Callable[[], object]], None]
"""Takes a write that waits under a key until the database takes it."""
IsLeftOut = Callable[[QuestionId], bool]
"""Whether a question was marked as not asked."""


class Leading:
    """One interview's ledger while it is led; what is written waits like notes and ratings."""

    def __init__(
        self,
        database: Database,
        scorecard_id: ScorecardId,
        viewer: PersonId,
        kept: Ledger,
        *,
        wait: Wait,
        is_left_out: IsLeftOut,
    ) -> None:
        self._database = database
        self._scorecard_id = scorecard_id
        self._viewer = viewer
        self._wait = wait
        self._is_left_out = is_left_out
        self._order = list(kept.order)
        self._marks = set(kept.marks)
        self._times = dict(kept.seconds)
        self._place: QuestionId | None = None
        self.off_kit: tuple[OffKitQuestion, ...] = kept.off_kit
        self.is_prepared = kept.is_prepared
        self.screen_seen = kept.screen_seen

    @property
    def order(self) -> tuple[QuestionId, ...]:
        """The steps in the order in which they were asked."""
        return tuple(one for one in self._order if not self._is_left_out(one))

    def was_asked(self, step_id: QuestionId) -> bool:
        """Whether a step was asked, and not only looked at."""
        return step_id in self.order

    def note_asked(self, step_id: QuestionId) -> None:
        """A step that is answered was asked, after all those asked before."""
        if step_id not in self._order:
            self._order.append(step_id)

    def is_ticked(self, mark: Mark) -> bool:
        """Whether a probe was used, or a sign heard."""
        return mark in self._marks

    def tick(self, mark: Mark) -> None:
        """Tick a probe or a sign, or take the tick back."""
        ticked = mark not in self._marks
        if ticked:
            self._marks.add(mark)
            self.note_asked(mark.question_id)
        else:
            self._marks.discard(mark)
        self._wait(
            f"mark/{mark.question_id}/{mark.kind}/{mark.place}",
            lambda: ledger.mark(
                self._database, self._scorecard_id, mark, ticked=ticked, viewer=self._viewer
            ),
        )

    def keep_time(self, times: Mapping[QuestionId, float]) -> None:
        """Keep how long each step has taken; what was long enough on screen was asked."""
        for step_id, seconds in times.items():
            if seconds >= ASKED_AFTER_SECONDS:
                self.note_asked(step_id)
        self._times = dict(times)
        self._keep()

    def keep_place(self, step_id: QuestionId) -> None:
        """Resume at this step the next time."""
        self._place = step_id
        self._keep()

    def _keep(self) -> None:
        """One write for both, with what is known when it is written."""
        self._wait(
            "time",
            lambda: ledger.keep_time(
                self._database,
                self._scorecard_id,
                self._times,
                self.order,
                place=self._place,
                viewer=self._viewer,
            ),
        )

    def prepare(self, *, screen_seen: bool) -> None:
        """Keep that the interviewer has prepared, and whether the candidate sees the screen."""
        self.is_prepared, self.screen_seen = True, screen_seen
        self._wait(
            "prepared",
            lambda: ledger.prepare(
                self._database, self._scorecard_id, screen_seen=screen_seen, viewer=self._viewer
            ),
        )

    def ask_off_kit(self, text: str, after: QuestionId | None) -> None:
        """Log a question that is not in the kit.

        Raises:
            HireError: when it is empty or too long, or cannot be written now.
        """
        asked = ledger.ask_off_kit(
            self._database, self._scorecard_id, text, after=after, viewer=self._viewer
        )
        self.off_kit = (*self.off_kit, asked)

    def take_back_off_kit(self, sequence: int) -> None:
        """Take a question outside the kit back.

        Raises:
            HireError: when it cannot be written now.
        """
        ledger.take_back_off_kit(self._database, self._scorecard_id, sequence, viewer=self._viewer)
        self.off_kit = tuple(one for one in self.off_kit if one.sequence != sequence)

    def open_background(self) -> str:
        """The candidate's background; that it was opened is noted first.

        Raises:
            HireError: when that cannot be noted now; the background stays closed then.
        """
        return ledger.open_background(self._database, self._scorecard_id, viewer=self._viewer)


def marks_of(question: Question) -> tuple[Mark, ...]:
    """What can be ticked beside a question, in the order of the screen: probes by their part."""
    question_id = QuestionId(question.id)
    stages = list(Stage)
    probes = sorted(
        range(len(question.probes)), key=lambda place: stages.index(question.probes[place].stage)
    )
    return (
        *(Mark(question_id, MarkKind.PROBE, place) for place in probes),
        *(Mark(question_id, MarkKind.LISTEN, n) for n in range(len(question.listen_for))),
        *(Mark(question_id, MarkKind.WARNING, n) for n in range(len(question.warning_signs))),
    )
