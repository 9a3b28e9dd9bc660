"""Keyrings as desktops have them, for the time of a test."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from typing_extensions import override


class InMemory(KeyringBackend):
    """Keeps secrets while the test runs."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]
