"""Rules of tables that are recorded over time (14x): their text, their header, their rows."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

TABLE_SYNTAX = Rule(
    "PMO140",
    "table-syntax",
    Severity.ERROR,
    message="the table cannot be read: {problem}",
    hint='put a cell that holds a comma or a quotation mark in quotes, and double the mark: "6"" pipe"',
    why="A table is read by the rules of RFC 4180. A quotation mark in the wrong place would swallow the rows "
    "behind it, so nothing of the file is taken until it is mended.",
)
UNKNOWN_TABLE = Rule(
    "PMO141",
    "unknown-table",
    Severity.WARNING,
    message="the header of this table tells no kind of record, so nothing is read from it",
    hint="a table of the kind {kind} has the columns {needed}; name a folder of other tables under `exclude` in "
    "pmo-design.toml",
    why="What a CSV holds is told by its header alone. One that is misspelt would be left out, and its evidence "
    "with it.",
)
UNKNOWN_COLUMN = Rule(
    "PMO142",
    "unknown-column",
    Severity.ERROR,
    message="a table of the kind {kind} has no column '{column}'",
    hint="its columns are {known}",
    why="A misspelt column would be lost without a word.",
)
MISSING_COLUMN = Rule(
    "PMO143",
    "missing-column",
    Severity.ERROR,
    message="the table has no column '{column}', which every {kind} needs",
    hint="add the column `{column}` to the header and fill it in",
    why="A record without it could be held against no criterion, or proves nothing.",
)
UNEVEN_ROW = Rule(
    "PMO144",
    "uneven-row",
    Severity.ERROR,
    message="this row has {cells} cells, the header has {columns}",
    hint="give it a cell for every column, blank ones included; quote a cell that holds a comma",
    why="A row that is too short or too long has lost a comma or a quotation mark, and its figures stand under "
    "the wrong columns.",
)
DUPLICATE_COLUMN = Rule(
    "PMO145",
    "duplicate-column",
    Severity.ERROR,
    message="column '{column}' is given twice",
    hint="keep one of the two",
    why="Only one of the two could be read, and the other would be lost without a word.",
)

RULES: tuple[Rule, ...] = (
    TABLE_SYNTAX,
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    MISSING_COLUMN,
    UNEVEN_ROW,
    DUPLICATE_COLUMN,
)
