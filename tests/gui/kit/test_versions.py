from __future__ import annotations

from PySide6.QtCore import Qt

from hireapp.domain.people import Role
from hireapp.store import candidates, panels, people, scorecards
from hireapp.store.database import Database
from tests.gui.conftest import CTRL
from tests.gui.kit.conftest import Desk


def frozen(desk: Desk) -> Desk:
    desk.click("freeze-kit")
    return desk


def remove_first(desk: Desk) -> None:
    desk.select(desk.order[0])
    desk.press(Qt.Key.Key_Delete)


def test_page_says_what_freezing_means_before_it_is_done(desk: Desk) -> None:
    assert "fixes version 1" in desk.texts
    assert "fixes version 1" in desk.button("freeze-kit").toolTip()


def test_freezing_fixes_the_version_and_says_so(desk: Desk) -> None:
    frozen(desk)

    kit = desk.kit
    assert kit is not None
    assert not kit.is_draft
    assert desk.subtitle == (
        "Version 1, frozen 23 Nov 2026, in use · 44 of 45 min · opener and 8 questions"
    )
    assert desk.notices == [
        "Version 1 is frozen. Interviews use it from now on. "
        "Next: say on the page “Panel” who interviews."
    ]
    assert desk.page.status() == "Version 1 in use"


def test_frozen_version_cannot_be_frozen_again_and_the_page_says_why(desk: Desk) -> None:
    frozen(desk)

    assert not desk.button("freeze-kit").isEnabled()
    assert "Version 1 is frozen: it cannot change" in desk.texts
    assert not desk.button("discard-draft").isVisible()


def test_freezing_cannot_be_undone(desk: Desk) -> None:
    frozen(desk)
    desk.select(desk.order[0])

    desk.press(Qt.Key.Key_Z, CTRL)

    kit = desk.kit
    assert kit is not None
    assert not kit.is_draft


def test_kit_without_questions_is_refused_and_stays_a_draft(empty_desk: Desk) -> None:
    empty_desk.click("empty-kit")

    empty_desk.click("freeze-kit")

    kit = empty_desk.kit
    assert kit is not None
    assert kit.is_draft
    assert [one.message for one in empty_desk.refusals] == ["The kit has no question yet."]


def test_edit_of_a_frozen_version_makes_a_draft_of_the_next(desk: Desk) -> None:
    frozen(desk)

    remove_first(desk)

    kit = desk.kit
    assert kit is not None
    assert (kit.number, kit.is_draft) == (2, True)
    assert desk.subtitle == (
        "Draft of version 2 · 39 of 45 min · opener and 7 questions"
        " · version 1 stays in use until you freeze"
    )
    assert desk.button("discard-draft").isVisible()
    assert "never ranked together" in desk.texts


def test_discarded_draft_leaves_the_frozen_version(desk: Desk) -> None:
    frozen(desk)
    before = desk.order
    remove_first(desk)

    desk.click("discard-draft")

    kit = desk.kit
    assert kit is not None
    assert (kit.number, kit.is_draft) == (1, False)
    assert desk.order == before
    assert not desk.button("discard-draft").isVisible()


def test_discarding_can_be_undone_and_done_again(desk: Desk) -> None:
    frozen(desk)
    remove_first(desk)
    draft = desk.order
    desk.click("discard-draft")

    desk.press(Qt.Key.Key_Z, CTRL)
    brought_back = desk.order
    desk.press(Qt.Key.Key_Y, CTRL)

    assert brought_back == draft
    assert len(desk.order) == len(draft) + 1


def test_undoing_the_first_edit_leaves_no_draft(desk: Desk) -> None:
    frozen(desk)
    remove_first(desk)

    desk.press(Qt.Key.Key_Z, CTRL)

    kit = desk.kit
    assert kit is not None
    assert (kit.number, kit.is_draft) == (1, False)


def test_second_version_is_frozen_like_the_first(desk: Desk) -> None:
    frozen(desk)
    remove_first(desk)

    desk.click("freeze-kit")

    assert desk.subtitle.startswith("Version 2, frozen 23 Nov 2026, in use · ")


def test_first_interview_freezes_the_draft_under_the_page(desk: Desk) -> None:
    database = desk.context.database
    ana = people.add(database, "Ana", Role.INTERVIEWER)
    panels.seat(database, desk.opening.id, ana.id)
    dana = candidates.add(database, desk.opening.id, "Dana")

    scorecards.begin(database, dana.id, ana.id)

    assert desk.subtitle.startswith("Version 1, frozen 23 Nov 2026, in use · ")
    assert not desk.page._steps.canUndo()


def test_undo_that_is_refused_goes_to_the_banner_and_changes_nothing(desk: Desk) -> None:
    remove_first(desk)
    kept = desk.order
    elsewhere = Database.open(desk.context.database.path)

    with elsewhere.write() as session:
        session.connection()  # begins to write, which is not done before it is needed
        desk.press(Qt.Key.Key_Z, CTRL)
    elsewhere.close()

    assert [one.message for one in desk.refusals] == ["Another program is using the database."]
    assert desk.order == kept
    assert desk.shown[1:] == kept
