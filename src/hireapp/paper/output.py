"""Getting a finished PDF onto the disk: whole or not at all, under a name that tells nothing."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.paper.unfinished import Unfinished

SUFFIX = ".pdf"
_LONGEST_NAME = 100
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.ETXTBSY, errno.EBUSY})


def write(path: Path, data: bytes) -> None:
    """Put `data` into the file; an older file of that name stays intact until it is replaced.

    Raises:
        StorageError: saying what is wrong with the place and what to do; nothing was changed.
    """
    unfinished = Unfinished(path)
    try:
        if path.is_dir():
            raise StorageError(
                tr("“{name}” is a folder.").format(name=path.name),
                tr("Give the file a name of its own."),
            )
        _write_through(unfinished.path, data)
        unfinished.path.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise explained(error, path) from error
    finally:
        unfinished.clear()


def safe_file_name(*parts: str, opaque_id: str, suffix: str = SUFFIX) -> str:
    """A file name of plain letters, digits and hyphens that ends with an opaque id.

    `parts` are such as the form's name and the opening's title; never a candidate's name.
    """
    words = "-".join(filter(None, (_plain(part) for part in parts)))
    ending = re.sub(r"[^A-Za-z0-9-]", "", opaque_id)
    shortened = words[: _LONGEST_NAME - len(ending)].rstrip("-")
    return "-".join(filter(None, (shortened, ending))) + suffix


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut; where folders cannot be synced, the system does."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def explained(error: OSError, path: Path) -> StorageError:
    """What the system refused, in words that say what to do."""
    hint = tr("Choose another folder or another name.")
    if error.errno in _FULL:
        return StorageError(
            tr("There is no room left for “{name}”.").format(name=path.name),
            tr("Free some space or choose another folder."),
        )
    if error.errno == errno.EEXIST:
        folder = tr("“{name}” is a file, not a folder.").format(name=path.name)
        return StorageError(folder, hint)
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        folder = tr("There is no folder “{folder}”.").format(folder=path.parent)
        return StorageError(folder, tr("Create it or choose another folder."))
    if error.errno == errno.EROFS:
        return StorageError(tr("“{folder}” is read-only.").format(folder=path.parent), hint)
    if error.errno in _FORBIDDEN:
        return StorageError(
            tr("“{name}” is open in another program or protected.").format(name=path.name),
            tr("Close it there, or choose another folder or another name."),
        )
    cause = error.strerror or tr("the system gave no reason")
    return StorageError(
        tr("“{name}” could not be saved: {cause}.").format(name=path.name, cause=cause), hint
    )
