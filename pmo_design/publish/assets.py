"""Files that go with every site: fonts, brand colours, and what pictures need under other people's themes."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import font_lato

FONTS = ("Lato-Regular", "Lato-Italic", "Lato-Bold", "Lato-Black")
_OF_PICTURES = ("pictures.css", "shapes.js", "margins.js", "folding.js", "views.js", "pictures.js")
_OF_CHECKLISTS = ("checklists.css", "checklists.js")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site, by its path below the site's root."""

    path: str
    content: bytes


class SearchEntry(Protocol):
    """What search knows of a page or a part of one; the URL is relative to the site's root."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def text(self) -> str: ...


def site_assets(brand_css: str, *, own_theme: bool) -> Iterator[Asset]:
    """Yield the files that a site needs beside its pages; `brand_css` are the brand's own styles."""
    for font in FONTS:
        yield Asset(f"assets/fonts/{font}.ttf", _font(font))
    yield Asset("assets/fonts/OFL.txt", _font_licence())
    yield Asset("assets/brand.css", brand_css.encode())
    if not own_theme:
        for name in (*_OF_PICTURES, *_OF_CHECKLISTS, "tokens.css", "foreign.css"):
            yield Asset(f"assets/{name}", _theme_file(name))


def search_script(entries: Iterable[SearchEntry]) -> bytes:
    """Write the search index as a script: a page on a disk may not fetch a file, but may load this."""
    rows = [
        {"u": entry.url, "t": entry.title, "k": entry.kind, "s": entry.section, "x": entry.text}
        for entry in entries
    ]
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"window.PMO_SEARCH={content};\n".encode()


@cache
def _font(name: str) -> bytes:
    return (Path(font_lato.font_directory) / f"{name}.ttf").read_bytes()


@cache
def _font_licence() -> bytes:
    return (Path(font_lato.font_directory) / "OFL.txt").read_bytes()


@cache
def _theme_file(name: str) -> bytes:
    return (files("pmo_design.theme") / "assets" / name).read_bytes()
