"""What search knows of a page: its element's own words, and an entry for each part that can be linked to."""

from collections.abc import Iterator

from pmo_design.link.fields import fields_of
from pmo_design.model import Part
from pmo_design.render import prose
from pmo_design.render.pages.page import SECTIONS, PageRef, SearchEntry
from pmo_design.render.pages.whole import Site
from pmo_design.render.pages.wording import KINDS, sentence

_LONGEST = 600
_FOUND_ALONE = frozenset(
    ("pain-point", "need", "scenario", "journey-step", "opportunity", "blueprint-step", "cell")
)


_WORDS_OF_PAGES = {
    "acceptance/index.md": "Acceptance dashboard: gates, criteria by verdict, error budgets, signatures.",
    "acceptance/verdicts.md": "Met, at risk, not met, insufficient, expired, waived, not due: the rules; "
    "attainment, confidence interval, error budget, burn rate, roll-up.",
    "acceptance/evidence.md": "Measurements, test runs, corrections: every record and its row.",
    "acceptance/sign-offs.md": "Signatures of gates, open points, content hash, sheets to print and sign.",
}
"""What pages of acceptance tell of, in the words that a reader may look for."""


def search_entries(site: Site, page: PageRef) -> tuple[SearchEntry, ...]:
    """Return the entries of a page: one for itself, one for each part that a reader may look for."""
    section = SECTIONS.get(page.section, "")
    node = site.design.get(page.address)
    if node is None and page.address is not None and page.address.startswith("gate:"):
        words = _words_of_gate(site, page.address)
        return (SearchEntry(page.url, page.label, "Gate report", section, words),)
    if node is None:
        words = _WORDS_OF_PAGES.get(page.uri, "")
        return (SearchEntry(page.url, page.title, "Page", section, words),)
    entries = [SearchEntry(page.url, page.label, sentence(KINDS[node.type][0]), section, _words(node.part))]
    if node.type != "service":
        entries += _part_entries(site, page, section)
    return tuple(entries)


def _words_of_gate(site: Site, address: str) -> str:
    """Name who signed a gate and what it asks for."""
    phase = f"phase:{address.partition(':')[2]}"
    gate = next((each for each in site.acceptance.gates if each.phase == phase), None)
    if gate is None:
        return ""
    names = [each.record.record.name for each in gate.signatures]
    titles = [prose.plain(site.design[each].title) for each in gate.criteria]
    signed = f"Signed by {', '.join(dict.fromkeys(names))}. " if names else ""
    return _cut(f"{signed}Asks for: {', '.join(titles)}." if titles else signed)


def _part_entries(site: Site, page: PageRef, section: str) -> Iterator[SearchEntry]:
    for node in site.design.descendants(str(page.address)):
        if node.type in _FOUND_ALONE:
            yield SearchEntry(
                site.url_of(node.address) or page.url,
                prose.plain(node.title),
                sentence(KINDS[node.type][0]),
                page.label,
                _words(node.part, node.title),
            )


def _words(part: Part, but: str = "") -> str:
    """Join the texts of a part and of those below it that have no entry of their own."""
    text = " ".join(prose.plain(words) for words in _texts(part) if words != but)
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0]


def _texts(part: Part) -> Iterator[str]:
    for field in fields_of(type(part)):
        value = getattr(part, field.attribute)
        if value is None or field.relation is not None:
            continue
        for one in value if field.many else (value,):
            if not field.is_part:
                yield str(one)
            elif one.node_type is None or (one.node_type not in _FOUND_ALONE and not one.is_element):
                yield from _texts(one)
