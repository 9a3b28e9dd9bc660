from __future__ import annotations

from dataclasses import replace

from hireapp.domain.packets import PrintedForm
from hireapp.domain.papers import FormName, Mark
from hireapp.store import audit, candidates, panels, printed_forms
from tests.conftest import Hiring


def a_form(hiring: Hiring, place: int = 0, number: str = "41B7-0E2C") -> PrintedForm:
    seat = panels.seats(hiring.database, hiring.opening.id)[0]
    return PrintedForm(
        number=number,
        form=FormName.SCORECARD,
        candidate_id=hiring.candidates[place].id,
        seat_id=seat.id,
        kit_number=1,
        size=(595.28, 841.89),
        corners=((22.0, 819.0), (573.0, 819.0), (573.0, 22.0), (22.0, 22.0)),
        marks=(Mark(1, "q:empathy-1:4", 100.5, 200.25, 7.5),),
    )


def record(hiring: Hiring, *forms: PrintedForm) -> None:
    printed_forms.record(hiring.database, hiring.opening.id, forms, viewer=hiring.coordinator.id)


def test_a_form_that_comes_back_is_found_by_its_number(hiring: Hiring) -> None:
    form = a_form(hiring)

    record(hiring, form)

    assert printed_forms.find(hiring.database, form.number) == (form,)
    assert printed_forms.find(hiring.database, "0000-0000") == ()


def test_printed_again_it_is_kept_once(hiring: Hiring) -> None:
    form = a_form(hiring)

    record(hiring, form)
    record(hiring, form)

    assert printed_forms.find(hiring.database, form.number) == (form,)


def test_two_candidates_may_by_chance_have_one_number(hiring: Hiring) -> None:
    first, second = a_form(hiring, 0), a_form(hiring, 1)

    record(hiring, first, second)

    assert set(printed_forms.find(hiring.database, first.number)) == {first, second}


def test_the_audit_log_names_forms_by_ids_alone(hiring: Hiring) -> None:
    form = a_form(hiring)
    sheet = replace(form, form=FormName.COMPARISON_SHEET, candidate_id=None, marks=())

    record(hiring, form, replace(form, number="1111-1111"), sheet)

    newest = audit.newest(hiring.database, hiring.coordinator.id, count=2)
    told = {(one.entry.candidate_id, one.entry.detail) for one in newest}
    assert told == {(form.candidate_id, "scorecard:2"), ("", "comparison-sheet")}
    assert {one.entry.event for one in newest} == {"printed"}
    assert audit.verify(hiring.database).sound


def test_packet_of_hundreds_is_kept_whole(hiring: Hiring) -> None:
    forms = [
        replace(a_form(hiring, place % 2), number=f"{place:04X}-{place:04X}")
        for place in range(250)
    ]

    record(hiring, *forms)
    record(hiring, *forms)

    assert all(printed_forms.find(hiring.database, one.number) == (one,) for one in forms)
    newest = audit.newest(hiring.database, hiring.coordinator.id, count=4)
    assert {one.entry.detail for one in newest} == {"scorecard:125"}
    assert audit.verify(hiring.database).sound


def test_a_removed_candidates_forms_go_too(hiring: Hiring) -> None:
    form = a_form(hiring)
    record(hiring, form)

    candidates.remove(hiring.database, hiring.candidates[0].id)

    assert printed_forms.find(hiring.database, form.number) == ()
