"""The whole flow on one page: sources become documents, elements, a graph, a report, a site."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pmo_design.analyse import analyse, design_figures
from pmo_design.diagnostics import Diagnostic, Outcome, Severity
from pmo_design.diagnostics.catalogue.validate import MISSING_FIELD
from pmo_design.diagnostics.policy import apply_policy
from pmo_design.engines import acceptance
from pmo_design.link import ServiceDesign, link, link_records, new_among
from pmo_design.load import (
    CONFIG_NAME,
    PAGES_FOLDER,
    TABLE_SUFFIX,
    Config,
    Pages,
    Source,
    Table,
    allows,
    load,
    load_tables,
    read_config,
    read_pages,
    read_workspace,
)
from pmo_design.model import Part
from pmo_design.model.figures import Figure
from pmo_design.model.records import RECORD_FILES, RECORD_KINDS, Recorded, Records
from pmo_design.render.brand import check_brand
from pmo_design.render.hand_written import Reach, check_named_files, check_page, describe
from pmo_design.validate import validate, validate_records

if TYPE_CHECKING:
    from pmo_design.load.evidence import Evidence, Known
    from pmo_design.render.exports import Format, Request
    from pmo_design.render.pictures import PictureKind
    from pmo_design.render.site import Site

_ID = re.compile(r"(?:^\s*(?:-\s+)*|[{,]\s*)[\"']?id[\"']?\s*:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What was read of a folder: YAML, tables of records, hand-written pages, configuration."""

    sources: tuple[Source, ...]
    pages: Pages
    config: Config
    tables: tuple[Source, ...] = ()

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file by its path."""
        return {source.path: source.text for source in (*self.sources, *self.tables, *self.pages.sources)}


@dataclass(frozen=True, slots=True)
class Assessed:
    """A design, what was recorded of it, and how it stands as of a day."""

    design: ServiceDesign
    records: Records
    acceptance: acceptance.Report


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file of evidence and the rows that were made of it; `unnamed` tests name no criterion."""

    evidence: "Evidence"
    tables: tuple[Table, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class Considered:
    """Records that are new, how many of those held against them were there already, and what they change."""

    new: Records
    known: int
    report: acceptance.Report


@dataclass(frozen=True, slots=True)
class Written:
    """A record that was written down: its key, the file, the line."""

    key: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Published:
    """A workspace on its way to readers: the site, and what is to be said of the design."""

    site: "Site"
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a file: its id, its bytes, and in sentences what of it the format cannot hold."""

    id: str
    content: bytes
    losses: tuple[str, ...]


def read(root: Path, pages_folder: Path | None = None) -> Outcome[Workspace]:
    """Read a workspace's sources, pages and configuration."""
    config = read_config(root)
    files = read_workspace(root, config.value)
    pages = read_pages(root, pages_folder)
    return Outcome(
        _workspace(files.value, pages.value, config.value),
        (*config.diagnostics, *files.diagnostics, *pages.diagnostics),
    )


def check(workspace: Workspace, found: Iterable[Diagnostic] = ()) -> Outcome[ServiceDesign]:
    """Take a workspace from text to a checked graph; see `assess`."""
    assessed = assess(workspace, found)
    return Outcome(assessed.value.design, assessed.diagnostics)


def assess(
    workspace: Workspace, found: Iterable[Diagnostic] = (), as_of: date | None = None
) -> Outcome[Assessed]:
    """Take a workspace from text to a checked graph, and tell how it stands as of a day.

    `found` are faults known from reading it; without a day it is that of the service's document. Documents
    with faults are left out of the graph, and what follows from that is not reported: references to what
    they hold are passed over, and the graph is analysed only when it is whole.
    """
    loaded = load(workspace.sources)
    tables = load_tables(workspace.tables)
    validated = validate(loaded.value)
    recorded = validate_records(tables.value)
    of_files = (*loaded.diagnostics, *tables.diagnostics)
    of_fields = (*_without_echoes(validated.diagnostics, loaded.diagnostics), *recorded.diagnostics)
    faulty = {
        diagnostic.span.path
        for diagnostic in (*found, *of_files, *of_fields)
        if diagnostic.severity is Severity.ERROR
    }
    lost_ids = _lost_ids(workspace, faulty)
    linked = link(validated.value, lost_ids)
    design = linked.value
    records = link_records(design, recorded.value, lost_ids)
    inputs = acceptance.Inputs(records.value, _figures(design))
    accepted = acceptance.run(design, inputs, as_of or design.as_of)
    diagnostics = (*found, *of_files, *of_fields, *linked.diagnostics, *records.diagnostics)
    if not faulty:
        diagnostics += (*analyse(design), *accepted.diagnostics)
        diagnostics += (*_check_pages(workspace.pages, design), *check_brand(design))
    allowed = [allow for source in workspace.sources for allow in allows(source)]
    reported = apply_policy(diagnostics, workspace.config.severities, allowed, complete=not faulty)
    return Outcome(Assessed(design, records.value, accepted.value), reported)


def gather(file: Path, design: ServiceDesign, defaults: Mapping[str, str]) -> Outcome[Gathered | None]:
    """Read a file of evidence and make rows of it; `defaults` fill in what it leaves open, by column."""
    from pmo_design.load.evidence import read_evidence, test_runs, with_defaults  # only an import needs these

    outcome = read_evidence(file)
    evidence = outcome.value
    if evidence is None:
        return Outcome(None, outcome.diagnostics)
    matched = test_runs(evidence, _known_to_tests(design), defaults)
    tables = (*(with_defaults(table, defaults) for table in evidence.tables), *filter(None, [matched.table]))
    return Outcome(Gathered(evidence, tables, matched.unnamed), outcome.diagnostics)


def consider(assessed: Assessed, config: Config, tables: Iterable[Table], day: date) -> Outcome[Considered]:
    """Hold rows against the design as a check does, and tell how it would stand if a day wrote them down.

    What is recorded already is left out and counted, so that the same file can be taken twice.
    """
    validated = validate_records(_written_on(table, day) for table in tables)
    linked = link_records(assessed.design, validated.value)
    new, known, taken_ids = new_among(assessed.records, linked.value)
    records = assessed.records + new
    inputs = acceptance.Inputs(records, _figures(assessed.design))
    judged = acceptance.run(assessed.design, inputs, assessed.acceptance.as_of)
    origins = {each.origin.path for each in new}
    faults = (*validated.diagnostics, *linked.diagnostics, *taken_ids)
    told = {fault.span for fault in faults}
    faults += tuple(
        fault for fault in judged.diagnostics if fault.span.path in origins and fault.span not in told
    )
    reported = apply_policy(faults, config.severities, ())
    return Outcome(Considered(new, known, judged.value), reported)


def record(root: Path, design: ServiceDesign, new: Iterable[Recorded[Part]]) -> Outcome[tuple[Written, ...]]:
    """Write records down in a workspace, one writer at a time, each behind the others of its kind.

    What somebody else has recorded meanwhile is not written again. Nothing is written where a record takes an
    id that another has by now.
    """
    from pmo_design.publish.records import append_rows, recording  # only these commands write

    with recording(root):
        files = read_workspace(root, read_config(root).value).value
        tables = load_tables(file for file in files if file.path.lower().endswith(TABLE_SUFFIX)).value
        there = link_records(design, validate_records(tables).value).value
        lacking, _, faults = new_among(there, new)
        written: list[Written] = []
        for kind, model in RECORD_KINDS.items():
            of_kind = [] if faults else [each for each in lacking if isinstance(each.record, model)]
            if of_kind:
                path = next((table.path for table in tables if table.kind == kind), RECORD_FILES[kind])
                rows = [cast(Table, each.origin).rows[each.row] for each in of_kind]
                lines = append_rows(root, path, kind, rows)
                written += (Written(each.key, path, line) for each, line in zip(of_kind, lines, strict=True))
    return Outcome(tuple(written), tuple(faults))


def prepare(
    root: Path, pages_folder: Path, *, as_of: date | None = None, with_downloads: bool = True
) -> Published:
    """Read and check a workspace, and plan its site; a preview does without the downloads."""
    from pmo_design.render.exports.offer import Offer, offer_of
    from pmo_design.render.site import hand_written_page, plan_site  # a check must not pay for the templates

    workspace = read(root, pages_folder)
    assessed = assess(workspace.value, workspace.diagnostics, as_of)
    hand_written = workspace.value.pages
    pages = [hand_written_page(describe(hand_written.uri(page), page.text)) for page in hand_written.sources]
    downloads = workspace.value.config.downloads
    offer = offer_of(downloads.formats, downloads.paper) if with_downloads else Offer()
    design, report = assessed.value.design, assessed.value.acceptance
    site = plan_site(design, assessed.diagnostics, tuple(pages), offer, report)
    return Published(site, assessed.diagnostics, workspace.value.texts)


def draw(kind: "PictureKind", form: "Format", request: "Request") -> Drawn:
    """Draw a picture and put it into a format; raise `NotPossibleError` where that cannot be done."""
    from pmo_design.render.exports import make
    from pmo_design.render.exports.drawing import draw as draw_picture

    picture = draw_picture(kind, request)
    return Drawn(picture.id, make(form, picture, request), form.losses(picture, request))


def load_design(root: Path) -> Outcome[ServiceDesign]:
    """Read and check the workspace in a folder."""
    workspace = read(root)
    return check(workspace.value, workspace.diagnostics)


def design_from_texts(texts: Mapping[str, str]) -> Outcome[ServiceDesign]:
    """Check a workspace given as text by path, without touching a disk; below `site/pages` lie its pages."""
    sources = tuple(Source(path, text) for path, text in sorted(texts.items()))
    prefix = f"{PAGES_FOLDER}/"
    beside = frozenset(path.removeprefix(prefix) for path in texts if path.startswith(prefix))
    pages = Pages(sources=tuple(source for source in sources if source.path.endswith(".md")), files=beside)
    files = tuple(source for source in sources if source.path.endswith((".yaml", ".yml", TABLE_SUFFIX)))
    return check(_workspace(files, pages, Config()))


def _workspace(files: Iterable[Source], pages: Pages, config: Config) -> Workspace:
    """Part what is authored from what is recorded."""
    by_use: tuple[list[Source], list[Source]] = ([], [])
    for source in files:
        by_use[source.path.lower().endswith(TABLE_SUFFIX)].append(source)
    return Workspace(tuple(by_use[0]), pages, config, tuple(by_use[1]))


def _known_to_tests(design: ServiceDesign) -> "list[Known]":
    """Return the criteria by the names that tests can give them."""
    from pmo_design.load.evidence import Known

    return [
        Known(each.id, each.number, {case.id: case.title or "" for case in each.scenarios if case.id})
        for each in design.criteria
    ]


def _written_on(table: Table, day: date) -> Table:
    """Say of rows that do not say it themselves on which day they are written down."""
    return replace(table, rows=tuple({"recorded": day.isoformat(), **row} for row in table.rows))


def _figures(design: ServiceDesign) -> Mapping[str, Figure]:
    """Return the figures that criteria can be measured by; none where no criterion is: they cost time."""
    if not any(part.metric and part.metric.measured_by for part in design.criteria):
        return {}
    return {figure.name: figure for figure in design_figures(design)}


def _without_echoes(of_fields: Sequence[Diagnostic], of_files: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Leave out faults of fields that follow from a fault of the file: a value or a key was not read."""
    places = {fault.span[:3] for fault in of_files}
    missing = {(MISSING_FIELD.slug, fault.span.path) for fault in of_files}
    return [
        fault
        for fault in of_fields
        if fault.span[:3] not in places and (fault.slug, fault.span.path) not in missing
    ]


def _lost_ids(workspace: Workspace, faulty: Set[str]) -> Set[str] | None:
    """Return the ids told in faulty files; None where such a file could not even be read as text."""
    texts = {source.path: source.text for source in workspace.sources}
    unread = faulty - workspace.texts.keys() - {CONFIG_NAME}
    if any(not path.endswith(".md") for path in unread):
        return None
    told = {id_ for path in faulty & texts.keys() for id_ in _ID.findall(texts[path])}
    return told | {Path(path).stem for path in faulty & texts.keys()}


def _check_pages(pages: Pages, design: ServiceDesign) -> Iterator[Diagnostic]:
    @cache
    def generated() -> Set[str]:
        from pmo_design.render.pages.plan import plan_site  # only for pages with relative links

        return {page.uri for page in plan_site(design, ()).pages}

    reach = Reach(pages.files | {pages.uri(page) for page in pages.sources}, generated)
    for page in pages.sources:
        yield from check_page(page, pages.uri(page), design, reach)
    yield from check_named_files(design, reach)
