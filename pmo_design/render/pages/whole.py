"""The whole site: its pages, where everything stands on them, and figures that several of them show."""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import cast

from pmo_design.analyse import Coverage, Thread, TraceMatrix, coverage, matrix, threads
from pmo_design.diagnostics import Diagnostic
from pmo_design.engines.acceptance import Inputs, Report, Traceability, run, traceability
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion
from pmo_design.render.exports.offer import Download, Offer
from pmo_design.render.pages.gates import Gate, all_gates
from pmo_design.render.pages.page import PageRef, relative
from pmo_design.render.verdicts import Verdicts, verdicts_of

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


class Site:
    """A design, what was found in it, and every page that tells of it; figures are worked out once."""

    def __init__(
        self,
        design: ServiceDesign,
        report: tuple[Diagnostic, ...],
        pages: tuple[PageRef, ...],
        offer: Offer = Offer(),  # noqa: B008 - it is frozen
        acceptance: Report | None = None,
    ) -> None:
        self.acceptance = acceptance or run(design, Inputs(), design.as_of).value
        self.offer = offer
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
        """Return the URL of an element or part, relative to the site's root: `personas/x.html#late`."""
        return self._urls.get(address)

    def anchor_of(self, address: str) -> str:
        """Return the anchor of a part on its element's page: `stage-step`."""
        return self._anchors[address]

    def href(self, address: str, from_uri: str) -> str | None:
        """Return the URL of an element or part, relative to a page."""
        url = self._urls.get(address)
        return None if url is None else relative(url, self._by_uri[from_uri].url)

    def downloads_of(self, picture_id: str) -> tuple[Download, ...]:
        """Return the files in which a picture is offered; their URLs are relative to the site's root."""
        return self._downloads.get(picture_id, ())

    @cached_property
    def _downloads(self) -> Mapping[str, tuple[Download, ...]]:
        from pmo_design.render.exports.downloads import downloads_by_picture  # a plan draws nothing

        return downloads_by_picture(self.design, self.offer)

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        anchors: dict[str, str] = {}
        taken: dict[str, set[str]] = {}
        for node in self.design:
            root, _, rest = node.address.partition("/")
            if rest:
                used = taken.setdefault(root, set(_RESERVED))
                anchors[node.address] = free_name(rest.replace("/", "-"), used)
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
        found: dict[str, tuple[tuple[int, int], Thread]] = {}
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
    def all_gates(self) -> tuple[Gate, ...]:
        """Every phase's gate in order, then what stands for the criteria without one."""
        return all_gates(self.design, self.acceptance)

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gates that ask for criteria or were signed, then what stands for the criteria without one."""
        return tuple(
            gate for gate in self.all_gates if gate.criteria or (gate.phase is not None and gate.signatures)
        )

    @cached_property
    def criteria_of_requirement(self) -> Mapping[str, tuple[str, ...]]:
        """The criteria that show that a requirement is met, those that name it themselves first."""
        found: dict[str, list[str]] = {}
        for requirement, criterion in sorted(self.matrix.traces, key=self._directness):
            found.setdefault(requirement, []).append(criterion)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def requirements_of_criterion(self) -> Mapping[str, tuple[str, ...]]:
        """The requirements that a criterion shows to be met, those that it names itself first."""
        found: dict[str, list[str]] = {}
        for requirement, criterion in sorted(self.matrix.traces, key=self._directness):
            found.setdefault(criterion, []).append(requirement)
        return {key: tuple(value) for key, value in found.items()}

    def _directness(self, pair: tuple[str, str]) -> tuple[bool, int, int]:
        return (self.matrix.traces[pair].kind != "direct", self.order[pair[0]], self.order[pair[1]])

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
    def traceability(self) -> Traceability:
        """What each criterion is tied to, how far evidence and signatures reach."""
        return traceability(self.design, self.acceptance)

    @cached_property
    def verdicts(self) -> Verdicts:
        """The verdict of each criterion, for pictures."""
        return verdicts_of(self.acceptance)

    @cached_property
    def model_build(self) -> str:
        """Seven digits that are the same for the same model."""
        digest = sha256()
        for node in self.design:
            if node.parent is None:
                digest.update(node.part.model_dump_json().encode())
        digest.update(repr((self.acceptance.as_of, self.acceptance.keys)).encode())
        return digest.hexdigest()[:7]


def free_name(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it where it is taken, and take it."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free


def _is_sibling(page: PageRef | None, ref: PageRef) -> bool:
    if page is None or page.address is None or ref.address is None:
        return (
            page is not None and page.address is None and ref.address is None and page.section == ref.section
        )
    return page.address.partition(":")[0] == ref.address.partition(":")[0]


def _nearness(criterion: Criterion, thread: Thread) -> tuple[int, int]:
    """Tell how directly a criterion verifies a thread: its pain, a step, an opportunity or cell, or none."""
    links = ((thread.pain,), thread.steps, (*thread.opportunities, *thread.cells))
    for distance, ends in enumerate(links):
        named = [at for at, address in enumerate(criterion.verifies) if address in ends]
        if named:
            return distance, named[0]
    return len(links), 0


def _narrowness(thread: Thread) -> tuple[bool, int, int]:
    width = len(thread.steps) + len(thread.cells) + len(thread.criteria) + len(thread.requirements)
    return (thread.gap is not None, -thread.length, width)
