"""The welcome packet: what the person hired reads on the first day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.domain.decisions import Outcome
from hireapp.domain.development import DevelopmentPlan, plans_for
from hireapp.domain.dumb_rules import DumbRule
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.papers import Subject
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class WelcomePacket:
    """For one person hired, written on `day`.

    `plans` name what is trained, never the level behind it; `rules` are those of ours that the
    person named in the interview.
    """

    name: str
    facts: OpeningFacts
    plans: tuple[DevelopmentPlan, ...]
    rules: tuple[DumbRule, ...]
    day: date


def welcome_packet(subject: Subject) -> WelcomePacket | None:
    """The packet of a subject's candidate; None for somebody who was not hired."""
    if subject.candidate is None or why_no_packet(subject):
        return None
    figures = _figures(subject)
    return WelcomePacket(
        name=subject.candidate.candidate.name,
        facts=subject.papers.opening.facts,
        plans=plans_for(figures.levels) if figures else (),
        rules=subject.candidate.rules,
        day=subject.papers.as_of.date(),
    )


def why_no_packet(subject: Subject) -> str:
    """Why there is none, in words; empty when there is one."""
    decision = subject.candidate.decision if subject.candidate else None
    if decision is None:
        return tr("Nobody has decided yet.")
    if decision.facts.outcome is not Outcome.HIRE:
        return tr("Not hired: the welcome packet is for the person hired.")
    return ""


def _figures(subject: Subject) -> CandidateStatistics | None:
    if subject.candidate is None or subject.papers.comparison is None:
        return None
    candidate_id = subject.candidate.candidate.id
    every = (one.candidate(candidate_id) for one in subject.papers.comparison.statistics)
    return next((one for one in every if one is not None), None)
