"""A service of two phases and two sites, for the tests of acceptance."""

from datetime import date
from decimal import Decimal
from typing import Any

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.engines.acceptance import Report, Standing
from pmo_design.load import Config, Pages, Source
from pmo_design.model.acceptance import Metric
from pmo_design.pipeline import Assessed, Workspace, assess

TODAY = date(2026, 11, 16)

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: open}
organisations:
  - {id: division, title: Aluminium Division, type: client}
  - {id: ict-services, title: ICT Services Group, type: provider}
sites:
  - {id: mine, title: Mine, type: mine, region: Gulf, time_zone: Australia/Brisbane}
  - {id: port, title: Port, type: port, region: Gulf, time_zone: Australia/Brisbane}
systems:
  - {id: tracker, title: Project tracker}
roles:
  - {id: pmo-lead, title: PMO lead}
  - {id: client-lead, title: Client lead}
phases:
  - {id: pilot, title: Pilot, starts: 2026-09-07, gate: 2026-12-18}
  - {id: steady, title: Steady state, starts: 2027-02-15, gate: 2027-06-30}
"""
MEASUREMENTS = "criterion,from,to,value,n,source,observer,site,id,supersedes,recorded"
RUNS = "criterion,scenario,run,tester,date,result,severity,site,id,supersedes,recorded"
SIGN_OFFS = "phase,role,name,date,decision,open_points,content_hash"


def criterion(
    id_: str = "ac", *, metric: str = "", phase: str | None = "pilot", priority: str = "must", more: str = ""
) -> str:
    """Write a criterion; `metric` is what stands between the braces of its metric."""
    lines = [
        "kind: criterion",
        f"id: {id_}",
        f"title: Title of {id_}",
        "statement: The report is out in time.",
        "owner: pmo-lead",
        f"priority: {priority}",
        "category: timing",
        "verifies: [system:tracker]",
        f"phase: {phase}" if phase else "",
        f"metric: {{name: Time to report, {metric}}}" if metric else "",
        more,
    ]
    return "\n".join(line for line in lines if line) + "\n"


def measured(*rows: str) -> str:
    """Write a table of measurements from `criterion from to value n [site [id [supersedes [recorded]]]]`."""
    lines = [MEASUREMENTS]
    for row in rows:
        name, first, last, value, n, *rest = [cell.replace("_", "") for cell in row.split()]
        site, id_, supersedes, recorded = (*rest, "", "", "", "")[:4]
        lines.append(f"{name},{first},{last},{value},{n},Log,PMO lead,{site},{id_},{supersedes},{recorded}")
    return "\n".join(lines) + "\n"


def tried(*rows: str) -> str:
    """Write a table of test runs from `criterion scenario date result [severity [site]]`."""
    lines = [RUNS]
    for at, row in enumerate(rows, start=1):
        name, scenario, day, result, *rest = [cell.replace("_", "") for cell in row.split()]
        severity, site = (*rest, "", "")[:2]
        lines.append(f"{name},{scenario},Run {at},PMO lead,{day},{result},{severity},{site},,,")
    return "\n".join(lines) + "\n"


def signed(*rows: str) -> str:
    """Write a table of sign-offs of the pilot from `role date decision open_points | seal`."""
    lines = [SIGN_OFFS]
    for row in rows:
        told, _, seal = row.partition("|")
        role, day, decision, points = (*told.split(maxsplit=3), "")[:4]
        lines.append(f"pilot,{role},R. Hale,{day},{decision},{points.strip()},{seal.strip()}")
    return "\n".join(lines) + "\n"


def assessed(*texts: str, as_of: date = TODAY, service: str = SERVICE, **tables: str) -> Outcome[Assessed]:
    """Assess a workspace of YAML texts, and of tables by name."""
    yaml = (service, *texts)
    sources = tuple(Source(f"{at}.yaml", text) for at, text in enumerate(yaml))
    csv = tuple(Source(f"{name}.csv", text) for name, text in sorted(tables.items()))
    return assess(Workspace(sources, Pages(), Config(), csv), as_of=as_of)


def report(*texts: str, **rest: Any) -> Report:
    """Return how such a workspace is accepted."""
    return assessed(*texts, **rest).value.acceptance


def standing(*texts: str, id_: str = "ac", **rest: Any) -> Standing:
    """Return how its criterion stands."""
    return report(*texts, **rest).standings[f"criterion:{id_}"]


def codes(*texts: str, **rest: Any) -> list[str]:
    """Return the slugs of the faults of acceptance that are found."""
    found: tuple[Diagnostic, ...] = assessed(*texts, **rest).diagnostics
    return [fault.slug for fault in found if fault.code.startswith("PMO8")]


def metric(**fields: object) -> Metric:
    """Make a metric; numbers are given as text."""
    numbers = ("target", "upper", "baseline", "handover", "margin", "stretch")
    told = {name: Decimal(str(value)) if name in numbers else value for name, value in fields.items()}
    return Metric.model_validate({"name": "Time", "unit": "d", "direction": "down", **told})
