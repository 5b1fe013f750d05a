"""Small workspaces with records, as texts, and the site that they make."""

from pmo_design.load import Config, Pages, Source
from pmo_design.pipeline import Workspace, assess
from pmo_design.render.site import Site, plan_site

SERVICE = """\
kind: service
id: water
title: Water office
summary: One office for two wells.
client: town
provider: office
currency: AUD
document:
  number: W-1
  revision: A
  status: For evaluation
  date: 2026-11-16
  classification: Public
  headline: One office for two wells
organisations:
  - {id: town, title: Town, type: client}
  - {id: office, title: Office, type: provider}
sites:
  - {id: north, title: North well, type: well, region: Hills, time_zone: Australia/Brisbane}
  - {id: south, title: South well, type: well, region: Coast, time_zone: Australia/Brisbane}
roles:
  - {id: clerk, title: Clerk, part_of: organisation:office}
  - {id: mayor, title: Mayor, part_of: organisation:town}
"""
ONE_PHASE = SERVICE + "phases:\n  - {id: start, title: Start, starts: 2026-07-01, gate: 2026-12-01}\n"
PHASES = (
    SERVICE
    + """\
phases:
  - {id: start, title: Start, starts: 2026-07-01, gate: 2026-09-04}
  - {id: run, title: Run, starts: 2026-09-07, gate: 2027-02-12}
  - {id: later, title: Later, starts: 2027-02-15, gate: 2027-06-30}
"""
)
TO_COME = PHASES.replace("2026-07-01", "2026-12-07").replace("2026-09-04", "2027-01-29")
TO_COME = TO_COME.replace("2026-09-07", "2027-02-01")

MEASUREMENTS = "criterion,from,to,value,n,source,observer,site,id,supersedes,recorded,note\n"
TEST_RUNS = (
    "criterion,scenario,run,tester,date,environment,expected,actual,result,severity,evidence,site,id,"
    "supersedes,recorded,note\n"
)
SIGN_OFFS = "phase,role,name,date,decision,open_points,content_hash,id,supersedes,recorded,note\n"


def criterion(name: str, phase: str | None = "start", more: str = "", priority: str = "must") -> str:
    """Write a criterion that asks for 60 s at most, from 900 s."""
    place = f"phase: {phase}\n" if phase else ""
    return f"""\
kind: criterion
id: {name}
title: Call {name}
statement: Calls are answered within a minute.
priority: {priority}
category: timing
owner: clerk
{place}metric: {{name: Time to answer, unit: s, direction: down, baseline: 900, target: 60, handover: 120}}
{more}"""


def measured(name: str, value: object, day: str = "2026-11-10", more: str = ",,,,") -> str:
    """Write a row of measurements; `more` is site, id, supersedes, recorded and note."""
    return f"{name},{day},{day},{value},30,Telephone log,Clerk,{more}\n"


def signed(
    phase: str, day: str = "2026-09-04", decision: str = "accepted", points: str = "", seal: str = ""
) -> str:
    """Write a row of sign-offs."""
    return f"{phase},mayor,M. Asante,{day},{decision},{points},{seal},,,,\n"


def accepted_site(
    *criteria: str, service: str = PHASES, measurements: str = "", test_runs: str = "", sign_offs: str = ""
) -> Site:
    """Return the site of a service, some criteria and what was recorded of them."""
    sources = [Source(f"blueprints/c{at:03}.yaml", text) for at, text in enumerate(criteria)]
    if service:
        sources.append(Source("blueprints/service.yaml", service))
    tables = (
        Source("blueprints/measurements.csv", MEASUREMENTS + measurements),
        Source("blueprints/test-runs.csv", TEST_RUNS + test_runs),
        Source("blueprints/sign-offs.csv", SIGN_OFFS + sign_offs),
    )
    outcome = assess(Workspace(tuple(sources), Pages(), Config(), tables))
    faults = [each.message for each in outcome.diagnostics if each.severity.word == "error"]
    assert not service or faults == [], faults
    return plan_site(outcome.value.design, outcome.diagnostics, acceptance=outcome.value.acceptance)
