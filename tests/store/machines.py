"""Several machines that share no server: files go between them as bytes, as by mail."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.ids import CandidateId, OpeningId, PersonId, QuestionId, ScorecardId, SeatId
from hireapp.domain.people import Candidate, Person
from hireapp.domain.scorecards import Rating, Reaction, Recommendation, Score
from hireapp.domain.taking_in import Verdict
from hireapp.domain.travelling import KeyPair, SignedScorecard, TravellingKit
from hireapp.exchange import sealed_keys, sealed_scorecards
from hireapp.store import held_kits, panels, scorecards, sealing, taking_in
from hireapp.store.database import Database
from tests.conftest import Hiring


@dataclass
class Office:
    """The coordinator's machine."""

    hiring: Hiring
    key: KeyPair

    def send(self) -> dict[str, TravellingKit]:
        """A kit for each seat, by the interviewer's name."""
        database, opening = self.hiring.database, self.hiring.opening
        seats = panels.seats(database, opening.id)
        keys: dict[SeatId, KeyPair] = {one.id: sealed_keys.new_signing_key() for one in seats}
        sent = sealing.send(database, opening.id, keys, viewer=self.hiring.coordinator.id)
        return {one.person.name: one.kit for one in sent}

    def unseal(self, file: bytes) -> tuple[SignedScorecard, ...]:
        return sealed_scorecards.unseal(file, opening_key=self.key.private)

    def take(self, *files: bytes) -> tuple[Verdict, ...]:
        arriving = [card for file in files for card in self.unseal(file)]
        return taking_in.take_in(self.hiring.database, arriving, viewer=self.hiring.coordinator.id)


@dataclass
class Laptop:
    """An interviewer's machine."""

    database: Database
    person: Person
    kit: TravellingKit

    def begin(self, candidate: Candidate) -> ScorecardId:
        return scorecards.begin(self.database, CandidateId(candidate.id), self.person.id)

    def submit(
        self,
        candidate: Candidate,
        rating: Rating = Score.FOUR,
        evidence: str = "“I knelt down to her.”",
    ) -> ScorecardId:
        card, me = self.begin(candidate), self.person.id
        for question in self.questions:
            scorecards.rate(self.database, card, question, rating, viewer=me)
            scorecards.write_evidence(self.database, card, question, evidence, viewer=me)
        scorecards.note_reaction(self.database, card, Reaction.WARM, "a smile", viewer=me)
        scorecards.submit(self.database, card, Recommendation.YES, viewer=me)
        return card

    def amend(self, card: ScorecardId, rating: Rating, reason: str = "misheard") -> None:
        question = self.questions[0]
        scorecards.amend(
            self.database, card, question, rating, reason, viewer=PersonId(self.person.id)
        )

    @property
    def questions(self) -> tuple[QuestionId, ...]:
        return self.kit.content.question_ids

    def give_back(self) -> bytes:
        """A scorecards file."""
        ready = held_kits.scorecards_to_return(
            self.database, OpeningId(self.kit.opening_id), self.person.id
        )
        return sealed_scorecards.seal(
            ready.cards, opening_key=ready.opening_key, signing_key=ready.signing_key
        )


def open_office(hiring: Hiring) -> Office:
    key = sealed_keys.new_opening_key()
    sealing.keep_key(
        hiring.database,
        hiring.opening.id,
        key_id=sealed_keys.key_id(key.public),
        public=key.public,
        locked=None,
        viewer=hiring.coordinator.id,
    )
    return Office(hiring, key)


def open_laptop(database: Database, kit: TravellingKit) -> Laptop:
    opened = held_kits.open_kit(database, kit)
    return Laptop(database, opened.person, kit)
