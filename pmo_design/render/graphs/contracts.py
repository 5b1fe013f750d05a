"""Draw the structure of contracts: who has agreed what with whom, and the money that follows."""

from pmo_design.link import ServiceDesign
from pmo_design.model import Service
from pmo_design.render.graphs.names import title_of
from pmo_design.render.graphs.service_map import draw_layers, write_flows
from pmo_design.render.graphs.service_story import ServiceStory, tell
from pmo_design.render.picture import Links, Picture

_ID, _TITLE = "contract-structure", "Contract structure"


def has_contracts(design: ServiceDesign) -> bool:
    """Tell whether a service names an agreement between any two."""
    service = design.service
    return service is not None and any(flow.carries == "contract" for flow in service.flows)


def contract_structure(design: ServiceDesign, service: Service, links: Links) -> Picture:
    """Draw the parties to agreements or payments, the agreements between them, and the money beside these."""
    story = tell(design, service, ("contract", "money"))
    flows = tuple(flow for flow in service.flows if flow.carries in ("contract", "money"))
    description = _describe(design, story)
    table, phone = write_flows(design, _ID, flows, links)
    svg = draw_layers(story, _ID, "contracts", _TITLE, description, links)
    return Picture(_ID, f"{_TITLE}: {story.title}", description, svg, table, phone)


def _describe(design: ServiceDesign, story: ServiceStory) -> str:
    carried = [stream.carries for stream in story.streams]
    agreements, payments = carried.count("contract"), carried.count("money")
    sentences = [f"{_counted(agreements, 'agreement')} and {_counted(payments, 'payment')}."]
    apart = [
        title_of(design, node.address)
        for node in design.nodes("organisation", "business-unit")
        if node.address not in story.place
    ]
    if apart:
        sentences.append(f"Party to none of them: {', '.join(apart)}.")
    return " ".join(sentences)


def _counted(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
