"""What holds of every table of records: neither the order of rows nor what comes after the day decides."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_design.engines.acceptance import Report, Standing
from tests.engines.acceptance.example import MEASUREMENTS, RUNS, TODAY, criterion, report, standing

SCENARIOS = "scenarios:\n" + "".join(
    f"  - {{id: {id_}, when: [It happens], then: [It is seen]}}\n" for id_ in ("one", "two")
)
METRICS = (
    "unit: d, direction: down, baseline: 20, target: 10, handover: 12",
    "unit: d, direction: within, target: 8, upper: 12, margin: 2, window: 28 d, expires: 14 d",
    "unit: '%', direction: up, statistic: mean, target: 10, window: 28 d, minimum_sample: 4",
    "unit: '%', direction: up, statistic: proportion, target: 10, expires: 7 d",
    "unit: '%', direction: up, statistic: service-level, target: 10, window: 30 d",
    "",
)
SITES = st.sampled_from(("", "mine", "port"))
days = st.integers(min_value=-20, max_value=5).map(lambda away: TODAY + timedelta(days=away))


@st.composite
def promises(draw: st.DrawFn) -> str:
    shown = draw(st.sampled_from(("", "shown_at: [mine]", "shown_at: [mine, port]")))
    scenarios = draw(st.sampled_from(("", SCENARIOS)))
    return criterion(metric=draw(st.sampled_from(METRICS)), more=scenarios + shown)


@st.composite
def measurements(draw: st.DrawFn) -> list[str]:
    rows = []
    for at in range(draw(st.integers(min_value=0, max_value=6))):
        last = draw(days)
        value = draw(st.sampled_from(("", "5", "9", "10", "11", "12.5", "20")))
        cases = draw(st.sampled_from(("", "0", "1", "10")))
        earlier = draw(st.sampled_from(("", *(f"m{each}" for each in range(7)))))
        written = draw(st.sampled_from(("", last.isoformat(), "2026-11-15", "2026-11-18")))
        rows.append(
            f"ac,{last - timedelta(days=draw(st.sampled_from((0, 6))))},{last},{value},{cases},Log,PMO lead,"
            f"{draw(SITES)},m{at},{earlier},{written}"
        )
    return rows


@st.composite
def runs(draw: st.DrawFn) -> list[str]:
    rows = []
    for at in range(draw(st.integers(min_value=0, max_value=5))):
        result, severity = draw(
            st.sampled_from((("passed", ""), ("failed", "minor"), ("failed", "major"), ("blocked", "")))
        )
        scenario, run = draw(st.sampled_from(("", "one", "two"))), draw(st.sampled_from(("Run 1", "Run 2")))
        earlier = draw(st.sampled_from(("", "", "r0", "r1")))
        rows.append(
            f"ac,{scenario},{run},PMO lead,{draw(days)},{result},{severity},{draw(SITES)},r{at},{earlier},"
        )
    return rows


def told(found: Report) -> Any:
    """Return what a report says, without the rows that its records stand in."""

    def plain(each: Standing) -> Any:
        lists = ("counted", "history", "runs", "superseded", "withdrawals")
        keys = [[record.key for record in getattr(each, name)] for name in lists]
        return replace(each, **{name: () for name in lists}), keys

    return [plain(each) for each in found.standings.values()], found.gates, dict(found.rollups)


def tables(measured: list[str], tried: list[str]) -> dict[str, str]:
    return {"m": "\n".join((MEASUREMENTS, *measured)), "r": "\n".join((RUNS, *tried))}


@settings(max_examples=150)
@given(promises(), measurements(), runs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_changes_no_report(
    promise: str, measured: list[str], tried: list[str], chance: Any
) -> None:
    found = report(promise, **tables(measured, tried))
    chance.shuffle(measured)
    chance.shuffle(tried)
    half = len(measured) // 2
    parted = tables(measured[half:], tried) | {"a": "\n".join((MEASUREMENTS, *measured[:half]))}

    assert told(report(promise, **tables(measured, tried))) == told(found)
    assert told(report(promise, **parted)) == told(found)


@settings(max_examples=150)
@given(promises(), measurements(), runs())
def test_records_after_the_day_change_nothing(promise: str, measured: list[str], tried: list[str]) -> None:
    known = (
        [row for row in measured if date.fromisoformat(row.split(",")[2]) <= TODAY],
        [row for row in tried if date.fromisoformat(row.split(",")[4]) <= TODAY],
    )

    assert told(report(promise, **tables(measured, tried))) == told(report(promise, **tables(*known)))


figures = st.integers(min_value=-300, max_value=300)


@settings(max_examples=200)
@given(
    st.sampled_from(("up", "down")),
    st.lists(figures, min_size=1, max_size=6),
    st.integers(min_value=0, max_value=300),
    figures,
    st.sampled_from(("", ", handover: 0", ", margin: 20")),
    st.sampled_from(("", ", window: 28 d", ", window: 8 d, minimum_sample: 3")),
)
def test_a_better_newest_figure_never_makes_the_verdict_worse(
    direction: str, values: list[int], better_by: int, target: int, near: str, window: str
) -> None:
    order = ("not-met", "insufficient", "at-risk", "met")
    promise = criterion(metric=f"unit: d, direction: {direction}, target: {target}{near}{window}")
    better = values[-1] + (better_by if direction == "up" else -better_by)

    def verdict(newest: int) -> int:
        rows = [MEASUREMENTS]
        for ago, value in enumerate((newest, *reversed(values[:-1]))):
            day = TODAY - timedelta(days=7 * ago)
            rows.append(f"ac,{day},{day},{value},2,Log,PMO lead,,,,")
        return order.index(standing(promise, m="\n".join(rows)).verdict)

    assert verdict(better) >= verdict(values[-1])


@settings(max_examples=150)
@given(promises(), measurements(), runs(), st.integers(min_value=1, max_value=60))
def test_nothing_is_met_below_the_minimum_sample_whatever_was_recorded(
    promise: str, measured: list[str], tried: list[str], needed: int
) -> None:
    demanding = promise.replace("target:", f"minimum_sample: {needed}, target:")
    demanding = demanding.replace(", minimum_sample: 4}", "}")
    found = standing(demanding, **tables(measured, tried))

    assert "metric" not in demanding or found.verdict != "met" or (found.sample or 0) >= needed


def levels(direction: str, factor: Decimal) -> str:
    """Write a metric whose figures are those of another unit or sign."""
    told = {"baseline": 20, "target": 10, "handover": 11, "margin": 1}
    scaled = {name: level * (abs(factor) if name == "margin" else factor) for name, level in told.items()}
    return f"unit: d, direction: {direction}, " + ", ".join(
        f"{name}: {level}" for name, level in scaled.items()
    )


@settings(max_examples=150)
@given(
    measurements(),
    runs(),
    st.sampled_from(("", ", window: 28 d", ", window: 7 d, expires: 10 d")),
    st.sampled_from((Decimal(-1), Decimal(24), Decimal("0.125"), Decimal(-60))),
)
def test_another_unit_or_sign_of_all_figures_of_a_table_keeps_the_verdict(
    measured: list[str], tried: list[str], rest: str, factor: Decimal
) -> None:
    here = criterion(metric=levels("down", Decimal(1)) + rest)
    there = criterion(metric=levels("up" if factor < 0 else "down", factor) + rest)
    scaled = [
        ",".join((*cells[:3], f"{Decimal(cells[3]) * factor:f}" if cells[3] else "", *cells[4:]))
        for cells in (row.split(",") for row in measured)
    ]
    found, other = (
        standing(here, **tables(measured, tried)),
        standing(there, **tables(scaled, tried)),
    )

    assert (other.verdict, other.attainment, other.reaches, [each.verdict for each in other.sites]) == (
        found.verdict,
        found.attainment,
        found.reaches,
        [each.verdict for each in found.sites],
    )


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 100), SITES), min_size=1, max_size=6),
    st.integers(min_value=0, max_value=5),
    st.integers(min_value=1, max_value=100),
    st.sampled_from(("90", "99.9", "100")),
)
def test_what_is_left_of_a_budget_never_rises_as_more_of_a_table_goes_wrong(
    counted: list[tuple[int, int, str]], which: int, worse_by: int, target: str
) -> None:
    promise = criterion(
        metric=f"unit: '%', direction: up, statistic: service-level, target: {target}, window: 30 d"
    )
    which %= len(counted)

    def left(less: int) -> Decimal | None:
        rows = [
            f"ac,{TODAY},{TODAY},{max(0, good - less * (at == which))},{n},Log,PMO lead,{site},m{at},,"
            for at, (n, good, site) in enumerate(counted)
        ]
        budget = standing(promise, **tables(rows, [])).budget
        return None if budget is None else budget.remaining

    before, after = left(0), left(worse_by)
    assert before is after is None or (before is not None and after is not None and after <= before)
