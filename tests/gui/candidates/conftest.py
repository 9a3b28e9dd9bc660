"""The Candidates page on the screen, and what its table shows."""

from __future__ import annotations

import pytest

from hireapp.domain.people import Person, Role
from hireapp.gui.candidates.model import Column
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.store import people
from tests.conftest import Hiring
from tests.gui.conftest import Desk


@pytest.fixture
def ana(hiring: Hiring) -> Person:
    """A hiring manager on the panel, who may change candidates and rates them."""
    return people.change_role(hiring.database, hiring.panel[0].id, Role.HIRING_MANAGER)


@pytest.fixture
def page(desk: Desk, hiring: Hiring, ana: Person) -> CandidatesPage:
    """The page as Ana sees it, who is on the panel: Dana Whitfield and Priya Nair."""
    return desk.show(CandidatesPage, ana, hiring.opening.id)


def names(page: CandidatesPage) -> list[str]:
    """The candidates that are shown, from the top."""
    model = page.model
    return [str(model.data(model.index(row, Column.NAME))) for row in range(model.rowCount())]


def chosen(page: CandidatesPage) -> str:
    """The candidate that is selected."""
    entry = page.chosen()
    return entry.candidate.name if entry else ""
