"""The chains of the trace matrix, from requirement to signature, with every gap."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from pmo_design.analyse import Thread
from pmo_design.analyse.ties import wants_answer
from pmo_design.engines.acceptance import Signature, Standing, Trail
from pmo_design.render.pages.stations import sign_off_of
from pmo_design.render.pages.view import View

Gap = Literal["requirement", "pain", "step", "criterion", "evidence", "window", "signature", "confirmation"]
GAPS: Mapping[Gap, str] = {
    "requirement": "No requirement",
    "pain": "No pain point",
    "step": "No step",
    "criterion": "No criterion",
    "evidence": "No evidence",
    "window": "Evidence too old",
    "signature": "Not signed",
    "confirmation": "To be confirmed again",
}
"""What a chain may lack, in its order."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from a clause of the tender to a signature, as addresses; what is None is a gap."""

    requirement: str | None
    pain: str | None
    step: str | None
    criterion: str | None
    trail: Trail | None = None
    standing: Standing | None = None
    signature: Signature | None = None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing, in the order of the chain; nothing follows where there is no criterion."""
        told: dict[Gap, bool] = {
            "requirement": self.requirement is None,
            "pain": self.pain is None,
            "step": self.step is None,
            "criterion": self.criterion is None,
        }
        if self.trail is not None and self.standing is not None:
            suspect = self.signature is not None and self.signature.suspect
            told["evidence"] = not self.trail.evidence
            told["window"] = bool(self.trail.evidence) and not self.standing.current
            told["signature"] = not self.trail.signatures and not suspect
            told["confirmation"] = not self.trail.signatures and suspect
        return tuple(gap for gap, missing in told.items() if missing)


def chains(view: View) -> tuple[Chain, ...]:
    """Return the chains of each requirement, then those that begin at none, then pains without a criterion.

    A requirement has a chain for each criterion that names it; where none does, for each that verifies what
    meets it. A criterion on none of these has one with the first requirement that it shows.
    """
    found = [*_of_requirements(view)]
    found += _of_other_criteria(view, {chain.criterion for chain in found})
    place = {node.address: at for at, node in enumerate(view.design.nodes("requirement"))}
    found.sort(key=lambda chain: place.get(chain.requirement or "", len(place)))
    return (*found, *_of_other_pains(view))


def _of_requirements(view: View) -> Iterator[Chain]:
    traces = view.site.matrix.traces
    for node in view.design.nodes("requirement"):
        criteria = view.site.criteria_of_requirement.get(node.address, ())
        direct = [each for each in criteria if traces[node.address, each].kind == "direct"]
        for criterion in direct or criteria:
            yield _chain(view, node.address, criterion)
        if not criteria:
            thread = next((each for each in view.site.threads if node.address in each.requirements), None)
            yield Chain(node.address, *_start(view, thread), None)


def _of_other_criteria(view: View, told: Set[str | None]) -> Iterator[Chain]:
    for node in view.design.nodes("criterion"):
        if node.address not in told:
            requirements = view.site.requirements_of_criterion.get(node.address, (None,))
            yield _chain(view, requirements[0], node.address)


def _of_other_pains(view: View) -> Iterator[Chain]:
    for thread in view.site.threads:
        if not thread.criteria and wants_answer(view.design, view.node(thread.pain)):
            yield Chain(next(iter(thread.requirements), None), *_start(view, thread), None)


def _chain(view: View, requirement: str | None, criterion: str) -> Chain:
    trail = view.site.traceability.trails[criterion]
    pain, step = _start(view, view.site.thread_of_criterion.get(criterion))
    return Chain(
        requirement,
        pain,
        step or next(iter(trail.steps), None),
        criterion,
        trail,
        view.site.acceptance.standings[criterion],
        sign_off_of(view, criterion),
    )


def _start(view: View, thread: Thread | None) -> tuple[str | None, str | None]:
    """Return the pain point that a thread begins with, and the step where it is felt."""
    return (thread.pain, next(iter(thread.steps), None)) if thread is not None else (None, None)
