"""What is measured: an attitude, and how it shows at each service level."""

from __future__ import annotations

import msgspec


class Attitude(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One attitude of a question bank; the keys are those of a bank file."""

    id: str
    name: str
    definition: str
    why: str
    synthetic: str
    genuine: str
    super: str
