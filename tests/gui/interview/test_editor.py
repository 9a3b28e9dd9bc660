from __future__ import annotations

import pytest

from hireapp.domain.ids import ScorecardId
from hireapp.domain.scorecards import Rating, Reaction, Recommendation, Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.errors import NotVisible, Refused, StorageError
from hireapp.gui.interview.editor import InterviewEditor
from tests.conftest import Hiring
from tests.gui.conftest import Mishap, broken
from tests.gui.interview.conftest import locked, stored


@pytest.fixture
def card(hiring: Hiring) -> ScorecardId:
    return hiring.begin(hiring.candidates[0], hiring.panel[0])


@pytest.fixture
def editor(hiring: Hiring, card: ScorecardId) -> InterviewEditor:
    return InterviewEditor(hiring.database, card, hiring.panel[0].id)


def rating_of(hiring: Hiring, editor: InterviewEditor) -> Rating | None:
    """What the database has for the first question."""
    return stored(hiring, editor.scorecard_id).answer(hiring.questions[0]).rating


def evidence_of(hiring: Hiring, editor: InterviewEditor) -> str:
    return stored(hiring, editor.scorecard_id).answer(hiring.questions[0]).evidence


def test_rating_is_written_at_once_and_gives_the_one_before(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    first = editor.rate(hiring.questions[0], Score.TWO)
    second = editor.rate(hiring.questions[0], Score.FIVE)

    assert (first, second) == (None, Score.TWO)
    assert rating_of(hiring, editor) is Score.FIVE
    assert not editor.unsaved


def test_evidence_waits_for_save(hiring: Hiring, editor: InterviewEditor) -> None:
    editor.write_evidence(hiring.questions[0], "she waited")
    before = (editor.unsaved, evidence_of(hiring, editor))

    editor.save()

    assert before == (True, "")
    assert evidence_of(hiring, editor) == "she waited"
    assert not editor.unsaved


def test_unchanged_evidence_is_nothing_to_save(hiring: Hiring, editor: InterviewEditor) -> None:
    editor.write_evidence(hiring.questions[0], "")

    assert not editor.unsaved


def test_only_the_latest_of_what_waits_is_written(hiring: Hiring, editor: InterviewEditor) -> None:
    with locked(hiring.database.path):
        editor.rate(hiring.questions[0], Score.ONE)
        editor.rate(hiring.questions[0], Score.FOUR)
    waiting = editor.is_rating_saved(hiring.questions[0])
    editor.save()

    assert not waiting
    assert rating_of(hiring, editor) is Score.FOUR
    assert editor.is_rating_saved(hiring.questions[0])


def test_locked_database_keeps_everything_and_save_writes_it_later(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    with locked(hiring.database.path):
        editor.rate(hiring.questions[0], Score.FOUR)
        editor.write_evidence(hiring.questions[0], "she waited")
        editor.note_reaction(Reaction.WARM, "kind")
        editor.save()
        trouble, shown = editor.trouble, editor.rating(hiring.questions[0])
    editor.save()

    assert isinstance(trouble, StorageError)
    assert shown is Score.FOUR
    assert editor.trouble is None
    assert not editor.unsaved
    assert rating_of(hiring, editor) is Score.FOUR
    assert evidence_of(hiring, editor) == "she waited"
    assert stored(hiring, editor.scorecard_id).reaction_noted


def test_place_is_remembered_and_never_counts_as_unsaved(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    editor.remember_place(hiring.questions[2])
    unsaved = editor.unsaved
    editor.save()

    again = InterviewEditor(hiring.database, editor.scorecard_id, hiring.panel[0].id)

    assert not unsaved
    assert again.steps[again.place].id == hiring.questions[2]


def test_interview_begins_with_the_opener(editor: InterviewEditor) -> None:
    assert editor.place == 0
    assert editor.steps[0].is_opener
    assert [step.number for step in editor.questions] == [1, 2, 3]


def test_refused_rating_leaves_the_one_before(hiring: Hiring, card: ScorecardId) -> None:
    editor = InterviewEditor(hiring.database, card, hiring.panel[0].id)
    opener = editor.steps[0].id

    with pytest.raises(Refused):
        editor.rate(opener, Score.FIVE)

    assert editor.rating(opener) is None
    assert not editor.unsaved


def test_note_that_is_too_long_does_not_hold_up_the_others(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    editor.write_evidence(hiring.questions[0], "x" * (NOTE_LIMIT + 1))
    editor.write_evidence(hiring.questions[1], "she waited")

    editor.save()

    assert isinstance(editor.trouble, Refused)
    assert editor.unsaved
    assert evidence_of(hiring, editor) == ""
    saved = stored(hiring, editor.scorecard_id).answer(hiring.questions[1])
    assert saved.evidence == "she waited"


def test_shortened_note_ends_the_trouble(hiring: Hiring, editor: InterviewEditor) -> None:
    editor.write_evidence(hiring.questions[0], "x" * (NOTE_LIMIT + 1))
    editor.save()

    editor.write_evidence(hiring.questions[0], "short")
    editor.save()

    assert editor.trouble is None
    assert evidence_of(hiring, editor) == "short"


def test_mistake_while_writing_keeps_what_waits(
    hiring: Hiring, editor: InterviewEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.write_evidence(hiring.questions[0], "she waited")

    with monkeypatch.context() as patch:
        patch.setattr(hiring.database, "now", broken)
        with pytest.raises(Mishap):
            editor.save()
    kept = editor.unsaved
    editor.save()

    assert kept
    assert evidence_of(hiring, editor) == "she waited"


def test_folded_reaction_is_written_but_no_longer_known(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    editor.note_reaction(Reaction.GOOSE_BUMPS, "a shiver")
    editor.fold_reaction()
    editor.save()

    assert (editor.reaction, editor.reaction_reason) == (None, "")
    assert editor.reaction_noted
    complete(hiring, editor)
    editor.submit(Recommendation.YES)
    assert (editor.reaction, editor.reaction_reason) == (Reaction.GOOSE_BUMPS, "a shiver")


def test_complete_when_all_is_rated_and_the_reaction_noted(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    steps = [(editor.rated, editor.lacks_reaction, editor.is_complete)]
    complete(hiring, editor)
    steps.append((editor.rated, editor.lacks_reaction, editor.is_complete))
    editor.note_reaction(Reaction.FLAT, "")
    steps.append((editor.rated, editor.lacks_reaction, editor.is_complete))

    assert steps == [(0, True, False), (3, True, False), (3, False, True)]


def test_submit_writes_what_waits_first(hiring: Hiring, editor: InterviewEditor) -> None:
    complete(hiring, editor)
    editor.note_reaction(Reaction.WARM, "")
    editor.write_evidence(hiring.questions[0], "she waited")

    editor.submit(Recommendation.STRONG_YES)

    assert editor.is_submitted
    assert not editor.is_editable
    assert evidence_of(hiring, editor) == "she waited"


def test_submit_is_refused_while_something_is_not_saved(
    hiring: Hiring, editor: InterviewEditor
) -> None:
    complete(hiring, editor)
    editor.note_reaction(Reaction.WARM, "")

    with locked(hiring.database.path), pytest.raises(StorageError):
        editor.submit(Recommendation.YES)

    assert not stored(hiring, editor.scorecard_id).is_submitted
    assert editor.unsaved


def test_amendments_are_told_by_question(hiring: Hiring, editor: InterviewEditor) -> None:
    complete(hiring, editor)
    editor.note_reaction(Reaction.WARM, "")
    editor.submit(Recommendation.YES)

    editor.amend(hiring.questions[0], Score.ONE, "misheard")

    assert [one.after for one in editor.amendments(hiring.questions[0])] == [Score.ONE]
    assert editor.amendments(hiring.questions[1]) == ()


def test_somebody_elses_draft_is_not_opened(hiring: Hiring, card: ScorecardId) -> None:
    with pytest.raises(NotVisible):
        InterviewEditor(hiring.database, card, hiring.panel[1].id)


def complete(hiring: Hiring, editor: InterviewEditor) -> None:
    """Rate every question 3."""
    for question in hiring.questions:
        editor.rate(question, Score.THREE)
