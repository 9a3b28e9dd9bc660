from __future__ import annotations

from pathlib import Path

import pytest

from hireapp import paths
from hireapp.domain import banks, kit_templates
from hireapp.domain.kit_templates import KitTemplate
from hireapp.domain.kits import check_can_freeze
from hireapp.errors import InputError

BANKS = [banks.load(path) for path in paths.question_banks()]
TEMPLATES = [kit_templates.load(path) for path in paths.kit_templates()]
each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)


def test_the_usual_interviews_have_a_template() -> None:
    assert {one.slot_minutes for one in TEMPLATES} == {30, 45, 60}
    assert {one.title.split(",")[0] for one in TEMPLATES} == {
        "Front line",
        "Team lead",
        "Phone screen",
    }


@each_template
def test_a_template_makes_a_kit_that_can_be_frozen_and_fits(template: KitTemplate) -> None:
    content = kit_templates.make_content(template, BANKS, uses_opener=True)

    check_can_freeze(content, uses_opener=True)
    assert content.opener is not None
    assert content.opener.prompt == "Do you love humans?"
    assert template.slot_minutes - 6 <= content.minutes < template.slot_minutes
    assert len(content.questions) == len(template.question)
    assert content.welcome.text
    assert content.closing.text
    assert content.facts


@each_template
def test_a_template_measures_several_attitudes(template: KitTemplate) -> None:
    content = kit_templates.make_content(template, BANKS, uses_opener=False)

    assert content.opener is None
    assert len(content.attitudes) >= 4


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(InputError, match="loves-humans-1"):
        kit_templates.make_content(TEMPLATES[0], [], uses_opener=False)


@pytest.mark.parametrize("text", ["id = 1", "id = ", "\x00", "[" * 5000])
def test_a_broken_template_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)

    with pytest.raises(InputError, match=r"mine\.toml"):
        kit_templates.load(file)
