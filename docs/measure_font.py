"""Measure Lato and write its advance widths to `pmo_design/render/lato_widths.py`.

Run it after the `font-lato` package changed: `python docs/measure_font.py`.
"""

import textwrap
import unicodedata
from pathlib import Path

import font_lato
from fontTools.ttLib import TTFont

FONTS = Path(font_lato.__file__).parent / "files"
TARGET = Path(__file__).parents[1] / "pmo_design" / "render" / "lato_widths.py"
WEIGHTS = ("regular", "bold", "italic", "black")


def measure_font() -> str:
    """Return the source of the module that holds the advance width of every character of Lato."""
    fonts = {weight: TTFont(FONTS / f"Lato-{weight.title()}.ttf", lazy=True) for weight in WEIGHTS}
    units = {font["head"].unitsPerEm for font in fonts.values()}
    codepoints = shown_codepoints(fonts["regular"])
    if len(units) != 1 or any(shown_codepoints(font) != codepoints for font in fonts.values()):
        raise ValueError("the weights of Lato differ in their units or their characters")
    columns = "".join(
        f'    "{weight}": (\n{rows(advances(font, codepoints), 8)}\n    ),\n'
        for weight, font in fonts.items()
    )
    return (
        '"""Advance widths of Lato, in font units, made by `docs/measure_font.py` from `font-lato`."""\n\n'
        "# fmt: off\n"
        f"UNITS_PER_EM = {units.pop()}\n\n"
        f"CODEPOINTS = (\n{rows(codepoints, 4)}\n)\n\n"
        f"ADVANCES = {{\n{columns}}}\n"
    )


def shown_codepoints(font: TTFont) -> list[int]:
    """Return the code points that the font draws, control and format characters left out, in order."""
    return sorted(code for code in font.getBestCmap() if unicodedata.category(chr(code)) not in ("Cc", "Cf"))


def advances(font: TTFont, codepoints: list[int]) -> list[int]:
    """Return the advance width of each code point."""
    glyphs = font.getBestCmap()
    return [font["hmtx"][glyphs[code]][0] for code in codepoints]


def rows(numbers: list[int], indent: int) -> str:
    """Lay numbers out in indented lines, a comma after each."""
    margin = " " * indent
    text = " ".join(f"{number}," for number in numbers)
    return textwrap.fill(text, 108, initial_indent=margin, subsequent_indent=margin)


if __name__ == "__main__":
    TARGET.write_text(measure_font(), encoding="utf-8")
