"""The way round that people go: a checklist is exported, filled in with LibreOffice and imported."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from pypdf import PdfReader

from pmo_design.engines.acceptance import Verdict
from pmo_design.pipeline import prepare
from pmo_design.render.site import render_page
from tests.render.checklist_examples import CHECKLIST_TEXTS
from tests.render.page_examples import words_of
from tests.site.command import run

MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="FillIn"
 script:language="StarBasic">
Sub Main
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  unseen(0).Name = "Hidden"
  unseen(0).Value = True
  form(0).Name = "FilterName"
  form(0).Value = "Calc MS Excel 2007 XML"
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, unseen())
{typed}
  book.storeToURL("{target}", form())
  book.close(True)
End Sub
</script:module>
"""
LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">
 <library:element library:name="FillIn"/>
</library:library>
"""
LIBRARIES = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>
"""
RUN = {"date": "2026-11-14", "tester": "Keeper", "run": "Night test 2"}
FIGURE = {"n": "12", "from": "2026-11-01", "to": "2026-11-14", "observer": "Clerk"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The small service of the checklists, in a folder."""
    root = tmp_path / "water office"
    for name, text in CHECKLIST_TEXTS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "site" / "pages").mkdir(parents=True)
    return root


def exported(workspace: Path, folder: Path) -> Path:
    path = folder / "checklist.xlsx"
    result = run("accept", "checklist", "--output", str(path), "--path", str(workspace))
    assert result.returncode == 0, result.stderr
    return path


def fill_in(
    office: str, folder: Path, source: Path, sheets: Mapping[str, Mapping[int, Mapping[str, str]]]
) -> Path:
    """Type into cells, by sheet, row and heading, as a person does in LibreOffice; return what it saves."""
    target = folder / "filled in.xlsx"
    typed = []
    for sheet, rows in sheets.items():
        heads = [cell.value for cell in load_workbook(source)[sheet][1]]
        for line, cells in rows.items():
            for name, text in cells.items():
                cell = f"{get_column_letter(heads.index(name) + 1)}{line}"
                typed.append(
                    f'  book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").FormulaLocal = "{text}"'
                )
    opened(office, folder, "--terminate_after_init")  # a new profile brings macros of its own
    basic = folder / "profile" / "user" / "basic"
    (basic / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (basic / "Standard" / "FillIn.xba").write_text(
        MACRO.format(source=source.as_uri(), target=target.as_uri(), typed="\n".join(typed)), encoding="utf-8"
    )
    opened(office, folder, "macro:///Standard.FillIn.Main")
    return target


def opened(office: str, folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, *arguments], check=True, capture_output=True, cwd=folder, timeout=180
    )


def verdict(workspace: Path, criterion: str) -> Verdict:
    return prepare(workspace, workspace / "site" / "pages").site.acceptance.standings[criterion].verdict


def page_words(workspace: Path, criterion: str) -> str:
    site = prepare(workspace, workspace / "site" / "pages", with_downloads=False).site
    return words_of(str(render_page(site, f"acceptance/{criterion}.md").content))


@pytest.mark.sweep
def test_a_workbook_filled_in_with_libreoffice_changes_the_verdict_on_the_site(
    office: str, workspace: Path, tmp_path: Path
) -> None:
    assert verdict(workspace, "criterion:answered") == "not-due"
    assert "52 s" not in page_words(workspace, "answered")
    sheets = {
        "Test runs": {
            2: {"result": "passed", **RUN},
            3: {"result": "failed", "severity": "major", "actual": "'=two entries", **RUN},
        },
        "Measurements": {2: {"value": "52.5", **FIGURE}},
    }

    filled_in = fill_in(office, tmp_path, exported(workspace, tmp_path), sheets)
    result = run("accept", "import", str(filled_in), "--path", str(workspace))

    assert (result.returncode, result.stderr) == (0, "")
    assert "3 records taken from XLSX" in result.stdout
    assert "2 rows not filled in" in result.stdout
    assert verdict(workspace, "criterion:answered") == "met"
    assert verdict(workspace, "criterion:offline") == "not-met"
    assert "52.5 s" in page_words(workspace, "answered")
    assert "Met" in page_words(workspace, "answered")
    assert "Not met" in page_words(workspace, "offline")
    assert "=two entries" in page_words(workspace, "offline")


@pytest.mark.sweep
def test_a_fault_typed_in_libreoffice_is_told_by_sheet_and_cell_and_nothing_is_taken(
    office: str, workspace: Path, tmp_path: Path
) -> None:
    sheets = {
        "Test runs": {2: {"result": "passed", **RUN}},
        "Measurements": {2: {"value": "quick", **FIGURE}},
    }

    filled_in = fill_in(office, tmp_path, exported(workspace, tmp_path), sheets)
    result = run("accept", "import", str(filled_in), "--path", str(workspace))

    assert result.returncode == 1
    assert "Measurements" in result.stderr and "F2" in result.stderr
    assert verdict(workspace, "criterion:answered") == "not-due"
    assert verdict(workspace, "criterion:offline") == "not-due"


@pytest.mark.sweep
def test_the_workbook_prints_across_with_its_header_on_every_page(
    office: str, workspace: Path, tmp_path: Path
) -> None:
    source = exported(workspace, tmp_path)
    opened(office, tmp_path, "--convert-to", "pdf", "--outdir", str(tmp_path), str(source))

    pages = PdfReader(tmp_path / "checklist.pdf").pages

    assert [round(page.mediabox.width) > round(page.mediabox.height) for page in pages] == [True] * 3
    start, runs, figures = (" ".join(page.extract_text().split()) for page in pages)
    assert "pmo-design accept import FILE" in start and "Page 1 of 3" in start
    assert "result" in runs and "Page 2 of 3" in runs
    assert "value" in figures and "Page 3 of 3" in figures and "W-1, revision A" in figures
