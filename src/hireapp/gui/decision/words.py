"""Words of the decision: earlier decisions, and the evidence as one text to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hireapp.domain.debrief import Debrief, DebriefItem, Voice
from hireapp.domain.decisions import Decision
from hireapp.domain.ids import AttitudeId
from hireapp.domain.scorecards import NoScore
from hireapp.gui.dates import day_and_time
from hireapp.i18n import tr

_BREAK = "\u200b"
_LONGEST_WORD = 24


def decision_lines(
    decision: Decision, attitudes: Mapping[AttitudeId, str], decided_at: datetime
) -> tuple[str, ...]:
    """A decision in lines: what, who and when, why, and on what it rests."""
    facts = decision.facts
    first = tr("{outcome}, {day}, by {name}").format(
        outcome=facts.outcome.label, day=day_and_time(decided_at), name=decision.decided_by.name
    )
    lines = [first, facts.reason]
    rests = ", ".join(attitudes.get(one, one) for one in facts.attitudes)
    signed = ", ".join(one.name for one in decision.signatories)
    more = (
        (tr("Rests on: {what}"), rests),
        (tr("Alternatives considered: {what}"), facts.alternatives),
        (tr("Exceptions acknowledged: {what}"), " ".join(facts.exceptions)),
        (tr("Signed by: {what}"), signed),
    )
    lines += [template.format(what=what) for template, what in more if what]
    return tuple(lines)


def evidence_text(debrief: Debrief) -> str:
    """Every rating with its evidence, question by question."""
    return "\n\n".join(_item_text(one) for one in debrief.items)


def breakable(text: str) -> str:
    """Text whose very long words may be broken anywhere, so that they never widen the dialog."""
    words = text.split(" ")
    return " ".join(_BREAK.join(one) if len(one) > _LONGEST_WORD else one for one in words)


def _item_text(item: DebriefItem) -> str:
    heading = tr("{attitude}: {prompt}").format(
        attitude=item.attitude.name, prompt=item.question.prompt
    )
    lines = [heading, *map(_voice_text, item.voices)]
    if item.consensus is not None:
        agreed = (
            tr("No consensus.")
            if item.consensus.score is None
            else tr("Agreed on {n}.").format(n=int(item.consensus.score))
        )
        lines.append(f"{agreed} {item.consensus.reason}".strip())
    return "\n".join(lines)


def _voice_text(voice: Voice) -> str:
    rating = voice.rating
    given = (
        tr("not rated")
        if rating is None
        else rating.label
        if isinstance(rating, NoScore)
        else str(int(rating))
    )
    said = voice.evidence or tr("nothing was written")
    if voice.paper is not None:
        said = tr("{evidence} ({entered})").format(evidence=said, entered=voice.paper.aside)
    return tr("{name}, {rating}: {evidence}").format(
        name=voice.person.name, rating=given, evidence=said
    )
