from __future__ import annotations

import os
from pathlib import Path

import pytest

from hireapp.collecting import files, scorecards
from hireapp.collecting.files import FileKind
from hireapp.domain.taking_in import Outcome
from hireapp.errors import InputError
from hireapp.exchange import passphrase_lock, sealed_keys, sealed_scorecards
from hireapp.exchange.passphrase_lock import Kind
from tests.conftest import Hiring
from tests.exchange.travellers import a_card

WORDS = "quilt wheel amber canoe"


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mail")
    opening, seat = sealed_keys.new_opening_key(), sealed_keys.new_signing_key()
    card = sealed_scorecards.seal([a_card()], opening_key=opening.public, signing_key=seat.private)
    (folder / "b.hirecards").write_bytes(card)
    (folder / "a.HIRECARDS").write_bytes(card)
    (folder / "renamed.pdf").write_bytes(card)
    (folder / "kit.hirekit").write_bytes(passphrase_lock.lock(b"x", WORDS, Kind.KIT))
    (folder / "key.hirekey").write_bytes(passphrase_lock.lock(b"x", WORDS, Kind.KEY))
    (folder / "note.txt").write_text("hello")
    (folder / "inner.hirecards").mkdir()
    return folder


def test_files_are_known_by_what_is_in_them(mail: Path) -> None:
    assert files.kind_of(mail / "renamed.pdf") is FileKind.SCORECARDS
    assert files.kind_of(mail / "kit.hirekit") is FileKind.KIT
    assert files.kind_of(mail / "key.hirekey") is FileKind.KEY
    with pytest.raises(InputError, match="neither"):
        files.kind_of(mail / "note.txt")


def test_names_tell_what_to_look_at(mail: Path) -> None:
    assert files.looks_sealed(mail / "a.HIRECARDS")
    assert not files.looks_sealed(mail / "note.txt")


def test_folder_gives_the_scorecards_files_that_it_holds(mail: Path) -> None:
    named = mail / "renamed.pdf"

    assert [one.name for one in files.scorecards_files([mail, named, mail])] == [
        "a.HIRECARDS",
        "b.hirecards",
        "renamed.pdf",
    ]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        files.read(tmp_path / "gone.hirecards", FileKind.SCORECARDS)


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.hirecards"
    os.mkfifo(pipe)

    with pytest.raises(InputError):
        files.read(pipe, FileKind.SCORECARDS)


@pytest.mark.parametrize("kind", FileKind)
def test_file_of_a_gigabyte_is_not_read(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)

    with pytest.raises(InputError, match="too large"):
        files.read(path, kind)


def test_hostile_files_are_listed_and_change_nothing(
    hiring: Hiring, mail: Path, tmp_path: Path
) -> None:
    large = tmp_path / "large.hirecards"
    with large.open("wb") as stream:
        stream.truncate(1 << 30)
    found = [*files.scorecards_files([mail, large]), mail / "gone.hirecards", mail / "kit.hirekit"]

    done = scorecards.collect(hiring.database, found, {}, viewer=hiring.coordinator.id)

    assert [one.file for one in done.results] == [one.name for one in found]
    assert {one.verdict.outcome for one in done.results} == {Outcome.REFUSED}
    assert all(one.verdict.why for one in done.results)


def test_stopping_leaves_the_rest_for_later(hiring: Hiring, mail: Path) -> None:
    found = [mail / "b.hirecards"] * 5

    done = scorecards.collect(
        hiring.database,
        found,
        {},
        viewer=hiring.coordinator.id,
        go_on=lambda done, _: done < 2,
    )

    assert len(done.results) == 2
    assert done.waiting == 3


def test_keys_are_named_by_readable_files_only(mail: Path) -> None:
    found = [mail / "b.hirecards", mail / "a.HIRECARDS", mail / "note.txt", mail / "gone"]

    assert len(scorecards.keys_named(found)) == 1
