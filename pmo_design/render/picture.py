"""A picture for a page: drawn for a wide screen, retold for a phone, and told as a table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.render.views import Choice

Links = Callable[[str], str | None]
"""From an address to the URL of its page, relative to the page with the picture; None if it has none."""

_WIDTH = re.compile(r'\s*<svg\b[^>]*\swidth="([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture drawn once more, for the readers who choose this: `view` holds one value a choice.

    A variant stands in the page beside the picture's own drawing, unseen until it is chosen. All its ids
    differ from those of the other drawings.
    """

    view: Mapping[str, str]
    svg: Markup

    @property
    def width(self) -> str | None:
        """The width in pixels at which the variant's type has the size that it was drawn with."""
        return _width_of(self.svg)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in all the forms that a page needs.

    `svg` is a whole `<svg>` element for use inside HTML: it has `<title>`, `<desc>` and its own `<style>`,
    whose colours are `var(--token, #light-fallback)`; its ids begin with `id`. `choices` is what a reader can
    choose: the page shows it by folding the drawing (`theme/assets/views.js`), or, where one of `variants`
    fits what was chosen, by showing that instead.
    """

    id: str
    title: str
    description: str
    svg: Markup
    table: Markup
    phone: Markup | None = None
    choices: tuple[Choice, ...] = ()
    variants: tuple[Variant, ...] = ()

    @property
    def width(self) -> str | None:
        """The width in pixels at which the picture's type has the size that it was drawn with."""
        return _width_of(self.svg)


def _width_of(svg: Markup) -> str | None:
    found = _WIDTH.match(svg)
    return found[1] if found is not None else None
