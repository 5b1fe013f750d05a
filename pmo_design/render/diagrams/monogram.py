"""A persona's monogram: initials over a figure that is drawn from its address, the same on every machine."""

import hashlib
import re
from collections.abc import Callable, Iterator

from markupsafe import escape

_SHADE = 'fill="var(--on-accent, #FFFFFF)" fill-opacity=".18"'


def monogram(address: str, initials: str, size: float) -> str:
    """Return an SVG group of a square with its top left corner at 0, 0; its ground is the current colour."""
    seed = hashlib.sha256(address.encode()).digest()
    figure = _FIGURES[seed[0] % len(_FIGURES)]
    shapes = "".join(figure(size, 2 + seed[1] % 3))
    letters = size * (0.36 if len(initials) < 3 else 0.28)
    return (
        f'<g aria-hidden="true"><rect width="{size:g}" height="{size:g}" fill="currentColor"/>'
        f"<g {_SHADE}>{shapes}</g>"
        f'<text x="{size * 0.14:g}" y="{size * 0.45:g}" font-size="{letters:g}" font-weight="700"'
        f' style="fill: var(--on-accent, #FFFFFF)">{escape(initials)}</text></g>'
    )


def initials_of(title: str) -> str:
    """Return up to two letters for a title: of its first two words before any bracket, comma or preposition.

    >>> initials_of("Site project manager"), initials_of("Operations lead, south"), initials_of("Planner")
    ('SP', 'OL', 'PL')
    """
    words: list[str] = re.findall(
        r"[^\W_]+", re.split(r"[,(/:;\u2013\u2014]|\s(?:at|of|in|for|on)\s", title.strip())[0] or title
    )
    if not words:
        return title.strip()[:1]
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[1][0]).upper()


def _arcs(size: float, count: int) -> Iterator[str]:
    """Quarter discs around the corner at the lower right, one in another."""
    for at in range(count):
        r = size * 0.64 * (count - at) / count
        yield f'<path d="M{size:g} {size - r:g}A{r:g} {r:g} 0 0 0 {size - r:g} {size:g}H{size:g}Z"/>'


def _stripes(size: float, count: int) -> Iterator[str]:
    """Triangles in the corner at the lower right, one in another."""
    for at in range(count):
        edge = size * (count - at) / count
        yield f'<path d="M{size:g} {size - edge:g}V{size:g}H{size - edge:g}Z"/>'


def _rings(size: float, count: int) -> Iterator[str]:
    """Discs that touch the two edges at the lower right, one in another."""
    for at in range(count):
        r = size * 0.3 * (count - at) / count
        yield f'<circle cx="{size * 0.7:g}" cy="{size * 0.7:g}" r="{r:g}"/>'


def _hills(size: float, count: int) -> Iterator[str]:
    """Half discs on the lower edge, one in another."""
    for at in range(count):
        r = size * 0.42 * (count - at) / count
        yield f'<path d="M{size * 0.56 - r:g} {size:g}A{r:g} {r:g} 0 0 1 {size * 0.56 + r:g} {size:g}Z"/>'


def _stairs(size: float, count: int) -> Iterator[str]:
    """Bars on the lower edge, higher to the right."""
    width = size / (count + 1)
    for at in range(count + 1):
        high = size * 0.46 * (at + 1) / (count + 1)
        yield f'<rect x="{at * width:g}" y="{size - high:g}" width="{width:g}" height="{high:g}"/>'


def _beams(size: float, count: int) -> Iterator[str]:
    """Bands on the lower half that shorten downwards."""
    height = size * 0.44 / (2 * count - 1)
    for at in range(count):
        y = size * 0.56 + 2 * at * height
        left = size * 0.14 * (at + 1)
        yield f'<rect x="{left:g}" y="{y:g}" width="{size - left:g}" height="{height:g}"/>'


_FIGURES: tuple[Callable[[float, int], Iterator[str]], ...] = (
    _arcs, _stripes, _rings, _hills, _stairs, _beams,
)  # fmt: skip
