"""What the printed forms are made of, worked out of an opening's papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hireapp.domain.chance_words import ServiceLevel
from hireapp.domain.consensus_form import AgreedRow, FirstRating, consensus_form
from hireapp.domain.decision_records import decision_record
from hireapp.domain.decisions import Outcome
from hireapp.domain.development import plan_for
from hireapp.domain.dossiers import dossier, why_no_dossier
from hireapp.domain.ids import CandidateId, InterviewId, SeatId
from hireapp.domain.opening_days import kit_number_of, opening_days
from hireapp.domain.packets import Wish, plan
from hireapp.domain.papers import FormName, Papers, Subject, hiding_names
from hireapp.domain.people import Interview
from hireapp.domain.scorecards import NoScore, Score, ScorecardState
from hireapp.domain.welcome_packets import welcome_packet, why_no_packet
from tests.paper.subjects import MOMENT, RECIPES, Recipe, papers_of

SEALED = Recipe(sealed=True)


def example() -> Papers:
    return papers_of(RECIPES["example"])


def about(place: int, papers: Papers | None = None) -> Subject:
    found = papers or example()
    return Subject(found, found.candidates[place])


def test_consensus_form_has_first_ratings_in_the_panels_order() -> None:
    form = consensus_form(about(0))

    assert form.is_open
    assert [one.name for one in form.panel] == list(RECIPES["example"].panel)
    assert len(form.rows) == len(RECIPES["example"].attitudes)
    first = form.rows[0]
    assert first.ratings[0] == FirstRating(Score.TWO, is_amended=True)
    assert first.ratings[1] == FirstRating(Score.TWO)
    assert first.bounds == (2, 4)
    assert first.consensus is not None
    assert form.rows[5].consensus is None
    assert all(form.recommendations)
    assert form.notes.startswith("Debrief notes")
    assert form.interviews == (MOMENT - timedelta(days=3),)


def test_a_row_without_scores_has_no_bounds() -> None:
    row = AgreedRow("Empathy", "Tell me.", (FirstRating(NoScore.DECLINED), FirstRating()))

    assert row.bounds is None


def test_a_sealed_consensus_form_is_empty() -> None:
    form = consensus_form(about(0, papers_of(SEALED)))

    assert not form.is_open
    assert [row.attitude for row in form.rows] == list(SEALED.attitudes)
    assert {one for row in form.rows for one in row.ratings} == {FirstRating()}
    assert form.recommendations == (None,) * 4


def test_a_consensus_form_without_a_kit_has_no_rows() -> None:
    assert consensus_form(Subject(replace(example(), kit=None))).rows == ()


def test_interviewers_without_a_voice_have_no_rating() -> None:
    subject = about(0)
    assert subject.candidate is not None
    assert subject.candidate.debrief is not None
    items = tuple(replace(item, voices=item.voices[:2]) for item in subject.candidate.debrief.items)
    debrief = replace(subject.candidate.debrief, items=items)
    fewer = replace(subject.candidate, debrief=debrief, scorecards={})

    form = consensus_form(replace(subject, candidate=fewer))

    assert form.rows[1].ratings[2:] == (FirstRating(), FirstRating())
    assert form.recommendations == (None,) * 4


def test_dossier_has_ratings_judgements_figures_and_decisions() -> None:
    found = dossier(about(0))

    assert found is not None
    assert [one.name for one in found.panel] == list(RECIPES["example"].panel)
    assert found.submitted == found.expected == 4
    assert found.figures is not None
    assert found.opener is not None
    assert len(found.rules) == 3
    assert [one.facts.outcome for one in found.decisions] == [Outcome.HOLD, Outcome.HIRE]
    item = found.debrief.items[0]
    voice = found.voice(item, found.panel[0])
    assert voice is not None
    assert voice.is_amended
    assert found.voice(replace(item, voices=()), found.panel[0]) is None


def test_there_is_no_dossier_of_nobody_or_of_what_is_sealed() -> None:
    assert dossier(Subject(example())) is None
    assert why_no_dossier(Subject(example())) == ""
    assert why_no_dossier(about(0)) == ""
    sealed = about(0, papers_of(SEALED))
    assert dossier(sealed) is None
    assert why_no_dossier(sealed) == "sealed, 3 of 4 in"
    unknown = replace(sealed.papers, comparison=None)
    assert why_no_dossier(replace(sealed, papers=unknown)) == "No scorecard is in yet."


def test_a_dossier_without_comparison_counts_what_it_has() -> None:
    papers = replace(example(), comparison=None)

    found = dossier(about(1, papers))

    assert found is not None
    assert (found.submitted, found.expected, found.seal_broken) == (4, 4, False)
    assert found.figures is None
    assert found.exceptions == ()


def test_drafts_and_observers_are_no_judges() -> None:
    papers = example()
    one = papers.candidates[0]
    cards = dict(one.scorecards)
    cards[SeatId("s1")] = replace(cards[SeatId("s1")], state=ScorecardState.DRAFT)
    del cards[SeatId("s2")]
    panel = (*papers.panel[:3], replace(papers.panel[3], counts=False))
    facts = replace(papers.opening.facts, uses_opener=False)
    changed = replace(papers, panel=panel, opening=replace(papers.opening, facts=facts))

    found = dossier(Subject(changed, replace(one, scorecards=cards, kit=None)))

    assert found is not None
    assert [person.name for person in found.panel] == [papers.panel[0].person.name]
    assert found.opener is None


def test_record_lists_everybody_and_those_decided_on() -> None:
    record = decision_record(example())

    assert [one.name for one in record.candidates] == list(RECIPES["example"].names)
    assert [one.name for one in record.decided] == list(RECIPES["example"].names[:2])
    first, _, last = record.candidates
    assert first.decision is first.decisions[-1]
    assert first.keep_until is not None
    assert last.decision is None
    assert last.keep_until is None
    assert (first.submitted, first.expected) == (4, 4)


def test_record_without_comparison_counts_nothing() -> None:
    record = decision_record(replace(example(), comparison=None))

    assert {(one.submitted, one.expected) for one in record.candidates} == {(0, 4)}


def test_the_packet_is_for_the_person_hired_alone() -> None:
    hired, declined, undecided = (about(place) for place in range(3))

    packet = welcome_packet(hired)

    assert packet is not None
    assert packet.name == "Maya Okafor"
    assert {one.level for one in packet.plans} <= set(ServiceLevel)
    assert packet.plans[0] == plan_for(packet.plans[0].level)
    assert len(packet.rules) == 3
    assert welcome_packet(declined) is None
    assert why_no_packet(declined).startswith("Not hired")
    assert why_no_packet(undecided) == "Nobody has decided yet."
    assert why_no_packet(Subject(example())) == "Nobody has decided yet."
    assert welcome_packet(Subject(example())) is None


def test_without_figures_the_plan_is_left_to_be_written() -> None:
    packet = welcome_packet(about(0, replace(example(), comparison=None)))

    assert packet is not None
    assert packet.plans == ()


def test_days_have_the_interviews_of_the_opening_with_who_meets_whom() -> None:
    papers = example()
    seat = papers.panel[1]
    one = papers.candidates[0]
    alone = Interview(InterviewId("own"), one.candidate.id, MOMENT, 30, "Room 2", seat.id)
    more = replace(one, interviews=(*one.interviews, alone))
    mine = replace(papers, viewer=seat.person, candidates=(more, *papers.candidates[1:]))

    days = opening_days(mine)

    assert [day.day for day in days] == [MOMENT.date() - timedelta(days=3), MOMENT.date()]
    assert len(days[0].meetings) == 3
    assert len(days[0].meetings[0].panel) == 4
    assert days[1].meetings[0].panel == (seat.person,)
    assert days[1].meetings[0].mine
    assert kit_number_of(mine, days[0].meetings[0]) == 3
    stranger = replace(one.candidate, id=CandidateId("stranger"))
    assert kit_number_of(mine, replace(days[0].meetings[0], candidate=stranger)) is None


def test_hidden_names_are_not_even_in_the_rules_they_named() -> None:
    hidden = hiding_names(example())

    assert "Maya Okafor" not in repr((hidden.candidates, hidden.comparison))


def test_every_version_of_the_kit_is_named() -> None:
    papers = example()
    one = papers.candidates[0]
    assert one.kit is not None
    other = replace(one, kit=replace(one.kit, number=2))
    mixed = replace(papers, candidates=(*papers.candidates[1:], other))
    nobody = replace(papers, candidates=())

    assert Subject(mixed).kit_numbers == (2, 3)
    assert Subject(mixed, other).kit_numbers == (2,)
    assert Subject(nobody).kit_numbers == (3,)
    assert Subject(replace(nobody, kit=None)).kit_numbers == ()


def test_forms_to_write_a_name_on_are_packed_while_there_is_nobody() -> None:
    nobody = replace(example(), candidates=())
    wish = Wish(forms=frozenset({FormName.SCORECARD, FormName.DOSSIER}))

    made = plan(nobody, wish, lambda _, subject: "" if subject.kit else "no kit")
    alone = plan(replace(nobody, panel=()), wish, lambda *_: "")

    assert [subject.seat for _, subject in made.booklets[0].sections[0].copies] == [*nobody.panel]
    assert [subject.seat for _, subject in alone.booklets[0].sections[0].copies] == [None]


def test_copy_about_nobody_in_particular_has_no_scorecard_and_no_notes() -> None:
    assert Subject(example()).scorecard is None
    assert Subject(example()).fact_notes == {}
    assert about(0).fact_notes == {}


def test_copy_of_a_seat_has_its_scorecard_and_its_notes() -> None:
    papers = example()
    one = Subject(papers, papers.candidates[0], papers.panel[0])

    assert one.scorecard is papers.candidates[0].scorecards[papers.panel[0].id]
    assert one.fact_notes == papers.candidates[0].fact_notes.get(papers.panel[0].id, {})
