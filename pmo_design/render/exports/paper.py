"""Paper: the sizes of sheets, and how much of a sheet a picture may fill."""

from typing import NamedTuple

from pmo_design.render.exports.request import Paper

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""

SIZES_MM: dict[Paper, tuple[float, float]] = {
    "A4": (297, 210),
    "A3": (420, 297),
    "A1": (841, 594),
    "A0": (1189, 841),
}
MARGIN_MM = 10
FOOTER_MM = 7
LEAST_TYPE = 7.0
"""Points of the smallest type that is printed."""

LARGEST_SCALE = 0.75 * 1.25
"""Points to a unit of the drawing up to A3: a small picture is not blown up by more than a quarter.

Larger paper is read from further away, so that it may be filled in proportion.
"""


class Page(NamedTuple):
    """A page, the area on it that a picture may fill, in points, and the largest scale that it is worth."""

    width: float
    height: float
    area_width: float
    area_height: float
    largest_scale: float


def size_mm(paper: Paper, *, portrait: bool = False) -> tuple[float, float]:
    """Return width and height of a paper."""
    long, short = SIZES_MM[paper]
    return (short, long) if portrait else (long, short)


def page_of(paper: Paper, *, portrait: bool = False) -> Page:
    """Return a page of a paper."""
    width, height = (side * MILLIMETRE for side in size_mm(paper, portrait=portrait))
    margins = 2 * MARGIN_MM * MILLIMETRE
    largest_scale = LARGEST_SCALE * max(1, SIZES_MM[paper][0] / SIZES_MM["A3"][0])
    return Page(width, height, width - margins, height - margins - FOOTER_MM * MILLIMETRE, largest_scale)
