"""Rules of tables that are recorded over time (14x): their text, their header, their rows."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

TABLE_SYNTAX = Rule(
    "PMO140",
    "table-syntax",
    Severity.ERROR,
    message="the table cannot be read: {problem}",
    hint="{way_out}",
    why="A table is read by the rules of RFC 4180. A quotation mark in the wrong place would swallow the "
    "rows behind it, so nothing of the file is taken until it is mended.",
)
UNKNOWN_TABLE = Rule(
    "PMO141",
    "unknown-table",
    Severity.WARNING,
    message="the header of this table tells no kind of record, so nothing is read from it",
    hint="a table of the kind {kind} has the columns {needed}; name a folder of other tables under "
    "`exclude` in pmo-design.toml",
    why="What a CSV holds is told by its header alone. One that is misspelt would be left out, and its "
    "evidence with it.",
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
    why="A row that is too short or too long has lost a comma or a quotation mark, and its figures stand "
    "under the wrong columns.",
)
DUPLICATE_COLUMN = Rule(
    "PMO145",
    "duplicate-column",
    Severity.ERROR,
    message="column '{column}' is given twice",
    hint="keep one of the two",
    why="Only one of the two could be read, and the other would be lost without a word.",
)
BLANK_CELL = Rule(
    "PMO146",
    "blank-cell",
    Severity.ERROR,
    message="'{field}' is blank in {holder}",
    hint="fill in the column `{field}`: {description}",
    why="Some columns carry the meaning of a record. Without them it could be held against no criterion, or "
    "would prove nothing.",
)
UNREADABLE_EVIDENCE = Rule(
    "PMO147",
    "unreadable-evidence",
    Severity.ERROR,
    message="nothing can be taken from this file: {problem}",
    hint="{way_out}",
    why="Evidence is taken from CSV, XLSX, JUnit XML and Cucumber JSON. A file that is none of these, or is "
    "broken, proves nothing; half of it would prove the wrong thing.",
)
VALUE_AND_RESULT = Rule(
    "PMO148",
    "value-and-result",
    Severity.ERROR,
    message="the row gives both a value and a result",
    hint="keep the value for a criterion that is measured, the result for one that is tested",
    why="A row of a checklist becomes one record: a measurement or a test run. Nobody can tell which is "
    "meant here.",
)
RECORD_EXISTS = Rule(
    "PMO149",
    "record-exists",
    Severity.ERROR,
    message="a record with the id '{key}' exists already and says something else",
    hint="give the new one another id, and name '{key}' under `supersedes` if it corrects that one",
    why="Records are never edited. A correction is a record of its own, so that the history shows both.",
)
CHECKLIST_AMONG_RECORDS = Rule(
    "PMO150",
    "checklist-among-records",
    Severity.WARNING,
    message="this is a checklist, so nothing is read from it",
    hint="take what is filled in with `pmo-design accept import`, then move it out of the workspace",
    why="A checklist is a sheet to fill in, no register: most of its rows say nothing yet. What is filled in "
    "becomes evidence when it is imported, and is held against the design then.",
)

RULES: tuple[Rule, ...] = (
    TABLE_SYNTAX,
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    MISSING_COLUMN,
    UNEVEN_ROW,
    DUPLICATE_COLUMN,
    BLANK_CELL,
    UNREADABLE_EVIDENCE,
    VALUE_AND_RESULT,
    RECORD_EXISTS,
    CHECKLIST_AMONG_RECORDS,
)
