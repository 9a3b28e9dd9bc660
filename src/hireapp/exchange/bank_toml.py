"""A question bank as a TOML file; `domain.banks` reads it."""

from __future__ import annotations

from typing import Any

import msgspec

from hireapp.domain import banks
from hireapp.domain.banks import SIZE_LIMIT, Bank
from hireapp.errors import InputError, Refused
from hireapp.i18n import tr


def encode(bank: Bank) -> bytes:
    """The bank as a file that reads back the same.

    Raises:
        Refused: when the bank is too large for such a file, or cannot be used.
    """
    import tomli_w  # only for an export

    tables = _without_empty(msgspec.to_builtins(bank))
    data = tomli_w.dumps(tables, multiline_strings=True).encode()
    if len(data) > SIZE_LIMIT:
        raise _too_large()
    try:
        banks.decode(data, file=bank.bank.title, known=())
    except InputError as error:
        raise Refused(error.message, tr("No file was written.")) from error
    return data


def _without_empty(value: Any) -> Any:
    """Without keys that hold nothing, which a file leaves out."""
    if isinstance(value, dict):
        kept = {key: _without_empty(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None and one not in ([], {})}
    if isinstance(value, list | tuple):
        return [_without_empty(one) for one in value]
    return value


def _too_large() -> Refused:
    return Refused(
        tr("This bank is too large for a TOML file, which holds at most 1 MB."),
        tr("Export it as a spreadsheet instead."),
    )
