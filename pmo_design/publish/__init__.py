"""Artifacts become files: written whole or not at all."""
