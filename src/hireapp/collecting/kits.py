"""Kit files: written for the seats of a panel, and opened on an interviewer's machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hireapp.collecting import files
from hireapp.collecting.files import FileKind
from hireapp.domain.ids import OpeningId, PersonId, SeatId
from hireapp.domain.people import Person
from hireapp.domain.travelling import TravellingKit
from hireapp.exchange import passphrase_lock, sealed_keys, sealed_kits
from hireapp.i18n import tr
from hireapp.paper import output
from hireapp.store import sealing
from hireapp.store.database import Database
from hireapp.store.sealing import Sending

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class SentFile:
    """A kit file that was written; the passphrase is shown once and kept nowhere."""

    person: Person
    path: Path
    passphrase: str
    candidates: int
    left_out: int


def send(
    database: Database,
    opening_id: OpeningId,
    seats: Sequence[SeatId],
    folder: Path,
    *,
    viewer: PersonId,
    progress: Progress = lambda _: None,
) -> tuple[SentFile, ...]:
    """Write a kit file for each seat, with a new signing key and a new passphrase each.

    A file that cannot be written costs nothing: sending again makes new keys and new files.

    Raises:
        HireError: when the store refuses or a file cannot be written; no file is left then.
    """
    keys = {one: sealed_keys.new_signing_key() for one in seats}
    sendings = sealing.send(database, opening_id, keys, viewer=viewer)
    written: list[SentFile] = []
    try:
        for number, one in enumerate(sendings):
            progress(number / len(sendings))
            written.append(_written(one, folder))
    except BaseException:  # stopped, or refused: a file without its passphrase helps nobody
        for made in written:
            made.path.unlink(missing_ok=True)
        raise
    return tuple(written)


def _written(one: Sending, folder: Path) -> SentFile:
    words = passphrase_lock.new_passphrase()
    name = output.safe_file_name(
        tr("kit"),
        one.kit.facts.title,
        one.person.name,
        opaque_id=f"{one.kit.seat_id[:8]}-{one.kit.issue}",
        suffix=sealed_kits.SUFFIX,
    )
    output.write(folder / name, sealed_kits.lock(one.kit, words))
    return SentFile(one.person, folder / name, words, len(one.kit.candidates), one.left_out)


def unlock(path: Path, passphrase: str) -> TravellingKit:
    """What is in a kit file.

    Raises:
        InputError: when the passphrase does not fit, or it cannot be used.
    """
    return sealed_kits.unlock(files.read(path, FileKind.KIT), passphrase)
