"""The sentences of the comparison sheet: what the paper says in words about the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum

from hireapp.domain.comparison import Cell, ComparisonSheet, Row
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.i18n import tr, trn
from hireapp.paper.text import embedded

STRONGEST_FIRST = (Reaction.GOOSE_BUMPS, Reaction.WARM, Reaction.FLAT)


class Order(Enum):
    """In which order the candidates of a block stand."""

    NAME = "name"
    OVERALL = "overall"


def symbols(sheet: ComparisonSheet) -> dict[Recommendation, str]:
    """The recommendations and their signs; "cannot judge" only where somebody could not."""
    signs = {
        Recommendation.STRONG_YES: "++",
        Recommendation.YES: "+",
        Recommendation.NO: "−",
        Recommendation.STRONG_NO: "−−",
    }
    if any(row.recommendations.get(Recommendation.CANNOT_JUDGE) for row in sheet.rows):
        signs[Recommendation.CANNOT_JUDGE] = "?"
    return signs


def heading(sheet: ComparisonSheet) -> str:
    """The headline of every page."""
    return tr("Candidate comparison · {opening}").format(opening=embedded(sheet.title))


def purpose_line(sheet: ComparisonSheet) -> str:
    """The opening's purpose."""
    return tr("Purpose: {purpose}").format(purpose=embedded(sheet.purpose))


def facts_line(sheet: ComparisonSheet) -> str:
    """How many candidates, when interviewed, on which kit, how many scorecards."""
    if not sheet.rows:  # candidates without a kit may exist, so that no number would be true
        return tr("nobody to compare yet")
    who = trn("{n} candidate", "{n} candidates", len(sheet.rows))
    if sheet.first_interview and sheet.last_interview:
        days = _days(sheet.first_interview, sheet.last_interview)
        who = tr("{candidates}, interviewed {days}").format(candidates=who, days=days)
    numbers = sorted(block.kit_number for block in sheet.blocks)
    kits = [tr("kit v{number}").format(number=number) for number in numbers]
    return " · ".join([who, *kits])


def panel_line(sheet: ComparisonSheet) -> str:
    """The interviewers' names."""
    if not sheet.panel:
        return tr("Panel: nobody yet")
    return tr("Panel: {names}").format(names=", ".join(embedded(name) for name in sheet.panel))


def scorecards_line(sheet: ComparisonSheet) -> str:
    """How many scorecards are in."""
    return tr("{done} of {all} scorecards").format(done=sheet.submitted, all=sheet.expected)


def as_of_line(sheet: ComparisonSheet) -> str:
    """Which sheet this is and how old its scores are; the clock time is that of `as_of`."""
    return tr("Sheet {id} · scores as of {time}").format(
        id=sheet.sheet_id, time=f"{_day(sheet.as_of)} {sheet.as_of:%H:%M}"
    )


def confidentiality_line(sheet: ComparisonSheet) -> str:
    """Whose data this is and how long it may be kept."""
    return tr("Confidential: personal data. {retention}").format(retention=sheet.retention)


def reactions_text(reactions: Mapping[Reaction, int]) -> str:
    """How often each reaction to the opener was noted, the most frequent first: "3 g 1 w"."""
    letters = {
        Reaction.GOOSE_BUMPS: tr("{n}\u00a0g"),
        Reaction.WARM: tr("{n}\u00a0w"),
        Reaction.FLAT: tr("{n}\u00a0f"),
    }
    noted = [one for one in STRONGEST_FIRST if reactions.get(one)]
    noted.sort(key=lambda one: -reactions[one])
    return "  ".join(letters[one].format(n=reactions[one]) for one in noted)


def no_score_text(cell: Cell) -> str:
    """Why a cell has no score."""
    return ", ".join(one.label for one in cell.reasons) or tr("not rated")


def how_to_read(sheet: ComparisonSheet, order: Order) -> list[str]:
    """What the figures mean."""
    shown = [row for row in sheet.rows if row.visible]
    said = [
        tr(
            "Cells: panel means on the anchored scale 1 to 5; small figures show where "
            "interviewers differ by 2 or more."
        )
    ]
    if any(cell.mean is None for row in shown for cell in row.cells):
        said.append(tr("Striped: no score, and why; never counted as zero."))
    said.append(
        tr(
            "Overall: dot, the raw mean, not adjusted for strict and lenient interviewers; "
            "bar, from the lowest to the highest interviewer’s own mean."
        )
    )
    if any(is_partly_covered(row) for row in shown):
        said.append(tr("Percentage: the share of the kit that was scored."))
    if sheet.uses_opener:
        said.append(tr("Reactions: g goose bumps, w warm, f flat; never scored."))
    said.append(_recommendations_explained(sheet))
    said.append(
        tr("Order: alphabetical.") if order is Order.NAME else tr("Order: highest raw mean first.")
    )
    return [" ".join(said)]


def is_partly_covered(row: Row) -> bool:
    """Whether the overall mean leaves out a part of the kit that shows in whole percents."""
    return row.overall is not None and round(row.overall.coverage * 100) < 100


def too_close(sheet: ComparisonSheet) -> list[str]:
    """The pairs on whose order the interviewers don't agree."""
    calls = [
        tr("{first} and {second}: {n} of {all} interviewers put {first} first.").format(
            first=_short(call.first, sheet),
            second=_short(call.second, sheet),
            n=call.for_first,
            all=call.interviewers,
        )
        for call in sheet.close_calls
    ]
    if calls:
        return calls
    if sum(1 for row in sheet.rows if row.overall) < 2:
        return [tr("Nothing to compare yet: fewer than two candidates have scores.")]
    return [tr("None: every interviewer puts neighbours in the same order.")]


def talk_first(sheet: ComparisonSheet) -> list[str]:
    """Where interviewers are furthest apart."""
    found = [
        tr("{candidate} · {attitude}: {high_person}\u00a0{high}, {low_person}\u00a0{low}").format(
            candidate=embedded(one.candidate),
            attitude=embedded(one.attitude),
            high_person=embedded(one.high_person),
            high=one.high,
            low_person=embedded(one.low_person),
            low=one.low,
        )
        for one in sheet.disagreements
    ]
    return found or [tr("Nothing: no question on which interviewers differ by 2 or more.")]


def exceptions(sheet: ComparisonSheet) -> list[str]:
    """Where candidates were not treated alike, and that the others were."""
    said = [line for row in sheet.rows if row.visible for line in _exceptions_of(row, sheet)]
    if len(sheet.blocks) > 1:
        said.append(tr("Each version of the kit asks different questions."))
        alike = tr("Within a block, otherwise: same questions.")
    elif any(not row.visible for row in sheet.rows):
        alike = tr("All others whose scores are shown: same questions.")
    else:
        alike = tr("All others: same questions.") if said else tr("All candidates: same questions.")
    if len({one.candidate for one in sheet.skips}) < sum(1 for row in sheet.rows if row.visible):
        said.append(alike)
    return said


def _exceptions_of(row: Row, sheet: ComparisonSheet) -> list[str]:
    name = _short(row.name, sheet)
    said = []
    skipped = dict.fromkeys(one.attitude for one in sheet.skips if one.candidate == row.name)
    if skipped:
        names = ", ".join(embedded(one) for one in skipped)
        said.append(tr("{name}: {attitudes} not asked.").format(name=name, attitudes=names))
    if row.seal_broken:
        said.append(
            tr("{name}: seal broken, {done} of {all} scorecards in.").format(
                name=name, done=row.submitted, all=row.expected
            )
        )
    elif row.submitted < row.expected:
        said.append(
            tr("{name}: only {done} of {all} scorecards in.").format(
                name=name, done=row.submitted, all=row.expected
            )
        )
    if row.amendments:
        times = trn("{n} rating amended", "{n} ratings amended", row.amendments)
        said.append(tr("{name}: {times} after submitting.").format(name=name, times=times))
    return said


def _recommendations_explained(sheet: ComparisonSheet) -> str:
    signs = symbols(sheet)
    explained = ", ".join(f"{sign} {which.label}" for which, sign in signs.items())
    return tr("Recommend: {signs}.").format(signs=explained)


def _short(name: str, sheet: ComparisonSheet) -> str:
    """The first name where it is one and nobody else on the sheet shares it."""
    first, _, rest = name.partition(" ")
    same = Counter(row.name.partition(" ")[0] for row in sheet.rows)
    is_plain = first.replace("-", "").replace("’", "").isalpha()
    return embedded(first if rest and is_plain and same[first] == 1 else name)


def _days(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start = f"{first.day} {_month(first)}"
    if first.year != last.year:
        start = _day(first)
    return tr("{first} to {last}").format(first=start, last=_day(last))


def _day(day: date | datetime) -> str:
    return tr("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def _month(day: date | datetime) -> str:
    names: Iterable[str] = (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip
    return tuple(names)[day.month - 1]
