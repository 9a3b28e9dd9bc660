"""The help on keeping data safe: backups, privacy, encryption."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hireapp.gui.topics_help import TopicsHelp
from hireapp.i18n import tr


def topics() -> tuple[tuple[str, str], ...]:
    """What to know and to do: a heading and a few sentences each."""
    return (
        (
            tr("Backups"),
            tr(
                "A checked copy is made every 30 minutes when something changed, and before "
                "updates, imports, erasures and restoring. File › Backups… lists them with what "
                "is in each; a damaged one is not offered. They lie beside the database, so keep "
                "one elsewhere, too: File › Back up a copy…"
            ),
        ),
        (
            tr("Restore a backup"),
            tr(
                "Choose it in File › Backups… and press Restore this one. The present file is "
                "copied first, so you can go back. Whoever was erased stays erased."
            ),
        ),
        (
            tr("How long records are kept"),
            tr(
                "Privacy lists every candidate with the day until which the opening's rule keeps "
                "them, 12 months after the decision unless you change it. What is due comes "
                "first; nothing is erased by itself. A legal hold beats the rule until it is "
                "lifted; both need a reason."
            ),
        ),
        (
            tr("A candidate asks what you keep"),
            tr(
                "Privacy › Access request… writes everything about one candidate as PDF and as "
                "data, with other people's names taken out. Read it once before you hand it over: "
                "notes may tell of others. Sealed scorecards are in it once all are in."
            ),
        ),
        (
            tr("Erase a candidate"),
            tr(
                "Privacy › Erase… asks for the name again, then removes interviews, scorecards, "
                "notes and decisions from the database and from every backup, and the name from "
                "what others wrote. Numbers stay. Papers, exports and copies elsewhere are yours "
                "to destroy."
            ),
        ),
        (
            tr("Encrypt the file"),
            tr(
                "Privacy › Encrypt… locks the database and its backups with a passphrase, or lets "
                "this computer's keyring open them. The recovery code is shown once: write it "
                "down and keep it away from here. Keep the file that ends with .key beside the "
                "database; without it only the recovery code opens it. Passphrase… changes the "
                "passphrase; the recovery code stays."
            ),
        ),
        (
            tr("Passphrase and recovery code lost"),
            tr("Then nobody can read the data, not even we. An unencrypted copy would be needed."),
        ),
    )


class SafetyHelp(TopicsHelp):
    """Keeping data safe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keeping data safe"), topics(), parent, name="safety-help")
