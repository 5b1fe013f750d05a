"""The first sheet of a checklist's workbook: what it is, how it is filled in, how it comes back."""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from pmo_design.render.checklists.rows import Checklist
from pmo_design.render.checklists.words import day_words
from pmo_design.render.checklists.xlsx_columns import height_of, put
from pmo_design.render.checklists.xlsx_print import set_up_print
from pmo_design.render.pages.wording import plural

_WIDTH = 92
_STEPS = (
    (
        "Test runs",
        "One row a scenario. Choose a result, and write the date, the tester’s role and the name of the run "
        "beside it; where it failed, how grave the defect is, and what was seen.",
    ),
    (
        "Measurements",
        "One row a figure. Write the value in the unit given, the first and the last day of its period, its "
        "source and the observer’s role; n where the figure is a mean or a share.",
    ),
    (
        "White cells",
        "White cells are to be filled in. A row without a result or a value is passed over, so that a sheet "
        "may be handed in half done.",
    ),
    (
        "More rows",
        "Copy a row and insert it to record the same at another site or on another day. Do not rename "
        "columns; those that begin with # are for readers only.",
    ),
    (
        "Colours",
        "A result and a value against its target colour themselves; amber marks what a row still lacks.",
    ),
)


def write_start(
    paper: Worksheet, checklist: Checklist, sheets: Sequence[tuple[str, int]], palette: Mapping[str, str]
) -> None:
    """Write the sheet to be read first."""
    paper.title = "Start here"
    paper.sheet_view.showGridLines = False
    for letter, width in (("A", 22), ("B", _WIDTH)):
        paper.column_dimensions[letter].width = width
    ink, quiet, accent = (palette[name].removeprefix("#") for name in ("ink", "ink-2", "accent"))
    line = 1
    for label, text, style in _lines(checklist, sheets):
        for at, told in enumerate((label, text), start=1):
            if told:
                put(paper, line, at, told)
        left, right = paper.cell(line, 1), paper.cell(line, 2)
        left.font = Font(name="Calibri", size=11, color=quiet)
        right.font = Font(name="Calibri", size=11, color=ink)
        if style == "title":
            left.font = Font(name="Calibri", size=20, bold=True, color=ink)
            paper.row_dimensions[line].height = 30
        elif style == "kicker":
            left.font = Font(name="Calibri", size=11, bold=True, color=accent)
        elif style == "head":
            left.font = Font(name="Calibri", size=13, bold=True, color=ink)
            paper.row_dimensions[line].height = 26
            for cell in (left, right):
                cell.border = Border(bottom=Side(style="thin", color=ink))
        elif style == "command":
            right.font = Font(name="Consolas", size=11, bold=True, color=accent)
        wrap = style in ("", "command")
        if wrap and text:
            paper.row_dimensions[line].height = height_of([(_WIDTH - 6, text)]) + 4
        left.alignment = Alignment(vertical="top" if wrap else "bottom")
        right.alignment = Alignment(wrap_text=wrap, vertical="top" if wrap else "bottom")
        line += 1
    set_up_print(paper, checklist, checklist.title, on_one_page=True)


def _lines(checklist: Checklist, sheets: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str, str]]:
    service = checklist.design.service
    if service is not None:
        yield service.title, "", "kicker"
    yield checklist.title, "", "title"
    yield "", "", "space"
    yield "What it is", "", "head"
    as_of = day_words(checklist.report.as_of)
    criteria = len(checklist.criteria)
    yield (
        "",
        f"{criteria} {plural(criteria, 'criterion', 'criteria')} that the service is accepted by, to be "
        f"checked off with evidence. Verdicts are as of {as_of}.",
        "",
    )
    for title, count in sheets:
        yield title, f"{count} {plural(count, 'row')} to fill in", ""
    computed = len({row.criterion for row in checklist.rows if row.measured_by is not None})
    if computed:
        them = plural(computed, "criterion is", "criteria are")
        yield "Not in the list", f"{computed} {them} measured by the toolkit itself: nothing to fill in.", ""
    if service is not None:
        sheet = service.document
        yield (
            "Document",
            f"{sheet.number}, revision {sheet.revision}, {day_words(sheet.date)}. {sheet.classification}.",
            "",
        )
    yield "", "", "space"
    yield "How to fill it in", "", "head"
    titles = {title for title, _ in sheets}
    for label, text in _STEPS:
        if label in titles or label not in ("Test runs", "Measurements"):
            yield label, text, ""
    yield "", "", "space"
    yield "How to hand it in", "", "head"
    yield "", "Save it as an Excel workbook (.xlsx), and let the toolkit take the evidence over:", ""
    yield "", "pmo-design accept import FILE", "command"
    yield (
        "",
        "A row with a fault is told by sheet, row and column, and then nothing of the file is taken.",
        "",
    )
