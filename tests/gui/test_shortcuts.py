from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence

from hireapp.gui import shortcuts
from hireapp.gui.shortcuts import TABLE, Action, Key


@pytest.fixture(autouse=True)
def _usual_keys_afterwards() -> Iterator[None]:
    yield
    shortcuts.use({})


def key(text: str) -> QKeySequence:
    return QKeySequence(text)


def test_no_two_actions_have_the_same_usual_key() -> None:
    found = {
        action: shortcuts.clashes(action, shortcuts.usual(action))
        for action in TABLE
        if shortcuts.clashes(action, shortcuts.usual(action))
    }

    assert found == {}


def test_every_usual_key_can_be_chosen_and_every_action_has_words() -> None:
    assert [action for action in TABLE if shortcuts.fault_of(shortcuts.usual(action))] == []
    assert all(shortcuts.describe(action) for action in Action)
    assert set(TABLE) == set(Action)


def test_a_changed_key_is_used_and_shown() -> None:
    shortcuts.use({"jump": "Ctrl+L"})

    assert shortcuts.sequence(Action.JUMP) == key("Ctrl+L")
    assert shortcuts.shown(Action.JUMP) == "Ctrl+L"
    assert shortcuts.usual(Action.JUMP) == key("Ctrl+J")
    shortcuts.use({})
    assert shortcuts.sequence(Action.JUMP) == key("Ctrl+J")


def test_two_actions_may_change_places() -> None:
    shortcuts.use({"jump": "Ctrl+E", "quote": "Ctrl+J"})

    assert shortcuts.sequence(Action.JUMP) == key("Ctrl+E")
    assert shortcuts.sequence(Action.QUOTE) == key("Ctrl+J")


@pytest.mark.parametrize(
    "keys",
    [
        {"nonsense": "Ctrl+L"},
        {"jump": "Ctrl+E"},
        {"jump": "not a key at all"},
        {"jump": ""},
        {"jump": "Ctrl+C"},
        {"jump": "J"},
        {"jump": "Ctrl+K, Ctrl+L"},
    ],
)
def test_what_cannot_be_used_keeps_the_usual_key(keys: dict[str, str]) -> None:
    shortcuts.use(keys)

    assert shortcuts.sequence(Action.JUMP) == key("Ctrl+J")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Press one key"),
        ("Ctrl+K, Ctrl+L", "Press one key"),
        ("A", "alone"),
        ("Shift+A", "alone"),
        ("Tab", "alone"),
        ("Return", "alone"),
        ("Ctrl+V", "Text fields"),
        ("Ctrl+Z", "Text fields"),
        ("F7", ""),
        ("Ctrl+;", ""),
        ("Alt+Shift+3", ""),
        ("Ctrl++", ""),
    ],
)
def test_why_a_key_cannot_be_used(text: str, words: str) -> None:
    fault = shortcuts.fault_of(key(text))

    assert words in fault
    assert bool(fault) == bool(words)


def test_clashes_name_the_others() -> None:
    assert shortcuts.clashes(Action.JUMP, key("Ctrl+E")) == (Action.QUOTE,)
    assert shortcuts.clashes(Action.JUMP, key("Ctrl+J")) == ()


def test_a_mac_has_its_own_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")

    assert Key("F11", "Meta+Ctrl+F").text() == "Meta+Ctrl+F"
    assert Key("Ctrl+N").text() == "Ctrl+N"
    assert shortcuts.usual(Action.HOME) == key("Meta+0")
