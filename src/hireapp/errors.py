"""The errors that users are told about, each with what happened and what to do."""

from __future__ import annotations

from pathlib import Path


class HireError(Exception):
    """A refusal or a mishap that is explained to the user; anything else is a bug.

    `message` says what happened, in one sentence; `hint` what was kept or what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def sentence(self) -> str:
        """Message and hint on one line, for the command line and the error banner."""
        return f"{self.message} {self.hint}".strip()


class Refused(HireError):
    """A rule of the product forbids this now (a sealed scorecard, a frozen kit, an empty name)."""


class NotVisible(Refused):
    """The viewer may not see this yet."""


class NotFound(HireError):
    """What was asked for is not there, or no longer."""


class InputError(HireError):
    """A file that came in is not what it should be; nothing was changed."""


class StorageError(HireError):
    """The place where data is kept cannot be used now (locked, full, read-only, damaged, newer)."""


class Locked(StorageError):
    """An encrypted database whose key is not known yet; `path` is the file to be unlocked."""

    def __init__(self, path: Path, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.path = path
