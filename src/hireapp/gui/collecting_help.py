"""The help on interviewers who work on machines of their own, without a server."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hireapp.gui.topics_help import TopicsHelp
from hireapp.i18n import tr


def topics() -> tuple[tuple[str, str], ...]:
    """What to do, in order, then what it promises: a heading and a few sentences each."""
    return (
        (
            tr("1. The coordinator sends the kit"),
            tr(
                "Panel › Send kit to interviewers… writes a file for each interviewer and shows "
                "its passphrase once. Send the file by mail or stick, and tell the passphrase by "
                "another way, such as the telephone. The kit is frozen then."
            ),
        ),
        (
            tr("2. The interviewer opens it"),
            tr(
                "Start Hireapp on your own machine and drag the file onto the window, or start it "
                "with “hireapp FILE”. Type the passphrase. The kit and your candidates are here "
                "now; interviews need no network. Nobody else's scorecards come with it."
            ),
        ),
        (
            tr("3. The interviewer returns the scorecards"),
            tr(
                "When you have submitted, choose Panel › Return scorecards… and send the one file "
                "to the coordinator. Do it again after an amendment, or with more scorecards: "
                "nothing counts twice."
            ),
        ),
        (
            tr("4. The coordinator collects"),
            tr(
                "Drag the files, or the folder they are in, onto the window, or choose Panel › "
                "Collect scorecards… The list says of each scorecard whether it was taken, was "
                "here already, replaced an older one or was refused, and why. The order does not "
                "matter. They stay sealed until the panel may see them."
            ),
        ),
        (
            tr("What is refused"),
            tr(
                "A file that was changed or cut short, a signature by a key that was not sent from "
                "here or was withdrawn, another candidate or opening, another version of the kit, "
                "a number used before, a first rating rewritten. Nothing is changed by it. Ask the "
                "interviewer to return the scorecards again."
            ),
        ),
        (
            tr("New candidates, a new kit"),
            tr(
                "Send the kit again: the new file adds to what the interviewer has. Candidates who "
                "are rated on an older version stay on it and are not in the new file."
            ),
        ),
        (
            tr("A lost laptop, a file sent to the wrong person"),
            tr(
                "Panel › Send kit to interviewers… › Withdraw…: scorecards that come back with "
                "the files sent so far are refused from then on; those that are here stay. Then "
                "send that interviewer a new file. A file that is out cannot be called back: "
                "whoever has it and its passphrase reads the kit and the names in it."
            ),
        ),
        (
            tr("The key of an opening"),
            tr(
                "It opens the sealed scorecards and is in the computer's keyring, or locked with "
                "a passphrase where there is none. Opening › Key of this opening… hands it over to "
                "another coordinator. If it is lost, nobody can open what was sealed to it; make a "
                "new key there, send the kits again, and the interviewers return once more."
            ),
        ),
        (
            tr("What this does not promise"),
            tr(
                "It does not protect against the coordinator, who can open scorecards early; the "
                "audit log keeps what is done in Hireapp. People can talk to each other. Several "
                "people on one computer account have no secrets from each other. Whoever has a kit "
                "file and its passphrase can sign as that interviewer, so keep them apart."
            ),
        ),
    )


class CollectingHelp(TopicsHelp):
    """Many machines, no server."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr("Many machines, no server")
        super().__init__(title, topics(), parent, name="collecting-help")
