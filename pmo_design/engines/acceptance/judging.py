"""Judge one criterion as of a day: waived, not due, without proof, or held against its target."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Context, Decimal
from fractions import Fraction

from pmo_design.engines.acceptance.actual import Measured
from pmo_design.engines.acceptance.finding import Finding, worse
from pmo_design.engines.acceptance.measuring import Terms, begins, by_figure, by_measurements, not_begun
from pmo_design.engines.acceptance.report import SiteStanding, Standing
from pmo_design.engines.acceptance.runs import Runs, by_runs
from pmo_design.engines.acceptance.sites import shown_everywhere
from pmo_design.engines.acceptance.wording import day
from pmo_design.model.acceptance import Criterion
from pmo_design.model.figures import Figure
from pmo_design.model.records import Measurement, Recorded, TestRun

_DIGITS = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for or against a criterion: records in force in order of time, and those that were."""

    measured: tuple[Recorded[Measurement], ...] = ()
    runs: tuple[Recorded[TestRun], ...] = ()
    superseded: tuple[Recorded[Measurement] | Recorded[TestRun], ...] = ()
    withdrawals: tuple[Recorded[Measurement], ...] = ()
    figure: Figure | None = None


def judge(
    address: str, criterion: Criterion, evidence: Evidence, terms: Terms, titles: Mapping[str, str]
) -> Standing:
    """Judge a criterion by its evidence.

    A waiver goes before everything, its last day included; what the evidence says is told beside it.
    Evidence that is there counts even before the phase begins: work that is done early may be shown early.
    `titles` are those of sites and roles, for the sentences.
    """
    nothing = _nothing(criterion, terms)
    nothing_here = replace(nothing, change=f"Evidence from this site{terms.by_due}.")
    at_sites = {
        site: _found(criterion, _at(evidence, site), terms, site in criterion.shown_at) or nothing_here
        for site in _sites(criterion, evidence)
    }
    found = _found(criterion, evidence, terms) or nothing
    if evidence.measured or evidence.runs:
        found = shown_everywhere(found, at_sites, titles, criterion.shown_at, terms.by_due)
    if criterion.waiver is not None and criterion.waiver.until >= terms.as_of:
        found = _waived(criterion, found, titles)
    return _standing(address, criterion, evidence, terms, found, at_sites)


def _found(criterion: Criterion, evidence: Evidence, terms: Terms, whole: bool = True) -> Finding | None:
    """Judge what is there; None where nothing is.

    With a metric, runs can only make the verdict worse: a test that passes is no measurement. A site at which
    it does not have to be shown, where `whole` is false, lacks neither figure nor scenarios: it is told what
    was seen there.
    """
    runs = by_runs(criterion, evidence.runs, terms.by_due, whole) if evidence.runs else None
    metric = criterion.metric
    if metric is None:
        return runs
    if metric.measured_by is not None:
        measured: Finding | None = by_figure(metric, evidence.figure, terms)
    else:
        measured = by_measurements(metric, evidence.measured, terms) if evidence.measured else None
    if runs is None:
        return measured
    if measured is None and not whole:
        return runs
    if measured is None:
        untold = "It was tested, but nothing was measured."
        measured = Finding("insufficient", untold, f"A first measurement{terms.by_due}.", latest=runs.latest)
    return worse(measured, runs)


def _nothing(criterion: Criterion, terms: Terms) -> Finding:
    """Judge a criterion of which nothing was recorded; one that is not to be done this time is never due."""
    kind = "test run" if criterion.metric is None else "measurement"
    change = f"A first {kind}{terms.by_due}."
    if criterion.priority == "wont":
        return Finding("not-due", "It is not to be done this time.", "")
    if not_begun(terms):
        return Finding("not-due", f"Nothing is recorded yet. {begins(terms)}", change)
    return Finding("insufficient", "Nothing was recorded.", change)


def _waived(criterion: Criterion, found: Finding, titles: Mapping[str, str]) -> Finding:
    waiver = criterion.waiver
    assert waiver is not None
    by = titles.get(waiver.by, waiver.by)
    return replace(
        found,
        verdict="waived",
        thin=False,
        reason=f"Waived by {by} until {day(waiver.until)}: {waiver.reason}",
        change=f"From {day(waiver.until + timedelta(days=1))} it counts again. As it stands: {found.reason}",
    )


def _sites(criterion: Criterion, evidence: Evidence) -> tuple[str, ...]:
    """Return the sites to be judged: those where it has to be shown, then others that gave evidence.

    A figure of the toolkit is one for the whole service, so that a criterion measured by it has no sites.
    """
    if criterion.metric is not None and criterion.metric.measured_by is not None:
        return ()
    measured = {each.record.site for each in evidence.measured}
    tried = {each.record.site for each in evidence.runs}
    others = {site for site in measured | tried if site is not None}.difference(criterion.shown_at)
    return (*criterion.shown_at, *sorted(others))


def _at(evidence: Evidence, site: str) -> Evidence:
    """Return what was recorded at a site."""
    measured: Measured = [each for each in evidence.measured if each.record.site == site]
    runs: Runs = [each for each in evidence.runs if each.record.site == site]
    return replace(evidence, measured=tuple(measured), runs=tuple(runs))


def _standing(
    address: str,
    criterion: Criterion,
    evidence: Evidence,
    terms: Terms,
    found: Finding,
    at_sites: Mapping[str, Finding],
) -> Standing:
    actual = found.actual
    return Standing(
        address,
        found.verdict,
        found.reason,
        found.change,
        must=criterion.priority == "must",
        actual=None if actual is None else decimal(actual.exact),
        attainment=None if found.attainment is None else decimal(found.attainment),
        interval=None if actual is None else actual.interval,
        thin=found.thin,
        sample=None if actual is None else actual.sample,
        latest=found.latest,
        due=terms.due,
        reaches=found.reaches,
        current=found.current,
        budget=None if actual is None else actual.budget,
        figure=evidence.figure,
        sites=tuple(_at_site(site, finding) for site, finding in at_sites.items()),
        counted=() if actual is None else actual.counted,
        history=evidence.measured,
        runs=evidence.runs,
        superseded=evidence.superseded,
        withdrawals=evidence.withdrawals,
    )


def _at_site(site: str, found: Finding) -> SiteStanding:
    actual = found.actual
    return SiteStanding(
        site,
        found.verdict,
        None if actual is None else decimal(actual.exact),
        None if actual is None else actual.sample,
        found.latest,
        found.reason,
        found.change,
        None if found.attainment is None else decimal(found.attainment),
        None if actual is None else actual.interval,
        None if actual is None else actual.budget,
    )


def decimal(exact: Fraction) -> Decimal:
    """Return an exact figure as a decimal of 28 digits at the most, without zeros at its end."""
    quotient = _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return Decimal(f"{quotient.normalize(_DIGITS):f}")
