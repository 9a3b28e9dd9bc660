"""A seat that has some of the questions, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from hireapp.domain.ids import SeatId
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Reaction, Score
from hireapp.store import kits, openings, panels
from tests.conftest import Hiring
from tests.gui.conftest import press, texts
from tests.gui.interview.conftest import Room, ShowCard

DealTo = Callable[[int], Room]


@pytest.fixture
def deal(hiring: Hiring, show_card: ShowCard) -> DealTo:
    """Shows Ana's interview after the first questions were dealt to her, the others to Ben."""

    def dealt(count: int) -> Room:
        database, opening = hiring.database, hiring.opening
        openings.edit(database, opening.id, replace(opening.facts, format=Format.SERIES_SPLIT))
        ana, ben = panels.seats(database, opening.id)
        content = hiring.content
        for place, question in enumerate(content.question_ids):
            seats: tuple[SeatId, ...] = ((ana if place < count else ben).id,)
            content = content.changing(question, seats=seats)
        kits.edit(database, opening.id, content)
        return show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))

    return dealt


def test_interview_shows_the_seats_own_questions(deal: DealTo) -> None:
    room = deal(2)

    said = texts(room.page.rail)
    room.ask(1)

    assert "Your 2 of 3 questions" in said
    assert "OPENER OPEN · 0 of 2 rated" in said
    assert room.page.rail.list.rail_model.rowCount() == 3
    assert any("Question 1 of 2" in text for text in texts(room.page.view))


def test_end_asks_only_for_the_seats_own_questions(deal: DealTo) -> None:
    room = deal(1)
    room.page.react(Reaction.WARM)
    room.ask(1)
    room.page.rate(Score.FOUR)

    room.page.show_finish()
    room.qtbot.keyClick(room.page.finish, Qt.Key.Key_2)
    press(room.qtbot, room.page, "submit")

    assert room.stored.is_submitted
    assert set(room.stored.answers) == {room.questions[0]}


def test_seat_without_a_question_is_told_so_and_can_submit(deal: DealTo) -> None:
    room = deal(0)
    room.page.react(Reaction.WARM)
    room.ask(1)

    said = " ".join(texts(room.page.script))
    count = room.page.rail.count.accessibleName()
    room.page.show_finish()
    room.qtbot.keyClick(room.page.finish, Qt.Key.Key_5)
    press(room.qtbot, room.page, "submit")

    assert "You have no question to ask" in said
    assert count.endswith("nothing to rate")
    assert room.stored.is_submitted


def test_whole_kit_needs_no_word_about_a_share(room: Room) -> None:
    assert not room.page.rail.share.isVisible()
