"""The label rail of a picture once more: a drawing of its own that stays in view as the picture scrolls."""

import re
from dataclasses import dataclass

from markupsafe import Markup

_ROOT = re.compile(r"\s*<svg\b[^>]*>")
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="([^"]*)"')
_GROUP = re.compile(r"<g\b[^>]*\sdata-rail\b[^>]*>")
_TAG = re.compile(r"<(/?)g\b[^>]*?(/?)>")
_LINK = re.compile(r"<a\b([^>]*)>")
_OWN = re.compile(r'\s(?:id|href|tabindex|role|aria-[\w-]+|data-[\w-]+)="[^"]*"')


@dataclass(frozen=True, slots=True)
class Rail:
    """A rail's drawing, and the part of the picture's width that it takes, in per cent."""

    svg: Markup
    share: float


def rail_of(svg: Markup) -> Rail | None:
    """Draw a picture's rail once more, for the eye alone; None if the picture tells of no rail.

    The picture says `data-rail="from to"` on its root and has its rail in a `<g data-rail>`. The copy has no
    ids and no links: those of the picture lie below it and are hit through it.
    """
    root = _ROOT.match(svg)
    group = _GROUP.search(svg)
    if root is None or group is None:
        return None
    own = dict(_ATTRIBUTE.findall(root[0]))
    if "data-rail" not in own or "viewBox" not in own:
        return None
    start, end = (float(at) for at in own["data-rail"].split())
    _, top, width, height = own["viewBox"].split()
    drawing = _without_links(_whole_group(str(svg), group.start()))
    return Rail(
        Markup(
            f'<svg class="{own.get("class", "")} picture__rail"'
            f' viewBox="{start:g} {top} {end - start:g} {height}" aria-hidden="true" focusable="false">'
            f"{drawing}</svg>"
        ),
        round(100 * (end - start) / float(width), 4),
    )


def _whole_group(svg: str, start: int) -> str:
    depth = 0
    for tag in _TAG.finditer(svg, start):
        closing, alone = tag.groups()
        depth += -1 if closing else 0 if alone else 1
        if depth == 0:
            return svg[start : tag.end()]
    return ""


def _without_links(drawing: str) -> str:
    grouped = _LINK.sub(r"<g\1>", drawing).replace("</a>", "</g>")
    return _OWN.sub("", grouped)
