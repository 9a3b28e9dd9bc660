from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import QuestionId
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Score
from hireapp.errors import StorageError
from hireapp.gui.debrief.page import DebriefPage
from hireapp.gui.debrief.voices import VoiceCard
from hireapp.gui.navigation import Place
from hireapp.store import debriefs, decisions, panels, people, scorecards
from tests.conftest import Hiring
from tests.gui import conftest as gui
from tests.gui.conftest import CTRL, Desk, Mishap, assert_in_visual_order, broken, tab_round, texts
from tests.gui.debrief.conftest import kept, press


def lines(page: DebriefPage) -> list[str]:
    """Headings, and questions without their names, which are the bank's."""
    found = page.view.side.list.questions.lines
    return [one.spoken.removeprefix(f"{one.name}, ") for one in found]


def voices(page: DebriefPage) -> list[tuple[str, str]]:
    return [(card.accessibleName(), card.evidence.toPlainText()) for card in page.view.voices.cards]


def test_widest_disagreement_is_on_screen_first(page: DebriefPage, rated: Hiring) -> None:
    assert lines(page) == [
        "Disagree by 2 or more",
        "ratings 2–5",
        "ratings 3–5",
        "Agree",
        "ratings 4",
    ]
    assert page.view.prompt.text() == kept(rated, 2).question.prompt
    assert page.status().startswith("2 to discuss, 1 agree")


def test_everybody_is_heard_with_what_was_not_scored_in_words(
    page: DebriefPage, rated: Hiring, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_End)

    question = rated.questions[1]
    assert voices(page) == [
        ("Ana, not asked", f"Ana heard {question}"),
        ("Ben, 4", f"Ben heard {question}"),
    ]
    assert all(card.evidence.isReadOnly() for card in page.view.voices.cards)


def test_amended_rating_shows_the_first_one_beside_it(desk: Desk, rated: Hiring) -> None:
    ben = rated.panel[1]
    card = rated.begin(rated.candidates[0], ben)
    scorecards.amend(rated.database, card, rated.questions[2], Score.ONE, "misheard", viewer=ben.id)

    page = desk.enter(DebriefPage, rated.coordinator, rated.opening.id)

    assert voices(page)[1][0] == "Ben, 1, amended, first 2 · stands apart"


def test_anchors_say_who_gave_them_and_what_is_agreed(page: DebriefPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_4)

    given = {card.objectName(): card.given.text() for card in page.view.anchors.cards}
    assert given == {
        "anchor-1": "",
        "anchor-2": "Ben",
        "anchor-3": "",
        "anchor-4": "",
        "anchor-5": "Ana",
    }
    assert "4 ✓" in texts(page.view.anchors)


def test_digit_agrees_and_says_who_moved(page: DebriefPage, rated: Hiring, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_4)

    consensus = kept(rated, 2).consensus
    assert consensus is not None
    assert consensus.score is Score.FOUR
    assert page.view.panel.moves.text().replace("\u200e", "") == "Ben 2 → 4 · Ana 5 → 4"
    assert lines(page)[1] == "ratings 2–5, agreed on 4"


def test_zero_says_that_there_is_no_consensus(
    rated: Hiring, qtbot: QtBot, page: DebriefPage
) -> None:
    press(qtbot, Qt.Key.Key_0)

    consensus = kept(rated, 2).consensus
    assert consensus is not None
    assert consensus.score is None
    assert page.view.panel.none.isChecked()


def test_why_is_kept_and_digits_in_it_are_text_unless_ctrl_is_held(
    page: DebriefPage, rated: Hiring, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, Qt.Key.Key_Return)
    why = QApplication.focusWidget()
    assert why is page.view.panel.why
    qtbot.keyClicks(why, "heard 4 times")
    press(qtbot, Qt.Key.Key_5, CTRL)

    consensus = kept(rated, 2).consensus
    assert consensus is not None
    assert (consensus.score, consensus.reason) == (Score.FIVE, "heard 4 times")

    qtbot.keyClicks(why, " over")
    press(qtbot, Qt.Key.Key_Return)

    consensus = kept(rated, 2).consensus
    assert consensus is not None
    assert consensus.reason == "heard 4 times over"
    assert page.item == kept(rated, 0)
    assert page.view.panel.why.text() == ""


def test_undo_restores_what_was_agreed_before_and_goes_there(
    page: DebriefPage, rated: Hiring, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, Qt.Key.Key_4)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    undo = CTRL | Qt.KeyboardModifier.AltModifier

    press(qtbot, Qt.Key.Key_Z, undo)
    after_one = kept(rated, 2).consensus
    place = page.item
    press(qtbot, Qt.Key.Key_Z, undo)

    assert after_one is not None
    assert after_one.score is Score.THREE
    assert place is not None
    assert place.question.id == rated.questions[2]
    assert kept(rated, 2).consensus is None
    assert not page.view.panel.undo.isEnabled()


def test_a_click_on_what_is_agreed_already_leaves_it_marked(
    page: DebriefPage, qtbot: QtBot
) -> None:
    for _ in range(2):
        gui.press(qtbot, page, "agree-4")

    assert page.view.panel.buttons[Score.FOUR].isChecked()
    assert [one for one in page.view.panel.buttons.values() if one.isChecked()] == [
        page.view.panel.buttons[Score.FOUR]
    ]


def test_notes_are_kept_when_the_page_is_left_and_keys_work_in_them(
    page: DebriefPage, rated: Hiring, qtbot: QtBot
) -> None:
    page.view.side.notes.setFocus()
    qtbot.keyClicks(page.view.side.notes, "calm 1")
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert page.leave()

    talk = debriefs.read(rated.database, rated.candidates[0].id, rated.coordinator.id)
    assert talk.notes == "calm 1"
    assert page.item == talk.items[0]


def test_notes_that_cannot_be_saved_stay_and_hold_the_page(
    page: DebriefPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> str:
        raise StorageError("The disk is full.")

    notes = page.view.side.notes
    notes.setFocus()
    qtbot.keyClicks(notes, "calm")
    monkeypatch.setattr(desk.context.database, "write", lambda *_: full())

    assert not page.leave()

    assert desk.refusals[-1].message == "The disk is full."
    assert notes.toPlainText() == "calm"
    monkeypatch.undo()
    assert page.leave()


def test_opening_a_debrief_counts_as_opening_the_evidence(page: DebriefPage, rated: Hiring) -> None:
    dana, viewer = rated.candidates[0].id, rated.coordinator.id

    assert page.isVisible()
    assert decisions.has_opened_evidence(rated.database, dana, viewer)


def test_sealed_candidates_are_listed_but_cannot_be_opened(page: DebriefPage, qtbot: QtBot) -> None:
    gui.press(qtbot, page, "candidates")
    menu = page.header.candidates.menu()
    listed = [(one.text(), one.isEnabled()) for one in menu.actions()]
    menu.close()

    assert listed == [("Dana Whitfield", True), ("Priya Nair – sealed, 0 of 2 in", False)]
    assert not page.header.following.isEnabled()


def test_keys_lead_to_the_next_candidate_and_round_again(
    desk: Desk, both: Hiring, qtbot: QtBot
) -> None:
    page = desk.enter(DebriefPage, both.coordinator, both.opening.id)
    titles = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(qtbot, key, CTRL)
        titles.append(page.header.title.text())

    names = ["Debrief · Priya Nair", "Debrief · Dana Whitfield", "Debrief · Priya Nair"]
    assert titles == names


def test_time_is_counted_while_the_clock_runs_and_kept(
    page: DebriefPage, rated: Hiring, qtbot: QtBot
) -> None:
    now = [100.0]
    page.header.clock.clock._ticks = lambda: now[0]
    gui.press(qtbot, page, "debrief-clock")
    now[0] += 725
    press(qtbot, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.AltModifier)
    now[0] += 60

    assert page.header.clock.time.text() == "12:05"
    talk = debriefs.read(rated.database, rated.candidates[0].id, rated.coordinator.id)
    assert talk.seconds == 725


def test_drift_is_folded_and_only_ones_own_is_shown(
    desk: Desk, rated: Hiring, qtbot: QtBot
) -> None:
    page = desk.enter(DebriefPage, rated.panel[1], rated.opening.id)
    press(qtbot, Qt.Key.Key_5)
    words = page.findChild(QLabel, "drift-words")
    assert words is not None
    folded = words.text()

    gui.press(qtbot, page, "drift")

    assert folded == ""
    first, *rest = words.text().split("\n\n")
    assert first == "Ben moved in 1 of 1 agreed ratings, 3.0 points up on average. Toward: Ana."
    assert len(rest) == 1


def test_observer_listens_and_writes_nothing(desk: Desk, rated: Hiring, qtbot: QtBot) -> None:
    watcher = people.add(rated.database, "Olga", Role.OBSERVER)
    panels.seat(rated.database, rated.opening.id, watcher.id)
    page = desk.enter(DebriefPage, watcher, rated.opening.id)

    press(qtbot, Qt.Key.Key_4)

    assert kept(rated, 2).consensus is None
    assert desk.refusals == []
    assert not page.header.clock.isVisible()
    assert page.header.decide.text() == "Decision…"


def test_nobody_revealed_leads_to_the_candidates(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.enter(DebriefPage, hiring.coordinator, hiring.opening.id)
    with qtbot.waitSignal(page.go_wanted) as wanted:
        gui.press(qtbot, page, "next-step")

    assert wanted.args == [Place.CANDIDATES, None]
    said = "\n".join(texts(page))
    assert "Nobody can be debriefed yet" in said
    assert "Dana Whitfield: sealed, 0 of 2 in" in said
    assert not page.header.decide.isVisible()


def test_who_owes_a_scorecard_sees_nothing_of_it(desk: Desk, rated: Hiring) -> None:
    late = people.add(rated.database, "Lea", Role.INTERVIEWER)
    panels.seat(rated.database, rated.opening.id, late.id)

    page = desk.enter(DebriefPage, late, rated.opening.id)

    assert page.debrief is None
    assert not [one for one in texts(page) if "heard" in one]


def test_another_viewer_finds_nothing_of_the_one_before(
    page: DebriefPage, desk: Desk, rated: Hiring, qtbot: QtBot
) -> None:
    stranger = people.add(rated.database, "Zoe", Role.INTERVIEWER)
    page.view.side.notes.setFocus()
    qtbot.keyClicks(page.view.side.notes, "secret")

    desk.context.look_as(stranger)

    assert page.debrief is None
    assert page.view.side.notes.toPlainText() == ""
    talk = debriefs.read(rated.database, rated.candidates[0].id, rated.coordinator.id)
    assert talk.notes == "secret"


def test_decide_asks_the_window(page: DebriefPage, rated: Hiring, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.decide_wanted) as wanted:
        press(qtbot, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert wanted.args == [rated.candidates[0].id]


def test_tab_reaches_everything_in_visual_order(page: DebriefPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_4)

    visited = tab_round(qtbot, page)

    names = {one.objectName() for one in visited}
    assert {"rail", "drift", "debrief-notes", "heard", "agree-1", "agree-none", "why"} <= names
    assert {"debrief-clock", "candidates", "decide"} <= names
    assert_in_visual_order(page, visited)


def test_mistake_reaches_the_hook_and_the_page_keeps_its_place(
    page: DebriefPage, qtbot: QtBot, rated: Hiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, Qt.Key.Key_Down)
    monkeypatch.setattr(debriefs, "agree", lambda *_, **__: broken())

    with qtbot.captureExceptions() as mishaps:
        gui.press(qtbot, page, "agree-2")

    assert [kind for kind, *_ in mishaps] == [Mishap]
    assert page.view.side.list.question_id == QuestionId(rated.questions[0])
    assert all(isinstance(one, VoiceCard) for one in page.view.voices.cards)
    monkeypatch.undo()
    press(qtbot, Qt.Key.Key_2)
    assert kept(rated, 0).consensus is not None


def test_model_keeps_qts_rules(page: DebriefPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.view.side.list.questions)
