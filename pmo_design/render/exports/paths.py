"""Path data as absolute moves, lines and cubic curves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt, tan
from typing import Literal

from pmo_design.render.box import Box, Point

_SPACE = re.compile(r"[\s,]*")
_FLAG = re.compile(r"[\s,]*([01])")
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_KAPPA = 4 / 3 * tan(pi / 8)


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a path: `M` and `L` with a point, `C` with two handles and a point, `Z` with none."""

    command: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


Path = tuple[Step, ...]


def read_path(text: str) -> Path:
    """Read path data; arcs and quadratic curves become cubic ones.

    >>> [step.command for step in read_path("M0 0h4v3z")]
    ['M', 'L', 'L', 'Z']
    """
    steps: list[Step] = []
    here: Point = (0.0, 0.0)
    start: Point = here
    handle: Point | None = None
    before = ""
    for letter, numbers in _commands(text):
        command, relative = letter.upper(), letter.islower()
        args = _absolute(command, numbers, here) if relative else numbers
        reflected = (2 * here[0] - handle[0], 2 * here[1] - handle[1]) if handle else here
        handle = None
        match command:
            case "M" | "L":
                here = (args[0], args[1])
                start = here if command == "M" else start
                steps.append(Step("M" if command == "M" else "L", (here,)))
            case "H" | "V":
                here = (args[0], here[1]) if command == "H" else (here[0], args[0])
                steps.append(Step("L", (here,)))
            case "C" | "S":
                if command == "S":
                    args = (*(reflected if before in "CS" else here), *args)
                handle, end = (args[2], args[3]), (args[4], args[5])
                steps.append(Step("C", ((args[0], args[1]), handle, end)))
                here = end
            case "Q" | "T":
                handle = (args[0], args[1]) if command == "Q" else (reflected if before in "QT" else here)
                end = (args[-2], args[-1])
                steps.append(_quadratic(here, handle, end))
                here = end
            case "A":
                end = (args[5], args[6])
                steps += _arc(here, end, args[0], args[1], args[2], bool(args[3]), bool(args[4]))
                here = end
            case _:
                steps.append(Step("Z"))
                here = start
        before = command
    return tuple(steps)


def rectangle(box: Box) -> Path:
    """Return the outline of a rectangle."""
    return polygon(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)))


def polygon(points: Sequence[Point], closed: bool = True) -> Path:
    """Return straight lines through points."""
    lines = tuple(Step("L", (point,)) for point in points[1:])
    return (Step("M", (points[0],)), *lines, *((Step("Z"),) if closed else ()))


def ellipse(box: Box) -> Path:
    """Return the outline of an ellipse."""
    (x, y), rx, ry = box.middle, box.width / 2, box.height / 2
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return (
        Step("M", ((x + rx, y),)),
        Step("C", ((x + rx, y + ky), (x + kx, y + ry), (x, y + ry))),
        Step("C", ((x - kx, y + ry), (x - rx, y + ky), (x - rx, y))),
        Step("C", ((x - rx, y - ky), (x - kx, y - ry), (x, y - ry))),
        Step("C", ((x + kx, y - ry), (x + rx, y - ky), (x + rx, y))),
        Step("Z"),
    )


def rounded(box: Box, radius: float) -> Path:
    """Return the outline of a rectangle with round corners."""
    r = min(radius, box.width / 2, box.height / 2)
    k = r * (1 - _KAPPA)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    return (
        Step("M", ((left + r, top),)),
        Step("L", ((right - r, top),)),
        Step("C", ((right - k, top), (right, top + k), (right, top + r))),
        Step("L", ((right, bottom - r),)),
        Step("C", ((right, bottom - k), (right - k, bottom), (right - r, bottom))),
        Step("L", ((left + r, bottom),)),
        Step("C", ((left + k, bottom), (left, bottom - k), (left, bottom - r))),
        Step("L", ((left, top + r),)),
        Step("C", ((left, top + k), (left + k, top), (left + r, top))),
        Step("Z"),
    )


def moved(path: Path, scale: float, x: float, y: float) -> Path:
    """Return a path scaled, then moved."""
    return tuple(
        Step(step.command, tuple((px * scale + x, py * scale + y) for px, py in step.points)) for step in path
    )


def bounds(path: Path) -> Box:
    """Return the box around all points of a path; handles of curves count as points."""
    points = [point for step in path for point in step.points] or [(0.0, 0.0)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


def corners(path: Path) -> tuple[Point, ...]:
    """Return the corners of a line whose corners are rounded off, or nothing if it is no such line.

    A curve between two lines is taken for a rounded corner: the corner is where the lines would meet.
    """
    points: list[Point] = []
    for index, step in enumerate(path):
        if step.command == "Z" or (step.command == "M") != (index == 0):
            return ()
        if step.command == "C":
            meeting = _corner(points[-1], step)
            if meeting is None:
                return ()
            points.append(meeting)
        points.append(step.points[-1])
    return straightened(points)


def straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """Drop points on the straight way between their neighbours.

    >>> straightened([(0, 0), (5, 0), (9, 0), (9, 9)])
    ((0, 0), (9, 0), (9, 9))
    """
    kept: list[Point] = []
    for point in points:
        if kept and hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) < 0.05:
            continue
        if len(kept) > 1 and _is_between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _commands(text: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield every command with its numbers; numbers beyond a command's count repeat the command."""
    at, letter = 0, ""
    while (found := _SPACE.match(text, at)) and found.end() < len(text):
        at = found.end()
        if text[at].isalpha():
            letter, at = text[at], at + 1
            if letter.upper() == "Z":
                yield letter, ()
                continue
        numbers: list[float] = []
        for place in range(_COUNT.get(letter.upper(), 0)):
            pattern = _FLAG if letter.upper() == "A" and place in (3, 4) else _NUMBER
            number = pattern.match(text, at)
            if number is None:
                return
            numbers.append(float(number[1]))
            at = number.end()
        if not numbers:
            return
        yield letter, tuple(numbers)
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _absolute(command: str, numbers: Sequence[float], here: Point) -> tuple[float, ...]:
    x, y = here
    match command:
        case "H":
            return (numbers[0] + x,)
        case "V":
            return (numbers[0] + y,)
        case "A":
            return (*numbers[:5], numbers[5] + x, numbers[6] + y)
        case _:
            return tuple(number + (y if place % 2 else x) for place, number in enumerate(numbers))


def _quadratic(start: Point, handle: Point, end: Point) -> Step:
    one = (start[0] + (handle[0] - start[0]) * 2 / 3, start[1] + (handle[1] - start[1]) * 2 / 3)
    two = (end[0] + (handle[0] - end[0]) * 2 / 3, end[1] + (handle[1] - end[1]) * 2 / 3)
    return Step("C", (one, two, end))


def _arc(
    start: Point, end: Point, rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> Iterator[Step]:
    """Turn an elliptical arc into cubic curves of a quarter turn at most (SVG 1.1, appendix F.6)."""
    if not rx or not ry or start == end:
        yield Step("L", (end,))
        return
    phi = turn * pi / 180
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(phi) * dx + sin(phi) * dy, -sin(phi) * dx + cos(phi) * dy
    excess = sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = abs(rx) * excess, abs(ry) * excess
    square = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    factor = sqrt(max(0.0, square) / ((rx * y) ** 2 + (ry * x) ** 2)) * (-1 if large == sweep else 1)
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    first = atan2((y - cy) / ry, (x - cx) / rx)
    one, two = ((x - cx) / rx, (y - cy) / ry), ((-x - cx) / rx, (-y - cy) / ry)
    cosine = (one[0] * two[0] + one[1] * two[1]) / (hypot(*one) * hypot(*two))
    sweep_angle = acos(max(-1.0, min(1.0, cosine)))
    sweep_angle *= 1 if one[0] * two[1] - one[1] * two[0] >= 0 else -1
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * pi
    middle = (
        cos(phi) * cx - sin(phi) * cy + (start[0] + end[0]) / 2,
        sin(phi) * cx + cos(phi) * cy + (start[1] + end[1]) / 2,
    )

    def on_page(px: float, py: float) -> Point:
        return (
            middle[0] + cos(phi) * rx * px - sin(phi) * ry * py,
            middle[1] + sin(phi) * rx * px + cos(phi) * ry * py,
        )

    parts = max(1, ceil(abs(sweep_angle) / (pi / 2) - 1e-9))
    part = sweep_angle / parts
    reach = 4 / 3 * tan(part / 4)
    for at in range(parts):
        a, b = first + at * part, first + (at + 1) * part
        stop = end if at == parts - 1 else on_page(cos(b), sin(b))
        handles = (
            on_page(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            on_page(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
        )
        yield Step("C", (*handles, stop))


def _corner(start: Point, step: Step) -> Point | None:
    """Return where the first and the last direction of a curve meet, if they meet ahead of its start."""
    one, two, end = step.points
    ax, ay = one[0] - start[0], one[1] - start[1]
    bx, by = two[0] - end[0], two[1] - end[1]
    cross = ax * by - ay * bx
    if abs(cross) < 1e-9:
        return None
    share = ((end[0] - start[0]) * by - (end[1] - start[1]) * bx) / cross
    meeting = (start[0] + ax * share, start[1] + ay * share)
    reach = hypot(meeting[0] - start[0], meeting[1] - start[1])
    return meeting if share > 0 and reach < 24 else None


def _is_between(before: Point, middle: Point, after: Point) -> bool:
    ax, ay = middle[0] - before[0], middle[1] - before[1]
    bx, by = after[0] - middle[0], after[1] - middle[1]
    return abs(ax * by - ay * bx) < 0.05 * max(hypot(ax, ay), hypot(bx, by), 1.0) and ax * bx + ay * by >= 0
