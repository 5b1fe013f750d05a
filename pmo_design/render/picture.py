"""A picture for a page: drawn for a wide screen, retold for a phone, and told as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

Links = Callable[[str], str | None]
"""From an address to the URL of its page, relative to the page with the picture; None if it has none."""


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
