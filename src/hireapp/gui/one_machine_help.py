"""The help on a panel at one shared machine, and on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hireapp.gui.topics_help import TopicsHelp
from hireapp.i18n import tr


def topics() -> tuple[tuple[str, str], ...]:
    """What to do on one machine, on paper, and what neither promises."""
    return (
        (
            tr("One machine: say who you are"),
            tr(
                "Each interviewer chooses themselves at the top right, or with the key “Switch to "
                "somebody else” and the arrows. Everything then is shown as they may see it: their "
                "own drafts, and of others how many are in."
            ),
        ),
        (
            tr("One machine: rate one after another"),
            tr(
                "Candidates › Start interview opens your own scorecard, also after the interview. "
                "Finish and submit: that seals it. When all are in, or at the end of the round if "
                "the opening says so, the panel sees them together."
            ),
        ),
        (
            tr("One machine: a PIN if you like"),
            tr(
                "People › Set PIN… asks for it whenever somebody switches to you. It is screen "
                "privacy, not encryption: on one computer account there are no secrets. Forgotten? "
                "Nobody can read it back; a coordinator takes it away on the People page."
            ),
        ),
        (
            tr("Paper: print and hand out"),
            tr(
                "Print › Scorecards gives a blank one for each interviewer. They write and rate on "
                "their own and hand it to the coordinator, not to each other."
            ),
        ),
        (
            tr("Paper: type it in"),
            tr(
                "A coordinator opens From paper: a row for each candidate and interviewer, one key "
                "a cell. What is typed is kept at once, for whoever types; Return enters the row: "
                "it is submitted and sealed as on screen, and says everywhere that it was entered "
                "from paper and by whom."
            ),
        ),
        (
            tr("Paper: or scan it"),
            tr(
                "Scorecards printed here can be scanned: 300 dots an inch, grey, each page whole, "
                "flat and straight, circles filled with a dark pen. From paper › Read scans… takes "
                "PDF, PNG, JPEG and TIFF files, or drop them on the page; each page says whose it "
                "is. Nothing is guessed: where none or more than one circle is filled, or one is "
                "faint, the cell shows “?” until you type it. What is in or typed already is not "
                "overwritten. Handwriting is not read. Compare each row with its paper; Return "
                "enters it."
            ),
        ),
        (
            tr("Paper: a second look"),
            tr(
                "Another coordinator types the same row again; differences are shown, and what is "
                "corrected is an amendment. The audit log keeps that they differed, and whether "
                "the second reading was taken or dropped. Or the interviewer opens From paper and "
                "presses That is what I wrote. Keep the paper as long as the record."
            ),
        ),
        (
            tr("A conflict of interest"),
            tr(
                "Panel › Mark a conflict… keeps somebody from a candidate, or says that they are "
                "that candidate: not expected to rate, not scheduled, shown nothing of them."
            ),
        ),
        (
            tr("Before all are in"),
            tr(
                "A coordinator can reveal a candidate early on the Compare page, with a reason. "
                "The panel sees the reason, and the audit log keeps who did it and when."
            ),
        ),
        (
            tr("What this does not promise"),
            tr(
                "Whoever types in a paper has read it, so a coordinator on the panel rates first. "
                "People can talk. Whoever can read the database file can read what is in it, "
                "unless it is encrypted."
            ),
        ),
    )


class OneMachineHelp(TopicsHelp):
    """One shared machine, and paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr("One machine, or paper")
        super().__init__(title, topics(), parent, name="one-machine-help")
