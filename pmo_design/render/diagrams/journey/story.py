"""What a journey map tells, free of the design it comes from and of the geometry it gets."""

from dataclasses import dataclass

LEVEL_WORDS = ((2, "Confident"), (1, "At ease"), (0, "Neutral"), (-1, "Uneasy"), (-2, "Stuck"))
LOOKS = 5
"""How many personas have a mark, a line and a hue of their own."""
SEVERITY_WORDS = ("Slows", "Costs rework", "Stops the work")


@dataclass(frozen=True, slots=True)
class Traveller:
    """A persona on the map; `known` is how much of the evidence ladder is climbed, from 0 to 1.

    `index` is its place among all who travel: it decides how it looks, in every view of the map.
    """

    address: str
    title: str
    place: str
    known: float
    evidence: str
    index: int

    @property
    def key(self) -> str:
        """What the persona is called in a view."""
        return self.address.partition(":")[2]

    @property
    def look(self) -> int:
        """Which of the looks it has; the last one is shared and tells its own by a number."""
        return min(self.index, LOOKS)

    @property
    def number(self) -> str:
        """The number in the mark of those who share a look; the others have none."""
        return str(self.index + 1) if self.index >= LOOKS else ""

    @property
    def assumed(self) -> bool:
        """Whether nobody has asked or observed such a person yet."""
        return self.known == 0


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
    """A pain point where it is felt, by the number that the pages call it."""

    number: str
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
    answers: tuple[str, ...]
    elsewhere: tuple[str, ...]


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
    """Everything that is told about a step.

    `changes` tells of each traveller how much better it feels than as it is, None where that is not known.
    A step is `new` where nothing is like it as it is; `gone` are as-is steps that end here. One
    that has `ended` is an as-is step itself: only a comparison shows it.
    """

    number: int
    stage: str
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
    changes: tuple[float | None, ...] = ()
    new: bool = False
    gone: tuple[str, ...] = ()
    ended: bool = False

    @property
    def key(self) -> str:
        """What the step is called in the picture, once among all."""
        return f"{self.stage}/{self.id}"


@dataclass(frozen=True, slots=True)
class Before:
    """A step of the as-is journey: its place in columns, how it felt, whether a step takes its place."""

    place: float
    feeling: Feeling | None
    title: str
    kept: bool = True


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

    `before` holds the as-is journey, a line a traveller. What belongs to a traveller by a number, such as a
    feeling or a thought, counts places in `travellers`.
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
    before: tuple[tuple[Before, ...], ...]
    kind: str = "Journey map"

    @property
    def ideas(self) -> tuple[Idea, ...]:
        return tuple(idea for step in self.steps for idea in step.ideas)

    @property
    def speculative(self) -> bool:
        return self.state == "speculative"

    @property
    def compared(self) -> bool:
        """Whether an as-is journey lies under this one."""
        return any(self.before)

    def before_at(self, column: int, traveller: int) -> tuple[tuple[Feeling, str], ...]:
        """Return what the as-is journey felt like in a column, each with the title of its step."""
        return tuple(
            (step.feeling, step.title)
            for step in self.before[traveller]
            if step.feeling and nearest_column(step.place, len(self.steps)) == column
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


def change_words(change: float) -> str:
    """Say how much better or worse a step feels: `feels 1.5 better than today`."""
    if not change:
        return "feels as it does today"
    return f"feels {abs(change):g} {'better' if change > 0 else 'worse'} than today"
