"""The columns of a checklist's workbook: what stands in each, what may be written there, what colours it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pmo_design.load.table import with_guard
from pmo_design.model import Criterion
from pmo_design.render.checklists.rows import ChecklistRow
from pmo_design.render.checklists.words import day_words
from pmo_design.render.exports.resolve import without_controls
from pmo_design.render.verdicts import VERDICT_WORDS

LISTS = "Lists"
_LONGEST_TEXT = 32_000
_LINE = 13.5
_HIGHEST_ROW = 400.0
_DAY = "yyyy-mm-dd"
_FIRST_DAY, _LAST_DAY = "DATE(2000,1,1)", "DATE(2100,12,31)"
Told = Callable[[ChecklistRow, Criterion], "str | Decimal | None"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in letters, and what is known of it beforehand.

    Without `told` it holds what the checklist knows of the record; a heading with `#` is for readers only.
    """

    name: str
    width: float
    told: Told | None = None
    number_format: str = ""
    align: Literal["left", "right"] = "left"
    hidden: bool = False

    @property
    def is_read(self) -> bool:
        """Whether it is there to be read, not to be filled in."""
        return self.name.startswith("#") or self.name in ("criterion", "scenario")


def _last(row: ChecklistRow, criterion: Criterion) -> str:
    return f"{day_words(row.latest.day)}: {row.latest.said}" if row.latest is not None else ""


def _verdict(row: ChecklistRow, criterion: Criterion) -> str:
    return VERDICT_WORDS[row.verdict]


def _how(row: ChecklistRow, criterion: Criterion) -> str:
    told = (("Given", row.given), ("When", row.when))
    lines = [f"{word if at == 0 else 'and'}: {text}" for word, texts in told for at, text in enumerate(texts)]
    return "\n".join(filter(None, (row.scenario_title, *lines))) or row.statement


def _lowest(row: ChecklistRow, criterion: Criterion) -> Decimal | None:
    metric = criterion.metric
    return metric.target if metric is not None and metric.direction != "down" else None


def _highest(row: ChecklistRow, criterion: Criterion) -> Decimal | None:
    metric = criterion.metric
    if metric is None or metric.direction == "up":
        return None
    return metric.target if metric.direction == "down" else metric.upper


RUN_COLUMNS: tuple[Column, ...] = (
    Column("criterion", 10.5),
    Column("# title", 20, lambda row, criterion: row.title),
    Column("scenario", 12),
    Column("# how it is tried", 31, _how),
    Column("expected", 28),
    Column("site", 12),
    Column("result", 9.5),
    Column("severity", 9.5),
    Column("actual", 24),
    Column("evidence", 16),
    Column("date", 11.5, number_format=_DAY),
    Column("tester", 14),
    Column("run", 12),
    Column("environment", 15),
    Column("note", 14),
    Column("# verdict today", 15, _verdict),
)
MEASUREMENT_COLUMNS: tuple[Column, ...] = (
    Column("criterion", 10.5),
    Column("# title", 22, lambda row, criterion: row.title),
    Column("# metric", 28, lambda row, criterion: row.metric),
    Column("site", 13),
    Column("# target", 12, lambda row, criterion: row.target, align="right"),
    Column("value", 10, number_format="General", align="right"),
    Column("# unit", 7, lambda row, criterion: row.unit if row.unit != "count" else ""),
    Column("n", 7.5, number_format="0", align="right"),
    Column("from", 11.5, number_format=_DAY),
    Column("to", 11.5, number_format=_DAY),
    Column("source", 24),
    Column("observer", 15),
    Column("note", 18),
    Column("# verdict today", 15, _verdict),
    Column("# last", 18, _last),
    Column("# at least", 10, _lowest, hidden=True),
    Column("# at most", 10, _highest, hidden=True),
)
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "result": ("date", "tester", "run"),
    "value": ("from", "to", "source", "observer"),
}
"""What has to be said as well once a result or a value is there."""
_RESULT_COLOURS = {"passed": "met", "failed": "fail", "blocked": "risk", "not-run": "unknown"}


def put(paper: Worksheet, line: int, at: int, told: object) -> None:
    """Write a cell; text is typed as text, whatever it looks like."""
    cell = paper.cell(line, at)
    cell.value = cell_text(told) if isinstance(told, str) else told  # type: ignore[assignment]
    if isinstance(told, str):
        cell.data_type = "s"


def cell_text(text: str) -> str:
    """Return a text as a cell may hold it: no formula, no controls, not longer than Excel takes."""
    return with_guard(without_controls(text))[:_LONGEST_TEXT]


def height_of(texts: Iterable[tuple[float, str]]) -> float:
    """Return how high a row has to be, in points, for texts in columns of a width in letters.

    Programs that open a workbook do not all work that out by themselves.
    """
    lines = (
        sum(len(wrap(line, max(4, int(width) - 1)) or [""]) for line in text.split("\n"))
        for width, text in texts
    )
    return min(_HIGHEST_ROW, _LINE * max(lines, default=1) + 4)


def add_rules(
    paper: Worksheet, columns: Sequence[Column], last: int, palette: Mapping[str, str], sites: int
) -> None:
    """Add the drop-downs, the checks and the colours of a sheet, down to a last row."""
    letters = {column.name: get_column_letter(at) for at, column in enumerate(columns, start=1)}
    for name, letter in letters.items():
        check = _check(name, letters, sites)
        if check is not None:
            check.allow_blank = True
            check.showInputMessage = check.showDropDown is not True and bool(check.prompt)
            paper.add_data_validation(check)
            check.add(f"{letter}2:{letter}{last}")
    for key, needed in _NEEDED.items():
        for name in needed if key in letters else ():
            area = f"{letters[name]}2:{letters[name]}{last}"
            formula = f'AND(${letters[key]}2<>"",${letters[name]}2="")'
            paper.conditional_formatting.add(area, _coloured(formula, palette, "risk"))
    if "result" in letters:
        for result, colour in _RESULT_COLOURS.items():
            formula = f'${letters["result"]}2="{result}"'
            area = f"{letters['result']}2:{letters['result']}{last}"
            paper.conditional_formatting.add(area, _coloured(formula, palette, colour))
    else:
        _colour_values(paper, letters, last, palette)


def _colour_values(
    paper: Worksheet, letters: Mapping[str, str], last: int, palette: Mapping[str, str]
) -> None:
    """Colour a value by whether it keeps within what its criterion asks for."""
    value, least, most = (f"${letters[name]}2" for name in ("value", "# at least", "# at most"))
    under = f"AND(ISNUMBER({least}),{value}<{least})"
    over = f"AND(ISNUMBER({most}),{value}>{most})"
    area = f"{letters['value']}2:{letters['value']}{last}"
    missed = f"AND(ISNUMBER({value}),OR({under},{over}))"
    kept = f"AND(ISNUMBER({value}),OR(ISNUMBER({least}),ISNUMBER({most})),NOT(OR({under},{over})))"
    paper.conditional_formatting.add(area, _coloured(missed, palette, "fail"))
    paper.conditional_formatting.add(area, _coloured(kept, palette, "met"))


def _check(name: str, letters: Mapping[str, str], sites: int) -> DataValidation | None:
    if name == "result":
        return _listed(
            '"passed,failed,blocked,not-run"', "What came out", "Choose one; blank: not filled in."
        )
    if name == "severity":
        return _listed('"critical,major,minor"', "How grave the defect is", "Where it failed.")
    if name == "site" and sites:
        return _listed(f"{LISTS}!$A$2:$A${sites + 1}", "Where it was", "Blank: the service as a whole.")
    if name in ("tester", "observer"):
        check = _listed(f"{LISTS}!$B$2:$B$500", "A role", "Choose one, or write another.")
        check.showErrorMessage = False
        return check
    if name == "to":
        first = f"{letters['from']}2"
        ends = f"AND(ISNUMBER({letters['to']}2),{letters['to']}2>={first})"
        return _limited("custom", ends, None, "The last day, not before the first: 2026-11-16.")
    if name in ("date", "from"):
        return _limited("date", _FIRST_DAY, _LAST_DAY, "A day: 2026-11-16.")
    if name == "value":
        return _limited("decimal", "-1E+15", "1E+15", "A number in the unit given, without the unit.")
    if name == "n":
        return _limited("whole", "0", "999999999999999", "How many cases the figure tells of.")
    return None


def _listed(values: str, title: str, prompt: str) -> DataValidation:
    check = DataValidation(type="list", formula1=values, promptTitle=title, prompt=prompt)
    check.errorTitle, check.error = "Not in the list", "Choose one of the list, or leave it blank."
    check.showErrorMessage = True
    return check


def _limited(kind: str, first: str, last: str | None, prompt: str) -> DataValidation:
    check = DataValidation(type=kind, formula1=first, formula2=last, prompt=prompt)  # type: ignore[arg-type]
    if last is not None:
        check.operator = "between"
    check.errorTitle, check.error = "This cannot be imported", prompt
    check.showErrorMessage = True
    return check


def _coloured(formula: str, palette: Mapping[str, str], state: str) -> Rule:
    ink = palette[state].removeprefix("#")
    ground = palette.get(f"{state}-soft", palette["hairline"]).removeprefix("#")
    style = DifferentialStyle(
        font=Font(color=ink, bold=True), fill=PatternFill(bgColor=ground, fill_type="solid")
    )
    return Rule(type="expression", dxf=style, formula=[formula])
