"""A checklist as CSV: filled in with any spreadsheet, taken back by `accept import`."""

import csv
import io

from pmo_design.load.table import with_guard
from pmo_design.render.checklists.columns import NAMING, READ_ONLY, TO_FILL_IN, filled_in
from pmo_design.render.checklists.rows import Checklist


def to_csv(checklist: Checklist) -> bytes:
    """Write one table: what names a row, what is read, what is filled in (`value`, or `result`).

    UTF-8 with a byte order mark, by which spreadsheets know it; no cell is one that they would run.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*NAMING, *READ_ONLY, *TO_FILL_IN))
    for row in checklist.rows:
        known = filled_in(row)
        cells = [known.get(column, "") for column in NAMING]
        cells += [tell(row) for tell in READ_ONLY.values()]
        cells += [known.get(column, "") for column in TO_FILL_IN]
        writer.writerow([with_guard(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
