"""Hand-written pages: what they say in their head, what they link to, what becomes of their directives."""

import pytest

from pmo_design.diagnostics import Diagnostic
from pmo_design.pipeline import design_from_texts, load_design
from pmo_design.render.hand_written import describe, resolve

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations:
  - {id: division, title: Aluminium Division, type: client}
  - {id: ict-services, title: ICT Services Group, type: provider}
business_units: [{id: office, title: Office, part_of: organisation:ict-services, lead: pmo-lead}]
roles: [{id: pmo-lead, title: PMO lead}]
phases: [{id: pilot, title: Pilot}]  # pmo: allow unused-element
"""


def check(text: str, path: str = "site/pages/approach.md", **more: str) -> tuple[Diagnostic, ...]:
    pages = {f"site/pages/{name}.md": page for name, page in more.items()}
    return design_from_texts({"service.yaml": SERVICE, path: text, **pages}).diagnostics


def faults(text: str, path: str = "site/pages/approach.md", **more: str) -> list[tuple[str, int, int, int]]:
    """Return the slug of every fault with its line, and the columns where it begins and ends."""
    return [(f.slug, f.span.line, f.span.column, f.span.end_column) for f in check(text, path, **more)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("See [it](other.md).", (10, 18)),
        ("See [it](<other page.md>).", (11, 24)),
        ('See [it](other.md "Other").', (10, 18)),
        ("See [it](other.md#part).", (10, 23)),
        ("![A crane](img/crane.png)", (12, 25)),
        ("[![A crane](crane.png)](approach.md)", (13, 22)),
        ("[other]: other.md", (10, 18)),
        ('  [other]: <other.md> "Title"', (13, 21)),
        ("See [it](drawings/).", (10, 19)),
        ("Émile: [it](autre.md)", (13, 21)),
        ("See [it](a(1).md).", (10, 17)),
        ("[a](approach.md) and [b](b.md)", (26, 30)),
    ],
)
def test_a_link_to_what_is_not_there_is_told_at_its_target(text, place):
    assert faults(f"# A\n\n{text}\n") == [("dead-link-in-page", 3, *place)]


@pytest.mark.parametrize(
    "target",
    [
        "approach.md",
        "./approach.md",
        "#part",
        "approach.md#part",
        "approach%2Emd",
        "service/role/pmo-lead.md",
        "service/role/pmo-lead.md#main",
        "../service/",
        "../",
        "../service/role/pmo-lead/",
        "index.md",
        "https://a.example/x.md",
        "//a.example/x.md",
        "/anywhere.md",
        "mailto:desk@a.example",
        "tel:+61",
        "?print",
        "",
        "role:pmo-lead",
    ],
)
def test_a_link_that_leads_somewhere_or_elsewhere_is_left_alone(target):
    assert faults(f"[it]({target}) ![it]({target})\n\n[ref]: {target}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "`[it](other.md)`",
        "``a ` [it](other.md)``",
        "`two\nlines [it](other.md)`",
        "```\n[it](other.md)\n```",
        "~~~ text\n[it](other.md)\n```\n[it](other.md)\n~~~",
        "Code:\n\n    [it](other.md)\n\n    [it](role:nobody)\n",
        "<!-- [it](other.md) -->",
        "<!--\n[it](other.md)\n-->",
        "[^1]: other.md is a note",
    ],
)
def test_what_stands_in_code_or_in_a_comment_is_no_link(text):
    assert faults(f"# A\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- item\n\n    [it](other.md)", 5),
        ("!!! note\n    [it](other.md)", 4),
        ("text goes on\n    [it](other.md)", 4),
        ("```\ncode\n```\n[it](other.md)", 6),
        ("` alone, and [it](other.md)", 3),
    ],
)
def test_what_only_looks_like_code_is_a_link(text, line):
    assert [(slug, at) for slug, at, *_ in faults(f"# A\n\n{text}\n")] == [("dead-link-in-page", line)]


def test_a_link_is_followed_from_the_folder_of_its_page():
    text = "[up](../approach.md) [beside](two.md) [wrong](approach.md)"
    found = faults(text, "site/pages/deep/one.md", **{"approach": "# A\n", "deep/two": "# Two\n"})
    assert found == [("dead-link-in-page", 1, 47, 58)]


def test_a_link_out_of_the_pages_is_dead():
    assert faults("[seed](../../service.yaml)") == [("dead-link-in-page", 1, 8, 26)]


def test_a_folder_is_asked_for_from_where_the_page_is_published():
    (fault,) = check("[people](personas/)")
    assert fault.hints[0] == "did you mean 'personas/index.md'?"
    assert faults("[people](personas/)", "site/pages/index.md") == []


def test_an_address_that_nothing_has_is_met_with_what_is_near():
    (fault,) = check("The [lead][l].\n\n[l]: role:pmo-led\n")
    assert (fault.slug, fault.span[1:], fault.hints[0]) == (
        "unknown-address-in-page",
        (3, 6, 3, 18),
        "did you mean 'role:pmo-lead'?",
    )


def test_a_file_beside_the_pages_can_be_linked_to(tmp_path):
    (tmp_path / "service.yaml").write_text(SERVICE, encoding="utf-8")
    pages = tmp_path / "site" / "pages"
    (pages / "img").mkdir(parents=True)
    (pages / "img" / "crane 1.png").write_bytes(b"")
    (pages / ".hidden.png").write_bytes(b"")
    (pages / "a.md").write_text("![c](img/crane%201.png) ![h](.hidden.png) [i](img)", encoding="utf-8")
    assert [str(fault.span) for fault in load_design(tmp_path).diagnostics] == [
        "site/pages/a.md:1:30",
        "site/pages/a.md:1:47",
    ]


@pytest.mark.parametrize(
    ("directive", "slug"),
    [
        ("picture", "unknown-address-in-page"),
        ("picture role:pmo-lead", "unknown-directive"),
        ("index", "unknown-directive"),
        ("index role", "unknown-directive"),
        ("covers", "unknown-directive"),
        ("checklist phase:pilots", "unknown-address-in-page"),
        ("checklist phase:pilot", None),
        ("cover", None),
        ("index persona", None),
    ],
)
def test_a_directive_takes_an_address_of_its_kinds(directive, slug):
    assert [found for found, *_ in faults(f"# A\n\n<!-- pmo: {directive} -->\n")] == ([slug] if slug else [])


def test_a_pages_title_is_that_of_its_head_its_heading_or_its_name():
    assert describe("a.md", "---\ntitle: 'Head'\nnumber: 3\n---\n# Heading\n").title == "Head"
    assert describe("a.md", "---\nnumber: 3\n---\n# Heading #\n").title == "Heading"
    assert describe("deep/how-to-go-on.md", "text\n").title == "How to go on"
    assert describe("a.md", "---\nnumber: 3\n---\n").meta == {"number": "3"}


def test_addresses_become_urls_and_directives_what_is_made_of_them():
    text = "[a](role:x) ![b](<role:y>) [c](role:z) `[d](role:x)` [e](https://a.example)\n\n[f]: role:x\n"
    urls = {"role:x": "../x/", "role:y": "../y/"}
    assert resolve(text, urls.get, lambda name, argument: "") == (
        "[a](../x/) ![b](<../y/>) [c](role:z) `[d](role:x)` [e](https://a.example)\n\n[f]: ../x/\n"
    )
    made = resolve(
        "<!-- pmo: picture journey:a -->\n```\n<!-- pmo: cover -->\n```\n",
        urls.get,
        lambda *what: f"<{what}>",
    )
    assert made == "\n<('picture', 'journey:a')>\n\n```\n<!-- pmo: cover -->\n```\n"
