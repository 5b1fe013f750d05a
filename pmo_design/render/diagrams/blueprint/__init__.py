"""The service blueprint: who does what, seen and unseen, drawn wide, retold for a phone, told as a table."""

from pmo_design.render.diagrams.blueprint.draw import draw_blueprint
from pmo_design.render.diagrams.blueprint.layout import layout_blueprint
from pmo_design.render.diagrams.blueprint.shapes import BlueprintLayout
from pmo_design.render.diagrams.blueprint.view import blueprint_choices, narrow

__all__ = ["BlueprintLayout", "blueprint_choices", "draw_blueprint", "layout_blueprint", "narrow"]
