"""The golden thread from a requirement through criterion and evidence to the signature, and its gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pmo_design.analyse.coverage import Figure
from pmo_design.analyse.matrix import matrix
from pmo_design.analyse.trace import threads
from pmo_design.engines.acceptance.report import Report, Signature, Standing
from pmo_design.link import Node, ServiceDesign
from pmo_design.model.relations import VERIFIES

_STEPS = ("journey-step", "blueprint-step", "cell")


@dataclass(frozen=True, slots=True)
class Trail:
    """What a criterion is tied to on both sides, as addresses, and in sentences what is missing of it.

    `steps` are those of journeys and blueprints, and cells. `latest` is the day of the newest evidence in
    force, `signatures` are those on its phase that accept it and hold: of its approver, where it names one.
    """

    criterion: str
    requirements: tuple[str, ...]
    pains: tuple[str, ...]
    steps: tuple[str, ...]
    evidence: int
    latest: date | None
    signatures: tuple[Signature, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traceability:
    """Trails by criterion in reading order, what no criterion shows, and how much is covered.

    `untraced` are requirements without a criterion, `unanswered` are pain points with the first link that is
    missing on their way to a criterion. `coverage` names what is not covered, figure by figure.
    """

    trails: Mapping[str, Trail]
    untraced: tuple[str, ...]
    unanswered: Mapping[str, str]
    coverage: tuple[Figure, ...]


def traceability(design: ServiceDesign, report: Report) -> Traceability:
    """Follow every criterion back to what it is for and on to who signed it, with every gap named."""
    requirements: dict[str, dict[str, None]] = {}
    pains: dict[str, dict[str, None]] = {}
    steps: dict[str, dict[str, None]] = {}
    traced = matrix(design)
    for requirement, criterion in traced.traces:
        requirements.setdefault(criterion, {})[requirement] = None
    followed = threads(design)
    for thread in followed:
        for criterion in thread.criteria:
            pains.setdefault(criterion, {})[thread.pain] = None
            steps.setdefault(criterion, {}).update(dict.fromkeys(thread.steps))
    for node in design.nodes("criterion"):
        own = (each.address for each in design.targets(node.address, VERIFIES) if each.type in _STEPS)
        steps[node.address] = dict.fromkeys((*own, *steps.get(node.address, ())))
    trails = {
        address: _trail(
            standing,
            tuple(requirements.get(address, ())),
            tuple(pains.get(address, ())),
            tuple(steps.get(address, ())),
            _signatures(report, design[address]),
        )
        for address, standing in report.standings.items()
    }
    untraced = tuple(each for each in traced.requirements if each not in traced.traced)
    unanswered = {thread.pain: thread.gap for thread in followed if thread.gap is not None}
    return Traceability(trails, untraced, unanswered, _coverage(report, trails, traced.requirements))


def _trail(
    standing: Standing,
    requirements: tuple[str, ...],
    pains: tuple[str, ...],
    steps: tuple[str, ...],
    signatures: tuple[Signature, ...],
) -> Trail:
    evidence = standing.evidence or int(standing.figure is not None)
    gaps = (
        ("It shows no requirement to be met.", requirements),
        ("It answers no pain point.", pains),
        ("It verifies no step.", steps),
        ("Nothing was recorded.", evidence),
        ("Its evidence is too old, or outside its window.", standing.current or not evidence),
        ("Nobody whose signature holds has signed it.", signatures),
    )
    return Trail(
        standing.criterion,
        requirements,
        pains,
        steps,
        evidence,
        standing.latest,
        signatures,
        tuple(gap for gap, link in gaps if not link),
    )


def _signatures(report: Report, node: Node) -> tuple[Signature, ...]:
    approver = getattr(node.part, "approver", None)
    return tuple(
        signature
        for gate in report.gates
        if node.address in gate.signed
        for signature in gate.signatures
        if not signature.suspect
        and signature.record.record.decision != "rejected"
        and approver in (None, signature.role)
    )


def _coverage(
    report: Report, trails: Mapping[str, Trail], requirements: tuple[str, ...]
) -> tuple[Figure, ...]:
    met = {
        each
        for each in requirements
        if each in report.rollups and report.rollups[each].verdict in ("met", "waived")
    }
    evident = {address for address, trail in trails.items() if trail.evidence}
    current = {address for address, standing in report.standings.items() if standing.current}
    signed = {address for address, trail in trails.items() if trail.signatures}
    return (
        _figure("criteria with evidence", trails, evident),
        _figure("criteria with evidence in their window", trails, current),
        _figure("criteria signed", trails, signed),
        _figure("requirements met", requirements, met),
    )


def _figure(name: str, of: Iterable[str], covered: set[str]) -> Figure:
    all_ = tuple(of)
    gaps = tuple(each for each in all_ if each not in covered)
    return Figure(name, len(all_) - len(gaps), len(all_), gaps)
