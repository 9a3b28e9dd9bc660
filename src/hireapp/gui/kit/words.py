"""What the kit page says about a kit's version. Free of Qt."""

from __future__ import annotations

from datetime import datetime

from hireapp.domain.kits import Kit, KitContent
from hireapp.gui.dates import month
from hireapp.gui.kit.editor import Fit
from hireapp.i18n import tr, trn


def subtitle(kit: Kit | None, fit: Fit, *, frozen_at: datetime | None) -> str:
    """One line, what is looked for most first; `frozen_at` on this machine's clock."""
    if kit is None:
        return tr("None yet")
    minutes = tr("{planned} of {slot} min").format(planned=fit.planned, slot=fit.slot)
    parts = [_version(kit, frozen_at), minutes, _questions(kit.content)]
    if kit.is_draft and kit.number > 1:
        parts.append(
            tr("version {number} stays in use until you freeze").format(number=kit.number - 1)
        )
    return " · ".join(parts)


def about_freezing(kit: Kit) -> str:
    """What freezing does, or what an edit of a frozen version does."""
    if kit.is_draft:
        text = tr(
            "“Freeze and use” fixes version {number}: every interview that starts from then on "
            "asks exactly this."
        ).format(number=kit.number)
        if kit.number > 1:
            text += " " + tr(
                "Candidates rated on another version stay with it; the two are never ranked "
                "together."
            )
        return text
    return tr(
        "Version {number} is frozen: it cannot change, so that all candidates are asked the "
        "same. If you edit it, a draft of version {next} begins."
    ).format(number=kit.number, next=kit.number + 1)


def frozen_notice(kit: Kit, *, has_panel: bool) -> str:
    """Said after freezing, with what comes next in a new opening."""
    text = tr("Version {number} is frozen. Interviews use it from now on.")
    if not has_panel:
        text += " " + tr("Next: say on the page “Panel” who interviews.")
    return text.format(number=kit.number)


def status(kit: Kit | None) -> str:
    """For the status bar."""
    if kit is None:
        return ""
    if kit.is_draft:
        return tr("Draft saved")
    return tr("Version {number} in use").format(number=kit.number)


def _version(kit: Kit, frozen_at: datetime | None) -> str:
    if frozen_at is None:
        return tr("Draft of version {number}").format(number=kit.number)
    return tr("Version {number}, frozen {day}, in use").format(
        number=kit.number, day=f"{frozen_at.day} {month(frozen_at.month)} {frozen_at.year}"
    )


def _questions(content: KitContent) -> str:
    count = len(content.questions)
    if content.opener is None:
        return trn("{n} question", "{n} questions", count)
    return trn("opener and {n} question", "opener and {n} questions", count)
