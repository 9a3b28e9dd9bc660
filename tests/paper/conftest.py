"""What the tests of forms share."""

from __future__ import annotations

from pathlib import Path

import pytest

from hireapp.domain.papers import Papers
from hireapp.store import example, openings, papers
from hireapp.store.database import Database


@pytest.fixture(scope="session")
def example_papers(example_file: Path) -> Papers:
    """The example's opening with everything, as the person it is shown to may see it."""
    database = Database.open(example_file)
    opening = openings.find(database, "Guest Experience Host")
    found = papers.collect(database, opening.id, example.person_shown(database).id)
    database.close()
    return found
