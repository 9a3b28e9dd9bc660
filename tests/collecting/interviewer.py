"""One interviewer in a process of their own: opens a kit, interviews, returns, amends, returns.

python -m tests.collecting.interviewer DATABASE KIT PASSPHRASE FOLDER SEED
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from hireapp.collecting import kits
from hireapp.collecting.scorecards import give_back
from hireapp.domain.ids import OpeningId, PersonId, ScorecardId
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.domain.travelling import TravellingKit
from hireapp.store import candidates, held_kits, scorecards
from hireapp.store.database import Database

Plan = dict[str, tuple[list[Rating], Reaction, Recommendation]]


def plan(kit_questions: int, names: list[str], seed: int) -> Plan:
    """What this interviewer gives everybody: the same for the same seed, on any machine."""
    chance = Random(seed)
    points: list[Rating] = [*Score, NoScore.NOT_ASKED, NoScore.NO_EVIDENCE]
    return {
        name: (
            [chance.choice(points) for _ in range(kit_questions)],
            chance.choice(list(Reaction)),
            chance.choice(list(Recommendation)),
        )
        for name in sorted(names)
    }


def amendments(planned: Plan, seed: int) -> dict[str, Rating]:
    """Whose first rating is changed afterwards, and to what."""
    chance = Random(-seed)
    names = chance.sample(sorted(planned), k=len(planned) // 2)
    return {name: Score.ONE if planned[name][0][0] != Score.ONE else Score.FIVE for name in names}


def interview(
    database: Database, opening_id: OpeningId, me: PersonId, seed: int
) -> dict[str, ScorecardId]:
    """Meet everybody."""
    entries = candidates.progress(database, opening_id, me)
    found: dict[str, ScorecardId] = {}
    for entry in entries:
        card = scorecards.begin(database, entry.candidate.id, me)
        found[entry.candidate.name] = card
    names = list(found)
    first = scorecards.open_sheet(database, found[names[0]], me)
    questions = first.kit.content.question_ids
    for name, (ratings, reaction, recommendation) in plan(len(questions), names, seed).items():
        card = found[name]
        for question, rating in zip(questions, ratings, strict=True):
            scorecards.rate(database, card, question, rating, viewer=me)
            words = f"{name} of {seed}: “Ça va, 世界.”"
            scorecards.write_evidence(database, card, question, words, viewer=me)
        scorecards.note_reaction(database, card, reaction, "why", viewer=me)
        scorecards.submit(database, card, recommendation, viewer=me)
    return found


def amend(database: Database, cards: dict[str, ScorecardId], me: PersonId, seed: int) -> None:
    """Change some ratings after submitting."""
    sheet = scorecards.open_sheet(database, next(iter(cards.values())), me)
    questions = sheet.kit.content.question_ids
    changes = amendments(plan(len(questions), list(cards), seed), seed)
    for name, rating in changes.items():
        scorecards.amend(database, cards[name], questions[0], rating, "misheard", viewer=me)


def work(database: Database, kit: TravellingKit, folder: Path, seed: int) -> None:
    opened = held_kits.open_kit(database, kit)
    me, opening = opened.person.id, opened.opening_id
    cards = interview(database, opening, me, seed)
    give_back(database, opening, folder, viewer=me)
    amend(database, cards, me, seed)
    give_back(database, opening, folder, viewer=me)


def main() -> None:
    path, kit, words, folder, seed = sys.argv[1:]
    database = Database.open(Path(path))
    work(database, kits.unlock(Path(kit), words), Path(folder), int(seed))
    database.close()


if __name__ == "__main__":
    main()
