"""What the question check says of a question: flags, each with its reason and a way to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hireapp.i18n import tr


class Category(StrEnum):
    """What may be wrong with a question."""

    LEADING = "leading"
    DOUBLE_BARRELLED = "double-barrelled"
    VAGUE = "vague"
    CLICHE = "cliche"
    NO_ATTITUDE = "no-attitude"
    ANCHORS = "anchors"
    TOO_LONG = "too-long"
    READING_LEVEL = "reading-level"
    UNLAWFUL = "unlawful"

    @property
    def label(self) -> str:
        """The category in the user's language."""
        return {
            Category.LEADING: tr("leading"),
            Category.DOUBLE_BARRELLED: tr("two questions in one"),
            Category.VAGUE: tr("vague"),
            Category.CLICHE: tr("worn out"),
            Category.NO_ATTITUDE: tr("no attitude"),
            Category.ANCHORS: tr("anchors"),
            Category.TOO_LONG: tr("too long to say"),
            Category.READING_LEVEL: tr("hard to read"),
            Category.UNLAWFUL: tr("risky topic"),
        }[self]


class Jurisdiction(StrEnum):
    """Whose rules on topics are applied."""

    US = "us"
    UK = "uk"
    EU = "eu"

    @property
    def label(self) -> str:
        """The jurisdiction in the user's language."""
        return {
            Jurisdiction.US: tr("United States"),
            Jurisdiction.UK: tr("United Kingdom"),
            Jurisdiction.EU: tr("European Union"),
        }[self]


ALL_JURISDICTIONS = frozenset(Jurisdiction)


def remembered(values: Iterable[str]) -> frozenset[Jurisdiction]:
    """The jurisdictions with these values; all of them when none is known."""
    chosen = set(values)
    return frozenset(one for one in Jurisdiction if one.value in chosen) or ALL_JURISDICTIONS


@dataclass(frozen=True, slots=True)
class Flag:
    """One piece of advice.

    `key` is the part of the question it is about, as in a bank file ("prompt", "anchors.3",
    "probes.0"); `start` and `end` are the place in that text (0, 0 for the whole). `suggestion`
    is a whole wording to use instead, or empty; `advice` says what to do in words; `topic` names
    the risky topic and `jurisdictions` where it is one; `source` is where the rule comes from.
    """

    category: Category
    key: str
    reason: str
    start: int = 0
    end: int = 0
    advice: str = ""
    suggestion: str = ""
    source: str = ""
    topic: str = ""
    jurisdictions: frozenset[Jurisdiction] = frozenset()

    def applies_in(self, places: frozenset[Jurisdiction]) -> bool:
        """Whether it is to be said where these rules hold; wording is the same everywhere."""
        return not self.jurisdictions or bool(self.jurisdictions & places)
