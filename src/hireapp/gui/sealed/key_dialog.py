"""The key of an opening: where it is, handing it over, and what to do when it is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp import keychain
from hireapp.collecting import keys
from hireapp.collecting.keys import HandedOver, KeyPlace
from hireapp.domain.ids import OpeningId
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.sealed.parts import FolderLine, PassphraseField, SecretCard, way_to
from hireapp.gui.tasks import Progress
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.i18n import tr
from hireapp.store import sealing


class KeyDialog(WorkingDialog):
    """Says where the key is; its button hands it over, or makes a new one when it is gone."""

    def __init__(
        self, context: Context, opening_id: OpeningId, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Key of this opening"), parent, name="key-dialog")
        self._opening_id = opening_id
        self._place = KeyPlace.NONE_YET
        self._has_keyring = True
        self.folder = FolderLine(folder)
        self.words = PassphraseField("key-words", tr("Passphrase of the opening's key"))
        self.said = widgets.label("", wrap=True)
        self.said.setObjectName("key-said")
        self.lost = widgets.button(
            tr("The passphrase is forgotten…"), self._forgotten, look="link", name="key-forgotten"
        )
        for one in (self.said, self.words, self.folder, self.lost):
            self.asked.addWidget(one)
        self.asked.addStretch(1)
        self.run(tr("Looking for this opening's key…"), self._look, self._on_looked)

    @override
    def go(self) -> None:
        words = self.words.text()
        if self._place is KeyPlace.ELSEWHERE:
            self.run(tr("Making a new key…"), lambda _: self._renew(words), self._on_renewed)
        else:
            self.run(tr("Writing the key file…"), lambda _: self._write(words), self._on_written)

    def _look(self, _: Progress) -> tuple[KeyPlace, bool]:
        key = sealing.newest_key(self.context.database, self._opening_id)
        return keys.place_of(key), keychain.is_available()

    def _on_looked(self, found: tuple[KeyPlace, bool]) -> None:
        self._place, self._has_keyring = found
        self.ask_again()
        self._show_place()

    def _show_place(self) -> None:
        place = self._place
        self.said.setText(_words_about(place))
        can_hand_over = place in {KeyPlace.KEYRING, KeyPlace.PASSPHRASE}
        renews = place is KeyPlace.ELSEWHERE
        self.folder.setVisible(can_hand_over)
        self.words.setVisible(place is KeyPlace.PASSPHRASE or (renews and not self._has_keyring))
        self.words.setPlaceholderText(
            tr("A passphrase for the new key") if renews else tr("Passphrase of the opening's key")
        )
        self.lost.setVisible(place is KeyPlace.PASSPHRASE)
        self.go_button.setText(tr("Make a new key") if renews else tr("Hand over…"))
        self.go_button.setEnabled(can_hand_over or renews)
        (self.words if self.words.isVisible() else self.cancel_button).setFocus()

    def _forgotten(self) -> None:
        """A passphrase that nobody remembers is a lost key."""
        self._place = KeyPlace.ELSEWHERE
        self.words.clear()
        self.ask_again()
        self._show_place()

    def _write(self, words: str) -> HandedOver:
        folder = self.folder.ready()
        return keys.hand_over(
            self.context.database,
            self._opening_id,
            folder,
            passphrase=words,
            viewer=self.context.viewer.id,
        )

    def _on_written(self, done: HandedOver) -> None:
        self.outcome.addWidget(
            widgets.label(
                tr(
                    "Give the file to the other coordinator and tell its passphrase by another "
                    "way. Whoever has both can open every sealed scorecard of this opening, so "
                    "delete the file afterwards. Your own key stays where it is."
                ),
                wrap=True,
            )
        )
        self.outcome.addWidget(SecretCard(tr("Key file"), done.path.name, done.passphrase))
        self.outcome.addLayout(way_to(done.path.parent))
        self.outcome.addStretch(1)
        self.show_done()

    def _renew(self, words: str) -> None:
        keys.make(
            self.context.database,
            self._opening_id,
            passphrase=words,
            viewer=self.context.viewer.id,
        )

    def _on_renewed(self, _: None) -> None:
        self.words.clear()
        self.outcome.addWidget(widgets.label(tr("A new key is in use."), "heading"))
        self.outcome.addWidget(
            widgets.label(
                tr(
                    "Now send the kits again. When the interviewers have opened them, they return "
                    "their scorecards once more; what they wrote is on their own machines."
                ),
                wrap=True,
            )
        )
        self.outcome.addStretch(1)
        self.show_done()


def _words_about(place: KeyPlace) -> str:
    return {
        KeyPlace.NONE_YET: tr("This opening has no key yet. The first kit that is sent makes one."),
        KeyPlace.KEYRING: tr(
            "The key that opens this opening's sealed scorecards is in this computer's keyring. "
            "Hand it over to another coordinator, or keep a key file in a safe place: without the "
            "key nobody can open what was sealed to it."
        ),
        KeyPlace.PASSPHRASE: tr(
            "The key that opens this opening's sealed scorecards is in this database, locked with "
            "a passphrase. Without the passphrase nobody can open what was sealed to it."
        ),
        KeyPlace.ELSEWHERE: tr("The key is not on this computer.") + " " + keys.lost_key_advice(),
    }[place]
