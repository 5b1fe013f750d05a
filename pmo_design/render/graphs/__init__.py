"""Pictures of what is tied to what: the service map, the golden thread, contracts, journeys, steps."""

from pmo_design.render.graphs.contracts import contract_structure, has_contracts
from pmo_design.render.graphs.dependencies import has_dependencies, step_dependency
from pmo_design.render.graphs.journey_tree import has_hierarchy, journey_hierarchy
from pmo_design.render.graphs.service_map import service_map, service_map_choices
from pmo_design.render.graphs.trace_graph import has_trace, trace_around, trace_choices, trace_graph
from pmo_design.render.graphs.trace_ties import ON_THREAD

__all__ = [
    "ON_THREAD",
    "contract_structure",
    "has_contracts",
    "has_dependencies",
    "has_hierarchy",
    "has_trace",
    "journey_hierarchy",
    "service_map",
    "service_map_choices",
    "step_dependency",
    "trace_around",
    "trace_choices",
    "trace_graph",
]
