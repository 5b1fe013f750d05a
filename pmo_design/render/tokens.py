"""The design tokens as values: every colour of the site and of its pictures, by scheme and by brand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from pmo_design.model.colour import READABLE, contrast, grey_of, mix, readable
from pmo_design.model.service import Brand

Scheme = Literal["light", "dark", "mono"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "mono")
SITE_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
"""What a reader of the site chooses from; `mono` is for what is drawn for black and white."""

TINT = 12
"""The share of the accent in `accent-soft`, over the surface, in per cent; less, where text would suffer."""
ACCENT_GROUNDS = (
    "paper", "surface", "accent-soft",
    "lane-evidence", "lane-customer", "lane-frontstage", "lane-backstage", "lane-support",
)  # fmt: skip
"""What the accent stands on as text."""

_TOKEN = re.compile(
    r"--([\w-]+):\s*(?:light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)|var\(--([\w-]+)\));"
)
_INKS = frozenset({"accent", "plum", "met", "risk", "fail"} | {f"persona-{number}" for number in range(1, 6)})
_ON_TINT = ("ink-2", *(f"persona-{number}" for number in range(2, 6)))
_BARE = frozenset({"paper", "surface"})


@dataclass(frozen=True, slots=True)
class Accent:
    """A brand's accent in one scheme, the first ground on which it cannot be read, and its contrast there.

    Where it can be read on all of them, the one on which it is read worst.
    """

    colour: str
    ground: str
    contrast: float


@cache
def palette(scheme: Scheme) -> Mapping[str, str]:
    """Return the colours of `tokens.css` by name, without its dashes, as `#RRGGBB`.

    `mono` is for black and white: each colour is the grey of its luminance, so that what could be read still
    can; the accent, states and personas are ink, told apart by their marks and lines; the paper is bare.
    """
    text = (files("pmo_design.theme") / "assets" / "tokens.css").read_text(encoding="utf-8")
    colours: dict[str, str] = {}
    for name, light, dark, same in _TOKEN.findall(text):
        if same in colours:
            colours[name] = colours[same]
        elif not same:
            colours[name] = (dark if scheme == "dark" else light).upper()
    return MappingProxyType(_in_greys(colours) if scheme == "mono" else colours)


def brand_palette(brand: Brand, scheme: Scheme) -> Mapping[str, str]:
    """Return the colours with the brand's accent in place of ours, corrected where it could not be read."""
    accents = brand_accents(brand)
    tone: Scheme = "dark" if scheme == "dark" else "light"
    if tone not in accents:
        return palette(scheme)
    colours = {**palette(tone), **accent_tokens(accents[tone][1].colour, tone)}
    return MappingProxyType(_in_greys(colours) if scheme == "mono" else colours)


def brand_accents(brand: Brand) -> Mapping[Scheme, tuple[Accent, Accent]]:
    """Return the brand's accent, as given and as used, for light and dark; nothing where it has none.

    What reaches 4.5 : 1 is used as it is. Else its lightness moves by the least amount that makes it
    readable; so does that of the other scheme's, where the brand names but one. An accent that can be read on
    the ground can carry text in the ground's colour, so that `on-accent` need not change.
    """
    given: dict[Scheme, str | None] = {
        "light": brand.accent or brand.accent_dark,
        "dark": brand.accent_dark or brand.accent,
    }
    return {
        scheme: (_judge(colour, scheme), _judge(_corrected(colour, scheme), scheme))
        for scheme, colour in given.items()
        if colour is not None
    }


def accent_tokens(colour: str, scheme: Scheme) -> Mapping[str, str]:
    """Return the tokens that follow an accent."""
    surface, faintest = palette(scheme)["surface"], _faintest_on_tint(scheme)
    tints = (mix(colour, share / 100, surface) for share in range(TINT, 0, -1))
    tint = next((tint for tint in tints if contrast(faintest, tint) >= READABLE), surface)
    return {"accent": colour.upper(), "accent-soft": tint, "persona-1": colour.upper()}


@cache
def _faintest_on_tint(scheme: Scheme) -> str:
    """Return the colour of text on the accent's tint that is nearest to its ground."""
    colours = palette(scheme)
    return min((colours[name] for name in _ON_TINT), key=lambda colour: contrast(colour, colours["surface"]))


def _corrected(colour: str, scheme: Scheme) -> str:
    found = readable(colour, lambda tried: _judge(tried, scheme).contrast >= READABLE)
    return found or palette(scheme)["accent"]


def _judge(colour: str, scheme: Scheme) -> Accent:
    grounds, tint = palette(scheme), accent_tokens(colour, scheme)["accent-soft"]
    reached = {
        ground: contrast(colour, tint if ground == "accent-soft" else grounds[ground])
        for ground in ACCENT_GROUNDS
    }
    poor = (ground for ground in ACCENT_GROUNDS if reached[ground] < READABLE)
    ground = next(poor, min(ACCENT_GROUNDS, key=lambda ground: reached[ground]))
    return Accent(colour.upper(), ground, reached[ground])


def _in_greys(colours: Mapping[str, str]) -> dict[str, str]:
    ink = grey_of(colours["ink"])
    return {
        name: "#FFFFFF" if name in _BARE else ink if name in _INKS else grey_of(colour)
        for name, colour in colours.items()
    }
