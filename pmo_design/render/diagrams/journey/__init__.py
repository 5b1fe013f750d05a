"""The journey map: what personas go through, step by step, and how it feels."""

from pmo_design.render.diagrams.journey.draw import draw_journey
from pmo_design.render.diagrams.journey.layout import JourneyLayout, layout_journey

__all__ = ["JourneyLayout", "draw_journey", "layout_journey"]
