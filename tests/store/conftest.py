"""What the tests of scorecards share."""

from __future__ import annotations

import pytest

from hireapp.domain.ids import ScorecardId
from hireapp.domain.people import Person
from tests.conftest import Hiring


@pytest.fixture
def ana(hiring: Hiring) -> Person:
    return hiring.panel[0]


@pytest.fixture
def card(hiring: Hiring, ana: Person) -> ScorecardId:
    """Ana's draft on Dana."""
    return hiring.begin(hiring.candidates[0], ana)
