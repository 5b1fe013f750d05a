"""Many pages at once: processes that each render a share of a site's pages."""

from collections.abc import Mapping, Sequence
from functools import partial

from pmo_design.render.pages.page import RenderedPage
from pmo_design.render.pages.whole import Site
from pmo_design.render.processes import begin, can_fork, end, wait
from pmo_design.render.site import render_page

FEWEST_PAGES = 150
"""With fewer pages, starting a process takes longer than it saves."""


def render_together(site: Site, uris: Sequence[str], processes: int) -> Mapping[str, RenderedPage]:
    """Render pages in so many processes, this one among them; the same pages come out of any number.

    Empty where it does not pay, and on systems that cannot copy a running process. A page whose process fails
    is left out: whoever needs it renders it, and meets the fault itself.
    """
    if processes < 2 or len(uris) < FEWEST_PAGES or not can_fork():
        return {}
    others = [begin(partial(_render, site, uris[at::processes])) for at in range(1, processes)]
    try:
        pages = _render(site, uris[::processes])
        for running in others:
            share = wait(running)
            pages |= share if share is not None else {}
    finally:
        for running in others:
            end(running)
    return pages


def _render(site: Site, uris: Sequence[str]) -> dict[str, RenderedPage]:
    """Render pages up to the first that fails."""
    pages: dict[str, RenderedPage] = {}
    for uri in uris:
        try:
            pages[uri] = render_page(site, uri)
        except Exception:
            break
    return pages
