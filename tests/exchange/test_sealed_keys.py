from __future__ import annotations

import pytest

from hireapp.errors import InputError
from hireapp.exchange import passphrase_lock, sealed_keys, sealed_kits
from hireapp.exchange.passphrase_lock import Kind
from tests.exchange.travellers import a_kit, an_id

WORDS = "amber canoe lemon otter"


def test_keys_are_new_each_time() -> None:
    assert len({sealed_keys.new_opening_key().private for _ in range(5)}) == 5
    assert len({sealed_keys.new_signing_key().private for _ in range(5)}) == 5


def test_private_half_is_not_shown() -> None:
    pair = sealed_keys.new_opening_key()

    assert pair.private not in repr(pair)
    assert sealed_keys.public_half(pair.private) == pair.public


def test_stored_key_opens_with_its_passphrase_only() -> None:
    pair = sealed_keys.new_opening_key()
    locked = sealed_keys.lock_for_storage(pair.private, WORDS)

    assert pair.private not in locked
    assert sealed_keys.unlock_stored(locked, WORDS) == pair.private
    with pytest.raises(InputError):
        sealed_keys.unlock_stored(locked, WORDS + " wheel")


def test_key_file_hands_a_key_over() -> None:
    pair = sealed_keys.new_opening_key()
    data = sealed_keys.lock_for_handing_over(an_id(1), pair.private, WORDS)

    handed = sealed_keys.unlock_handed_over(data, WORDS)

    assert (handed.opening_id, handed.private) == (an_id(1), pair.private)


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 50_000, b"\xff", b'{"private":1}'])
def test_key_file_with_something_else_is_refused(content: bytes) -> None:
    data = passphrase_lock.lock(content, WORDS, Kind.KEY)

    with pytest.raises(InputError):
        sealed_keys.unlock_handed_over(data, WORDS)


def test_kit_file_comes_back_as_it_was() -> None:
    kit = a_kit()

    assert sealed_kits.unlock(sealed_kits.lock(kit, WORDS), WORDS) == kit


def test_kit_file_shows_no_name() -> None:
    data = sealed_kits.lock(a_kit(), WORDS)

    assert b"Dana" not in data
    assert b"Host" not in data
