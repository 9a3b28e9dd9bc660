from __future__ import annotations

import msgspec

from hireapp.domain.ids import QuestionId
from hireapp.domain.ledger import Mark, MarkKind, ticked
from hireapp.domain.questions import Probe, Stage
from tests.domain.making import kit_question


def test_ticks_are_read_in_the_questions_order_and_strange_ones_passed_over() -> None:
    """A sealed file may hold any number."""
    question = msgspec.structs.replace(
        kit_question("a").question,
        probes=(Probe(stage=Stage.ACTION, text="And then?"),),
        listen_for=("Asked first", "Stayed"),
        warning_signs=("Blames",),
    )
    here = QuestionId(question.id)
    marks = {
        Mark(here, MarkKind.LISTEN, 1),
        Mark(here, MarkKind.LISTEN, 0),
        Mark(here, MarkKind.LISTEN, 99),
        Mark(here, MarkKind.LISTEN, -1),
        Mark(QuestionId("another"), MarkKind.WARNING, 0),
    }

    assert ticked(question, MarkKind.LISTEN, marks) == ("Asked first", "Stayed")
    assert ticked(question, MarkKind.WARNING, marks) == ()
    assert ticked(question, MarkKind.PROBE, {Mark(here, MarkKind.PROBE, 0)}) == ("And then?",)
