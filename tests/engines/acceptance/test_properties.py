"""What holds of every figure: signs and units change no verdict, too few cases show nothing."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.diagnostics import Span
from pmo_design.engines.acceptance.measuring import Terms, by_measurements
from pmo_design.engines.acceptance.service_levels import budget_of
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded
from tests.engines.acceptance.example import metric

AS_OF = date(2026, 11, 16)
TERMS = Terms(AS_OF, date(2026, 12, 18), date(2026, 9, 7))
FLIPPED = {"up": "down", "down": "up", "within": "within"}

figures = st.decimals(min_value=-1000, max_value=1000, places=2)
shares = st.decimals(min_value=0, max_value=100, places=1)
counts = st.integers(min_value=0, max_value=500)


class _Table:
    path = "measurements.csv"

    def cell(self, row: int, column: str | None = None) -> Span:
        return Span(self.path, row + 2, 1, row + 2, 2)


def _recorded(values: list[tuple[Decimal, int]]) -> tuple[Recorded[Measurement], ...]:
    """Make measurements of a week each, the last of which ends on the day itself."""
    return tuple(
        Recorded(
            Measurement.model_validate(
                {
                    "criterion": "criterion:ac",
                    "from": AS_OF - timedelta(days=7 * (len(values) - at) - 1),
                    "to": AS_OF - timedelta(days=7 * (len(values) - at - 1)),
                    "value": f"{value:f}",
                    "n": str(n),
                    "source": "Log",
                    "observer": "PMO lead",
                }
            ),
            f"m{at}",
            _Table(),
            at,
        )
        for at, (value, n) in enumerate(values)
    )


@st.composite
def metrics(draw: st.DrawFn) -> Metric:
    direction = draw(st.sampled_from(("up", "down", "within")))
    target, other = sorted((draw(figures), draw(figures)))
    better = 1 if direction == "up" else -1
    return metric(
        direction=direction,
        statistic=draw(st.sampled_from(("value", "mean"))),
        baseline=draw(figures),
        target=target,
        **({"upper": other} if direction == "within" else {}),
        handover=target - better * abs(draw(figures)),
        margin=abs(draw(figures)),
        window=draw(st.sampled_from((None, "28 d", "365 d"))),
        minimum_sample=draw(st.none() | st.integers(min_value=1, max_value=400)),
    )


def _negated(promised: Metric) -> Metric:
    low, high = -promised.target, -promised.target
    if promised.direction == "within" and promised.upper is not None:
        low, high = -promised.upper, -promised.target
    told = {
        "direction": FLIPPED[promised.direction],
        "target": low,
        "upper": high if promised.direction == "within" else None,
        "baseline": None if promised.baseline is None else -promised.baseline,
        "handover": None if promised.handover is None else -promised.handover,
    }
    return promised.model_copy(update=told)


measurements = st.lists(st.tuples(figures, counts), min_size=1, max_size=8)


@given(metrics(), measurements)
def test_negating_all_figures_and_flipping_the_direction_keeps_verdict_attainment_and_trend(
    promised: Metric, values: list[tuple[Decimal, int]]
) -> None:
    found = by_measurements(promised, _recorded(values), TERMS)
    mirrored = by_measurements(_negated(promised), _recorded([(-value, n) for value, n in values]), TERMS)

    assert (mirrored.verdict, mirrored.attainment, mirrored.reaches, mirrored.thin) == (
        found.verdict,
        found.attainment,
        found.reaches,
        found.thin,
    )


@given(metrics(), measurements, st.sampled_from((Decimal("0.1"), Decimal(24), Decimal(1440), Decimal(7))))
def test_another_unit_changes_no_verdict(
    promised: Metric, values: list[tuple[Decimal, int]], factor: Decimal
) -> None:
    levels = ("target", "upper", "baseline", "handover", "margin")
    told = {name: getattr(promised, name) for name in levels}
    converted = promised.model_copy(
        update={name: None if value is None else value * factor for name, value in told.items()}
    )
    found = by_measurements(promised, _recorded(values), TERMS)
    in_other = by_measurements(converted, _recorded([(value * factor, n) for value, n in values]), TERMS)

    assert (in_other.verdict, in_other.attainment, in_other.reaches) == (
        found.verdict,
        found.attainment,
        found.reaches,
    )


@given(metrics(), measurements)
def test_nothing_is_met_below_the_minimum_sample(promised: Metric, values: list[tuple[Decimal, int]]) -> None:
    found = by_measurements(promised, _recorded(values), TERMS)
    sample = found.actual.sample if found.actual is not None else 0

    assert found.verdict != "met" or (sample or 0) >= (promised.minimum_sample or 0)


@given(
    st.lists(st.tuples(shares, st.integers(min_value=1, max_value=10_000)), min_size=1, max_size=10),
    st.decimals(min_value="90", max_value="100", places=2),
    st.integers(min_value=1, max_value=50),
)
def test_what_is_left_of_a_budget_never_rises_as_bad_events_arrive(
    counted: list[tuple[Decimal, int]], target: Decimal, bad: int
) -> None:
    promised = metric(statistic="service-level", unit="%", direction="up", target=target, window="90 d")
    before = budget_of(promised, _recorded(counted), AS_OF)
    after = budget_of(promised, _recorded([*counted, (Decimal(0), bad)]), AS_OF)

    assert after.remaining <= before.remaining
