"""Making a database file, and bringing an older one up to date with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import backup, sqlite
from hireapp.store.database import SCHEMA_NUMBER, translated
from hireapp.store.engines import make_engines

MIGRATIONS = Path(__file__).with_name("migrations")


def create(path: Path) -> None:
    """Make a new database file.

    It is built beside its place and moved there when whole, so that a kill in between leaves
    no half file.

    Raises:
        StorageError: when the file exists or its folder cannot be written.
    """
    building = path.with_name(f"{path.name}.new")
    try:
        if path.exists():
            raise StorageError(
                tr("{file} exists already.").format(file=path.name), tr("It was left as it is.")
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        building.touch(exist_ok=False)
    except OSError as error:
        raise StorageError(
            tr("No database can be made in {folder}.").format(folder=path.parent),
            error.strerror or "",
        ) from error
    try:
        migrate(building)
        if sqlite.log_waits(building):  # closing did not fold it in
            raise StorageError(
                tr("The disk is full. Please free some space."), tr("No database was made.")
            )
        building.rename(path)
    finally:
        for rest in ("", "-wal", "-shm"):
            path.with_name(f"{building.name}{rest}").unlink(missing_ok=True)


def bring_up_to_date(path: Path) -> None:
    """Copy an older file to the backups, then migrate it in one transaction.

    Raises:
        StorageError: when it cannot be copied or written; the file is unchanged then.
    """
    backup.copy_aside(path, label=f"before-version-{SCHEMA_NUMBER}")
    migrate(path)


def migrate(path: Path, *, scripts: Path = MIGRATIONS) -> None:
    """Bring a database file to the newest of the migrations in `scripts`, or leave it as it is.

    Raises:
        StorageError: when it cannot be written, or rows would refer to others that are gone.
    """
    engine = make_engines(path).writes
    # A changed table is copied and dropped; with foreign keys on, the drop would delete the rows
    # of other tables that refer to it. They are checked before the commit instead.
    event.listen(engine, "connect", _foreign_keys_off)
    try:
        with translated(path):
            run_migrations(engine, scripts=scripts)
    finally:
        engine.dispose()


def run_migrations(engine: Engine, revision: str = "head", *, scripts: Path = MIGRATIONS) -> None:
    """Run the migrations up to `revision` in one transaction of this engine."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite" and revision == "head":
            _check_references(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_NUMBER}")


def _foreign_keys_off(connection: DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA foreign_keys=OFF")


def _check_references(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageError(
            tr("The database could not be brought up to date: some records have lost others."),
            tr("It was left as it is."),
        )
