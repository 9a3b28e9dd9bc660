"""The feedback letter to somebody who is not hired: a template that a person finishes and sends."""

from __future__ import annotations

from hireapp.i18n import tr


def feedback_letter(candidate: str, opening: str, sender: str) -> str:
    """A plain and kind letter with places for somebody's own words.

    It quotes no evidence, scores or other candidates, and promises nothing.
    """
    paragraphs = (
        tr("Dear {name},").format(name=candidate),
        tr(
            "Thank you for your time and for talking with us so openly about the job "
            "{opening}. We know that an interview takes courage and preparation."
        ).format(opening=opening),
        tr(
            "We have decided not to go on with your application for this job. We are sorry "
            "that this is not the answer you hoped for. It is about this one job at this time; "
            "it is no judgement of you as a person."
        ),
        "[{hint}]".format(
            hint=tr(
                "In your own words, one or two sentences: what you valued in the conversation, "
                "and one thing that would help next time. Delete this if you have nothing to say."
            )
        ),
        tr(
            "People made this decision, after thinking about it together. If you would like to "
            "talk about it, or to know what we have kept about you, please answer this letter."
        ),
        tr("We wish you a job where you can be the person you are."),
        tr("Kind regards,"),
        sender,
    )
    return "\n\n".join(paragraphs) + "\n"
