"""The verdict of every criterion as text: a headline, a table with the worst first, what it leaves out."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from pmo_design.engines.acceptance import VERDICTS, Report, Verdict
from pmo_design.link import ServiceDesign
from pmo_design.model.acceptance import Waiver
from pmo_design.render.checklists.words import day_words
from pmo_design.render.pages.gates import DECIDED
from pmo_design.render.pages.wording import plural
from pmo_design.render.reports.gates import gate_finding_of
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.table import Column, lay_out
from pmo_design.render.reports.told import SHORT, Told
from pmo_design.render.verdicts import PHRASES, VERDICT_WORDS


def status_text(
    design: ServiceDesign,
    report: Report,
    told: Sequence[Told],
    terminal: Terminal,
    of: str = "",
    only: Collection[Verdict] = (),
) -> str:
    """Tell how some criteria stand.

    `of` says which they are, where they are not all; `only` are the verdicts to list, all if there are none.
    """
    listed = [each for each in told if not only or each.standing.verdict in only]
    paragraphs = [
        [terminal.paint(line, "strong") for line in terminal.wrap(headline(report, told, of))],
        [*(() if of else _gates(design, report, terminal)), *terminal.wrap(later_line(report))],
        [*_table(listed, report.as_of, terminal)],
        [*_waived(design, listed, terminal)],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def headline(report: Report, told: Sequence[Told], of: str = "") -> str:
    """Say in a sentence how many criteria have which verdict, and as of which day."""
    begin = f"As of {day_words(report.as_of)}"
    total = len(told)
    named = f" ({of})" if of else ""
    if not total:
        return f"{begin} there is no criterion{named} to tell of."
    counts = Counter(each.standing.verdict for each in told)
    met = counts.pop("met", 0)
    others = [f"{counts[verdict]} {PHRASES[verdict]}" for verdict in VERDICTS if counts[verdict]]
    rest = f": {', '.join(others)}" if others else ""
    noun, verb = plural(total, "criterion", "criteria"), plural(met, "is", "are")
    return f"{begin} {met} of {total} {noun}{named} {verb} met{rest}."


def later_line(report: Report) -> str:
    """Say how many records are left out since they are of a later day; empty where none is."""
    if not report.later:
        return ""
    newest = f", the newest of {day_words(report.newest)}" if report.newest is not None else ""
    verb = plural(report.later, "record is", "records are")
    return (
        f"{report.later} {verb} newer than {day_words(report.as_of)}{newest}, and left out; "
        "--as-of DATE, or --as-of today, takes them in."
    )


def _gates(design: ServiceDesign, report: Report, terminal: Terminal) -> Iterator[str]:
    """Yield how the gate stands that is decided next, before it those of which something has changed."""
    following = next((gate for gate in report.gates if gate.criteria and gate.state not in DECIDED), None)
    for gate in report.gates:
        if gate is following or gate.state == "suspect":
            yield from terminal.wrap(f"{gate_finding_of(design, report, gate)}.")


def _table(told: Sequence[Told], as_of: date, terminal: Terminal) -> Iterator[str]:
    """Yield a line a criterion; below one that falls short, what would change that."""
    heading, *rows = lay_out(_columns(told, as_of), terminal.columns)
    if not told:
        return
    yield terminal.paint(heading, "faint")
    indent = heading.index("Verdict")
    for each, row in zip(told, rows, strict=True):
        word = VERDICT_WORDS[each.standing.verdict]
        yield row.replace(word, terminal.paint(word, each.standing.verdict), 1)
        change = each.standing.change or each.standing.reason
        if each.standing.verdict in SHORT and change:
            lines = terminal.wrap(f"→ {change}", " " * indent, " " * (indent + 2))
            yield from (terminal.paint(line, "faint") for line in lines)
    if any(_in_the_way(each) for each in told):
        yield ""
        yield "! keeps its gate shut"


def _columns(told: Sequence[Told], as_of: date) -> tuple[Column, ...]:
    due = tuple(each.standing.due.isoformat() if each.standing.due is not None else "" for each in told)
    return (
        Column("", tuple("!" if _in_the_way(each) else "" for each in told)),
        Column("No.", tuple(each.number for each in told)),
        Column("Verdict", tuple(VERDICT_WORDS[each.standing.verdict] for each in told)),
        Column("Criterion", tuple(each.node.title for each in told), flexible=True),
        Column("Priority", tuple(each.criterion.priority for each in told), dispensable=3),
        Column("Actual", tuple(_actual(each) for each in told), right=True),
        Column("Target", tuple(each.target for each in told)),
        Column("Way", tuple(each.attained for each in told), right=True, dispensable=4),
        Column("n", tuple(each.sample for each in told), right=True, dispensable=5),
        Column("Age", tuple(_age(each, as_of) for each in told), right=True, dispensable=2),
        Column("Due", due, dispensable=1),
        Column("Owner", tuple(_owner(each) for each in told), dispensable=6),
    )


def _in_the_way(told: Told) -> bool:
    return told.standing.blocks and told.standing.verdict in SHORT


def _actual(told: Told) -> str:
    """Return the figure without its unit, which stands beside it with the target."""
    metric = told.criterion.metric
    if told.standing.verdict == "not-due" and told.standing.actual is None:
        return ""
    return told.actual.replace(f" {metric.unit}", "", 1) if metric is not None else told.actual


def _age(told: Told, as_of: date) -> str:
    return f"{(as_of - told.standing.latest).days} d" if told.standing.latest is not None else ""


def _owner(told: Told) -> str:
    return (told.criterion.owner or "").partition(":")[2]


def _waived(design: ServiceDesign, told: Sequence[Told], terminal: Terminal) -> Iterator[str]:
    for each in told:
        if each.standing.verdict == "waived" and each.criterion.waiver is not None:
            text = f"{each.number} {waiver_words(design, each.criterion.waiver)}"
            yield from terminal.wrap(text, then="  ")


def waiver_words(design: ServiceDesign, waiver: Waiver) -> str:
    """Say who gave leave not to meet a criterion, until when, and why."""
    by = design.get(waiver.by)
    role = by.title if by is not None else waiver.by
    return f"is waived by the {role} until {day_words(waiver.until)}: {waiver.reason}"
