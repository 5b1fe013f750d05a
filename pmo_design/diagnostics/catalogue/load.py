"""Rules of the load phase (1xx): the files, their YAML, the configuration, the allow comments."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

YAML_SYNTAX = Rule(
    "PMO101",
    "yaml-syntax",
    Severity.ERROR,
    message="{problem}",
    hint="{way_out}",
    why="A file that breaks the rules of YAML cannot be read beyond the fault, so nothing in it reaches "
    "the design. Most of these faults are a missing space after a colon, a line with the wrong "
    "indentation, or a text that needs quotation marks.",
)
TAB_INDENTATION = Rule(
    "PMO102",
    "tab-indentation",
    Severity.ERROR,
    message="this line is indented with a tab",
    hint="indent with spaces, two for each level; most editors can do so for the whole file",
    why="YAML forbids tabs as indentation, since a tab has no agreed width: the same file would mean "
    "different things in different editors.",
)
DUPLICATE_KEY = Rule(
    "PMO103",
    "duplicate-key",
    Severity.ERROR,
    message="key '{key}' is given twice in the same mapping",
    hint="keep one of the two, or rename one",
    why="Only one of two values under the same key could be used, and the other would be lost without a "
    "word. It often means that the '- ' of a new list item is missing.",
)
YAML_ANCHOR = Rule(
    "PMO104",
    "yaml-anchor",
    Severity.ERROR,
    message="'&{name}' defines an anchor, which is not used here",
    hint="remove it; a text that begins with '&' needs quotation marks",
    why="Anchors and aliases hide where a value comes from, and a few lines of them can grow to "
    "gigabytes. What is shared is an element with an id of its own, which others refer to.",
)
YAML_ALIAS = Rule(
    "PMO105",
    "yaml-alias",
    Severity.ERROR,
    message="'*{name}' is an alias of another value, which is not used here",
    hint="write the value itself; a text that begins with '*' needs quotation marks",
    why="Anchors and aliases hide where a value comes from, and a few lines of them can grow to "
    "gigabytes. What is shared is an element with an id of its own, which others refer to.",
)
YAML_TAG = Rule(
    "PMO106",
    "yaml-tag",
    Severity.ERROR,
    message="'{tag}' is a tag, which is not used here",
    hint="remove it; a text that begins with '!' needs quotation marks",
    why="A tag asks the reader of a file to make an object of a given type. Here the field decides the "
    "type, and a file must not be able to ask for more.",
)
YAML_MERGE_KEY = Rule(
    "PMO107",
    "yaml-merge-key",
    Severity.ERROR,
    message="'<<' merges another mapping into this one, which is not supported",
    hint="write the keys themselves",
    why="A merged key stands in no line of its own, so that no fault in it could be shown where it is.",
)
KEY_NOT_TEXT = Rule(
    "PMO108",
    "key-not-text",
    Severity.ERROR,
    message="this key is {found}, not text",
    hint="{way_out}",
    why="Every field has a name. A number, a truth value, a list or a mapping as a key is nearly always a "
    "slip: a missing quotation mark, or braces meant as text.",
)
NESTED_TOO_DEEPLY = Rule(
    "PMO109",
    "nested-too-deeply",
    Severity.ERROR,
    message="values are nested more than {limit} levels deep here",
    hint="no kind needs more than a dozen levels: look for brackets that are not meant as a list",
    why="The limit guards against files that are made to exhaust memory; no honest file comes near it.",
)
TOO_MANY_VALUES = Rule(
    "PMO110",
    "too-many-values",
    Severity.ERROR,
    message="the file holds more than {limit} values",
    hint="split it into several files; the folder and the number of files are free",
    why="The limit guards against files that are made to exhaust memory. A file of that size cannot be "
    "reviewed by people either.",
)
SEVERAL_DOCUMENTS = Rule(
    "PMO111",
    "several-documents",
    Severity.ERROR,
    message="a second YAML document begins here; what follows is not used",
    hint="move it to a file of its own, or remove the '---' line",
    why="A file holds one element with its parts, so that a path names it and its history is its own.",
)
EMPTY_FILE = Rule(
    "PMO112",
    "empty-file",
    Severity.ERROR,
    message="the file is empty",
    hint="begin with `kind:` and `id:`, or delete the file",
    why="An empty file is mostly one that somebody meant to fill, or whose content was lost on saving.",
)
NOT_A_MAPPING = Rule(
    "PMO113",
    "not-a-mapping",
    Severity.ERROR,
    message="the file holds {found}, where keys with values are expected",
    hint="begin with a line such as `kind: persona`, in the first column",
    why="Every file holds one element, written as keys with values. A list of elements becomes one file "
    "for each.",
)
UNUSABLE_NUMBER = Rule(
    "PMO114",
    "unusable-number",
    Severity.ERROR,
    message="'{number}' cannot be used as a number: {reason}",
    hint="write a finite number of ordinary size, or put it in quotation marks if it is text",
    why="Infinity and 'not a number' spoil every sum they enter, and numbers of monstrous size can stop "
    "the program.",
)
CONTROL_CHARACTER = Rule(
    "PMO115",
    "control-character",
    Severity.ERROR,
    message="the character {name} is not allowed in YAML",
    hint="delete it; it cannot be seen in most editors",
    why="Control characters come with text that was pasted from elsewhere or with a damaged file. They "
    "can change what a terminal or a browser shows.",
)
WRONG_ENCODING = Rule(
    "PMO116",
    "wrong-encoding",
    Severity.ERROR,
    message="the file is not UTF-8 text: {reason}",
    hint="save it again with the encoding UTF-8",
    why="All sources are UTF-8, so that names with accents look the same on every computer.",
)
UNREADABLE_FILE = Rule(
    "PMO117",
    "unreadable-file",
    Severity.ERROR,
    message="the file cannot be read: {reason}",
    hint="check its permissions, or that the link leads somewhere",
    why="A file that is silently left out would make every reference to its elements look wrong.",
)
FILE_TOO_LARGE = Rule(
    "PMO118",
    "file-too-large",
    Severity.ERROR,
    message="the file has {size} bytes; the limit is {limit}",
    hint="split it into several files, or add its folder to `exclude` in pmo-design.toml",
    why="A file of that size was not written by hand. Reading it would cost more than all the others "
    "together.",
)
CONFIGURATION_SYNTAX = Rule(
    "PMO120",
    "configuration-syntax",
    Severity.ERROR,
    message="the configuration is not valid TOML: {problem}",
    hint='write settings as `name = value`, and put texts in quotation marks: `exclude = ["tests"]`',
    why="A configuration that cannot be read is not guessed at: the check would follow other rules than "
    "its authors believe.",
)
UNKNOWN_SETTING = Rule(
    "PMO121",
    "unknown-setting",
    Severity.ERROR,
    message="unknown setting '{name}'",
    hint="the settings are: {known}",
    why="A misspelt setting would have no effect, and nobody would notice.",
)
UNKNOWN_RULE = Rule(
    "PMO122",
    "unknown-rule",
    Severity.ERROR,
    message="no rule is called '{name}'",
    hint="the manual lists all rules by their names",
    why="A severity set for a rule that does not exist has no effect, and nobody would notice.",
)
WRONG_SETTING = Rule(
    "PMO123",
    "wrong-setting",
    Severity.ERROR,
    message="setting '{name}' must be {expected}",
    hint="for example: `{example}`",
    why="A setting of the wrong type would be left out, and the check would follow other rules than its "
    "authors believe.",
)
FIXED_SEVERITY = Rule(
    "PMO124",
    "fixed-severity",
    Severity.ERROR,
    message="rule '{name}' is always an error",
    hint="remove this line; the fault itself has to be repaired",
    why="Without sound sources there is no design to check or to publish. Such faults can be neither "
    "switched off nor allowed.",
)
UNUSED_ALLOW = Rule(
    "PMO130",
    "unused-allow",
    Severity.WARNING,
    message="'{name}' is allowed here, but there is no such fault",
    hint="remove the comment, or move it to the line of the fault",
    why="A comment that allows nothing is left over from a fault since repaired, and would hide the next "
    "one.",
)
UNKNOWN_ALLOW = Rule(
    "PMO131",
    "unknown-allow",
    Severity.WARNING,
    message="no rule is called '{name}', so nothing is allowed here",
    hint="write `# pmo: allow` and the name that stands behind the code of the fault",
    why="A comment with a misspelt name allows nothing.",
)
FORBIDDEN_ALLOW = Rule(
    "PMO132",
    "forbidden-allow",
    Severity.WARNING,
    message="rule '{name}' is always an error and cannot be allowed",
    hint="remove the comment and repair the fault",
    why="Without sound sources there is no design to check or to publish. Such faults can be neither "
    "switched off nor allowed.",
)
RULES: tuple[Rule, ...] = (
    YAML_SYNTAX,
    TAB_INDENTATION,
    DUPLICATE_KEY,
    YAML_ANCHOR,
    YAML_ALIAS,
    YAML_TAG,
    YAML_MERGE_KEY,
    KEY_NOT_TEXT,
    NESTED_TOO_DEEPLY,
    TOO_MANY_VALUES,
    SEVERAL_DOCUMENTS,
    EMPTY_FILE,
    NOT_A_MAPPING,
    UNUSABLE_NUMBER,
    CONTROL_CHARACTER,
    WRONG_ENCODING,
    UNREADABLE_FILE,
    FILE_TOO_LARGE,
    CONFIGURATION_SYNTAX,
    UNKNOWN_SETTING,
    UNKNOWN_RULE,
    WRONG_SETTING,
    FIXED_SEVERITY,
    UNUSED_ALLOW,
    UNKNOWN_ALLOW,
    FORBIDDEN_ALLOW,
)
