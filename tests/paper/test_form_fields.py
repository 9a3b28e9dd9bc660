"""Each form against the domain object that it is drawn from, field by field."""

from __future__ import annotations

import pytest

from hireapp.domain.consensus_form import FirstRating, consensus_form
from hireapp.domain.decision_records import decision_record
from hireapp.domain.dossiers import dossier
from hireapp.domain.opening_days import opening_days
from hireapp.domain.papers import FormName
from hireapp.domain.scorecards import Rating, Score
from hireapp.domain.welcome_packets import welcome_packet
from hireapp.paper.book import build
from hireapp.paper.document import Look
from hireapp.paper.forms import FORMS

from .reading import plain, whole_text
from .subjects import RECIPES, papers_of, subject_of

SETS = ("example", "one candidate", "sixty candidates", "fourteen attitudes")
every_set = pytest.mark.parametrize("recipe", SETS)


def text_of(name: FormName, recipe: str) -> str:
    layout = FORMS[name].lay_out(subject_of(name, RECIPES[recipe]), Look())
    return whole_text(build([layout], title="Form"))


def short(rating: Rating | None) -> str:
    if rating is None:
        return "–"
    return str(int(rating)) if isinstance(rating, Score) else rating.label


def bounds(scores: list[int]) -> str:
    if not scores:
        return "–"
    return f"{scores[0]}" if len(set(scores)) == 1 else f"{min(scores)}–{max(scores)}"


def first(one: FirstRating) -> str:
    return short(one.rating) + ("*" if one.is_amended else "")


@every_set
def test_guide_and_scorecard_have_every_question_in_order(recipe: str) -> None:
    subject = subject_of(FormName.GUIDE, RECIPES[recipe])
    assert subject.kit is not None
    questions = subject.kit.content.questions
    guide, scorecard = text_of(FormName.GUIDE, recipe), text_of(FormName.SCORECARD, recipe)

    at = 0
    for place, asked in enumerate(questions, start=1):
        label = f"{place} of {len(questions)} · {asked.attitude.name} {asked.question.minutes} min"
        assert f"{place} · {asked.attitude.name} {asked.question.minutes} min" in guide
        assert f"{label} {asked.attitude.definition}" in guide
        assert f"{label} {asked.question.prompt}" in scorecard
        for anchor in asked.question.anchors.values():
            assert anchor in guide
            assert anchor in scorecard
        assert guide.index(asked.question.prompt) > at
        at = guide.index(asked.question.prompt)
    assert f"In all {subject.kit.content.minutes} of 45" in guide
    assert scorecard.index("your recommendation") > scorecard.rindex("No score because")


@every_set
def test_consensus_form_has_every_rating_range_and_agreement(recipe: str) -> None:
    form = consensus_form(subject_of(FormName.CONSENSUS_FORM, RECIPES[recipe]))
    text = text_of(FormName.CONSENSUS_FORM, recipe)

    for place, row in enumerate(form.rows, start=1):
        given = " ".join(first(one) for one in row.ratings)
        scores = [int(one.rating) for one in row.ratings if isinstance(one.rating, Score)]
        expected = f"{place} · {row.attitude} {given} {bounds(scores)}"
        if row.consensus:
            agreed = row.consensus.score
            expected += f" {int(agreed) if agreed else 'not agreed'} "
            expected += f"{row.consensus.noted_by.initials}: {row.consensus.reason}"
        assert expected in text
    for person, one in zip(form.panel, form.recommendations, strict=True):
        assert one is not None
        assert f"{person.name}: {one.label}" in text


@every_set
def test_dossier_has_every_rating_voice_and_judgement(recipe: str) -> None:
    found = dossier(subject_of(FormName.DOSSIER, RECIPES[recipe]))
    assert found is not None
    assert found.figures is not None
    text = text_of(FormName.DOSSIER, recipe)

    for place, item in enumerate(found.debrief.items, start=1):
        voices = [found.voice(item, person) for person in found.panel]
        given = " ".join(
            short(one.rating) + ("*" if one.is_amended else "") if one else "–" for one in voices
        )
        agreed = "–"
        if item.consensus:
            agreed = str(int(item.consensus.score)) if item.consensus.score else "no"
        scores = [int(score) for score in item.scores]
        assert f"{place} · {item.attitude.name} {given} {bounds(scores)} {agreed}" in text
        for voice in item.voices:
            if voice.evidence:
                assert voice.evidence in text
    for one in found.judgements:
        assert one.reaction is not None
        assert f"{one.person.name} {one.reaction.label}: {one.reaction_reason}" in text
    figures = found.figures
    assert f"{figures.adjusted.mean:.2f} Of 5" in text
    assert f"90% interval {figures.adjusted.low:.2f} to {figures.adjusted.high:.2f}" in text
    for rule in found.rules:
        assert f"{rule.rule} {rule.harm}" in text
    assert found.debrief.from_paper
    for people, mark in found.debrief.from_paper:
        assert mark.said_of(one.name for one in people) in text


@every_set
def test_record_has_everybody_and_every_decision(recipe: str) -> None:
    record = decision_record(papers_of(RECIPES[recipe]))
    text = text_of(FormName.DECISION_RECORD, recipe)

    for one in record.candidates:
        outcome = one.decision.facts.outcome.label if one.decision else "not decided"
        assert f"{one.name} v3 {one.submitted} of {one.expected} {outcome}" in text
        for decision in one.decisions:
            assert f"Reason {decision.facts.reason} Attitudes" in text
            assert f"Alternatives {decision.facts.alternatives} Exceptions" in text
            names = ", ".join(person.name for person in decision.signatories)
            assert f"Signed by {names}" in text
    assert text.count("later replaced") == 1


@every_set
def test_schedule_has_every_meeting(recipe: str) -> None:
    papers = papers_of(RECIPES[recipe])
    text = text_of(FormName.DAY_SCHEDULE, recipe)

    for day in opening_days(papers):
        for one in day.meetings:
            names = ", ".join(person.name for person in one.panel)
            times = f"{one.starts_at:%H:%M}–{one.ends_at:%H:%M}"
            expected = f"{times} {one.candidate.name} {one.interview.place} {names} v3"
            assert expected in text
            if clash := day.warning_of(one):
                assert plain(clash) in text


@every_set
def test_packet_has_purpose_authority_plan_and_rules(recipe: str) -> None:
    packet = welcome_packet(subject_of(FormName.WELCOME_PACKET, RECIPES[recipe]))
    assert packet is not None
    text = text_of(FormName.WELCOME_PACKET, recipe)

    said = [packet.facts.purpose, packet.facts.authority, packet.facts.authority_limits]
    said += [*packet.facts.aptitudes, f"Welcome, {packet.name}."]
    for plan in packet.plans:
        said += [plan.title, plan.aim, *plan.steps]
    for rule in packet.rules:
        said.append(f"{rule.rule} {rule.harm}")
    assert [one for one in said if one not in text] == []
    assert "Trashed. Done on 21 Nov 2026. Lea Leader answers for it." in text
    assert "Kept. Lea Leader answers for it. It is the law" in text
    assert "Not decided yet" in text


@every_set
def test_handout_says_when_where_whom_and_how_long(recipe: str) -> None:
    subject = subject_of(FormName.HANDOUT, RECIPES[recipe])
    assert subject.candidate is not None
    meeting = subject.candidate.interviews[0]
    text = text_of(FormName.HANDOUT, recipe)

    names = ", ".join(seat.person.name for seat in subject.papers.panel)
    assert f"18 Nov 2026, {meeting.starts_at:%H:%M}, {meeting.place}" in text
    assert f"How long about 45 minutes You will meet {names}" in text
    assert "Agreed with you 15 minutes more" in text
    assert "kept for 12 months after the decision and then deleted" in text
    assert "Some interviewers are stricter than others: the scores are adjusted for that" in text
    assert "Please ask Cora Coordinator." in text
