"""The sentences of the comparison sheet: what the paper says in words about the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum

from hireapp.domain.comparison import Block, Cell, ComparisonSheet, Row
from hireapp.domain.comparison_statistics import CandidateStatistics
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.scorecards import Reaction, Recommendation
from hireapp.i18n import tr, trn
from hireapp.paper.dates import day, days
from hireapp.paper.text import embedded

BELOW_FLOOR = "†"
"""Behind a panel mean that misses the least mean wanted of its attitude."""
STRONGEST_FIRST = (Reaction.GOOSE_BUMPS, Reaction.WARM, Reaction.FLAT)


class Order(Enum):
    """In which order the candidates of a block stand: by name or by rank."""

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
        when = days(sheet.first_interview, sheet.last_interview)
        who = tr("{candidates}, interviewed {days}").format(candidates=who, days=when)
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


def as_of_line(number: str, as_of: datetime) -> str:
    """Which sheet this is and how old its scores are; the clock time is that of `as_of`."""
    return tr("Sheet {id} · scores as of {time}").format(
        id=number, time=f"{day(as_of)} {as_of:%H:%M}"
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


def level_text(figures: CandidateStatistics | None) -> str:
    """The service level heard, no percentage broken off."""
    if figures is None:
        return "–"
    parts = (word.rpartition(" ") for word in figures.levels.words)
    return tr(" or ").join(f"{level}\u00a0{chance}" for level, _, chance in parts)


def how_to_read(sheet: ComparisonSheet, order: Order) -> list[str]:
    """What the figures mean."""
    last = [tr("Order: alphabetical.") if order is Order.NAME else tr("Order: by rank.")]
    last.append(tr("Figures decide nothing: people do."))
    return [
        _cells_explained(sheet),
        _overall_explained(sheet),
        tr(
            "Rank: a range such as 1–2 is called apart only at 90% certainty; overlapping bars "
            "do not mean a tie."
        ),
        tr(
            "Service level: how likely, from the scores alone (Genuine from {genuine}, Super from "
            "{super}); never for candidates to see."
        ).format(genuine=f"{sheet.service_levels[0]:g}", super=f"{sheet.service_levels[1]:g}"),
        _counts_explained(sheet),
        " ".join(last),
    ]


def _cells_explained(sheet: ComparisonSheet) -> str:
    said = [
        tr(
            "Cells: panel means on the anchored scale 1 to 5; small figures show where "
            "interviewers differ by 2 or more."
        )
    ]
    if any(cell.mean is None for row in sheet.rows for cell in row.cells):
        said.append(tr("Striped: no score, and why; never counted as zero."))
    if any(block.below_floor(*cell) for block in sheet.blocks for cell in _cells(block)):
        said.append(tr("{sign}: below the kit’s floor.").format(sign=BELOW_FLOOR))
    return " ".join(said)


def _cells(block: Block) -> Iterator[tuple[Row, int]]:
    return ((row, place) for row in block.rows for place in range(len(row.cells)))


def _overall_explained(sheet: ComparisonSheet) -> str:
    said = [
        tr(
            "Overall: dot, the score after allowing for strict and lenient interviewers; bar, its "
            "90% interval; last the raw mean."
        )
    ]
    if any(is_partly_covered(row) for row in sheet.rows if row.visible):
        said.append(tr("Percentage: how much of the kit was scored."))
    return " ".join(said)


def is_partly_covered(row: Row) -> bool:
    """Whether the overall mean leaves out a part of the kit that shows in whole percents."""
    return row.overall is not None and round(row.overall.coverage * 100) < 100


def talk_first(sheet: ComparisonSheet) -> list[str]:
    """Where interviewers are furthest apart."""
    candidates = Counter(_first_name(row.name) for row in sheet.rows)
    people = Counter(_first_name(name) for name in {*sheet.panel, *sheet.raters.values()})
    found = [
        tr("{candidate} · {attitude}: {high_person}\u00a0{high}, {low_person}\u00a0{low}").format(
            candidate=_short(one.candidate, candidates),
            attitude=embedded(one.attitude),
            high_person=_short(one.high_person, people),
            high=one.high,
            low_person=_short(one.low_person, people),
            low=one.low,
        )
        for one in sheet.disagreements
    ]
    return found or [tr("Nothing: no question on which interviewers differ by 2 or more.")]


def exceptions(sheet: ComparisonSheet) -> list[str]:
    """Where candidates were not treated alike, and that the others were."""
    names = short_names(sheet)
    said = [
        line
        for block in sheet.blocks
        for missing in [_who_did_not_rate(block, sheet)]
        for row in block.rows
        if row.visible
        for line in _exceptions_of(
            row, names[row.candidate_id], missing.get(row.candidate_id, ()), sheet
        )
    ]
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


def _exceptions_of(
    row: Row, name: str, missing: Sequence[str], sheet: ComparisonSheet
) -> list[str]:
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
        said += [tr("Why: {reason}").format(reason=row.seal_reason)] * bool(row.seal_reason)
    elif row.submitted < row.expected:
        said.append(
            tr("{name}: only {done} of {all} scorecards in.").format(
                name=name, done=row.submitted, all=row.expected
            )
        )
    elif missing:
        people = ", ".join(embedded(one) for one in missing)
        said.append(tr("{name}: not rated by {people}.").format(name=name, people=people))
    if row.amendments:
        times = trn("{n} rating amended", "{n} ratings amended", row.amendments)
        said.append(tr("{name}: {times} after submitting.").format(name=name, times=times))
    differences = (one for one in sheet.exceptions if one.candidate_id == row.candidate_id)
    said += [tr("{name}: {text}").format(name=name, text=one.text) for one in differences]
    return said


def _counts_explained(sheet: ComparisonSheet) -> str:
    signs = symbols(sheet)
    explained = ", ".join(f"{sign} {which.label}" for which, sign in signs.items())
    said = [tr("Recommend: {signs}.").format(signs=explained)]
    if sheet.uses_opener:
        said.insert(0, tr("Reactions: g goose bumps, w warm, f flat; never scored."))
    return " ".join(said)


def _who_did_not_rate(block: Block, sheet: ComparisonSheet) -> dict[CandidateId, list[str]]:
    """By rated candidate: interviewers who rated others of the block but not this one."""
    met: dict[CandidateId, set[PersonId]] = {}
    for one in block.ratings:
        met.setdefault(one.candidate_id, set()).add(one.person_id)
    raters = set[PersonId]().union(*met.values())
    return {
        candidate_id: [name for key, name in sheet.raters.items() if key in raters - own]
        for candidate_id, own in met.items()
    }


def short_names(sheet: ComparisonSheet) -> dict[CandidateId, str]:
    """First names where they are ones and nobody else on the sheet shares them."""
    same = Counter(_first_name(row.name) for row in sheet.rows)
    return {row.candidate_id: _short(row.name, same) for row in sheet.rows}


def _first_name(name: str) -> str:
    return name.partition(" ")[0]


def _short(name: str, same: Counter[str]) -> str:
    first, _, rest = name.partition(" ")
    is_plain = first.replace("-", "").replace("’", "").isalpha()
    return embedded(first if rest and is_plain and same[first] == 1 else name)
