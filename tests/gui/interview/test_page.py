from __future__ import annotations

import dataclasses
import gc

import msgspec
import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hireapp.domain.banks import Bank
from hireapp.domain.scorecards import Score
from hireapp.errors import NotVisible
from hireapp.gui import theme
from hireapp.gui.interview.page import InterviewPage
from hireapp.store import candidates, kits, openings
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring
from tests.gui.conftest import HOSTILE, TAGGED, name_of, spoken_name, stops, tab_round
from tests.gui.interview.conftest import Room, ShowCard

Key = Qt.Key


def test_header_says_whom_what_for_and_how_long(room: Room) -> None:
    top = room.page.top

    said = [one.accessibleName() for one in (top.candidate, top.facts, top.purpose)]

    assert said == [
        "Dana Whitfield",
        "Guest Experience Host · interviewer: Ana",
        "Purpose: make every guest leave happier than they came",
    ]
    assert top.slot_label.text() == "of 45 min"


def test_question_says_its_place_and_its_minutes(room: Room) -> None:
    room.ask(2)
    question = room.step.question

    said = room.page.view.meta.text()
    assert said == f"Question 2 of 3 · about {question.minutes} min · Ben asks"
    assert room.page.view.prompt.text.text() == question.prompt
    assert room.page.view.chip.accessibleName() == room.page.step.name


def test_aside_groups_probes_by_stage_and_changes_with_the_question(room: Room) -> None:
    room.ask(1)
    first = room.step.question
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    headings = [one.text() for one in room.page.aside.findChildren(QLabel)]
    said = [one.accessibleName().partition(": ")[2] for one in room.page.aside.rows]

    texts = (*(probe.text for probe in first.probes), *first.listen_for, *first.warning_signs)
    assert sorted(said) == sorted(texts)
    assert headings.index("SITUATION") < headings.index("RESULT")
    room.ask(2)
    assert room.step.question.listen_for[0] not in said


def test_question_that_runs_over_says_so_quietly(room: Room) -> None:
    room.page.view.time.say(361, minutes=6)
    over = (room.page.view.time.text(), room.page.view.time.property("look"))
    room.page.view.time.say(360, minutes=6)
    within = (room.page.view.time.text(), room.page.view.time.property("look"))

    assert over == ("· 6:01 on this one, over", "smallwarn")
    assert within == ("· 6:00 on this one", "small")


def test_interview_that_runs_over_says_so_quietly(room: Room) -> None:
    room.page.top.show_time(2_701, over=True, running=True)

    assert room.page.top.time.property("look") == "clockover"
    assert room.page.top.time.accessibleName() == "45:01, over time"


def test_scorecard_of_somebody_else_is_not_opened(room: Room, hiring: Hiring) -> None:
    other = hiring.begin(hiring.candidates[0], hiring.panel[1])

    with pytest.raises(NotVisible):
        room.page.open_scorecard(other)

    editor = room.page.editor
    assert editor is not None
    assert editor.scorecard_id == room.card


@pytest.mark.parametrize("size", [QSize(880, 574), QSize(1024, 674), QSize(1280, 800)])
def test_hostile_texts_stay_text_and_never_widen_the_window(
    database: Database, bank: Bank, show_card: ShowCard, size: QSize
) -> None:
    hiring = hostile_hiring(database, bank)
    room = show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))
    prompts = []
    for step in range(3):
        room.page.resize(size)
        room.page.go_to(step)
        prompts.append(room.page.view.prompt.text.text())
        QApplication.processEvents()
        assert room.page.minimumSizeHint().width() <= 880
        assert room.page.size() == size
    room.page.show_finish()
    QApplication.processEvents()

    assert room.page.size() == size
    assert prompts[1].startswith(TAGGED)
    assert room.page.top.candidate.textFormat() is Qt.TextFormat.PlainText


def test_very_long_prompt_scrolls_and_leaves_room_for_notes(
    database: Database, bank: Bank, show_card: ShowCard
) -> None:
    hiring = hostile_hiring(database, bank)
    room = show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))
    room.ask(1)
    QApplication.processEvents()

    prompt = room.page.view.prompt
    assert prompt.verticalScrollBar().maximum() > 0
    assert prompt.text.width() <= prompt.viewport().width()
    assert room.notes.height() >= 40


def hostile_hiring(database: Database, bank: Bank) -> Hiring:
    """Every text of the interview is long, foreign, or pretends to be markup."""
    hiring = make_hiring(database, bank, panel=(HOSTILE[2],), names=(TAGGED + "M" * 270,))
    facts = dataclasses.replace(
        hiring.opening.facts, title=HOSTILE[3] * 8, purpose="ever so happy " * 100
    )
    openings.edit(database, hiring.opening.id, facts)
    first, second, *rest = hiring.content.questions
    long_one = msgspec.structs.replace(
        first.question,
        prompt=f"{TAGGED} {HOSTILE[2]} " * 12,
        anchors={str(point): f"{HOSTILE[4]} {HOSTILE[1]} " * 30 for point in range(1, 6)},
        listen_for=(HOSTILE[2],),
    )
    foreign = msgspec.structs.replace(second.question, prompt=HOSTILE[3] * 3)
    attitude = msgspec.structs.replace(first.attitude, name=HOSTILE[2])
    questions = (
        msgspec.structs.replace(first, question=long_one, attitude=attitude),
        msgspec.structs.replace(second, question=foreign),
        *rest,
    )
    kits.edit(
        database, hiring.opening.id, msgspec.structs.replace(hiring.content, questions=questions)
    )
    return hiring


@pytest.mark.slow
def test_opening_many_interviews_leaves_no_widgets_behind(room: Room) -> None:
    hiring = room.hiring
    hiring.database.actor = hiring.coordinator.id
    others = [
        hiring.begin(candidates.add(hiring.database, hiring.opening.id, f"C{n}"), hiring.panel[0])
        for n in range(3)
    ]

    def visit_all() -> int:
        for card in others:
            room.page.open_scorecard(card)
            for step in range(4):
                room.page.go_to(step)
            room.page.show_finish()
            room.page.leave()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return len(room.page.findChildren(QWidget))

    first = visit_all()
    later = [visit_all() for _ in range(2)]

    assert later == [first] * 2


def test_page_is_gone_when_it_is_deleted(room: Room) -> None:
    gone = []
    room.page.destroyed.connect(lambda: gone.append(True))
    extra = InterviewPage(room.desk.context)
    extra.destroyed.connect(lambda: gone.append(True))

    extra.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert gone == [True]


def test_menus_and_dialogs_go_when_they_close(room: Room) -> None:
    room.ask(1)
    for key in (Key.Key_0, Key.Key_J):
        room.press(key)
        room.qtbot.keyClick(room.menu(), Key.Key_1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert [
        one.objectName() for one in room.page.findChildren(QWidget) if "menu" in one.objectName()
    ] == []


@pytest.mark.parametrize("place", ["opener", "question", "finish"])
def test_tab_reaches_every_control_and_each_has_a_name(room: Room, place: str) -> None:
    room.ask(0 if place == "opener" else 1)
    if place == "finish":
        room.page.show_finish()

    visited = tab_round(room.qtbot, room.page)

    missed = [name_of(one) for one in stops(room.page) if one not in visited]
    nameless = [name_of(one) for one in visited if not spoken_name(one)]
    assert (missed, nameless) == ([], [])


def test_tab_order_follows_the_interview(room: Room) -> None:
    room.ask(1)

    visited = tab_round(room.qtbot, room.page)

    page = room.page
    order = [page.top.leave_button, page.top.finish_button, page.rail.list, *page.view.cards]
    order += [page.view.hints.no_score, page.view.evidence, page.aside, page.foot.focus_button]
    places = [visited.index(one) for one in order]
    assert places == sorted(places)


def test_dark_palette_reaches_the_page(room: Room, qapp: QApplication) -> None:
    room.ask(1)
    room.press(Key.Key_5)
    theme.apply(qapp, dark=True)
    QApplication.processEvents()

    card = room.page.view.cards[4]
    image = card.grab().toImage()

    inside = image.pixelColor(card.width() - 8, card.height() - 8)
    assert inside.name().upper() == theme.DARK.chosen
    theme.apply(qapp, dark=False)


def test_unscored_step_shows_no_score_in_the_rail(room: Room) -> None:
    room.ask(1)
    room.page.rate(Score.FIVE)

    rows = [
        room.page.rail.list.rail_model.data(
            room.page.rail.list.rail_model.index(row), Qt.ItemDataRole.AccessibleTextRole
        )
        for row in range(3)
    ]

    assert rows[1].endswith(", rated 5")
    assert rows[2].endswith(", not rated yet")
