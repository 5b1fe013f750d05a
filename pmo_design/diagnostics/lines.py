"""Lines as every span of this program counts them."""

import re

# U+0085, U+2028 and U+2029 end no line: editors do not count them either.
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """Split a text into its lines, without their ends; there is always one line at least."""
    return _LINE_BREAK.split(text.removeprefix("\ufeff"))
