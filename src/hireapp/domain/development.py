"""What to train next with the person hired, for each service level heard in the interview."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.chance_words import LevelChances, ServiceLevel
from hireapp.domain.openings import OpeningFacts
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class DevelopmentPlan:
    """The way from one service level to the next; `steps` can be ticked off one by one.

    Its words name what is trained and never the level, since the person hired reads them.
    """

    level: ServiceLevel
    title: str
    aim: str
    steps: tuple[str, ...]


def plan_for(level: ServiceLevel) -> DevelopmentPlan:
    """The plan that leads on from a level."""
    title, aim, steps = {
        ServiceLevel.SYNTHETIC: _first_words,
        ServiceLevel.GENUINE: _knowing_more,
        ServiceLevel.SUPER: _freedom_to_act,
    }[level]()
    return DevelopmentPlan(level, title, aim, steps)


def plans_for(chances: LevelChances) -> tuple[DevelopmentPlan, ...]:
    """The plan for the level heard; for both levels, the likelier first, when neither is sure."""
    return tuple(plan_for(level) for level in chances.likeliest)


def plan_text(plans: tuple[DevelopmentPlan, ...], name: str, facts: OpeningFacts) -> str:
    """Plans as plain text for the packet of the person hired."""
    parts = [
        tr("Development plan for {name}, {opening}").format(name=name, opening=facts.title),
        tr("Purpose: {purpose}").format(purpose=facts.purpose),
    ]
    for place, plan in enumerate(plans):
        template = tr("First: {title}") if place == 0 else tr("Then: {title}")
        heading = template.format(title=plan.title) if len(plans) > 1 else plan.title
        lines = [heading, plan.aim, *(f"[ ] {step}" for step in plan.steps)]
        if plan.level is ServiceLevel.SUPER:
            lines += _authority(facts)
        parts.append("\n".join(lines))
    if facts.aptitudes:
        skills = [tr("To be trained for this job"), *(f"[ ] {one}" for one in facts.aptitudes)]
        parts.append("\n".join(skills))
    return "\n\n".join(parts) + "\n"


def _first_words() -> tuple[str, str, tuple[str, ...]]:
    return (
        tr("Scripts and a training list"),
        tr("Be safe in the usual situations, so that attention is free for the person in front."),
        (
            tr(
                "Learn the words for the six situations that come up every day, then say them "
                "in your own way."
            ),
            tr("Work through the training list with a colleague: what it is, why, seen, done."),
            tr("Sit beside two colleagues whom customers ask for, and note what they do."),
            tr("Replace one line of a script each week by an open question, and listen."),
            tr("Talk every Friday about one customer who was served well, and why."),
        ),
    )


def _knowing_more() -> tuple[str, str, tuple[str, ...]]:
    return (
        tr("Product knowledge and selling skills"),
        tr("Know enough to solve what customers bring, and to offer what helps them."),
        (
            tr("Use or try everything that we sell, as a customer would."),
            tr("Explain three products to a colleague, each by the problem that it solves."),
            tr("Practise asking what somebody needs before naming any product."),
            tr("Practise an honest offer, and an honest “this is not for you”."),
            tr("Take one complaint a week from first word to last, without handing it on."),
        ),
    )


def _freedom_to_act() -> tuple[str, str, tuple[str, ...]]:
    return (
        tr("An empowerment charter"),
        tr("Have the freedom to surprise customers, written down and meant."),
        (
            tr("Agree in writing what you may decide, spend and bend without asking."),
            tr("Agree where that ends: the law, safety, other people's data."),
            tr("Agree that a well-meant mistake is talked about and never punished."),
            tr("Tell the team every month about one exception that you made, and why."),
            tr("Pass it on: let a newer colleague listen to you for a day each month."),
        ),
    )


def _authority(facts: OpeningFacts) -> list[str]:
    lines = []
    if facts.authority:
        lines.append(tr("This job may decide alone: {what}").format(what=facts.authority))
    if facts.authority_limits:
        lines.append(tr("That ends where: {what}").format(what=facts.authority_limits))
    return lines
