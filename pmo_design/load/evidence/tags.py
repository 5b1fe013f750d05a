"""Words of a test: tags in its name, parts of it between word borders, the first words of a message."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

_TAG = re.compile(r"@([A-Za-z][\w.:=-]*)|\[([A-Za-z][\w.:=-]*)\]")
_LONGEST_MESSAGE = 300
_ESCAPE = re.compile(r"(?:\x1b|#x1[bB])\[[0-9;]*[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_BORDER = re.compile(r"[^a-z0-9]+")


def tags_in(name: str) -> Iterator[str]:
    """Yield the tags in a name: `@AC-07`, `[AC-07]`.

    >>> list(tags_in("saves a report @AC-07 [slow]"))
    ['AC-07', 'slow']
    """
    for found in _TAG.finditer(name):
        yield found[1] or found[2]


def plain(text: str) -> str:
    """Write a name in small letters with hyphens between its words, so that names can be held together.

    >>> plain("test_AC_07 A project falls silent!")
    'test-ac-07-a-project-falls-silent'
    """
    return _BORDER.sub("-", text.casefold()).strip("-")


def parts_in(text: str, known: Set[str]) -> Iterator[str]:
    """Yield the known names that stand in a plain text on word borders, from left to right, longest first."""
    most_words = _most_words(frozenset(known))
    words = text.split("-")
    at = 0
    while at < len(words):
        for count in range(min(most_words, len(words) - at), 0, -1):
            part = "-".join(words[at : at + count])
            if part in known:
                yield part
                at += count - 1
                break
        at += 1


@lru_cache(maxsize=1_000)
def _most_words(names: frozenset[str]) -> int:
    return max((name.count("-") + 1 for name in names), default=0)


def shortened(text: str) -> str:
    """Return the first words of a text on one line, without what only a terminal understands."""
    line = " ".join(_CONTROL.sub(" ", _ESCAPE.sub("", text)).split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"
