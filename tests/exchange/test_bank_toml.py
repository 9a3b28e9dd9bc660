from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from hireapp.domain import banks
from hireapp.domain.banks import Bank
from hireapp.errors import Refused
from hireapp.exchange import bank_toml
from tests.exchange.making import all_banks, many_questions, small_bank


@given(all_banks())
def test_bank_reads_back_the_same(bank: Bank) -> None:
    data = bank_toml.encode(bank)

    assert banks.decode(data, file="mine.toml", known=()) == bank


def test_shipped_bank_reads_back_the_same(bank: Bank) -> None:
    data = bank_toml.encode(bank)

    assert banks.decode(data, file="mine.toml") == bank


def test_file_leaves_out_what_is_empty() -> None:
    text = bank_toml.encode(small_bank()).decode()

    assert "tags" not in text
    assert "reactions" not in text
    assert 'prompt = "Tell me about rain."' in text


def test_bank_above_a_megabyte_is_to_be_a_spreadsheet() -> None:
    with pytest.raises(Refused) as caught:
        bank_toml.encode(many_questions(1_500))

    assert "at most 1 MB" in caught.value.message
    assert "spreadsheet" in caught.value.hint


def test_bank_that_could_not_be_read_again_is_not_written() -> None:
    bank = small_bank("")

    with pytest.raises(Refused, match="prompt: it is empty"):
        bank_toml.encode(bank)


def test_lone_bank_without_questions_can_be_kept() -> None:
    empty = msgspec.structs.replace(small_bank(), question=(), sample_answer=())

    assert banks.decode(bank_toml.encode(empty), file="mine.toml") == empty
