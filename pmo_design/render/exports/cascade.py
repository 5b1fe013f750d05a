"""The style of an element of one of our pictures, by the simple style sheet that it carries.

Known are selectors of tags, classes, ids and attributes, joined by space or `>`; others are passed over, and
so is what holds for a medium (`@media print`).
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


@dataclass(frozen=True, slots=True)
class Rule:
    """What a selector sets; `near` tells for each step whether it must be the parent of the next one."""

    steps: tuple[tuple[str, ...], ...]
    near: tuple[bool, ...]
    weight: tuple[int, int, int, int]
    style: Style


Rules = Mapping[str, tuple[Rule, ...]]
"""Rules by a tag, a class or an id that an element must have to be meant; all others by `*`."""


def read_rules(sheet: str) -> Rules:
    """Read a style sheet."""
    rules = [
        rule
        for place, (selectors, style) in enumerate(rules_in(sheet))
        for selector in selectors
        if ":" not in selector and (rule := _rule(selector, style, place)) is not None
    ]
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        key = _telling(rule.steps[-1])
        found[key] = (*found.get(key, ()), rule)
    return found


def rules_in(sheet: str) -> Iterator[tuple[tuple[str, ...], Style]]:
    """Yield the selectors of each rule of a style sheet, and what it sets.

    >>> list(rules_in("/* ink */ .a, .b { fill: #111 } @media print { .a { fill: #000 } }"))
    [(('.a', '.b'), {'fill': '#111'})]
    """
    for selectors, body in _RULE.findall(_AT_BLOCK.sub("", _COMMENT.sub("", sheet))):
        yield tuple(selector.strip() for selector in selectors.split(",")), _declarations(body)


def style_of(
    element: Element, ancestors: Sequence[Element], inherited: Style, rules: Rules
) -> dict[str, str]:
    """Return the style of an element from its attributes, the rules, its `style`, and what it inherits."""
    style = {name: value for name, value in inherited.items() if name in INHERITED}
    own = {name: value for name, value in element.attrib.items() if name in _PRESENTATION}
    classes = (f".{name}" for name in element.get("class", "").split())
    keys = (element.tag, "*", f"#{element.get('id')}", *classes)
    matching = [rule for key in keys for rule in rules.get(key, ()) if _matches(rule, element, ancestors)]
    for rule in sorted(matching, key=_weight):
        own |= rule.style
    if "style" in element.attrib:
        own |= _declarations(element.attrib["style"])
    return style | {name: value for name, value in own.items() if value != "inherit"}


def _declarations(body: str) -> dict[str, str]:
    """Read `name: value; name: value`."""
    pairs = (part.partition(":") for part in body.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, colon, value in pairs if colon
    }


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


def _telling(step: Sequence[str]) -> str:
    """Return the part of a step that the fewest elements have."""
    named = [part for part in step if not part.startswith("[")]
    return min(named, key=lambda part: (not part.startswith(("#", ".")), part), default="*")


def _weight(rule: Rule) -> tuple[int, int, int, int]:
    return rule.weight


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
            return part in ("*", element.tag)


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
