"""Sealed files on the disk: found, read no further than they may be, and told apart."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from hireapp.errors import InputError
from hireapp.exchange import passphrase_lock, sealed_keys, sealed_kits, sealed_scorecards
from hireapp.exchange.passphrase_lock import Kind
from hireapp.i18n import tr

FILES_LIMIT = 20_000
"""Most files taken from a folder at once."""


class FileKind(Enum):
    """What a sealed file is."""

    KIT = sealed_kits.SUFFIX
    SCORECARDS = sealed_scorecards.SUFFIX
    KEY = sealed_keys.SUFFIX


_LARGEST = {
    FileKind.KIT: sealed_kits.FILE_BYTES,
    FileKind.SCORECARDS: sealed_scorecards.FILE_BYTES,
    FileKind.KEY: sealed_keys.FILE_BYTES,
}


def looks_sealed(path: Path) -> bool:
    """Whether a file's name says that it is one of Hireapp's sealed files."""
    return path.suffix.lower() in {kind.value for kind in FileKind}


def kind_of(path: Path) -> FileKind:
    """What a file is, by what is in it and not by its name.

    Raises:
        InputError: when it is none of them, or cannot be read.
    """
    head = read_head(path)
    locked = passphrase_lock.kind_of(head)
    if locked is Kind.KIT:
        return FileKind.KIT
    if locked is Kind.KEY:
        return FileKind.KEY
    if sealed_scorecards.is_scorecards_file(head):
        return FileKind.SCORECARDS
    raise InputError(
        tr("{file} is neither a kit nor sealed scorecards.").format(file=path.name),
        tr("It was left as it is."),
    )


def read_head(path: Path) -> bytes:
    """The first bytes of a file, which say what it is.

    Raises:
        InputError: when it cannot be read.
    """
    return _read(path, 64, whole=False)


def read(path: Path, kind: FileKind) -> bytes:
    """The bytes of a file, if it is not larger than its kind may be.

    Raises:
        InputError: when it is too large or cannot be read.
    """
    return _read(path, _LARGEST[kind], whole=True)


def scorecards_files(places: Iterable[Path]) -> list[Path]:
    """The scorecards files among files and folders; of a folder, those that it holds directly."""
    found: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            inside = (one for one in sorted(place.iterdir()) if one.is_file())
            ours = (one for one in inside if one.suffix.lower() == sealed_scorecards.SUFFIX)
            found |= dict.fromkeys(ours)
        else:
            found[place] = None
    return list(found)[:FILES_LIMIT]


def _read(path: Path, limit: int, *, whole: bool) -> bytes:
    try:
        if not path.is_file():  # a pipe would be waited for
            raise InputError(tr("There is no file {file}.").format(file=path.name))
        size = path.stat().st_size
        if whole and size > limit:
            raise InputError(
                tr("{file} is too large.").format(file=path.name), tr("It was not read.")
            )
        with path.open("rb") as stream:
            return stream.read(min(size, limit))  # a buffer of that size is made first
    except OSError as error:
        raise InputError(
            tr("{file} cannot be read.").format(file=path.name), error.strerror or ""
        ) from error
