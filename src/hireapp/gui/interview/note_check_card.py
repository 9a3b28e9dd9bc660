"""Before sealing: words in the notes worth a second look, and 1 or 5 without any evidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hireapp.domain.evidence import has_evidence
from hireapp.domain.ids import QuestionId
from hireapp.domain.note_check import check_notes
from hireapp.domain.scorecards import Score
from hireapp.gui import widgets
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.i18n import tr, trn

MOST = 8
"""So many remarks are listed; a longer list is read by nobody."""


class NoteCheckCard(QFrame):
    """Advice, never a block; hidden while there is none. `go` shows a question."""

    def __init__(self, go: Callable[[QuestionId], object]) -> None:
        super().__init__()
        self.setObjectName("note-check")
        self.setProperty("look", "card")
        self._go = go
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(widgets.label(tr("A second look at your notes"), "heading"))
        words = tr("Candidates may ask to read them. Nothing here stops you.")
        layout.addWidget(widgets.label(words, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout.addLayout(self._rows)
        self._more = widgets.label("", "muted")
        layout.addWidget(self._more)
        self.hide()

    def show_editor(self, editor: InterviewEditor) -> None:
        """Look through the notes of an interview."""
        found = _remarks(editor)
        widgets.clear(self._rows)
        for question_id, name, advice in found[:MOST]:
            self._rows.addWidget(self._row(question_id, name, advice))
        hidden = len(found) - MOST
        self._more.setText(trn("and {n} more", "and {n} more", hidden) if hidden > 0 else "")
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(found))

    def _row(self, question_id: QuestionId, name: str, advice: str) -> QWidget:
        made = QWidget()
        title = FittedLabel()
        title.say(name)
        words = widgets.label(advice, "muted", wrap=True)
        go = widgets.button(
            tr("Go there"), lambda: self._go(question_id), look="link", name=f"look-{question_id}"
        )
        go.setAccessibleName(tr("Go to {name}").format(name=name))
        line = widgets.row(spacing=10)
        line.addWidget(title)
        line.addWidget(words, 1)
        line.addWidget(go)
        made.setLayout(line)
        return made


def _remarks(editor: InterviewEditor) -> list[tuple[QuestionId, str, str]]:
    """Question, its name and the advice, in the order of the kit."""
    names = {step.id: step.name for step in editor.steps}
    notes = {one: editor.evidence(one) for one in names}
    found = {one: [flag.advice for flag in check_notes({one: notes[one]})] for one in names}
    for step in editor.questions:
        rating = editor.rating(step.id)
        if rating in {Score.ONE, Score.FIVE} and not has_evidence(notes[step.id]):
            words = tr("A {n} without evidence.").format(n=int(rating))
            found[step.id].insert(0, words)
    return [(one, names[one], advice) for one in names for advice in found[one]]
