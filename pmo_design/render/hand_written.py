"""Hand-written pages: what they name of the design, and how those names become links and pictures."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import dirname, join, normpath
from typing import Protocol, cast
from urllib.parse import unquote

from pmo_design.diagnostics import Diagnostic, Span
from pmo_design.diagnostics.catalogue.publish import (
    DEAD_LINK_IN_PAGE,
    UNKNOWN_ADDRESS_IN_PAGE,
    UNKNOWN_DIRECTIVE,
    UNKNOWN_PAGE_OR_FILE,
    UNKNOWN_PAGE_SETTING,
)
from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model import Persona, Service, parse_address

DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "cover": (),
    "travel": (),
    "reading": (),
    "key-figures": (),
    "thread": (),
    "coverage": (),
    "service-map": (),
    "trace-graph": (),
    "gates": (),
    "verdicts": (),
    "index": ("persona", "journey", "blueprint", "criterion", "requirement"),
    "picture": ("journey", "blueprint"),
    "table": ("journey", "blueprint"),
    "checklist": ("phase",),
}
"""Directives by name, and the kinds of address that each takes; `index` takes the bare kind."""

_DESTINATION = r"<[^<>]*>|[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*"
_LINK = re.compile(rf"\]\(\s*({_DESTINATION})|^ {{0,3}}\[(?!\^)[^\]]+\]:\s*({_DESTINATION})")
_DIRECTIVE = re.compile(r"^\s*<!--\s*pmo:\s*([a-z-]+)\s*(.*?)\s*-->\s*$")
_FENCE = re.compile(r"^\s*(```+|~~~+)")
_NO_PROSE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)|<!--(?!\s*pmo:).*?-->", re.DOTALL)
_INDENTED = re.compile(r" {4}| {0,3}\t")
_TAKES_INDENTED = re.compile(r" {0,3}(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^|:\s)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_META = re.compile(r"^([a-z_]+):\s*(.+?)\s*$", re.MULTILINE)
_PLACED = re.compile(r"^(section|layout):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


class Text(Protocol):
    """A file as text."""

    @property
    def path(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A Markdown page of the author's: where it lies, and what its head says."""

    uri: str
    title: str
    meta: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a page can link to: the files beside it, and the pages that are made of the design.

    All are paths below the folder of pages; the second are worked out only when they are asked for.
    """

    files: Set[str]
    generated: Callable[[], Set[str]]

    def __contains__(self, uri: object) -> bool:
        return uri in self.files or uri in self.generated()


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


def check_page(page: Text, uri: str, design: ServiceDesign, reach: Reach) -> Iterator[Diagnostic]:
    """Report every address, directive and link of a page that leads nowhere; `uri` is its path among all."""
    yield from _check_head(page)
    for number, line in _prose_lines(page.text):
        for target, start, end in _links(line):
            span = Span(page.path, number, start + 1, number, end + 1)
            yield from _check_link(target, uri, span, design, reach)
        directive = _directive(page.path, number, line)
        if directive is not None:
            yield from _check_directive(directive, design)


def check_named_files(design: ServiceDesign, reach: Reach) -> Iterator[Diagnostic]:
    """Report a picture or font that is no file beside the pages, and a page to read that the site has not."""
    for node, path, name in _named_files(design):
        if name not in reach.files:
            yield UNKNOWN_PAGE_OR_FILE.at(node.span_of(*path), field=path[-1], path=name, wanted="file")
    for node in design.nodes("audience"):
        for index, reading in enumerate(getattr(node.part, "reading", ())):
            if reading.page is not None and reading.page not in reach:
                span = node.span_of("reading", index, "page")
                yield UNKNOWN_PAGE_OR_FILE.at(span, field="page", path=reading.page, wanted="page")


def _named_files(design: ServiceDesign) -> Iterator[tuple[Node, tuple[str, ...], str]]:
    """Yield each file that the design names, with the node and the path of the field that names it."""
    for node in design.nodes("service"):
        brand = cast(Service, node.part).brand
        if brand.logo is not None:
            yield node, ("brand", "logo"), brand.logo
        for field in ("regular", "bold", "italic") if brand.font is not None else ():
            if (name := getattr(brand.font, field)) is not None:
                yield node, ("brand", "font", field), name
    for node in design.nodes("persona"):
        if (image := cast(Persona, node.part).image) is not None:
            yield node, ("image",), image


def resolve(
    text: str,
    href: Callable[[str], str | None],
    expand: Callable[[str, str], str],
) -> str:
    """Replace addresses in links by URLs, and each directive by the HTML that `expand` makes of it."""
    lines = text.split("\n")
    for number, line in _prose_lines(text):
        directive = _directive("", number, line)
        if directive is not None and directive.name in DIRECTIVES:
            lines[number - 1] = f"\n{expand(directive.name, directive.argument)}\n"
            continue
        for target, start, end in reversed([*_links(line)]):
            url = href(target) if parse_address(target) is not None else None
            if url is not None:
                whole = lines[number - 1]
                lines[number - 1] = f"{whole[:start]}{url}{whole[end:]}"
    return "\n".join(lines)


def _links(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield the targets of links and images in a line, and where they stand, in columns from 0."""
    for found in _LINK.finditer(line):
        group = 1 if found[1] is not None else 2
        target, start, end = found[group], found.start(group), found.end(group)
        if target.startswith("<"):
            target, start, end = target[1:-1], start + 1, end - 1
        yield target, start, end


def _check_link(
    target: str, uri: str, span: Span, design: ServiceDesign, reach: Reach
) -> Iterator[Diagnostic]:
    if parse_address(target) is not None:
        if target not in design:
            yield UNKNOWN_ADDRESS_IN_PAGE.at(span, hints=_near(target, design), address=target)
    elif not _SCHEME.match(target) and not target.startswith(("/", "#", "?")):
        path = unquote(re.split("[?#]", target)[0])
        if path and not _leads_somewhere(path, uri, reach):
            index = normpath(f"{dirname(uri)}/{path}/index.md").lstrip("/")
            beside = f"{path.rstrip('/')}/index.md"
            hints = [f"did you mean '{beside}'?"] if not path.endswith(".md") and index in reach else []
            yield DEAD_LINK_IN_PAGE.at(span, hints=hints, target=target)


def _leads_somewhere(path: str, uri: str, reach: Reach) -> bool:
    """Tell whether a file lies there, as the page is written, or a page, as the browser asks for it."""
    if normpath(join(dirname(uri), path)) in reach:
        return True
    if path.endswith(".md"):
        return False
    stem = uri.removesuffix(".md")
    folder = dirname(stem) if stem.rpartition("/")[2] == "index" else stem
    asked = normpath(join(folder, path))
    return f"{asked}.md" in reach or normpath(f"{asked}/index.md") in reach


def _check_head(page: Text) -> Iterator[Diagnostic]:
    """Report a section or layout in the front matter that there is not."""
    head = _FRONT_MATTER.match(page.text)
    if head is None or not _PLACED.search(head[1]):
        return
    from pmo_design.render.pages.page import LAYOUTS, SECTIONS  # few pages say where they stand

    known = {"section": tuple(SECTIONS), "layout": LAYOUTS}
    for found in _PLACED.finditer(head[1]):
        setting, value = found[1], found[2].strip("\"'")
        if value not in known[setting]:
            line = 2 + head[1].count("\n", 0, found.start())
            column = found.start(2) - found.start() + 1
            yield UNKNOWN_PAGE_SETTING.at(
                Span(page.path, line, column, line, column + len(found[2])),
                hints=[f"did you mean '{near}'?" for near in get_close_matches(value, known[setting], n=1)],
                value=value,
                setting=setting,
                known=", ".join(known[setting]),
            )


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
        return
    if not argument and directive.name not in ("picture", "table"):
        return
    if argument in design and argument.partition(":")[0] not in kinds:
        wanted = ", ".join(f"{directive.name} {kind}:…" for kind in kinds) or directive.name
        yield UNKNOWN_DIRECTIVE.at(directive.span, name=f"{directive.name} {argument}", known=wanted)
    elif argument not in design:
        yield UNKNOWN_ADDRESS_IN_PAGE.at(directive.span, hints=_near(argument, design), address=argument)


def _near(address: str, design: ServiceDesign) -> list[str]:
    near = design.near(address)
    return [f"did you mean '{near[0]}'?"] if near else []


def _prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are prose, with their numbers; blanks stand for code and comments within them."""
    lines = text.split("\n")
    kept = set(_outside_blocks(lines))
    blocks_blank = "\n".join(line if number in kept else "" for number, line in enumerate(lines, 1))
    masked = _NO_PROSE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), blocks_blank)
    for number, line in enumerate(masked.split("\n"), 1):
        if number in kept:
            yield number, line


def _outside_blocks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that stand in no fenced or indented block of code."""
    fence, above = "", ""
    after_blank, in_code = True, False
    for number, line in enumerate(lines, 1):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        indented = _INDENTED.match(line) is not None and not _TAKES_INDENTED.match(above)
        in_code = indented and bool(line.strip()) and (after_blank or in_code)
        if found and not in_code:
            fence = found[1]
        elif not in_code:
            yield number
        if line.strip() and not _INDENTED.match(line):
            above = line
        after_blank = not line.strip()


def _directive(path: str, number: int, line: str) -> _Directive | None:
    found = _DIRECTIVE.match(line)
    if found is None:
        return None
    span = Span(path, number, found.start(1) + 1, number, (found.end(2) or found.end(1)) + 1)
    return _Directive(number, found[1], found[2], span)
