"""PDF: the picture in vectors at a true paper size, by Typst; text stays text."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import font_lato

from pmo_design.render.exports.crop import crop
from pmo_design.render.exports.extents import Extent, Extents, extents_of
from pmo_design.render.exports.layout import Layout, LinkArea, layout_of, links_of
from pmo_design.render.exports.paper import MARGIN_MM, MILLIMETRE, Page, page_of
from pmo_design.render.exports.request import Request
from pmo_design.render.exports.resolve import resolve, without_directions, write
from pmo_design.render.exports.sheets import Piece, Tile, tiles
from pmo_design.render.picture import Picture
from pmo_design.render.text import fit

_WHITE = "#FFFFFF"
_FOOT_SIZE = 7.5


def to_pdf(picture: Picture, request: Request) -> bytes:
    """Return a picture as PDF: one page, or as many as its type needs to be read."""
    import typst

    palette = _on_paper(request)
    root = without_directions(resolve(str(picture.svg), palette, site_url=request.site_url))
    page = page_of(request.paper, portrait=request.portrait)
    extents = extents_of(root)
    layout = layout_of(root, extents)
    laid = tiles(layout, page)
    job = _job(picture, request, page, laid, root, layout, links_of(root, extents))
    made = typst.compile(
        (files("pmo_design.render.exports") / "picture.typ").read_bytes(),
        font_paths=[font_lato.font_directory],
        sys_inputs={"job": json.dumps({**job, **_colours(palette)}), **_images(root, laid, layout, extents)},
    )
    return bytes(made)


def _on_paper(request: Request) -> Mapping[str, str]:
    """Return the palette for paper, which is white by itself; only the dark scheme prints its ground."""
    if request.scheme == "dark":
        return request.palette
    return {**request.palette, "paper": _WHITE}


def _images(root: ET.Element, laid: Sequence[Tile], layout: Layout, extents: Extents) -> dict[str, str]:
    """Return an SVG for each piece of each sheet, named by the numbers of both."""
    if len(laid) == 1:
        return {"0-0": write(root)}
    return {
        f"{sheet}-{place}": write(crop(root, piece.part.moved(*layout.origin), extents))
        for sheet, tile in enumerate(laid)
        for place, piece in enumerate(tile.pieces)
    }


def _colours(palette: Mapping[str, str]) -> dict[str, str]:
    return {"paper": palette["paper"], "ink": palette["ink-2"], "faint": palette["line"]}


def _job(
    picture: Picture,
    request: Request,
    page: Page,
    laid: Sequence[Tile],
    root: ET.Element,
    layout: Layout,
    links: Sequence[LinkArea],
) -> dict[str, Any]:
    """Write down for Typst what lies where."""
    service = request.design.service
    document = service.document if service is not None else None
    named = f"{document.number}, revision {document.revision}" if document is not None else ""
    scale = laid[0].scale
    margin = MARGIN_MM * MILLIMETRE
    inset = (page.area_width - laid[0].width) / 2 if len(laid) == 1 else 0
    sheets = [
        {
            "column": tile.column,
            "row": tile.row,
            "pieces": [
                _piece(piece, piece.part.moved(*layout.origin), scale, margin + inset, margin, links)
                for piece in tile.pieces
            ],
        }
        for tile in laid
    ]
    return {
        "title": picture.title,
        "heading": fit(picture.title, page.area_width / 2, _FOOT_SIZE, "bold"),
        "description": picture.description,
        "author": request.design[service.provider].title if service is not None else "",
        "document": fit(named, page.area_width / 4, _FOOT_SIZE),
        "language": "en",
        "width": page.width,
        "height": page.height,
        "margin": margin,
        "picture": {side: float(root.get(side, "0")) * scale for side in ("width", "height")},
        "columns": 1 + max(tile.column for tile in laid),
        "rows": 1 + max(tile.row for tile in laid),
        "sheets": sheets,
    }


def _piece(
    piece: Piece, part: Extent, scale: float, left: float, top: float, links: Sequence[LinkArea]
) -> dict[str, Any]:
    """Write down a piece whose part of the picture is `part`."""
    return {
        "x": left + piece.x * scale,
        "y": top + piece.y * scale,
        "left": part.left * scale,
        "top": part.top * scale,
        "width": (part.right - part.left) * scale,
        "height": (part.bottom - part.top) * scale,
        "links": [
            {
                "url": link.url,
                "x": (link.extent.left - part.left) * scale,
                "y": (link.extent.top - part.top) * scale,
                "width": (link.extent.right - link.extent.left) * scale,
                "height": (link.extent.bottom - link.extent.top) * scale,
            }
            for link in links
            if part.holds(link.extent)
        ],
    }
