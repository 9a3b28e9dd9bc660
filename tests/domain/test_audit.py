from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hireapp.domain import audit
from hireapp.domain.audit import Entry, Event, Head, Link

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def chain(length: int = 5) -> list[Link]:
    links: list[Link] = []
    before = audit.BEGINNING
    for number in range(1, length + 1):
        entry = Entry(number, NINE + timedelta(hours=number), Event.REVEALED, "ana", "o1", "c1")
        links.append(Link(entry, before, audit.seal(entry, before)))
        before = links[-1].hash
    return links


def head_of(links: list[Link]) -> Head:
    return Head(links[-1].entry.sequence, links[-1].hash)


def test_log_as_it_was_written_is_sound() -> None:
    links = chain()

    verdict = audit.verify(links, head_of(links))

    assert verdict.sound
    assert (verdict.rows, verdict.head) == (5, head_of(links))
    assert "5 rows" in verdict.sentence


def test_empty_log_is_sound() -> None:
    assert audit.verify([], Head()).sound


@pytest.mark.parametrize(
    "change",
    [
        {"at": NINE},
        {"event": Event.DECIDED},
        {"person_id": "ben"},
        {"opening_id": "o2"},
        {"candidate_id": ""},
        {"subject_id": "x"},
        {"detail": "x"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_row_changed_anywhere_is_found(change: dict[str, object]) -> None:
    links = chain()
    links[2] = replace(links[2], entry=replace(links[2].entry, **change))  # type: ignore[arg-type]

    verdict = audit.verify(links, head_of(links))

    assert not verdict.sound
    assert verdict.broken_at == 3
    assert "Row 3" in verdict.sentence


def test_row_changed_and_sealed_again_does_not_fit_the_next() -> None:
    links = chain()
    entry = replace(links[2].entry, person_id="ben")
    links[2] = Link(entry, links[2].before, audit.seal(entry, links[2].before))

    assert audit.verify(links, head_of(links)).broken_at == 4


def test_removed_row_is_found() -> None:
    links = chain()

    assert audit.verify(links[:2] + links[3:], head_of(links)).broken_at == 3
    assert audit.verify(links[1:], head_of(links)).broken_at == 1


def test_rows_in_another_order_are_found() -> None:
    links = chain()
    first, second = links[1].entry, links[2].entry
    swapped = list(links)
    swapped[1] = replace(links[1], entry=replace(second, sequence=2))
    swapped[2] = replace(links[2], entry=replace(first, sequence=3))

    assert audit.verify(swapped, head_of(links)).broken_at == 2
    assert audit.verify([links[1], links[0], *links[2:]], head_of(links)).broken_at == 1


def test_log_cut_short_is_found_by_the_noted_head() -> None:
    links = chain()

    verdict = audit.verify(links[:3], head_of(links))

    assert verdict.broken_at == 4
    assert head_of(links).shown in verdict.sentence


def test_log_cut_short_with_its_noted_head_is_found_by_a_printed_one() -> None:
    links = chain()
    cut = links[:3]

    assert audit.verify(cut, head_of(cut)).sound
    assert "never passed through" in audit.verify(cut, head_of(cut), head_of(links).shown).sentence
    for link in links:
        shown = Head(link.entry.sequence, link.hash).shown
        assert audit.verify(links, head_of(links), shown).sound
        assert audit.verify(links, head_of(links), link.hash.upper()).sound
    assert audit.verify(links, head_of(links), Head().shown).sound


def test_printed_head_has_the_row_and_sixteen_digits() -> None:
    assert Head(12, "0123456789abcdef" + "0" * 48).shown == "12 · 0123 4567 89ab cdef"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("person_id", "Ana Ruiz"),
        ("subject_id", "an e-mail@address"),
        ("detail", "Ana"),
        ("detail", "told me on Monday"),
    ],
)
def test_names_and_texts_do_not_enter_the_log(field: str, value: str) -> None:
    entry = Entry(1, NINE, Event.EXPORTED)

    with pytest.raises(ValueError, match="ids"):
        audit.checked(replace(entry, **{field: value}))  # type: ignore[arg-type]
    assert audit.checked(entry) is entry


def test_every_event_has_words_of_its_own() -> None:
    labels = [event.label for event in Event]

    assert len(set(labels)) == len(labels)
    assert Entry(1, NINE, Event.ERASED).label == "candidate erased"
    assert Entry(1, NINE, "from_the_future").label == "from_the_future"


def test_details_that_are_words_of_the_product_are_said_so() -> None:
    assert audit.detail_label(Entry(1, NINE, "x", detail="hiring_manager")) == "hiring manager"
    assert audit.detail_label(Entry(1, NINE, "x", detail="rows=7")) == "rows=7"
    head = Head(128, "9f31c07a55d20b1e" + "0" * 48)
    told = audit.detail_label(audit.checked(Entry(1, NINE, "x", detail=head.detail)))
    assert told == "their audit log went to 128 · 9f31 c07a 55d2 0b1e"
