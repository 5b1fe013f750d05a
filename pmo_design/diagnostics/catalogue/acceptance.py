"""Rules of acceptance (8xx): measures, records and signatures that do not hold together."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

RECORD_WITHOUT_METRIC = Rule(
    "PMO801",
    "record-without-metric",
    Severity.ERROR,
    message="criterion '{criterion}' has no metric that this figure could be held against",
    hint="give it a `metric:`, or record what was seen as a test run",
    why="A criterion without a metric is judged by test runs. A figure for it would count for nothing, and nobody "
    "would know.",
)

RULES: tuple[Rule, ...] = (RECORD_WITHOUT_METRIC,)
