"""Elements become a service design: one typed graph."""

from pmo_design.link.design import Edge, Node, ServiceDesign
from pmo_design.link.linking import link

__all__ = ["Edge", "Node", "ServiceDesign", "link"]
