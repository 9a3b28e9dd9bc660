"""Property tests try the same examples every time, and are not hurried by a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile(
    "hireapp", max_examples=60, deadline=None, database=None, derandomize=True
)
settings.load_profile("hireapp")
