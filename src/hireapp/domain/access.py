"""An access request: everything that is kept about one candidate, others' names left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hireapp.domain import redaction
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is kept: `key` for machines, `label` and `value` for people."""

    key: str
    label: str
    value: Value

    @property
    def text(self) -> str:
        """The value in words."""
        if isinstance(self.value, bool):
            return tr("yes") if self.value else tr("no")
        if isinstance(self.value, float):
            return f"{self.value:g}"
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Record:
    """One entry, such as one answer; `title` says whose and to what, empty where that is plain."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All entries of one kind."""

    key: str
    heading: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class AccessReport:
    """What is handed to the candidate, on paper and as data.

    `drafts` counts scorecards that nobody has submitted: they are their authors' alone.
    """

    candidate_id: CandidateId
    candidate: str
    opening: str
    retention: str
    as_of: datetime
    sections: tuple[Section, ...]
    drafts: int = 0

    @property
    def number(self) -> str:
        """A short opaque number that changes with the contents."""
        content = repr((self.candidate_id, self.sections)).encode("utf-8", "backslashreplace")
        digest = hashlib.sha256(content).hexdigest().upper()
        return f"{digest[:4]}-{digest[4:8]}"

    def texts(self) -> Iterable[tuple[str, str]]:
        """Everything that people wrote, as (field name, text)."""
        yield tr("name of a candidate"), self.candidate
        yield tr("title of the opening"), self.opening
        for section in self.sections:
            for record in section.records:
                yield section.heading, record.title
                yield from ((one.label, one.text) for one in record.fields)


@dataclass(frozen=True, slots=True)
class ThirdParties:
    """Who else is named in texts, and what is written instead.

    `people` are those who work here with what they are called instead; `candidates` the others.
    Rather too much is taken out than too little: also a first name that is a word.
    """

    candidate: str
    people: dict[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()

    def without(self, text: str) -> str:
        """The text with everybody else's name taken out."""
        for name, instead in self.people.items():
            text = redaction.without_name(text, name, f"[{instead}]")
        for name in self.candidates:
            text = redaction.without_name(text, name, f"[{tr('another candidate')}]")
        own = set(redaction.parts(self.candidate))
        others = {
            part
            for name in (*self.people, *self.candidates)
            for part in redaction.parts(name)
            if part not in own
        }
        return redaction.without_words(text, sorted(others), f"[{tr('another person')}]")
