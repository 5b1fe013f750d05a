"""What a journey map tells, free of the design it comes from and of the geometry it gets."""

from dataclasses import dataclass

LEVEL_WORDS = ((2, "Confident"), (1, "At ease"), (0, "Neutral"), (-1, "Uneasy"), (-2, "Stuck"))
SEVERITY_WORDS = ("Slows", "Costs rework", "Stops the work")


@dataclass(frozen=True, slots=True)
class Traveller:
    """A persona on the map; `known` is how much of the evidence ladder is climbed, from 0 to 1."""

    address: str
    title: str
    place: str
    known: float
    evidence: str
    index: int


@dataclass(frozen=True, slots=True)
class Said:
    """A thought, and whose it is."""

    text: str
    traveller: int | None


@dataclass(frozen=True, slots=True)
class Touch:
    """A touchpoint with its channel; `addresses` are its own and the channel's."""

    title: str
    channel: str
    icon: str
    people: tuple[str, ...]
    system: str | None
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point where it is felt; one that is felt twice keeps its number."""

    number: int
    address: str
    title: str
    severity: int
    traveller: int | None

    @property
    def word(self) -> str:
        return SEVERITY_WORDS[self.severity - 1]


@dataclass(frozen=True, slots=True)
class Idea:
    """An opportunity: the numbers of the pains it answers here, and the names of those felt elsewhere."""

    number: int
    address: str
    title: str
    note: str
    answers: tuple[int, ...]
    elsewhere: tuple[str, ...]
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Feeling:
    """A rating from -2 to +2, with its word."""

    level: float
    word: str

    @property
    def spoken(self) -> str:
        return f"{signed(self.level)}, {self.word}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric: what is counted, the figure today and the one to reach."""

    title: str
    today: str
    target: str


@dataclass(frozen=True, slots=True)
class StepStory:
    """Everything that is told about a step."""

    number: int
    id: str
    address: str
    title: str
    action: str
    thoughts: tuple[Said, ...]
    touches: tuple[Touch, ...]
    feelings: tuple[Feeling | None, ...]
    pains: tuple[Pain, ...]
    ideas: tuple[Idea, ...]
    truth: str | None
    figure: Figure | None
    work: str | None
    wait: str | None


@dataclass(frozen=True, slots=True)
class StageStory:
    """A stage and the columns of its steps, the last one included."""

    number: int
    id: str
    address: str
    title: str
    goal: str | None
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Story:
    """A journey as it is told by the picture, the table and the phone.

    `before` holds the ratings of the as-is journey, a line a traveller: place in columns, feeling, step.
    """

    id: str
    address: str
    title: str
    state: str
    improves: bool
    service: str
    sheet: str
    travellers: tuple[Traveller, ...]
    stages: tuple[StageStory, ...]
    steps: tuple[StepStory, ...]
    before: tuple[tuple[tuple[float, Feeling | None, str], ...], ...]

    @property
    def ideas(self) -> tuple[Idea, ...]:
        return tuple(idea for step in self.steps for idea in step.ideas)

    def before_at(self, column: int, traveller: int) -> tuple[tuple[Feeling, str], ...]:
        """Return what the as-is journey felt like in a column, each with the title of its step."""
        return tuple(
            (feeling, title)
            for place, feeling, title in self.before[traveller]
            if feeling and nearest_column(place, len(self.steps)) == column
        )


def nearest_column(place: float, columns: int) -> int:
    """Return the column that a place between columns is nearest to."""
    return min(max(int(place + 0.5), 0), columns - 1)


def signed(level: float) -> str:
    """Write a rating with its sign: `+1.5`, `0`, and a true minus."""
    return f"{level:+g}".replace("-", "\N{MINUS SIGN}") if level else "0"


def level_word(level: float) -> str:
    """Return the word of the nearest level; a rating between two takes the one nearer to neutral."""
    return next(word for value, word in LEVEL_WORDS if value == int(level))
