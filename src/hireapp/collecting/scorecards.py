"""Sealed scorecards: returned as one file, and collected from many, each with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hireapp.collecting import files
from hireapp.collecting.files import FileKind
from hireapp.domain.backups import Occasion
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.domain.taking_in import Outcome, Result, Verdict
from hireapp.domain.travelling import SignedScorecard
from hireapp.errors import HireError, InputError
from hireapp.exchange import sealed_scorecards
from hireapp.i18n import tr
from hireapp.paper import output
from hireapp.store import backup_shelf, held_kits, openings, taking_in
from hireapp.store.database import Database

BATCH = 100
"""Scorecards written in one transaction: what is stopped or fails leaves whole batches."""

GoOn = Callable[[int, int], bool]
"""Called with the files done and in all; False stops, and what was taken stays."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A scorecards file that was written; `drafts` stay with the interviewer."""

    path: Path
    scorecards: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Collected:
    """What an import did, in the order of the files; `waiting` were not looked at any more."""

    results: tuple[Result, ...]
    waiting: int = 0


def give_back(
    database: Database, opening_id: OpeningId, folder: Path, *, viewer: PersonId
) -> Returned:
    """Write every submitted scorecard of the viewer's seat into one sealed file.

    Raises:
        HireError: when there is none, the seat is not the viewer's, or it cannot be written.
    """
    ready = held_kits.scorecards_to_return(database, opening_id, viewer)
    data = sealed_scorecards.seal(
        ready.cards, opening_key=ready.opening_key, signing_key=ready.signing_key
    )
    first = ready.cards[0]
    name = output.safe_file_name(
        tr("scorecards"),
        openings.get(database, opening_id).title,
        opaque_id=f"{first.seat_id[:8]}-{ready.cards[-1].sequence}",
        suffix=sealed_scorecards.SUFFIX,
    )
    output.write(folder / name, data)
    return Returned(folder / name, len(ready.cards), ready.drafts)


def keys_named(found: Sequence[Path]) -> frozenset[str]:
    """The short names of the keys to which files are sealed; unreadable files name none."""
    named = set()
    for path in found:
        try:
            named.add(sealed_scorecards.key_id_of(files.read_head(path)))
        except InputError:
            continue
    return frozenset(named)


def collect(
    database: Database,
    found: Sequence[Path],
    private_keys: Mapping[str, str],
    *,
    viewer: PersonId,
    go_on: GoOn = lambda _done, _all: True,
) -> Collected:
    """Take in scorecards files; a copy of the database is made first.

    `private_keys` are the private halves by short name.

    Raises:
        HireError: when the copy cannot be made or the database cannot be written; whole batches
            that were taken before stay.
    """
    backup_shelf.make(database.path, Occasion.BEFORE_IMPORT)
    batch = _Batch(database, viewer)
    done = 0
    while done < len(found) and go_on(done, len(found)):
        batch.add(found[done], private_keys)
        done += 1
    batch.write()
    taking_in.note_refused_files(database, batch.refused_files, viewer=viewer)
    return Collected(tuple(batch.results), len(found) - done)


class _Batch:
    """Scorecards that wait to be written, and the results so far in the order of the files."""

    def __init__(self, database: Database, viewer: PersonId) -> None:
        self._database, self._viewer = database, viewer
        self._waiting: list[tuple[str, SignedScorecard | Verdict]] = []
        self.results: list[Result] = []
        self.refused_files = 0

    def add(self, path: Path, private_keys: Mapping[str, str]) -> None:
        """Open one file; once enough wait, they are written."""
        try:
            cards = _opened(path, private_keys)
        except HireError as error:
            self.refused_files += 1
            self._waiting.append((path.name, Verdict(Outcome.REFUSED, error.message)))
            return
        self._waiting += [(path.name, card) for card in cards]
        if len(self._waiting) >= BATCH:
            self.write()

    def write(self) -> None:
        """Write what waits, in one transaction."""
        cards = [one for _, one in self._waiting if isinstance(one, SignedScorecard)]
        verdicts = iter(
            taking_in.take_in(self._database, cards, viewer=self._viewer) if cards else ()
        )
        for file, one in self._waiting:
            self.results.append(Result(file, one if isinstance(one, Verdict) else next(verdicts)))
        self._waiting.clear()


def _opened(path: Path, private_keys: Mapping[str, str]) -> tuple[SignedScorecard, ...]:
    data = files.read(path, FileKind.SCORECARDS)
    private = private_keys.get(sealed_scorecards.key_id_of(data))
    if private is None:
        raise InputError(tr("It is sealed to a key that is not here: of another opening, or lost."))
    return sealed_scorecards.unseal(data, opening_key=private)
