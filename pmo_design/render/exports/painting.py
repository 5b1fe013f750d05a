"""From a style to colours, lines and letters."""

import re
from collections.abc import Mapping

from pmo_design.render.exports.cascade import Style
from pmo_design.render.exports.shapes import Face, Paint

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SHORT = re.compile(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])")
_LONG = re.compile(r"#[0-9A-Fa-f]{6}")
_URL = re.compile(r"url\(\s*[\"']?#([^\"')]+)[\"']?\s*\)")
_NAMES = {"black": "#000000", "white": "#FFFFFF"}
_WEIGHTS = {"normal": 400, "bold": 700}


def paint_of(style: Style, scale: float, opacity: float, patterns: Mapping[str, str]) -> Paint:
    """Return how a shape is filled and stroked; `patterns` holds the colours of hatchings by their ids."""
    hatching = _URL.match(style.get("fill", ""))
    fill = patterns.get(hatching[1], "") if hatching else style.get("fill", "#000000")
    width = measure(style.get("stroke-width", "1"))
    dash = tuple(float(number) * scale for number in _NUMBER.findall(style.get("stroke-dasharray", "")))
    return Paint(
        fill=colour(fill, style),
        stroke=colour(style.get("stroke", "none"), style) if width else None,
        width=width * scale,
        dash=dash if any(dash) else (),
        round_ends=style.get("stroke-linecap") == "round",
        fill_opacity=opacity * float(style.get("fill-opacity", "1")),
        stroke_opacity=opacity * float(style.get("stroke-opacity", "1")),
        hatched=hatching is not None,
    )


def face_of(style: Style, scale: float) -> Face:
    """Return how letters look."""
    size = measure(style.get("font-size", "16"))
    weight = style.get("font-weight", "400")
    spacing = style.get("letter-spacing", "0")
    em = size if spacing.endswith("em") else 1.0
    return Face(
        size=size * scale,
        weight=_WEIGHTS.get(weight) or (int(weight) if weight.isdigit() else 400),
        italic=style.get("font-style") in ("italic", "oblique"),
        colour=colour(style.get("fill", "#000000"), style) or "#000000",
        spacing=measure(spacing) * em * scale,
    )


def colour(value: str, style: Style) -> str | None:
    """Return a colour as `#RRGGBB`; None where nothing is drawn.

    >>> colour("#fff", {}), colour("currentColor", {"color": "#1B2430"}), colour("none", {})
    ('#FFFFFF', '#1B2430', None)
    """
    value = value.strip()
    if value.lower() == "currentcolor":
        value = style.get("color", "#000000").strip()
    if short := _SHORT.fullmatch(value):
        value = "#" + "".join(digit * 2 for digit in short.groups())
    return value.upper() if _LONG.fullmatch(value) else _NAMES.get(value.lower())


def measure(text: str) -> float:
    """Read the number of a length; 0 where there is none."""
    found = _NUMBER.match(text.strip())
    return float(found[0]) if found else 0.0
