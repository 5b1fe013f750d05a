"""The sign-off sheet of a phase as PDF, by Typst: criteria as they stand, open points, room to sign."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, cast

import font_lato

from pmo_design.engines.acceptance import Gate, Signature, Standing
from pmo_design.engines.acceptance.content import seal
from pmo_design.link import ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.service import Brand
from pmo_design.render import prose
from pmo_design.render.checklists.rows import Checklist
from pmo_design.render.checklists.unwritable import NotWritableError
from pmo_design.render.checklists.words import day_words, plain, target_words
from pmo_design.render.pages.criteria import PRIORITY_WORDS, actual
from pmo_design.render.pages.verdicts import verdict_mark
from pmo_design.render.pages.wording import counted, listed, plural, sentence
from pmo_design.render.tokens import brand_palette
from pmo_design.render.verdicts import DECISION_WORDS, MARKS, VERDICT_WORDS

_FINDINGS: Mapping[str, str] = {
    "passed": "Passed, and unchanged since",
    "suspect": "Passed, and changed since: to be confirmed again",
    "rejected": "Rejected",
    "ready": "Ready to be signed",
    "ready-with-conditions": "Ready to be signed, with open points",
    "not-ready": "Not ready to be signed",
}
_LEAST_SIGNERS = 2
_COLOURS: Mapping[str, str] = {"met": "met", "risk": "risk", "fail": "fail"}


def to_pdf(checklist: Checklist) -> bytes:
    """Return a sheet to sign for each phase of a checklist that is grouped by phase."""
    import typst

    if checklist.selection.by != "phase":
        raise NotWritableError("A sheet to sign is drawn up for a phase: choose it with --phase")
    gates = [gate for gate in checklist.report.gates if gate.phase in _phases(checklist)]
    if not gates:
        raise NotWritableError("No criterion has a phase yet, so there is no gate to sign")
    service = checklist.design.service
    palette = brand_palette(service.brand if service is not None else Brand(), "light")
    job = {
        "document": _document(checklist),
        "colours": {name: palette[name] for name in ("ink", "ink-2", "line", "hairline", "accent")},
        "states": {name: palette[token] for name, token in _COLOURS.items()} | {"": palette["unknown"]},
        "sheets": [_sheet(checklist, gate) for gate in gates],
    }
    made = typst.compile(
        (files("pmo_design.render.checklists") / "sheet.typ").read_bytes(),
        font_paths=[font_lato.font_directory],
        sys_inputs={"job": json.dumps(job), **_marks(palette)},
    )
    return bytes(made)


def _phases(checklist: Checklist) -> frozenset[str]:
    return frozenset(group.address for group in checklist.groups if group.address is not None)


def _document(checklist: Checklist) -> dict[str, Any]:
    service = checklist.design.service
    as_of = day_words(checklist.report.as_of)
    if service is None:
        return {"service": "", "author": "", "as_of": as_of, "block": [], "named": ""}
    sheet = service.document
    return {
        "service": service.title,
        "author": _title(checklist.design, service.provider),
        "as_of": as_of,
        "named": f"{sheet.number}, revision {sheet.revision}, {day_words(sheet.date)}",
        "classification": sheet.classification,
        "block": [
            ("Client", _title(checklist.design, service.client)),
            ("Provider", _title(checklist.design, service.provider)),
            ("Document", sheet.number),
            ("Revision", sheet.revision),
            ("Issued", day_words(sheet.date)),
            ("Verdicts as of", as_of),
        ],
    }


def _sheet(checklist: Checklist, gate: Gate) -> dict[str, Any]:
    """Write down what stands on the sheet of a gate."""
    design, report = checklist.design, checklist.report
    standings = [report.standings[address] for address in gate.criteria]
    return {
        "title": prose.plain(gate.title),
        "lead": _lead(gate, standings),
        "criteria": [_criterion(design, standing) for standing in standings],
        "open": [*_conditions(design, gate, report.standings), *_open_points(gate)],
        "signed": [_signed(design, signature) for signature in gate.signatures],
        "signers": _signers(design, gate),
        "decisions": list(DECISION_WORDS.values()),
        "hash": seal(design, gate.phase).partition(" ")[0],
        "command": f"pmo-design accept sign {gate.phase.partition(':')[2]}",
    }


def _lead(gate: Gate, standings: list[Standing]) -> str:
    counts = [
        f"{count} {VERDICT_WORDS[verdict].lower()}"
        for verdict, count in reversed(tuple(gate.counts.items()))
        if count
    ]
    told = f"{_FINDINGS[gate.state]}."
    if gate.decision_due is not None and gate.state not in ("passed", "suspect"):
        told += f" The decision is due on {day_words(gate.decision_due)}."
    told += f" {sentence(counted(len(standings), 'criterion', 'criteria'))}: {listed(counts)}."
    if gate.blockers:
        number = len(gate.blockers)
        told += f" {sentence(counted(number, 'must'))} {plural(number, 'keeps', 'keep')} the gate shut."
    return plain(told)


def _criterion(design: ServiceDesign, standing: Standing) -> dict[str, Any]:
    part = cast(Criterion, design[standing.criterion].part)
    return {
        "number": part.number or part.id,
        "title": prose.plain(part.title),
        "priority": PRIORITY_WORDS[part.priority],
        "verdict": VERDICT_WORDS[standing.verdict],
        "mark": f"mark-{standing.verdict}",
        "state": MARKS[standing.verdict] if MARKS[standing.verdict] in _COLOURS else "",
        "target": target_words(part.metric),
        "actual": plain(actual(standing, part.metric, part.shown_at)),
        "evidence": day_words(standing.latest) or "none",
        "why": "" if standing.verdict == "met" and not standing.thin else plain(standing.reason),
    }


def _conditions(
    design: ServiceDesign, gate: Gate, standings: Mapping[str, Standing]
) -> Iterator[dict[str, str]]:
    """Tell what a signature would have to name as open: musts that are not met, or only just not."""
    for address in (*gate.blockers, *gate.conditions):
        part, standing = cast(Criterion, design[address].part), standings[address]
        yield {
            "what": f"{prose.plain(part.title)}: {plain(standing.change or standing.reason)}",
            "of": part.number or part.id,
            "due": day_words(standing.due),
        }


def _open_points(gate: Gate) -> Iterator[dict[str, str]]:
    for signature in gate.signatures:
        for point in signature.record.record.open_points:
            named = signature.record.record.name
            yield {"what": point.text, "of": f"named by {named}", "due": day_words(point.due)}


def _signed(design: ServiceDesign, signature: Signature) -> dict[str, Any]:
    record = signature.record.record
    return {
        "role": _title(design, signature.role),
        "name": record.name,
        "date": day_words(record.date),
        "decision": DECISION_WORDS[record.decision],
        "changed": list(signature.changed),
    }


def _signers(design: ServiceDesign, gate: Gate) -> list[str]:
    """Return the roles that have still to decide, else those that approve its criteria; two at least."""
    suspect = [signature.role for signature in gate.signatures if signature.suspect]
    roles = [*dict.fromkeys((*gate.awaited, *suspect))]
    if not roles:
        approvers = (cast(Criterion, design[address].part).approver for address in gate.criteria)
        roles = [*dict.fromkeys(filter(None, approvers))]
    titles = [_title(design, role) for role in roles]
    return [*titles, *[""] * (_LEAST_SIGNERS - len(titles))]


def _marks(palette: Mapping[str, str]) -> dict[str, str]:
    """Return each verdict's mark as an SVG that stands alone."""
    marks = {}
    for verdict, kind in MARKS.items():
        colour = palette[_COLOURS.get(kind, "unknown")]
        drawn = str(verdict_mark(verdict)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        drawn = drawn.replace('class="mark__fill"', f'fill="{colour}"')
        drawn = drawn.replace('class="mark__sign"', 'fill="none" stroke="#FFFFFF" stroke-width="1.9"')
        drawn = drawn.replace('class="mark__line"', f'fill="none" stroke="{colour}" stroke-width="1.5"')
        marks[f"mark-{verdict}"] = drawn
    return marks


def _title(design: ServiceDesign, address: str) -> str:
    node = design.get(address)
    return prose.plain(node.title) if node is not None else address
