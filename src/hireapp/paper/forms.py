"""The forms there are: how each is laid out, what it prints, and when there is nothing to print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hireapp.domain.papers import FormName, Papers, Scope, Subject
from hireapp.paper import (
    comparison_sheet,
    consensus_form,
    day_schedule,
    decision_record,
    dossier,
    guide,
    handout,
    scorecard_form,
    welcome_packet,
)
from hireapp.paper.document import Layout, Look


def _never(_: Subject) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    `lay_out` measures and places it; `fields` are the texts from people that it prints, as
    (field name, text), to be looked through for characters that no font has; `lack` says why there
    is nothing to print for a subject, empty when there is.
    """

    lay_out: Callable[[Subject, Look], Layout]
    fields: Callable[[Subject], Sequence[tuple[str, str]]]
    lack: Callable[[Subject], str] = _never


FORMS: dict[FormName, Form] = {
    FormName.HANDOUT: Form(handout.lay_out, handout.fields_of),
    FormName.DAY_SCHEDULE: Form(day_schedule.lay_out, day_schedule.fields_of, day_schedule.lack),
    FormName.GUIDE: Form(guide.lay_out, guide.fields_of, guide.lack),
    FormName.SCORECARD: Form(scorecard_form.lay_out, scorecard_form.fields_of, scorecard_form.lack),
    FormName.FILLED_SCORECARD: Form(
        scorecard_form.lay_out_filled, scorecard_form.fields_of_filled, scorecard_form.lack_filled
    ),
    FormName.CONSENSUS_FORM: Form(
        consensus_form.lay_out, consensus_form.fields_of, consensus_form.lack
    ),
    FormName.COMPARISON_SHEET: Form(
        comparison_sheet.lay_out, comparison_sheet.fields_of, comparison_sheet.lack
    ),
    FormName.DOSSIER: Form(dossier.lay_out, dossier.fields_of, dossier.lack),
    FormName.DECISION_RECORD: Form(
        decision_record.lay_out, decision_record.fields_of, decision_record.lack
    ),
    FormName.WELCOME_PACKET: Form(
        welcome_packet.lay_out, welcome_packet.fields_of, welcome_packet.lack
    ),
}
"""In the order of a packet."""


def subjects(name: FormName, papers: Papers) -> Iterator[Subject]:
    """What the copies of a form are about: the opening, each candidate, or each seat with each.

    While there is no candidate, each seat gets forms to write a name on.
    """
    if name.scope is Scope.OPENING:
        yield Subject(papers)
        return
    if name.scope is Scope.SEAT and not papers.candidates:
        yield from (Subject(papers, None, seat) for seat in papers.panel or (None,))
    for candidate in papers.candidates:
        if name.scope is Scope.CANDIDATE:
            yield Subject(papers, candidate)
            continue
        for seat in papers.panel:
            yield Subject(papers, candidate, seat)
