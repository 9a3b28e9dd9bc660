"""Reading a bank's file and taking it over, both beside the window. Free of Qt widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hireapp.domain import bank_changes, banks
from hireapp.domain.backups import Occasion
from hireapp.domain.bank_changes import BankPreview
from hireapp.domain.banks import Bank, shipped_attitudes
from hireapp.domain.ids import BankId
from hireapp.exchange import bank_sheet
from hireapp.exchange.bank_sheet import RowFault
from hireapp.store import backup_shelf, own_banks
from hireapp.store.database import Database
from hireapp.store.own_banks import OwnBank

Progress = Callable[[int, int], None]
"""Called with the steps done and in all; raising anything stops the work."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `bank` is what the target becomes."""

    target: OwnBank | None
    bank: Bank
    preview: BankPreview


@dataclass(frozen=True, slots=True)
class Faulty:
    """Why a file cannot be taken over: every fault in its rows."""

    faults: tuple[RowFault, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An import that was done; `before` is None for a new bank."""

    bank_id: BankId
    before: Bank | None
    after: Bank


def read(path: Path, target: OwnBank | None, progress: Progress) -> Plan | Faulty:
    """Read a file for an own bank, or for a new one.

    Raises:
        InputError: when the whole file is of no use.
    """
    base = target.bank if target else None
    if path.suffix.lower() == ".toml":
        progress(0, 1)
        own = base.attitude if base else ()
        incoming = banks.load(path, known=(*own, *shipped_attitudes()))
    else:
        reading = bank_sheet.load(path, base=base, progress=progress)
        if reading.bank is None:
            return Faulty(reading.faults, reading.more_faults)
        incoming = reading.bank
    progress(1, 1)
    if base is None:
        return Plan(None, incoming, bank_changes.preview(Bank(bank=incoming.bank), incoming))
    if incoming.bank.id != base.bank.id:
        # Questions from elsewhere do not rename the bank that they go to.
        incoming = msgspec.structs.replace(incoming, bank=base.bank)
    merged = bank_changes.merged(base, incoming)
    return Plan(target, merged, bank_changes.preview(base, merged))


def take_over(database: Database, plan: Plan, progress: Progress) -> TakenOver:
    """Write what was planned, all of it or nothing; the file is backed up first.

    Raises:
        HireError: when the store refuses; nothing was changed then.
    """
    backup_shelf.make(database.path, Occasion.BEFORE_IMPORT)
    if plan.target is None:
        made = own_banks.import_new(database, plan.bank, progress=progress)
        return TakenOver(made.id, None, made.bank)
    own_banks.take_over(database, plan.target.id, plan.bank, progress=progress)
    return TakenOver(plan.target.id, plan.target.bank, plan.bank)
