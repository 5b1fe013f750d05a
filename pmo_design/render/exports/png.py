"""PNG: the picture in pixels, by resvg."""

import font_lato

from pmo_design.render.exports.request import NotPossibleError, Request
from pmo_design.render.exports.resolve import resolve, without_directions, write
from pmo_design.render.picture import Picture

MOST_PIXELS = 200_000_000
"""A picture with more would take a gigabyte of memory, and few programs open it."""


def to_png(picture: Picture, request: Request) -> bytes:
    """Return a picture as PNG, `request.scale` pixels to a unit of the drawing; raise if that is too many."""
    import resvg_py

    root = without_directions(resolve(str(picture.svg), request.palette))
    width, height = (float(root.get(side, "0")) * request.scale for side in ("width", "height"))
    if width * height > MOST_PIXELS:
        largest = int(10 * request.scale * (MOST_PIXELS / (width * height)) ** 0.5) / 10
        raise NotPossibleError(
            f"a PNG of {width:.0f} by {height:.0f} pixels is too large: choose a scale up to {largest}"
        )
    made = resvg_py.svg_to_bytes(
        svg_string=write(root), font_dirs=[font_lato.font_directory], zoom=request.scale, dpi=96
    )
    return bytes(made)
