from __future__ import annotations

import pytest

from hireapp.domain.access import Field, Value


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "yes"), (False, "no"), (2.5, "2.5"), (3.0, "3"), (4, "4"), ("as it is", "as it is")],
)
def test_every_kind_of_value_is_said_in_words(value: Value, text: str) -> None:
    assert Field("key", "label", value).text == text
