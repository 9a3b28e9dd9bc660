from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hireapp.domain.decisions import DecisionFacts, Outcome
from hireapp.domain.ids import AttitudeId
from hireapp.domain.people import Role
from hireapp.gui.candidates.model import Column
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.decision.dialog import DecisionDialog
from hireapp.gui.navigation import Place
from hireapp.store import decisions, people
from tests.conftest import Hiring
from tests.gui.conftest import (
    Mishap,
    OpenWindow,
    broken,
    child,
    press,
    settle,
    tab_round,
    texts,
)
from tests.gui.decision.conftest import (
    REASON,
    fill,
    history,
    tick,
    ticked,
    write,
)

Open = Callable[..., DecisionDialog]


def test_nothing_is_chosen_beforehand_and_each_part_says_what_it_lacks(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    dialog = open_dialog(ready.coordinator)
    chosen = ticked(dialog)
    focused = QApplication.focusWidget()

    press(qtbot, dialog, "decide-now")

    assert chosen == []
    assert focused is not None
    assert focused.objectName() == "outcome-hire"
    said = "\n".join(texts(dialog))
    for words in ("Choose hire", "a reason that", "at least one attitude", "alternatives were"):
        assert words in said
    assert "Nobody has signed" in said
    assert history(ready) == ()


def test_decision_by_keyboard_is_kept_with_everything(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    dialog = open_dialog(ready.coordinator)
    fill(qtbot, dialog, "hold")

    press(qtbot, dialog, "decide-now")

    (made,) = history(ready)
    assert made.facts == DecisionFacts(
        outcome=Outcome.HOLD,
        reason=REASON,
        attitudes=(AttitudeId("loves-humans"),),
        alternatives="Priya: we heard less.",
        signatories=(ready.panel[0].id, ready.coordinator.id),
    )
    assert "Nothing is settled. Decide again whenever you are ready." in texts(dialog)


def test_exceptions_have_to_be_ticked_one_by_one(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    dialog = open_dialog(ready.coordinator, 1)
    press(qtbot, dialog, "open-evidence")
    fill(qtbot, dialog, "decline")
    tick(qtbot, dialog, "exception-0")

    press(qtbot, dialog, "decide-now")
    refused = history(ready, 1)
    tick(qtbot, dialog, "exception-1")
    press(qtbot, dialog, "decide-now")

    assert refused == ()
    (made,) = history(ready, 1)
    assert made.facts.exceptions == (
        "The seal was broken before every scorecard was in.",
        "1 of 2 scorecards in.",
    )


def test_evidence_is_opened_in_the_dialog(open_dialog: Open, ready: Hiring, qtbot: QtBot) -> None:
    manager = people.add(ready.database, "Mia", Role.HIRING_MANAGER)
    dialog = open_dialog(manager)
    fill(qtbot, dialog, "hire")
    press(qtbot, dialog, "decide-now")
    lacking = [one for one in texts(dialog) if "evidence has not been opened" in one]

    press(qtbot, dialog, "open-evidence")

    assert len(lacking) == 1
    shown = child(dialog, QPlainTextEdit, "decision-evidence")
    assert shown.isVisible()
    assert "Ana, 5: knelt down" in shown.toPlainText()
    assert decisions.has_opened_evidence(ready.database, ready.candidates[0].id, manager.id)
    assert not [one for one in texts(dialog) if "has not been opened" in one]


def test_hire_leads_to_a_development_plan_to_copy(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    dialog = open_dialog(ready.coordinator)
    fill(qtbot, dialog, "hire")
    press(qtbot, dialog, "decide-now")
    aftermath = dialog.aftermath
    assert aftermath is not None
    qtbot.waitUntil(lambda: child(dialog, QPlainTextEdit, "plan").isVisible())

    press(qtbot, dialog, "plan-copy")

    plan = QGuiApplication.clipboard().text()
    assert plan.startswith("Development plan for Dana Whitfield, Guest Experience Host\n")
    assert "[ ]" in plan
    heard = next(one for one in texts(dialog) if one.startswith("Service level heard"))
    assert "%" in heard
    assert "%" not in plan


def test_letter_is_off_until_wanted_and_saved_under_a_name_without_the_candidates(
    open_dialog: Open, ready: Hiring, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_dialog(ready.coordinator)
    fill(qtbot, dialog, "decline")
    press(qtbot, dialog, "decide-now")
    switch = child(dialog, QCheckBox, "letter-switch")
    letter = child(dialog, QPlainTextEdit, "letter")
    before = (switch.isChecked(), letter.isVisible())

    tick(qtbot, dialog, "letter-switch")
    letter.setPlainText(letter.toPlainText() + "Come again. 🙂")
    press(qtbot, dialog, "letter-save")
    files = dialog.findChild(QFileDialog, "letter-file")
    assert files is not None
    name = child(files, QLineEdit, "fileNameEdit")
    suggested = name.text()
    files.setDirectory(str(tmp_path))
    name.setText(suggested)
    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert before == (False, False)
    assert suggested.startswith("feedback-letter-guest-experience-host-")
    assert "dana" not in suggested.lower()
    written = (tmp_path / suggested).read_text(encoding="utf-8")
    assert written.startswith("Dear Dana Whitfield,")
    assert written.endswith("Come again. 🙂")
    assert "knelt down" not in written


def test_earlier_decisions_are_shown_and_lead_to_what_follows(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    for outcome in ("hold", "decline"):
        dialog = open_dialog(ready.coordinator)
        fill(qtbot, dialog, outcome)
        press(qtbot, dialog, "decide-now")
        press(qtbot, dialog, "close-decision")
        settle()

    dialog = open_dialog(ready.coordinator)

    said = texts(dialog)
    assert said.index("IN FORCE") < said.index("EARLIER, KEPT")
    assert [one.partition(",")[0] for one in said if ", by Cora" in one] == ["decline", "hold"]
    press(qtbot, dialog, "what-follows")
    assert child(dialog, QCheckBox, "letter-switch").isVisible()


def test_interviewer_reads_what_was_decided_and_decides_nothing(
    open_dialog: Open, ready: Hiring
) -> None:
    dialog = open_dialog(ready.panel[0])

    said = texts(dialog)
    assert "Nothing is decided yet. A coordinator or a hiring manager decides." in said
    assert dialog.form is None
    assert not dialog.decide_button.isVisible()


def test_closing_throws_nothing_away_at_the_first_try(
    open_dialog: Open, ready: Hiring, qtbot: QtBot
) -> None:
    dialog = open_dialog(ready.coordinator)
    write(qtbot, dialog, "decision-reason", "She listened")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    still_open = dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert still_open
    assert not dialog.isVisible()


def test_tab_reaches_every_field(open_dialog: Open, ready: Hiring, qtbot: QtBot) -> None:
    dialog = open_dialog(ready.coordinator, 1)

    names = {one.objectName() for one in tab_round(qtbot, dialog)}

    assert {"open-evidence", "decision-reason", "attitude-0", "decision-alternatives"} <= names
    assert {"exception-0", "exception-1", "signatory-0", "decide-now"} <= names


def test_mistake_reaches_the_hook_and_the_form_keeps_its_draft(
    open_dialog: Open, ready: Hiring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog(ready.coordinator)
    fill(qtbot, dialog, "hire")
    monkeypatch.setattr(decisions, "decide", lambda *_, **__: broken())

    with qtbot.captureExceptions() as mishaps:
        press(qtbot, dialog, "decide-now")

    assert [kind for kind, *_ in mishaps] == [Mishap]
    assert dialog.form is not None
    assert dialog.form.draft.reason == REASON


def test_debrief_leads_to_the_decision_and_shows_it(
    open_window: OpenWindow, ready: Hiring, qtbot: QtBot
) -> None:
    window = open_window(ready.database, ready.coordinator)
    window.go(Place.DEBRIEF, ready.opening.id)

    press(qtbot, window, "decide")
    dialog = window.findChild(DecisionDialog)
    assert dialog is not None
    fill(qtbot, dialog, "hold")
    press(qtbot, dialog, "decide-now")
    press(qtbot, dialog, "close-decision")
    settle()

    said = "\n".join(texts(window))
    assert "Decided: hold, Monday, 23 November. Signed by Ana, Cora." in said
    window.go(Place.CANDIDATES)
    page = window.page(Place.CANDIDATES)
    assert isinstance(page, CandidatesPage)
    stages = [page.model.index(row, Column.STAGE).data() for row in range(2)]
    assert "Decided: hold" in stages
