"""A picture for a page: drawn for a wide screen, retold for a phone, and told as a table."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

Links = Callable[[str], str | None]
"""From an address to the URL of its page, relative to the page with the picture; None if it has none."""

_WIDTH = re.compile(r'\s*<svg\b[^>]*\swidth="([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in all the forms that a page needs.

    `svg` is a whole `<svg>` element for use inside HTML: it has `<title>`, `<desc>` and its own `<style>`,
    whose colours are `var(--token, #light-fallback)`; its ids begin with `id`.
    """

    id: str
    title: str
    description: str
    svg: Markup
    table: Markup
    phone: Markup | None = None

    @property
    def width(self) -> str | None:
        """The width in pixels at which the picture's type has the size that it was drawn with."""
        found = _WIDTH.match(self.svg)
        return found[1] if found is not None else None
