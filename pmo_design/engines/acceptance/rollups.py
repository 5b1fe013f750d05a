"""Verdicts rolled up along the graph: of a step, a cell, a pain point, a requirement … the worst counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import cast

from pmo_design.analyse.matrix import matrix
from pmo_design.analyse.ties import realising_cells, supporters
from pmo_design.analyse.trace import threads
from pmo_design.engines.acceptance.report import VERDICTS, Rollup, Standing, Verdict, worst
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.relations import VERIFIES

Criteria = dict[str, None]
"""Addresses of criteria, in the order in which they were found."""


class Rollups(Mapping[str, Rollup]):
    """Roll-ups by address, worked out when the first is asked for: a check does not pay for them.

    An address is rolled up from the criteria that verify it or a part of it. Beyond that
    - a pain point from those of its golden thread, a requirement from those that the matrix traces to it;
    - an opportunity from those of the cells that realise it, where none verifies it;
    - a journey step from those of the cells and steps that support it, where none verifies it;
    - a persona, a journey and a stage also from those of their parts;
    - a site from those that have to be shown or were judged there, by the verdict that they have there;
    - a phase from those whose gate it is, the service from all.
    """

    def __init__(self, design: ServiceDesign, standings: Mapping[str, Standing]) -> None:
        self._design = design
        self._standings = standings
        self._made: dict[str, Rollup] = {}

    def __getitem__(self, address: str) -> Rollup:
        if address not in self._made:
            criteria = self._criteria[address]
            here = self._at_sites.get(address, {})
            self._made[address] = rollup(criteria, self._standings, here)
        return self._made[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._criteria)

    def __len__(self) -> int:
        return len(self._criteria)

    @cached_property
    def _criteria(self) -> Mapping[str, tuple[str, ...]]:
        order = {address: at for at, address in enumerate(self._standings)}
        found = _gather(self._design, self._standings)
        for site, criteria in self._at_sites.items():
            found.setdefault(site, {}).update(dict.fromkeys(criteria))
        return {
            address: tuple(sorted(criteria, key=order.__getitem__))
            for address, criteria in found.items()
            if criteria
        }

    @cached_property
    def _at_sites(self) -> Mapping[str, Mapping[str, Verdict]]:
        found: dict[str, dict[str, Verdict]] = {}
        for standing in self._standings.values():
            for at in standing.sites:
                waived = standing.verdict == "waived"
                found.setdefault(at.site, {})[standing.criterion] = "waived" if waived else at.verdict
        return found


def rollup(
    criteria: tuple[str, ...], standings: Mapping[str, Standing], here: Mapping[str, Verdict] = {}
) -> Rollup:
    """Roll the verdicts of some criteria up: the worst counts, and no average hides a must.

    `here` are the verdicts of criteria at a place, where they differ from those of the whole.
    """
    verdicts = {each: here.get(each, standings[each].verdict) for each in criteria}
    musts = tuple(verdict for each, verdict in verdicts.items() if standings[each].must)
    return Rollup(
        worst(tuple(verdicts.values())),
        worst(musts) if musts else None,
        counts_of(verdicts.values()),
        criteria,
    )


def counts_of(verdicts: Iterable[Verdict]) -> Mapping[Verdict, int]:
    """Count verdicts, worst first; those that do not occur are left out."""
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def _gather(design: ServiceDesign, standings: Mapping[str, Standing]) -> dict[str, Criteria]:
    """Return the criteria that each address is rolled up from."""
    found: dict[str, Criteria] = {}
    for node in design.nodes("criterion"):
        for target in design.targets(node.address, VERIFIES):
            _add(found, target.address, (node.address,))
        phase = cast(Criterion, node.part).phase
        if phase is not None:
            _add(found, phase, (node.address,))
    verified = {address: tuple(criteria) for address, criteria in found.items()}
    for thread in threads(design):
        _add(found, thread.pain, thread.criteria)
    for requirement, criterion in matrix(design).traces:
        _add(found, requirement, (criterion,))
    for node in design.nodes("opportunity"):
        if node.address not in verified:
            _add(found, node.address, _of_any(verified, _with_steps(design, realising_cells(design, node))))
    for node in design.nodes("journey-step"):
        if node.address not in verified:
            _add(found, node.address, _of_any(verified, supporters(design, node)))
    for node in design.nodes("service"):
        _add(found, node.address, standings)
    return found


def _add(found: dict[str, Criteria], address: str, criteria: Iterable[str]) -> None:
    """Add criteria to an address and to all that it stands in."""
    new = dict.fromkeys(criteria)
    while new:
        found.setdefault(address, {}).update(new)
        if "/" not in address:
            return
        address = address.rpartition("/")[0]


def _with_steps(design: ServiceDesign, cells: Iterable[Node]) -> Iterator[Node]:
    for cell in cells:
        yield cell
        if cell.parent is not None:
            yield design[cell.parent]


def _of_any(verified: Mapping[str, tuple[str, ...]], nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield from verified.get(node.address, ())
