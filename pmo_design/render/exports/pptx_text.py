"""Text as PowerPoint holds it: paragraphs with breaks where the picture breaks its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pmo_design.render.box import Box
from pmo_design.render.exports.shapes import DESCENT, Face, Line, Text

_FAMILY = '<a:latin typeface="Lato" panose="020F0502020204030203"/>'
_ALIGNS = {"left": "l", "middle": "ctr", "right": "r"}
_LINE = 1.2
"""Height of a line that stands by itself, in ems."""
EMU_PER_POINT = 12700
_LEAST_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From units of the picture to English Metric Units, 12,700 to a point; its corner is at x, y."""

    emu: float
    x: float = 0.0
    y: float = 0.0

    def length(self, value: float) -> int:
        return round(value * self.emu)

    def points(self, value: float) -> float:
        return value * self.emu / EMU_PER_POINT

    def hundredths(self, value: float) -> int:
        return round(self.points(value) * 100)


def free_text(text: Text, scale: Scale) -> str:
    """Write the body of a text box that is just as large as its text."""
    return _body(text, scale, "t", (0, 0, 0, 0), wrap=False)


def text_inside(text: Text, room: Box, scale: Scale) -> str:
    """Write the body of a shape's text, set where the picture sets it; `room` is where it may stand."""
    top, height = _extent(text)
    left, right = _sides(text, room)
    off_middle = top + height / 2 - (room.y + room.height / 2)
    centred = abs(off_middle) < 3 and len(text.blocks) == 1
    if centred:
        above, below = max(2 * off_middle, 0.0), max(-2 * off_middle, 0.0)
    else:
        above, below = max(top - room.y, 0.0), 0.0
    wide = max(line.width for line in text.lines)
    wrap = wide < 0.96 * (room.width - left - right)
    return _body(text, scale, "ctr" if centred else "t", (left, above, right, below), wrap)


def no_text() -> str:
    """Write the body of a shape without text."""
    return "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>"


def _extent(text: Text) -> tuple[float, float]:
    """Return top and height of the lines as they are set."""
    first, last = text.lines[0], text.lines[-1]
    top = first.y - (_leading(text.blocks[0]) - DESCENT * first.face.size)
    return top, last.y + DESCENT * last.face.size - top


def _sides(text: Text, room: Box) -> tuple[float, float]:
    x = text.lines[0].x
    if text.align == "left":
        return max(x - room.x, 0.0), 0.0
    if text.align == "right":
        return 0.0, max(room.right - x, 0.0)
    off = x - room.x - room.width / 2
    return max(2 * off, 0.0), max(-2 * off, 0.0)


def _body(
    text: Text, scale: Scale, anchor: str, insets: tuple[float, float, float, float], wrap: bool
) -> str:
    left, top, right, bottom = (scale.length(inset) for inset in insets)
    paragraphs = []
    end: Line | None = None
    for block in text.blocks:
        paragraphs.append(_paragraph(block, end, text, scale))
        end = block[-1]
    return (
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{left}" tIns="{top}" rIns="{right}"'
        f' bIns="{bottom}" anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{''.join(paragraphs)}</p:txBody>"
    )


def _paragraph(block: Sequence[Line], before: Line | None, text: Text, scale: Scale) -> str:
    leading = _leading(block)
    space = 0.0
    if before is not None:
        step = block[0].y - before.y - DESCENT * (before.face.size - block[0].face.size)
        leading = min(leading, step)
        space = step - leading
    rtl = ' rtl="1"' if text.rtl else ""
    spacing = f'<a:spcBef><a:spcPts val="{scale.hundredths(space)}"/></a:spcBef>'
    lines = _break(block[0], scale).join(
        "".join(_run(run.text, run.face, scale) for run in line.runs) for line in block
    )
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{_ALIGNS[text.align]}"{rtl}>'
        f'<a:lnSpc><a:spcPts val="{scale.hundredths(leading)}"/></a:lnSpc>{spacing}<a:buNone/></a:pPr>'
        f"{lines}</a:p>"
    )


def _leading(block: Sequence[Line]) -> float:
    return block[1].y - block[0].y if len(block) > 1 else _LINE * block[0].face.size


def _break(line: Line, scale: Scale) -> str:
    return f"<a:br>{_look(line.face, scale)}</a:br>"


def _run(text: str, face: Face, scale: Scale) -> str:
    return f"<a:r>{_look(face, scale)}<a:t>{escape(text)}</a:t></a:r>"


def _look(face: Face, scale: Scale) -> str:
    size = max(round(scale.points(face.size) * 100), round(_LEAST_POINTS * 100))
    bold = ' b="1"' if face.bold else ' b="0"'
    italic = ' i="1"' if face.italic else ' i="0"'
    spacing = f' spc="{scale.hundredths(face.spacing)}"' if face.spacing else ""
    return (
        f'<a:rPr sz="{size}"{bold}{italic}{spacing} dirty="0">'
        f'<a:solidFill><a:srgbClr val="{face.colour[1:]}"/></a:solidFill>{_FAMILY}</a:rPr>'
    )
