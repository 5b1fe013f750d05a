"""The commands of acceptance, one a module."""
