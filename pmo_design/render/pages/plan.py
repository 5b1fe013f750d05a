"""The pages of a site and where everything stands on them, known before any page is rendered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import cast

from markupsafe import Markup

from pmo_design.analyse import Coverage, Thread, TraceMatrix, coverage, matrix, threads
from pmo_design.diagnostics import Diagnostic
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Criterion, Part, Requirement
from pmo_design.render.pages.wording import KINDS, sentence

SECTIONS: Mapping[str, str] = {
    "proposal": "Proposal",
    "people": "People",
    "journeys": "Journeys",
    "blueprints": "Blueprints",
    "service": "Service",
    "acceptance": "Acceptance",
    "trace": "Traceability",
    "health": "Design health",
}
"""The top bar, in its order."""

LAYOUTS = ("cover", "wide", "page")
"""The frames that a page can stand in."""

SERVICE_KINDS = (
    "organisation",
    "business-unit",
    "site",
    "system",
    "channel",
    "role",
    "stakeholder",
    "phase",
    "audience",
)
"""Kinds whose pages lie below `service/`, in the order in which the service's page tells of them."""

_FRAME_ANCHORS = (
    "main",
    "sections",
    "search",
    "search-input",
    "search-results",
    "contents-title",
    "pmo-search-index",
)
SECTION_ANCHORS = (
    "accessibility",
    "appears",
    "cells",
    "channel-fit",
    "channels",
    "checklist",
    "connections",
    "context",
    "coverage",
    "criteria",
    "detail",
    "details",
    "evidence",
    "fail-points",
    "figures",
    "flows",
    "gates",
    "goals",
    "judged",
    "lanes",
    "links",
    "map",
    "needs",
    "opportunities",
    "pains",
    "picture",
    "profile",
    "raci",
    "resolves",
    "responsibilities",
    "scenarios",
    "steps",
    "supports",
    "systems",
    "thread",
    "tools",
)
_RESERVED = frozenset((*_FRAME_ANCHORS, *SECTION_ANCHORS))


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page of the site, known without rendering it."""

    uri: str
    title: str
    section: str
    layout: str = "page"
    number: str | None = None
    group: str | None = None
    address: str | None = None
    source: str | None = None
    listed: bool = True

    @property
    def url(self) -> str:
        """Its URL below the site's root: `personas/x/`, and nothing for the home page."""
        stem = self.uri.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"

    @property
    def label(self) -> str:
        """Its number and its title."""
        return f"{self.number} {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a page or of a part of one; the URL is relative to the site's root."""

    url: str
    title: str
    kind: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page's body, with its pictures apart, so that nothing else has to read them."""

    ref: PageRef
    content: Markup
    slots: Mapping[str, Markup]
    contents: tuple[tuple[str, str], ...]
    search: tuple[SearchEntry, ...]


class Site:
    """A design, what was found in it, and every page that tells of it; figures are worked out once."""

    def __init__(
        self, design: ServiceDesign, report: tuple[Diagnostic, ...], pages: tuple[PageRef, ...]
    ) -> None:
        self.design = design
        self.report = report
        self.pages = pages
        self._by_uri = {page.uri: page for page in pages}
        self._by_address = {page.address: page for page in pages if page.address is not None}

    def page(self, uri: str) -> PageRef:
        """Return the page of a URI."""
        return self._by_uri[uri]

    def find(self, uri: str) -> PageRef | None:
        """Return the page of a URI, or None."""
        return self._by_uri.get(uri)

    def page_of(self, address: str) -> PageRef | None:
        """Return the page on which an element or a part of one is told."""
        return self._by_address.get(address.partition("/")[0])

    def url_of(self, address: str) -> str | None:
        """Return the URL of an element or part, relative to the site's root: `personas/x/#late-status`."""
        return self._urls.get(address)

    def anchor_of(self, address: str) -> str:
        """Return the anchor of a part on its element's page: `stage-step`."""
        return self._anchors[address]

    def href(self, address: str, from_uri: str) -> str | None:
        """Return the URL of an element or part, relative to a page."""
        url = self._urls.get(address)
        return None if url is None else relative(url, self._by_uri[from_uri].url)

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        anchors: dict[str, str] = {}
        taken: dict[str, set[str]] = {}
        for node in self.design:
            root, _, rest = node.address.partition("/")
            if rest:
                used = taken.setdefault(root, set(_RESERVED))
                anchors[node.address] = _free(rest.replace("/", "-"), used)
        return anchors

    @cached_property
    def _urls(self) -> Mapping[str, str]:
        urls: dict[str, str] = {}
        for node in self.design:
            page = self._by_address.get(node.root)
            if page is not None:
                anchor = self._anchors.get(node.address)
                urls[node.address] = page.url if anchor is None else f"{page.url}#{anchor}"
        return urls

    # ── the order of the pages ───────────────────────────────────────────────────────────────

    @cached_property
    def first_of_section(self) -> Mapping[str, PageRef]:
        found: dict[str, PageRef] = {}
        for page in self.pages:
            found.setdefault(page.section, page)
        return found

    @cached_property
    def groups_of_section(self) -> Mapping[str, Mapping[str | None, tuple[PageRef, ...]]]:
        """The pages that stand in each section's index, by their heading."""
        found: dict[str, dict[str | None, list[PageRef]]] = {}
        for page in self.pages:
            if page.listed:
                found.setdefault(page.section, {}).setdefault(page.group, []).append(page)
        return {
            section: {group: tuple(pages) for group, pages in groups.items()}
            for section, groups in found.items()
        }

    def sheet(self, ref: PageRef) -> int:
        """Return the place of a page among all, from 1."""
        return self._places[ref.uri] + 1

    def neighbours(self, ref: PageRef) -> tuple[PageRef | None, PageRef | None]:
        """Return the pages before and after one among those of its kind."""
        at = self._places[ref.uri]
        before = self.pages[at - 1] if at > 0 else None
        after = self.pages[at + 1] if at + 1 < len(self.pages) else None
        return tuple(page if _is_sibling(page, ref) else None for page in (before, after))  # type: ignore[return-value]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {page.uri: at for at, page in enumerate(self.pages)}

    # ── figures that several pages show ──────────────────────────────────────────────────────

    @cached_property
    def coverage(self) -> Coverage:
        return coverage(self.design)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        return threads(self.design)

    @cached_property
    def thread_of_pain(self) -> Mapping[str, Thread]:
        """The thread of each pain point."""
        return {thread.pain: thread for thread in self.threads}

    @cached_property
    def thread_of_criterion(self) -> Mapping[str, Thread]:
        """The thread that tells best what a criterion is for: near what it verifies, whole, narrow."""
        found: dict[str, tuple[int, Thread]] = {}
        for thread in sorted(self.threads, key=_narrowness):
            for criterion in thread.criteria:
                near = _nearness(cast(Criterion, self.design[criterion].part), thread)
                if criterion not in found or near < found[criterion][0]:
                    found[criterion] = (near, thread)
        return {criterion: thread for criterion, (_, thread) in found.items()}

    @cached_property
    def matrix(self) -> TraceMatrix:
        return matrix(self.design)

    @cached_property
    def criteria_of_requirement(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for requirement, criterion in self.matrix.traces:
            found.setdefault(requirement, []).append(criterion)
        order = {criterion: at for at, criterion in enumerate(self.matrix.criteria)}
        return {key: tuple(sorted(value, key=order.__getitem__)) for key, value in found.items()}

    @cached_property
    def requirements_of_criterion(self) -> Mapping[str, tuple[str, ...]]:
        """The requirements that a criterion shows to be met, those that it names itself first."""
        found: dict[str, list[str]] = {}
        for requirement, criterion in sorted(self.matrix.traces, key=self._directness):
            found.setdefault(criterion, []).append(requirement)
        return {key: tuple(value) for key, value in found.items()}

    def _directness(self, pair: tuple[str, str]) -> tuple[bool, int]:
        return (self.matrix.traces[pair].kind != "direct", self.order[pair[0]])

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each node in reading order."""
        return {node.address: at for at, node in enumerate(self.design)}

    @cached_property
    def step_numbers(self) -> Mapping[str, int]:
        """The running number of each journey step within its journey."""
        counts: dict[str, int] = {}
        numbers: dict[str, int] = {}
        for node in self.design.nodes("journey-step"):
            counts[node.root] = numbers[node.address] = counts.get(node.root, 0) + 1
        return numbers

    @cached_property
    def model_build(self) -> str:
        """Seven digits that are the same for the same model."""
        digest = sha256()
        for node in self.design:
            if node.parent is None:
                digest.update(node.part.model_dump_json().encode())
        return digest.hexdigest()[:7]


def plan_site(
    design: ServiceDesign, report: tuple[Diagnostic, ...], hand_written: tuple[PageRef, ...] = ()
) -> Site:
    """Decide which pages there are, in reading order; a hand-written one stands for a generated one."""
    own = {page.uri: page for page in hand_written}
    taken: set[str] = set()
    generated = []
    for page in _generated(design):
        page = replace(page, uri=f"{_free(page.uri.removesuffix('.md'), taken)}.md")
        generated.append(_replaced(page, own[page.uri]) if page.uri in own else page)
    extra = [page for page in hand_written if page.uri not in {each.uri for each in generated}]
    order = {section: at for at, section in enumerate(SECTIONS)}
    pages = [*_first(generated), *extra, *_rest(generated)]
    return Site(design, report, tuple(sorted(pages, key=lambda page: order.get(page.section, 0))))


def relative(url: str, from_url: str) -> str:
    """Return a URL below the root as it is written on the page at another: `../../personas/x/#late`.

    >>> relative("personas/x/#late", "journeys/y/"), relative("journeys/y/#a", "journeys/y/")
    ('../../personas/x/#late', '#a')
    """
    path, hash_, anchor = url.partition("#")
    if path == from_url:
        return f"#{anchor}" if hash_ else "./"
    return f"{'../' * from_url.count('/')}{url}" or "./"


def number_of(design: ServiceDesign, node: Node) -> str | None:
    """Return what an element is called in short: P1, J2, B1, AC-07, or the number of its clause."""
    part: Part = node.part
    if isinstance(part, Criterion):
        return part.number or f"AC-{design.number(node.address):02}"
    if isinstance(part, Requirement):
        return part.number
    letter = {"persona": "P", "journey": "J", "blueprint": "B"}.get(node.type)
    return f"{letter}{design.number(node.address)}" if letter else None


def side_of(design: ServiceDesign, address: str | None) -> str | None:
    """Return the type of organisation that a role, unit or site belongs to: client, provider …"""
    seen: set[str] = set()
    while address is not None and address not in seen:
        seen.add(address)
        node = design.get(address)
        if node is None:
            return None
        if node.type == "organisation":
            return str(getattr(node.part, "type", ""))
        address = getattr(node.part, "part_of", None)
    return None


def _generated(design: ServiceDesign) -> Iterator[PageRef]:
    service = next(iter(design.nodes("service")), None)
    yield PageRef("index.md", "Proposal", "proposal", "cover", source=_source(service))
    yield PageRef("personas/index.md", "People", "people")
    yield from _family(design, "persona", "personas", "people")
    yield PageRef("journeys/index.md", "Journeys", "journeys")
    yield from _family(design, "journey", "journeys", "journeys", "wide")
    yield PageRef("blueprints/index.md", "Blueprints", "blueprints")
    yield from _family(design, "blueprint", "blueprints", "blueprints", "wide")
    yield PageRef(
        "service/index.md",
        "Service",
        "service",
        address=service.address if service else None,
        source=_source(service),
    )
    for kind in SERVICE_KINDS:
        yield from _family(design, kind, f"service/{kind}", "service")
    yield PageRef("acceptance/index.md", "Acceptance register", "acceptance", group="Acceptance")
    yield PageRef("acceptance/checklist.md", "Sign-off checklist", "acceptance", group="Acceptance")
    yield from _family(design, "criterion", "acceptance", "acceptance")
    yield PageRef("trace/index.md", "Traceability", "trace", group="Traceability")
    yield PageRef("requirements/index.md", "Requirements", "trace", group="Traceability")
    yield from _family(design, "requirement", "requirements", "trace")
    yield PageRef("health/index.md", "Design health", "health")


def _family(
    design: ServiceDesign, kind: str, folder: str, section: str, layout: str = "page"
) -> Iterator[PageRef]:
    for node in _ordered(design, kind):
        yield PageRef(
            uri=f"{folder}/{node.address.partition(':')[2]}.md",
            title=node.title,
            section=section,
            layout=layout,
            number=number_of(design, node),
            group=_group(design, node),
            address=node.address,
            source=_source(node),
        )


def _ordered(design: ServiceDesign, kind: str) -> tuple[Node, ...]:
    """Return the nodes of a kind; of people and criteria those of one group together."""
    nodes = design.nodes(kind)
    if kind == "persona":
        sides = {node.address: side_of(design, getattr(node.part, "role", None)) for node in nodes}
        return tuple(sorted(nodes, key=lambda node: sides[node.address] != "client"))
    if kind == "criterion":
        phases = {node.address: at for at, node in enumerate(design.nodes("phase"))}
        last = len(phases)
        return tuple(sorted(nodes, key=lambda node: phases.get(str(getattr(node.part, "phase", "")), last)))
    return nodes


def _group(design: ServiceDesign, node: Node) -> str:
    if node.type == "persona":
        side = side_of(design, getattr(node.part, "role", None))
        return sentence(side) if side else "Everybody"
    if node.type == "journey":
        return {"as-is": "As it is", "to-be": "As it shall be"}.get(node.part.state, "Speculation")  # type: ignore[attr-defined]
    if isinstance(node.part, Criterion):
        phase = design.get(node.part.phase)
        return phase.title if phase is not None else "Without a gate"
    return sentence(KINDS[node.type][1])


def _is_sibling(page: PageRef | None, ref: PageRef) -> bool:
    if page is None or page.address is None or ref.address is None:
        return (
            page is not None and page.address is None and ref.address is None and page.section == ref.section
        )
    return page.address.partition(":")[0] == ref.address.partition(":")[0]


def _source(node: Node | None) -> str | None:
    return node.span.path if node is not None else None


def _first(pages: list[PageRef]) -> list[PageRef]:
    return [page for page in pages if page.uri == "index.md"]


def _rest(pages: list[PageRef]) -> list[PageRef]:
    return [page for page in pages if page.uri != "index.md"]


def _replaced(page: PageRef, own: PageRef) -> PageRef:
    """Keep what the design knows of a page that is written by hand."""
    return replace(own, address=page.address, number=own.number or page.number, group=own.group or page.group)


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it where it is taken, and take it."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free


def _nearness(criterion: Criterion, thread: Thread) -> int:
    """Tell how directly a criterion verifies a thread: its pain, a step, an opportunity or cell, or none."""
    for distance, links in enumerate(((thread.pain,), thread.steps, (*thread.opportunities, *thread.cells))):
        if not set(criterion.verifies).isdisjoint(links):
            return distance
    return 3


def _narrowness(thread: Thread) -> tuple[bool, int, int]:
    width = len(thread.steps) + len(thread.cells) + len(thread.criteria) + len(thread.requirements)
    return (thread.gap is not None, -thread.length, width)


def pages_of(site: Site, addresses: Iterable[str]) -> tuple[PageRef, ...]:
    """Return the pages of elements that have one."""
    found = (site.page_of(address) for address in addresses)
    return tuple(page for page in found if page is not None)
