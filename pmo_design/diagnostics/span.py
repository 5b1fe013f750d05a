"""A place in a source file, down to the character."""

from typing import NamedTuple


class Span(NamedTuple):
    """A range of text: 1-based lines and columns, columns in code points, the end exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
