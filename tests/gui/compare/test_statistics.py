from __future__ import annotations

from datetime import UTC

import pytest
from pytestqt.qtbot import QtBot

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.domain.comparison import ComparisonSheet
from hireapp.errors import Refused
from hireapp.gui.compare.fitting import Fitting
from hireapp.gui.compare.ordering import Mode
from hireapp.gui.compare.page import ComparePage
from hireapp.gui.context import Context
from hireapp.gui.tasks import Tasks
from hireapp.paper.comparison_words import Order
from hireapp.store import candidates, comparisons, example, openings
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.compare.conftest import OpenPage
from tests.gui.conftest import Desk


@pytest.fixture
def example_page(example_database: Database, tasks: Tasks, qtbot: QtBot) -> ComparePage:
    desk = Desk(Context(example_database, tasks, zone=UTC), qtbot)
    viewer = example.person_shown(example_database)
    host = openings.all_of_them(example_database)[0]
    page = desk.show(ComparePage, viewer, host.id)
    qtbot.waitUntil(lambda: tasks.is_idle)
    return page


def sheet_of(page: ComparePage) -> ComparisonSheet:
    database, viewer = page.context.database, page.context.viewer
    return comparisons.sheet(database, page.opening_id, viewer.id, zone=UTC)


def test_page_shows_the_figures_of_the_rating_model(example_page: ComparePage) -> None:
    sheet = with_statistics(sheet_of(example_page))
    numbers = sheet.statistics[0]
    page = example_page
    page.order_by(Order.OVERALL)
    page._on_mode(Mode.ADJUSTED)

    view = page.views()[0]

    assert [row.candidate_id for row in view.rows] == [
        one.candidate_id for one in numbers.candidates
    ]
    for row, one in zip(view.rows, numbers.candidates, strict=True):
        assert view.rank(row) == one.rank
        assert view.text(row, 0) == one.levels.text
        overall = view.text(row, view.overall_column)
        assert overall == f"{one.adjusted.mean:.2f} · raw {one.mean:.2f}"
        shown = [view.text(row, place) for place in range(1, view.overall_column)]
        assert shown == [f"{each.mean:.2f}" if each else "not asked" for each in one.attitudes]


def test_cards_say_what_the_rating_model_says(example_page: ComparePage) -> None:
    sheet = with_statistics(sheet_of(example_page))
    numbers = sheet.statistics[0]
    assert numbers.too_close
    assert numbers.sensitivity is not None

    cards = example_page._cards

    chance = f"{int(numbers.too_close[0].chance * 100)}%"
    assert chance in cards.too_close.text.text()
    assert f"{numbers.agreement.alpha:.2f}" in example_page.header.subtitle.text()
    assert "What would help most" in cards.too_close.text.text()
    assert cards.first_place.text.text()


def test_raw_means_stand_while_the_rest_is_worked_out(rated: Hiring, qtbot: QtBot) -> None:
    context = Context(rated.database, Tasks())
    context.look_as(rated.coordinator)
    page = ComparePage(context)
    qtbot.addWidget(page)
    page.show_opening(rated.opening.id)
    with qtbot.waitExposed(page):
        page.show()

    view = page.views()[0]
    early = [view.text(row, view.overall_column) for row in view.rows]
    said = page.header.subtitle.text()
    context.tasks.finish()

    assert early == ["raw 2.25", "raw 4.00", "raw 4.50"]
    assert said.endswith("Working out ranks and adjusted scores…")


def test_change_has_everything_worked_out_again(rated: Hiring, open_page: OpenPage) -> None:
    opened = open_page(rated, rated.coordinator)
    before = opened.column("Service level heard")
    later = candidates.add(rated.database, rated.opening.id, "Zoe")
    for person in rated.panel:
        rated.submit(later, person)
    opened.page.make_stale()

    opened.settle()

    assert len(before) == 3
    assert all(opened.column("Service level heard"))
    assert opened.names[-1] == "Zoe"


def test_result_that_nobody_waits_for_is_dropped(rated: Hiring, tasks: Tasks, qtbot: QtBot) -> None:
    context = Context(rated.database, tasks)
    context.look_as(rated.coordinator)
    sheet = comparisons.sheet(rated.database, rated.opening.id, rated.coordinator.id)
    fitting = Fitting(context, context)
    finished: list[bool] = []
    fitting.finished.connect(lambda: finished.append(True))

    fitting.completed(sheet)
    fitting.forget()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert not finished
    assert fitting.progress == ""


def test_failed_fit_is_reported_and_said(rated: Hiring, tasks: Tasks) -> None:
    context = Context(rated.database, tasks)
    refusals: list[object] = []
    context.failed.connect(refusals.append)
    fitting = Fitting(context, context)

    fitting._on_failed(Refused("too much at once"))

    assert len(refusals) == 1
    assert fitting.progress == "Ranks and adjusted scores could not be worked out."
