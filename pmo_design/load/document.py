"""A source, and the document read from it: plain values beside a tree of their positions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pmo_design.diagnostics import Span

# What YAML can hold here. Sequences are tuples, floats are Decimal, dates stay text.
Value = None | bool | int | Decimal | str | tuple["Value", ...] | Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text under its path relative to the workspace, with `/` as separator."""

    path: str
    text: str


class Mark(NamedTuple):
    """Where a value stands; the marks of what it holds, by key or index; where its keys stand.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    children: "Mapping[str, Mark] | tuple[Mark, ...]" = ()
    keys: "Mapping[str, Mark] | None" = None

    def child(self, step: str | int) -> "Mark | None":
        """Return the mark of the value under a key or an index, if there is one."""
        children = self.children
        if isinstance(children, tuple):
            return children[step] if isinstance(step, int) and 0 <= step < len(children) else None
        return children.get(step) if isinstance(step, str) else None

    def key(self, step: str | int) -> "Mark | None":
        """Return the mark of a key itself."""
        return self.keys.get(step) if self.keys is not None and isinstance(step, str) else None

    def span(self, path: str) -> Span:
        """Return the place of this mark in the file at `path`."""
        return Span(path, self.line, self.column, self.end_line, self.end_column)


@dataclass(frozen=True)
class Document:
    """One YAML file as values with positions; `locate` works these out, once, when the first is asked for."""

    source: Source
    value: Mapping[str, Value] = field(hash=False)
    locate: Callable[[], Mark] = field(compare=False, repr=False)

    @property
    def path(self) -> str:
        """The path of the file, known without any position."""
        return self.source.path

    @cached_property
    def mark(self) -> Mark:
        """Where the whole mapping stands, and all that it holds."""
        return self.locate()

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        """Return the span of the value at `path`; of the nearest holder where it does not exist."""
        mark = self.mark
        for step in path:
            found = mark.child(step)
            if found is None:
                break
            mark = found
        return mark.span(self.source.path)

    def key_span(self, path: tuple[str | int, ...]) -> Span:
        """Return the span of the last key of `path`, or of the value where that is an index."""
        mark = self.mark
        for step in path[:-1]:
            found = mark.child(step)
            if found is None:
                return mark.span(self.source.path)
            mark = found
        key = mark.key(path[-1]) if path else None
        return key.span(self.source.path) if key is not None else self.span(path)
