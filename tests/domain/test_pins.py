from __future__ import annotations

import pytest

from hireapp.domain import pins
from hireapp.errors import Refused


def test_pin_fits_what_was_kept_of_it_and_nothing_else_does() -> None:
    kept = pins.hashed("2468")

    assert pins.fits("2468", kept)
    for other in ("", "2469", "24680", "二四六八"):
        assert not pins.fits(other, kept)


def test_pin_is_not_in_what_is_kept_and_the_salt_differs() -> None:
    first, second = pins.hashed("correct horse"), pins.hashed("correct horse")

    assert "correct" not in first
    assert first != second
    assert first.startswith("scrypt:32768:8:1:")


@pytest.mark.parametrize("pin", ["", "123", "x" * 65])
def test_pin_that_is_too_short_or_long_is_refused(pin: str) -> None:
    with pytest.raises(Refused, match="from 4 to 64"):
        pins.checked(pin)
    assert pins.checked("1234") == "1234"
