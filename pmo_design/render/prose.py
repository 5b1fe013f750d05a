"""Authored text for readers: inline Markdown becomes HTML, and no HTML of the author's gets through."""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from pmo_design.model import parse_address

_MARKED = re.compile(r"[*_`\[\]\\~]")


def inline(text: str, href: Callable[[str], str | None]) -> Markup:
    """Render a text field: emphasis, code and links; links may name elements by their address.

    `href` gives the URL of an address, relative to the page. A link to an address without a page, and one
    to anything else but a web page, a mail address or a place on the same page, stays as its words.
    """
    if not _MARKED.search(text):
        return escape(text)
    tokens = _parser().parseInline(text)
    hidden: list[bool] = []
    for token in tokens[0].children or ():
        if token.type == "link_open":
            url = _resolve(str(token.attrs.get("href", "")), href)
            token.hidden = url is None
            hidden.append(url is None)
            if url is not None:
                token.attrs["href"] = url
        elif token.type == "link_close":
            token.hidden = hidden.pop()
    for token in tokens:
        token.children = [child for child in token.children or () if not child.hidden]
    return Markup(_parser().renderer.render(tokens, _parser().options, {}))


def plain(text: str) -> str:
    """Return a text field without its marks, as pictures and search show it."""
    if not _MARKED.search(text):
        return text
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for token in _parser().parseInline(text)
        for child in token.children or ()
    )


def _resolve(target: str, href: Callable[[str], str | None]) -> str | None:
    if parse_address(target) is not None:
        return href(target)
    return target if target.startswith(("https://", "http://", "mailto:", "#")) else None


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    return parser.disable(["image", "html_inline", "autolink", "entity"])
