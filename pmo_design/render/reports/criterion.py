"""One criterion in full as text: why it stands as it does, what would change that, and on which evidence."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pmo_design.diagnostics.formats.display import safe, width
from pmo_design.engines.acceptance import Report, Standing
from pmo_design.link import ServiceDesign
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.render.checklists.evidence import of_record
from pmo_design.render.checklists.words import day_words, plain, target_words
from pmo_design.render.pages.criteria import figure
from pmo_design.render.reports.gates import signature_words
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.status import later_line, waiver_words
from pmo_design.render.reports.told import Told
from pmo_design.render.verdicts import VERDICT_WORDS

_MARGIN = 12

AnyRecord = Recorded[Measurement] | Recorded[TestRun]


def criterion_text(design: ServiceDesign, report: Report, told: Told, terminal: Terminal) -> str:
    """Tell one criterion in full."""
    word = terminal.paint(VERDICT_WORDS[told.standing.verdict], told.standing.verdict)
    about = ", ".join(filter(None, (told.criterion.priority, told.gate.title if told.gate else "")))
    title = f"{told.number}  {told.node.title}"
    paragraphs = [
        [
            *(terminal.paint(line, "strong") for line in _lines(title, terminal)),
            f"{word} as of {day_words(report.as_of)} ({safe(about)})",
        ],
        _lines(told.criterion.statement, terminal),
        [line for label, text in _facts(design, told) for line in _fact(label, text, terminal)],
        [*_sites(design, told, terminal)],
        [*_evidence(design, told, terminal)],
        [*_signed(design, told, terminal)],
        _lines(later_line(report), terminal),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def acceptance_lines(design: ServiceDesign, told: Told) -> list[str]:
    """Tell in a few lines how a criterion stands: for a reader who looks at it as an element."""
    standing = told.standing
    lines = [VERDICT_WORDS[standing.verdict] + (f": {standing.reason}" if standing.reason else "")]
    lines += [f"→ {standing.change}"] if standing.change else []
    records: tuple[AnyRecord, ...] = (*standing.history, *standing.runs)
    if records:
        lines.append(f"latest evidence: {_record(design, _newest_first(records)[0], told)}")
    lines += [f"signed: {words}" for words in _signatures(design, told)]
    return lines


def _facts(design: ServiceDesign, told: Told) -> Iterator[tuple[str, str]]:
    standing, metric = told.standing, told.criterion.metric
    yield "Why", standing.reason
    yield "To change", standing.change
    if told.criterion.waiver is not None:
        yield "Waiver", waiver_words(design, told.criterion.waiver)
    if metric is not None:
        yield "Measure", metric.name
        yield "Target", _targets(metric)
        yield "Actual", _actual(told, metric)
    if standing.budget is not None:
        yield "Budget", _budget(standing)
    yield "Due", day_words(standing.due)
    owner, approver = design.get(told.criterion.owner), design.get(told.criterion.approver)
    yield "Owner", owner.title if owner is not None else ""
    yield "Approver", approver.title if approver is not None else ""


def _targets(metric: Metric) -> str:
    more = [
        f"{label} {plain(figure(metric, value))}"
        for label, value in (
            ("baseline", metric.baseline),
            ("at hand-over", metric.handover),
            ("stretch", metric.stretch),
        )
        if value is not None
    ]
    return ", ".join((target_words(metric), *more))


def _actual(told: Told, metric: Metric) -> str:
    standing = told.standing
    if standing.actual is None:
        return "nothing counts"
    words = [plain(figure(metric, standing.actual))]
    if standing.interval is not None:
        low, high = (
            plain(figure(metric, Decimal(str(end))))
            for end in (standing.interval.low, standing.interval.high)
        )
        words.append(f"95 % sure between {low} and {high}")
    if told.attained:
        words.append(f"{told.attained} of the way from the baseline")
    if standing.sample is not None:
        words.append(f"n {standing.sample}")
    if standing.thin:
        words.append("thin evidence: it may lie on the other side of the target")
    return ", ".join(words)


def _budget(standing: Standing) -> str:
    budget = standing.budget
    assert budget is not None
    rate = f", burn rate {_short(budget.rate)}" if budget.rate is not None else ""
    return f"{_short(budget.remaining)} left of {_short(budget.allowed)}, {_short(budget.spent)} spent{rate}"


def _short(value: Decimal) -> str:
    return f"{round(value, 1):,f}".removesuffix(".0")


def _sites(design: ServiceDesign, told: Told, terminal: Terminal) -> Iterator[str]:
    if not told.standing.sites:
        return
    yield terminal.paint("Sites", "strong")
    titles = {each.site: safe(design[each.site].title) for each in told.standing.sites}
    room = max(map(width, titles.values()))
    for each in told.standing.sites:
        title = titles[each.site] + " " * (room - width(titles[each.site]))
        word = terminal.paint(f"{VERDICT_WORDS[each.verdict]:12}", each.verdict)
        metric = told.criterion.metric
        value = plain(figure(metric, each.actual)) if metric is not None else ""
        sample = f"n {each.sample}" if each.sample is not None else ""
        facts = ", ".join(filter(None, (value, sample, day_words(each.latest))))
        yield f"  {title}  {word}  {safe(facts)}".rstrip()
        yield from terminal.wrap(each.reason, "    ")


def _evidence(design: ServiceDesign, told: Told, terminal: Terminal) -> Iterator[str]:
    """Yield the records in force, the newest first; below one that corrects another, that other."""
    standing = told.standing
    replaced = {each.key: each for each in standing.superseded}
    counted = {each.key for each in standing.counted}
    groups: tuple[tuple[str, Iterable[AnyRecord]], ...] = (
        ("Measurements that count", (each for each in standing.history if each.key in counted)),
        ("Other measurements", (each for each in standing.history if each.key not in counted)),
        ("Test runs", standing.runs),
    )
    for heading, records in groups:
        for at, each in enumerate(_newest_first(records)):
            if not at:
                yield terminal.paint(heading, "strong")
            yield from _lines(_record(design, each, told), terminal, "  ")
            yield from _corrected(design, each, replaced, told, terminal)
    if replaced:
        yield terminal.paint("Withdrawn", "strong")
        for each in _newest_first(replaced.values()):
            yield from _lines(_record(design, each, told), terminal, "  ")


def _corrected(
    design: ServiceDesign, record: AnyRecord, replaced: dict[str, AnyRecord], told: Told, terminal: Terminal
) -> Iterator[str]:
    former = replaced.pop(record.record.supersedes or "", None)
    while former is not None:
        words = f"corrects {_record(design, former, told)}"
        yield from (terminal.paint(line, "faint") for line in _lines(words, terminal, "      "))
        former = replaced.pop(former.record.supersedes or "", None)


def _newest_first(records: Iterable[AnyRecord]) -> list[AnyRecord]:
    return sorted(records, key=lambda each: of_record(each, "").day, reverse=True)


def _record(design: ServiceDesign, recorded: AnyRecord, told: Told) -> str:
    """Tell a record: its day, what it says, where, by whom, and the line it stands in."""
    metric = told.criterion.metric
    evidence = of_record(recorded, metric.unit if metric is not None else "")
    site = design.get(evidence.site)
    scenario = getattr(recorded.record, "scenario", None) or ""
    where = site.title if site is not None else ""
    facts = (scenario, evidence.said, where, evidence.source, evidence.by, evidence.place)
    return f"{evidence.day.isoformat()}: {', '.join(filter(None, facts))}"


def _signatures(design: ServiceDesign, told: Told) -> Iterator[str]:
    for each in told.gate.signatures if told.gate is not None else ():
        yield f"{signature_words(design, each)}{', to be confirmed again' if each.suspect else ''}"


def _signed(design: ServiceDesign, told: Told, terminal: Terminal) -> Iterator[str]:
    lines = [line for words in _signatures(design, told) for line in _lines(words, terminal, "  ")]
    if lines:
        yield terminal.paint("Signed with its gate", "strong")
        yield from lines


def _fact(label: str, text: str, terminal: Terminal) -> Sequence[str]:
    if not text:
        return ()
    lines = terminal.wrap(text, " " * _MARGIN)
    return [terminal.paint(f"{label:{_MARGIN}}", "faint") + lines[0].lstrip(), *lines[1:]]


def _lines(text: str, terminal: Terminal, indent: str = "") -> list[str]:
    return terminal.wrap(text, indent, f"{indent}  " if indent else "")
