"""Pictures for the tests of files: drawn by hand, and those of the starter."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import load_design
from pmo_design.render.exports import FORMATS, Format, Request
from pmo_design.render.exports.drawing import palette_of
from pmo_design.render.picture import Picture
from pmo_design.render.pictures import PictureKind, all_pictures

STARTER = Path(__file__).parents[2] / "pmo_design" / "cli" / "starter"
FORMAT = {each.name: each for each in FORMATS}


@cache
def starter() -> ServiceDesign:
    """Return the workspace that `pmo-design init` writes."""
    return load_design(STARTER).value


@cache
def starter_pictures() -> tuple[tuple[PictureKind, str], ...]:
    """Return its pictures, with what they are drawn of."""
    return tuple(all_pictures(starter()))


def picture(body: str, width: int = 400, height: int = 200, style: str = "", root: str = "") -> Picture:
    """Return a picture with the given inside."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="p" class="p" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="img" {root}>'
        f'<title id="p-title">Lending</title><desc id="p-desc">How a laptop is lent.</desc>'
        f"<style>{style}</style>{body}</svg>"
    )
    return Picture("p", "Lending", "How a laptop is lent.", Markup(svg), Markup(""))


def request(
    design: ServiceDesign | None = None, address: str = "blueprint:counter-service", **more
) -> Request:
    """Ask for a picture of the starter in light colours."""
    design = design if design is not None else starter()
    return Request(design, address, palette_of(design, more.get("scheme", "light")), **more)


def of_format(name: str) -> Format:
    """Return a format by its name."""
    return FORMAT[name]
