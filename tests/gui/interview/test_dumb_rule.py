from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from hireapp.domain.dumb_rules import DumbRule, Origin
from hireapp.gui.rule_dialog import RuleDialog
from hireapp.store import dumb_rules
from tests.gui.conftest import child, settle, spoken_name, stops
from tests.gui.interview.conftest import CTRL, PLAIN, Room

Key = Qt.Key


def asked(room: Room) -> RuleDialog:
    """Press the key and wait for the dialog."""
    room.press(Key.Key_D)
    dialog = room.page.findChild(RuleDialog)
    assert dialog is not None
    room.qtbot.waitUntil(lambda: dialog.isActiveWindow())
    return dialog


def noted(room: Room) -> tuple[DumbRule, ...]:
    return dumb_rules.register(room.hiring.database, room.hiring.panel[0].id)


def test_a_rule_is_noted_without_leaving_the_question(room: Room) -> None:
    room.ask(1)
    room.write("She said that ")
    dialog = asked(room)
    room.qtbot.keyClicks(dialog.focusWidget(), "No return without the box")
    room.qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)

    room.qtbot.waitUntil(lambda: QApplication.focusWidget() is room.notes)
    room.write("we sent her home.")

    (rule,) = noted(room)
    assert (rule.rule, rule.origin) == ("No return without the box", Origin.CANDIDATE)
    assert rule.source is not None
    assert rule.source.candidate == room.hiring.candidates[0].name
    assert room.notes.toPlainText() == "She said that we sent her home."


def test_escape_keeps_nothing_and_goes_back_to_the_notes(room: Room) -> None:
    room.ask(1)
    dialog = asked(room)
    room.qtbot.keyClicks(dialog.focusWidget(), "half a ru")

    room.qtbot.keyClick(dialog, Key.Key_Escape)

    room.qtbot.waitUntil(lambda: QApplication.focusWidget() is room.notes)
    assert noted(room) == ()


def test_a_rule_without_words_is_refused_in_the_dialog(room: Room) -> None:
    dialog = asked(room)

    room.qtbot.keyClick(dialog.focusWidget(), Key.Key_Return, CTRL)

    assert dialog.isVisible()
    assert "the rule" in child(dialog, QLabel, "dialog-problem").text()
    dialog.reject()


def test_a_pattern_met_elsewhere_asks_gently_for_the_employers_name(room: Room) -> None:
    dialog = asked(room)
    hint = child(dialog, QLabel, "rule-employer")
    room.qtbot.keyClicks(dialog.rule, "At Grand Meridian guests queue twice")
    assert hint.text() == ""

    room.qtbot.keyClick(dialog.rule, Key.Key_Tab)
    room.qtbot.keyClick(dialog.harm, Key.Key_Tab)
    room.qtbot.keyClick(dialog.focusWidget(), Key.Key_Down)
    assert dialog.origin is Origin.ELSEWHERE
    assert "“Grand Meridian”" in hint.text()

    room.qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    settle()
    (rule,) = noted(room)
    assert (rule.origin, rule.source) == (Origin.ELSEWHERE, None)


def test_every_field_of_the_dialog_has_a_name(room: Room) -> None:
    dialog = asked(room)

    assert all(spoken_name(one) for one in stops(dialog))
    assert dialog.rule.hasFocus()
    dialog.reject()


def test_a_rule_can_be_noted_on_a_sealed_scorecard(sealed: Room) -> None:
    dialog = asked(sealed)
    sealed.qtbot.keyClicks(child(dialog, QLineEdit, "rule-text"), "Queue twice")
    sealed.qtbot.keyClick(dialog.focusWidget(), Key.Key_Return, PLAIN)
    settle()

    assert [one.rule for one in noted(sealed)] == ["Queue twice"]
