"""Authored text becomes inline HTML, and nothing of the author's gets through as HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_design.render.prose import inline, plain

URLS = {"persona:fitter/late": "../fitter/#late"}


def shown(text: str) -> str:
    return str(inline(text, URLS.get))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Nothing special", "Nothing special"),
        ("Tea & <b>cake</b>", "Tea &amp; &lt;b&gt;cake&lt;/b&gt;"),
        ("*one* **two** `three`", "<em>one</em> <strong>two</strong> <code>three</code>"),
        ("**bold <b>html</b>**", "<strong>bold &lt;b&gt;html&lt;/b&gt;</strong>"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
        ("[late](persona:fitter/late)", '<a href="../fitter/#late">late</a>'),
        (
            "[**late** today](persona:fitter/late)",
            '<a href="../fitter/#late"><strong>late</strong> today</a>',
        ),
        ("[gone](persona:nobody)", "gone"),
        ("[web](https://a.example/?x=1&y=2)", '<a href="https://a.example/?x=1&amp;y=2">web</a>'),
        ("[mail](mailto:desk@a.example)", '<a href="mailto:desk@a.example">mail</a>'),
        ("[here](#goals)", '<a href="#goals">here</a>'),
        ("[file](other.md) *and*", "file <em>and</em>"),
        ("![picture](https://a.example/x.png)", '!<a href="https://a.example/x.png">picture</a>'),
        ("<https://a.example> *x*", "&lt;https://a.example&gt; <em>x</em>"),
        ("&lt; *x*", "&amp;lt; <em>x</em>"),
        ("*one*  \ntwo", "<em>one</em><br />\ntwo"),
        ("# no heading, *no* list", "# no heading, <em>no</em> list"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        (r"\*literally\*", "*literally*"),
    ],
)
def test_inline_marks_become_html_and_all_else_is_text(text, html):
    assert shown(text) == html


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "//a.example",
        "/etc/passwd",
        "file:///etc/passwd",
        " javascript:alert(1)",
        "<javascript:alert(1)>",
    ],
)
def test_a_link_to_anything_but_the_web_or_an_element_is_no_link(target):
    assert "href" not in shown(f"[click]({target}) *now*")


class Reader(HTMLParser):
    """Gathers the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(attrs)))

    def handle_comment(self, data):
        self.tags.append(("comment", ()))

    def handle_decl(self, decl):
        self.tags.append(("declaration", ()))

    def handle_pi(self, data):
        self.tags.append(("instruction", ()))


PIECES = st.sampled_from(
    [
        *"<>&\"'`*_[]()\\!#\n ",
        "<script>",
        "</em>",
        "<img src=x onerror=y>",
        "<!--",
        "-->",
        "](",
        "javascript:",
        "https://a",
        "persona:fitter/late",
        "mailto:",
        "&lt;",
        "&#60;",
        "a",
        "\x00",
        "é",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_html_of_the_authors_gets_through(text):
    reader = Reader()
    reader.feed(shown(text))
    reader.close()
    for tag, attributes in reader.tags:
        assert tag in ("em", "strong", "code", "a", "br")
        for name, value in attributes:
            assert (tag, name) in (("a", "href"), ("a", "title"))
            if name == "href":
                assert (value or "").startswith(("https://", "http://", "mailto:", "#", "../fitter/"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nothing special", "Nothing special"),
        ("*one* **two** `three` [four](persona:fitter)", "one two three four"),
        ("*one*\ntwo", "one two"),
        ("*one*  \ntwo", "one two"),
        ("Tea & <b>cake</b> *now*", "Tea & <b>cake</b> now"),
        (r"\*literally\*", "*literally*"),
    ],
)
def test_the_plain_text_has_no_marks(text, words):
    assert plain(text) == words


def test_text_made_to_be_slow_is_not():
    for text in ("[" * 20_000, "[a](" * 5_000, "**a " * 5_000, "`" * 20_000):
        assert len(shown(text)) >= 20_000
