from __future__ import annotations

import re

from hireapp.domain.ids import new_id


def test_ids_are_32_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", new_id())


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(1_000)}) == 1_000
