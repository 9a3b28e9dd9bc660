"""Encryption at rest: on and off by verified copies, opened by passphrase, keyring or code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from hireapp import encryption, keychain
from hireapp.cli import main
from hireapp.domain.backups import Occasion, Soundness
from hireapp.domain.people import Role
from hireapp.errors import Locked, Refused, StorageError
from hireapp.store import (
    audit,
    backup,
    backup_shelf,
    candidates,
    erasing,
    people,
    restoring,
    sqlite,
)
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.keyrings import InMemory
from tests.store.test_backup_shelf import flip_a_bit

NOTE = "knelt down beside her"
WORDS = "four words that differ"
OTHER_WORDS = "quilt wheel amber canoe"

pytestmark = pytest.mark.skipif(not sqlite.has_codec(), reason="this SQLite cannot encrypt")


@pytest.fixture(autouse=True)
def _locked_again() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    sqlite.forget_keys()
    keyring.set_keyring(before)
    keychain._silent.clear()


@pytest.fixture(scope="session")
def plain_folder(hiring_file: Hiring, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed plain database with notes in it and in a backup; copy it."""
    folder = tmp_path_factory.mktemp("plain")
    path = Path(shutil.copy(hiring_file.database.path, folder))
    hiring = replace(hiring_file, database=Database.open(path))
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person, evidence=NOTE)
    backup_shelf.make(path, Occasion.REGULAR)
    hiring.database.close()
    return folder


@pytest.fixture(scope="session")
def locked_folder(plain_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The same encrypted, with the recovery code; copy it."""
    folder = tmp_path_factory.mktemp("locked") / "data"
    shutil.copytree(plain_folder, folder)
    key = encryption.new_key()
    encryption.turn_on(folder / "hiring.db", key, passphrase=WORDS, use_keyring=False)
    sqlite.forget_keys()
    return folder, encryption.recovery_code(key)


@pytest.fixture
def path(plain_folder: Path, tmp_path: Path) -> Path:
    """A plain database with notes in it and in a backup."""
    return Path(shutil.copytree(plain_folder, tmp_path / "data")) / "hiring.db"


@pytest.fixture
def locked(locked_folder: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """The same encrypted, its key forgotten; with the recovery code."""
    folder, code = locked_folder
    return Path(shutil.copytree(folder, tmp_path / "locked")) / "hiring.db", code


def names(path: Path) -> list[str]:
    database = Database.open(path)
    found = [one.name for one in people.everybody(database)]
    database.close()
    return found


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite.connect(path, mode="ro")) as connection:
        schema = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for name, sql in schema if sql and sql.startswith("CREATE TABLE")]
        found = {one: connection.execute(f'SELECT * FROM "{one}"').fetchall() for one in tables}
        return found | {"schema": schema}


def bytes_of(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


# --- On and off ------------------------------------------------------------------------------


def test_encrypted_file_and_its_backups_tell_nothing(path: Path) -> None:
    before = rows(path)
    assert NOTE.encode() in bytes_of(path.parent)
    key = encryption.new_key()

    assert encryption.turn_on(path, key, passphrase=WORDS, use_keyring=False) == 0

    stored = bytes_of(path.parent)
    assert NOTE.encode() not in stored
    assert b"SQLite format" not in stored
    assert rows(path) == before
    left = {one.name for one in path.parent.iterdir()}
    assert left == {path.name, f"{path.name}.key", "backups"}


def test_backups_of_an_encrypted_file_are_encrypted_and_good(locked: tuple[Path, str]) -> None:
    path, code = locked
    encryption.unlock(path, code)
    database = Database.open(path)
    people.add(database, "Somebody new", Role.OBSERVER)
    made = backup_shelf.make(path, Occasion.BY_HAND)
    database.close()

    copies = backup_shelf.checked(path)

    assert made is not None
    assert [one.soundness for one in copies] == [Soundness.GOOD] * 2
    assert NOTE.encode() not in bytes_of(path.parent)
    assert backup_shelf.contents(copies[1].path).openings[0].scorecards == 2
    restoring.restore(path, copies[1].path)
    assert names(path) == ["Ana", "Ben", "Cora"]


def test_taking_it_off_gives_the_same_rows(locked: tuple[Path, str]) -> None:
    path, _ = locked
    encryption.unlock(path, WORDS)
    before = rows(path)

    encryption.turn_off(path)
    sqlite.forget_keys()

    assert rows(path) == before
    assert not sqlite.key_file(path).exists()
    assert [one.soundness for one in backup_shelf.checked(path)] == [Soundness.GOOD]
    assert NOTE.encode() in bytes_of(backup.folder_of(path))
    database = Database.open(path)
    assert audit.verify(database).sound
    database.close()


def test_open_file_is_not_encrypted(path: Path) -> None:
    database = Database.open(path)
    before = path.read_bytes()

    with pytest.raises(StorageError, match="Another program"):
        encryption.turn_on(path, encryption.new_key(), passphrase=WORDS, use_keyring=False)

    assert path.read_bytes() == before
    assert names(path) == ["Ana", "Ben", "Cora"]
    database.close()


def test_twice_is_refused(locked: tuple[Path, str]) -> None:
    path, code = locked
    with pytest.raises(Refused, match="already"):
        encryption.turn_on(path, encryption.new_key(), passphrase=WORDS, use_keyring=False)
    encryption.unlock(path, code)
    encryption.turn_off(path)
    with pytest.raises(Refused, match="not encrypted"):
        encryption.turn_off(path)


def test_short_passphrase_and_no_passphrase_are_refused(path: Path) -> None:
    before = path.read_bytes()
    for passphrase, words in (("short", "at least"), (None, "passphrase")):
        with pytest.raises(Refused, match=words):
            encryption.turn_on(path, encryption.new_key(), passphrase=passphrase, use_keyring=False)
    assert path.read_bytes() == before


def test_damaged_backup_is_removed_rather_than_vouched_for(path: Path) -> None:
    (copy,) = backup_shelf.on_shelf(path)
    flip_a_bit(copy.path, at=50_000)

    lost = encryption.turn_on(path, encryption.new_key(), passphrase=WORDS, use_keyring=False)

    assert lost == 1
    assert backup_shelf.on_shelf(path) == ()


def test_plain_backup_left_by_a_kill_is_encrypted_at_the_next_start(
    path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (copy,) = backup_shelf.on_shelf(path)
    aside = Path(shutil.copy(copy.path, tmp_path_factory.mktemp("aside")))
    encryption.turn_on(path, encryption.new_key(), passphrase=WORDS, use_keyring=False)
    shutil.copy(aside, copy.path)
    backup.vouch(copy.path, backup.digest(copy.path))
    (path.with_name(f"{path.name}.replaced")).write_bytes(NOTE.encode())

    encryption.finish(path)

    assert NOTE.encode() not in bytes_of(path.parent)
    assert backup_shelf.checked(path)[0].soundness is Soundness.GOOD


# --- Opening ---------------------------------------------------------------------------------


def test_opening_asks_and_changes_nothing(locked: tuple[Path, str]) -> None:
    path, _ = locked
    before = path.read_bytes()

    with pytest.raises(Locked) as asked:
        Database.open(path)

    assert asked.value.path == path
    for wrong in ("", "another passphrase", encryption.recovery_code(bytes(32))):
        with pytest.raises(Refused, match="Neither"):
            encryption.unlock(path, wrong)
    assert path.read_bytes() == before


def test_passphrase_opens_it_however_it_is_typed(locked: tuple[Path, str]) -> None:
    path, _ = locked
    encryption.unlock(path, "  Four-words THAT differ ")
    assert names(path) == ["Ana", "Ben", "Cora"]


def test_recovery_code_opens_it_without_the_key_file(locked: tuple[Path, str]) -> None:
    path, code = locked
    sqlite.key_file(path).unlink()

    with pytest.raises(Locked):
        Database.open(path)
    with pytest.raises(Refused, match="recovery code"):
        encryption.unlock(path, WORDS)
    encryption.unlock(path, code.lower().replace("-", " "))

    assert names(path) == ["Ana", "Ben", "Cora"]


def test_mistyped_recovery_code_is_noticed() -> None:
    key = encryption.new_key()
    code = encryption.recovery_code(key)

    assert encryption.key_from(code) == key
    assert encryption.key_from(code.replace("O", "0").replace("I", "1")) == key
    for place in range(0, len(code), 5):
        other = "A" if code[place] != "A" else "B"
        assert encryption.key_from(code[:place] + other + code[place + 1 :]) is None
    for nonsense in ("", "four words", "A" * 56, "é" * 56):
        assert encryption.key_from(nonsense) is None


def test_keyring_opens_it_without_asking(path: Path) -> None:
    keyring.set_keyring(InMemory())
    encryption.turn_on(path, encryption.new_key(), passphrase=None, use_keyring=True)
    sqlite.forget_keys()

    assert encryption.unlock_from_keyring(path)
    assert not encryption.has_passphrase(path)
    assert names(path) == ["Ana", "Ben", "Cora"]
    encryption.turn_off(path)
    assert keyring.get_keyring().kept == {}  # type: ignore[attr-defined]


def test_without_a_keyring_nothing_is_encrypted(path: Path) -> None:
    with pytest.raises(Refused, match="keyring"):
        encryption.turn_on(path, encryption.new_key(), passphrase=None, use_keyring=True)
    assert not sqlite.is_encrypted(path)
    assert not encryption.unlock_from_keyring(path)


def test_encrypted_file_cut_short_is_damaged(locked: tuple[Path, str]) -> None:
    path, code = locked
    encryption.unlock(path, code)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1_000])
    with pytest.raises(StorageError, match="damaged or cut short"):
        Database.open(path)

    path.write_bytes(whole)
    flip_a_bit(path, at=len(whole) * 4)
    with pytest.raises(StorageError):
        Database.open(path)


def test_driver_without_codec_says_so(
    locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)

    assert not sqlite.has_codec()
    with pytest.raises(Refused, match="cannot encrypt"):
        encryption.new_key()
    with pytest.raises(StorageError, match="cannot open it"):
        Database.open(locked[0])


def test_plain_files_are_not_looked_at_while_no_key_is_known(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "is_encrypted", None)
    assert sqlite.key_of(path) is None


def test_erasing_works_in_an_encrypted_file(locked: tuple[Path, str], hiring_file: Hiring) -> None:
    path, code = locked
    encryption.unlock(path, code)
    database = Database.open(path)
    dana = hiring_file.candidates[0]

    erasing.erase(database, dana.id, typed=dana.name, viewer=hiring_file.coordinator.id)
    done = erasing.finish(path)

    assert (done.backups, done.removed) == (2, 0)
    assert candidates.count(database, hiring_file.opening.id) == 1
    database.close()
    encryption.turn_off(path)
    stored = bytes_of(path.parent)
    assert NOTE.encode() not in stored
    assert dana.name.encode() not in stored


# --- Command line ----------------------------------------------------------------------------


def test_command_line_encrypts_and_opens(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = ["--database", str(path)]
    assert main(["encrypt", *database]) == 1
    assert "nobody to ask" in capfd.readouterr().err
    monkeypatch.setenv("HIREAPP_PASSPHRASE", WORDS)

    assert main(["encrypt", *database]) == 0
    code = capfd.readouterr().out.split("\n\n")[1].strip()
    sqlite.forget_keys()
    assert main(["audit", "--verify", *database]) == 0
    sqlite.forget_keys()
    monkeypatch.delenv("HIREAPP_PASSPHRASE")
    assert main(["audit", "--verify", *database]) == 1
    assert "HIREAPP_PASSPHRASE" in capfd.readouterr().err
    assert main(["doctor", *database]) in {0, 1}
    assert "encrypted" in capfd.readouterr().out

    reading, writing = os.pipe()
    os.write(writing, f"{code}\n".encode())
    os.close(writing)
    monkeypatch.setenv("HIREAPP_PASSPHRASE_FD", str(reading))
    assert main(["backup", "make", *database]) == 0
    os.close(reading)
    assert main(["encrypt", "--off", *database]) == 0
    assert "no longer encrypted" in capfd.readouterr().out
    assert not sqlite.is_encrypted(path)


def test_changed_passphrase_opens_file_and_backups_and_the_code_stays(
    locked: tuple[Path, str],
) -> None:
    path, code = locked
    before, file = path.read_bytes(), sqlite.key_file(path)
    kept = file.read_bytes()
    for secret, new in (("not these words", OTHER_WORDS), (WORDS, "short")):
        with pytest.raises(Refused):
            encryption.change_passphrase(path, secret, new)
    assert file.read_bytes() == kept

    encryption.change_passphrase(path, WORDS, OTHER_WORDS)

    assert path.read_bytes() == before
    copy = backup_shelf.on_shelf(path)[0].path
    for one in (path, copy):
        with pytest.raises(Refused):
            encryption.unlock(one, WORDS)
        encryption.unlock(one, OTHER_WORDS)
        encryption.unlock(one, code)
    encryption.change_passphrase(path, code, WORDS)
    encryption.unlock(path, WORDS)


def test_file_that_only_the_code_opens_gets_a_passphrase(locked: tuple[Path, str]) -> None:
    path, code = locked
    sqlite.key_file(path).unlink()

    encryption.change_passphrase(path, code, OTHER_WORDS)

    encryption.unlock(path, OTHER_WORDS)


def test_plain_file_has_no_passphrase_to_change(path: Path) -> None:
    with pytest.raises(Refused, match="not encrypted"):
        encryption.change_passphrase(path, WORDS, OTHER_WORDS)


def test_passphrase_is_changed_on_the_command_line(
    locked: tuple[Path, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = ["--database", str(locked[0])]
    monkeypatch.setenv("HIREAPP_PASSPHRASE", WORDS)
    assert main(["encrypt", "--change", *database]) == 1
    assert "nobody to ask" in capsys.readouterr().err
    monkeypatch.setenv("HIREAPP_NEW_PASSPHRASE", OTHER_WORDS)

    assert main(["encrypt", "--change", *database]) == 0

    sqlite.forget_keys()
    assert main(["audit", "--verify", *database]) == 1
    monkeypatch.setenv("HIREAPP_PASSPHRASE", OTHER_WORDS)
    assert main(["audit", "--verify", *database]) == 0


def test_wrong_passphrase_is_a_refusal(
    locked: tuple[Path, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HIREAPP_PASSPHRASE", "not these words")
    before = locked[0].read_bytes()

    assert main(["audit", "--database", str(locked[0])]) == 1

    assert "Neither a passphrase nor a recovery code" in capsys.readouterr().err
    assert locked[0].read_bytes() == before


def test_backup_is_restored_where_the_encrypted_file_is_lost(
    locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = locked
    (copy,) = backup_shelf.on_shelf(path)
    path.unlink()
    monkeypatch.setenv("HIREAPP_PASSPHRASE", WORDS)

    assert main(["backup", "restore", copy.path.name, "--database", str(path)]) == 0

    assert names(path) == ["Ana", "Ben", "Cora"]
