from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, delete, inspect

from hireapp.domain.scorecards import NoScore, Score
from hireapp.errors import StorageError
from hireapp.store import comparisons, openings, people, scorecards, sqlite, upgrade
from hireapp.store.database import SCHEMA_NUMBER, Database
from hireapp.store.engines import make_engines
from hireapp.store.tables import Base, ConflictRow
from tests.store.stored_files import FOLDER

STORED = sorted(FOLDER.glob("version-*.db"), key=lambda path: int(path.stem.partition("-")[2]))
each_stored_file = pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path))


def set_version(path: Path, number: int) -> None:
    with closing(sqlite.driver().connect(str(path))) as connection:
        connection.execute(f"PRAGMA user_version={number}")
        connection.commit()


def differences(path: Path) -> list[object]:
    """What the models have and this file lacks, or the other way round."""
    engine = make_engines(path).reads
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        found = list(compare_metadata(context, Base.metadata))
        names = {name: constraint_names(connection, name) for name in Base.metadata.tables}
    engine.dispose()
    for name, table in Base.metadata.tables.items():
        wanted = {str(one.name) for one in table.constraints}
        if wanted != names[name]:
            found.append((name, wanted ^ names[name]))
    return found


def constraint_names(connection: Connection, table: str) -> set[str]:
    inspector = inspect(connection)
    constraints = [
        inspector.get_pk_constraint(table),
        *inspector.get_foreign_keys(table),
        *inspector.get_unique_constraints(table),
        *inspector.get_check_constraints(table),
    ]
    return {str(one["name"]) for one in constraints}


# --- The schema ------------------------------------------------------------------------------


def test_migrations_make_what_the_models_say(path: Path) -> None:
    assert differences(path) == []


def test_every_constraint_follows_the_naming_convention() -> None:
    prefixes = {
        "PrimaryKeyConstraint": "pk",
        "ForeignKeyConstraint": "fk",
        "UniqueConstraint": "uq",
    }
    for name, table in Base.metadata.tables.items():
        for one in table.constraints:
            prefix = prefixes.get(type(one).__name__, "ck")
            assert str(one.name).startswith(f"{prefix}_{name}")
        for index in table.indexes:
            assert str(index.name).startswith(f"ix_{name}_")


def test_check_constraints_say_what_the_models_say(path: Path) -> None:
    wanted = {
        str(one.name): str(one.sqltext)
        for table in Base.metadata.tables.values()
        for one in table.constraints
        if isinstance(one, CheckConstraint)
    }

    engine = make_engines(path).reads
    with engine.connect() as connection:
        found = {
            str(one["name"]): one["sqltext"]
            for name in Base.metadata.tables
            for one in inspect(connection).get_check_constraints(name)
        }
    engine.dispose()

    assert found == wanted


def test_each_schema_has_one_migration_and_one_stored_file() -> None:
    scripts = sorted((upgrade.MIGRATIONS / "versions").glob("s[0-9]*.py"))

    assert [one.name[:5] for one in scripts] == [
        f"s{number:04}" for number in range(1, SCHEMA_NUMBER + 1)
    ]
    assert [one.stem for one in STORED] == [
        f"version-{number}" for number in range(1, SCHEMA_NUMBER + 1)
    ]


# --- Files of every version so far -----------------------------------------------------------


@each_stored_file
def test_stored_file_comes_up_to_date(stored: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(stored, tmp_path / "hiring.db"))

    Database.open(path).close()

    assert sqlite.inspect(path) == SCHEMA_NUMBER
    assert differences(path) == []


@each_stored_file
def test_stored_file_keeps_what_was_written(stored: Path, tmp_path: Path) -> None:
    database = Database.open(Path(shutil.copy(stored, tmp_path / "hiring.db")))

    with database.write() as session:  # since version 4 Cora is kept from Dana
        session.execute(delete(ConflictRow))
    (opening,) = openings.all_of_them(database)
    ana, ben, cora = people.everybody(database)
    compared = comparisons.sheet(database, opening.id, cora.id)
    cards = {
        person.name: scorecards.begin(database, compared.rows[0].candidate_id, person.id)
        for person in (ana, ben)
    }
    submitted = scorecards.open_sheet(database, cards["Ana"], ana.id).scorecard
    draft = scorecards.open_sheet(database, cards["Ben"], ben.id).scorecard
    database.close()

    assert [(row.name, row.visible, row.seal_broken) for row in compared.rows] == [
        ("Dana Whitfield", False, False),
        ("Priya Nair", True, True),
    ]
    ratings = [submitted.answer(one).rating for one in submitted.answers]
    assert sorted(map(str, ratings)) == ["2", "4", "4"]
    assert submitted.amendments[0].before is Score.FOUR
    assert {one.evidence for one in submitted.answers.values()} == {"“I knelt down to her.”"}
    assert {one.rating for one in draft.answers.values()} == {NoScore.DECLINED}
    assert draft.reaction_noted


# --- Upgrading -------------------------------------------------------------------------------


def test_older_file_is_copied_aside_first(path: Path) -> None:
    set_version(path, 0)

    Database.open(path).close()

    (copy,) = (path.parent / "backups").glob("*.db")
    assert copy.name.endswith(f"-before-version-{SCHEMA_NUMBER}.db")
    assert sqlite.inspect(copy) == 0
    assert sqlite.inspect(path) == SCHEMA_NUMBER


def test_older_file_that_cannot_be_copied_is_left_as_it_is(path: Path) -> None:
    set_version(path, 0)
    before = path.read_bytes()
    path.with_name("backups").write_text("in the way")

    with pytest.raises(StorageError, match="No backup"):
        Database.open(path)

    assert path.read_bytes() == before


# --- How to add the next one -----------------------------------------------------------------

NEXT = '''
"""Every scorecard says which language was spoken."""

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{newest:04}"


def upgrade() -> None:
    with op.batch_alter_table("scorecards") as table:
        table.add_column(sa.Column("language", sa.String(8), nullable=False, server_default="en"))
        table.create_check_constraint("language_is_short", "length(language) <= 8")
    {mishap}
'''


def scripts_with_one_more(folder: Path, mishap: str = "pass") -> Path:
    """The migrations and one more.

    To add a real one: write it as in NEXT, change the models, raise SCHEMA_NUMBER by one, and
    keep a file of the new schema (tests/store/stored_files.py).
    """
    scripts = Path(shutil.copytree(upgrade.MIGRATIONS, folder / "100% migrations"))
    text = NEXT.format(newest=SCHEMA_NUMBER, mishap=mishap)
    (scripts / "versions" / "s9999_next.py").write_text(text, encoding="utf-8")
    return scripts


def count_rows(path: Path) -> dict[str, int]:
    engine = make_engines(path).reads
    with engine.connect() as connection:
        counts = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()
            for name in Base.metadata.tables
        }
    engine.dispose()
    return counts


def test_next_migration_keeps_every_row_that_refers_to_a_changed_table(tmp_path: Path) -> None:
    """SQLite changes a table by copying and dropping it: what refers to it must stay."""
    path = Path(shutil.copy(STORED[-1], tmp_path / "hiring.db"))
    before = count_rows(path)
    assert min(before.values()) > 0

    upgrade.migrate(path, scripts=scripts_with_one_more(tmp_path))

    assert count_rows(path) == before
    engine = make_engines(path).reads
    with engine.connect() as connection:
        columns = [one["name"] for one in inspect(connection).get_columns("scorecards")]
        checks = constraint_names(connection, "scorecards")
        problems = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    engine.dispose()
    assert "language" in columns
    assert "ck_scorecards_language_is_short" in checks
    assert problems == []


@pytest.mark.parametrize(
    "mishap",
    [
        "raise ZeroDivisionError",
        "op.execute('DROP TABLE answers'); raise ZeroDivisionError",
    ],
)
def test_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, mishap: str) -> None:
    path = Path(shutil.copy(STORED[-1], tmp_path / "hiring.db"))
    before = count_rows(path)

    with pytest.raises(ZeroDivisionError):
        upgrade.migrate(path, scripts=scripts_with_one_more(tmp_path, mishap))

    assert count_rows(path) == before
    assert differences(path) == []


def test_migration_that_orphans_rows_is_refused(tmp_path: Path) -> None:
    path = Path(shutil.copy(STORED[-1], tmp_path / "hiring.db"))
    before = count_rows(path)

    with pytest.raises(StorageError, match="could not be brought up to date"):
        upgrade.migrate(
            path, scripts=scripts_with_one_more(tmp_path, "op.execute('DELETE FROM people')")
        )

    assert count_rows(path) == before
