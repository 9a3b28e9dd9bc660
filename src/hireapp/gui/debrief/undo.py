"""Undo of what was agreed: each step knows what stood there before."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.debrief import Consensus
from hireapp.domain.ids import CandidateId, QuestionId

_MOST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One change of what was agreed; `before` None says that nothing was."""

    candidate_id: CandidateId
    question_id: QuestionId
    before: Consensus | None


class ConsensusHistory:
    """The steps of this sitting, the last one first to be undone."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def note(self, step: Step) -> None:
        """Remember a step."""
        self._steps.append(step)
        del self._steps[:-_MOST]

    def take(self) -> Step | None:
        """The last step, no longer remembered."""
        return self._steps.pop() if self._steps else None

    def clear(self) -> None:
        """Forget everything."""
        self._steps.clear()
