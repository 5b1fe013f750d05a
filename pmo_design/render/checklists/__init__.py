"""Checklists as files: the formats, and who writes each."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from pmo_design.render.checklists.rows import (
    SELECTIONS,
    Checklist,
    ChecklistRow,
    Group,
    Grouping,
    Selection,
    checklist,
    checklist_rows,
)
from pmo_design.render.checklists.unwritable import NotWritableError


def _md(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.md import to_md

    return to_md(checklist)


def _html(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.html import to_html

    return to_html(checklist)


def _xlsx(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.xlsx import to_xlsx

    return to_xlsx(checklist)


def _csv(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.csv import to_csv

    return to_csv(checklist)


def _feature(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.feature import to_feature

    return to_feature(checklist)


def _openslo(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.openslo import to_openslo

    return to_openslo(checklist)


def _pdf(checklist: Checklist) -> bytes:
    from pmo_design.render.checklists.pdf import to_pdf

    return to_pdf(checklist)


@dataclass(frozen=True, slots=True)
class ChecklistFormat:
    """A format of checklists: its names, who writes it, and what has to be installed for it."""

    name: str
    suffix: str
    title: str
    write: Callable[[Checklist], bytes]
    text: bool = True
    extra: str | None = None
    module: str | None = None


CHECKLIST_FORMATS: tuple[ChecklistFormat, ...] = (
    ChecklistFormat("md", ".md", "Markdown", _md),
    ChecklistFormat("html", ".html", "HTML", _html),
    ChecklistFormat("xlsx", ".xlsx", "Excel", _xlsx, text=False, extra="xlsx", module="openpyxl"),
    ChecklistFormat("csv", ".csv", "CSV", _csv),
    ChecklistFormat("feature", ".feature", "Gherkin", _feature),
    ChecklistFormat("openslo", ".yaml", "OpenSLO", _openslo),
    ChecklistFormat("pdf", ".pdf", "PDF", _pdf, text=False, extra="pdf", module="typst"),
)
"""All formats, in the order in which they are offered; only text goes to a terminal."""


def write_checklist(form: ChecklistFormat, checklist: Checklist) -> bytes:
    """Return a checklist in a format; raise `NotWritableError` if that cannot be done."""
    if form.module is not None and find_spec(form.module) is None:
        raise NotWritableError(
            f"{form.title} needs {form.module}, which is not installed: "
            f"pip install 'pmo-design[{form.extra}]'"
        )
    return form.write(checklist)


__all__ = [
    "CHECKLIST_FORMATS",
    "SELECTIONS",
    "Checklist",
    "ChecklistFormat",
    "ChecklistRow",
    "Group",
    "Grouping",
    "NotWritableError",
    "Selection",
    "checklist",
    "checklist_rows",
    "write_checklist",
]
