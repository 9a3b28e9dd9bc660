from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from hireapp import i18n, paths
from hireapp.i18n import tr, trn


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    i18n.use_language("en")


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A German translation of a few words, found where the shipped ones are."""
    catalogue = Catalog(locale="de")
    catalogue.add("interviewer", "Interviewerin")
    catalogue.add("{name} is in", "{name} ist da")
    catalogue.add(("{n} scorecard", "{n} scorecards"), ("{n} Bogen", "{n} Bögen"))
    folder = tmp_path / "resources" / "translations" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "hireapp.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)


@pytest.mark.usefixtures("german")
def test_chosen_language_is_spoken() -> None:
    i18n.use_language("de")

    assert tr("interviewer") == "Interviewerin"
    assert tr("{name} is in").format(name="Ana") == "Ana ist da"
    assert [trn("{n} scorecard", "{n} scorecards", n) for n in (1, 2)] == ["1 Bogen", "2 Bögen"]


@pytest.mark.usefixtures("german")
def test_text_without_translation_stays_english() -> None:
    i18n.use_language("de")

    assert tr("coordinator") == "coordinator"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("name", "value"),
    [("LANGUAGE", "xx:de"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_AT.UTF-8")],
)
def test_language_is_taken_from_the_environment(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)

    i18n.use_language()

    assert tr("interviewer") == "Interviewerin"


def test_without_any_language_it_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)

    i18n.use_language()

    assert tr("interviewer") == "interviewer"
    assert [trn("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_unknown_language_falls_back_to_english() -> None:
    i18n.use_language("tlh")

    assert tr("interviewer") == "interviewer"


@pytest.mark.usefixtures("german")
def test_nothing_stays_nothing() -> None:
    i18n.use_language("de")

    assert tr("") == ""
