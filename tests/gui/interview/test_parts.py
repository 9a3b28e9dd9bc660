from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import QuestionId
from hireapp.domain.scorecards import NoScore, Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.gui import theme
from hireapp.gui.interview.clock import InterviewClock, Timekeeper, clock_text, ticks_that_go_on
from hireapp.gui.interview.evidence import EvidenceEdit
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.rail import RailModel, RailRow
from hireapp.gui.interview.text_block import TextBlock
from hireapp.store import ledger, scorecards
from tests.conftest import Hiring, SteppingClock

FIRST, SECOND = QuestionId("first"), QuestionId("second")


class Seconds:
    """A monotonic clock that moves when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def test_clock_counts_while_it_runs(seconds: Seconds) -> None:
    clock = InterviewClock(ticks=seconds)
    clock.turn_to(FIRST)
    seconds.now += 5
    clock.run()
    seconds.now += 10
    clock.pause()
    seconds.now += 100
    clock.run()
    seconds.now += 1

    assert clock.seconds == 11


def test_clock_books_time_on_the_question_at_hand(seconds: Seconds) -> None:
    clock = InterviewClock(ticks=seconds)
    clock.turn_to(FIRST)
    clock.run()
    seconds.now += 10
    clock.turn_to(SECOND)
    seconds.now += 3
    clock.turn_to(FIRST)
    seconds.now += 2

    assert (clock.seconds_on(FIRST), clock.seconds_on(SECOND)) == (12, 3)
    assert clock.seconds == 15


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.9, "0:59"), (1_122, "18:42"), (3_723, "1:02:03")]
)
def test_clock_reads_as_people_write_it(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_resumed_interview_goes_on_where_its_clock_was(hiring: Hiring, seconds: Seconds) -> None:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    ledger.keep_time(hiring.database, card, {FIRST: 700, SECOND: 500}, [FIRST], viewer=ana.id)
    keeper = Timekeeper(ticks=seconds)

    keeper.take(scorecards.open_sheet(hiring.database, card, ana.id))
    keeper.clock.turn_to(SECOND)
    keeper.run()
    seconds.now += 30

    assert keeper.clock.seconds == 1_230
    assert keeper.clock.seconds_on(SECOND) == 530


@pytest.mark.parametrize("leap", [timedelta(days=-400), timedelta(hours=-2), timedelta(days=1)])
def test_clock_of_the_interview_does_not_mind_the_clock_on_the_wall(
    hiring: Hiring, clock: SteppingClock, seconds: Seconds, leap: timedelta
) -> None:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    ledger.keep_time(hiring.database, card, {FIRST: 60}, [FIRST], viewer=ana.id)
    clock.advance(leap)
    keeper = Timekeeper(ticks=seconds)

    keeper.take(scorecards.open_sheet(hiring.database, card, ana.id))
    keeper.clock.turn_to(FIRST)
    keeper.run()
    seconds.now += 5
    clock.advance(leap)
    keeper.clock.look()

    assert keeper.clock.seconds == 65


def test_two_hours_of_sleep_are_not_counted(seconds: Seconds) -> None:
    clock = InterviewClock(ticks=seconds)
    clock.turn_to(FIRST)
    clock.run()
    for _ in range(60):
        seconds.now += 1
        clock.look()
    seconds.now += 7_200
    asleep = [clock.seconds, clock.seconds_on(FIRST)]
    clock.look()
    seconds.now += 10
    clock.look()

    assert asleep == [60, 60]
    assert [clock.seconds, clock.slept] == [70, 7_200]


def test_seconds_that_go_back_take_nothing_away(seconds: Seconds) -> None:
    clock = InterviewClock(ticks=seconds)
    clock.turn_to(FIRST)
    clock.run()
    seconds.now += 30
    clock.look()
    seconds.now -= 3_600

    assert clock.seconds == 30
    assert clock.times() == {FIRST: 30}


def test_this_machine_has_seconds_that_go_on() -> None:
    ticks = ticks_that_go_on()

    assert ticks() <= ticks()


def test_paused_interview_stays_paused_when_it_is_shown_again(
    hiring: Hiring, seconds: Seconds
) -> None:
    card = hiring.begin(hiring.candidates[0], hiring.panel[0])
    keeper = Timekeeper(ticks=seconds)
    keeper.take(scorecards.open_sheet(hiring.database, card, hiring.panel[0].id))
    keeper.run()
    keeper.toggle_pause()
    begun = keeper.clock.seconds

    keeper.run()
    seconds.now += 60

    assert keeper.clock.seconds == begun


def test_rail_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RailModel()
    model.set_rows((RailRow("Opener", is_opener=True), RailRow("Empathy"), RailRow("Owns it")))

    qtmodeltester.check(model)


def test_rail_model_tells_only_what_changed(qtbot: QtBot) -> None:
    model = RailModel()
    model.set_rows((RailRow("Empathy"), RailRow("Owns it")))
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows((RailRow("Empathy"), RailRow("Owns it", rating=Score.FIVE)))

    assert told == [(1, 1)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (RailRow("Opener", is_opener=True), "Opener, not noted yet"),
        (RailRow("Opener", is_opener=True, is_noted=True), "Opener, noted"),
        (RailRow("Empathy"), "Empathy, not rated yet"),
        (RailRow("Empathy", rating=Score.FOUR), "Empathy, rated 4"),
        (RailRow("Empathy", rating=NoScore.DECLINED), "Empathy, declined"),
        (
            RailRow("Empathy", rating=Score.FOUR, is_saved=False),
            "Empathy, rated 4, not saved yet",
        ),
    ],
)
def test_rail_row_is_told_in_words(row: RailRow, words: str) -> None:
    assert row.words == words


@pytest.fixture
def editor(qtbot: QtBot) -> EvidenceEdit:
    made = EvidenceEdit()
    qtbot.addWidget(made)
    return made


def test_quote_key_marks_the_line(editor: EvidenceEdit) -> None:
    editor.load("Amount was £86.\n  We are here for people. ")

    editor.mark_quote()

    assert editor.toPlainText() == "Amount was £86.\n“We are here for people.”"


def test_quote_key_marks_the_selection_and_takes_it_back(editor: EvidenceEdit) -> None:
    editor.load("she said yes")
    select(editor, 9, 12)
    editor.mark_quote()
    marked = editor.toPlainText()

    select(editor, 9, 14)
    editor.mark_quote()

    assert (marked, editor.toPlainText()) == ("she said “yes”", "she said yes")


def test_quote_over_lines_is_marked_line_by_line(editor: EvidenceEdit) -> None:
    editor.load("one\n\ntwo")
    editor.selectAll()

    editor.mark_quote()

    assert editor.toPlainText() == "“one”\n\n“two”"


def test_quote_key_leaves_an_empty_line_alone(editor: EvidenceEdit) -> None:
    editor.load("")

    editor.mark_quote()

    assert editor.toPlainText() == ""


def test_quote_is_one_step_for_the_editors_own_undo(editor: EvidenceEdit) -> None:
    editor.load("yes")
    editor.mark_quote()

    editor.undo()

    assert editor.toPlainText() == "yes"


def test_quoted_passages_have_the_palettes_colour(editor: EvidenceEdit) -> None:
    editor.load('🙂 "yes" and “no” or "half')

    editor._highlighter.rehighlight()

    ranges = editor.document().firstBlock().layout().formats()
    assert [(one.start, one.length) for one in ranges] == [(3, 5), (13, 4)]
    assert {one.format.background().color().name().upper() for one in ranges} == {
        theme.tokens().quote
    }


def test_paste_takes_text_only(editor: EvidenceEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src=/etc/passwd>")
    data.setText("bold\u202e\ttext")

    editor.insertFromMimeData(data)

    assert editor.toPlainText() == "bold    text"


def test_paste_without_text_is_ignored(editor: EvidenceEdit) -> None:
    data = QMimeData()
    data.setData("image/png", b"x")

    editor.insertFromMimeData(data)

    assert editor.toPlainText() == ""


def test_paste_that_does_not_fit_is_refused_whole(editor: EvidenceEdit, qtbot: QtBot) -> None:
    editor.load("x" * (NOTE_LIMIT - 3))
    data = QMimeData()
    data.setText("four")

    with qtbot.waitSignal(editor.filled_up):
        editor.insertFromMimeData(data)

    assert len(editor.toPlainText()) == NOTE_LIMIT - 3


def test_long_note_of_emoji_is_shown_whole(editor: EvidenceEdit, qtbot: QtBot) -> None:
    editor.load("🙂" * NOTE_LIMIT)

    with qtbot.assertNotEmitted(editor.filled_up):
        editor.insertPlainText("")

    assert len(editor.toPlainText()) == NOTE_LIMIT


def test_tab_leaves_the_notes(editor: EvidenceEdit) -> None:
    assert editor.tabChangesFocus()


def select(editor: EvidenceEdit, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


@pytest.mark.usefixtures("qapp")
def test_text_block_is_cut_after_its_last_line() -> None:
    short = TextBlock("one two", theme.font(13), 18, most_lines=2)
    long = TextBlock("one 🙂 two\nthree " * 9, theme.font(13), 18, most_lines=2)

    assert (short.height(200), long.height(200)) == (18, 36)
    assert (short.is_cut(200), long.is_cut(200)) == (False, True)


@pytest.mark.usefixtures("qapp")
def test_text_block_draws_inside_its_area() -> None:
    block = TextBlock("🙂 محمد one two\nthree " * 9, theme.font(13), 18, most_lines=2)
    image = QImage(240, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))

    painter = QPainter(image)
    block.draw(painter, QRectF(QPointF(20, 10), QPointF(220, 60)), QColor("black"))
    painter.end()

    inked = {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != QColor("white")
    }
    assert inked
    assert min(x for x, _ in inked) >= 18
    assert max(y for _, y in inked) <= 46


def test_fitted_label_gives_way_and_tells_all_in_its_tip(qtbot: QtBot) -> None:
    label = FittedLabel()
    qtbot.addWidget(label)
    label.say("<b>a rather long text</b>")
    label.show()

    label.resize(60, 20)
    narrow = (label.text().endswith("…"), label.toolTip())
    label.resize(label.sizeHint())

    assert narrow == (True, "<qt>&lt;b&gt;a rather long text&lt;/b&gt;</qt>")
    assert label.text() == "<b>a rather long text</b>"
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.toolTip() == ""
