"""Slots: marks in a page where a picture goes, filled in after search has read the page."""

import re
from collections.abc import Mapping

_SLOT = re.compile(r'<div data-pmo-slot="([^"]+)"></div>')


def placeholder(key: str) -> str:
    """Return the mark of a slot; Markdown leaves it alone."""
    return f'<div data-pmo-slot="{key}"></div>'


def fill(html: str, slots: Mapping[str, str]) -> str:
    """Put each slot's content in its place; what fills a slot may hold slots itself."""
    if "data-pmo-slot" not in html:
        return html
    return _SLOT.sub(lambda found: fill(slots.get(found[1], ""), slots), html)
