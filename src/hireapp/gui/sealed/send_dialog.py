"""Send kit to interviewers: one file a seat, its passphrase shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp import keychain
from hireapp.collecting import keys, kits
from hireapp.collecting.keys import KeyPlace
from hireapp.collecting.kits import SentFile
from hireapp.domain.ids import OpeningId, SeatId
from hireapp.domain.people import Seat
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.sealed.parts import ElidedBox, FolderLine, PassphraseField, SecretCard, way_to
from hireapp.gui.sealed.withdraw_dialog import WithdrawDialog
from hireapp.gui.tasks import Progress
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.i18n import tr, trn
from hireapp.store import panels, sealing
from hireapp.store.sealing import SentFiles

_NOTHING_SENT = SentFiles(0, 0)


class SendDialog(WorkingDialog):
    """Chooses seats and a folder, writes the files, shows the passphrases."""

    def __init__(
        self, context: Context, opening_id: OpeningId, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Send kit to interviewers"), parent, name="send-dialog")
        self._opening_id = opening_id
        self._place = KeyPlace.KEYRING
        self.boxes: dict[SeatId, ElidedBox] = {}
        self.folder = FolderLine(folder)
        self.words = PassphraseField("key-words", tr("Passphrase of the opening's key"))
        self.again = PassphraseField("key-again", tr("The same passphrase again"))
        self._key_part = self._make_key_part()
        self._lay_out(panels.seats(context.database, opening_id))
        self.go_button.setText(tr("Write the files"))
        self.run(tr("Looking for this opening's key…"), self._look, self._on_looked)

    @override
    def go(self) -> None:
        seats = [seat_id for seat_id, box in self.boxes.items() if box.isChecked()]
        if not seats:
            self.ask_again(tr("Choose at least one interviewer."))
            return
        words = self.words.text() if self._place is KeyPlace.PASSPHRASE else ""
        if words != (self.again.text() if words else ""):
            self.ask_again(tr("The two passphrases differ."))
            return
        self.run(tr("Writing the files…"), lambda p: self._send(seats, words, p), self._on_sent)

    def _look(self, _: Progress) -> KeyPlace:
        """Where the key is, or where a new one would go."""
        key = sealing.newest_key(self.context.database, self._opening_id)
        if key is None:
            return KeyPlace.NONE_YET if keychain.is_available() else KeyPlace.PASSPHRASE
        return KeyPlace.KEYRING

    def _on_looked(self, place: KeyPlace) -> None:
        self._place = place
        self._key_part.setVisible(place is KeyPlace.PASSPHRASE)
        self.ask_again()
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _send(self, seats: list[SeatId], words: str, progress: Progress) -> tuple[SentFile, ...]:
        database, viewer = self.context.database, self.context.viewer.id
        folder = self.folder.ready()
        if sealing.newest_key(database, self._opening_id) is None:
            keys.make(database, self._opening_id, passphrase=words, viewer=viewer)
        return kits.send(
            database, self._opening_id, seats, folder, viewer=viewer, progress=progress
        )

    def _on_sent(self, sent: tuple[SentFile, ...]) -> None:
        self.words.clear()
        self.again.clear()
        self.outcome.addWidget(
            widgets.label(
                tr(
                    "Write these passphrases down now: they are not kept and not shown again. "
                    "Send each file by mail or stick, and tell its passphrase by another way, "
                    "such as the telephone."
                ),
                wrap=True,
            )
        )
        cards = QVBoxLayout()
        cards.setContentsMargins(0, 0, 6, 0)
        cards.setSpacing(8)
        for one in sent:
            cards.addWidget(_card(one))
        cards.addStretch(1)
        self.outcome.addWidget(_scrolling(cards), 1)
        self.outcome.addLayout(way_to(sent[0].path.parent))
        self.resize(self.width(), 560)
        self.show_done()

    def _lay_out(self, seats: tuple[Seat, ...]) -> None:
        self.asked.addWidget(
            widgets.label(
                tr(
                    "Each interviewer gets a file with the kit, the candidates and a key of their "
                    "own, and works without network. Nobody's ratings are in it. They send back "
                    "one sealed file, which only this opening's key opens."
                ),
                wrap=True,
            )
        )
        files = sealing.sent_files(self.context.database, self._opening_id)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for seat in seats:
            box = ElidedBox()
            one = files.get(seat.id, _NOTHING_SENT)
            box.say(_line(seat, one))
            box.setChecked(seat.person.id != self.context.viewer.id and not one.is_out)
            self.boxes[seat.id] = box
            line = widgets.row(box, *self._ways(seat, one))
            line.setStretch(0, 1)
            column.addLayout(line)
        column.addStretch(1)
        self.asked.addWidget(_scrolling(column), 1)
        self.asked.addWidget(self._key_part)
        self.asked.addWidget(self.folder)
        self.resize(self.width(), 460)

    def _ways(self, seat: Seat, files: SentFiles) -> tuple[QWidget, ...]:
        """What can be done with the files that a seat was sent."""
        if not files.is_out:
            return ()
        button = widgets.button(tr("Withdraw…"), look="quiet", name="withdraw")
        button.setAccessibleName(
            tr("Withdraw the kit file of {name}").format(name=seat.person.name)
        )
        button.clicked.connect(lambda: self._withdraw(seat, button))
        return (button,)

    def _withdraw(self, seat: Seat, button: QWidget) -> None:
        asking = WithdrawDialog(self.context, seat, self)
        asking.withdrawn.connect(lambda: self._on_withdrawn(seat, button))
        asking.open()

    def _on_withdrawn(self, seat: Seat, button: QWidget) -> None:
        """A new file is what comes next, so it is chosen."""
        files = sealing.sent_files(self.context.database, self._opening_id)
        box = self.boxes[seat.id]
        box.say(_line(seat, files[seat.id]))
        box.setChecked(True)
        box.setFocus()
        button.hide()

    def _make_key_part(self) -> QWidget:
        part = widgets.card("sunk")
        column = widgets.column(part)
        column.addWidget(
            widgets.label(
                tr(
                    "This computer has no keyring, so the key that opens the scorecards is locked "
                    "with a passphrase of yours. Without it nobody can open them: write it down."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addLayout(widgets.row(self.words, self.again))
        part.hide()
        return part


def _line(seat: Seat, files: SentFiles) -> str:
    words = f"{seat.person.name}, {seat.person.role.label}"
    if files.sent:
        words += " · " + trn("sent {n} time already", "sent {n} times already", files.sent)
    if files.sent and not files.is_out:
        words += " · " + tr("withdrawn")
    return words


def _card(one: SentFile) -> SecretCard:
    note = (
        trn(
            "{n} candidate is not in it: rated on an older kit, or not theirs to meet.",
            "{n} candidates are not in it: rated on an older kit, or not theirs to meet.",
            one.left_out,
        )
        if one.left_out
        else ""
    )
    return SecretCard(one.person.name, one.path.name, one.passphrase, note)


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    inner = QWidget()
    inner.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the keyboard inside
    area.setWidget(inner)
    return area
