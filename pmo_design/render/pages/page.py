"""One page of the site: what is known of it before it is rendered, and what it is afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

SECTIONS: Mapping[str, str] = {
    "proposal": "Proposal",
    "people": "People",
    "journeys": "Journeys",
    "blueprints": "Blueprints",
    "service": "Service",
    "acceptance": "Acceptance",
    "trace": "Traceability",
    "health": "Design health",
}
"""The top bar, in its order."""

LAYOUTS = ("cover", "wide", "page")
"""The frames that a page can stand in."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page of the site, known without rendering it.

    One that stands `aside` is in its section's index only beside pages of its own group. `called` is its name
    outside of that index, where its number and title do not say it: `Gate 2: Roll-out`.
    """

    uri: str
    title: str
    section: str
    layout: str = "page"
    number: str | None = None
    group: str | None = None
    address: str | None = None
    source: str | None = None
    listed: bool = True
    aside: bool = False
    called: str | None = None

    @property
    def url(self) -> str:
        """Its URL below the site's root: `personas/x.html`; it works from a server and from a disk."""
        return f"{self.uri.removesuffix('.md')}.html"

    @property
    def label(self) -> str:
        """What it is called, else its number and its title."""
        return self.called or (f"{self.number} {self.title}" if self.number else self.title)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a page or of a part of one; the URL is relative to the site's root."""

    url: str
    title: str
    kind: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page's body, with its pictures apart, so that nothing else has to read them."""

    ref: PageRef
    content: Markup
    slots: Mapping[str, Markup]
    contents: tuple[tuple[str, str], ...]
    search: tuple[SearchEntry, ...]


def gate_address(phase: str) -> str:
    """Return the address under which the report of a phase's gate stands: `gate:pilot`."""
    return f"gate:{phase.partition(':')[2]}"


def relative(url: str, from_url: str) -> str:
    """Return a URL below the root as it is written on the page at another: `../personas/x.html#late`.

    >>> relative("personas/x.html#late", "journeys/y.html"), relative("journeys/y.html#a", "journeys/y.html")
    ('../personas/x.html#late', '#a')
    """
    path, hash_, anchor = url.partition("#")
    if path == from_url:
        return f"#{anchor}" if hash_ else path.rpartition("/")[2]
    return f"{'../' * from_url.count('/')}{url}"
