"""What each figure about interviewers and questions means, and what to do with it.

Every figure is an occasion to look, never a verdict on a person or a question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hireapp.domain.insights import (
    CLOSE_WITHIN,
    FAR_FROM,
    KNOWN_FROM,
    LEAST_CANDIDATES,
    LEAST_RATINGS,
    LEAST_SCORECARDS,
    OFTEN_NOT_ASKED,
    InterviewerInsight,
    ItemRest,
    Leniency,
    Load,
    QuestionInsight,
    ScaleUse,
    Separation,
)
from hireapp.domain.scorecards import NoScore
from hireapp.i18n import tr, trn

_LIKE_OTHERS = 0.05
_ALL_ALIKE = 0.6
"""Below this spread, in points, nearly everybody got the same score."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, its value in words, what it means and what to do with it."""

    title: str
    value: str
    meaning: str


def not_enough() -> str:
    """What stands where there are too few data for a figure."""
    return tr("not enough data")


def leniency_text(one: Leniency) -> str:
    """How far above or below the others, in a few words."""
    if abs(one.mean) < _LIKE_OTHERS:
        return tr("like the others")
    return _points(one.mean)


def leniency_note(one: Leniency) -> str:
    """How sure that is, in two words."""
    if one.interval is None:
        return tr("plain difference")
    return tr("clear") if one.is_clear else tr("may be chance")


def apart_text(apart: float) -> str:
    """How far from co-raters on average."""
    return tr("{points} apart").format(points=f"{apart:.1f}")


def apart_note(apart: float) -> str:
    """Whether that is much."""
    if apart <= CLOSE_WITHIN:
        return tr("close")
    return tr("far apart") if apart >= FAR_FROM else tr("normal")


def share_text(part: int, whole: int) -> str:
    """A part of a whole, such as "4 of 28"."""
    return tr("{part} of {whole}").format(part=part, whole=whole)


def interviewer_figures(one: InterviewerInsight) -> tuple[Figure, ...]:
    """What the details say of an interviewer."""
    if not one.is_enough:
        missing = Figure(
            tr("Figures"),
            not_enough(),
            tr(
                "{n} of at least {least} scorecards are revealed. Figures from fewer would mostly "
                "be chance."
            ).format(n=one.scorecards, least=LEAST_SCORECARDS),
        )
        return (missing, _load(one.load))
    return (*_comparisons(one), _load(one.load))


def question_figures(one: QuestionInsight) -> tuple[Figure, ...]:
    """What the details say of a question."""
    return (
        _separation(one),
        _asked(one),
        *([_question_scale(one.scale), _question_agreement(one.apart)] if one.is_enough else []),
        _exposure(one),
    )


def _comparisons(one: InterviewerInsight) -> Iterator[Figure]:
    yield _leniency(one.leniency)
    yield Figure(tr("Use of the scale"), _scale_value(one.scale), _scale_meaning(one))
    if one.apart is None:
        yield Figure(tr("Agreement"), tr("nobody to compare with"), _nobody_shared())
        return
    meaning = (
        tr(
            "Take a few of the widest differences and read the evidence together: the aim is that "
            "all read the anchors alike, not that all agree."
        )
        if one.apart >= FAR_FROM
        else tr("Nothing to do. Some difference is what several interviewers are for.")
    )
    value = tr("{points} points from a co-rater on the same answer, on average").format(
        points=f"{one.apart:.1f}"
    )
    yield Figure(tr("Agreement"), f"{value}: {apart_note(one.apart)}", meaning)


def _leniency(one: Leniency | None) -> Figure:
    title = tr("Strict or lenient")
    if one is None:
        return Figure(title, tr("nobody to compare with"), _nobody_shared())
    value = leniency_text(one)
    if one.interval is None:
        return Figure(
            title,
            value,
            tr(
                "The plain difference from co-raters on the same answers: too few interviews to "
                "tell it from chance."
            ),
        )
    sure = tr("{low} to {high} with 90% certainty").format(
        low=_points(one.interval.low), high=_points(one.interval.high)
    )
    meaning = (
        tr(
            "Allows for who met whom. The comparison evens it out by itself. Rating two sample "
            "answers together before the next interviews helps to read the anchors alike."
        )
        if one.is_clear
        else tr("Allows for who met whom. It may be chance: nothing to do.")
    )
    return Figure(title, f"{value} ({sure})", meaning)


def _points(difference: float) -> str:
    if abs(difference) < _LIKE_OTHERS:
        return "0"
    pattern = tr("{points} above") if difference > 0 else tr("{points} below")
    return pattern.format(points=f"{abs(difference):.1f}")


def _nobody_shared() -> str:
    return tr("Nobody else rated the same answers. Two interviewers on a question show more.")


def _scale_value(scale: ScaleUse) -> str:
    return tr("{points}, mean {mean}, spread {spread}").format(
        points=scale.text, mean=f"{scale.mean:.1f}", spread=f"{scale.spread:.1f}"
    )


def _scale_meaning(one: InterviewerInsight) -> str:
    if one.is_narrow:
        return tr(
            "Scores lie closer together than co-raters' on the same answers, so they tell less. "
            "Read the anchors of 1 and 5 again before rating: both are meant to be used."
        )
    return tr("The scores spread about as much as co-raters' on the same answers.")


def _load(load: Load) -> Figure:
    parts = [
        trn("{n} interview", "{n} interviews", load.interviews),
        trn("{n} scorecard in", "{n} scorecards in", load.submitted),
    ]
    if load.upcoming:
        parts.append(trn("{n} interview to come", "{n} interviews to come", load.upcoming))
    if load.came_late:
        parts.append(trn("{n} came in late", "{n} came in late", load.came_late))
    if load.overdue:
        parts.append(trn("{n} overdue", "{n} overdue", load.overdue))
    meaning = (
        tr(
            "A scorecard is due a day after the interview, while memory is fresh. Fewer interviews "
            "a day, or time right after each, help most."
        )
        if load.late
        else tr("Every scorecard came in while memory was fresh.")
    )
    return Figure(tr("Load"), ", ".join(parts), meaning if load.interviews else "")


def _separation(one: QuestionInsight) -> Figure:
    title = tr("Tells candidates apart")
    if not one.is_enough:
        return Figure(
            title,
            not_enough(),
            tr(
                "{n} scores of {candidates} candidates are revealed. It takes {least} scores of "
                "{least_candidates} candidates; figures from fewer would mostly be chance."
            ).format(
                n=one.scale.total,
                candidates=one.scored_candidates,
                least=LEAST_RATINGS,
                least_candidates=LEAST_CANDIDATES,
            ),
        )
    if one.item_rest is None:
        return Figure(
            title,
            tr("cannot be told"),
            tr("It takes other questions on which the same candidates differ."),
        )
    word = one.item_rest.word
    return Figure(title, word.label, f"{_separation_advice(word)} {_correlation(one.item_rest)}")


def _separation_advice(word: Separation) -> str:
    return {
        Separation.WELL: tr("Who does well on the other questions does well here. Keep it."),
        Separation.A_LITTLE: tr(
            "It goes with the other questions a little. Clearer anchors may help."
        ),
        Separation.HARDLY: tr(
            "It goes its own way. Perhaps all answer alike, perhaps it measures something else: "
            "read a few answers and its anchors before changing it."
        ),
        Separation.UNCLEAR: tr("Too few candidates to tell. Wait for more."),
    }[word]


def _correlation(one: ItemRest) -> str:
    return tr(
        "Correlation with the other questions {mean} ({low} to {high}) over {n} candidates."
    ).format(
        mean=f"{one.correlation.mean:.2f}",
        low=f"{one.correlation.low:.2f}",
        high=f"{one.correlation.high:.2f}",
        n=one.candidates,
    )


def _asked(one: QuestionInsight) -> Figure:
    value = tr("on {asked} scorecards").format(asked=share_text(one.asked, one.answers))
    reasons = [
        f"{reason.label} {one.no_scores[reason]}" for reason in NoScore if one.no_scores.get(reason)
    ]
    value = ", ".join([value, *reasons])
    if one.answers and one.not_asked / one.answers >= OFTEN_NOT_ASKED:
        meaning = tr(
            "Often left out, so candidates are not asked the same. Move it forward in the kit, or "
            "take another out."
        )
    elif one.no_scores.get(NoScore.NO_EVIDENCE, 0) >= OFTEN_NOT_ASKED * max(one.answers, 1):
        meaning = tr("It often brings no evidence. A probe or two may help.")
    else:
        meaning = tr("Nothing to do.") if one.answers else tr("Nothing is revealed yet.")
    return Figure(tr("Asked"), value, meaning)


def _question_scale(scale: ScaleUse) -> Figure:
    meaning = (
        tr("Nearly everybody gets the same score. Look whether the anchors differ enough.")
        if scale.spread < _ALL_ALIKE
        else tr("The scores differ, as they should.")
    )
    return Figure(tr("Scores"), _scale_value(scale), meaning)


def _question_agreement(apart: float | None) -> Figure:
    title = tr("Agreement")
    if apart is None:
        return Figure(title, tr("nobody to compare with"), _nobody_shared())
    meaning = (
        tr("Interviewers read this question's anchors differently. Talk through two answers.")
        if apart >= FAR_FROM
        else tr("Nothing to do. Some difference is what several interviewers are for.")
    )
    value = tr("two interviewers differ by {points} on the same answer, on average").format(
        points=f"{apart:.1f}"
    )
    return Figure(title, value, meaning)


def _exposure(one: QuestionInsight) -> Figure:
    heard = one.heard
    value = tr("{candidates} in {openings}").format(
        candidates=trn("{n} candidate", "{n} candidates", heard.candidates),
        openings=trn("{n} opening", "{n} openings", heard.openings),
    )
    meaning = (
        tr(
            "Candidates may know it beforehand. Have a second question on this attitude at hand, "
            "and take turns."
        )
        if one.may_be_known
        else tr("From {n} candidates on, later ones may know it beforehand.").format(n=KNOWN_FROM)
    )
    return Figure(tr("Heard by"), value, meaning)
