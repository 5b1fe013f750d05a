"""What depends on criteria that are not met: it says so, and keeps its own verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pmo_design.engines.acceptance.report import Standing
from pmo_design.engines.acceptance.wording import listed
from pmo_design.link import ServiceDesign
from pmo_design.model.relations import DEPENDS_ON

SETTLED = frozenset(("met", "waived"))


def with_dependencies(design: ServiceDesign, standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """Name in each standing the criteria that it depends on and that are neither met nor waived.

    The verdict stays: a criterion is judged by its own evidence, and what it depends on is judged on its
    own, at the same gate or an earlier one. To judge it down would count one failure twice.
    """
    return {address: _told(design, standings, standing) for address, standing in standings.items()}


def cycles(design: ServiceDesign) -> Iterator[tuple[str, ...]]:
    """Yield criteria that depend on one another in a circle, each circle once."""
    needs = {
        node.address: tuple(target.address for target in design.targets(node.address, DEPENDS_ON))
        for node in design.nodes("criterion")
    }
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            address, depth = stack.pop()
            del path[depth:]
            if address in path:
                yield tuple(path[path.index(address) :])
            elif address not in done:
                path.append(address)
                done.add(address)
                stack += [(each, depth + 1) for each in reversed(needs.get(address, ()))]


def _told(design: ServiceDesign, standings: Mapping[str, Standing], standing: Standing) -> Standing:
    waiting = tuple(
        target.address
        for target in design.targets(standing.criterion, DEPENDS_ON)
        if target.address in standings
        and target.address != standing.criterion
        and standings[target.address].verdict not in SETTLED
    )
    if not waiting:
        return standing
    titles = listed(f"“{design[each].title}”" for each in waiting)
    which = "which is" if len(waiting) == 1 else "which are"
    return replace(
        standing, waiting_for=waiting, reason=f"{standing.reason} It depends on {titles}, {which} not met."
    )
