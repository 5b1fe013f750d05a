"""Which step of a blueprint waits for which: its arrows between cells, brought together by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.model.address import local_address
from pmo_design.render.graphs.names import title_of
from pmo_design.render.prose import plain


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its place in the order of all, the number of its phase, and how long it takes."""

    address: str
    number: str
    title: str
    phase: int
    elapsed_minutes: int


@dataclass(frozen=True, slots=True)
class Dependency:
    """One or several arrows of a kind from the cells of one step to those of another, by their places."""

    source: int
    target: int
    kind: str
    two_way: bool

    @property
    def back(self) -> bool:
        """Whether it leads back to an earlier step."""
        return self.target < self.source


@dataclass(frozen=True, slots=True)
class DependencyStory:
    """Steps in order, phases by title, what depends on what, and the chain that takes the longest."""

    title: str
    steps: tuple[Step, ...]
    phases: tuple[str, ...]
    dependencies: tuple[Dependency, ...]
    inside: int
    chain: tuple[int, ...]

    @property
    def chain_minutes(self) -> int:
        """The time from the start of the longest chain to its end."""
        return sum(self.steps[at].elapsed_minutes for at in self.chain)


def tell_dependencies(design: ServiceDesign, address: str) -> DependencyStory:
    """Gather the steps of a blueprint and the arrows between them; those inside a step are counted."""
    blueprint = cast(Blueprint, design[address].part)
    steps = tuple(
        Step(
            f"{address}/{phase.id}/{step.id}",
            f"{at}.{place}",
            plain(step.title),
            at - 1,
            step.elapsed_minutes,
        )
        for at, phase in enumerate(blueprint.phases, start=1)
        for place, step in enumerate(phase.steps, start=1)
    )
    places = {step.address: at for at, step in enumerate(steps)}
    dependencies, inside = _dependencies(address, blueprint, places)
    phases = tuple(plain(phase.title) for phase in blueprint.phases)
    chain = longest_chain([step.elapsed_minutes for step in steps], dependencies)
    return DependencyStory(title_of(design, address), steps, phases, dependencies, inside, chain)


def _dependencies(
    address: str, blueprint: Blueprint, places: Mapping[str, int]
) -> tuple[tuple[Dependency, ...], int]:
    found: dict[tuple[int, int, str], bool] = {}
    inside = 0
    for link in blueprint.links:
        ends = (local_address(address, end) for end in (link.from_, link.to))
        source, target = (places.get(end.rpartition("/")[0]) for end in ends)
        if source is None or target is None:
            continue
        if source == target:
            inside += 1
            continue
        two_way = link.direction == "two-way"
        if two_way and source > target:
            source, target = target, source
        key = (source, target, link.type)
        found[key] = found.get(key, False) or two_way
    return tuple(Dependency(*key, two_way) for key, two_way in found.items()), inside


def longest_chain(minutes: list[int], dependencies: tuple[Dependency, ...]) -> tuple[int, ...]:
    """Return the steps that trigger one another and take the longest together; arrows back are left out.

    A chain has two steps or more, and goes on through steps that take no time; where nothing takes any time,
    or nothing triggers, there is none.
    """
    best = [(each, at) for at, each in enumerate(minutes)]
    before: dict[int, int] = {}
    forwards = sorted(
        (each.target, each.source) for each in dependencies if each.kind == "triggers" and not each.back
    )
    for target, source in forwards:
        total = best[source][0] + minutes[target]
        if target not in before or total > best[target][0]:
            best[target], before[target] = (total, target), source
    ends = [best[target] for target in before]
    if not ends or not max(ends)[0]:
        return ()
    at = max(ends)[1]
    chain = [at]
    while chain[0] in before:
        chain.insert(0, before[chain[0]])
    return tuple(chain)
