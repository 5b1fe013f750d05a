"""Colour as numbers: contrast, mixing, and moving a colour's lightness until it can be read.

Luminance and contrast are those of WCAG 2.2. Lightness, chroma and hue are OKLCH (Björn Ottosson, "A
perceptual color space for image processing", 2020), where equal steps look equal and lightness moves without
the hue.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce

READABLE = 4.5
"""The least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3."""

Triple = tuple[float, float, float]
_STEPS = 40


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, whichever is lighter.

    >>> contrast("#000000", "#FFFFFF"), round(contrast("#767676", "#FFFFFF"), 2)
    (21.0, 4.54)
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 for black to 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey_of(colour: str) -> str:
    """Return the grey of the same luminance.

    >>> grey_of("#0B5E6B"), grey_of("#FFFFFF")
    ('#525252', '#FFFFFF')
    """
    return from_linear((luminance(colour),) * 3)


def mix(colour: str, share: float, ground: str) -> str:
    """Mix as CSS's `color-mix(in srgb, colour share, ground)` does.

    >>> mix("#000000", 0.25, "#FFFFFF")
    '#BFBFBF'
    """
    pairs = zip(_bytes(colour), _bytes(ground), strict=True)
    return _hex([over * share + under * (1 - share) for over, under in pairs])


def readable(colour: str, suits: Callable[[str], bool]) -> str | None:
    """Return the colour nearest in lightness that suits, of the same hue and of as much chroma as sRGB holds.

    The colour itself, where it suits; None where no lightness does.
    """
    if suits(colour):
        return colour.upper()
    lightness, chroma, hue = to_oklch(colour)
    moves = (way * step / _STEPS for step in range(1, _STEPS + 1) for way in (-1, 1))
    for move in moves:
        if 0 <= lightness + move <= 1 and suits(from_oklch((lightness + move, chroma, hue))):
            return _least(lightness, move, lambda moved: from_oklch((moved, chroma, hue)), suits)
    return None


def _least(start: float, move: float, at: Callable[[float], str], suits: Callable[[str], bool]) -> str:
    """Halve the last step of a move that suits until nothing is gained any more."""
    far, near = move, move - math.copysign(1 / _STEPS, move)
    for _ in range(8):
        middle = (far + near) / 2
        far, near = (middle, near) if suits(at(start + middle)) else (far, middle)
    return at(start + far)


def to_oklch(colour: str) -> Triple:
    """Return lightness from 0 to 1, chroma, and hue in radians."""
    lightness, a, b = to_oklab(linear(colour))
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lch: Triple) -> str:
    """Return the sRGB colour of a lightness and hue, with the chroma lowered to what sRGB holds."""
    lightness, chroma, hue = lch
    low, high = 0.0, chroma
    if _in_gamut(_rgb_of(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _in_gamut(_rgb_of(lightness, middle, hue)) else (low, middle)
    return from_linear(_rgb_of(lightness, low, hue))


def to_oklab(rgb: Triple) -> Triple:
    """Return the OKLab lightness, a and b of a colour in linear sRGB."""
    cones = [max(0.0, value) ** (1 / 3) for value in _times(_TO_CONES, rgb)]
    return _times(_TO_LAB, cones)


def linear(colour: str) -> Triple:
    """Return red, green and blue of `#RRGGBB` in proportion to light, from 0 to 1."""
    red, green, blue = (_to_light(value / 255) for value in _bytes(colour))
    return red, green, blue


def from_linear(rgb: Sequence[float]) -> str:
    """Return linear sRGB as `#RRGGBB`; what lies outside of it is cut."""
    return _hex([255 * _from_light(min(1.0, max(0.0, value))) for value in rgb])


def _rgb_of(lightness: float, chroma: float, hue: float) -> Triple:
    lab = (lightness, chroma * math.cos(hue), chroma * math.sin(hue))
    return _times(_TO_RGB, [value**3 for value in _times(_FROM_LAB, lab)])


def _in_gamut(rgb: Triple) -> bool:
    return all(-1e-4 <= value <= 1 + 1e-4 for value in rgb)


def _to_light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_light(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(values: Sequence[float]) -> str:
    return reduce(lambda text, value: f"{text}{math.floor(value + 0.5):02X}", values, "#")


def _times(matrix: Sequence[Triple], vector: Sequence[float]) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_TO_RGB = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
