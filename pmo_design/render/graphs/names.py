"""What an element is called in a small box: its number, and its title without marks."""

from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.render import numbers
from pmo_design.render.prose import plain


def slug(address: str) -> str:
    """Return an address as a part of an id: unlike addresses stay unlike.

    >>> slug("journey:run-the-week/plan/agree")
    'journey--run-the-week__plan__agree'
    """
    return address.replace(":", "--").replace("/", "__")


def title_of(design: ServiceDesign, address: str) -> str:
    """Return an element's title as it stands in a sentence: without marks and full stop."""
    node = design.get(address)
    title = plain(node.title).removesuffix(".") if node is not None else address
    return title[:1].upper() + title[1:]


def number_of(design: ServiceDesign, address: str) -> str:
    """Return an element's number: P1, P1.2, J2.4, B1.2.1, AC-07; nothing where it has none."""
    node = design.get(address)
    if node is None:
        return ""
    own = numbers.number_of(design, node)
    if own is not None:
        return own
    place = _place(design, node)
    return f"{number_of(design, node.root)}.{place}" if place else number_of(design, _parted(node))


def _place(design: ServiceDesign, node: Node) -> str:
    """Return a part's place: steps are counted through a journey, and by phase in a blueprint."""
    if node.type == "journey-step":
        steps = [part.address for part in design.descendants(node.root) if part.type == "journey-step"]
        return str(steps.index(node.address) + 1)
    if node.type == "blueprint-step" and node.parent is not None:
        return f"{design.number(node.parent)}.{design.number(node.address)}"
    if node.parent == node.root and node.type in ("pain-point", "goal", "need"):
        return str(design.number(node.address)) if node.type == "pain-point" else ""
    return ""


def _parted(node: Node) -> str:
    """Return the address whose number a part without one is told by; an element has none."""
    return node.parent or "" if node.address != node.root else ""
