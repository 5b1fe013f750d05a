"""What a brand changes: the styles that carry its colours and font, and what is said where they do not do."""

import math
from collections.abc import Iterator
from urllib.parse import quote

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.publish import BRAND_COLOUR_CONTRAST
from pmo_design.link import ServiceDesign
from pmo_design.model.colour import READABLE
from pmo_design.model.service import Brand, Font
from pmo_design.render.tokens import (
    SITE_SCHEMES,
    Accent,
    Scheme,
    accent_tokens,
    brand_accents,
)

_GROUNDS = {"paper": "paper", "surface": "the surface", "accent-soft": "its own tint"}
_FIELDS: tuple[tuple[str, Scheme], ...] = (("accent", "light"), ("accent_dark", "dark"))


def check_brand(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report each colour of the brand that the site cannot use as it is."""
    service = design.service
    if service is None:
        return
    node = design[f"service:{service.id}"]
    accents = brand_accents(service.brand)
    for field, scheme in _FIELDS:
        if getattr(service.brand, field) is None:
            continue
        given, used = accents[scheme]
        if given.contrast < READABLE:
            yield BRAND_COLOUR_CONTRAST.at(
                node.span_of("brand", field),
                field=field,
                given=given.colour,
                reached=_ratio(given),
                ground=_GROUNDS.get(given.ground, "the tint of a lane"),
                used=used.colour,
                now=_ratio(used),
                way="lighter" if scheme == "dark" else "darker",
            )


def brand_css(brand: Brand) -> str:
    """Write the brand's colours and font as an override of the design tokens."""
    tokens = [*_colours(brand), *_family(brand.font)]
    faces = [*_faces(brand.font)]
    if not tokens:
        return "/* The service names no colours and no font of its own. */\n"
    return "\n".join([*faces, ":root {", *tokens, "}", ""])


def _colours(brand: Brand) -> Iterator[str]:
    accents = brand_accents(brand)
    if not accents:
        return
    light, dark = (accent_tokens(accents[scheme][1].colour, scheme) for scheme in SITE_SCHEMES)
    for name in ("accent", "accent-soft"):
        yield f"  --{name}: light-dark({light[name]}, {dark[name]});"


def _family(font: Font | None) -> Iterator[str]:
    if font is not None:
        yield f'  --family-site: "{font.family}", var(--family);'


def _faces(font: Font | None) -> Iterator[str]:
    if font is None:
        return
    for weight, style, path in font.faces:
        url = f"../{quote(path)}"
        yield (
            f'@font-face {{ font-family: "{font.family}"; font-weight: {weight}; font-style: {style};'
            f' font-display: swap; src: url("{url}"); }}'
        )


def _ratio(accent: Accent) -> str:
    """Write a contrast with one digit, cut, so that 4.46 is not shown as the 4.5 that it misses."""
    return f"{math.floor(accent.contrast * 10) / 10:.1f} : 1"
