"""Words to begin with: what may be read out, and what may be noted. Free of Qt."""

from __future__ import annotations

from hireapp.domain.kits import Script
from hireapp.domain.openings import Format, OpeningFacts
from hireapp.i18n import tr

_WELCOME_MINUTES = 2
_CLOSING_MINUTES = 3


def suggested_welcome(facts: OpeningFacts) -> Script:
    """What to say before the first question; the brackets are for the reader to fill in."""
    return Script(
        text="\n".join(
            (
                tr("Welcome, and thank you for taking the time to meet us."),
                _who_we_are(facts.format),
                tr("We have {minutes} minutes together.").format(minutes=facts.slot_minutes),
                tr(
                    "Everyone who applies gets the same questions in the same order, so that "
                    "everyone has the same chance."
                ),
                tr("We take notes, so that we remember what you said."),
                tr(
                    "You may take time to think before you answer, and you may ask us to repeat "
                    "a question."
                ),
            )
        ),
        minutes=_WELCOME_MINUTES,
    )


def suggested_closing() -> Script:
    """What to say after the last question."""
    return Script(
        text="\n".join(
            (
                tr("Those were our questions. What would you like to ask us?"),
                tr(
                    "What happens next: each of us writes down a view alone, then we compare them "
                    "and decide."
                ),
                tr("You hear from us by [day], whatever we decide."),
                tr("Thank you for your time and for your stories."),
            )
        ),
        minutes=_CLOSING_MINUTES,
    )


def suggested_facts() -> tuple[str, ...]:
    """Facts that many jobs need to know and that say nothing about attitude."""
    return (
        tr("Languages used with customers"),
        tr("Till or booking system known"),
        tr("Notice period"),
        tr("Can work the shifts in the advert"),
    )


def _who_we_are(format: Format) -> str:
    return {
        Format.ONE_ROOM: tr("We are [names and jobs]."),
        Format.SERIES_SAME: tr(
            "I am [name and job]. Each of us meets you alone and asks the same questions."
        ),
        Format.SERIES_SPLIT: tr(
            "I am [name and job]. Each of us meets you alone and asks about other things."
        ),
    }[format]
