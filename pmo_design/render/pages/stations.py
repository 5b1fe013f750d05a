"""The golden thread through a criterion: from the clause and the pain to the sign-off that is still open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from pmo_design.analyse import Thread
from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.pages.criteria import due_text, target
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import number_word


@dataclass(frozen=True, slots=True)
class Station:
    """One stop of a golden thread."""

    label: str
    title: str
    url: str | None
    text: str | None = None
    open: bool = False


def stations(view: View, criterion: Node) -> list[Station]:
    """Return the golden thread that runs through a criterion, to the sign-off that is still open."""
    part = cast(Criterion, criterion.part)
    thread = view.site.thread_of_criterion.get(criterion.address)
    found: list[Station] = []
    requirements = view.site.requirements_of_criterion.get(criterion.address, ())
    if requirements:
        found.append(_station(view, "Requirement", requirements))
    if thread is not None:
        found += _of_thread(view, thread)
    found.append(Station("Criterion", view.number(criterion.address) or "", None, target(part.metric)))
    gate = due_text(view, part)
    phase = view.title(part.phase) if part.phase else ""
    found.append(Station("Sign-off", "Open", None, f"{phase}, {gate}" if gate else phase, open=True))
    return found


def _of_thread(view: View, thread: Thread) -> Iterator[Station]:
    persona = thread.pain.partition("/")[0]
    number = view.number(thread.pain) or f"In {view.number(persona)}"
    yield Station("Pain", number, view.href(thread.pain), view.title(thread.pain))
    if thread.steps:
        yield _station(view, "Step", thread.steps)
    if thread.cells:
        cell = thread.cells[0]
        step = view.node(cell).parent or cell
        yield Station("Blueprint", view.number(step) or "Cell", view.href(cell), view.title(cell))


def _station(view: View, label: str, addresses: Sequence[str]) -> Station:
    first = addresses[0]
    more = f", and {number_word(len(addresses) - 1)} more" if len(addresses) > 1 else ""
    return Station(label, view.number(first) or view.title(first), view.href(first), view.title(first) + more)
