"""A question of an own bank to write in, with the question check beside each part."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.question_check.flags import Flag
from hireapp.domain.questions import Probe, Question, QuestionKind, Reactions, Stage
from hireapp.gui.banks.anchor_fields import anchor_fields, reaction_fields
from hireapp.gui.banks.draft import to_edit
from hireapp.gui.banks.fields import Choice, LineField, MinutesField, TextField
from hireapp.gui.banks.flags_panel import FlagsPanel
from hireapp.gui.banks.samples_panel import SamplesPanel
from hireapp.gui.banks.text_list import TextList
from hireapp.gui.question_view import kind_name
from hireapp.gui.widgets import button, card, column, label, row
from hireapp.i18n import tr

_NEW = "\n"
"""Stands for an attitude that is still to be made; no id has a line break."""
_PROMPT_LINES = 2


class QuestionForm(QScrollArea):
    """Tells what was typed; `question` gives the whole question as it stands.

    `typed` comes after each change, `left` when the keyboard leaves a field, `filled_up` when a
    text is as long as it may be. `new_attitude_wanted` and `edit_attitude_wanted` ask the page.
    """

    typed = Signal()
    left = Signal()
    filled_up = Signal()
    new_attitude_wanted = Signal()
    edit_attitude_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question-form")
        self.setProperty("look", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._id = ""
        self._attitude_before = ""
        self.attitude = Choice("question-attitude", tr("Attitude"))
        self.edit_attitude = button(
            tr("Edit"), self.edit_attitude_wanted.emit, look="link", name="edit-attitude"
        )
        self.edit_attitude.setAccessibleName(tr("Edit this attitude"))
        self.prompt = TextField("question-prompt", tr("Question"), lines=_PROMPT_LINES)
        self.prompt.setPlaceholderText(tr("Tell me about a time when…"))
        self.kind = Choice("question-kind", tr("Kind"))
        self.kind.offer((kind_name(one), one.value) for one in QuestionKind)
        self.minutes = MinutesField("question-minutes", tr("Minutes"))
        self.tags = LineField("question-tags", tr("Tags, separated by commas"))
        self.tags.setPlaceholderText(tr("separated by commas"))
        self.anchors = anchor_fields()
        self.reactions = reaction_fields()
        self.probes = TextList("probe", tr("Probe"), tr("Add a probe"), staged=True)
        self.listen_for = TextList("listen", tr("Listen for"), tr("Add what to listen for"))
        self.warning_signs = TextList("warning", tr("Warning sign"), tr("Add a warning sign"))
        self.samples = SamplesPanel()
        self.flags = {
            key: FlagsPanel(f"flags-{key}")
            for key in ("prompt", "anchors", "probes", "listen_for", "warning_signs")
        }
        self._anchors_heading = label("", "strong")
        self._lay_out()
        self._connect()

    def show_question(
        self,
        question: Question,
        attitudes: Sequence[Attitude],
        samples: Sequence[SampleAnswer] = (),
        *,
        afresh: bool,
    ) -> None:
        """Show a stored question, or a blank one; `afresh` begins at its top."""
        self.offer_attitudes(attitudes)
        self._id = question.id
        shown = to_edit(question)
        self._attitude_before = shown.attitude
        self.attitude.load(shown.attitude)
        self.prompt.load(shown.prompt)
        self.kind.load(shown.kind.value)
        self.minutes.load(shown.minutes)
        self.tags.load(", ".join(shown.tags))
        self.anchors.load(shown.anchors)
        reactions = shown.reactions
        self.reactions.load(msgspec.structs.asdict(reactions) if reactions else {})
        self.probes.load((one.stage, one.text) for one in shown.probes)
        self.listen_for.load((Stage.ANY, one) for one in shown.listen_for)
        self.warning_signs.load((Stage.ANY, one) for one in shown.warning_signs)
        self.samples.show_answers(samples)
        self._show_kind()
        if afresh:
            self.verticalScrollBar().setValue(0)

    def offer_attitudes(self, attitudes: Sequence[Attitude]) -> None:
        """Offer these, and a new one."""
        entries = [(one.name, one.id) for one in attitudes]
        self.attitude.offer([*entries, (tr("New attitude…"), _NEW)])

    def question(self) -> Question:
        """What stands in the form."""
        kind = QuestionKind(self.kind.value)
        is_opener = kind is QuestionKind.OPENER
        return Question(
            id=self._id,
            attitude=self.attitude.value,
            kind=kind,
            prompt=self.prompt.toPlainText(),
            minutes=self.minutes.value(),
            tags=tuple(one.strip() for one in self.tags.text().split(",") if one.strip()),
            probes=tuple(Probe(stage, text) for stage, text in self.probes.items()),
            listen_for=tuple(text for _, text in self.listen_for.items()),
            warning_signs=tuple(text for _, text in self.warning_signs.items()),
            anchors={} if is_opener else dict(sorted(self.anchors.texts().items())),
            reactions=Reactions(**self.reactions.texts()) if is_opener else None,
        )

    def got_id(self, question_id: str) -> None:
        """Go on with the question under the id that it was kept with."""
        self._id = question_id
        self._show_kind()

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show each flag at its part of the question."""
        for key, panel in self.flags.items():
            panel.show_flags([one for one in flags if self._panel_of(one) == key])

    def use_wording(self, wording: str, key: str = "prompt") -> None:
        """Ask it, or one of its probes, in these words instead."""
        where, _, place = key.partition(".")
        if where == "probes":
            self.probes.put(int(place), wording)
            return
        self.prompt.load(wording)
        self.prompt.go_to_end()
        self.typed.emit()

    def _panel_of(self, flag: Flag) -> str:
        where = flag.key.partition(".")[0]
        return where if where in self.flags else "prompt"

    def _show_kind(self) -> None:
        is_opener = self.kind.value == QuestionKind.OPENER.value
        self.anchors.setVisible(not is_opener)
        self.samples.setVisible(not is_opener and bool(self._id))
        self.reactions.setVisible(is_opener)
        self._anchors_heading.setText(
            tr("Your own reaction, never a score") if is_opener else tr("What earns each rating")
        )

    def _on_attitude(self) -> None:
        if self.attitude.value == _NEW:
            self.attitude.load(self._attitude_before)
            self.new_attitude_wanted.emit()
            return
        self._attitude_before = self.attitude.value
        self.typed.emit()

    def _connect(self) -> None:
        self.attitude.typed.connect(self._on_attitude)
        self.kind.typed.connect(self._show_kind)
        texts = (self.prompt, self.anchors, self.reactions)
        lists = (self.probes, self.listen_for, self.warning_signs)
        for part in (*texts, *lists):
            part.filled_up.connect(self.filled_up)
        for field in (*texts, *lists, self.tags):
            field.left.connect(self.left)
            field.typed.connect(self.typed)
        for choice in (self.kind, self.minutes):
            choice.typed.connect(self.typed)
        for panel in self.flags.values():
            panel.wording_wanted.connect(lambda key, wording: self.use_wording(wording, key))

    def _lay_out(self) -> None:
        inside = card(margins=(14, 12, 14, 14))
        body = column(inside)
        body.setSpacing(6)
        chosen = row(label(tr("Attitude"), "small"), self.attitude, self.edit_attitude)
        chosen.setStretch(1, 1)
        body.addLayout(chosen)
        body.addWidget(self.prompt)
        body.addWidget(self.flags["prompt"])
        body.addWidget(self._facts())
        body.addSpacing(8)
        body.addWidget(self._anchors_heading)
        body.addWidget(self.anchors)
        body.addWidget(self.reactions)
        body.addWidget(self.flags["anchors"])
        headed = {
            "probes": (tr("Probes"), self.probes),
            "listen_for": (tr("Listen for"), self.listen_for),
            "warning_signs": (tr("Warning signs"), self.warning_signs),
        }
        for key, (heading, fields) in headed.items():
            body.addSpacing(8)
            body.addWidget(label(heading, "strong"))
            body.addWidget(fields)
            body.addWidget(self.flags[key])
        body.addWidget(self.samples)
        body.addStretch(1)
        self.setWidget(inside)

    def _facts(self) -> QWidget:
        """Kind and minutes side by side, the tags below: they are the longest."""
        made = QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (tr("Kind"), self.kind, 0, 0, 1),
            (tr("Minutes"), self.minutes, 0, 1, 1),
            (tr("Tags"), self.tags, 2, 0, 2),
        )
        for words, field, line, place, span in fields:
            above: QLabel = label(words, "small")
            above.setBuddy(field)
            grid.addWidget(above, line, place, 1, span)
            grid.addWidget(field, line + 1, place, 1, span)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        return made
