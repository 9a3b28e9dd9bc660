"""Papers made in memory, as the store makes them: everything that a form can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.domain.attitudes import Attitude
from hireapp.domain.comparison import Entry, SeenScorecard, SheetFacts
from hireapp.domain.debrief import Consensus, Debrief, DebriefItem, Voice
from hireapp.domain.decisions import Decision, DecisionFacts, Outcome
from hireapp.domain.dumb_rules import DumbRule, Fate, Origin, Source, Verdict
from hireapp.domain.ids import (
    AttitudeId,
    CandidateId,
    InterviewId,
    KitId,
    PersonId,
    QuestionId,
    RuleId,
    ScorecardId,
    SeatId,
)
from hireapp.domain.kits import Fact, Kit, KitContent, KitQuestion, Script
from hireapp.domain.ledger import Arrangement
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.panel_means import compare
from hireapp.domain.papers import CandidatePapers, FormName, Papers, Subject
from hireapp.domain.people import Candidate, Interview, Person, Role, Seat
from hireapp.domain.questions import Probe, Question, QuestionKind, Reactions, Stage
from hireapp.domain.scorecards import (
    Amendment,
    Answer,
    NoScore,
    PaperMark,
    Rating,
    Reaction,
    Recommendation,
    Score,
    Scorecard,
    ScorecardState,
)
from hireapp.domain.text import LINE_LIMIT
from hireapp.paper.forms import FORMS, subjects

from .builders import ATTITUDES, HOSTILE_NAMES, OPENING, PANEL, SHIPPED

MOMENT = datetime(2026, 11, 21, 16, 40, tzinfo=UTC)
FOURTEEN = (*SHIPPED, "Sees the whole", "Keeps calm")


@dataclass(frozen=True)
class Recipe:
    """What papers are made of: `long` makes texts long, `longest` as long as the app lets them."""

    names: tuple[str, ...] = ("Maya Okafor", "Tomás Rivera", "Olga Petrova")
    panel: tuple[str, ...] = PANEL
    attitudes: tuple[str, ...] = ATTITUDES
    title: str = "Guest Experience Host"
    purpose: str = "make every guest leave happier than they came"
    long: bool = False
    longest: bool = False
    sealed: bool = False

    def text(self, what: str, length: int) -> str:
        """A text that nothing else has; `length` characters long where texts are long."""
        length = max(length, LINE_LIMIT) if self.longest else length
        if not self.long:
            return f"{what}, told in a few words."
        words = f"{what} and so on, at some length, "
        return (words * (length // len(words) + 1))[:length].strip()


RECIPES = {
    "example": Recipe(),
    "one candidate": Recipe(names=("Maya Okafor",), attitudes=ATTITUDES[:1], panel=PANEL[:1]),
    "sixty candidates": Recipe(
        names=tuple(f"Candidate {number:02}" for number in range(60)), attitudes=ATTITUDES[:3]
    ),
    "fourteen attitudes": Recipe(attitudes=FOURTEEN, panel=tuple(f"Ann {n} Lee" for n in range(9))),
    "extreme text": Recipe(
        names=HOSTILE_NAMES[:4],
        panel=("Dana <font size=99>", "ليلى", "X" * 300, "Priyanka " * 30),
        attitudes=("Loves humans", "同理心", "x" * 300, "a b " * 70, *FOURTEEN[4:]),
        title="Host <b>of</b> everything & " + "überlang " * 28,
        purpose="Purpose & <i>more</i> " + "make every guest leave happier " * 60,
        long=True,
    ),
}


LONGEST = Recipe(
    names=("Maya " * 60, "Tomás Rivera"),
    panel=tuple(f"Priyanka {n} " * 25 for n in range(12)),
    attitudes=("Loves humans " * 20, "同理心" * 90),
    title="überlang " * 33,
    purpose="make every guest leave happier " * 60,
    long=True,
    longest=True,
)
"""As long as the app lets texts be, for a panel of twelve."""
NOBODY = Recipe(names=(), panel=())
"""An opening with a kit and nothing else."""


@cache
def papers_of(recipe: Recipe) -> Papers:
    """The papers that a recipe makes, as a coordinator sees them after the reveal."""
    panel = tuple(
        Seat(SeatId(f"s{n}"), OPENING, Person(PersonId(f"p{n}"), name, Role.INTERVIEWER))
        for n, name in enumerate(recipe.panel)
    )
    facts = OpeningFacts(
        title=recipe.title,
        purpose=recipe.purpose,
        authority=recipe.text("Authority up to £50", 2000),
        authority_limits=recipe.text("It ends at the law", 2000),
        aptitudes=tuple(recipe.text(f"Aptitude {n}", 300) for n in range(4)),
    )
    kit = Kit(KitId("k3"), OPENING, 3, MOMENT, _content(recipe))
    opening = Opening(OPENING, facts)
    found = tuple(
        _candidate(recipe, kit, panel, name, place) for place, name in enumerate(recipe.names)
    )
    sheet = compare(
        SheetFacts(opening, tuple(one.person for one in panel), (MOMENT.date(),), MOMENT),
        [_entry(recipe, kit, panel, one) for one in found],
        may_see_lean=lambda _: True,
    )
    return Papers(
        opening=opening,
        kit=kit,
        viewer=Person(PersonId("cora"), "Cora Coordinator", Role.COORDINATOR),
        as_of=MOMENT,
        panel=panel,
        candidates=found,
        comparison=with_statistics(sheet),
        audit_head="128 · 9f31 c07a 55d2 0b1e",
    )


def subject_of(name: FormName, recipe: Recipe) -> Subject:
    """The first subject for which a form has something to print."""
    found = subjects(name, papers_of(recipe))
    return next(one for one in found if not FORMS[name].lack(one))


def _content(recipe: Recipe) -> KitContent:
    opener = Question(
        id="opener",
        attitude="a0",
        kind=QuestionKind.OPENER,
        prompt="Do you love humans?",
        minutes=3,
        probes=(Probe(Stage.ANY, recipe.text("Tell me about one", 400)),),
        reactions=Reactions(
            flat=recipe.text("Nothing moved", 200),
            warm=recipe.text("I liked hearing it", 200),
            goose_bumps=recipe.text("A shiver", 200),
        ),
    )
    return KitContent(
        opener=opener,
        questions=tuple(
            KitQuestion(
                question=_question(recipe, n),
                attitude=_attitude(recipe, n, name),
                transition=recipe.text(f"Now something else {n}", 500) if n % 2 else "",
            )
            for n, name in enumerate(recipe.attitudes)
        ),
        welcome=Script(text=recipe.text("We are glad that you came", 3000), minutes=2),
        closing=Script(text=recipe.text("We call you on Friday", 3000), minutes=3),
        facts=(Fact(id="fact-1", text=recipe.text("Notice period", 500)),),
    )


def _question(recipe: Recipe, n: int) -> Question:
    return Question(
        id=f"q{n}",
        attitude=f"a{n}",
        kind=QuestionKind.BEHAVIOURAL,
        prompt=recipe.text(f"Tell me about time number {n}", 1500),
        minutes=5,
        probes=tuple(Probe(stage, recipe.text(f"Probe {n} {stage.value}", 250)) for stage in Stage),
        listen_for=tuple(recipe.text(f"Sign {n}.{k} of it", 200) for k in range(3)),
        warning_signs=tuple(recipe.text(f"Warning {n}.{k} of it", 200) for k in range(3)),
        anchors={str(k): recipe.text(f"Anchor {n}.{k} behaviour", 300) for k in range(1, 6)},
    )


def _attitude(recipe: Recipe, n: int, name: str) -> Attitude:
    return Attitude(
        id=f"a{n}",
        name=name,
        definition=recipe.text(f"Definition {n}", 600),
        why="w",
        synthetic="s",
        genuine="g",
        super="u",
    )


def _candidate(
    recipe: Recipe, kit: Kit, panel: Sequence[Seat], name: str, place: int
) -> CandidatePapers:
    candidate = Candidate(CandidateId(f"{place:032x}"), OPENING, name)
    cards = {seat.id: _card(recipe, kit, candidate, n, place) for n, seat in enumerate(panel)}
    meeting = Interview(
        InterviewId(f"i{place}"),
        candidate.id,
        MOMENT - timedelta(days=3, hours=place),
        45,
        recipe.text("Harbour room", 300),
    )
    if recipe.sealed:
        return CandidatePapers(candidate=candidate, kit=kit, interviews=(meeting,))
    decisions = _decisions(recipe, candidate, panel, place)
    return CandidatePapers(
        candidate=candidate,
        kit=kit,
        interviews=(meeting,),
        scorecards=cards,
        fact_notes={
            seat.id: {"fact-1": recipe.text(f"Two months, told to {seat.id}", 900)}
            for seat in panel[:1]
        },
        debrief=_debrief(recipe, kit, panel, candidate, cards),
        decisions=decisions,
        keep_until=date(2027, 11, 21) if decisions else None,
        arrangement=Arrangement(candidate.id, 15, recipe.text("Large print", 500)),
        rules=_rules(recipe, candidate) if place == 0 else (),
    )


def _card(recipe: Recipe, kit: Kit, candidate: Candidate, seat: int, place: int) -> Scorecard:
    answers = {}
    for n, asked in enumerate(kit.content.questions):
        rating: Rating = Score((place * 7 + n * 3 + seat) % 5 + 1)
        if (n + seat) % 9 == 8:
            rating = tuple(NoScore)[n % 3]
        length = 20_000 if (n, seat) == (0, 0) else 250
        evidence = recipe.text(f"Evidence {n} of seat {seat}", length)
        answers[asked.id] = Answer(asked.id, rating, "" if n % 5 == 4 else evidence)
    first = kit.content.questions[0].id
    changed = Amendment(
        1, first, Score.TWO, Score.THREE, recipe.text("Heard it again", 900), MOMENT
    )
    return Scorecard(
        id=ScorecardId(f"c{place}-{seat}"),
        candidate_id=candidate.id,
        seat_id=SeatId(f"s{seat}"),
        kit_id=kit.id,
        state=ScorecardState.SUBMITTED,
        answers=answers,
        reaction_noted=True,
        reaction=tuple(Reaction)[(place + seat) % 3],
        reaction_reason=recipe.text(f"Felt at {seat}", 900),
        recommendation=tuple(Recommendation)[(place + seat) % 5],
        submitted_at=MOMENT,
        amendments=(changed,) if seat == 0 else (),
        paper=PaperMark(recipe.panel[-1], MOMENT, recipe.panel[0]) if seat == 0 else None,
    )


def _debrief(
    recipe: Recipe,
    kit: Kit,
    panel: Sequence[Seat],
    candidate: Candidate,
    cards: dict[SeatId, Scorecard],
) -> Debrief:
    items = []
    for n, asked in enumerate(kit.content.questions):
        voices = []
        for seat in panel:
            answer = cards[seat.id].answer(asked.id)
            first = next(
                (a.before for a in cards[seat.id].amendments if a.question_id == asked.id),
                answer.rating,
            )
            voices.append(
                Voice(
                    seat.person,
                    answer.rating,
                    answer.evidence,
                    first,
                    cards[seat.id].paper,
                    signs=asked.question.listen_for[:2],
                    warnings=asked.question.warning_signs[:1] if seat is panel[0] else (),
                )
            )
        reason = recipe.text(f"Agreed because {n}", 2000 if n == 0 else 120)
        agreed = Consensus(Score.FOUR if n else None, reason, panel[0].person, MOMENT)
        items.append(
            DebriefItem(asked.question, asked.attitude, tuple(voices), agreed if n < 2 else None)
        )
    notes = recipe.text("Debrief notes", 20_000)
    return Debrief(candidate, kit.number, tuple(items), notes)


def _decisions(
    recipe: Recipe, candidate: Candidate, panel: Sequence[Seat], place: int
) -> tuple[Decision, ...]:
    outcomes = ((Outcome.HOLD, Outcome.HIRE), (Outcome.DECLINE,), ())[min(place, 2)]
    return tuple(
        Decision(
            candidate.id,
            n,
            DecisionFacts(
                outcome=outcome,
                reason=recipe.text(f"Reason {place}.{n} to decide", 20_000 if n == 2 else 400),
                attitudes=(AttitudeId("a0"),),
                alternatives=recipe.text(f"Alternative {place}.{n}", 400),
                exceptions=("Loves humans: not asked, though others were.",),
                signatories=tuple(seat.person.id for seat in panel),
            ),
            panel[0].person,
            tuple(seat.person for seat in panel),
            MOMENT,
        )
        for n, outcome in enumerate(outcomes, start=1)
    )


def _rules(recipe: Recipe, candidate: Candidate) -> tuple[DumbRule, ...]:
    source = Source(candidate.id, candidate.name, OPENING, recipe.title)
    verdicts = (
        None,
        Verdict(fate=Fate.TRASH, leader="Lea Leader", due=date(2026, 12, 1)),
        Verdict(fate=Fate.KEEP, leader="Lea Leader", reason=recipe.text("It is the law", 500)),
    )
    return tuple(
        DumbRule(
            id=RuleId(f"r{n}"),
            rule=recipe.text(f"No refund without form {n}", 600),
            harm=recipe.text(f"Guests wait {n} days", 600),
            origin=Origin.CANDIDATE,
            theme="",
            own=False,
            source=source,
            noted_by="Dana Whitfield",
            noted_at=MOMENT,
            verdict=verdict,
            decided_at=MOMENT if verdict else None,
            done_at=MOMENT if n == 1 else None,
        )
        for n, verdict in enumerate(verdicts)
    )


def _entry(recipe: Recipe, kit: Kit, panel: Sequence[Seat], one: CandidatePapers) -> Entry:
    seen = tuple(
        SeenScorecard(
            seat.person,
            {
                QuestionId(key): answer.rating
                for key, answer in one.scorecards[seat.id].answers.items()
                if answer.rating is not None
            },
            one.scorecards[seat.id].reaction,
            one.scorecards[seat.id].recommendation,
        )
        for seat in panel
        if seat.id in one.scorecards
    )
    return Entry(
        one.candidate,
        kit,
        submitted=3 if recipe.sealed else len(panel),
        expected=len(panel),
        visible=not recipe.sealed,
        revealed=not recipe.sealed,
        scorecards=seen,
    )
