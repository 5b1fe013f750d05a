"""Pictures laid out by Graphviz: the service map and the graph of traceability."""

from pmo_design.render.graphs.service_map import service_map

__all__ = ["service_map"]
