from __future__ import annotations

import pytest

from hireapp.store import sqlite


@pytest.mark.parametrize(
    ("version", "has_bug"),
    [
        ((3, 7, 17), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 44, 7), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
        ((3, 53, 4), False),
        ((4, 0, 0), False),
    ],
)
def test_versions_with_the_wal_bug_are_known(version: tuple[int, ...], has_bug: bool) -> None:
    assert sqlite.has_wal_reset_bug(version) is has_bug


def test_bundled_sqlite_is_free_of_the_wal_bug() -> None:
    module = sqlite.driver()
    if module.__name__ != "sqlcipher3.dbapi2":
        pytest.skip("no wheel of sqlcipher3 here")

    assert not sqlite.has_wal_reset_bug(module.sqlite_version_info)


def test_sqlite_with_the_bug_is_never_run_with_a_wal() -> None:
    statements = sqlite.pragmas((3, 40, 1))

    assert "PRAGMA journal_mode=DELETE" in statements
    assert "PRAGMA synchronous=EXTRA" in statements
    assert "PRAGMA foreign_keys=ON" in statements
    assert not any("WAL" in one for one in statements)


def test_sound_sqlite_syncs_every_commit_to_its_wal() -> None:
    statements = sqlite.pragmas((3, 53, 4))

    assert "PRAGMA journal_mode=WAL" in statements
    assert "PRAGMA synchronous=FULL" in statements
