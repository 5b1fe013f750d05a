"""Draw the heads of lines: each kind has a shape of its own, so that no kind is told by its colour alone."""

from math import hypot
from typing import Literal

from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.graphs.graphviz import Point

Shape = Literal["filled", "hollow", "open", "diamond"]

SHAPES: dict[str, Shape] = {
    "value": "filled",
    "money": "hollow",
    "information": "open",
    "contract": "diamond",
    "triggers": "filled",
    "needs": "open",
}
"""The shape of the head of each kind of line; a shape is drawn with a class of its kind."""

LENGTH, _HALF = 9.0, 4.5


def head(kind: str, tip: Point, towards: Point) -> str:
    """Write the path of a head whose point is `tip`, looking in the direction `towards`.

    >>> head("triggers", (20, 10), (1, 0))
    'M20 10L11 14.5L11 5.5Z'
    """
    shape = SHAPES.get(kind, "filled")
    length = hypot(*towards) or 1.0
    dx, dy = towards[0] / length, towards[1] / length

    def at(back: float, side: float) -> str:
        return f"{number(tip[0] - dx * back - dy * side)} {number(tip[1] - dy * back + dx * side)}"

    left, right = at(LENGTH, _HALF), at(LENGTH, -_HALF)
    if shape == "open":
        return f"M{left}L{at(0, 0)}L{right}"
    if shape == "diamond":
        return f"M{at(0, 0)}L{at(5, _HALF)}L{at(10, 0)}L{at(5, -_HALF)}Z"
    return f"M{at(0, 0)}L{left}L{right}Z"
