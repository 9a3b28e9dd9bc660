from __future__ import annotations

import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.errors import KeyringError
from typing_extensions import override

from hireapp import keychain
from tests.keyrings import InMemory


class Forgetful(InMemory):
    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


class Broken(InMemory):
    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError("the daemon is gone")

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("no bus")


class Hanging(InMemory):
    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    @override
    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait()
        return None


@pytest.fixture(autouse=True)
def _keyring_as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)
    keychain._silent.clear()


def test_secret_is_kept_and_forgotten() -> None:
    keyring.set_keyring(InMemory())

    assert keychain.is_available()
    assert keychain.keep("one", "secret")
    assert keychain.fetch("one") == "secret"
    keychain.forget("one")
    keychain.forget("one")
    assert keychain.fetch("one") is None


def test_without_a_desktop_there_is_none() -> None:
    from keyring.backends import fail

    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]

    assert not keychain.is_available()
    assert not keychain.keep("one", "secret")
    assert keychain.fetch("one") is None
    keychain.forget("one")


@pytest.mark.parametrize("backend", [Forgetful, Broken])
def test_keyring_that_fails_is_none(backend: type[InMemory]) -> None:
    keyring.set_keyring(backend())

    assert not keychain.keep("one", "secret")
    assert keychain.fetch("one") is None


def test_keyring_that_hangs_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keychain, "PATIENCE_S", 0.05)
    backend = Hanging()
    keyring.set_keyring(backend)

    assert keychain.fetch("one") is None
    monkeypatch.setattr(keychain, "PATIENCE_S", 600.0)
    assert keychain.fetch("one") is None
    assert not keychain.is_available()
    backend.over.set()
