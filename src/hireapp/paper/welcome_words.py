"""The words of the welcome packet: to a person, about why they matter."""

from __future__ import annotations

from hireapp.domain.development import DevelopmentPlan
from hireapp.domain.welcome_packets import WelcomePacket
from hireapp.i18n import tr
from hireapp.paper import rule_words
from hireapp.paper.text import embedded


def important() -> str:
    """The first words of the first day."""
    return tr("You are an important person here.")


def letter(packet: WelcomePacket) -> list[str]:
    """The first page, after the purpose."""
    return [
        tr("Welcome, {name}.").format(name=embedded(packet.name)),
        tr(
            "You were not chosen for what you know: that can be learned, and we will teach you. "
            "You were chosen for how you are with people. Please stay like that, and be yourself."
        ),
        tr(
            "You have a function, which is written in your contract, and a purpose, which stands "
            "above. Most days they go together. On the day when they do not, step outside the "
            "function and serve the purpose: we will stand behind you."
        ),
        tr(
            "Nobody has written a manual for everything that will happen to you here. Ask, watch, "
            "try, and tell us what you see that hurts a customer: fresh eyes see it best."
        ),
    ]


def signed() -> str:
    """Below the line for a signature."""
    return tr("Signed by the person you will work with")


def authority(packet: WelcomePacket) -> list[tuple[str, str]]:
    """What the job may decide and where that ends; empty where it is still to be written."""
    return [
        (tr("You decide alone"), packet.facts.authority),
        (tr("It ends where"), packet.facts.authority_limits),
    ]


def when_in_doubt() -> str:
    """What happens after a well-meant mistake."""
    return tr(
        "When in doubt, do what the purpose asks, and tell us afterwards. A well-meant mistake is "
        "talked about and never punished."
    )


def about_training() -> str:
    """Over the list of aptitudes."""
    return tr("You need none of this on the first day. Tick what you have learned.")


def plan_title(plan: DevelopmentPlan, place: int, count: int) -> str:
    """The plan's title, and in which order it comes where there are two."""
    if count < 2:
        return plan.title
    template = tr("First: {title}") if place == 0 else tr("Then: {title}")
    return template.format(title=plan.title)


def plan_blanks() -> list[str]:
    """What is filled in below a plan."""
    return [tr("With"), tr("Until"), tr("Looked at again")]


def about_the_meeting() -> str:
    """What the regular meeting is for."""
    return tr(
        "Once a week, standing, fifteen minutes, the whole team. It keeps the purpose in sight "
        "between all the things that have to be done. Everybody leads it in turn, you too."
    )


def agenda() -> list[tuple[str, str]]:
    """The meeting, as (minutes, what)."""
    return [
        (tr("1 min"), tr("Somebody says the purpose in their own words.")),
        (tr("5 min"), tr("One customer who left happier this week: who they were, what was done.")),
        (
            tr("4 min"),
            tr("One who did not: what we mend, and how we surprise them in 24 hours."),
        ),
        (tr("3 min"), tr("One rule that got in the way, for the register of dumb rules.")),
        (tr("2 min"), tr("Thanks to somebody who stepped outside their function.")),
    ]


def about_rules(packet: WelcomePacket) -> str:
    """Over the rules that the person hired named."""
    if packet.rules:
        return tr("You told us what hurts our customers. This is what became of it.")
    return tr("Which of our rules hurt a customer? Write them down in your first weeks.")


def meeting_blanks() -> list[str]:
    """What the team agrees on."""
    return [tr("Day and time"), tr("Place"), tr("My first turn to lead")]


def fields(packet: WelcomePacket) -> list[tuple[str, str]]:
    """What people typed that the packet prints, as (field name, text)."""
    facts = packet.facts
    found = [
        (tr("title of the opening"), facts.title),
        (tr("purpose"), facts.purpose),
        (tr("name of a candidate"), packet.name),
        (tr("the authority of the job"), facts.authority),
        (tr("where the authority ends"), facts.authority_limits),
        *((tr("an aptitude"), one) for one in facts.aptitudes),
        *rule_words.fields(packet.rules),
    ]
    return [pair for pair in found if pair[1]]
