"""Whether the first place survives a change, and which interview would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hireapp.domain.chance_words import Names, chance_text
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr


class TrialKind(StrEnum):
    """What is changed to see whether the first place survives."""

    EQUAL_WEIGHTS = "equal_weights"
    WITHOUT_INTERVIEWER = "without_interviewer"
    WITHOUT_QUESTION = "without_question"


@dataclass(frozen=True, slots=True)
class Trial:
    """Who would be first after one change; `without` names what is left out, empty if withheld.

    `first` is None when nobody would have a score left.
    """

    kind: TrialKind
    without: str
    first: CandidateId | None

    def text(self, names: Names) -> str:
        """The change and its result in words."""
        change = {
            TrialKind.EQUAL_WEIGHTS: tr("With equal weights"),
            TrialKind.WITHOUT_INTERVIEWER: tr("Without {name}").format(
                name=self.without or tr("one of the interviewers")
            ),
            TrialKind.WITHOUT_QUESTION: tr("Without the question {name}").format(name=self.without),
        }[self.kind]
        if self.first is None:
            return tr("{change}, no score would be left.").format(change=change)
        return tr("{change}, {candidate} would be first.").format(
            change=change, candidate=names[self.first]
        )


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Whether the first place survives equal weights, and leaving one out."""

    first: CandidateId
    trials: tuple[Trial, ...]

    @property
    def changing(self) -> tuple[Trial, ...]:
        """The changes after which somebody else would be first."""
        return tuple(one for one in self.trials if one.first != self.first)

    @property
    def survives(self) -> bool:
        """Whether the same candidate is first after every change."""
        return not self.changing

    def sentences(self, names: Names) -> tuple[str, ...]:
        """The result in words: one sentence when the first place survives what was tried."""
        if self.changing:
            return tuple(dict.fromkeys(one.text(names) for one in self.changing))
        tried = {one.kind for one in self.trials}
        stays = tr("{candidate} stays first {changes}.").format(
            candidate=names[self.first],
            changes=tr(" and ").join(text for kind, text in _stays().items() if kind in tried),
        )
        return (stays,) if tried else ()


def _stays() -> dict[TrialKind, str]:
    return {
        TrialKind.EQUAL_WEIGHTS: tr("with equal weights"),
        TrialKind.WITHOUT_INTERVIEWER: tr("without any one interviewer"),
        TrialKind.WITHOUT_QUESTION: tr("without any one question"),
    }


@dataclass(frozen=True, slots=True)
class Settling:
    """The further interview that would narrow the difference of the top pair most.

    `spread` is the standard deviation of the pair's difference now; `falls_by` the share of it
    that one interview of `candidate_id` by `person` (a new interviewer when empty) takes away, and
    `both_fall_by` what a new interviewer takes away who meets both.
    """

    first: CandidateId
    second: CandidateId
    candidate_id: CandidateId
    person: str
    is_repeat: bool
    spread: float
    falls_by: float
    both_fall_by: float

    def text(self, names: Names) -> str:
        """What would help, in words."""
        both = tr(
            "What would help most: a new interviewer who meets both {first} and {second} "
            "(the uncertainty between them falls by {both})."
        ).format(
            first=names[self.first],
            second=names[self.second],
            both=chance_text(self.both_fall_by),
        )
        if not self.person:
            single = tr("With one interview only: a new interviewer for {candidate} ({share}).")
        elif self.is_repeat:
            single = tr("With one interview only: {person} meets {candidate} again ({share}).")
        else:
            single = tr("With one interview only: {person} meets {candidate} ({share}).")
        return f"{both} " + single.format(
            person=self.person,
            candidate=names[self.candidate_id],
            share=chance_text(self.falls_by),
        )
