"""The places of the window and how one gets from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.domain.ids import OpeningId


class Place(StrEnum):
    """A page of the window."""

    HOME = "home"
    CANDIDATES = "candidates"
    KIT = "kit"
    PANEL = "panel"
    COMPARE = "compare"
    DEBRIEF = "debrief"
    PRINT = "print"
    PAPER = "paper"
    CALIBRATION = "calibration"
    BANKS = "banks"
    INSIGHTS = "insights"
    SCHEDULE = "schedule"
    RULES = "rules"
    PEOPLE = "people"
    AUDIT = "audit"
    PRIVACY = "privacy"

    @property
    def label(self) -> str:
        """The page's name in the user's language."""
        return {
            Place.HOME: tr("Home"),
            Place.CANDIDATES: tr("Candidates"),
            Place.KIT: tr("Interview kit"),
            Place.PANEL: tr("Panel"),
            Place.COMPARE: tr("Compare"),
            Place.DEBRIEF: tr("Debrief"),
            Place.PRINT: tr("Print"),
            Place.PAPER: tr("From paper"),
            Place.CALIBRATION: tr("Practise on sample answers"),
            Place.BANKS: tr("Question banks"),
            Place.INSIGHTS: tr("Insights"),
            Place.SCHEDULE: tr("Schedule"),
            Place.RULES: tr("Dumb rules"),
            Place.PEOPLE: tr("People"),
            Place.AUDIT: tr("Audit log"),
            Place.PRIVACY: tr("Privacy"),
        }[self]

    @property
    def action(self) -> Action:
        """The action whose key goes there."""
        return Action(self.value)

    @property
    def needs_opening(self) -> bool:
        """Whether it shows one opening."""
        return self in {*OF_AN_OPENING, Place.CALIBRATION}


OF_AN_OPENING = (
    *(Place.CANDIDATES, Place.KIT, Place.PANEL),
    *(Place.COMPARE, Place.DEBRIEF, Place.PRINT, Place.PAPER),
)
"""Those that the sidebar lists; practice on sample answers is reached from other pages too."""
OF_THE_WORKSPACE = (
    Place.BANKS,
    Place.INSIGHTS,
    Place.SCHEDULE,
    Place.RULES,
    Place.PEOPLE,
    Place.AUDIT,
    Place.PRIVACY,
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: a page and, for an opening's page, which opening."""

    place: Place
    opening_id: OpeningId | None = None
