"""What stands around a page: top bar, section index, breadcrumbs, neighbours, footer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pmo_design.diagnostics import Severity
from pmo_design.model.service import Service
from pmo_design.render.pages.page import SECTIONS, PageRef, relative
from pmo_design.render.pages.whole import Site
from pmo_design.render.pages.wording import counted, day

_ALSO_LISTED: Mapping[str, tuple[str, int]] = {"Acceptance": ("trace/matrix.md", 2)}
"""By the heading of a group: a page of another section that stands in it as well, and at which place."""
_LONGEST_INDEX = 48
"""Entries of a section index; a longer section shows its overviews and the group of the page only."""


@dataclass(frozen=True, slots=True)
class Brand:
    name: str
    logo_url: str | None


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    title: str
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class IndexEntry:
    number: str | None
    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class IndexGroup:
    title: str | None
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PrintHeader:
    left: str
    middle: str
    right: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that `main.html` shows around a page; URLs are relative to the page."""

    title: str
    language: str
    brand: Brand
    layout: str
    sections: tuple[SectionLink, ...]
    index: tuple[IndexGroup, ...]
    breadcrumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    contents: tuple[Heading, ...]
    footer: tuple[Fact, ...]
    notice: str
    print_header: PrintHeader | None
    page_count: int


def frame(site: Site, ref: PageRef, contents: Iterable[tuple[str, str]] = ()) -> Frame:
    """Work out what stands around a page."""
    service = site.design.service
    previous, following = _neighbours(site, ref)
    return Frame(
        title=service.title if service else "Service design",
        language="en",
        brand=_brand(site, ref, service),
        layout=ref.layout,
        sections=tuple(_sections(site, ref)),
        index=tuple(_index(site, ref)) if ref.layout == "page" else (),
        breadcrumbs=tuple(_breadcrumbs(site, ref)),
        previous=previous,
        next=following,
        contents=tuple(Heading(title, anchor) for title, anchor in contents),
        footer=_footer(site, ref, service),
        notice=(service.document.notice or "") if service else "",
        print_header=_print_header(ref, service),
        page_count=len(site.pages),
    )


def _brand(site: Site, ref: PageRef, service: Service | None) -> Brand:
    if service is None:
        return Brand("Service design", None)
    provider = site.design.get(service.provider)
    name = service.brand.name or (provider.title if provider is not None else service.title)
    logo = service.brand.logo
    return Brand(name, relative(logo, ref.url) if logo else None)


def _sections(site: Site, ref: PageRef) -> Iterator[SectionLink]:
    for key, page in site.first_of_section.items():
        yield SectionLink(SECTIONS.get(key, key), relative(page.url, ref.url), key == ref.section)


def _index(site: Site, ref: PageRef) -> Iterator[IndexGroup]:
    groups = {
        title: pages
        for title, pages in site.groups_of_section.get(ref.section, {}).items()
        if title == ref.group or not all(page.aside for page in pages)
    }
    long = sum(map(len, groups.values())) > _LONGEST_INDEX
    for at, (title, pages) in enumerate(groups.items()):
        if long and at > 0 and title != ref.group:
            continue
        shown = pages if len(pages) <= _LONGEST_INDEX else _around(pages, ref)
        entries = [_entry(page, ref) for page in shown]
        uri, place = _ALSO_LISTED.get(title or "", ("", 0))
        also = site.find(uri)
        if also is not None and also not in shown:
            entries.insert(place, _entry(also, ref))
        yield IndexGroup(title, tuple(entries))


def _around(pages: tuple[PageRef, ...], ref: PageRef) -> tuple[PageRef, ...]:
    at = next((place for place, page in enumerate(pages) if page.uri == ref.uri), 0)
    start = max(0, min(at - _LONGEST_INDEX // 4, len(pages) - _LONGEST_INDEX // 2))
    return pages[start : start + _LONGEST_INDEX // 2]


def _entry(page: PageRef, ref: PageRef) -> IndexEntry:
    return IndexEntry(page.number, page.title, relative(page.url, ref.url), page.uri == ref.uri)


def _breadcrumbs(site: Site, ref: PageRef) -> Iterator[Link]:
    home = site.find("index.md")
    if home is not None and home.uri != ref.uri:
        yield Link(SECTIONS["proposal"], relative(home.url, ref.url))
    first = site.first_of_section.get(ref.section)
    own_title = first is not None and first.title != SECTIONS.get(ref.section)
    if first is not None and first.uri != "index.md" and (first.uri != ref.uri or own_title):
        yield Link(SECTIONS.get(ref.section, first.title), relative(first.url, ref.url))
    tender = site.find("requirements/index.md")
    if tender is not None and ref.uri.startswith("requirements/") and ref.uri != tender.uri:
        yield Link(tender.title, relative(tender.url, ref.url))
    yield Link(ref.label, relative(ref.url, ref.url))


def _neighbours(site: Site, ref: PageRef) -> tuple[Link | None, Link | None]:
    before, after = site.neighbours(ref)
    return _to(before, ref), _to(after, ref)


def _to(page: PageRef | None, ref: PageRef) -> Link | None:
    return Link(page.label, relative(page.url, ref.url)) if page is not None else None


def _footer(site: Site, ref: PageRef, service: Service | None) -> tuple[Fact, ...]:
    if service is None:
        return ()
    sheet = service.document
    faults = sum(diagnostic.severity > Severity.ADVICE for diagnostic in site.report)
    return (
        Fact("Classification", sheet.classification),
        Fact("Document", sheet.number),
        Fact("Revision", sheet.revision),
        Fact("Issued", day(sheet.date)),
        Fact("Model build", f"{site.model_build}, {counted(faults, 'open fault')}"),
        Fact("Sheet", f"{site.sheet(ref)} of {len(site.pages)}"),
    )


def _print_header(ref: PageRef, service: Service | None) -> PrintHeader | None:
    if service is None:
        return None
    sheet = service.document
    return PrintHeader(
        service.title,
        f"{ref.label}, revision {sheet.revision}, {day(sheet.date)}",
        sheet.classification,
    )
