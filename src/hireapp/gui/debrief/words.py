"""What the Debrief page says around a debrief: the status bar, and why there is none yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from hireapp.domain.comparison import Row
from hireapp.domain.debrief import Debrief
from hireapp.domain.decisions import Decision
from hireapp.gui.dates import long_day
from hireapp.gui.debrief.anchors import breakable
from hireapp.gui.navigation import Place
from hireapp.i18n import tr

_MOST_NAMES = 6


def status(debrief: Debrief) -> str:
    """The line of the status bar."""
    counts = tr("{n} to discuss, {m} agree").format(
        n=len(debrief.to_discuss), m=len(debrief.agreed_already)
    )
    return f"{counts}   {tr('First ratings are kept')}"


def subtitle(decision: Decision | None, zone: tzinfo | None) -> str:
    """The line below the candidate's name: how to go about it, or what was decided."""
    if decision is None:
        return tr("Widest disagreements first. First ratings are kept.")
    names = ", ".join(one.name for one in decision.signatories) or decision.decided_by.name
    return tr("Decided: {outcome}, {day}. Signed by {names}.").format(
        day=long_day(decision.decided_at.astimezone(zone).date()),
        outcome=decision.facts.outcome.label,
        names=names,
    )


def nobody_ready(rows: Sequence[Row]) -> tuple[str, str, Place, str]:
    """Heading, text, the place of the next step and its name, when nobody can be talked about."""
    if not rows:
        return (
            tr("There are no candidates yet"),
            tr("Add candidates; the panel talks about each when all scorecards are in."),
            Place.CANDIDATES,
            tr("Add candidates"),
        )
    if not any(row.expected for row in rows):
        return (
            tr("Nobody is on the panel yet"),
            tr("The debrief is the panel's meeting. Choose who rates the candidates."),
            Place.PANEL,
            tr("Choose the panel"),
        )
    lines = [
        tr("{name}: {state}").format(name=row.name, state=row.withheld_text)
        for row in rows[:_MOST_NAMES]
    ]
    if len(rows) > _MOST_NAMES:
        lines.append(tr("and {n} more").format(n=len(rows) - _MOST_NAMES))
    why = tr(
        "A debrief begins when all scorecards of a candidate are in, so that nobody's first "
        "rating follows somebody else's. See who still owes one."
    )
    return (
        tr("Nobody can be debriefed yet"),
        breakable("\n".join([why, "", *lines])),
        Place.CANDIDATES,
        tr("Go to the candidates"),
    )
