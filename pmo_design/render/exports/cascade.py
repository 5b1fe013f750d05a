"""The style of an element of one of our pictures, by the simple style sheet that it carries.

Known are selectors of tags, classes, ids and attributes, joined by space or `>`. Rules for a state (`:hover`)
or a medium (`@media print`) say how a picture behaves, not how it looks on paper: they are passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

Style = Mapping[str, str]

INHERITED = frozenset(
    (
        "color",
        "direction",
        "fill",
        "fill-opacity",
        "font-size",
        "font-style",
        "font-weight",
        "letter-spacing",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
        "visibility",
    )
)
_PRESENTATION = INHERITED | {"display", "opacity", "paint-order"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_PART = re.compile(r"[.#]?[\w-]+|\*|\[[^\]]+\]")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)\s*(?:([~^]?=)\s*[\"']?([^\"'\]]*)[\"']?)?\s*\]")
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a selector sets; `near` tells for each step whether it must be the parent of the next one."""

    steps: tuple[tuple[str, ...], ...]
    near: tuple[bool, ...]
    weight: tuple[int, int, int, int]
    style: Style


def read_rules(sheet: str) -> tuple[Rule, ...]:
    """Read a style sheet; the rules stand in the order in which they prevail, the last one the strongest."""
    text = _AT_BLOCK.sub("", _COMMENT.sub("", sheet))
    rules = [
        rule
        for place, (selectors, body) in enumerate(_RULE.findall(text))
        for selector in selectors.split(",")
        if ":" not in selector and (rule := _rule(selector.strip(), declarations(body), place)) is not None
    ]
    return tuple(sorted(rules, key=lambda rule: rule.weight))


def declarations(body: str) -> dict[str, str]:
    """Read `name: value; name: value`."""
    pairs = (part.partition(":") for part in body.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, colon, value in pairs if colon
    }


def style_of(
    element: Element, ancestors: Sequence[Element], inherited: Style, rules: Sequence[Rule]
) -> dict[str, str]:
    """Return the style of an element from its attributes, the rules, its `style`, and what it inherits."""
    style = {name: value for name, value in inherited.items() if name in INHERITED}
    own = {name: value for name, value in element.attrib.items() if name in _PRESENTATION}
    for rule in rules:
        if _matches(rule, element, ancestors):
            own |= rule.style
    own |= declarations(element.get("style", ""))
    return style | {name: value for name, value in own.items() if value != "inherit"}


def resolved(value: str, palette: Mapping[str, str]) -> str:
    """Put the palette's colours in the place of `var(--token, fallback)`.

    >>> resolved("var(--ink, #1B2430)", {"ink": "#E8E6E1"})
    '#E8E6E1'
    >>> resolved("var(--mine, var(--ink, #1B2430))", {})
    '#1B2430'
    """
    for _ in range(8):
        found = _VARIABLE.search(value)
        if found is None:
            break
        value = value[: found.start()] + palette.get(found[1], found[2] or "").strip() + value[found.end() :]
    return value.strip()


def _rule(selector: str, style: Style, place: int) -> Rule | None:
    words = selector.replace(">", " > ").split()
    steps = tuple(tuple(_PART.findall(word)) for word in words if word != ">")
    near = tuple(word == ">" for before, word in pairwise(words) if before != ">")
    if not steps or any("".join(parts) != word for parts, word in zip(steps, _compounds(words), strict=True)):
        return None
    parts = [part for step in steps for part in step]
    weight = (
        sum(part.startswith("#") for part in parts),
        sum(part.startswith((".", "[")) for part in parts),
        sum(part[0] not in ".#[*" for part in parts),
        place,
    )
    return Rule(steps, near, weight, style)


def _compounds(words: Sequence[str]) -> Iterator[str]:
    return (word for word in words if word != ">")


def _matches(rule: Rule, element: Element, ancestors: Sequence[Element]) -> bool:
    *outer, last = rule.steps
    if not _fits(element, last):
        return False
    chain = list(ancestors)
    for step, near in zip(reversed(outer), reversed(rule.near), strict=True):
        while chain:
            candidate = chain.pop()
            if _fits(candidate, step):
                break
            if near:
                return False
        else:
            return False
    return True


def _fits(element: Element, step: Sequence[str]) -> bool:
    classes = element.get("class", "").split()
    return all(_has(element, classes, part) for part in step)


def _has(element: Element, classes: Sequence[str], part: str) -> bool:
    match part[0]:
        case ".":
            return part[1:] in classes
        case "#":
            return element.get("id") == part[1:]
        case "[":
            return _has_attribute(element, part)
        case _:
            return part in ("*", local_name(element))


def _has_attribute(element: Element, part: str) -> bool:
    found = _ATTRIBUTE.fullmatch(part)
    value = element.get(found[1]) if found else None
    if found is None or value is None:
        return False
    match found[2]:
        case None:
            return True
        case "=":
            return value == found[3]
        case "~=":
            return found[3] in value.split()
        case _:
            return value.startswith(found[3])


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
