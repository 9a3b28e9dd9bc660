from __future__ import annotations

from pathlib import Path

import pytest

from hireapp.collecting import keys
from hireapp.collecting.keys import HandedOver, KeyMissing, KeyPlace, PassphraseNeeded
from hireapp.domain.people import Person, Role
from hireapp.errors import InputError, Refused
from hireapp.exchange import sealed_keys
from hireapp.store import openings, people, sealing
from hireapp.store.sealing import OpeningKey
from tests.conftest import Hiring
from tests.keyrings import InMemory

WORDS = "quilt wheel amber canoe"


def make(hiring: Hiring, passphrase: str = "") -> OpeningKey:
    return keys.make(
        hiring.database,
        hiring.opening.id,
        passphrase=passphrase,
        viewer=hiring.coordinator.id,
    )


def hand_over(hiring: Hiring, folder: Path, passphrase: str = "") -> HandedOver:
    return keys.hand_over(
        hiring.database,
        hiring.opening.id,
        folder,
        passphrase=passphrase,
        viewer=hiring.coordinator.id,
    )


@pytest.fixture
def boss(hiring: Hiring) -> Person:
    return people.add(hiring.database, "Boss", Role.COORDINATOR)


def test_keyring_keeps_the_key_out_of_the_database(
    hiring: Hiring, system_keyring: InMemory
) -> None:
    key = make(hiring)
    private = keys.private_half(key)

    assert keys.place_of(key) is KeyPlace.KEYRING
    assert private in system_keyring.kept.values()
    assert key.locked is None
    hiring.database.close()
    assert private.encode() not in hiring.database.path.read_bytes()
    assert bytes.fromhex(private) not in hiring.database.path.read_bytes()


def test_without_keyring_a_passphrase_is_needed(hiring: Hiring) -> None:
    with pytest.raises(PassphraseNeeded):
        make(hiring)
    assert keys.place_of(sealing.newest_key(hiring.database, hiring.opening.id)) is (
        KeyPlace.NONE_YET
    )

    key = make(hiring, WORDS)

    assert keys.place_of(key) is KeyPlace.PASSPHRASE
    with pytest.raises(PassphraseNeeded):
        keys.private_half(key)
    with pytest.raises(InputError):
        keys.private_half(key, "another passphrase")
    assert keys.private_half(key, WORDS)


def test_short_passphrase_makes_no_key(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="at least"):
        make(hiring, "short")

    assert sealing.newest_key(hiring.database, hiring.opening.id) is None


def test_only_a_coordinator_makes_a_key(hiring: Hiring, system_keyring: InMemory) -> None:
    with pytest.raises(Refused, match="may not"):
        keys.make(hiring.database, hiring.opening.id, passphrase="", viewer=hiring.panel[0].id)

    assert not system_keyring.kept


def test_key_that_is_gone_is_explained(hiring: Hiring, system_keyring: InMemory) -> None:
    key = make(hiring)
    system_keyring.kept.clear()

    assert keys.place_of(key) is KeyPlace.ELSEWHERE
    with pytest.raises(KeyMissing, match="not on this computer") as refused:
        keys.private_half(key)
    assert "nothing is lost" in refused.value.hint


@pytest.mark.parametrize("other", ["nonsense", "00" * 32, "ab"])
def test_something_else_in_the_keyring_is_not_the_key(
    hiring: Hiring, system_keyring: InMemory, other: str
) -> None:
    key = make(hiring)
    system_keyring.kept = dict.fromkeys(system_keyring.kept, other)

    assert keys.place_of(key) is KeyPlace.ELSEWHERE


def test_key_is_handed_over(
    hiring: Hiring, system_keyring: InMemory, tmp_path: Path, boss: Person
) -> None:
    key = make(hiring)
    private = keys.private_half(key)
    handed = hand_over(hiring, tmp_path)
    system_keyring.kept.clear()  # as on the other coordinator's computer

    keys.take_over(hiring.database, handed.path, handed.passphrase, viewer=boss.id)

    assert keys.private_half(key) == private
    assert private.encode() not in handed.path.read_bytes()


def test_key_is_taken_over_without_keyring(hiring: Hiring, tmp_path: Path, boss: Person) -> None:
    key = make(hiring, WORDS)
    handed = hand_over(hiring, tmp_path, WORDS)

    with pytest.raises(PassphraseNeeded):
        keys.take_over(hiring.database, handed.path, handed.passphrase, viewer=boss.id)
    keys.take_over(
        hiring.database, handed.path, handed.passphrase, passphrase="my own words", viewer=boss.id
    )

    known = sealing.all_keys(hiring.database)[key.id]
    assert keys.private_half(known, "my own words") == keys.private_half(key, WORDS)


def test_key_file_with_another_passphrase_is_refused(
    hiring: Hiring, tmp_path: Path, boss: Person
) -> None:
    make(hiring, WORDS)
    handed = hand_over(hiring, tmp_path, WORDS)

    with pytest.raises(InputError, match="does not fit"):
        keys.take_over(hiring.database, handed.path, WORDS, passphrase=WORDS, viewer=boss.id)


def test_key_of_another_database_is_refused(
    hiring: Hiring, system_keyring: InMemory, tmp_path: Path, boss: Person
) -> None:
    pair = sealed_keys.new_opening_key()
    path = tmp_path / "foreign.hirekey"
    path.write_bytes(sealed_keys.lock_for_handing_over("f" * 32, pair.private, WORDS))

    with pytest.raises(Refused, match="no opening in this database"):
        keys.take_over(hiring.database, path, WORDS, viewer=boss.id)

    assert not system_keyring.kept


def test_interviewer_is_handed_no_key(hiring: Hiring, tmp_path: Path) -> None:
    make(hiring, WORDS)

    with pytest.raises(Refused, match="may not"):
        keys.hand_over(
            hiring.database,
            hiring.opening.id,
            tmp_path,
            passphrase=WORDS,
            viewer=hiring.panel[0].id,
        )

    assert not list(tmp_path.glob("*.hirekey"))


def test_opening_without_key_has_none_to_hand_over(hiring: Hiring, tmp_path: Path) -> None:
    other = openings.create(hiring.database, hiring.opening.facts)

    with pytest.raises(Refused, match="no key yet"):
        keys.hand_over(hiring.database, other.id, tmp_path, viewer=hiring.coordinator.id)


def test_new_key_takes_the_place_of_a_lost_one(hiring: Hiring) -> None:
    first, second = make(hiring, WORDS), make(hiring, WORDS)

    assert sealing.newest_key(hiring.database, hiring.opening.id) == second
    assert set(sealing.all_keys(hiring.database)) == {first.id, second.id}
