from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.dumb_rules import DumbRule, Fate, Origin, RuleFacts, RuleState, Verdict
from hireapp.domain.ids import RuleId
from hireapp.gui.navigation import Place
from hireapp.gui.rule_dialog import RuleDialog
from hireapp.gui.rules.dialogs import ThemeDialog, VerdictDialog
from hireapp.gui.rules.model import RulesModel
from hireapp.gui.rules.page import RulesPage
from hireapp.gui.sidebar import NavButton
from hireapp.store import dumb_rules
from tests.conftest import Hiring
from tests.gui.conftest import (
    CTRL,
    HOSTILE,
    Desk,
    Key,
    OpenWindow,
    assert_tab_reaches_all,
    child,
    nameless,
    opened_dialog,
    press,
    settle,
    texts,
)

LATE, LATER = date(2026, 11, 1), date(2026, 12, 24)


def note(hiring: Hiring, rule: str, origin: Origin = Origin.EMPLOYEE) -> RuleId:
    facts = RuleFacts(rule=rule, harm="They leave.", origin=origin)
    return dumb_rules.note(hiring.database, facts, viewer=hiring.panel[0].id)


def decided(hiring: Hiring, rule: str, due: date = LATER, *, done: bool = False) -> RuleId:
    rule_id = note(hiring, rule, Origin.CUSTOMER)
    verdict = Verdict(fate=Fate.TRASH, leader="Grace Ofori", due=due)
    dumb_rules.decide(hiring.database, {rule_id: verdict}, viewer=hiring.coordinator.id)
    if done:
        dumb_rules.mark_done(hiring.database, [rule_id], done=True, viewer=hiring.coordinator.id)
    return rule_id


@pytest.fixture
def filled(hiring: Hiring) -> Hiring:
    """Two to decide, one overdue, one trashed."""
    note(hiring, "Boxes")
    note(hiring, "Queues")
    decided(hiring, "Vouchers", LATE)
    decided(hiring, "Passports", done=True)
    return hiring


@pytest.fixture
def page(desk: Desk, filled: Hiring) -> RulesPage:
    """As the coordinator sees it, the keyboard in the table."""
    made = desk.show(RulesPage, filled.coordinator)
    made.table.setFocus()
    return made


def shown(page: RulesPage) -> list[str]:
    return [one.rule for one in page.model.shown]


def stored(page: RulesPage) -> dict[str, DumbRule]:
    viewer = page.context.viewer.id
    return {one.rule: one for one in dumb_rules.register(page.context.database, viewer)}


def back_at(page: RulesPage, qtbot: QtBot) -> None:
    """The dialog is gone and the table has the keyboard."""
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.table.setFocus()


# --- Looking ---------------------------------------------------------------------------------


def test_what_waits_comes_first_and_is_counted(page: RulesPage) -> None:
    assert shown(page) == ["Vouchers", "Boxes", "Queues", "Passports"]
    assert page.header.subtitle.text() == "3 rules to work through · 1 trashed · 1 overdue"
    assert [pill.text() for pill in page.pills] == [
        "All 4",
        "To decide 2",
        "Under way 1",
        "Overdue 1",
        "Trashed 1",
        "Changed or kept 0",
    ]
    assert page.status() == page.header.subtitle.text()


@pytest.mark.parametrize(
    ("pill", "rules"),
    [(1, ["Boxes", "Queues"]), (2, ["Vouchers"]), (3, ["Vouchers"]), (4, ["Passports"]), (5, [])],
)
def test_a_pill_shows_one_state(page: RulesPage, qtbot: QtBot, pill: int, rules: list[str]) -> None:
    press(qtbot, page, f"pill-{pill}")

    assert shown(page) == rules


def test_search_and_origin_narrow_it_down(page: RulesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_F, CTRL)
    qtbot.keyClicks(page.search, "grace trash")
    assert shown(page) == ["Vouchers", "Passports"]

    page.search.clear()
    box = child(page, QComboBox, "rule-origin")
    qtbot.keyClick(box, Key.Key_Down)
    qtbot.keyClick(box, Key.Key_Down)
    assert shown(page) == ["Boxes", "Queues"]


def test_enter_in_the_search_goes_to_the_table(page: RulesPage, qtbot: QtBot) -> None:
    page.search.setFocus()
    qtbot.keyClick(page.search, Key.Key_Return)

    assert page.table.hasFocus()


def test_the_chosen_rule_stands_whole_beside_the_table(page: RulesPage) -> None:
    told = texts(page.details)

    for words in ("Vouchers", "They leave.", "a customer", "Ana, 23 Nov 2026", "Grace Ofori"):
        assert words in told


def test_an_empty_register_says_what_to_do(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(RulesPage, hiring.panel[0])

    assert page.first_focus() is child(page, QPushButton, "first-rule")
    assert any("(Ctrl+D there)" in one for one in texts(page))
    press(qtbot, page, "first-rule")
    assert page.findChild(RuleDialog) is not None


def test_the_model_keeps_its_promises(filled: Hiring, qtmodeltester: ModelTester) -> None:
    model = RulesModel()
    model.show_rules(
        dumb_rules.register(filled.database, filled.coordinator.id), date(2026, 11, 23)
    )
    qtmodeltester.check(model)
    model.search("", frozenset({RuleState.OPEN}), Origin.EMPLOYEE)
    qtmodeltester.check(model)


# --- Noting, editing, removing ---------------------------------------------------------------


def test_a_rule_is_noted_by_keyboard_and_taken_back(page: RulesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_D, CTRL)
    asked = opened_dialog(qtbot, page, RuleDialog)
    qtbot.keyClicks(asked.rule, "No dogs")
    qtbot.keyClick(asked.rule, Key.Key_Return)

    assert "No dogs" in shown(page)
    assert [one.rule for one in page.chosen()] == ["No dogs"]
    back_at(page, qtbot)
    qtbot.keyClick(page.table, Key.Key_Z, CTRL)
    assert "No dogs" not in shown(page)
    page.acts.steps.redo()
    assert "No dogs" in shown(page)


def test_an_interviewer_links_a_rule_to_a_candidate_they_meet(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    page = desk.show(RulesPage, hiring.panel[0])
    page.acts.note()
    asked = opened_dialog(qtbot, page, RuleDialog)
    qtbot.keyClicks(asked.rule, "No dogs")
    assert asked.where is not None
    assert not asked.where.isEnabled()
    asked._origins[Origin.CANDIDATE].click()
    asked.where.setCurrentIndex(1)
    press(qtbot, asked, "rule-keep")

    (rule,) = dumb_rules.named_by(hiring.database, hiring.candidates[0].id, hiring.panel[0].id)
    assert rule.rule == "No dogs"


def test_f2_edits_and_undo_brings_the_words_back(page: RulesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_F2)
    asked = opened_dialog(qtbot, page, RuleDialog)
    asked.rule.selectAll()
    qtbot.keyClicks(asked.rule, "Paper vouchers")
    qtbot.keyClick(asked.rule, Key.Key_Return)
    assert shown(page)[0] == "Paper vouchers"
    assert [one.rule for one in page.chosen()] == ["Paper vouchers"]

    page.acts.steps.undo()

    assert shown(page)[0] == "Vouchers"


def test_delete_removes_with_a_way_back(desk: Desk, page: RulesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert "Vouchers" not in shown(page)

    desk.undo()

    assert "Vouchers" in shown(page)


# --- The committee ---------------------------------------------------------------------------


def choose(page: RulesPage, qtbot: QtBot, down: int, more: int = 0) -> None:
    """Go down so many rows, then extend over more."""
    for _ in range(down):
        qtbot.keyClick(page.table, Key.Key_Down)
    for _ in range(more):
        qtbot.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def test_several_rules_are_decided_at_once_by_keyboard(page: RulesPage, qtbot: QtBot) -> None:
    choose(page, qtbot, 1, 1)
    qtbot.keyClick(page.table, Key.Key_Return)
    asked = opened_dialog(qtbot, page, VerdictDialog)
    assert asked.windowTitle() == "Decide on 2 rules"
    before = asked.fate
    qtbot.keyClick(asked.focusWidget(), Key.Key_Space)
    qtbot.keyClick(asked.focusWidget(), Key.Key_Down)
    assert (before, asked.fate) == (None, Fate.CHANGE)
    qtbot.keyClicks(asked.leader, "Grace Ofori")
    asked.due.setDate(QDate(2026, 12, 24))
    qtbot.keyClick(asked.due, Key.Key_Return, CTRL)

    verdict = Verdict(fate=Fate.CHANGE, leader="Grace Ofori", due=LATER)
    assert stored(page)["Boxes"].verdict == stored(page)["Queues"].verdict == verdict
    page.acts.steps.undo()
    assert stored(page)["Boxes"].verdict is None
    page.acts.steps.redo()
    assert stored(page)["Boxes"].verdict == verdict


def test_a_refused_decision_stays_open_and_says_why(page: RulesPage, qtbot: QtBot) -> None:
    choose(page, qtbot, 1)
    page.acts.decide()
    asked = opened_dialog(qtbot, page, VerdictDialog)

    press(qtbot, asked, "verdict-keep")
    assert "choose" in child(asked, QLabel, "dialog-problem").text()
    asked._fates[Fate.KEEP].click()
    assert not asked.due.isEnabled()
    qtbot.keyClicks(asked.leader, "Grace")
    press(qtbot, asked, "verdict-keep")
    assert "why the rule stays" in child(asked, QLabel, "dialog-problem").text()
    qtbot.keyClicks(asked.reason, "The law")
    press(qtbot, asked, "verdict-keep")

    assert stored(page)["Boxes"].state(LATE) is RuleState.KEPT


def test_rules_are_grouped_and_the_group_is_offered_again(page: RulesPage, qtbot: QtBot) -> None:
    choose(page, qtbot, 1, 1)
    qtbot.keyClick(page.table, Key.Key_G, CTRL)
    asked = opened_dialog(qtbot, page, ThemeDialog)
    qtbot.keyClicks(asked.theme.lineEdit(), "At the till")
    press(qtbot, asked, "theme-keep")
    assert {stored(page)[one].theme for one in ("Boxes", "Queues")} == {"At the till"}

    page.acts.group()
    again = opened_dialog(qtbot, page, ThemeDialog)
    assert again.theme.findText("At the till") >= 0
    again.reject()
    page.acts.steps.undo()
    assert {one.theme for one in stored(page).values()} == {""}


def test_done_is_said_and_taken_back(page: RulesPage, qtbot: QtBot) -> None:
    press(qtbot, page, "rule-done")
    assert stored(page)["Vouchers"].state(LATER) is RuleState.TRASHED
    assert not child(page, QPushButton, "rule-decide").isEnabled()

    page.acts.steps.undo()

    assert stored(page)["Vouchers"].state(LATER) is RuleState.OVERDUE


def test_an_interviewer_notes_and_does_not_decide(desk: Desk, filled: Hiring, qtbot: QtBot) -> None:
    page = desk.show(RulesPage, filled.panel[0])
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Return)

    assert page.findChildren(VerdictDialog) == []
    assert any("The committee decides" in one for one in texts(page))
    assert not child(page, QPushButton, "rule-edit").isEnabled()
    choose(page, qtbot, 1)
    assert child(page, QPushButton, "rule-edit").isEnabled()


def test_another_viewer_cannot_undo_what_was_done(
    desk: Desk, page: RulesPage, filled: Hiring
) -> None:
    page.acts.remove()
    desk.context.look_as(filled.panel[0])

    assert not page.acts.steps.canUndo()


# --- Export ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_is_shown_is_exported_without_names(
    desk: Desk, page: RulesPage, filled: Hiring, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    note(filled, "Ana said: no dogs")
    press(qtbot, page, "pill-1")
    page.export(suffix)
    (asked,) = page.findChildren(QFileDialog)
    target = tmp_path / f"out{suffix}"
    asked.fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: bool(desk.notices))
    asked.reject()

    if suffix == ".csv":
        rows = [row[0] for row in csv.reader(target.read_text("utf-8-sig").splitlines())]
    else:
        rows = [str(row[0].value) for row in load_workbook(target)["Dumb rules"].iter_rows()]
    assert rows == ["rule", "[name] said: no dogs", "Boxes", "Queues"]


# --- In the window ---------------------------------------------------------------------------


def test_the_sidebar_counts_what_waits(
    open_window: OpenWindow, filled: Hiring, qtbot: QtBot
) -> None:
    window = open_window(filled.database, filled.coordinator)
    qtbot.keyClick(window, Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page(Place.RULES), RulesPage)
    assert window.page(Place.RULES).isVisible()
    assert child(window, NavButton, "nav-rules").accessibleName() == "Dumb rules 3"

    note(filled, "No dogs")

    qtbot.waitUntil(
        lambda: child(window, NavButton, "nav-rules").accessibleName() == "Dumb rules 4"
    )


def test_hostile_texts_stay_text_and_widen_nothing(open_window: OpenWindow, filled: Hiring) -> None:
    for text in HOSTILE:
        note(filled, text)
    window = open_window(filled.database, filled.coordinator)
    window.go(Place.RULES)
    settle()

    page = window.page(Place.RULES)
    assert isinstance(page, RulesPage)
    assert window.width() == 1024
    assert page.width() == 820
    for row in range(page.model.rowCount()):
        page.table.selectRow(row)
        settle()
        assert page.details.width() <= 270


def test_tab_reaches_every_control_in_order_and_each_has_a_name(
    page: RulesPage, qtbot: QtBot
) -> None:
    assert_tab_reaches_all(qtbot, page)


def test_dialogs_name_their_fields(page: RulesPage, qtbot: QtBot) -> None:
    page.acts.decide()
    asked = opened_dialog(qtbot, page, VerdictDialog)
    settle()

    assert nameless(asked) == []
    assert QApplication.activeModalWidget() is asked
    asked.reject()
