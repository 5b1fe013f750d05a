"""The pictures that a design has: what each is drawn of, what can be chosen, and who draws it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint, Journey
from pmo_design.render.diagrams.blueprint import draw_blueprint
from pmo_design.render.diagrams.journey import draw_journey
from pmo_design.render.graphs import service_map, trace_graph
from pmo_design.render.picture import Links, Picture
from pmo_design.render.views import WHOLE, Choice, View


def _no_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PictureKind:
    """A kind of picture: the kind of element it is drawn of, and how.

    `addresses` tells of which elements there is such a picture; `draw` draws it of one of them, by a view.
    """

    name: str
    title: str
    of: str
    draw: Callable[[ServiceDesign, str, View, Links], Picture]
    choices: Callable[[ServiceDesign, str], tuple[Choice, ...]] = _no_choices
    exists: Callable[[ServiceDesign, str], bool] = lambda design, address: True

    def addresses(self, design: ServiceDesign) -> tuple[str, ...]:
        """Return the elements of which there is such a picture."""
        nodes = design.nodes(self.of)
        return tuple(node.address for node in nodes if self.exists(design, node.address))


def _blueprint(design: ServiceDesign, address: str, view: View, links: Links) -> Picture:
    return draw_blueprint(design, cast(Blueprint, design[address].part), links)


def _journey(design: ServiceDesign, address: str, view: View, links: Links) -> Picture:
    return draw_journey(design, cast(Journey, design[address].part), links)


def _service_map(design: ServiceDesign, address: str, view: View, links: Links) -> Picture:
    return service_map(design, links)


def _trace(design: ServiceDesign, address: str, view: View, links: Links) -> Picture:
    return trace_graph(design, links)


PICTURES = (
    PictureKind("blueprint", "Service blueprint", "blueprint", _blueprint),
    PictureKind("journey", "Journey map", "journey", _journey),
    PictureKind("service-map", "Service map", "service", _service_map),
    PictureKind("trace", "Golden thread", "service", _trace),
)
"""All kinds of picture; the first of an element's kind is the one that is meant when none is named."""


def pictures_of(kind: str) -> tuple[PictureKind, ...]:
    """Return the pictures that are drawn of a kind of element."""
    return tuple(picture for picture in PICTURES if picture.of == kind)


def all_pictures(design: ServiceDesign) -> Iterator[tuple[PictureKind, str]]:
    """Yield every picture of a design that stands on its site, with the element it is drawn of."""
    for picture in PICTURES:
        for address in picture.addresses(design):
            yield picture, address


__all__ = ["PICTURES", "WHOLE", "PictureKind", "all_pictures", "pictures_of"]
