"""Ready kits to start from, with what each of them asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.banks import Bank
from hireapp.domain.kit_templates import KitTemplate, make_content
from hireapp.domain.kits import KitContent, KitQuestion, Script
from hireapp.errors import InputError
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.question_view import QuestionView, minutes
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr, trn


class TemplateView(QuestionView):
    """What a ready kit says and asks, in order."""

    def show_template(self, template: KitTemplate, content: KitContent) -> None:
        """Show a ready kit; `content` is what it stands for."""
        self._begin()
        self._add(template.title, "heading")
        self._add(_size(template, content), "small")
        self._add(template.description)
        self._show_script(tr("Said first"), content.welcome)
        if content.opener is not None:
            self._add_heading(tr("The opener, never scored"))
            self._add(content.opener.prompt)
        self._add_heading(tr("What is asked"))
        for number, one in enumerate(content.questions, start=1):
            self._show_question(number, one)
        self._show_script(tr("Said last"), content.closing)
        self._add_list(tr("To note, never scored"), tuple(one.text for one in content.facts))
        self._body.addStretch(1)

    def _show_question(self, number: int, one: KitQuestion) -> None:
        if one.transition:
            self._add(tr("“{words}”").format(words=one.transition), "small")
        self._add(tr("{n}. {question}").format(n=number, question=one.question.prompt))
        self._add(f"{one.attitude.name} · {minutes(one.question.minutes)}", "small")

    def _show_script(self, heading: str, script: Script) -> None:
        if script.text:
            self._add_heading(heading)
            self._add(script.text)
            self._add(minutes(script.minutes), "small")


class TemplatesDialog(QDialog):
    """Enter uses the ready kit that is selected; `chosen` is it, once accepted.

    It begins at the first kit that is as long as the slot.
    """

    def __init__(
        self,
        parent: QWidget,
        templates: Sequence[KitTemplate],
        banks: Iterable[Bank],
        *,
        uses_opener: bool,
        slot_minutes: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kit-templates")
        self.setWindowTitle(tr("Start from a ready kit"))
        self.resize(860, 600)
        self._templates = {one.id: one for one in templates}
        self._banks = tuple(banks)
        self._uses_opener = uses_opener
        self.templates = CardList("templates", tr("Ready kits"))
        self.view = TemplateView()
        self.view.setAccessibleName(tr("What this kit asks"))
        self.use_button = button(tr("Use this kit"), self._use, look="primary", name="template-use")
        self.use_button.setDefault(True)
        self.cancel_button = button(tr("Cancel"), self.reject, name="template-cancel")
        self._lay_out()
        self.templates.current_changed.connect(self._show)
        self.templates.chosen.connect(self._use)
        self.templates.cards.show_cards([_card(one) for one in templates])
        self._select_fitting(slot_minutes)

    @property
    def chosen(self) -> KitTemplate | None:
        """The ready kit that is selected."""
        card = self.templates.current
        return self._templates.get(card.key) if card else None

    def _lay_out(self) -> None:
        about = tr("A kit to begin with, made of the shipped questions. You can change all of it.")
        words = label(about, "muted", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.templates, 40)
        columns.addWidget(self.view, 60)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Start from a ready kit"), "title"))
        layout.addWidget(words)
        layout.addLayout(columns, 1)
        hint = label(tr("↑ ↓ the others · Enter uses this one"), "small")
        layout.addLayout(row(hint, None, self.cancel_button, self.use_button))

    def _select_fitting(self, slot: int) -> None:
        if not self._templates:
            self.templates.hide()
            self._show()
            return
        fitting = (place for place, one in enumerate(self._templates.values()) if _fits(one, slot))
        self.templates.select_row(next(fitting, 0))
        self.templates.setFocus()

    def _show(self) -> None:
        template = self.chosen
        self.use_button.setEnabled(False)
        if template is None:
            self.view.show_text(tr("No ready kit"), tr("None was found. Please reinstall Hireapp."))
            return
        try:
            content = make_content(template, self._banks, uses_opener=self._uses_opener)
        except InputError as error:
            self.view.show_text(tr("This kit cannot be used"), error.message)
            return
        self.view.show_template(template, content)
        self.use_button.setEnabled(True)

    def _use(self) -> None:
        if self.use_button.isEnabled():
            self.accept()


def _fits(template: KitTemplate, slot: int) -> bool:
    return template.slot_minutes == slot


def _card(template: KitTemplate) -> Card:
    return Card(
        key=template.id,
        text=template.title,
        note=minutes(template.slot_minutes),
        detail=template.description,
    )


def _size(template: KitTemplate, content: KitContent) -> str:
    questions = trn("{n} question", "{n} questions", len(content.questions))
    attitudes = trn("{n} attitude", "{n} attitudes", len(content.attitudes))
    time = tr("{planned} of {slot} min").format(planned=content.minutes, slot=template.slot_minutes)
    return f"{questions} · {attitudes} · {time}"
