"""Sheets made by the domain from scorecards, as the app makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import combinations_with_replacement

from hireapp.domain.attitudes import Attitude
from hireapp.domain.comparison import ComparisonSheet, Entry, SeenScorecard, SheetFacts
from hireapp.domain.ids import AttitudeId, CandidateId, KitId, OpeningId, PersonId, QuestionId
from hireapp.domain.kits import Kit, KitContent, KitQuestion
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.panel_means import compare
from hireapp.domain.people import Candidate, Person, Role
from hireapp.domain.questions import Question, QuestionKind
from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score

OPENING = OpeningId("o1")
PURPOSE = "make every guest leave happier than they came"
PANEL = ("Dana Whitfield", "Lee Carter", "Sam Park", "Priyanka Nath")
ATTITUDES = (
    "Loves humans",
    "Genuine conversation",
    "Customer radar",
    "Bends rules wisely",
    "Turns OOPS into WOW",
    "Owns it, never punts",
    "Purpose over function",
    "Lifts the team",
)
SHIPPED = (
    "Loves humans",
    "Empathy",
    "Genuine conversation",
    "Customer radar",
    "Purpose over function",
    "Owns it (never punts)",
    "Resourceful",
    "Bends rules wisely",
    "Turns OOPS into WOW",
    "Spontaneous kindness",
    "Lifts the team",
    "Coachable",
)
# mean/lowest and highest of each attitude; then the panel's reactions and recommendations
EXAMPLE: Mapping[str, tuple[str, str, str]] = {
    "Maya Okafor": (
        "4.50/45 5.00/55 4.75/45 4.25/35 4.75/45 4.00/44 4.50/45 4.00/35",
        "gggg",
        "aaab",
    ),
    "Tomás Rivera": (
        "4.50/45 4.50/35 4.25/25 4.00/35 4.75/45 4.50/45 4.00/35 4.25/35",
        "gggw",
        "aabb",
    ),
    "Priya Nair": (
        "4.00/35 3.25/34 4.50/45 3.25/34 3.25/34 4.00/44 3.75/35 3.00/33",
        "wwwg",
        "bbbb",
    ),
    "Jonas Weber": (
        "4.00/44 3.50/25 3.50/34 2.75/23 3.50/34 3.25/24 3.25/34 3.00/33",
        "wwff",
        "bbcc",
    ),
    "Aisha Bello": (
        "2.75/23 2.25/23 2.75/23 4.25/45 - 2.25/23 2.75/23 3.50/24",
        "wwff",
        "bccc",
    ),
    "Liam Chen": (
        "3.00/24 3.00/14 1.75/12 2.75/23 2.00/13 2.50/13 2.50/14 3.25/24",
        "wfff",
        "cccd",
    ),
    "Olga Petrova": (
        "2.00/13 1.25/12 2.50/24 2.50/23 2.25/13 2.25/23 2.00/13 2.50/23",
        "ffff",
        "cddd",
    ),
}
_REACTIONS = {"g": Reaction.GOOSE_BUMPS, "w": Reaction.WARM, "f": Reaction.FLAT}
_RECOMMENDATIONS = dict(zip("abcd?", Recommendation, strict=True))


@dataclass
class SheetMaker:
    """Gathers what a sheet is made of."""

    title: str = "Guest Experience Host"
    purpose: str = PURPOSE
    panel: Sequence[str] = PANEL
    attitudes: Sequence[str] = ATTITUDES
    uses_opener: bool = True
    kit_number: int = 3
    floors: Mapping[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def kit(self) -> Kit:
        questions = tuple(
            KitQuestion(question=_question(place), attitude=_attitude(place, name))
            for place, name in enumerate(self.attitudes)
        )
        floors = {AttitudeId(key): floor for key, floor in self.floors.items()}
        content = KitContent(questions=questions, floors=floors)
        return Kit(KitId(f"k{self.kit_number}"), OPENING, self.kit_number, None, content)

    def people(self) -> list[Person]:
        return [
            Person(PersonId(f"p{place}"), name, Role.INTERVIEWER)
            for place, name in enumerate(self.panel)
        ]

    def rated(
        self,
        name: str,
        ratings: Sequence[Sequence[Rating]],
        *,
        reactions: str = "",
        recommendations: str = "",
        amendments: int = 0,
        first_rater: int = 0,
    ) -> None:
        """Add a revealed candidate; `ratings` are one row for each interviewer."""
        raters = self.people()[first_rater:]
        scorecards = tuple(
            SeenScorecard(
                person,
                {QuestionId(f"q{place}"): rating for place, rating in enumerate(own)},
                _REACTIONS[reactions[place]] if reactions else None,
                _RECOMMENDATIONS[recommendations[place]] if recommendations else None,
                amendments if place == 0 else 0,
            )
            for place, (person, own) in enumerate(zip(raters, ratings, strict=False))
        )
        self._add(name, submitted=len(scorecards), visible=True, scorecards=scorecards)

    def withheld(self, name: str, *, submitted: int, revealed: bool = False) -> None:
        """Add a candidate whose scorecards the viewer may not see."""
        self._add(name, submitted=submitted, visible=False, revealed=revealed)

    def sheet(self) -> ComparisonSheet:
        opening = Opening(
            OPENING,
            OpeningFacts(title=self.title, purpose=self.purpose, uses_opener=self.uses_opener),
        )
        facts = SheetFacts(
            opening,
            tuple(self.people()),
            (date(2026, 11, 18), date(2026, 11, 21)),
            datetime(2026, 11, 21, 16, 40, tzinfo=UTC),
        )
        return compare(facts, self.entries, may_see_lean=lambda _: True)

    def _add(
        self,
        name: str,
        *,
        submitted: int,
        visible: bool,
        revealed: bool = True,
        scorecards: tuple[SeenScorecard, ...] = (),
    ) -> None:
        self.entries.append(
            Entry(
                Candidate(CandidateId(f"c{len(self.entries)}"), OPENING, name),
                self.kit(),
                submitted=submitted,
                expected=len(self.panel),
                visible=visible,
                revealed=revealed,
                scorecards=scorecards,
                seal_broken=visible and submitted < len(self.panel),
            )
        )


def example() -> SheetMaker:
    """Seven candidates, eight attitudes, four interviewers, one question not asked."""
    maker = SheetMaker()
    for name, (cells, reactions, recommendations) in EXAMPLE.items():
        by_question = [_spread(cell, place) for place, cell in enumerate(cells.split())]
        ratings = list(zip(*by_question, strict=True))
        maker.rated(name, ratings, reactions=reactions, recommendations=recommendations)
    return maker


def many(count: int, *, attitudes: Sequence[str] = ATTITUDES) -> SheetMaker:
    """Candidates with names and scores that differ."""
    maker = SheetMaker(attitudes=attitudes)
    for number in range(count):
        ratings = [
            [Score((number * 7 + place * 3 + person) % 5 + 1) for place in range(len(attitudes))]
            for person in range(len(maker.panel))
        ]
        maker.rated(f"Candidate {number:02}", ratings, reactions="ggwf", recommendations="abcd")
    return maker


def with_withheld() -> SheetMaker:
    """The example, three candidates not yet revealed to the viewer, one seal broken."""
    maker = example()
    maker.entries = maker.entries[:3]
    maker.withheld("Noor Haddad", submitted=3)
    maker.withheld("Ben Osei", submitted=0)
    maker.withheld("Ingrid Solberg", submitted=4, revealed=True)
    ratings: list[list[Rating]] = [
        [Score.FOUR] * len(ATTITUDES),
        [NoScore.NO_EVIDENCE, *[Score.TWO] * 7],
    ]
    maker.rated("Kofi Mensah", ratings, reactions="gw", recommendations="a?", amendments=2)
    return maker


def two_kits() -> SheetMaker:
    """Candidates rated on two versions of the kit."""
    first, second = example(), many(4, attitudes=SHIPPED)
    later = replace(second.kit(), id=KitId("k4"), number=4)
    first.entries += [
        replace(
            one, kit=later, candidate=replace(one.candidate, id=CandidateId(f"d{one.candidate.id}"))
        )
        for one in second.entries
    ]
    return first


def unlinked() -> SheetMaker:
    """Two candidates whom no interviewer links; one misses a floor."""
    maker = SheetMaker(attitudes=ATTITUDES[:3], floors={"a1": 3})
    maker.rated("Maya Okafor", [[Score.FOUR, Score.FIVE, Score.FOUR], [Score.FOUR] * 3])
    maker.rated(
        "Olga Petrova", [[Score.TWO] * 3, [Score.THREE, Score.ONE, Score.TWO]], first_rater=2
    )
    return maker


HOSTILE_NAMES = (
    "<img src=/etc/passwd>",
    "O'Brien; DROP TABLE candidates",
    "W" * 300,
    "Aleksandra Wiśniewska-Kowalczyk " * 9,
    "محمد عبد الله (علي)",
    "שרה כהן",
    "李小龙 王大明",
    "山田太郎",
    "김민준",
    "Zoë 🙂 Müller 👩‍🚀",
    "Nguyễn Thị Ánh",
    "Φίλιππος Ψ",
    "Дмитрий Щукин",
    "{name} %s \\n $x$",
    "Cuneiform \U00012000 and private \ue000",
)


def extreme() -> SheetMaker:
    """Names and texts that markup, fonts or room could stumble over."""
    maker = SheetMaker(
        title="Host <b>of</b> everything & " + "überlang " * 28,
        purpose="Purpose & <i>more</i> " + "make every guest leave happier " * 60,
        panel=("Dana <font size=99>", "ليلى", *PANEL[2:], "X" * 300),
        attitudes=(
            *("Loves humans", "同理心", "Ehrlichkeitsbereitschaft", "صدق", "x" * 60),
            *(f"Attitude {number}" for number in range(6, 15)),
        ),
    )
    for number, name in enumerate(HOSTILE_NAMES):
        ratings: list[list[Rating]] = [
            [Score((number + place * person) % 5 + 1) for place in range(14)]
            for person in range(len(maker.panel))
        ]
        for own in ratings:
            own[number % 14] = (NoScore.NO_EVIDENCE, NoScore.DECLINED)[number % 2]
        maker.rated(name, ratings, reactions="ggwff", recommendations="abc?d")
    return maker


def _spread(cell: str, turn: int) -> list[Rating]:
    """The scores of four interviewers that give this mean and range, in a different order each."""
    if cell == "-":
        return [NoScore.NOT_ASKED] * len(PANEL)
    mean, bounds = cell.split("/")
    low, high = (int(digit) for digit in bounds)
    middle = next(
        two
        for two in combinations_with_replacement(range(low, high + 1), 2)
        if sum(two) + low + high == float(mean) * 4
    )
    scores: list[Rating] = [Score(one) for one in (high, *middle, low)]
    turn %= 3
    return scores[turn:] + scores[:turn]


def _attitude(place: int, name: str) -> Attitude:
    return Attitude(
        id=f"a{place}", name=name, definition="d", why="w", synthetic="s", genuine="g", super="u"
    )


def _question(place: int) -> Question:
    return Question(
        id=f"q{place}",
        attitude=f"a{place}",
        kind=QuestionKind.BEHAVIOURAL,
        prompt="Tell me.",
        minutes=4,
    )
