"""How the sheets of a workbook come out of a printer."""

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pmo_design.render.checklists.rows import Checklist
from pmo_design.render.exports.resolve import without_controls

_A4 = 9
_LONGEST = 100


def set_up_print(paper: Worksheet, checklist: Checklist, heading: str, *, on_one_page: bool = False) -> None:
    """Set a sheet on A4 across, as wide as its columns, with the document and the page on each."""
    paper.page_setup.orientation = "landscape"
    paper.page_setup.paperSize = _A4
    paper.page_setup.fitToWidth, paper.page_setup.fitToHeight = 1, 1 if on_one_page else 0
    paper.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = paper.page_margins
    margins.left = margins.right = 0.3
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.6, 0.3, 0.3
    service = checklist.design.service
    sheet = service.document if service is not None else None
    head, foot = paper.oddHeader, paper.oddFooter
    assert head is not None and foot is not None, "a new sheet has both"
    head.left.text = _plain_field(heading)
    head.right.text = _plain_field(sheet.classification if sheet is not None else "")
    foot.left.text = _plain_field(f"{sheet.number}, revision {sheet.revision}" if sheet is not None else "")
    foot.right.text = "Page &P of &N"


def _plain_field(text: str) -> str:
    """Write text for a head or foot of a page, where an ampersand begins a field."""
    return without_controls(text)[:_LONGEST].replace("&", "&&")
