"""Restoring a backup: the present file is copied first, then the copy takes its place."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from hireapp.domain.backups import Occasion, Soundness
from hireapp.errors import HireError, StorageError
from hireapp.i18n import tr
from hireapp.store import backup, backup_shelf, erasing, exchanging, sqlite
from hireapp.store.database import SCHEMA_NUMBER


def restore(path: Path, copy: Path) -> Path | None:
    """Put a backup in the place of a database that nobody has open.

    Gives the copy of the file as it was, made first; None when there was none. A present file
    that is damaged is copied as it is.

    Raises:
        StorageError: when the backup is not what was written or cannot be used here, or the
            place cannot be written; the present file is unchanged then.
    """
    _check(copy)
    gone = _erased(path)
    kept = _keep(path) if path.exists() else None
    building = path.with_name(f"{path.name}.restoring")
    module = sqlite.driver()
    try:
        backup.remove(building)
        backup.duplicate(copy, building, immutable=True)
        if gone:
            erasing.bring_up_to_date(building)
            erasing.take_out_again(building, gone)
            erasing.scour(building)
            exchanging.let_go(building)
        if not backup.opens_whole(building):
            raise _not_good(copy)
        exchanging.put_in_place(building, path)
    except (OSError, module.Error) as error:
        raise StorageError(
            tr("The backup could not be restored."),
            tr("The database was left as it is. Please make room, or close other programs."),
        ) from error
    finally:
        with suppress(OSError):
            backup.remove(building)
    return kept


def _check(copy: Path) -> None:
    if backup_shelf.soundness(copy) is Soundness.DAMAGED:
        raise _not_good(copy)
    if sqlite.inspect(copy) > SCHEMA_NUMBER:
        raise StorageError(
            tr("{file} was made by a newer version of Hireapp.").format(file=copy.name),
            tr("The database was left as it is. Update Hireapp to restore it."),
        )


def _erased(path: Path) -> erasing.Gone:
    """Who was erased from the present file: the backup must not bring them back."""
    try:
        return erasing.noted(path) if sqlite.inspect(path) == SCHEMA_NUMBER else ()
    except HireError:
        return ()


def _keep(path: Path) -> Path:
    """Copy the present file aside, the damaged one byte by byte."""
    try:
        sqlite.inspect(path)
        exchanging.let_go(path)
        return backup.copy_aside(path, label=Occasion.BEFORE_RESTORE)
    except HireError:
        if backup.opens_whole(path):
            raise
    backup.folder_of(path).mkdir(parents=True, exist_ok=True)
    target = backup.name_for(path, Occasion.DAMAGED, datetime.now(UTC))
    shutil.copyfile(path, target)
    return target


def _not_good(copy: Path) -> StorageError:
    return StorageError(
        tr("The backup {file} is damaged.").format(file=copy.name),
        tr("The database was left as it is. Choose another backup."),
    )
