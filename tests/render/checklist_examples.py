"""A small service with every kind of row that a checklist can hold, and records of it."""

from datetime import date
from functools import cache

from pmo_design.load import Config, Pages, Source
from pmo_design.pipeline import Assessed, Workspace, assess
from pmo_design.render.checklists import Checklist, Selection, checklist
from tests.render.page_examples import SERVICE, TEXTS

PHASES = "  - {id: start, title: Start, gate: 2026-12-01}"

CRITERIA = """\
kind: criterion
items:
  - id: answered
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
      source: Telephone log
    verifies: ["persona:keeper/late", "blueprint:nights/answer/pick-up/clerk"]
  - id: offline
    number: AC-2
    title: "=1+1 entries are kept"
    statement: Nothing that was entered without a connection is lost.
    priority: must
    category: function
    owner: keeper
    approver: keeper
    phase: start
    shown_at: [north, south]
    environment: Tablets of the wells
    scenarios:
      - id: kept
        title: A day without a connection
        given: [The mast is down, "Three entries were made"]
        when: [The mast is up again]
        then: ["=3 entries stand in the register", Their times are right]
    verifies: [journey:call]
  - id: share
    number: AC-3
    title: Forms are right
    statement: Nineteen of twenty forms are right at first.
    priority: should
    category: accuracy
    owner: clerk
    phase: later
    metric:
      name: Forms that are right
      unit: "%"
      direction: up
      statistic: proportion
      target: 95
      minimum_sample: 20
    verifies: [system:register]
  - id: band
    number: AC-4
    title: The level holds
    statement: The level of the wells stays within its band.
    priority: should
    category: reliability
    owner: clerk
    phase: later
    metric: {name: Level, unit: m, direction: within, target: 2, upper: 4}
    verifies: [system:register]
  - id: proven
    number: AC-5
    title: Everything is measured
    statement: The toolkit itself finds every criterion measured.
    priority: could
    category: function
    owner: clerk
    phase: later
    metric:
      name: Criteria with a metric
      unit: "%"
      direction: up
      target: 100
      measured_by: design.criteria_with_a_metric
    verifies: [system:register]
"""

CHECKLIST_TEXTS = {
    **{path: text for path, text in TEXTS.items() if path != "blueprints/answered.yaml"},
    "blueprints/service.yaml": SERVICE.replace(PHASES, f"{PHASES}\n  - {{id: later, title: Later}}"),
    "blueprints/criteria.yaml": CRITERIA,
}


def assessed_of(texts: dict[str, str]) -> Assessed:
    """Return a design given as text, and how it stands."""
    tables = tuple(Source(path, text) for path, text in texts.items() if path.endswith(".csv"))
    sources = tuple(Source(path, text) for path, text in texts.items() if path.endswith(".yaml"))
    outcome = assess(Workspace(sources, Pages(), Config(), tables), as_of=date(2026, 11, 16))
    assert [each.message for each in outcome.diagnostics if each.severity.word == "error"] == []
    return outcome.value


def checklist_of(texts: dict[str, str], selection: Selection = Selection()) -> Checklist:  # noqa: B008
    assessed = assessed_of(texts)
    return checklist(assessed.design, assessed.acceptance, selection)


@cache
def small_checklist() -> Checklist:
    return checklist_of(CHECKLIST_TEXTS)
