"""Rules over the graph, one a module; their wording stands in the catalogue."""
