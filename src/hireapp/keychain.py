"""The system's keyring, where there is one: secrets kept outside the database.

Nothing here raises and nothing waits for ever: without a desktop there simply is no keyring, and
whoever asks falls back to a passphrase.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "Hireapp"
"""The name under which the system shows Hireapp's secrets to their owner."""
PATIENCE_S = 60.0
"""How long an answer is waited for: the system may have to ask its user to unlock the keyring."""

_NEEDED_PRIORITY = 1
"""Lower ones are no keyring, or files that anybody can read."""
_silent = threading.Event()
"""Set once the keyring did not answer in time; it is not asked again before the next start."""


def is_available() -> bool:
    """Whether the system keeps secrets for Hireapp."""
    return _in_time(lambda: _backend() is not None) or False


def keep(name: str, secret: str) -> bool:
    """Keep a secret; whether it was kept and can be read back."""

    def work() -> bool:
        backend = _backend()
        if backend is None:
            return False
        backend.set_password(SERVICE, name, secret)
        return backend.get_password(SERVICE, name) == secret

    return _in_time(work) or False


def fetch(name: str) -> str | None:
    """A secret kept before; None when there is none, or no keyring."""

    def work() -> str | None:
        backend = _backend()
        return backend.get_password(SERVICE, name) if backend else None

    return _in_time(work)


def forget(name: str) -> None:
    """Remove a secret, if there is one."""

    def work() -> None:
        backend = _backend()
        if backend is not None and backend.get_password(SERVICE, name) is not None:
            backend.delete_password(SERVICE, name)

    _in_time(work)


def _backend() -> KeyringBackend | None:
    import keyring  # looks for the system's services

    backend = keyring.get_keyring()
    return backend if backend.priority >= _NEEDED_PRIORITY else None


def _in_time(work: Callable[[], T]) -> T | None:
    """What the work gives; None when it fails or does not end in time."""
    if _silent.is_set():
        return None
    found: list[T] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception:  # noqa: BLE001 - each backend raises what its system raises
            return

    thread = threading.Thread(target=run, name="hireapp-keyring", daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    if thread.is_alive():
        _silent.set()
    return found[0] if found else None
