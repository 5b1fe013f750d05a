"""The golden thread through a criterion: from the clause and the pain to its evidence and the signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from pmo_design.engines.acceptance import Signature, Standing
from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.pages.criteria import due_text, target
from pmo_design.render.pages.verdicts import DECISION_WORDS
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import day, number_word, plural

EVIDENCE_ANCHOR = "evidence"
"""Where a criterion's page tells what was recorded."""


@dataclass(frozen=True, slots=True)
class Station:
    """One stop of a golden thread; where it is `open`, what should be there is missing."""

    label: str
    title: str
    url: str | None
    text: str | None = None
    open: bool = False


def stations(view: View, criterion: Node) -> list[Station]:
    """Return the golden thread that runs through a criterion; what is missing on it is an open station."""
    standing = view.site.acceptance.standings[criterion.address]
    return [
        _requirement(view, criterion.address),
        *_of_thread(view, criterion.address),
        _criterion(view, criterion),
        _evidence(view, standing),
        _sign_off(view, criterion),
    ]


def sign_off_of(view: View, criterion: str) -> Signature | None:
    """Return the sign-off that says how a criterion stands with those who approve it, if there is one.

    One that accepts it and holds, the newest; else a rejection, else one to be confirmed again. Where a
    criterion names its approver, nobody else's counts.
    """
    part = cast(Criterion, view.node(criterion).part)
    gate = next((gate for gate in view.site.acceptance.gates if gate.phase == part.phase), None)
    if gate is None:
        return None
    signed = criterion in gate.signed
    return max(
        (each for each in gate.signatures if part.approver in (None, each.role)),
        key=lambda each: (signed and _holds(each), is_rejected(each), each.record.record.date),
        default=None,
    )


def is_rejected(signature: Signature) -> bool:
    """Tell whether a decision was to reject."""
    return signature.record.record.decision == "rejected"


def _holds(signature: Signature) -> bool:
    return not signature.suspect and not is_rejected(signature)


def signed_words(view: View, signature: Signature) -> str:
    """Say who took a decision and when: `R. Hale, 4 Sep 2026`."""
    record = signature.record.record
    return f"{record.name}, {view.title(signature.role)}, {day(record.date)}"


def _requirement(view: View, criterion: str) -> Station:
    requirements = view.site.requirements_of_criterion.get(criterion, ())
    return _station(view, "Requirement", requirements) or _gap("Requirement", "No clause asks for it")


def _of_thread(view: View, criterion: str) -> Iterator[Station]:
    thread = view.site.thread_of_criterion.get(criterion)
    if thread is None:
        yield _gap("Pain", "It answers no pain on record")
        yield _step(view, criterion, ())
        return
    persona = thread.pain.partition("/")[0]
    number = view.number(thread.pain) or f"In {view.number(persona)}"
    yield Station("Pain", number, view.href(thread.pain), view.title(thread.pain))
    yield _step(view, criterion, thread.steps)
    if thread.cells:
        cell = thread.cells[0]
        step = view.node(cell).parent or cell
        yield Station("Blueprint", view.number(step) or "Cell", view.href(cell), view.title(cell))


def _step(view: View, criterion: str, felt: Sequence[str]) -> Station:
    """Name the step where the pain is felt, else one that the criterion verifies itself."""
    verified = view.site.traceability.trails[criterion].steps
    return _station(view, "Step", felt or verified) or _gap("Step", "It verifies no step")


def _criterion(view: View, criterion: Node) -> Station:
    here = view.page.address == criterion.address
    part = cast(Criterion, criterion.part)
    number = view.number(criterion.address) or view.title(criterion.address)
    return Station("Criterion", number, None if here else view.href(criterion.address), target(part.metric))


def _evidence(view: View, standing: Standing) -> Station:
    if not standing.evidence:
        figure = standing.figure
        if figure is not None:
            return Station("Evidence", "Worked out", None, figure.title)
        return _gap("Evidence", "Nothing was recorded")
    newest = f"Newest {day(standing.latest)}" if standing.latest is not None else None
    items = f"{standing.evidence} {plural(standing.evidence, 'item')}"
    page = "" if view.page.address == standing.criterion else view.href(standing.criterion)
    return Station("Evidence", items, f"{page}#{EVIDENCE_ANCHOR}", newest)


def _sign_off(view: View, criterion: Node) -> Station:
    part = cast(Criterion, criterion.part)
    gate = due_text(view.site.acceptance.standings[criterion.address])
    phase = view.title(part.phase) if part.phase else "No gate asks for it"
    signature = sign_off_of(view, criterion.address)
    if signature is None:
        who = view.title(part.approver) if part.approver and part.phase else phase
        return Station("Sign-off", "Open", None, f"{who}, {gate}" if gate else who, open=True)
    told = signed_words(view, signature)
    if signature.suspect:
        text = f"Signed by {told}; changed since"
        return Station("Sign-off", "To be confirmed again", None, text, open=True)
    words = DECISION_WORDS[signature.record.record.decision]
    return Station("Sign-off", words, None, told, open=is_rejected(signature))


def called(view: View, address: str) -> str:
    """Name an element by its number, a cell by that of its step, anything else by its title."""
    number = view.number(address) or view.number(view.node(address).parent or address)
    return number or view.title(address)


def _gap(label: str, text: str) -> Station:
    return Station(label, "None", None, text, open=True)


def _station(view: View, label: str, addresses: Sequence[str]) -> Station | None:
    if not addresses:
        return None
    first = addresses[0]
    more = f", and {number_word(len(addresses) - 1)} more" if len(addresses) > 1 else ""
    return Station(label, called(view, first), view.href(first), view.title(first) + more)
