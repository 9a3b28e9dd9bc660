from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain.banks import Bank
from hireapp.domain.people import Role
from hireapp.domain.scorecards import Rating, Score
from hireapp.gui.compare.grid import Grid
from hireapp.gui.navigation import Place
from hireapp.paper.comparison_words import Order
from hireapp.store import candidates, comparisons, kits, openings, people
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring
from tests.gui.compare.conftest import THREE, Opened, OpenPage
from tests.gui.conftest import assert_in_visual_order, spoken_name, tab_round

ONE, FIVE = Score.ONE, Score.FIVE
OVERALL = "Overall, 90% interval"


def click_head(qtbot: QtBot, grid: Grid, title: str) -> None:
    view = grid.grid_model.view
    column = [view.title(one) for one in range(view.overall_column + 1)].index(title)
    heads = grid.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(column) + 20, 30)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)


def every_text(opened: Opened) -> Iterator[str]:
    """Whatever the page could show, say aloud or hand to anybody who asks its models."""
    yield opened.said()
    for grid in opened.grids:
        model = grid.grid_model
        for row in range(model.rowCount()):
            yield str(model.headerData(row, Qt.Orientation.Vertical))
            for column in range(model.columnCount()):
                for role in range(Qt.ItemDataRole.UserRole + 20):
                    yield str(model.data(model.index(row, column), role))


def test_grid_shows_means_worked_out_by_hand(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    # Loves humans: the mean of its two questions; overall: of all three, each 1/3
    assert opened.names == ["Aisha Bello", "Maya Okafor", "Tomás Rivera"]
    assert opened.column("Loves humans") == ["2.25", "4.25", "4.75"]
    assert opened.column("Empathy") == ["not asked", "3.50", "4.00"]
    assert [str(one).split(" · ")[1] for one in opened.column(OVERALL)] == [
        "raw 2.25",
        "raw 4.00",
        "raw 4.50",
    ]


def test_header_says_how_complete_the_comparison_is(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    said = opened.page.header.subtitle.text()

    assert said.startswith("6 of 6 scorecards in, all revealed · kit v1 · agreement α ")


def test_cards_say_what_stands_out(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    assert opened.topics == ["Maya · Empathy: Ana 5, Ben 2"]
    assert "Tomás and Maya: " in opened.card("too-close")
    assert "We call an order at 90%." in opened.card("too-close")
    assert "Tomás" in opened.card("first-place")
    assert "Aisha: Empathy not asked." in opened.card("exceptions")


def test_coordinator_reads_how_interviewers_lean(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    said = opened.card("interviewers")

    assert "Ben scores " in said
    assert " below the panel (" in said
    assert "Ana scores " in said


def test_interviewer_reads_only_their_own_lean(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.panel[0])

    said = opened.card("interviewers")

    assert said.startswith("Ana scores ")
    assert "Ben" not in said
    assert "Figures about others are for them and the coordinator." in said


def test_hiring_manager_is_told_that_leans_are_not_for_them(
    rated: Hiring, open_page: OpenPage
) -> None:
    manager = people.add(rated.database, "Mia", Role.HIRING_MANAGER)

    opened = open_page(rated, manager)

    assert opened.column("Loves humans")[1] == "4.25"
    said = opened.card("interviewers")
    assert said == "How strict or lenient somebody is, only they and the coordinator see."


def test_click_on_a_head_orders_by_that_attitude(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    assert opened.names == ["Aisha Bello", "Maya Okafor", "Tomás Rivera"]

    click_head(qtbot, opened.grid, "Empathy")

    assert opened.names == ["Tomás Rivera", "Maya Okafor", "Aisha Bello"]
    assert opened.button("order").text() == "Order: Empathy"


def test_click_on_overall_and_back_to_names(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)

    click_head(qtbot, opened.grid, OVERALL)
    by_overall = opened.names
    qtbot.mouseClick(opened.button("by-name"), Qt.MouseButton.LeftButton)

    assert by_overall == ["Tomás Rivera", "Maya Okafor", "Aisha Bello"]
    assert opened.names == ["Aisha Bello", "Maya Okafor", "Tomás Rivera"]


def test_order_menu_works_by_keys(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    menu = opened.button("order").menu()
    assert [action.text() for action in menu.actions()] == [
        "name",
        "rank",
        "service level",
        "Loves humans",
        "Empathy",
    ]

    menu.popup(QPoint(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)

    assert opened.page.ordering is Order.OVERALL


def test_print_hands_over_the_order(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    click_head(qtbot, opened.grid, OVERALL)

    with qtbot.waitSignal(opened.page.print_wanted) as wanted:
        qtbot.keyClick(opened.button("print-sheet"), Qt.Key.Key_Space)

    assert wanted.args == [Order.OVERALL]


def test_click_on_a_name_and_arrow_keys_choose_a_candidate(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    names = opened.grid.verticalHeader()
    place = QPoint(20, names.sectionViewportPosition(1) + 20)

    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    clicked = opened.page.chosen()
    qtbot.keyClick(opened.grid, Qt.Key.Key_Down)
    moved = opened.page.chosen()

    assert clicked is not None
    assert clicked.name == "Maya Okafor"
    assert moved is not None
    assert moved.name == "Tomás Rivera"


def test_chosen_candidate_stays_chosen_in_another_order(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.grid.selectRow(0)

    click_head(qtbot, opened.grid, OVERALL)

    chosen = opened.page.chosen()
    assert chosen is not None
    assert chosen.name == "Aisha Bello"


def test_reload_shows_a_change_and_keeps_the_choice(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    opened.grid.selectRow(1)

    candidates.add(rated.database, rated.opening.id, "Zoe")

    assert opened.names[-1] == "Zoe"
    chosen = opened.page.chosen()
    assert chosen is not None
    assert chosen.name == "Maya Okafor"


def test_reactions_to_the_opener_are_nowhere(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)

    said = "\n".join(every_text(opened)).lower()

    assert "warm" not in said
    assert "reaction" not in said


@pytest.mark.parametrize("hidden", [ONE, FIVE])
def test_sealed_candidate_leaks_nothing(
    database: Database, bank: Bank, open_page: OpenPage, hidden: Rating
) -> None:
    made = make_hiring(database, bank, names=(*THREE, "Sealed Person"))
    for candidate in made.candidates[:2]:
        for person in made.panel:
            made.submit(candidate, person, Score.THREE)
    made.submit(made.candidates[3], made.panel[0], hidden, evidence="MARKER")

    opened = open_page(made, made.coordinator)
    opened.page.order_by(Order.OVERALL)

    assert opened.names == ["Maya Okafor", "Tomás Rivera", "Aisha Bello", "Sealed Person"]
    assert [opened.cell(3, column) for column in range(3)] == ["sealed, 1 of 2 in", "", ""]
    assert opened.grid.columnSpan(3, 0) == opened.grid.grid_model.columnCount()
    said = "\n".join(every_text(opened))
    assert "MARKER" not in said
    assert f"{float(hidden):.2f}" not in said
    cards = ("talk-first", "too-close", "interviewers", "exceptions")
    assert not any("Sealed" in opened.card(name) for name in cards)


def test_interviewer_who_owes_a_scorecard_sees_nothing_of_a_broken_seal(
    hiring: Hiring, open_page: OpenPage
) -> None:
    dana, ana, ben = hiring.candidates[0], *hiring.panel
    hiring.submit(dana, ana, Score.TWO)
    comparisons.break_seal(hiring.database, dana.id, "offer due", viewer=hiring.coordinator.id)

    opened = open_page(hiring, ben)

    assert opened.cell(0, 0) == "hidden until your own scorecard is in"
    assert "2.00" not in "\n".join(every_text(opened))


def test_switching_the_viewer_leaves_nothing_of_the_other(
    hiring: Hiring, open_page: OpenPage
) -> None:
    dana, ana, ben = hiring.candidates[0], *hiring.panel
    hiring.submit(dana, ana, Score.TWO)
    comparisons.break_seal(hiring.database, dana.id, "offer due", viewer=hiring.coordinator.id)
    opened = open_page(hiring, hiring.coordinator)
    assert opened.cell(0, 1) == "2.00"

    opened.page.context.look_as(ben)

    assert "2.00" not in "\n".join(every_text(opened))


def test_two_kit_versions_stand_in_two_blocks(rated: Hiring, open_page: OpenPage) -> None:
    kits.edit(rated.database, rated.opening.id, rated.content.removing(rated.questions[2]))
    kits.freeze(rated.database, rated.opening.id)
    later = candidates.add(rated.database, rated.opening.id, "Later Comer")
    for person in rated.panel:
        rated.begin(later, person)

    opened = open_page(rated, rated.coordinator)

    assert [[row.name for row in one.grid_model.rows] for one in opened.grids] == [
        ["Aisha Bello", "Maya Okafor", "Tomás Rivera"],
        ["Later Comer"],
    ]
    labels = [one for one in opened.page.findChildren(QLabel) if one.isVisibleTo(opened.page)]
    texts = [one.text() for one in labels]
    assert "Kit v1" in texts
    assert "Kit v2" in texts
    assert any("never ranked together" in text for text in texts)


def test_choosing_in_one_block_gives_up_the_choice_in_the_other(
    rated: Hiring, open_page: OpenPage
) -> None:
    kits.edit(rated.database, rated.opening.id, rated.content.removing(rated.questions[2]))
    kits.freeze(rated.database, rated.opening.id)
    candidates.add(rated.database, rated.opening.id, "Later Comer")
    opened = open_page(rated, rated.coordinator)
    first, second = opened.grids
    first.selectRow(0)

    second.selectRow(0)

    assert first.chosen() is None
    chosen = opened.page.chosen()
    assert chosen is not None
    assert chosen.name == "Later Comer"


def test_fifty_candidates_scroll_within_the_page(
    database: Database, bank: Bank, open_page: OpenPage
) -> None:
    names = tuple(f"Candidate {number:02d}" for number in range(50))
    made = make_hiring(database, bank, questions=1, panel=("Ana",), names=names)
    for candidate in made.candidates:
        made.submit(candidate, made.panel[0])

    opened = open_page(made, made.coordinator)

    assert len(opened.names) == 50
    assert opened.grid.height() < opened.page.height()
    assert opened.grid.verticalScrollBar().maximum() > 0


def test_twelve_attitudes_scroll_beside_the_names(
    database: Database, bank: Bank, open_page: OpenPage
) -> None:
    made = make_hiring(database, bank, questions=24, panel=("Ana",), names=THREE)
    made.submit(made.candidates[0], made.panel[0])
    opened = open_page(made, made.coordinator)
    opened.page.resize(820, 648)
    bar = opened.grid.horizontalScrollBar()

    bar.setValue(bar.maximum())

    assert opened.grid.grid_model.columnCount() == 2 + len(made.content.attitudes)
    assert bar.maximum() > 0
    names = opened.grid.verticalHeader()
    assert names.isVisible()
    assert names.mapTo(opened.page, QPoint(0, 0)).x() >= 0
    assert opened.page.width() == 820


def test_hostile_names_are_text_and_widen_nothing(
    database: Database, bank: Bank, open_page: OpenPage
) -> None:
    names = (
        "<img src=/etc/passwd>",
        "O'Brien; DROP TABLE",
        "W" * 300,
        "محمد عبد الله",
        "王小明 🙂",
    )
    made = make_hiring(database, bank, panel=("<b>Ana</b>", "X" * 300), names=names)
    for candidate in made.candidates:
        made.submit(candidate, made.panel[0], Score.FIVE)
        made.submit(candidate, made.panel[1], Score.TWO)

    opened = open_page(made, made.coordinator)
    opened.page.resize(820, 648)

    assert sorted(opened.names) == sorted(names)
    assert opened.page.minimumSizeHint().width() < 820
    labels = opened.page.findChildren(QLabel)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels if one.text())


def test_coordinator_breaks_a_seal_with_a_reason(
    qtbot: QtBot, hiring: Hiring, open_page: OpenPage
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)
    opened = open_page(hiring, hiring.coordinator)
    assert not opened.button("reveal").isEnabled()
    opened.grid.selectRow(0)

    qtbot.mouseClick(opened.button("reveal"), Qt.MouseButton.LeftButton)
    dialog = opened.page.findChild(QWidget, "break-seal")
    assert isinstance(dialog, QWidget)
    now = dialog.findChild(QPushButton, "reveal-now")
    assert isinstance(now, QPushButton)
    enabled_without_reason = now.isEnabled()
    qtbot.keyClicks(dialog.findChild(QWidget, "reason"), "Ben left the company")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert not enabled_without_reason
    assert opened.cell(0, 1) == "5.00"
    assert "Dana: seal broken, 1 of 2 scorecards in." in opened.card("exceptions")
    assert not opened.button("reveal").isVisible()


def test_refused_reason_keeps_the_dialog_and_the_seal(
    qtbot: QtBot, hiring: Hiring, open_page: OpenPage
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)
    opened = open_page(hiring, hiring.coordinator)
    opened.grid.selectRow(0)
    qtbot.mouseClick(opened.button("reveal"), Qt.MouseButton.LeftButton)
    dialog = opened.page.findChild(QWidget, "break-seal")
    assert isinstance(dialog, QWidget)
    qtbot.keyClicks(dialog.findChild(QWidget, "reason"), "Ben left")
    comparisons.break_seal(
        hiring.database, hiring.candidates[0].id, "meanwhile", viewer=hiring.coordinator.id
    )

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert [error.message for error in opened.refusals] == ["This seal is broken already."]
    assert dialog.isVisible()


def test_nobody_but_a_coordinator_is_offered_to_break_a_seal(
    hiring: Hiring, open_page: OpenPage
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)

    opened = open_page(hiring, hiring.panel[0])
    opened.grid.selectRow(0)

    assert not opened.button("reveal").isVisible()
    assert not any(opened.grid.may_reveal(row) for row in opened.grid.grid_model.rows)


def test_nothing_can_be_revealed_while_nothing_is_in(hiring: Hiring, open_page: OpenPage) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.FIVE)
    opened = open_page(hiring, hiring.coordinator)

    opened.grid.selectRow(1)

    assert not opened.button("reveal").isEnabled()


def test_empty_opening_leads_to_the_kit(qtbot: QtBot, rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    empty = openings.create(rated.database, rated.opening.facts)

    opened.page.show_opening(empty.id)
    with qtbot.waitSignal(opened.page.go_wanted) as wanted:
        qtbot.mouseClick(opened.button("next-step"), Qt.MouseButton.LeftButton)

    assert wanted.args == [Place.KIT, None]
    assert not opened.button("print-sheet").isVisible()


@pytest.mark.parametrize(
    ("panel", "names", "place"),
    [
        (("Ana",), (), Place.CANDIDATES),
        ((), ("Maya",), Place.PANEL),
        (("Ana",), ("Maya",), Place.CANDIDATES),
    ],
)
def test_opening_without_scorecards_leads_to_the_next_step(
    qtbot: QtBot,
    database: Database,
    bank: Bank,
    open_page: OpenPage,
    panel: tuple[str, ...],
    names: tuple[str, ...],
    place: Place,
) -> None:
    made = make_hiring(database, bank, panel=panel, names=names)
    opened = open_page(made, made.coordinator)

    with qtbot.waitSignal(opened.page.go_wanted) as wanted:
        qtbot.mouseClick(opened.button("next-step"), Qt.MouseButton.LeftButton)

    assert wanted.args == [place, None]


def test_tab_reaches_everything_in_order(qtbot: QtBot, hiring: Hiring, open_page: OpenPage) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    opened = open_page(hiring, hiring.coordinator)
    opened.grid.selectRow(0)

    visited = tab_round(qtbot, opened.page)

    assert_in_visual_order(opened.page, visited)
    assert opened.grid in visited
    assert all(spoken_name(one) for one in visited)


def test_exception_in_a_slot_is_reported_and_the_choice_kept(
    qtbot: QtBot, rated: Hiring, open_page: OpenPage
) -> None:
    def broken(_order: object) -> None:
        raise RuntimeError("planted")

    opened = open_page(rated, rated.coordinator)
    opened.grid.selectRow(1)
    opened.page.print_wanted.connect(broken)

    with qtbot.captureExceptions() as caught:
        qtbot.mouseClick(opened.button("print-sheet"), Qt.MouseButton.LeftButton)

    assert [str(one[1]) for one in caught] == ["planted"]
    chosen = opened.page.chosen()
    assert chosen is not None
    assert chosen.name == "Maya Okafor"
