"""Hand-written pages: what they name of the design, and how those names become links and pictures."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pmo_design.diagnostics import Diagnostic, Span
from pmo_design.diagnostics.catalogue.publish import UNKNOWN_ADDRESS_IN_PAGE, UNKNOWN_DIRECTIVE
from pmo_design.link import ServiceDesign
from pmo_design.model import parse_address

DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "cover": (),
    "travel": (),
    "reading": (),
    "key-figures": (),
    "thread": (),
    "coverage": (),
    "service-map": (),
    "trace-graph": (),
    "index": ("persona", "journey", "blueprint", "criterion", "requirement"),
    "picture": ("journey", "blueprint"),
    "table": ("journey", "blueprint"),
    "checklist": ("phase",),
}
"""Directives by name, and the kinds of address that each takes; `index` takes the bare kind."""

_LINK = re.compile(r"(?<=\]\()\s*<?([a-z-]+:[^)\s>]+)>?")
_DIRECTIVE = re.compile(r"^\s*<!--\s*pmo:\s*([a-z-]+)\s*(.*?)\s*-->\s*$")
_FENCE = re.compile(r"^\s*(```+|~~~+)")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_META = re.compile(r"^([a-z_]+):\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A Markdown page of the author's: where it lies, and what its head says."""

    uri: str
    title: str
    meta: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Directive:
    line: int
    name: str
    argument: str
    span: Span


def describe(uri: str, text: str) -> HandWritten:
    """Read a page's title and front matter, as far as the site's index needs them."""
    found = _FRONT_MATTER.match(text)
    meta = {key: value.strip("\"'") for key, value in _META.findall(found[1])} if found else {}
    heading = _HEADING.search(text[found.end() :] if found else text)
    stem = uri.removesuffix(".md").rpartition("/")[2]
    title = meta.get("title") or (heading[1] if heading else stem.replace("-", " ").capitalize())
    return HandWritten(uri, title, meta)


def check_page(path: str, text: str, design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every address and directive of a page that names nothing."""
    for number, line in _lines(text):
        for found in _LINK.finditer(line):
            address = found[1]
            if parse_address(address) is not None and address not in design:
                span = Span(path, number, found.start(1) + 1, number, found.end(1) + 1)
                yield UNKNOWN_ADDRESS_IN_PAGE.at(span, hints=_near(address, design), address=address)
        directive = _directive(path, number, line)
        if directive is not None:
            yield from _check_directive(directive, design)


def resolve(
    text: str,
    href: Callable[[str], str | None],
    expand: Callable[[str, str], str],
) -> str:
    """Replace addresses in links by URLs, and each directive by the HTML that `expand` makes of it."""
    lines = text.split("\n")
    for number, line in _lines(text):
        directive = _directive("", number, line)
        if directive is not None and directive.name in DIRECTIVES:
            lines[number - 1] = f"\n{expand(directive.name, directive.argument)}\n"
        elif "](" in line:
            lines[number - 1] = _LINK.sub(lambda found: href(found[1]) or found[1], line)
    return "\n".join(lines)


def _check_directive(directive: _Directive, design: ServiceDesign) -> Iterator[Diagnostic]:
    kinds = DIRECTIVES.get(directive.name)
    if kinds is None:
        near = get_close_matches(directive.name, DIRECTIVES, n=1)
        yield UNKNOWN_DIRECTIVE.at(
            directive.span,
            hints=[f"did you mean '{near[0]}'?"] if near else (),
            name=directive.name,
            known=", ".join(DIRECTIVES),
        )
        return
    argument = directive.argument
    if directive.name == "index":
        if argument not in kinds:
            yield UNKNOWN_DIRECTIVE.at(
                directive.span, name=f"index {argument}", known=", ".join(f"index {kind}" for kind in kinds)
            )
    elif (argument or directive.name in ("picture", "table")) and (
        argument not in design or argument.partition(":")[0] not in kinds
    ):
        yield UNKNOWN_ADDRESS_IN_PAGE.at(directive.span, hints=_near(argument, design), address=argument)


def _near(address: str, design: ServiceDesign) -> list[str]:
    near = get_close_matches(address, [node.address for node in design], n=1, cutoff=0.7)
    return [f"did you mean '{near[0]}'?"] if near else []


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not code, with their numbers."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield number, line


def _directive(path: str, number: int, line: str) -> _Directive | None:
    found = _DIRECTIVE.match(line)
    if found is None:
        return None
    span = Span(path, number, found.start(1) + 1, number, (found.end(2) or found.end(1)) + 1)
    return _Directive(number, found[1], found[2], span)


