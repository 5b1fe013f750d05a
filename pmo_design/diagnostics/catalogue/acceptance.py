"""Rules of acceptance (8xx): measures, records and signatures that do not hold together."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

RECORD_WITHOUT_METRIC = Rule(
    "PMO801",
    "record-without-metric",
    Severity.ERROR,
    message="criterion '{criterion}' has no metric that this figure could be held against",
    hint="give it a `metric:`, or record what was seen as a test run",
    why="A criterion without a metric is judged by test runs. A figure for it would count for nothing, and "
    "nobody would know.",
)
UNKNOWN_SCENARIO = Rule(
    "PMO802",
    "unknown-scenario",
    Severity.ERROR,
    message="criterion '{criterion}' has no scenario '{scenario}'",
    hint="its scenarios are: {known}",
    why="A run of a scenario that does not exist shows nothing, and the scenario that was meant stays"
    " without proof. A blank cell stands for the criterion as a whole.",
)
UNKNOWN_SUPERSEDED = Rule(
    "PMO803",
    "unknown-superseded",
    Severity.ERROR,
    message="the record '{record}', which this one supersedes, {problem}",
    hint="name the id of a record of the same kind for '{subject}'",
    why="A correction takes the place of one record. Where that cannot be found, the wrong figure "
    "stays in force beside the right one.",
)
SUPERSEDED_TWICE = Rule(
    "PMO804",
    "superseded-twice",
    Severity.ERROR,
    message="the record '{record}' is superseded by '{rival}' already",
    hint="supersede '{rival}' instead, so that the corrections follow one another",
    why="Two records that take the place of the same one contradict each other. The one written "
    "down later counts until it is settled.",
)
SUPERSESSION_CYCLE = Rule(
    "PMO805",
    "supersession-cycle",
    Severity.ERROR,
    message="these records supersede one another in a circle: {circle}",
    hint="let the newest correction supersede the one before it, and the first nothing",
    why="Of records that all take the place of one another none is in force, and their evidence is lost.",
)
DUPLICATE_RECORD = Rule(
    "PMO806",
    "duplicate-record",
    Severity.ERROR,
    message="the record '{record}' stands in the tables twice",
    hint="remove the second, or give it an id of its own if both happened",
    why="The same evidence must not count twice. A record that has the id of another, or says just "
    "the same, is passed over; a correction needs an id of its own and `supersedes`.",
)
IMPOSSIBLE_PERIOD = Rule(
    "PMO807",
    "impossible-period",
    Severity.ERROR,
    message="the period ends on {last}, before it begins on {first}",
    hint="give the first day under `from`, the last under `to`",
    why="The last day of its period decides whether a measurement lies in the window and how long it counts.",
)
SHARE_OUT_OF_RANGE = Rule(
    "PMO808",
    "share-out-of-range",
    Severity.ERROR,
    message="{value} is no per cent of a whole, and this criterion is measured by a {statistic}",
    hint="write a share as per cent from 0 to 100: 96.5",
    why="Proportions and service levels are pooled as so many of n. A share below nothing or above "
    "all makes the figure, its interval and its error budget wrong.",
)
VALUE_MISSING = Rule(
    "PMO809",
    "value-missing",
    Severity.ERROR,
    message="this measurement of '{criterion}' has no value and supersedes nothing",
    hint="fill in the value; a blank one is for withdrawing the record that `supersedes` names",
    why="A row without a figure proves nothing, but would look like evidence.",
)
CASES_MISSING = Rule(
    "PMO810",
    "cases-missing",
    Severity.ERROR,
    message="a {statistic} needs the number of cases that this figure is of",
    hint="fill in `n`: how many cases, minutes or events were looked at",
    why="Figures of several periods are pooled by the number of their cases. One that does not tell "
    "it has no weight, so it counts for nothing.",
)
OVERLAPPING_MEASUREMENTS = Rule(
    "PMO811",
    "overlapping-measurements",
    Severity.WARNING,
    message="this period shares the days {first} to {last} with another measurement, and both are pooled",
    hint="let one supersede the other, or give each its own days",
    why="Cases that stand in two measurements count twice. Where a figure was corrected, the later "
    "record should supersede the earlier one. Measurements of other sites or other sources are "
    "not asked.",
)
UNKNOWN_FIGURE = Rule(
    "PMO812",
    "unknown-figure",
    Severity.ERROR,
    message="the criterion cannot be measured by '{figure}': {problem}",
    hint="figures are: {known}",
    why="A criterion with `measured_by` takes its figure from the toolkit. Without one it stays "
    "without evidence. Figures of acceptance itself are made of verdicts, so they cannot make "
    "one.",
)
FIGURE_OF_ANOTHER_UNIT = Rule(
    "PMO813",
    "figure-of-another-unit",
    Severity.ERROR,
    message="the metric is in '{unit}', the figure '{figure}' in '{other}'",
    hint="give the metric the unit of its figure, and its levels in that unit",
    why="A figure is held against the target as it is. In another unit the verdict would be wrong.",
)
RECORD_BESIDE_FIGURE = Rule(
    "PMO814",
    "record-beside-figure",
    Severity.WARNING,
    message="criterion '{criterion}' is measured by '{figure}', so that this record counts for nothing",
    hint="remove `measured_by`, or keep the figure elsewhere",
    why="A figure that the toolkit works out itself goes before whatever was recorded. People who "
    "recorded one should know that it does not count.",
)
IMPOSSIBLE_LEVELS = Rule(
    "PMO815",
    "impossible-levels",
    Severity.ERROR,
    message="{problem}",
    hint="{way_out}",
    why="Between the hand-over level and the target a criterion is at risk, beyond it lies the "
    "stretch. Levels on the wrong side turn verdicts round or mean nothing.",
)
DEPENDENCY_CYCLE = Rule(
    "PMO816",
    "dependency-cycle",
    Severity.ERROR,
    message="these criteria depend on one another in a circle: {circle}",
    hint="remove the dependency that is not needed",
    why="Each of them waits for the others to be met first, so that by their own terms none can be.",
)
WAIVER_EXPIRED = Rule(
    "PMO817",
    "waiver-expired",
    Severity.WARNING,
    message="this waiver ended on {until}, and the criterion is {verdict}",
    hint="show that it is met, or have the waiver prolonged",
    why="Leave not to meet a criterion ends on a day. From then on it counts again, and a must blocks"
    " its gate.",
)
SUSPECT_SIGN_OFF = Rule(
    "PMO818",
    "suspect-sign-off",
    Severity.WARNING,
    message="what {role} signed for “{title}” on {date} has changed since. {changed}",
    hint="look at the change, then confirm it: `pmo-design accept sign {phase}`",
    why="A signature stands for what was signed. Where a criterion, its measure, what it verifies or "
    "the evidence changes afterwards, the signature no longer says what it seems to say, until "
    "the same role signs again.",
)
SIGNED_OVER_BLOCKER = Rule(
    "PMO819",
    "signed-over-blocker",
    Severity.WARNING,
    message="“{title}” was accepted, but not shown to be met: {blockers}",
    hint="bring evidence, waive it with a reason, or accept with open points that name it",
    why="A must that is not met keeps its gate shut. Somebody who opens it all the same should say "
    "so: by a waiver, or by open points with a day.",
)
OVERDUE_OPEN_POINT = Rule(
    "PMO820",
    "overdue-open-point",
    Severity.WARNING,
    message="an open point that {role} set is overdue: {point}",
    hint="when it is done, sign again without it: `pmo-design accept sign {phase}`",
    why="Acceptance with open points holds because they are done by their day. A later sign-off of "
    "the same role closes them.",
)

RULES: tuple[Rule, ...] = (
    RECORD_WITHOUT_METRIC,
    UNKNOWN_SCENARIO,
    UNKNOWN_SUPERSEDED,
    SUPERSEDED_TWICE,
    SUPERSESSION_CYCLE,
    DUPLICATE_RECORD,
    IMPOSSIBLE_PERIOD,
    SHARE_OUT_OF_RANGE,
    VALUE_MISSING,
    CASES_MISSING,
    OVERLAPPING_MEASUREMENTS,
    UNKNOWN_FIGURE,
    FIGURE_OF_ANOTHER_UNIT,
    RECORD_BESIDE_FIGURE,
    IMPOSSIBLE_LEVELS,
    DEPENDENCY_CYCLE,
    WAIVER_EXPIRED,
    SUSPECT_SIGN_OFF,
    SIGNED_OVER_BLOCKER,
    OVERDUE_OPEN_POINT,
)
