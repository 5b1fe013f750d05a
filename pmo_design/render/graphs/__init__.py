"""Pictures laid out by Graphviz: the service map and the graph of threads."""

from pmo_design.render.graphs.service_map import service_map
from pmo_design.render.graphs.trace_graph import trace_graph

__all__ = ["service_map", "trace_graph"]
