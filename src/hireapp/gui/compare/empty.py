"""What the page says while there is nothing to compare, and where that leads."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.comparison import ComparisonSheet
from hireapp.gui.navigation import Place
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is missing, and the place where it is made."""

    place: Place
    heading: str
    text: str
    button: str


def next_step(sheet: ComparisonSheet, *, has_kit: bool) -> NextStep | None:
    """The step that comes before comparing; None when there is something to compare."""
    if sheet.submitted:
        return None
    if not has_kit:
        return NextStep(
            Place.KIT,
            tr("There is no interview kit yet"),
            tr("Candidates are compared on the questions of the kit. Choose them first."),
            tr("Choose questions"),
        )
    if not sheet.rows:
        return NextStep(
            Place.CANDIDATES,
            tr("There are no candidates yet"),
            tr("Add candidates; each gets a row here once there are scorecards."),
            tr("Add candidates"),
        )
    if not sheet.expected:
        return NextStep(
            Place.PANEL,
            tr("Nobody is on the panel yet"),
            tr("Candidates are compared by what the panel's interviewers rate."),
            tr("Choose the panel"),
        )
    return NextStep(
        Place.CANDIDATES,
        tr("No scorecard is in yet"),
        tr(
            "Interview the candidates and submit the scorecards. Scores appear for each "
            "candidate as soon as the whole panel has submitted."
        ),
        tr("Go to the candidates"),
    )
