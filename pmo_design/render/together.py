"""Many pages at once: processes that each render a share of a site's pages."""

import multiprocessing
import pickle
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection

from pmo_design.render.pages.page import RenderedPage
from pmo_design.render.pages.whole import Site
from pmo_design.render.site import render_page

FEWEST_PAGES = 150
"""With fewer pages, starting a process takes longer than it saves."""


def render_together(site: Site, uris: Sequence[str], processes: int) -> Mapping[str, RenderedPage]:
    """Render pages in so many processes, this one among them; the same pages come out of any number.

    Empty where it does not pay, and on systems that cannot copy a running process. A page whose process fails
    is left out: whoever needs it renders it, and meets the fault itself.
    """
    if processes < 2 or len(uris) < FEWEST_PAGES or not _can_fork():
        return {}
    fork = multiprocessing.get_context("fork")
    others = []
    for at in range(1, processes):
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=_send, args=(sender, site, uris[at::processes]), daemon=True)
        process.start()
        sender.close()
        others.append((process, receiver))
    try:
        pages = _render(site, uris[::processes])
        for process, receiver in others:
            pages |= _receive(receiver)
            process.join()
    finally:
        for process, _ in others:
            process.kill()
    return pages


def _can_fork() -> bool:
    """Tell whether a process can be copied; on macOS it can, but the system's own parts may not bear it."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _render(site: Site, uris: Sequence[str]) -> dict[str, RenderedPage]:
    """Render pages up to the first that fails."""
    pages: dict[str, RenderedPage] = {}
    for uri in uris:
        try:
            pages[uri] = render_page(site, uri)
        except Exception:
            break
    return pages


def _send(sender: Connection, site: Site, uris: Sequence[str]) -> None:
    sender.send_bytes(pickle.dumps(_render(site, uris), pickle.HIGHEST_PROTOCOL))


def _receive(receiver: Connection) -> dict[str, RenderedPage]:
    """Wait for another process's pages; there are none if it ended without a word."""
    try:
        pages: dict[str, RenderedPage] = pickle.loads(receiver.recv_bytes())
        return pages
    except EOFError:
        return {}
