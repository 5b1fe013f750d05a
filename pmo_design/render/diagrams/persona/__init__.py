"""The persona card: who somebody is, on a sheet of A5."""

from pmo_design.render.diagrams.persona.draw import draw_persona_card
from pmo_design.render.diagrams.persona.layout import CardLayout, lay_out_card

__all__ = ["CardLayout", "draw_persona_card", "lay_out_card"]
