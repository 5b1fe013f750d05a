"""Rows put behind a CSV, in its own manner: what stands in it keeps every byte."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from pmo_design.load.columns import columns_of, columns_told, kinds_of_header
from pmo_design.load.csv import delimiter_of, read_csv
from pmo_design.load.document import Source
from pmo_design.load.encoding import decode
from pmo_design.load.table import with_guard

BYTE_ORDER_MARK = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\n|\r")

Row = Mapping[str, str]


class NotAppendableError(Exception):
    """A file that rows cannot be put behind, with the reason in a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Appended:
    """A file's content with rows behind it, and the line in which each of them begins."""

    content: bytes
    lines: tuple[int, ...]


def with_rows(path: str, content: bytes, kind: str, rows: Sequence[Row]) -> Appended:
    """Put rows behind a file that holds records of a kind, or nothing yet.

    They are written with its delimiter and its line ends. Columns that the header lacks are put at its end,
    and every row before is given a blank cell for each. Raises `NotAppendableError` for a file of anything
    else.
    """
    source = decode(path, content)
    grid = read_csv(source.value) if source.value is not None else None
    if grid is None or grid.value is None:
        raise NotAppendableError(f"{path} cannot be read any more; `pmo-design check` says why")
    text = content.decode("utf-8")
    line_end = found[0] if (found := _LINE_END.search(text)) else "\n"
    if not grid.value.cells:
        columns = columns_of(kind)
        return _behind(_ended(text, line_end) + _line(columns, ",") + line_end, rows, columns, ",", line_end)
    columns = columns_told(grid.value)
    if kinds_of_header(columns)[:1] != (kind,):
        raise NotAppendableError(f"{path} holds no records of the kind {kind}; move it out of the way")
    delimiter = delimiter_of(cast(Source, source.value).text)
    told = {column for row in rows for column in row}
    lacking = [column for column in columns_of(kind) if column in told and column not in columns]
    if lacking:
        text = _widened(text, delimiter, lacking)
    return _behind(_ended(text, line_end), rows, (*columns, *lacking), delimiter, line_end)


def _behind(
    text: str, rows: Sequence[Row], columns: Sequence[str], delimiter: str, line_end: str
) -> Appended:
    lines: list[int] = []
    parts = [text]
    number = len(_LINE.findall(text.removeprefix(BYTE_ORDER_MARK))) + 1
    for row in rows:
        line = _line((with_guard(row.get(column, "")) for column in columns), delimiter)
        lines.append(number)
        parts.append(line + line_end)
        number += len(_LINE_END.findall(line)) + 1
    return Appended("".join(parts).encode("utf-8"), tuple(lines))


def _ended(text: str, line_end: str) -> str:
    """Give the last line its end, where it has none."""
    if not text.removeprefix(BYTE_ORDER_MARK) or text.endswith(("\n", "\r")):
        return text
    return text + line_end


def _line(cells: Iterable[str], delimiter: str) -> str:
    return delimiter.join(_cell(text, delimiter) for text in cells)


def _cell(text: str, delimiter: str) -> str:
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _widened(text: str, delimiter: str, lacking: Sequence[str]) -> str:
    """Put columns at the end of the header, and a blank cell for each at the end of every row."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    text = text.removeprefix(BYTE_ORDER_MARK)
    lines = _LINE.findall(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    width = 0
    for cells in reader:
        if not width and any(cell.strip() for cell in cells):
            width = len(cells)
            more = delimiter + _line(lacking, delimiter)
        elif width and len(cells) == width:
            more = delimiter * len(lacking)
        else:
            continue
        line = lines[reader.line_num - 1]
        told = line.rstrip("\r\n")
        lines[reader.line_num - 1] = told + more + line[len(told) :]
    return mark + "".join(lines)
