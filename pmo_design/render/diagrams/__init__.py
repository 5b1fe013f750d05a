"""Pictures of the design, laid out by rule."""
