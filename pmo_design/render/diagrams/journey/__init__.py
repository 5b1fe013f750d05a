"""The journey map: what personas go through, step by step, and how it feels."""

from pmo_design.render.diagrams.journey.choosing import journey_choices
from pmo_design.render.diagrams.journey.comparing import draw_comparison
from pmo_design.render.diagrams.journey.draw import draw_journey
from pmo_design.render.diagrams.journey.layout import JourneyLayout, layout_journey

__all__ = ["JourneyLayout", "draw_comparison", "draw_journey", "journey_choices", "layout_journey"]
