"""A small service whose verdicts are told by hand: what reports and checklists are tested with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from pmo_design.engines.acceptance import Budget, Gate, Interval, Report, Signature, SiteStanding, Standing
from pmo_design.link import ServiceDesign
from pmo_design.load import Config, Pages, Source
from pmo_design.model.records import Measurement, Recorded, Records, TestRun
from pmo_design.pipeline import Assessed, Workspace, assess

AS_OF = date(2026, 11, 16)

SERVICE = """\
kind: service
id: water
title: Water office
client: town
provider: office
currency: AUD
document:
  {number: W-1, revision: A, status: draft, date: 2026-11-16, classification: Public}
organisations:
  - {id: town, title: Town, type: client}
  - {id: office, title: Office, type: provider}
sites:
  - {id: north, title: North well, type: well, region: Hills, time_zone: Australia/Brisbane}
  - {id: south, title: South well, type: well, region: Coast, time_zone: Australia/Brisbane}
roles:
  - {id: keeper, title: Keeper, part_of: organisation:town}
  - {id: clerk, title: Clerk, part_of: organisation:office}
phases:
  - {id: start, title: Start, starts: 2026-10-01, gate: 2026-12-01}
  - {id: run, title: Run, starts: 2027-01-01, gate: 2027-06-30}
"""
PERSONA = """\
kind: persona
id: keeper
title: Keeper of the well
"""
JOURNEY = """\
kind: journey
id: call
title: Call for help
personas: [keeper]
state: to-be
stages: [{id: call, title: Call, steps: [{id: ring, title: Ring}, {id: wait, title: Wait}]}]
"""
BLUEPRINT = """\
kind: blueprint
id: nights
title: Nights
serves: [call]
lanes:
  - {id: keeper, role: customer, actor: persona:keeper}
  - {id: clerk, role: frontstage, actor: role:clerk}
phases:
  - id: answer
    title: Answer
    steps:
      - id: pick-up
        title: Pick up
        cells:
          - {lane: keeper, text: Rings the night line.}
          - {lane: clerk, text: Answers within a minute., supports: [call/call/ring]}
"""
CRITERIA = """\
kind: criterion
items:
  - id: ac-1
    number: AC-1
    title: Calls are answered
    statement: Every call at night is answered within a minute.
    priority: must
    category: timing
    owner: clerk
    approver: keeper
    phase: start
    metric:
      name: Time to answer
      unit: s
      direction: down
      baseline: 900
      target: 60
      window: 28 d
      source: Telephone log
    verifies: ["blueprint:nights/answer/pick-up/clerk"]
  - id: ac-2
    number: AC-2
    title: The gate opens
    statement: Whoever is expected finds the gate open.
    priority: should
    category: function
    owner: keeper
    phase: start
    environment: At the well
    preconditions: [The key is cut]
    scenarios:
      - id: by-day
        title: By day
        given: [A fitter is expected, It is day]
        when: [The fitter arrives]
        then: [The gate is open]
      - id: by-night
        title: By night
        when: [The fitter arrives]
        then: [The gate is open, A light is on]
  - id: ac-3
    number: AC-3
    title: Rain stays out
    statement: No rain comes in.
    priority: must
    category: reliability
    phase: start
    waiver: {by: keeper, reason: The roof is ordered., until: 2026-12-31}
  - id: ac-4
    number: AC-4
    title: The line is up
    statement: The night line can be reached.
    priority: must
    category: availability
    owner: clerk
    phase: run
    metric:
      name: Minutes in which the line can be reached
      unit: "%"
      direction: up
      statistic: service-level
      target: 99.5
      handover: 99
      window: 30 d
      source: Probe
    verifies: ["journey:call/call/wait"]
  - id: ac-5
    number: AC-5
    title: Water is clean
    statement: Each sample of water is clean.
    priority: must
    category: accuracy
    owner: keeper
    phase: start
    shown_at: [north, south]
    metric:
      {name: Clean samples, unit: "%", direction: up, statistic: proportion, target: 98, minimum_sample: 20}
  - id: ac-6
    title: Friendly voice
    statement: Callers find the voice friendly.
    priority: could
    category: ease-of-use
"""
MEASUREMENTS = """\
criterion,from,to,value,n,source,observer,site,id,supersedes
AC-1,2026-09-01,2026-09-30,300,40,Telephone log,Clerk,,m1,
AC-1,2026-11-01,2026-11-14,70,12,Telephone log,Clerk,,m2,
AC-1,2026-11-01,2026-11-14,75,12,Telephone log,Clerk,,m3,m2
AC-5,2026-11-01,2026-11-14,100,30,Laboratory,Keeper,site:north,m4,
"""
RUNS = """\
criterion,scenario,run,tester,date,environment,actual,result,severity,evidence,id
AC-2,by-day,R-1,Keeper,2026-11-10,At the well,,passed,,photo-1.jpg,r1
AC-2,by-night,R-1,Keeper,2026-11-11,At the well,The light was broken,failed,minor,,r2
"""
SIGN_OFFS = (
    "phase,role,name,date,decision,open_points\n"
    "start,keeper,R. Hale,2026-11-12,accepted-with-open-points,"
    "2026-11-14 The light is mended; 2026-12-20 The key is cut\n"
)
TEXTS = {
    "blueprints/acceptance/criteria.yaml": CRITERIA,
    "blueprints/acceptance/measurements.csv": MEASUREMENTS,
    "blueprints/acceptance/sign-offs.csv": SIGN_OFFS,
    "blueprints/acceptance/test-runs.csv": RUNS,
    "blueprints/nights.yaml": BLUEPRINT,
    "blueprints/service.yaml": SERVICE,
    "journeys/call.yaml": JOURNEY,
    "personas/keeper.yaml": PERSONA,
}


def assessed(texts: dict[str, str]) -> Assessed:
    """Take texts through the whole pipeline."""
    sources = [Source(path, text) for path, text in texts.items()]
    tables = tuple(source for source in sources if source.path.endswith(".csv"))
    authored = tuple(source for source in sources if source not in tables)
    outcome = assess(Workspace(authored, Pages(), Config(), tables))
    assert [each.message for each in outcome.diagnostics if each.severity.word == "error"] == []
    return outcome.value


@cache
def small() -> Assessed:
    return assessed(TEXTS)


def small_design() -> ServiceDesign:
    return small().design


def measurement(key: str) -> Recorded[Measurement]:
    return next(each for each in _records().measurements if each.key == key)


def run(key: str) -> Recorded[TestRun]:
    return next(each for each in _records().test_runs if each.key == key)


def small_report() -> Report:
    """Tell how the service stands, by hand: what the engine says is not what is tested here."""
    standings = {
        "criterion:ac-1": Standing(
            "criterion:ac-1",
            "not-met",
            "75 s misses the target of at most 60 s by 15 s.",
            "15 s less by 1 Dec 2026.",
            must=True,
            actual=Decimal(75),
            attainment=Decimal("0.982"),
            interval=Interval(61.5, 88.5),
            sample=12,
            latest=date(2026, 11, 14),
            due=date(2026, 12, 1),
            counted=(measurement("m3"),),
            history=(measurement("m1"), measurement("m3")),
            superseded=(measurement("m2"),),
        ),
        "criterion:ac-2": Standing(
            "criterion:ac-2",
            "at-risk",
            "By night failed, with minor defects alone.",
            "A run of By night that passes by 1 Dec 2026.",
            latest=date(2026, 11, 11),
            due=date(2026, 12, 1),
            runs=(run("r1"), run("r2")),
        ),
        "criterion:ac-3": Standing(
            "criterion:ac-3", "waived", "The roof is ordered.", must=True, due=date(2026, 12, 1)
        ),
        "criterion:ac-4": Standing(
            "criterion:ac-4",
            "not-due",
            "Its phase begins on 1 Jan 2027.",
            must=True,
            due=date(2027, 6, 30),
            budget=Budget(Decimal("99.5"), Decimal(216), Decimal("43.2"), Decimal("0.2")),
        ),
        "criterion:ac-5": Standing(
            "criterion:ac-5",
            "insufficient",
            "Shown at 1 of 2 sites.",
            "Evidence from South well by 1 Dec 2026.",
            must=True,
            actual=Decimal(100),
            sample=30,
            latest=date(2026, 11, 14),
            due=date(2026, 12, 1),
            sites=(
                SiteStanding(
                    "site:north", "met", Decimal(100), 30, date(2026, 11, 14), "100 % reaches the target."
                ),
                SiteStanding("site:south", "insufficient", None, None, None, "Nothing was recorded."),
            ),
            counted=(measurement("m4"),),
            history=(measurement("m4"),),
        ),
        "criterion:ac-6": Standing("criterion:ac-6", "met", "It was seen."),
    }
    signature = Signature(
        _records().sign_offs[0],
        "phase:start",
        "role:keeper",
        changed=("“Calls are answered” has changed in content.",),
        overdue=("The light is mended",),
    )
    start = Gate(
        "phase:start",
        "Start",
        date(2026, 12, 1),
        "suspect",
        ("criterion:ac-1", "criterion:ac-2", "criterion:ac-3", "criterion:ac-5"),
        {"not-met": 1, "insufficient": 1, "at-risk": 1, "waived": 1},
        ("criterion:ac-1", "criterion:ac-5"),
        (),
        (signature,),
    )
    after = Gate(
        "phase:run",
        "Run",
        date(2027, 6, 30),
        "not-ready",
        ("criterion:ac-4",),
        {"not-due": 1},
        ("criterion:ac-4",),
        (),
        (),
    )
    return Report(AS_OF, standings, (start, after))


def later_report() -> Report:
    return replace(small_report(), later=2, newest=date(2026, 11, 20))


def _records() -> Records:
    return small().records
