"""The audit log: what is recorded, how each row seals the one before, and what a check finds.

A row holds opaque ids and one short word of detail, never a name and never a text that somebody
typed, so that it may outlive the people whom it is about.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from hireapp.domain.decisions import Outcome
from hireapp.domain.people import Role
from hireapp.i18n import tr, trn

BEGINNING = "0" * 64
"""What the first row follows, and the head of a log without rows."""
SHOWN_DIGITS = 16
"""How much of the head is printed: enough that nobody finds a second log with the same."""

_HEAD = "head="
_DETAIL = re.compile(r"[a-z0-9_.:,=+/-]{0,200}")
_ID = re.compile(r"[A-Za-z0-9_-]{0,128}")


class Event(StrEnum):
    """What happened."""

    SEAL_BROKEN = "seal_broken"
    SCORECARD_SUBMITTED = "scorecard_submitted"
    SCORECARD_AMENDED = "scorecard_amended"
    REVEALED = "revealed"
    DECIDED = "decided"
    EXPORTED = "exported"
    PRINTED = "printed"
    PERSON_ADDED = "person_added"
    PERSON_RENAMED = "person_renamed"
    ROLE_CHANGED = "role_changed"
    PERSON_RETIRED = "person_retired"
    PERSON_BACK = "person_back"
    PIN_SET = "pin_set"
    PIN_REMOVED = "pin_removed"
    SEATED = "seated"
    UNSEATED = "unseated"
    CONFLICT_MARKED = "conflict_marked"
    CONFLICT_LIFTED = "conflict_lifted"
    CANDIDATE_REMOVED = "candidate_removed"
    REVEAL_RULE_CHANGED = "reveal_rule_changed"
    PAPER_ENTERED = "paper_entered"
    PAPER_CHECKED = "paper_checked"
    PAPER_DIFFERED = "paper_differed"
    PAPER_LOOK_DROPPED = "paper_look_dropped"
    KEY_MADE = "key_made"
    KEY_HANDED_OVER = "key_handed_over"
    KEY_TAKEN_OVER = "key_taken_over"
    KEY_LOST = "key_lost"
    KITS_SENT = "kits_sent"
    KIT_WITHDRAWN = "kit_withdrawn"
    KIT_OPENED = "kit_opened"
    SCORECARDS_RETURNED = "scorecards_returned"
    SCORECARD_TAKEN = "scorecard_taken"
    IMPORTED = "imported"
    IMPORT_REFUSED = "import_refused"
    RETENTION_CHANGED = "retention_changed"
    HOLD_PLACED = "hold_placed"
    HOLD_LIFTED = "hold_lifted"
    ACCESS_ANSWERED = "access_answered"
    ERASED = "erased"
    BACKUP_RESTORED = "backup_restored"
    ENCRYPTED = "encrypted"
    DECRYPTED = "decrypted"
    PASSPHRASE_CHANGED = "passphrase_changed"

    @property
    def label(self) -> str:
        """What happened, in the user's language."""
        return _labels()[self]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. Empty ids say that nothing of that kind was concerned.

    `person_id` is who did it (empty: the program itself), `subject_id` whatever else it was done
    to: a scorecard, a seat, another person, a file's digest.
    """

    sequence: int
    at: datetime
    event: str
    person_id: str = ""
    opening_id: str = ""
    candidate_id: str = ""
    subject_id: str = ""
    detail: str = ""

    @property
    def label(self) -> str:
        """What happened, in words; a kind that this version does not know, as it is written."""
        return Event(self.event).label if self.event in list(Event) else self.event


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A row as somebody may read it: names in place of ids, empty where they may not know."""

    entry: Entry
    person: str
    opening: str = ""
    candidate: str = ""
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One row with its place in the chain, as it stands in the database."""

    entry: Entry
    before: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log goes: the last row's number and hash."""

    sequence: int = 0
    hash: str = BEGINNING

    @property
    def shown(self) -> str:
        """The head as it is printed: "128 · 9f31 c07a 55d2 0b1e"."""
        return _shown(str(self.sequence), self.hash)

    @property
    def detail(self) -> str:
        """The head of another machine's log, as a row of this one keeps it."""
        return f"{_HEAD}{self.sequence}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found; `broken_at` is the first row that does not fit, None when all do."""

    rows: int
    head: Head
    broken_at: int | None = None
    problem: str = ""

    @property
    def sound(self) -> bool:
        """Whether the whole log is as it was written."""
        return self.problem == ""

    @property
    def sentence(self) -> str:
        """The finding in words."""
        if not self.sound:
            return self.problem
        return trn(
            "The audit log is whole: {n} row, each sealed by the next.",
            "The audit log is whole: {n} rows, each sealed by the next.",
            self.rows,
        )


def checked(entry: Entry) -> Entry:
    """The entry itself.

    Raises:
        ValueError: when it holds more than ids and a word, a mistake of the program.
    """
    ids = (entry.person_id, entry.opening_id, entry.candidate_id, entry.subject_id)
    if not all(_ID.fullmatch(one) for one in ids) or not _DETAIL.fullmatch(entry.detail):
        raise ValueError("the audit log takes ids and lower-case words only")
    return entry


def seal(entry: Entry, before: str) -> str:
    """The hash of a row: SHA-256 over the hash before it and everything in it."""
    content = [
        before,
        entry.sequence,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.event,
        entry.person_id,
        entry.opening_id,
        entry.candidate_id,
        entry.subject_id,
        entry.detail,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()


def _shown(rows: str, digits: str) -> str:
    groups = (digits[at : at + 4] for at in range(0, SHOWN_DIGITS, 4))
    return f"{rows} · {' '.join(groups)}"


def detail_label(entry: Entry) -> str:
    """The word of detail in the user's language, as it is written where there is no other."""
    if entry.detail.startswith(_HEAD):
        rows, _, digits = entry.detail.removeprefix(_HEAD).partition(":")
        return tr("their audit log went to {head}").format(head=_shown(rows, digits))
    known = [*Role, *Outcome]
    return next((one.label for one in known if one.value == entry.detail), entry.detail)


def verify(links: Iterable[Link], noted: Head, printed: str = "") -> Verdict:
    """Walk the chain; `links` come in the order of their numbers, or as they are stored.

    `noted` is the head that the database keeps beside the log. `printed` is a head from
    paper, whole or its first digits; the log must have passed through it, which also finds a tail
    cut off by somebody who rewrote the noted head.
    """
    wanted = _digits(printed)
    met = not wanted or BEGINNING.startswith(wanted)
    rows, head = 0, Head()
    for link in links:
        problem = _problem(link, head)
        if problem:
            return Verdict(rows, head, head.sequence + 1, problem)
        rows, head = rows + 1, Head(link.entry.sequence, link.hash)
        met = met or link.hash.startswith(wanted)
    if head != noted:
        return Verdict(rows, head, head.sequence + 1, _cut(noted))
    if not met:
        return Verdict(rows, head, None, _never_met())
    return Verdict(rows, head)


def _problem(link: Link, head: Head) -> str:
    number = link.entry.sequence
    if number != head.sequence + 1:
        return tr("Row {n} is missing: somebody removed it or changed the order.").format(
            n=head.sequence + 1
        )
    if link.before != head.hash:
        return tr("Row {n} does not follow the row before it: one of them was changed.").format(
            n=number
        )
    if link.hash != seal(link.entry, link.before):
        return tr("Row {n} is not as it was written: somebody changed it.").format(n=number)
    return ""


def _cut(noted: Head) -> str:
    return tr("The end of the log is not the one noted ({head}): rows are missing.").format(
        head=noted.shown
    )


def _never_met() -> str:
    return tr(
        "The log never passed through that head: rows were removed, the log was written anew, "
        "or a backup from before it was restored."
    )


def _digits(printed: str) -> str:
    """The hexadecimal digits of a printed head, its row number left out."""
    digits = printed.rpartition("·")[2]
    return "".join(digits.split()).casefold()


def _labels() -> dict[Event, str]:
    return {
        Event.SEAL_BROKEN: tr("seal broken"),
        Event.SCORECARD_SUBMITTED: tr("scorecard submitted"),
        Event.SCORECARD_AMENDED: tr("scorecard amended"),
        Event.REVEALED: tr("scorecards revealed: all are in"),
        Event.DECIDED: tr("decision made"),
        Event.EXPORTED: tr("exported"),
        Event.PRINTED: tr("saved or printed"),
        Event.PERSON_ADDED: tr("person added"),
        Event.PERSON_RENAMED: tr("person renamed"),
        Event.ROLE_CHANGED: tr("role changed"),
        Event.PERSON_RETIRED: tr("person retired"),
        Event.PERSON_BACK: tr("person back"),
        Event.PIN_SET: tr("PIN set"),
        Event.PIN_REMOVED: tr("PIN removed"),
        Event.SEATED: tr("seat given"),
        Event.UNSEATED: tr("seat taken away"),
        Event.CONFLICT_MARKED: tr("kept from a candidate"),
        Event.CONFLICT_LIFTED: tr("no longer kept from a candidate"),
        Event.CANDIDATE_REMOVED: tr("candidate removed"),
        Event.REVEAL_RULE_CHANGED: tr("rule of the reveal changed"),
        Event.PAPER_ENTERED: tr("scorecard entered from paper"),
        Event.PAPER_CHECKED: tr("paper entry looked at a second time"),
        Event.PAPER_DIFFERED: tr("second reading of a paper differs"),
        Event.PAPER_LOOK_DROPPED: tr("second reading of a paper dropped, the first stays"),
        Event.KEY_MADE: tr("key made"),
        Event.KEY_HANDED_OVER: tr("key handed over"),
        Event.KEY_TAKEN_OVER: tr("key taken over"),
        Event.KEY_LOST: tr("key lost"),
        Event.KITS_SENT: tr("kit file written for an interviewer"),
        Event.KIT_WITHDRAWN: tr("kit file withdrawn"),
        Event.KIT_OPENED: tr("kit file opened"),
        Event.SCORECARDS_RETURNED: tr("sealed scorecards written"),
        Event.SCORECARD_TAKEN: tr("sealed scorecard taken"),
        Event.IMPORTED: tr("imported"),
        Event.IMPORT_REFUSED: tr("file refused"),
        Event.RETENTION_CHANGED: tr("retention changed"),
        Event.HOLD_PLACED: tr("legal hold placed"),
        Event.HOLD_LIFTED: tr("legal hold lifted"),
        Event.ACCESS_ANSWERED: tr("access request answered"),
        Event.ERASED: tr("candidate erased"),
        Event.BACKUP_RESTORED: tr("backup restored"),
        Event.ENCRYPTED: tr("database encrypted"),
        Event.DECRYPTED: tr("encryption taken off"),
        Event.PASSPHRASE_CHANGED: tr("passphrase changed"),
    }
