"""What a page's template may ask: links that fit the page, authored text, the names of things."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render import prose
from pmo_design.render.diagrams.monogram import initials_of, monogram
from pmo_design.render.numbers import number_of, pain_number
from pmo_design.render.pages import wording
from pmo_design.render.pages.page import PageRef, relative
from pmo_design.render.pages.whole import Site
from pmo_design.render.picture import Picture
from pmo_design.render.rail import rail_of
from pmo_design.render.slots import placeholder
from pmo_design.render.templates import environment

SEVERITIES: Mapping[int, str] = {1: "Slows", 2: "Costs rework", 3: "Stops the work"}


@dataclass(frozen=True, slots=True)
class Body:
    """The HTML of a page or a directive, and the pictures that belong in it."""

    content: Markup
    slots: Mapping[str, Markup] = field(default_factory=dict)


class View:
    """One page's way to look at the site; everything it returns is escaped or HTML of our own."""

    def __init__(self, site: Site, uri: str) -> None:
        self.site = site
        self.page: PageRef = site.page(uri)
        self._from = self.page.url
        self._linked: dict[str, Markup] = {}

    @property
    def design(self) -> ServiceDesign:
        return self.site.design

    def render(self, template: str, **context: object) -> Markup:
        """Fill a template of `templates/pages/`."""
        made = environment().get_template(f"pages/{template}.html.jinja")
        return Markup(made.render(v=self, **context))

    # ── links ────────────────────────────────────────────────────────────────────────────────

    def href(self, address: str) -> str | None:
        """Return the URL of an element, relative to this page."""
        url = self.site.url_of(address)
        return None if url is None else relative(url, self._from)

    def to(self, uri: str, anchor: str = "") -> str:
        """Return the URL of a page, relative to this one."""
        page = self.site.find(uri)
        url = page.url if page is not None else ""
        return relative(f"{url}#{anchor}" if anchor else url, self._from)

    def downloads(self, picture_id: str) -> list[dict[str, str]]:
        """Return the files in which a picture is offered: the `label` of each, its `url` from this page."""
        return [
            {"label": file.label, "url": relative(file.url, self._from)}
            for file in self.site.downloads_of(picture_id)
        ]

    def ref(self, address: str | None, text: str | None = None) -> Markup:
        """Link to an element by its title, or by the text given."""
        if address is None:
            return Markup("")
        if text is not None:
            return self._link(address, text)
        linked = self._linked.get(address)
        if linked is None:
            linked = self._linked[address] = self._link(address, self.title(address))
        return linked

    def short(self, address: str) -> Markup:
        """Link to an element by its number where it has one, by its title otherwise."""
        number = self.number(address)
        return Markup('<span class="short">{}</span>').format(
            self.ref(address, number or self.title(address))
        )

    def refs(self, addresses: Iterable[str], short: bool = False, limit: int = 0) -> Markup:
        """Link to several elements; past the limit, say how many more there are.

        Commas part them, semicolons where a title holds a comma itself.
        """
        found = [*dict.fromkeys(addresses)]
        shown = found[:limit] if limit else found
        links = [self.short(address) if short else self.ref(address) for address in shown]
        if len(found) > len(shown):
            links.append(Markup('<span class="short">{} more</span>').format(len(found) - len(shown)))
        parted = not short and any("," in self.title(address) for address in shown)
        return Markup("; " if parted else ", ").join(links)

    def place(self, address: str) -> Markup:
        """Link to a part and, behind it, to the element it stands in."""
        root = address.partition("/")[0]
        if root == address:
            return self.ref(address)
        return Markup('{} <span class="group__meta">{}</span>').format(self.ref(address), self.short(root))

    def _link(self, address: str, text: str) -> Markup:
        url = self.href(address)
        if url is None:
            return escape(text)
        return Markup(f'<a href="{escape(url)}">{escape(text)}</a>')

    # ── names ────────────────────────────────────────────────────────────────────────────────

    def node(self, address: str) -> Node:
        return self.design[address]

    def title(self, address: str) -> str:
        """Return an element's title as it stands in a sentence: without marks and full stop."""
        node = self.design.get(address)
        return prose.plain(node.title).removesuffix(".") if node is not None else address

    def number(self, address: str) -> str | None:
        """Return an element's number: P1, AC-07; for a part, with its own: P1.2, J3.a."""
        node = self.design.get(address)
        if node is None:
            return None
        if node.address == node.root:
            return number_of(self.design, node)
        if node.type == "pain-point":
            return pain_number(self.design, node)
        if node.type in ("journey-step", "blueprint-step"):
            return f"{self.number(node.root)}.{self.step_number(address)}"
        return None

    def step_number(self, address: str) -> str:
        """Return a step's number as the pictures show it: running in a journey, `1.2` in a blueprint."""
        node = self.design[address]
        own = self.design.number(address)
        if node.type == "blueprint-step" and node.parent is not None:
            return f"{self.design.number(node.parent)}.{own}"
        return str(self.site.step_numbers.get(address, own))

    def order_of(self, address: str) -> int:
        """Return the place of a node among all of the design."""
        return self.site.order[address]

    def step_follows(self, before: str, after: str) -> bool:
        """Tell whether a journey's step comes right after another."""
        numbers = self.site.step_numbers
        return before in numbers and after in numbers and numbers[after] == numbers[before] + 1

    def anchor(self, address: str) -> str:
        """Return the anchor of a part on its page."""
        return self.site.anchor_of(address)

    def monogram(self, address: str, small: bool = False) -> Markup:
        """Draw a persona's monogram as the pictures do, with its number in the corner of the large one."""
        side = 64 if small else 136
        shapes = monogram(address, initials_of(self.title(address)), side)
        number = "" if small else escape(self.number(address) or "")
        return Markup(
            f'<svg class="monogram{" monogram--small" if small else ""}" viewBox="0 0 {side} {side}"'
            f' color="var(--accent)" aria-hidden="true">{shapes}'
            f'<text class="monogram__number" x="124" y="124" text-anchor="end" font-size="13">{number}</text>'
            "</svg>"
        )

    # ── text ─────────────────────────────────────────────────────────────────────────────────

    def text(self, value: str | None) -> Markup:
        """Render authored inline Markdown."""
        return prose.inline(value, self.href) if value else Markup("")

    def texts(self, values: Iterable[str]) -> list[Markup]:
        """Render several texts."""
        return [self.text(value) for value in values]

    @staticmethod
    def plain(value: str | None) -> str:
        return prose.plain(value) if value else ""

    @staticmethod
    def minutes(value: int | None) -> str:
        return show_minutes(value) if value else ""

    @staticmethod
    def work(value: int | None) -> str:
        return show_work(value) if value else ""

    @staticmethod
    def severity_word(level: int) -> str:
        return SEVERITIES[level]

    day = staticmethod(wording.day)
    amount = staticmethod(wording.amount)
    sentence = staticmethod(wording.sentence)
    counted = staticmethod(wording.counted)


def slot(key: str) -> Markup:
    """Return the place that a picture is put into once the page is whole."""
    return Markup(placeholder(key))


def picture_body(
    view: View,
    picture: Picture,
    caption: str | None = None,
) -> Body:
    """Show a picture in all its forms, each in a slot of its own, with the files in which it is offered."""
    slots = {f"{picture.id}-svg": picture.svg}
    slots |= {f"{picture.id}-svg-{at}": variant.svg for at, variant in enumerate(picture.variants, 1)}
    sheets = [_sheet(picture.svg, picture.width, f"{picture.id}-svg", slots)]
    sheets += [
        _sheet(variant.svg, variant.width, f"{picture.id}-svg-{at}", slots)
        | {"view": json.dumps(dict(variant.view), ensure_ascii=False)}
        for at, variant in enumerate(picture.variants, 1)
    ]
    if picture.phone is not None:
        slots[f"{picture.id}-phone"] = picture.phone
    content = view.render(
        "picture",
        id=picture.id,
        label=picture.title,
        sheets=sheets,
        phone=slot(f"{picture.id}-phone") if picture.phone is not None else None,
        table=picture.table,
        caption=caption,
        choices=picture.choices,
        downloads=view.downloads(picture.id),
    )
    return Body(content, slots)


def _sheet(svg: Markup, width: str | None, key: str, slots: dict[str, Markup]) -> dict[str, object]:
    rail = rail_of(svg)
    if rail is not None:
        slots[f"{key}-rail"] = rail.svg
    return {
        "svg": slot(key),
        "width": width,
        "rail": slot(f"{key}-rail") if rail is not None else None,
        "share": rail.share if rail is not None else None,
    }


_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)


def headings(content: Markup) -> tuple[tuple[str, str], ...]:
    """Return titles and anchors of the level-2 headings."""
    return tuple((Markup(title).striptags(), anchor) for anchor, title in _HEADING.findall(content))
