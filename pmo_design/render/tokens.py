"""The design tokens as values: what every colour of the site and of its pictures is, by scheme."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_COLOUR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\);")


@cache
def palette(scheme: Scheme) -> Mapping[str, str]:
    """Return the colours of `tokens.css` by name, without its dashes, as `#RRGGBB`."""
    text = (files("pmo_design.theme") / "assets" / "tokens.css").read_text(encoding="utf-8")
    return {name: (light, dark)[SCHEMES.index(scheme)].upper() for name, light, dark in _COLOUR.findall(text)}
