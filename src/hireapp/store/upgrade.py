"""Making a database file, and bringing an older one up to date with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.store import backup, sqlite
from hireapp.store.database import SCHEMA_NUMBER, make_engine, translated


def create(path: Path) -> None:
    """Make a new database file.

    It is built beside its place and moved there when whole, so that a kill in between leaves
    no half file.

    Raises:
        StorageError: when the file exists or its folder cannot be written.
    """
    if path.exists():
        raise StorageError(
            tr("{file} exists already.").format(file=path.name), tr("It was left as it is.")
        )
    building = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        building.touch(exist_ok=False)
    except OSError as error:
        raise StorageError(
            tr("No database can be made in {folder}.").format(folder=path.parent),
            error.strerror or "",
        ) from error
    try:
        _migrate(building)
        building.rename(path)
    finally:
        building.unlink(missing_ok=True)


def bring_up_to_date(path: Path) -> None:
    """Copy an older file to the backups, then migrate it in one transaction.

    Raises:
        StorageError: when it cannot be copied or written; the file is unchanged then.
    """
    backup.copy_aside(path, label=f"before-version-{SCHEMA_NUMBER}")
    _migrate(path)


def _migrate(path: Path) -> None:
    engine = make_engine(path)
    try:
        with translated(path):
            run_migrations(engine)
    finally:
        engine.dispose()


def run_migrations(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to `revision` in one transaction of this engine."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    with engine.execution_options(hireapp_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if connection.dialect.name == "sqlite" and revision == "head":
            connection.exec_driver_sql(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_NUMBER}")
