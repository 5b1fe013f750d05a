"""Rules of the fields: what a document of a kind may hold (2xx)."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

MISSING_KIND = Rule(
    "PMO201",
    "missing-kind",
    Severity.ERROR,
    message="the file does not say what it holds: `kind` is missing",
    hint="begin it with `kind:` and one of {known}",
    why="Folders are a convention for people; what a file holds is told by its `kind:` alone.",
)
UNKNOWN_KIND = Rule(
    "PMO202",
    "unknown-kind",
    Severity.ERROR,
    message="unknown kind '{kind}'",
    hint="the kinds are {known}",
    why="A file of a kind that nobody knows would be left out of the design without a word.",
)
MISSING_FIELD = Rule(
    "PMO203",
    "missing-field",
    Severity.ERROR,
    message="'{field}' is missing in {holder}",
    hint="add `{field}:` — {description}",
    why="Some fields carry the meaning of an element; without them it could not be drawn, linked or judged.",
)
UNKNOWN_FIELD = Rule(
    "PMO204",
    "unknown-field",
    Severity.ERROR,
    message="unknown field '{field}' in {holder}",
    hint="the fields of {holder} are {known}",
    why="A misspelt field would be silently lost. So every field that a kind does not have is a fault.",
)
WRONG_TYPE = Rule(
    "PMO205",
    "wrong-type",
    Severity.ERROR,
    message="'{field}' {problem}",
    hint="{way_out}",
    why="Each field holds one type of value: text, a number, a list, a mapping. "
    "Text that looks like a number is put in quotes.",
)
UNKNOWN_VALUE = Rule(
    "PMO206",
    "unknown-value",
    Severity.ERROR,
    message="'{value}' is no value of '{field}'",
    hint="choose one of {known}",
    why="Where a field takes one of a few words, pictures and figures depend on them.",
)
OUT_OF_RANGE = Rule(
    "PMO207",
    "out-of-range",
    Severity.ERROR,
    message="'{field}' is {value}, which is out of range",
    hint="{way_out}",
    why="Scales are fixed, so that readers can compare: emotions run from -2 to 2, severities from 1 to 3.",
)
MALFORMED_VALUE = Rule(
    "PMO208",
    "malformed-value",
    Severity.ERROR,
    message="'{field}': '{value}' {problem}",
    hint="{way_out}",
    why="Ids, dates, times and colours have one way of writing, so that they can be linked and counted.",
)
EMPTY_VALUE = Rule(
    "PMO209",
    "empty-value",
    Severity.ERROR,
    message="'{field}' is empty",
    hint="fill it in, or remove the key",
    why="A key without a value is half a thought. Where nothing is known, leave the key out.",
)
ITEMS_WITH_FIELDS = Rule(
    "PMO210",
    "items-with-fields",
    Severity.ERROR,
    message="'{field}' stands beside `items`",
    hint="a file with `items:` holds nothing else but `kind:`; move the field into an item",
    why="A file holds either one element, or a list of them under `items:`.",
)

RULES: tuple[Rule, ...] = (
    MISSING_KIND,
    UNKNOWN_KIND,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    UNKNOWN_VALUE,
    OUT_OF_RANGE,
    MALFORMED_VALUE,
    EMPTY_VALUE,
    ITEMS_WITH_FIELDS,
)
