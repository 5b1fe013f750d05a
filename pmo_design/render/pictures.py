"""The pictures that a design has: what each is drawn of, what can be chosen, and who draws it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from pmo_design.analyse.comparison import improved
from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint, Journey, Persona, Service
from pmo_design.render.diagrams.blueprint import blueprint_choices, draw_blueprint
from pmo_design.render.diagrams.journey import draw_comparison, draw_journey, journey_choices
from pmo_design.render.diagrams.persona import draw_persona_card
from pmo_design.render.graphs import (
    ON_THREAD,
    contract_structure,
    has_contracts,
    has_dependencies,
    has_hierarchy,
    has_trace,
    journey_hierarchy,
    service_map,
    service_map_choices,
    step_dependency,
    trace_around,
    trace_choices,
    trace_graph,
)
from pmo_design.render.picture import Links, Picture
from pmo_design.render.verdicts import NO_VERDICTS, Verdicts
from pmo_design.render.views import WHOLE, Choice, View


def _no_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PictureKind:
    """A kind of picture: the kind of element it is drawn of, and how.

    `addresses` tells of which elements there is such a picture; `drawn` draws it of one of them, by a view.
    `single` is the picture's id where a design has but one of them; of `many` no files lie beside the site.
    """

    name: str
    title: str
    of: str
    drawn: Callable[[ServiceDesign, str, View, Links, Verdicts], Picture]
    choices: Callable[[ServiceDesign, str], tuple[Choice, ...]] = _no_choices
    exists: Callable[[ServiceDesign, str], bool] = lambda design, address: True
    single: str | None = None
    many: bool = False

    def draw(
        self,
        design: ServiceDesign,
        address: str,
        view: View,
        links: Links,
        verdicts: Verdicts = NO_VERDICTS,
    ) -> Picture:
        """Draw it of an element; what is known of verdicts is shown where the picture has a place for it."""
        return self.drawn(design, address, view, links, verdicts)

    def id_of(self, address: str) -> str:
        """Return the id of the picture of an element."""
        return self.single or f"{self.name}-{address.partition(':')[2]}"

    def addresses(self, design: ServiceDesign) -> tuple[str, ...]:
        """Return the elements of which there is such a picture."""
        nodes = design.nodes(self.of)
        return tuple(node.address for node in nodes if self.exists(design, node.address))


def _blueprint(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return draw_blueprint(design, cast(Blueprint, design[address].part), links, view, verdicts)


def _blueprint_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    return blueprint_choices(design, cast(Blueprint, design[address].part))


def _journey(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return draw_journey(design, cast(Journey, design[address].part), links, view)


def _journey_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    return journey_choices(design, cast(Journey, design[address].part))


def _comparison(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return draw_comparison(design, cast(Journey, design[address].part), links, view)


def _is_compared(design: ServiceDesign, address: str) -> bool:
    return improved(design, cast(Journey, design[address].part)) is not None


def _service_map(
    design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts
) -> Picture:
    return service_map(design, links, view)


def _contracts(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return contract_structure(design, cast(Service, design[address].part), links)


def _journeys(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return journey_hierarchy(design, links)


def _dependencies(
    design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts
) -> Picture:
    return step_dependency(design, address, links)


def _trace_around(
    design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts
) -> Picture:
    return trace_around(design, address, links, view, verdicts=verdicts)


def _trace(design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts) -> Picture:
    return trace_graph(design, links, verdicts)


def _persona_card(
    design: ServiceDesign, address: str, view: View, links: Links, verdicts: Verdicts
) -> Picture:
    return draw_persona_card(design, cast(Persona, design[address].part), links, view)


PICTURES = (
    PictureKind("blueprint", "Service blueprint", "blueprint", _blueprint, _blueprint_choices),
    PictureKind("journey", "Journey map", "journey", _journey, _journey_choices),
    PictureKind("comparison", "Journeys compared", "journey", _comparison, exists=_is_compared),
    PictureKind("persona-card", "Persona card", "persona", _persona_card),
    PictureKind(
        "service-map", "Service map", "service", _service_map, service_map_choices, single="service-map"
    ),
    PictureKind("trace", "Golden thread", "service", _trace, single="trace-graph"),
    PictureKind(
        "contracts",
        "Contract structure",
        "service",
        _contracts,
        exists=lambda design, address: has_contracts(design),
        single="contract-structure",
    ),
    PictureKind(
        "journeys",
        "Journey hierarchy",
        "service",
        _journeys,
        exists=lambda design, address: has_hierarchy(design),
        single="journey-hierarchy",
    ),
    PictureKind("dependencies", "Step dependency", "blueprint", _dependencies, exists=has_dependencies),
    *(
        PictureKind("trace", "Golden thread", kind, _trace_around, trace_choices, has_trace, many=True)
        for kind in ON_THREAD
    ),
)
"""All kinds of picture; the first of an element's kind is the one that is meant when none is named."""


def pictures_of(kind: str) -> tuple[PictureKind, ...]:
    """Return the pictures that are drawn of a kind of element."""
    return tuple(picture for picture in PICTURES if picture.of == kind)


def all_pictures(design: ServiceDesign) -> Iterator[tuple[PictureKind, str]]:
    """Yield every picture of a design that can be taken home from its site, and what it is drawn of."""
    for picture in (kind for kind in PICTURES if not kind.many):
        for address in picture.addresses(design):
            yield picture, address


__all__ = ["PICTURES", "WHOLE", "PictureKind", "all_pictures", "pictures_of"]
