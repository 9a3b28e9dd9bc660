"""What the centre of the interview shows of one step, drawn from the editor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from hireapp.domain.asking import askers
from hireapp.domain.evidence import has_evidence
from hireapp.domain.openings import Format
from hireapp.domain.scorecards import Amendment, Rating, Reaction, Score
from hireapp.gui.dates import day_and_time
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.hint_row import chip_text
from hireapp.gui.interview.steps import NO_QUESTION, ScriptStep, Step
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class Sight:
    """What the centre shows of one step.

    `minutes` are planned, agreed extra time included; `asked_by` says who asks where that is
    divided; `nudge` is a reminder that blocks nothing. `reaction_open` tells whether the cards of
    the opener are shown; `advice` is the line below the question; `amendments` tells how the
    rating was changed after submitting.
    """

    step: Step
    count: int
    rating: Rating | None
    is_saved: bool
    editable: bool
    discreet: bool
    advice: str
    minutes: int
    asked_by: str = ""
    nudge: str = ""
    amendable: bool = False
    reaction: Reaction | None = None
    reaction_reason: str = ""
    reaction_open: bool = False
    amendments: tuple[Amendment, ...] = ()


def sight_of(
    editor: InterviewEditor,
    step: Step,
    *,
    discreet: bool,
    reaction_open: bool,
    left: Step | None = None,
    zone: tzinfo | None,
) -> Sight:
    """The sight of a step as things stand now."""
    return Sight(
        step=step,
        count=len(editor.questions),
        rating=editor.rating(step.id),
        is_saved=editor.is_rating_saved(step.id),
        editable=editor.is_editable,
        discreet=discreet,
        advice=_advice(editor, zone),
        minutes=round(editor.minutes_for(step)),
        asked_by=_asked_by(editor, step),
        nudge="" if discreet else nudge_of(editor, step, left),
        amendable=editor.is_mine and editor.is_submitted and not step.is_opener,
        reaction=editor.reaction,
        reaction_reason=editor.reaction_reason,
        reaction_open=reaction_open,
        amendments=editor.amendments(step.id),
    )


def nudge_of(editor: InterviewEditor, step: Step, left: Step | None) -> str:
    """A reminder that blocks nothing: of an end of the scale without evidence, or of no rating."""
    if not editor.is_editable:
        return ""
    rating = editor.rating(step.id)
    if rating in {Score.ONE, Score.FIVE} and not has_evidence(editor.evidence(step.id)):
        return tr("A {n} needs evidence: write what they said or did.").format(n=int(rating))
    if left is not None and left.id != step.id:
        return tr("“{name}” has no rating yet. {key} goes back.").format(
            name=left.name, key=chip_text(Action.BACK)
        )
    return ""


def _asked_by(editor: InterviewEditor, step: Step) -> str:
    """In one room every question is asked once, and everybody rates."""
    sheet = editor.sheet
    format = sheet.opening.facts.format
    if format is not Format.ONE_ROOM or sum(one.counts for one in sheet.panel) < 2:
        return ""
    asking = askers(sheet.kit.content, sheet.panel, format).get(step.id, ())
    if sheet.seat in asking:
        return tr("you ask")
    return tr("{name} asks").format(name=", ".join(one.person.name for one in asking))


def script_words(editor: InterviewEditor, step: ScriptStep) -> str:
    """What is said at a step that is never scored, or why there is nothing to ask."""
    if step.id != NO_QUESTION:
        return step.words
    count = editor.all_questions
    if not editor.is_mine:
        name = editor.sheet.seat.person.name
        return tr("{name} had none of the {n} questions to ask.").format(name=name, n=count)
    return tr(
        "You have no question to ask in this interview: the other interviewers ask all {n}. "
        "If that is a mistake, tell whoever made the kit. "
        "Otherwise choose Finish and submit; “cannot judge” is a fair answer."
    ).format(n=count)


def _advice(editor: InterviewEditor, zone: tzinfo | None) -> str:
    card = editor.sheet.scorecard
    if card.submitted_at is None:
        return tr("Ask exactly as written. Then wait: silence is fine.")
    return tr("Submitted and sealed on {day}. Recommendation: {word}.").format(
        day=day_and_time(card.submitted_at.astimezone(zone)),
        word=card.recommendation.label if card.recommendation else "–",
    )
