"""The generated pages: a module a family, each from the design to a context to a template."""
