"""A rectangle of a picture: x to the right, y down, from the top left corner."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in units of its picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box at another place."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: "Box", space: float = -0.01) -> bool:
        """Tell whether two boxes come nearer to each other than a space; edges may touch, if left out."""
        return (
            self.x < other.right + space
            and other.x < self.right + space
            and self.y < other.bottom + space
            and other.y < self.bottom + space
        )
