from __future__ import annotations

from hireapp.domain.letters import feedback_letter


def test_letter_names_person_job_and_sender_and_leaves_room_for_own_words() -> None:
    letter = feedback_letter("Zoë {opening} <b>", "Host {name}", "Dana")

    assert letter.startswith("Dear Zoë {opening} <b>,\n\n")
    assert "about the job Host {name}." in letter
    assert letter.endswith("Kind regards,\n\nDana\n")
    assert letter.count("[") == 1
