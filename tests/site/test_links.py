"""Every link of the built site leads somewhere, and nothing is fetched from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.xdist_group("site")

FETCHED = {("script", "src"), ("link", "href"), ("img", "src"), ("image", "href"), ("iframe", "src")}


@dataclass
class Page(HTMLParser):
    """The ids of a page, its links, and what a browser fetches for it."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    inline_scripts: int = 0
    pictures: list[dict[str, str | None]] = field(default_factory=list)

    _inside: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href") is not None:
            self.links.append(str(values["href"]))
        if tag == "script" and "src" not in values:
            self.inline_scripts += 1
        if tag == "svg":
            if not self._inside:
                self.pictures.append(values)
            self._inside += 1
        for name, value in attrs:
            if (tag, name) in FETCHED and value:
                self.fetched.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._inside -= 1


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Page]:
    """Every page of the site by its URL below the root."""
    return dict(_read(built_site))


def _read(site: Path) -> Iterator[tuple[str, Page]]:
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        yield path.relative_to(site).as_posix(), page


def test_every_internal_link_resolves_to_a_page_and_an_anchor(
    built_site: Path, pages: dict[str, Page]
) -> None:
    dead = [
        f"{url}: {link}"
        for url, page in pages.items()
        if url != "404.html"
        for link in page.links
        if not _resolves(url, link, built_site, pages)
    ]

    assert dead == []


def _resolves(url: str, link: str, site: Path, pages: dict[str, Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in ("https", "mailto")
    target = urlsplit(urljoin(f"http://site/{url}", link))
    path = unquote(target.path).lstrip("/")
    if path in pages:
        return not target.fragment or unquote(target.fragment) in pages[path].ids
    return (site / path).is_file()


def test_nothing_is_fetched_from_elsewhere(built_site: Path, pages: dict[str, Page]) -> None:
    foreign = {source for page in pages.values() for source in page.fetched if urlsplit(source).netloc}
    styles = "".join(path.read_text(encoding="utf-8") for path in built_site.rglob("*.css"))

    assert foreign == set()
    assert "url(http" not in styles
    assert "@import" not in styles


def test_no_page_holds_a_script_of_its_own(pages: dict[str, Page]) -> None:
    assert {url for url, page in pages.items() if page.inline_scripts} == set()


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    twice = {
        url: sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1})
        for url, page in pages.items()
        if len(page.ids) != len(set(page.ids))
    }

    assert twice == {}


def test_every_picture_is_named_or_hidden_from_those_who_listen(pages: dict[str, Page]) -> None:
    nameless = [
        url
        for url, page in pages.items()
        for picture in page.pictures
        if picture.get("aria-hidden") != "true"
        and not (picture.get("aria-label") or picture.get("aria-labelledby"))
    ]

    assert nameless == []


def test_every_page_is_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        url = waiting.pop()
        if url in seen or url not in pages:
            continue
        seen.add(url)
        for link in pages[url].links:
            if not urlsplit(link).scheme:
                path = urlsplit(urljoin(f"http://site/{url}", link)).path.lstrip("/")
                waiting.append(unquote(path))

    assert set(pages) - seen == {"404.html"}
