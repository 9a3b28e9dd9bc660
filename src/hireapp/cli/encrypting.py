"""`hireapp encrypt`, and how every command opens an encrypted database."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from typing import TYPE_CHECKING

from hireapp.cli.backups import note_done
from hireapp.cli.given import add_database, database_path
from hireapp.domain.audit import Event
from hireapp.errors import Locked, Refused
from hireapp.i18n import tr, trn

if TYPE_CHECKING:
    from pathlib import Path

    from hireapp.cli.given import Commands

PASSPHRASE_VARIABLE = "HIREAPP_PASSPHRASE"
NEW_VARIABLE = "HIREAPP_NEW_PASSPHRASE"
DESCRIPTOR_VARIABLE = "HIREAPP_PASSPHRASE_FD"
"""The number of an open file descriptor; a passphrase is never an argument, which others see."""


def add_commands(commands: Commands) -> None:
    """Add `encrypt`."""
    parser = commands.add_parser(
        "encrypt",
        help=tr("encrypt the database and its backups, or take the encryption off"),
        description=tr(
            "The passphrase is asked for, or read from {variable} or from the file descriptor "
            "whose number is in {descriptor}."
        ).format(variable=PASSPHRASE_VARIABLE, descriptor=DESCRIPTOR_VARIABLE),
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--off", action="store_true", help=tr("take the encryption off"))
    ways.add_argument(
        "--change",
        action="store_true",
        help=tr("change the passphrase; the new one is asked for, or read from {variable}").format(
            variable=NEW_VARIABLE
        ),
    )
    ways.add_argument(
        "--keyring",
        action="store_true",
        help=tr("let the system's keyring keep the key, without a passphrase"),
    )
    add_database(parser)
    parser.set_defaults(command=encrypt)


def encrypt(options: argparse.Namespace) -> int:
    """Turn encryption on or off."""
    from hireapp import encryption  # heavy
    from hireapp.store.database import Database  # heavy

    path = database_path(options)
    Database.open(path).close()  # an older one is brought up to date, a locked one asked for
    if options.change:
        return _change(path)
    if options.off:
        removed = encryption.turn_off(path)
        note_done(path, Event.DECRYPTED)
        print(tr("{file} and its backups are no longer encrypted.").format(file=path))
    else:
        passphrase = None if options.keyring else _new_passphrase()
        key = encryption.new_key()
        print(tr("Recovery code, shown only now. Keep it on paper, away from this computer:"))
        print(f"\n    {encryption.recovery_code(key)}\n", flush=True)
        removed = encryption.turn_on(path, key, passphrase=passphrase, use_keyring=options.keyring)
        note_done(path, Event.ENCRYPTED)
        print(tr("{file} and its backups are encrypted.").format(file=path))
    if removed:
        print(
            trn(
                "{n} backup could not be read and was removed.",
                "{n} backups could not be read and were removed.",
                removed,
            )
        )
    return 0


def _change(path: Path) -> int:
    from hireapp import encryption  # heavy

    now = given_passphrase()
    if now is None and sys.stdin.isatty():
        now = getpass.getpass(tr("Passphrase until now, or recovery code: "))
    encryption.change_passphrase(path, now or "", os.environ.get(NEW_VARIABLE) or _typed_twice())
    note_done(path, Event.PASSPHRASE_CHANGED)
    print(tr("The passphrase was changed."))
    return 0


def unlock(error: Locked) -> None:
    """Open an encrypted database: by the keyring, what was given, or what is typed.

    Raises:
        Refused: when the passphrase does not fit, or there is nobody to ask.
    """
    from hireapp import encryption  # heavy

    if encryption.unlock_from_keyring(error.path):
        return
    secret = given_passphrase()
    if secret is None and sys.stdin.isatty():
        secret = getpass.getpass(tr("Passphrase of {file}: ").format(file=error.path.name))
    if secret is None:
        raise Refused(
            error.message,
            tr("Give its passphrase in {variable}.").format(variable=PASSPHRASE_VARIABLE),
        )
    encryption.unlock(error.path, secret)


def given_passphrase() -> str | None:
    """The passphrase from the environment, or from the descriptor it names; None without.

    Raises:
        Refused: when the descriptor cannot be read.
    """
    descriptor = os.environ.get(DESCRIPTOR_VARIABLE)
    if descriptor is None:
        return os.environ.get(PASSPHRASE_VARIABLE)
    try:
        with os.fdopen(int(descriptor), encoding="utf-8", closefd=False) as stream:
            return stream.readline().rstrip("\r\n")
    except (ValueError, OSError) as error:
        raise Refused(
            tr("{variable} names no file that can be read.").format(variable=DESCRIPTOR_VARIABLE)
        ) from error


def _new_passphrase() -> str:
    given = given_passphrase()
    return given if given is not None else _typed_twice()


def _typed_twice() -> str:
    if not sys.stdin.isatty():
        raise Refused(
            tr("There is nobody to ask for a passphrase."),
            tr("Give it in {variable}.").format(variable=PASSPHRASE_VARIABLE),
        )
    first = getpass.getpass(tr("New passphrase: "))
    if getpass.getpass(tr("Once more: ")) != first:
        raise Refused(tr("The two are not the same."), tr("Nothing was changed."))
    return first
