from __future__ import annotations

from hireapp.domain.chance_words import LevelChances, ServiceLevel
from hireapp.domain.development import plan_for, plan_text, plans_for
from hireapp.domain.openings import OpeningFacts

FACTS = OpeningFacts(
    title="Host",
    purpose="happier guests",
    authority="a free night",
    authority_limits="the law",
    aptitudes=("the booking system",),
)


def test_a_sure_level_has_one_plan_and_an_unsure_one_both() -> None:
    sure = plans_for(LevelChances(0.02, 0.95, 0.03))
    unsure = plans_for(LevelChances(0.0, 0.4, 0.6))

    assert [one.level for one in sure] == [ServiceLevel.GENUINE]
    assert [one.level for one in unsure] == [ServiceLevel.SUPER, ServiceLevel.GENUINE]


def test_each_level_trains_what_leads_to_the_next() -> None:
    titles = [plan_for(level).title for level in ServiceLevel]

    assert titles == [
        "Scripts and a training list",
        "Product knowledge and selling skills",
        "An empowerment charter",
    ]


def test_text_for_the_person_hired_names_no_level_and_no_probability() -> None:
    text = plan_text(plans_for(LevelChances(0.0, 0.4, 0.6)), "Maya", FACTS)

    assert text.startswith("Development plan for Maya, Host\n")
    assert "First: An empowerment charter" in text
    assert "Then: Product knowledge and selling skills" in text
    assert "This job may decide alone: a free night" in text
    assert "[ ] the booking system" in text
    assert not [one.label for one in ServiceLevel if one.label.lower() in text.lower()]
    assert "%" not in text
