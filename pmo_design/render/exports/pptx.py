"""A picture as a PowerPoint slide: every thing a shape, every arrow a connector, all of it to be edited."""

import io
import zipfile
from datetime import datetime

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage
from pptx.oxml import parse_xml
from pptx.util import Emu

from pmo_design.render.exports.paper import size_mm
from pmo_design.render.exports.pptx_connectors import connector_xml
from pmo_design.render.exports.pptx_shapes import (
    Slide,
    shape_xml,
    slide_of,
    solid_xml,
    text_box,
    title_box,
)
from pmo_design.render.exports.pptx_text import EMU_PER_POINT, Scale
from pmo_design.render.exports.reading import read_sheet
from pmo_design.render.exports.request import PAPERS, Paper, Request
from pmo_design.render.exports.resolve import without_controls
from pmo_design.render.exports.shapes import Connector, Face, Item, Line, Run, Shape, Sheet, Text
from pmo_design.render.picture import Picture

_EMU_PER_MM = 36000
_READABLE_POINTS = 6.0
_TITLE_ONLY = 5
_FIRST_FREE = 3
_DATE = datetime(2000, 1, 1)
_UNSEEN = Face(14.0)
"""The letters of a title above the slide, which is told but not seen."""
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def to_pptx(picture: Picture, request: Request) -> bytes:
    """Return a picture as a presentation of one slide, as large as the paper."""
    sheet = read_sheet(str(picture.svg), request.palette)
    return presentation(sheet, picture.title, picture.description, request.paper, request.portrait)


def losses(picture: Picture, request: Request) -> tuple[str, ...]:
    """Say so where the slide is too small for the picture's type to be read from a print."""
    sheet = read_sheet(str(picture.svg), request.palette)
    points = {paper: _least_points(sheet, paper, request.portrait) for paper in PAPERS}
    if points[request.paper] >= _READABLE_POINTS:
        return ()
    larger = next((paper for paper in PAPERS if points[paper] >= _READABLE_POINTS), PAPERS[-1])
    smallest = f"on {request.paper} the smallest is {points[request.paper]:.1f}"
    return (f"type of {_READABLE_POINTS:g} points: {smallest}; take --paper {larger}, or --view for a part",)


def _least_points(sheet: Sheet, paper: Paper, portrait: bool) -> float:
    width, height = _slide_size(paper, portrait)
    return sheet.smallest_type * min(width / sheet.width, height / sheet.height) / EMU_PER_POINT


def presentation(
    sheet: Sheet, title: str, description: str, paper: Paper = "A3", portrait: bool = False
) -> bytes:
    """Return a presentation whose one slide, as large as the paper, shows a picture; notes describe it."""
    width, height = _slide_size(paper, portrait)
    emu = min(width / sheet.width, height / sheet.height)
    scale = Scale(emu, (width / emu - sheet.width) / 2, (height / emu - sheet.height) / 2)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(width), Emu(height)
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    for placeholder in tuple(page.placeholders):
        placeholder.element.getparent().remove(placeholder.element)
    ground = f"<p:bg {_SPACES}><p:bgPr>{solid_xml(sheet.ground or '#FFFFFF')}<a:effectLst/></p:bgPr></p:bg>"
    page.element.cSld.insert(0, parse_xml(ground))
    tree = parse_xml(
        f"<p:spTree {_SPACES}>{_drawn(sheet, title, slide_of(sheet, scale, _FIRST_FREE))}</p:spTree>"
    )
    for element in tuple(tree):
        page.shapes._spTree.append(element)
    page.notes_slide.notes_text_frame.text = without_controls(description)
    _drop_thumbnail(deck.part.package)
    properties = deck.core_properties
    properties.title, properties.subject = without_controls(title)[:255], ""
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = _DATE
    properties.revision = 1
    packed = io.BytesIO()
    deck.save(packed)
    return _timeless(packed.getvalue())


def _drop_thumbnail(package: OpcPackage) -> None:
    """Drop the thumbnail of the empty template: it shows another picture."""
    for key, relation in tuple(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(key)


def _slide_size(paper: Paper, portrait: bool) -> tuple[int, int]:
    width, height = (round(side * _EMU_PER_MM) for side in size_mm(paper, portrait=portrait))
    return width, height


def _drawn(sheet: Sheet, title: str, slide: Slide) -> str:
    heading = _heading(sheet, title)
    parts = [_item(item, slide, item is heading) for item in sheet.items]
    if heading is None:
        above = -slide.scale.y - 2 * _UNSEEN.size
        text = Text((Line(0.0, above, (Run(without_controls(title) or "Picture", _UNSEEN),)),))
        parts.insert(0, title_box(text, slide))
    return "".join(parts)


def _heading(sheet: Sheet, title: str) -> Text | None:
    """Return the text of the picture that is its title."""
    texts = (item for item in sheet.items if isinstance(item, Text) and item.lines[0].face.size >= 18)
    return next((text for text in texts if _same(title, text)), None)


def _same(title: str, text: Text) -> bool:
    words = text.words.replace("\n", " ").casefold()
    return bool(words) and title.casefold().endswith(words)


def _item(item: Item, slide: Slide, heading: bool) -> str:
    match item:
        case Text():
            return title_box(item, slide) if heading else text_box(item, slide)
        case Shape():
            return shape_xml(item, slide)
        case Connector():
            return connector_xml(item, slide)


def _timeless(packed: bytes) -> bytes:
    """Pack the parts again without the time at which it was done."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return again.getvalue()
