from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from hireapp.domain.audit import Event
from hireapp.domain.ids import OpeningId, QuestionId, SeatId
from hireapp.domain.people import Role
from hireapp.domain.scorecards import NoScore, Score
from hireapp.domain.taking_in import Outcome, Verdict
from hireapp.domain.travelling import KeyPair, SignedScorecard, TravellingScorecard
from hireapp.errors import NotVisible, Refused
from hireapp.exchange import sealed_keys, sealed_scorecards
from hireapp.store import (
    audit,
    candidates,
    comparisons,
    held_kits,
    kits,
    openings,
    panels,
    people,
    scorecards,
    sealing,
    taking_in,
)
from hireapp.store.database import Database
from hireapp.store.tables import ConflictRow
from tests.conftest import MONDAY, Hiring, SteppingClock, counting_ids
from tests.store.machines import Laptop, Office, open_laptop, open_office

TAKEN, AMENDED, HERE, OLDER, REFUSED = Outcome


@pytest.fixture
def office(hiring: Hiring) -> Office:
    return open_office(hiring)


NewDatabase = Callable[[str], Database]


@pytest.fixture
def new_database(empty_file: Path, tmp_path: Path) -> Iterator[NewDatabase]:
    made: list[Database] = []

    def make(name: str) -> Database:
        path = Path(shutil.copy(empty_file, tmp_path / f"{name}.db"))
        # Ids and moments of their own, as on another machine.
        ids = counting_ids(start=10_000 * (len(made) + 1))
        made.append(Database.open(path, clock=SteppingClock(), ids=ids))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def ana(office: Office, new_database: NewDatabase) -> Laptop:
    return open_laptop(new_database("ana"), office.send()["Ana"])


@pytest.fixture
def ben(office: Office, ana: Laptop, new_database: NewDatabase) -> Laptop:
    del ana
    return open_laptop(new_database("ben"), office.send()["Ben"])


def outcomes(verdicts: tuple[Verdict, ...]) -> list[Outcome]:
    return [one.outcome for one in verdicts]


def contents(database: Database) -> list[tuple[object, ...]]:
    """Every row that says anything about scorecards."""
    with database.read() as session:
        connection = session.connection()
        return [
            (table, *row)
            for table in ("scorecards", "answers", "amendments", "fact_notes", "taken_scorecards")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").all()
        ]


# --- The interviewer's machine -----------------------------------------------------------------


def test_kit_file_holds_what_an_interview_needs_and_one_seat_only(
    hiring: Hiring, ana: Laptop
) -> None:
    opening = openings.all_of_them(ana.database)[0]

    assert opening.facts == hiring.opening.facts
    assert [one.person.name for one in panels.seats(ana.database, opening.id)] == ["Ana"]
    assert [one.name for one in people.everybody(ana.database)] == ["Ana"]
    entries = candidates.progress(ana.database, opening.id, ana.person.id)
    assert [one.candidate.name for one in entries] == ["Dana Whitfield", "Priya Nair"]
    card = ana.begin(hiring.candidates[0])
    sheet = scorecards.open_sheet(ana.database, card, ana.person.id)
    assert sheet.kit.content == hiring.content
    assert not sheet.kit.is_draft


def test_head_of_the_interviewers_log_is_kept_with_what_came_from_there(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    ana.submit(hiring.candidates[0])
    file = ana.give_back()
    sent = audit.head(ana.database)
    office.take(file)

    rows = audit.newest(hiring.database, hiring.coordinator.id)
    [taken] = [one for one in rows if one.entry.event == Event.SCORECARD_TAKEN]

    assert taken.detail == f"their audit log went to {sent.shown}"
    ana.submit(hiring.candidates[1])  # the log goes on
    assert audit.verify(ana.database, printed=sent.shown).sound
    with ana.database.write() as session:  # somebody who has the file, and knows how
        run = session.connection().exec_driver_sql
        for trigger in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            run(f"DROP TRIGGER {trigger}")
        run("DELETE FROM audit_log WHERE sequence >= ?", (sent.sequence,))
        number, digits = run(
            "SELECT sequence, hash FROM audit_log ORDER BY sequence DESC LIMIT 1"
        ).one()
        run("UPDATE audit_head SET sequence = ?, hash = ?", (number, digits))
    assert audit.verify(ana.database).sound
    assert not audit.verify(ana.database, printed=sent.shown).sound


def test_others_scorecards_never_travel(hiring: Hiring, office: Office) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[1], evidence="Ben's very own words")

    kit = office.send()["Ana"]

    assert b"own words" not in msgspec.json.encode(kit)
    assert hiring.panel[1].name.encode() not in msgspec.json.encode(kit)


def test_sending_freezes_the_draft(hiring: Hiring, office: Office) -> None:
    office.send()

    latest = kits.latest(hiring.database, hiring.opening.id)
    assert latest is not None
    assert not latest.is_draft


def test_opening_the_same_kit_again_changes_nothing(hiring: Hiring, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    before = contents(ana.database)

    held_kits.open_kit(ana.database, ana.kit)

    assert contents(ana.database) == before
    assert scorecards.open_sheet(ana.database, card, ana.person.id).scorecard.is_submitted


def test_newer_kit_file_brings_new_candidates(hiring: Hiring, office: Office, ana: Laptop) -> None:
    candidates.add(hiring.database, hiring.opening.id, "Chen Wei")
    candidates.rename(hiring.database, hiring.candidates[0].id, "Dana Whitfield-Ross")

    held_kits.open_kit(ana.database, office.send()["Ana"])

    entries = candidates.progress(ana.database, hiring.opening.id, ana.person.id)
    assert [one.candidate.name for one in entries] == [
        "Chen Wei",
        "Dana Whitfield-Ross",
        "Priya Nair",
    ]


def test_older_kit_file_is_refused(office: Office, ana: Laptop) -> None:
    held_kits.open_kit(ana.database, office.send()["Ana"])

    with pytest.raises(Refused, match="newer kit file"):
        held_kits.open_kit(ana.database, ana.kit)


def test_another_seats_kit_is_refused(office: Office, ana: Laptop) -> None:
    with pytest.raises(Refused, match="another interviewer's kit"):
        held_kits.open_kit(ana.database, office.send()["Ben"])


def test_kit_is_not_opened_where_it_was_sent_from(hiring: Hiring, office: Office) -> None:
    with pytest.raises(Refused, match="sent from this database"):
        held_kits.open_kit(hiring.database, office.send()["Ana"])


def test_interviewer_of_the_same_name_keeps_their_person(
    office: Office, new_database: NewDatabase
) -> None:
    database = new_database("ana")
    known = people.add(database, "Ana", Role.COORDINATOR)

    laptop = open_laptop(database, office.send()["Ana"])

    assert laptop.person == known


def test_two_openings_live_in_one_database(office: Office, ana: Laptop) -> None:
    kit = msgspec.structs.replace(
        office.send()["Ana"],
        opening_id="f" * 32,
        kit_id="e" * 32,
        seat_id="d" * 32,
        candidates=(),
    )

    held_kits.open_kit(ana.database, kit)

    assert len(openings.all_of_them(ana.database)) == 2


@pytest.mark.parametrize("field", ["kit_id", "seat_id", "candidates"])
def test_kit_that_contradicts_changes_nothing(office: Office, ana: Laptop, field: str) -> None:
    kit = msgspec.structs.replace(
        office.send()["Ana"], opening_id="f" * 32, kit_id="e" * 32, seat_id="d" * 32
    )
    same = {"kit_id": ana.kit.kit_id, "seat_id": ana.kit.seat_id, "candidates": kit.candidates}
    kit = msgspec.structs.replace(
        kit, **({"candidates": ()} if field != "candidates" else {}) | {field: same[field]}
    )

    with pytest.raises(Refused, match="contradicts"):
        held_kits.open_kit(ana.database, kit)

    assert len(openings.all_of_them(ana.database)) == 1


def test_nothing_is_revealed_where_one_seat_is(hiring: Hiring, ana: Laptop) -> None:
    """All of Ana's own are in, and the panel's are elsewhere: sealed, one of two."""
    ana.submit(hiring.candidates[0])

    entry = candidates.progress(ana.database, hiring.opening.id, ana.person.id)[0]

    assert (entry.submitted, entry.expected, entry.revealed) == (1, 2, False)
    assert openings.progress(ana.database)[0].expected == 4
    sheet = comparisons.sheet(ana.database, hiring.opening.id, ana.person.id)
    assert "score=4" not in repr(sheet)


def test_kit_that_came_in_a_file_is_not_changed(hiring: Hiring, ana: Laptop) -> None:
    with pytest.raises(Refused, match="only its coordinator"):
        kits.edit(ana.database, hiring.opening.id, hiring.content.removing(hiring.questions[0]))


def test_interviewer_sends_no_kits(ana: Laptop) -> None:
    boss = people.add(ana.database, "Boss", Role.COORDINATOR)
    seat = panels.seats(ana.database, OpeningId(ana.kit.opening_id))[0]

    with pytest.raises(Refused, match="came in a kit file"):
        sealing.send(
            ana.database,
            OpeningId(ana.kit.opening_id),
            {seat.id: sealed_keys.new_signing_key()},
            viewer=boss.id,
        )


def test_nothing_to_return_before_something_is_submitted(hiring: Hiring, ana: Laptop) -> None:
    ana.begin(hiring.candidates[0])

    with pytest.raises(Refused, match="nothing to return"):
        ana.give_back()


def test_nobody_returns_anothers_scorecards(hiring: Hiring, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    other = people.add(ana.database, "Other", Role.COORDINATOR)

    with pytest.raises(NotVisible):
        held_kits.scorecards_to_return(ana.database, hiring.opening.id, other.id)


def test_opening_of_ones_own_has_nothing_to_return(hiring: Hiring) -> None:
    with pytest.raises(Refused, match="did not come in a kit file"):
        held_kits.scorecards_to_return(hiring.database, hiring.opening.id, hiring.panel[0].id)


# --- The coordinator's machine -----------------------------------------------------------------


def test_scorecards_arrive_whole(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    ana.amend(card, NoScore.DECLINED)

    verdicts = office.take(ana.give_back())

    assert [(one.outcome, one.interviewer, one.candidate) for one in verdicts] == [
        (TAKEN, "Ana", "Dana Whitfield")
    ]
    there = scorecards.open_sheet(ana.database, card, ana.person.id)
    here = scorecards.open_sheet(hiring.database, card, hiring.panel[0].id)
    assert here.scorecard == there.scorecard
    assert here.ledger == there.ledger


def test_drafts_stay_with_their_author(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    ana.begin(hiring.candidates[1])

    assert len(office.take(ana.give_back())) == 1


def test_taken_scorecard_stays_sealed(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    office.take(ana.give_back())

    with pytest.raises(NotVisible):
        scorecards.open_sheet(hiring.database, card, hiring.coordinator.id)
    sheet = comparisons.sheet(hiring.database, hiring.opening.id, hiring.coordinator.id)
    assert "knelt" not in repr(sheet)
    assert "Score.FOUR" not in repr(sheet)


def test_same_file_twice_is_here_already(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    file = ana.give_back()
    office.take(file)
    before = contents(hiring.database)

    assert outcomes(office.take(file)) == [HERE]
    assert contents(hiring.database) == before


def test_returned_again_is_here_already(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])

    assert outcomes(office.take(ana.give_back(), ana.give_back())) == [TAKEN, HERE]


def test_amendment_replaces_what_is_here(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    office.take(ana.give_back())
    ana.amend(card, Score.ONE)

    assert outcomes(office.take(ana.give_back())) == [AMENDED]

    there = scorecards.open_sheet(ana.database, card, ana.person.id).scorecard
    assert scorecards.open_sheet(hiring.database, card, hiring.panel[0].id).scorecard == there
    assert there.amendments[0].before is Score.FOUR


def test_any_order_gives_the_same(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    first = ana.give_back()
    ana.amend(card, Score.ONE)
    second = ana.give_back()
    ana.amend(card, Score.TWO)
    third = ana.give_back()

    assert outcomes(office.take(second)) == [TAKEN]
    assert outcomes(office.take(third, first, second)) == [AMENDED, OLDER, HERE]

    there = scorecards.open_sheet(ana.database, card, ana.person.id).scorecard
    assert scorecards.open_sheet(hiring.database, card, hiring.panel[0].id).scorecard == there


def test_last_scorecard_reveals(hiring: Hiring, office: Office, ana: Laptop, ben: Laptop) -> None:
    dana = hiring.candidates[0]
    card = ana.submit(dana)
    ben.submit(dana)

    office.take(ana.give_back(), ben.give_back())

    assert scorecards.open_sheet(hiring.database, card, hiring.coordinator.id)


def test_only_a_coordinator_takes_in(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    arriving = office.unseal(ana.give_back())

    with pytest.raises(Refused, match="may not"):
        taking_in.take_in(hiring.database, arriving, viewer=hiring.panel[0].id)

    assert contents(hiring.database) == []


# --- What is refused ---------------------------------------------------------------------------

Change = Callable[[TravellingScorecard], TravellingScorecard]


def changed(**values: object) -> Change:
    return lambda card: msgspec.structs.replace(card, **values)


FORGERIES: dict[str, tuple[Change, str]] = {
    "another opening": (changed(opening_id="f" * 32), "another opening"),
    "another seat": (changed(seat_id="f" * 32), "another seat"),
    "another interviewer": (changed(person_id="f" * 32), "another interviewer"),
    "unknown candidate": (changed(candidate_id="f" * 32), "candidate is not here"),
    "unknown kit": (changed(kit_id="f" * 32), "kit that was not sent"),
    "another content of the kit": (changed(kit_hash="f" * 64), "kit that was not sent"),
    "a question left out": (lambda card: changed(answers=card.answers[1:])(card), "does not rate"),
    "a question unrated": (
        lambda card: changed(answers=(replace(card.answers[0], rating=None), *card.answers[1:]))(
            card
        ),
        "does not rate",
    ),
    "a fact that is not asked": (changed(fact_notes={"fact-9": "x"}), "not in its kit"),
    "a question that is not asked": (
        lambda card: changed(
            answers=(
                *card.answers,
                replace(card.answers[0], question_id=QuestionId("zz"), rating=None),
            )
        )(card),
        "not in its kit",
    ),
}


def arriving(office: Office, ana: Laptop) -> SignedScorecard:
    return office.unseal(ana.give_back())[0]


@pytest.mark.parametrize("name", FORGERIES)
def test_scorecard_that_does_not_belong_is_refused(
    hiring: Hiring, office: Office, ana: Laptop, name: str
) -> None:
    ana.submit(hiring.candidates[0])
    change, why = FORGERIES[name]
    genuine = arriving(office, ana)
    forged = replace(genuine, card=change(genuine.card), digest="f" * 64)

    verdicts = taking_in.take_in(hiring.database, [forged], viewer=hiring.coordinator.id)

    assert outcomes(verdicts) == [REFUSED]
    assert why in verdicts[0].why
    assert contents(hiring.database) == []


def test_key_that_was_not_issued_is_refused(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    genuine = arriving(office, ana)
    foreign: KeyPair = sealed_keys.new_signing_key()
    file = sealed_scorecards.seal(
        [genuine.card], opening_key=office.key.public, signing_key=foreign.private
    )

    verdicts = office.take(file)

    assert outcomes(verdicts) == [REFUSED]
    assert "not sent from here" in verdicts[0].why
    assert verdicts[0].candidate == ""
    assert contents(hiring.database) == []


def test_another_seats_key_is_refused(
    hiring: Hiring, office: Office, ana: Laptop, ben: Laptop
) -> None:
    ana.submit(hiring.candidates[0])
    genuine = arriving(office, ana)
    file = sealed_scorecards.seal(
        [genuine.card], opening_key=office.key.public, signing_key=ben.kit.signing_key
    )

    assert "another seat" in office.take(file)[0].why


def test_withdrawn_kit_brings_nothing_any_more_until_a_new_one_is_sent(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    dana, priya = hiring.candidates
    ana.submit(dana)
    before = ana.give_back()
    assert outcomes(office.take(before)) == [TAKEN]
    ana.submit(priya)
    late = ana.give_back()

    withdrawn = sealing.withdraw(
        hiring.database, hiring.opening.id, SeatId(ana.kit.seat_id), viewer=hiring.coordinator.id
    )

    assert withdrawn == 1
    kept = contents(hiring.database)
    assert outcomes(office.take(before)) == [HERE]  # what came before stays
    verdicts = office.take(late)
    assert set(outcomes(verdicts)) == {REFUSED}
    assert "withdrawn" in verdicts[-1].why
    assert verdicts[-1].interviewer == "Ana"
    assert contents(hiring.database) == kept
    log = audit.newest(hiring.database, hiring.coordinator.id)
    gone = next(one for one in log if one.entry.event == "kit_withdrawn")
    assert (gone.person, gone.subject, gone.detail) == ("Cora", "seat of Ana", "1")

    newer = office.send()["Ana"]
    held_kits.open_kit(ana.database, newer)
    assert TAKEN in outcomes(office.take(ana.give_back()))
    assert set(outcomes(office.take(late))) <= {HERE, REFUSED}


def test_only_a_coordinator_withdraws_and_only_what_is_out(hiring: Hiring, ana: Laptop) -> None:
    database, opening, cora = hiring.database, hiring.opening.id, hiring.coordinator.id
    seat = SeatId(ana.kit.seat_id)
    with pytest.raises(Refused):
        sealing.withdraw(database, opening, seat, viewer=hiring.panel[0].id)
    with pytest.raises(Refused, match="No kit file"):
        sealing.withdraw(database, OpeningId("another"), seat, viewer=cora)
    sealing.withdraw(database, opening, seat, viewer=cora)

    with pytest.raises(Refused, match="No kit file"):
        sealing.withdraw(database, opening, seat, viewer=cora)
    files = sealing.sent_files(database, opening)
    assert (files[seat].sent, files[seat].is_out) == (
        1,
        False,
    )
    assert [one.is_out for one in files.values()].count(True) == 1


def test_swapped_candidate_is_refused(hiring: Hiring, office: Office, ana: Laptop) -> None:
    """Ana cannot rate Priya with the scorecard that is Dana's."""
    dana, priya = hiring.candidates
    ana.submit(dana)
    office.take(ana.give_back())
    genuine = arriving(office, ana)
    swapped = msgspec.structs.replace(
        genuine.card, candidate_id=priya.id, sequence=genuine.card.sequence + 1
    )

    verdicts = taking_in.take_in(
        hiring.database,
        [replace(genuine, card=swapped, digest="f" * 64)],
        viewer=hiring.coordinator.id,
    )

    assert outcomes(verdicts) == [REFUSED]


def test_number_used_twice_is_refused(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    first = arriving(office, ana)
    taking_in.take_in(hiring.database, [first], viewer=hiring.coordinator.id)
    ana.amend(card, Score.ONE)
    second = arriving(office, ana)
    same_number = msgspec.structs.replace(second.card, sequence=first.card.sequence)
    older_number = msgspec.structs.replace(second.card, sequence=first.card.sequence - 1)

    verdicts = taking_in.take_in(
        hiring.database,
        [
            replace(second, card=same_number),
            replace(second, card=older_number, digest="e" * 64),
        ],
        viewer=hiring.coordinator.id,
    )

    assert outcomes(verdicts) == [REFUSED, REFUSED]
    assert not hiring.read(card, hiring.panel[0]).amendments


def test_history_is_not_rewritten(hiring: Hiring, office: Office, ana: Laptop) -> None:
    card = ana.submit(hiring.candidates[0])
    ana.amend(card, Score.TWO)
    first = arriving(office, ana)
    taking_in.take_in(hiring.database, [first], viewer=hiring.coordinator.id)
    before = contents(hiring.database)
    other_start = msgspec.structs.replace(
        first.card, recommendation="no", sequence=first.card.sequence + 1
    )
    other_reason = msgspec.structs.replace(
        first.card,
        amendments=(replace(first.card.amendments[0], reason="another"),),
        sequence=first.card.sequence + 2,
    )

    verdicts = taking_in.take_in(
        hiring.database,
        [
            replace(first, card=other_start, digest="e" * 64),
            replace(first, card=other_reason, digest="d" * 64),
        ],
        viewer=hiring.coordinator.id,
    )

    assert outcomes(verdicts) == [REFUSED, REFUSED]
    assert contents(hiring.database) == before


def test_draft_on_the_coordinators_machine_is_not_overwritten(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    hiring.fill(hiring.candidates[0], hiring.panel[0], Score.TWO, "begun here")
    ana.submit(hiring.candidates[0])
    before = contents(hiring.database)

    verdicts = office.take(ana.give_back())

    assert outcomes(verdicts) == [REFUSED]
    assert "draft" in verdicts[0].why
    assert contents(hiring.database) == before


def test_scorecard_written_on_both_machines_is_refused(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0], Score.TWO)
    ana.submit(hiring.candidates[0])

    assert outcomes(office.take(ana.give_back())) == [REFUSED]


def test_other_version_of_the_kit_is_refused(hiring: Hiring, office: Office, ana: Laptop) -> None:
    dana = hiring.candidates[0]
    ana.submit(dana)
    kits.edit(hiring.database, hiring.opening.id, hiring.content.removing(hiring.questions[0]))
    kits.freeze(hiring.database, hiring.opening.id)
    hiring.begin(dana, hiring.panel[1])

    verdicts = office.take(ana.give_back())

    assert outcomes(verdicts) == [REFUSED]
    assert "another version" in verdicts[0].why


def test_candidates_on_an_older_version_are_left_out(hiring: Hiring, office: Office) -> None:
    hiring.begin(hiring.candidates[0], hiring.panel[1])
    kits.edit(hiring.database, hiring.opening.id, hiring.content.removing(hiring.questions[0]))
    kits.freeze(hiring.database, hiring.opening.id)

    kit = office.send()["Ana"]

    assert [one.name for one in kit.candidates] == ["Priya Nair"]


def test_whoever_is_kept_away_gets_and_gives_nothing(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    dana, person = hiring.candidates[0], hiring.panel[0]
    ana.submit(dana)
    with hiring.database.write() as session:
        session.add(
            ConflictRow(
                candidate_id=dana.id,
                person_id=person.id,
                kind="interest",
                marked_by=None,
                marked_at=MONDAY,
            )
        )

    verdicts = office.take(ana.give_back())

    assert outcomes(verdicts) == [REFUSED]
    assert "kept away" in verdicts[0].why
    assert [one.name for one in office.send()["Ana"].candidates] == ["Priya Nair"]


def test_removed_candidate_is_refused_and_the_others_are_taken(
    hiring: Hiring, office: Office, ana: Laptop
) -> None:
    dana, priya = hiring.candidates
    ana.submit(dana)
    ana.submit(priya)
    candidates.remove(hiring.database, dana.id)

    assert outcomes(office.take(ana.give_back())) == [REFUSED, TAKEN]


def test_key_of_another_opening_is_refused(hiring: Hiring, office: Office, ana: Laptop) -> None:
    ana.submit(hiring.candidates[0])
    other = openings.create(hiring.database, hiring.opening.facts)
    key = sealed_keys.new_opening_key()
    sealing.keep_key(
        hiring.database,
        other.id,
        key_id=sealed_keys.key_id(key.public),
        public=key.public,
        locked=None,
        viewer=hiring.coordinator.id,
    )
    genuine = arriving(office, ana)
    file = sealed_scorecards.seal(
        [genuine.card], opening_key=key.public, signing_key=ana.kit.signing_key
    )
    cards = sealed_scorecards.unseal(file, opening_key=key.private)

    verdicts = taking_in.take_in(hiring.database, cards, viewer=hiring.coordinator.id)

    assert "another opening" in verdicts[0].why


def test_interviewers_database_that_was_restored_still_returns(
    hiring: Hiring, office: Office, ana: Laptop, tmp_path: Path
) -> None:
    """A backup forgets which numbers were used; the clock keeps new ones above them."""
    from hireapp.store import backup

    copy = tmp_path / "restored.db"
    backup.copy_to(ana.database.path, copy)
    ana.submit(hiring.candidates[0])
    office.take(ana.give_back())
    clock = SteppingClock()
    clock.moment = MONDAY.replace(year=2027)
    restored = Database.open(copy, clock=clock, ids=counting_ids(start=77_000))
    again = replace(ana, database=restored)
    again.submit(hiring.candidates[1])

    assert outcomes(office.take(again.give_back())) == [TAKEN]
    restored.close()
