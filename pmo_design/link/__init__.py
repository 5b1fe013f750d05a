"""Elements become a service design: one typed graph; records are tied to it."""

from pmo_design.link.design import Edge, Node, ServiceDesign
from pmo_design.link.linking import link
from pmo_design.link.records import link_records, new_among

__all__ = ["Edge", "Node", "ServiceDesign", "link", "link_records", "new_among"]
