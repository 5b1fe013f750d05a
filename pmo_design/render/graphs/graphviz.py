"""Start Graphviz: from DOT to the places of boxes, frames and curves. Nothing else of it is used."""

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from pmo_design.render.box import Box

Point = tuple[float, float]

POINTS_PER_INCH = 72
_PURE, _SYSTEM = "graphviz-pure", "dot"
_SECONDS = 30


class GraphvizError(Exception):
    """Graphviz could not lay out a graph; its text is fit for a reader."""


class GraphvizMissingError(GraphvizError):
    """There is no Graphviz in this environment."""

    def __init__(self) -> None:
        super().__init__(
            "This picture needs Graphviz, and none was found. Install it with `pip install graphviz-pure`,"
            " or put the program `dot` on the PATH, and build again."
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where Graphviz put everything, in points, y down.

    `edges` holds, by tail and head, the knots and handles of a chain of cubic curves: start, then handle,
    handle, end for each curve; `labels` holds the middles of their labels.
    """

    width: float
    height: float
    nodes: Mapping[str, Box]
    clusters: Mapping[str, Box]
    edges: Mapping[tuple[str, str], tuple[Point, ...]]
    labels: Mapping[tuple[str, str], Point]


@lru_cache(maxsize=256)
def lay_out(dot: str) -> Layout:
    """Let Graphviz place a graph; equal graphs are laid out once.

    Raises GraphvizMissingError without a program to do it, and GraphvizError where that program fails.
    """
    command = [find_program(), "-Tjson0"]
    try:
        done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as fault:
        raise GraphvizError(f"Graphviz did not finish this picture within {_SECONDS} seconds.") from fault
    except OSError as fault:
        raise GraphvizError(f"Graphviz could not be started: {fault.strerror}.") from fault
    if done.returncode:
        raise GraphvizError(f"Graphviz refused this picture: {_first_line(done.stderr)}")
    return _read(json.loads(done.stdout))


def find_program() -> str:
    """Return the path of the environment's own Graphviz, else of `dot` on the PATH."""
    folders = (sysconfig.get_path("scripts"), str(Path(sys.executable).parent))
    own = (shutil.which(_PURE, path=folder) for folder in folders)
    program = next((path for path in own if path), None) or shutil.which(_SYSTEM)
    if program is None:
        raise GraphvizMissingError
    return program


def _first_line(output: bytes) -> str:
    return next(iter(output.decode(errors="replace").strip().splitlines()), "it did not say why.")


def _read(answer: dict[str, object]) -> Layout:
    left, _, right, top = _numbers(answer["bb"])
    objects = cast(list[dict[str, object]], answer.get("objects", []))
    edges = cast(list[dict[str, object]], answer.get("edges", []))
    names = {item["_gvid"]: str(item["name"]) for item in objects}
    drawn = {(names[edge["tail"]], names[edge["head"]]): edge for edge in edges if edge.get("pos")}
    return Layout(
        right - left,
        top,
        {str(item["name"]): _node(item, top) for item in objects if "pos" in item},
        {str(item["name"]): _cluster(item, top) for item in objects if item.get("bb")},
        {ends: tuple(_curve(edge, top)) for ends, edge in drawn.items()},
        {ends: _label(edge, top) for ends, edge in drawn.items() if edge.get("lp")},
    )


def _node(item: Mapping[str, object], top: float) -> Box:
    x, y = _numbers(item["pos"])
    width = float(str(item["width"])) * POINTS_PER_INCH
    height = float(str(item["height"])) * POINTS_PER_INCH
    return Box(x - width / 2, top - y - height / 2, width, height)


def _cluster(item: Mapping[str, object], top: float) -> Box:
    left, bottom, right, upper = _numbers(item["bb"])
    return Box(left, top - upper, right - left, upper - bottom)


def _curve(edge: Mapping[str, object], top: float) -> Iterator[Point]:
    """Read `s,x,y e,x,y x,y x,y …`; the arrowheads' points `s` and `e` stand outside the curve."""
    for part in str(edge["pos"]).split():
        if part[0] not in "se":
            x, y = _numbers(part)
            yield x, top - y


def _label(edge: Mapping[str, object], top: float) -> Point:
    x, y = _numbers(edge["lp"])
    return x, top - y


def _numbers(text: object) -> list[float]:
    return [float(number) for number in str(text).split(",")]
