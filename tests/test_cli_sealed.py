from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from hireapp import cli, paths
from hireapp.domain.scorecards import Score
from hireapp.store import candidates, kits, openings, people, scorecards
from hireapp.store.database import Database
from tests.collecting import interviewer
from tests.conftest import Hiring

OPENING = "guest experience host"


class Machine:
    """A computer with a home of its own, used by the command line alone."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._patch = monkeypatch

    @property
    def database(self) -> Path:
        return self.home / "data" / "hiring.db"

    def run(self, *arguments: str, typed: str = "") -> int:
        self._patch.setenv(paths.HOME_VARIABLE, str(self.home))
        self._patch.setattr("sys.stdin", io.StringIO(typed))
        return cli.main(arguments)


@pytest.fixture
def office(hiring: Hiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path / "office", monkeypatch)
    made.database.parent.mkdir(parents=True)
    hiring.database.close()
    shutil.copy(hiring.database.path, made.database)
    return made


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path / "laptop", monkeypatch)


def passphrase_in(text: str, name: str = "") -> str:
    line = next(one for one in text.splitlines() if f"passphrase{name}" in one)
    return line.rpartition(": ")[2]


def interview(machine: Machine) -> None:
    database = Database.open(machine.database)
    me = people.everybody(database)[0].id
    interviewer.interview(database, openings.all_of_them(database)[0].id, me, 1)
    database.close()


def test_whole_way_from_nothing(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "our own long words\n"
    send = ("send-kits", OPENING, "--to", str(mail), "--as", "Cora")
    assert office.run(*send, typed=key) == 0
    said = capsys.readouterr().out
    assert "is not shown again" in said
    kit = next(mail.glob("*ana*.hirekit"))
    assert len(list(mail.glob("*.hirekit"))) == 2

    assert laptop.run("open-kit", str(kit), typed=passphrase_in(said, " for Ana")) == 0
    assert "you are Ana. 2 candidates to meet." in capsys.readouterr().out
    giving = ("return-scorecards", OPENING, "--to", str(mail), "--as", "Ana")
    assert laptop.run(*giving) == 1
    assert "nothing to return" in capsys.readouterr().err
    interview(laptop)
    assert laptop.run(*giving) == 0
    assert "2 scorecards, sealed." in capsys.readouterr().out

    collect = ("collect", str(mail), "--as", "Cora")
    assert office.run(*collect, typed=key) == 0
    said = capsys.readouterr().out
    assert "Ana: Dana Whitfield – taken." in said
    assert said.rstrip().endswith("2 taken")
    assert office.run(*collect, typed=key) == 0
    assert "2 already here" in capsys.readouterr().out
    assert list((office.database.parent / "backups").glob("*before-import*.db"))


def test_withdrawn_kit_brings_nothing_back(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "our own long words\n"
    send = ("send-kits", OPENING, "--to", str(mail), "--as", "Cora", "--seat", "Ana")
    office.run(*send, typed=key)
    words = passphrase_in(capsys.readouterr().out, " for Ana")
    laptop.run("open-kit", str(next(mail.glob("*.hirekit"))), typed=words)
    interview(laptop)
    laptop.run("return-scorecards", OPENING, "--to", str(mail), "--as", "Ana")

    assert office.run("withdraw-kit", OPENING, "--seat", "ana", "--as", "Cora") == 0
    assert "Withdrawn for Ana: 1 kit file" in capsys.readouterr().out
    assert office.run("collect", str(mail), "--as", "Cora", typed=key) == 1
    said = capsys.readouterr().out
    assert "Ana: Dana Whitfield – refused. It is signed with the key of a kit file that" in said
    assert office.run("withdraw-kit", OPENING, "--seat", "ana", "--as", "Cora") == 1
    assert "No kit file of this interviewer is out" in capsys.readouterr().err


def test_wrong_passphrase_makes_no_database(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.run("send-kits", OPENING, "--to", str(mail), "--as", "Cora", typed="our own words\n")
    kit = next(mail.glob("*ana*.hirekit"))

    assert laptop.run("open-kit", str(kit), typed="wrong words\n") == 1

    assert "does not fit" in capsys.readouterr().err
    assert not laptop.database.exists()


def test_only_the_seats_that_are_named(
    office: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send = ("send-kits", OPENING, "--to", str(mail), "--as", "Cora")

    assert office.run(*send, "--seat", "ben", typed="our own words\n") == 0
    assert office.run(*send, "--seat", "Zoe") == 1

    assert [one.name.split("-")[4] for one in mail.iterdir()] == ["ben"]
    assert "There is: Ana, Ben" in capsys.readouterr().err


def test_passphrases_may_be_in_files(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own, words = tmp_path / "own", tmp_path / "words"
    own.write_text("our own long words\n")
    send = ("send-kits", OPENING, "--to", str(mail), "--as", "Cora")
    assert office.run(*send, "--key-passphrase-file", str(own)) == 0
    words.write_text(passphrase_in(capsys.readouterr().out, " for Ana"))
    kit = str(next(mail.glob("*ana*.hirekit")))

    assert laptop.run("open-kit", kit, "--passphrase-file", str(words)) == 0
    assert laptop.run("open-kit", kit, "--passphrase-file", str(tmp_path / "gone")) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_refused_file_gives_exit_code_one(
    office: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mail / "x.hirecards").write_bytes(b"junk")

    assert office.run("collect", str(mail), "--as", "Cora") == 1

    assert "x.hirecards: refused. This is not a file" in capsys.readouterr().out


def test_key_goes_to_another_coordinator(
    office: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "our own long words\n"
    office.run("send-kits", OPENING, "--to", str(mail), "--as", "Cora", typed=key)
    capsys.readouterr()

    handing = ("hand-over-key", OPENING, "--to", str(mail), "--as", "Cora")
    assert office.run(*handing, typed=key) == 0
    words = passphrase_in(capsys.readouterr().out)
    file = str(next(mail.glob("*.hirekey")))
    taking = ("take-key", file, "--as", "Cora")
    assert office.run(*taking, typed=f"{words}\nother long words\n") == 0
    capsys.readouterr()

    assert office.run(*handing, typed="other long words\n") == 0
    assert office.run(*handing, typed=key) == 1


def test_lost_key_is_replaced_and_nothing_is_lost(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send = ("send-kits", OPENING, "--to", str(mail), "--seat", "Ana", "--as", "Cora")
    giving = ("return-scorecards", OPENING, "--to", str(mail), "--as", "Ana")
    collect = ("collect", str(mail), "--as", "Cora")
    office.run(*send, typed="words that are forgotten\n")
    first = passphrase_in(capsys.readouterr().out, " for Ana")
    laptop.run("open-kit", str(next(mail.glob("*-1.hirekit"))), typed=first)
    interview(laptop)
    laptop.run(*giving)
    capsys.readouterr()
    assert office.run(*collect, typed="what was it\n") == 1
    assert "does not fit" in capsys.readouterr().err

    assert office.run("new-key", OPENING, "--as", "Cora", typed="words to remember\n") == 0
    capsys.readouterr()
    office.run(*send)
    second = passphrase_in(capsys.readouterr().out, " for Ana")
    laptop.run("open-kit", str(next(mail.glob("*-2.hirekit"))), typed=second)
    for old in mail.glob("*.hirecards"):
        old.unlink()
    laptop.run(*giving)
    capsys.readouterr()

    assert office.run(*collect, typed="words to remember\n") == 0
    assert "2 taken" in capsys.readouterr().out


def test_interviewer_works_on_as_usual(
    office: Machine, laptop: Machine, mail: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.run("send-kits", OPENING, "--to", str(mail), "--as", "Cora", typed="our own words\n")
    words = passphrase_in(capsys.readouterr().out, " for Ben")
    laptop.run("open-kit", str(next(mail.glob("*ben*.hirekit"))), typed=words)
    database = Database.open(laptop.database)
    opening = openings.all_of_them(database)[0]
    me = people.everybody(database)[0]

    entry = candidates.progress(database, opening.id, me.id)[0]
    card = scorecards.begin(database, entry.candidate.id, me.id)
    kit = kits.latest(database, opening.id)
    assert kit is not None
    scorecards.rate(database, card, kit.content.question_ids[0], Score.FIVE, viewer=me.id)

    assert [one.name for one in people.everybody(database)] == ["Ben"]
    database.close()
