"""The question of an own bank that is being written: kept while one types, checked beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.ids import BankId
from hireapp.domain.question_check.check import check_question
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Flag, Jurisdiction
from hireapp.domain.questions import Question
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui.banks.bank_editor import BankEditor, key_of
from hireapp.gui.banks.draft import blank, still_to_write, to_keep
from hireapp.gui.banks.question_form import QuestionForm
from hireapp.gui.banks.saving import Saving
from hireapp.gui.banks.step import Step
from hireapp.i18n import tr

_CHECK_AFTER_MS = 300


class Editing(QObject):
    """Holds the form; every write gives a step to `remember`.

    `created` carries the key of a question that is kept for the first time, `changed` one (a
    Question) that has other words now, `told` how things stand, `failed` why it cannot be kept.
    """

    created = Signal(str)
    changed = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, parent: QObject, editor: BankEditor, remember: Callable[[Step], None]
    ) -> None:
        super().__init__(parent)
        self.form = QuestionForm()
        self._editor = editor
        self._remember = remember
        self._bank_id: BankId | None = None
        self._kept: Question | None = None
        """As it stands in the bank, or the blank one; None while nothing is edited."""
        self._attitudes: dict[str, Attitude] = {}
        self._places = ALL_JURISDICTIONS
        self._writing = False
        self._saving = Saving(self, self._write)
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._check_soon.timeout.connect(self._check)
        self.form.typed.connect(self._on_typed)
        self.form.left.connect(self.save)
        self.form.filled_up.connect(self._on_filled_up)
        self._saving.told.connect(self._tell)
        self._saving.failed.connect(self.failed)

    @property
    def key(self) -> str:
        """The key of the question that is edited; empty for a blank one and for none."""
        if self._bank_id is None or self._kept is None or not self._kept.id:
            return ""
        return key_of(self._bank_id, self._kept.id)

    @property
    def bank_id(self) -> BankId | None:
        """The bank of the question that is edited; None while nothing is."""
        return self._bank_id

    @property
    def is_blank(self) -> bool:
        """Whether a new question is begun and nothing of it is kept yet."""
        return self._kept is not None and not self._kept.id

    @property
    def is_changing(self) -> bool:
        """Whether a question with other words is being written: `changed` follows."""
        return self._writing and not self.is_blank

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._saving.is_waiting

    @property
    def kept(self) -> Question | None:
        """The question as it stands in the bank; None for a blank one and for none."""
        return None if self.is_blank else self._kept

    def show(
        self,
        bank_id: BankId,
        question: Question,
        attitudes: Sequence[Attitude],
        samples: Sequence[SampleAnswer],
    ) -> None:
        """Edit a question of a bank; what is being typed in the same one stays."""
        if self._writing:
            return
        same = self.key == key_of(bank_id, question.id)
        if same and (question == self._kept or self._waits()):
            self._offer(attitudes)
            self.form.samples.show_answers(samples)
            return
        self._begin(bank_id, question, attitudes, samples, afresh=not same)

    def begin(self, bank_id: BankId, attitude_id: str, attitudes: Sequence[Attitude]) -> None:
        """Begin a new question."""
        self._begin(bank_id, blank(attitude_id), attitudes, (), afresh=True)

    def stop(self) -> None:
        """Edit nothing any more."""
        if not self._writing:
            self._saving.forget()
            self._bank_id = self._kept = None

    def save(self) -> bool:
        """Keep now what was typed; whether all is kept."""
        return self._writing or self._saving.save()

    def check_in(self, places: frozenset[Jurisdiction]) -> None:
        """Look for what is risky in these places from now on."""
        self._places = places
        self._check()

    def take_attitude(self, attitude: Attitude) -> None:
        """Let the question be about a new attitude."""
        self._offer((*self._attitudes.values(), attitude))
        self.form.attitude.load(attitude.id)
        self._on_typed()
        self.save()

    def use_offered_wording(self) -> None:
        """Use the wording that the question check offers, if there is one."""
        wording = self.form.flags["prompt"].wording
        if wording:
            self.form.use_wording(wording)

    def _begin(
        self,
        bank_id: BankId,
        question: Question,
        attitudes: Sequence[Attitude],
        samples: Sequence[SampleAnswer],
        *,
        afresh: bool,
    ) -> None:
        self._saving.forget()
        self._bank_id, self._kept = bank_id, question
        self._attitudes = {one.id: one for one in attitudes}
        self.form.show_question(question, attitudes, samples, afresh=afresh)
        self._check()
        self._tell(tr("Nothing written yet") if self.is_blank else tr("Saved"))

    def _offer(self, attitudes: Sequence[Attitude]) -> None:
        self._attitudes = {one.id: one for one in attitudes}
        self.form.offer_attitudes(tuple(self._attitudes.values()))

    def _waits(self) -> bool:
        return self._kept is not None and to_keep(self.form.question()) != to_keep(self._kept)

    def _write(self) -> None:
        """Keep what stands in the form, if it is not what is kept.

        Raises:
            HireError: when the store refuses.
        """
        if self._bank_id is None or self._kept is None or not self._waits():
            return
        is_new = self.is_blank
        question = self.form.question()
        attitude = self._attitudes.get(question.attitude)
        self._writing = True  # the page hears of the change before this is over
        try:
            if is_new:
                kept, step = self._editor.add(self._bank_id, question, attitude)
            else:
                kept, step = self._editor.change(self._bank_id, self._kept, question, attitude)
        finally:
            self._writing = False
        self._kept = kept
        self.form.got_id(kept.id)
        self._remember(step)
        if is_new:
            self.created.emit(self.key)
        else:
            self.changed.emit(kept)

    def _on_typed(self) -> None:
        self._saving.typed()
        self._check_soon.start()

    def _on_filled_up(self) -> None:
        self.told.emit(tr("Full: at most {n} characters fit.").format(n=f"{LINE_LIMIT:,}"))

    def _tell(self, words: str) -> None:
        missing = still_to_write(self._kept) if self._kept and self.kept else ()
        parts = tr("still to write: {parts}").format(parts=", ".join(missing)) if missing else ""
        self.told.emit(" · ".join(filter(None, (words, parts))))

    def _check(self) -> None:
        self._check_soon.stop()
        if self._kept is None:
            return
        question = self.form.question()
        flags = check_question(question, jurisdictions=self._places)
        self.form.show_flags([one for one in flags if _is_written(question, one)])


def _is_written(question: Question, flag: Flag) -> bool:
    """Whether there is something to say of a part: what is empty is still to be written."""
    where, _, place = flag.key.partition(".")
    if where == "anchors":
        return bool(question.anchors.get(place, "").strip())
    return where != "prompt" or bool(question.prompt.strip())
