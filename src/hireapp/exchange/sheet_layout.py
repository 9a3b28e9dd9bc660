"""How a bank is laid out in a spreadsheet: its sheets and their columns.

Names and headings belong to the file format, like the keys of a TOML file: they are the same in
every language, so that a file made on one computer can be read on another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hireapp.domain.questions import SCALE_POINTS
from hireapp.i18n import tr

NARROW, MIDDLE, WIDE = 12, 24, 44
"""Widths of columns, in characters."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key` is that of a fault, such as "anchors.3"."""

    key: str
    heading: str
    width: int
    required: bool = True
    hint: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading row, then one row each."""

    name: str
    columns: tuple[Column, ...]

    def heading(self, key: str) -> str:
        """The heading of the column with this key."""
        return next(one.heading for one in self.columns if one.key == key)


def _one_a_line() -> str:
    return tr("One on each line. Alt+Enter begins a new line.")


def _how_probes_begin() -> str:
    return tr(
        "One on each line, beginning with situation, action, result or any and a colon, "
        "such as “action: What did you do next?”"
    )


def _id_may_be_empty() -> str:
    return tr("Leave it empty for a new row. Do not change it later: the row is known by it.")


def _which_kinds() -> str:
    return tr("behavioural, situational or opener")


def _which_attitudes() -> str:
    return tr("The name or the id of an attitude.")


def _openers_only() -> str:
    return tr("For an opener only, which has no anchors.")


def _scored_only() -> str:
    return tr("What a candidate says or did that earns this score. Empty for an opener.")


QUESTIONS = Sheet(
    "Questions",
    (
        Column("id", "Id", MIDDLE, required=False, hint=_id_may_be_empty),
        Column("attitude", "Attitude", MIDDLE, hint=_which_attitudes),
        Column("kind", "Kind", NARROW, hint=_which_kinds),
        Column("prompt", "Question", WIDE),
        Column("minutes", "Minutes", NARROW),
        Column("tags", "Tags", MIDDLE, required=False, hint=_one_a_line),
        Column("probes", "Probes", WIDE, required=False, hint=_how_probes_begin),
        Column("listen_for", "Listen for", WIDE, required=False, hint=_one_a_line),
        Column("warning_signs", "Warning signs", WIDE, required=False, hint=_one_a_line),
        *(
            Column(f"anchors.{point}", f"Anchor {point}", WIDE, hint=_scored_only)
            for point in SCALE_POINTS
        ),
        Column("reactions.flat", "Reaction flat", WIDE, required=False, hint=_openers_only),
        Column("reactions.warm", "Reaction warm", WIDE, required=False, hint=_openers_only),
        Column(
            "reactions.goose_bumps",
            "Reaction goose bumps",
            WIDE,
            required=False,
            hint=_openers_only,
        ),
    ),
)
ATTITUDES = Sheet(
    "Attitudes",
    (
        Column("id", "Id", MIDDLE, required=False, hint=_id_may_be_empty),
        Column("name", "Name", MIDDLE),
        Column("definition", "Definition", WIDE),
        Column("why", "Why", WIDE),
        Column("synthetic", "Synthetic", WIDE),
        Column("genuine", "Genuine", WIDE),
        Column("super", "Super", WIDE),
    ),
)
SAMPLES = Sheet(
    "Sample answers",
    (
        Column("question", "Question id", MIDDLE),
        Column("text", "Answer", WIDE),
        Column("rating", "Suggested rating", NARROW),
        Column("why", "Why", WIDE),
    ),
)
ABOUT = Sheet(
    "About",
    (
        Column("id", "Id", MIDDLE, required=False),
        Column("title", "Title", MIDDLE),
        Column("language", "Language", NARROW, required=False),
        Column("version", "Version", NARROW, required=False),
        Column("description", "Description", WIDE, required=False),
    ),
)
SHEETS = (QUESTIONS, ATTITUDES, SAMPLES, ABOUT)
