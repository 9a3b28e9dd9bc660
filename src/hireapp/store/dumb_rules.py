"""Use cases on the dumb-rules register: noting, grouping, deciding, and who sees what of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy import delete as sql_delete
from sqlalchemy import select
from sqlalchemy.orm import Session

from hireapp.domain import dumb_rules as rules
from hireapp.domain.changes import RulesChanged
from hireapp.domain.dumb_rules import (
    DumbRule,
    Fate,
    Origin,
    RuleFacts,
    Sight,
    Source,
    Verdict,
)
from hireapp.domain.ids import CandidateId, OpeningId, PersonId, RuleId
from hireapp.domain.people import Person
from hireapp.domain.text import sort_key
from hireapp.errors import NotVisible, Refused
from hireapp.i18n import tr
from hireapp.store.database import Database
from hireapp.store.rows import candidate_of, missing, person_of
from hireapp.store.standing import Panorama, look_over
from hireapp.store.tables import (
    CandidateRow,
    ConflictRow,
    DumbRuleRow,
    OpeningRow,
    PersonRow,
    SeatRow,
)

KEPT_FOR = timedelta(days=30)
"""A deletion can be undone at least this long."""


# --- Reading ---------------------------------------------------------------------------------


def register(database: Database, viewer: PersonId) -> tuple[DumbRule, ...]:
    """Every rule that the viewer may see, each as they may see it, what waits first."""
    with database.read() as session:
        found = _visible(session, viewer, _live(session))
    return rules.in_order(found, database.now().astimezone().date())


def named_by(
    database: Database, candidate_id: CandidateId, viewer: PersonId
) -> tuple[DumbRule, ...]:
    """The rules of ours that a candidate named, by wording; for their dossier and the welcome.

    Only what the viewer may know to be the candidate's: before the reveal one's own alone.
    """
    with database.read() as session:
        candidate_of(session, candidate_id)
        rows = [one for one in _live(session) if one.candidate_id == candidate_id]
        found = _visible(session, viewer, rows)
    linked = [one for one in found if one.source is not None]
    return tuple(sorted(linked, key=lambda one: sort_key(one.rule)))


def sources(database: Database, viewer: PersonId) -> tuple[Source, ...]:
    """The candidates whom the viewer meets, by name: where a rule may have been named."""
    with database.read() as session:
        found = [_source(candidate, opening) for candidate, opening in _met_by(session, viewer)]
    return tuple(sorted(found, key=lambda one: sort_key(one.candidate)))


def names_to_hide(database: Database) -> tuple[str, ...]:
    """The name of every candidate and of everybody who works here, for an export without them."""
    with database.read() as session:
        names = [
            *session.scalars(select(CandidateRow.name)),
            *session.scalars(select(PersonRow.name)),
        ]
    return tuple(sorted(set(names), key=sort_key))


# --- Writing ---------------------------------------------------------------------------------


def note(database: Database, facts: RuleFacts, *, viewer: PersonId) -> RuleId:
    """Keep a rule.

    Raises:
        Refused: when it has no words, too many, or the viewer does not meet the candidate.
    """
    clean = rules.checked_facts(facts)
    with database.write(RulesChanged()) as session:
        person_of(session, viewer)
        _check_meets(session, clean.candidate_id, viewer)
        _forget_old(session, database)
        row = DumbRuleRow(
            id=database.new_id(),
            theme="",
            person_id=viewer,
            noted_at=database.now(),
            leader="",
            reason="",
        )
        _fill(row, clean)
        session.add(row)
        return RuleId(row.id)


def edit(database: Database, rule_id: RuleId, facts: RuleFacts, *, viewer: PersonId) -> RuleFacts:
    """Put other words in place of a rule's, and give the ones before.

    Only who noted it can say in whose interview it was named; for others that link stays.

    Raises:
        Refused: when it is neither the viewer's own and undecided, nor are they on the committee.
    """
    clean = rules.checked_facts(facts)
    with database.write(RulesChanged()) as session:
        row = _editable(session, rule_id, viewer)
        before = _facts(row)
        if row.person_id == viewer:
            if clean.candidate_id != row.candidate_id:
                _check_meets(session, clean.candidate_id, viewer)
        elif clean.origin is Origin.CANDIDATE:
            clean = RuleFacts(
                rule=clean.rule,
                harm=clean.harm,
                origin=clean.origin,
                candidate_id=before.candidate_id,
            )
        _fill(row, clean)
        return before


def group(
    database: Database, themes: Mapping[RuleId, str], *, viewer: PersonId
) -> Mapping[RuleId, str]:
    """Put rules into groups (an empty name takes them out), and give the groups before.

    Raises:
        Refused: when the viewer is not on the committee.
    """
    clean = {rule_id: rules.checked_theme(theme) for rule_id, theme in themes.items()}
    with database.write(RulesChanged()) as session:
        rules.check_may_work_through(person_of(session, viewer).role)
        before = {}
        for rule_id, theme in clean.items():
            row = _seen(session, rule_id, viewer)
            before[rule_id], row.theme = row.theme, theme
        return before


def decide(
    database: Database, verdicts: Mapping[RuleId, Verdict | None], *, viewer: PersonId
) -> Mapping[RuleId, Verdict | None]:
    """Decide on rules (None takes a decision back), and give what was decided before.

    Raises:
        Refused: when the viewer is not on the committee, something is missing in a decision, or
            a rule is done already.
    """
    clean = {key: rules.checked_verdict(one) if one else None for key, one in verdicts.items()}
    with database.write(RulesChanged()) as session:
        rules.check_may_work_through(person_of(session, viewer).role)
        before = {}
        for rule_id, verdict in clean.items():
            row = _seen(session, rule_id, viewer)
            if row.done_at is not None:
                raise Refused(
                    tr("This is done already."), tr("Mark it as not done to decide again.")
                )
            before[rule_id] = _verdict(row)
            _keep_verdict(row, verdict)
            row.decided_at = database.now() if verdict else None
        return before


def mark_done(
    database: Database, rule_ids: Iterable[RuleId], *, done: bool, viewer: PersonId
) -> None:
    """Say that rules are trashed or changed as decided, or that they are not.

    Raises:
        Refused: when the viewer is not on the committee, or nothing was decided that can be done.
    """
    with database.write(RulesChanged()) as session:
        rules.check_may_work_through(person_of(session, viewer).role)
        for rule_id in rule_ids:
            row = _seen(session, rule_id, viewer)
            if row.fate not in {Fate.TRASH, Fate.CHANGE}:
                raise Refused(
                    tr("There is nothing to be done yet."),
                    tr("Decide first to trash or to change the rule."),
                )
            row.done_at = database.now() if done else None


def remove(database: Database, rule_id: RuleId, *, viewer: PersonId) -> None:
    """Take a rule out of the register; `restore` brings it back.

    Raises:
        Refused: as for `edit`.
    """
    with database.write(RulesChanged()) as session:
        _editable(session, rule_id, viewer).deleted_at = database.now()


def restore(database: Database, rule_id: RuleId, *, viewer: PersonId) -> None:
    """Bring a removed rule back.

    Raises:
        Refused: as for `edit`.
    """
    with database.write(RulesChanged()) as session:
        _editable(session, rule_id, viewer, removed=True).deleted_at = None


# --- Helpers ---------------------------------------------------------------------------------


def _live(session: Session) -> list[DumbRuleRow]:
    return list(session.scalars(select(DumbRuleRow).where(DumbRuleRow.deleted_at.is_(None))))


class _Reader:
    """Says how much of each rule one viewer sees."""

    def __init__(self, session: Session, viewer: PersonId) -> None:
        self._session = session
        self._viewer = viewer
        self._panoramas: dict[str, Panorama] = {}

    def sight(self, row: DumbRuleRow) -> Sight:
        standing = None
        if row.candidate_id is not None:
            opening_id = candidate_of(self._session, CandidateId(row.candidate_id)).opening_id
            standing = self._panorama(opening_id).standing(CandidateId(row.candidate_id))
        own = row.person_id == self._viewer
        return rules.sight_of(Origin(row.origin), own=own, standing=standing)

    def _panorama(self, opening_id: str) -> Panorama:
        if opening_id not in self._panoramas:
            found = look_over(self._session, OpeningId(opening_id), self._viewer)
            self._panoramas[opening_id] = found
        return self._panoramas[opening_id]


def _visible(session: Session, viewer: PersonId, rows: list[DumbRuleRow]) -> list[DumbRule]:
    reader = _Reader(session, viewer)
    sights = [(row, reader.sight(row)) for row in rows]
    return [
        _to_rule(session, row, viewer, whole=sight is Sight.WHOLE)
        for row, sight in sights
        if sight is not Sight.NOTHING
    ]


def _to_rule(session: Session, row: DumbRuleRow, viewer: PersonId, *, whole: bool) -> DumbRule:
    source = None
    if whole and row.candidate_id is not None:
        candidate = candidate_of(session, CandidateId(row.candidate_id))
        source = _source(candidate, session.get_one(OpeningRow, candidate.opening_id))
    return DumbRule(
        id=RuleId(row.id),
        rule=row.rule,
        harm=row.harm,
        origin=Origin(row.origin),
        theme=row.theme,
        own=row.person_id == viewer,
        source=source,
        noted_by=person_of(session, PersonId(row.person_id)).name if whole else None,
        noted_at=row.noted_at if whole else None,
        verdict=_verdict(row),
        decided_at=row.decided_at,
        done_at=row.done_at,
    )


def _source(candidate: CandidateRow, opening: OpeningRow) -> Source:
    return Source(CandidateId(candidate.id), candidate.name, OpeningId(opening.id), opening.title)


def _met_by(session: Session, viewer: PersonId) -> list[tuple[CandidateRow, OpeningRow]]:
    kept = select(ConflictRow.candidate_id).where(ConflictRow.person_id == viewer)
    rows = session.execute(
        select(CandidateRow, OpeningRow)
        .join(OpeningRow, OpeningRow.id == CandidateRow.opening_id)
        .join(SeatRow, SeatRow.opening_id == OpeningRow.id)
        .where(SeatRow.person_id == viewer, CandidateRow.id.not_in(kept))
    )
    return [(candidate, opening) for candidate, opening in rows]


def _check_meets(session: Session, candidate_id: CandidateId | None, viewer: PersonId) -> None:
    known = {candidate.id for candidate, _ in _met_by(session, viewer)}
    if candidate_id is not None and candidate_id not in known:
        raise NotVisible(
            tr("You have no seat on this candidate's panel."),
            tr("Note the rule without the interview."),
        )


def _seen(
    session: Session, rule_id: RuleId, viewer: PersonId, *, removed: bool = False
) -> DumbRuleRow:
    """A rule that the viewer sees at all."""
    row = session.get(DumbRuleRow, rule_id)
    if row is None or (row.deleted_at is not None) is not removed:
        missing()
    if _Reader(session, viewer).sight(row) is Sight.NOTHING:
        missing()
    return row


def _editable(
    session: Session, rule_id: RuleId, viewer: PersonId, *, removed: bool = False
) -> DumbRuleRow:
    row = _seen(session, rule_id, viewer, removed=removed)
    person: Person = person_of(session, viewer)
    if row.person_id != viewer or row.fate is not None:
        rules.check_may_work_through(person.role)
    return row


def _facts(row: DumbRuleRow) -> RuleFacts:
    return RuleFacts(
        rule=row.rule,
        harm=row.harm,
        origin=Origin(row.origin),
        candidate_id=CandidateId(row.candidate_id) if row.candidate_id else None,
    )


def _fill(row: DumbRuleRow, facts: RuleFacts) -> None:
    row.rule, row.harm, row.origin = facts.rule, facts.harm, facts.origin
    row.candidate_id = facts.candidate_id


def _verdict(row: DumbRuleRow) -> Verdict | None:
    if row.fate is None:
        return None
    return Verdict(fate=Fate(row.fate), leader=row.leader, due=row.due, reason=row.reason)


def _keep_verdict(row: DumbRuleRow, verdict: Verdict | None) -> None:
    row.fate = verdict.fate if verdict else None
    row.leader = verdict.leader if verdict else ""
    row.due = verdict.due if verdict else None
    row.reason = verdict.reason if verdict else ""


def _forget_old(session: Session, database: Database) -> None:
    session.execute(
        sql_delete(DumbRuleRow).where(DumbRuleRow.deleted_at < database.now() - KEPT_FOR)
    )
