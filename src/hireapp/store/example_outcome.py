"""How the example could end: for papers that there are only after a decision."""

from __future__ import annotations

from hireapp.domain.decisions import DecisionFacts, Outcome, exceptions_to_equal_treatment
from hireapp.domain.dumb_rules import Fate, RuleFacts, Verdict
from hireapp.domain.ids import AttitudeId, CandidateId, PersonId, QuestionId
from hireapp.domain.scorecards import Score
from hireapp.store import comparisons, debriefs, decisions, dumb_rules, example, openings
from hireapp.store.database import Database

OPENING = "Guest Experience Host"
_HIRED, _HELD, _DECLINED = "Maya Okafor", "Tomás Rivera", "Olga Petrova"


def conclude(database: Database) -> None:
    """Debrief three candidates, hire one, hold one, decline one; the first named a dumb rule.

    Made in a copy of the example: the example itself stands before the debrief.
    """
    viewer = example.person_shown(database).id
    sheet = comparisons.sheet(database, openings.find(database, OPENING).id, viewer)
    known = {row.name: row.candidate_id for row in sheet.rows}
    _note_rule(database, known[_HIRED], viewer)
    for name, agreed in ((_HIRED, Score.FIVE), (_HELD, Score.FOUR)):
        _debrief(database, known[name], agreed, viewer)
    for name, facts in _decisions(viewer).items():
        candidate_id = known[name]
        found = exceptions_to_equal_treatment(sheet, candidate_id)
        debriefs.open_evidence(database, candidate_id, viewer=viewer)
        decisions.decide(database, candidate_id, facts, exceptions=found, viewer=viewer)


def _note_rule(database: Database, candidate_id: CandidateId, viewer: PersonId) -> None:
    facts = RuleFacts(
        rule="Breakfast ends at ten, also for guests whose night train was late.",
        harm="They paid for it and watched it being cleared away.",
        candidate_id=candidate_id,
    )
    rule_id = dumb_rules.note(database, facts, viewer=viewer)
    verdict = Verdict(
        fate=Fate.CHANGE, leader="Lee Carter", due=database.now().date(), reason="Ask, then serve."
    )
    dumb_rules.decide(database, {rule_id: verdict}, viewer=viewer)


def _debrief(
    database: Database, candidate_id: CandidateId, agreed: Score, viewer: PersonId
) -> None:
    widest = debriefs.read(database, candidate_id, viewer).to_discuss[0]
    question_id = QuestionId(widest.question.id)
    reason = "After hearing what the others wrote down; one had missed the end of the story."
    debriefs.agree(
        database,
        candidate_id,
        question_id,
        agreed,
        reason,
        viewer=viewer,
    )
    debriefs.note(
        database, candidate_id, "Talked about the widest difference first.", viewer=viewer
    )


def _decisions(viewer: PersonId) -> dict[str, DecisionFacts]:
    return {
        _HIRED: DecisionFacts(
            outcome=Outcome.HIRE,
            reason="All four heard named customers, mistakes mended the same day, and joy in it.",
            attitudes=(AttitudeId("loves-humans"), AttitudeId("oops-into-wow")),
            alternatives="Tomás Rivera: too close to call. Held for the post that opens in spring.",
            signatories=(viewer,),
        ),
        _HELD: DecisionFacts(
            outcome=Outcome.HOLD,
            reason="As good as the person hired, as far as four interviewers can tell.",
        ),
        _DECLINED: DecisionFacts(
            outcome=Outcome.DECLINE,
            reason="Customers stayed a crowd in every answer; mistakes went to the next shift.",
            attitudes=(AttitudeId("genuine-conversation"),),
            alternatives="A second interview: four scorecards agree, so it would tell nothing new.",
            signatories=(viewer,),
        ),
    }
