"""A phase's gate as text: whether it is open, what blocks it, who has signed, what is still to be done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import Gate, Report, Signature
from pmo_design.link import ServiceDesign
from pmo_design.render.checklists.words import day_words, plain
from pmo_design.render.pages.gate_words import gate_finding
from pmo_design.render.pages.gates import DECIDED, all_gates
from pmo_design.render.pages.wording import plural
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.told import Told, tell
from pmo_design.render.verdicts import DECISION_WORDS, VERDICT_WORDS


def gate_finding_of(design: ServiceDesign, report: Report, gate: Gate) -> str:
    """Say in a sentence how a gate of the report stands, with the words of the site."""
    told = next(each for each in all_gates(design, report) if each.told is gate)
    return plain(gate_finding(told))


def gate_text(design: ServiceDesign, report: Report, gate: Gate, terminal: Terminal) -> str:
    """Tell how a gate stands: the finding, then blockers, conditions, waivers, signatures, open points."""
    told = {each.node.address: each for each in tell(design, report, gate.criteria)}
    waived = [each for each in told.values() if each.standing.verdict == "waived"]
    due = f" Decision due {day_words(gate.decision_due)}." if gate.decision_due is not None else ""
    head = f"{gate_finding_of(design, report, gate)}."
    about = f"{gate.title}, as of {day_words(report.as_of)}.{due} {_counts(gate)}".strip()
    in_the_way = "Does not hold any more" if gate.state in DECIDED else "In the way"
    paragraphs = [
        [
            *(terminal.paint(line, "strong") for line in terminal.wrap(head)),
            *terminal.wrap(about),
        ],
        [*_criteria(in_the_way, [told[each] for each in gate.blockers], terminal)],
        [*_criteria("Conditions: musts at risk", [told[each] for each in gate.conditions], terminal)],
        [*_criteria("Waived", waived, terminal)],
        [*_signatures(design, gate, terminal)],
        [*_open_points(gate.signatures, report.as_of, terminal)],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def signature_words(design: ServiceDesign, signature: Signature) -> str:
    """Say who decided what, and when."""
    record = signature.record.record
    role = design.get(record.role)
    title = role.title if role is not None else record.role
    decision = DECISION_WORDS[record.decision].lower()
    return f"{day_words(record.date)}: {decision} by {record.name}, {title}"


def _counts(gate: Gate) -> str:
    words = (f"{count} {VERDICT_WORDS[verdict].lower()}" for verdict, count in gate.counts.items())
    total = len(gate.criteria)
    return f"{total} {plural(total, 'criterion', 'criteria')}: {', '.join(words)}." if total else ""


def _criteria(heading: str, told: Sequence[Told], terminal: Terminal) -> Iterator[str]:
    if not told:
        return
    yield terminal.paint(heading, "strong")
    for each in told:
        word = terminal.paint(VERDICT_WORDS[each.standing.verdict].lower(), each.standing.verdict)
        yield f"  {safe(each.number)}  {word}  {safe(each.node.title)}"
        for line in filter(None, (each.standing.reason, _arrow(each.standing.change))):
            yield from terminal.wrap(line, "    ")


def _arrow(change: str) -> str:
    return f"→ {change}" if change else ""


def _signatures(design: ServiceDesign, gate: Gate, terminal: Terminal) -> Iterator[str]:
    if not gate.signatures:
        return
    yield terminal.paint("Signed", "strong")
    for each in gate.signatures:
        suspect = ", to be confirmed again" if each.suspect else ""
        yield from terminal.wrap(f"{signature_words(design, each)}{suspect}", "  ", "    ")
        for sentence in each.changed:
            yield from terminal.wrap(sentence, "    ")


def _open_points(signatures: Iterable[Signature], as_of: date, terminal: Terminal) -> Iterator[str]:
    points = sorted(point for each in signatures for point in each.record.record.open_points)
    if points:
        yield terminal.paint("Open points", "strong")
    for due, text in points:
        late = "overdue since " if due < as_of else ""
        yield from terminal.wrap(f"{late}{day_words(due)}: {text}", "  ", "    ")
