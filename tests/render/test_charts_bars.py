from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from pmo_design.engines.acceptance import Budget, Standing
from pmo_design.render.charts import (
    attainment_bar,
    attainment_strip,
    budget_bar,
    counts_bar,
    sparkline,
)
from tests.render.chart_examples import measured, metric, standing, texts, weekly
from tests.render.test_charts_history import FALLING


def bar(share):
    value = None if share is None else Decimal(share)
    return fromstring(str(attainment_bar(Standing("criterion:ac-07", "at-risk", "", attainment=value))))


def paths(svg):
    return [each.get("d") for each in svg.iter("path")]


def test_a_bar_is_as_long_as_the_way_that_is_gone_and_the_target_stands_at_sixty():
    assert paths(bar("0.5"))[1:] == ["M0 5h30v6H0Z", "M60 1v14"]
    assert paths(bar("1"))[1:] == ["M0 5h60v6H0Z", "M60 1v14"]
    assert paths(bar("1.1"))[1:] == ["M0 5h66v6H0Z", "M60 1v14"]


def test_a_bar_that_would_leave_its_frame_ends_in_a_tip_on_that_side():
    assert paths(bar("3"))[1] == "M0 5H67l5 3l-5 3H0Z"
    assert paths(bar("-0.4"))[1] == "M6 5v6L0 8Z"


def test_a_bar_of_nothing_is_dotted():
    svg = bar(None)
    assert len(paths(svg)) == 1
    assert svg.find("path").get("stroke-dasharray") == "1 3"


def test_a_bar_is_passed_over_when_read_aloud_since_its_figure_stands_beside_it():
    assert bar("0.5").get("aria-hidden") == "true"


def test_the_wide_bar_tells_baseline_and_target():
    of = standing(FALLING, attainment=Decimal("0.95"))
    svg = fromstring(str(attainment_strip(of, metric(baseline="190"))))
    assert texts(svg) == ["Baseline", "190\u00a0min", "Target", "45\u00a0min"]
    assert attainment_strip(of, metric()) is None


@pytest.mark.parametrize(
    ("spent", "allowed", "drawn", "colour"),
    [
        ("21.6", "43.2", "M0 5h30v6H0Z", "#17713F"),
        ("47.52", "43.2", "M0 5h66v6H0Z", "#B3261E"),
        ("900", "43.2", "M0 5H67l5 3l-5 3H0Z", "#B3261E"),
        ("1", "0", "M0 5H67l5 3l-5 3H0Z", "#B3261E"),
    ],
)
def test_a_budget_is_red_once_more_is_spent_than_there_was(spent, allowed, drawn, colour):
    budget = Budget(Decimal("99.9"), Decimal(allowed), Decimal(spent), None)
    svg = fromstring(str(budget_bar(Standing("criterion:ac-07", "met", "", budget=budget))))
    path = svg.findall("path")[1]
    assert path.get("d") == drawn
    assert colour in path.get("fill")


def test_a_sparkline_runs_from_the_first_figure_to_the_one_that_counts():
    svg = fromstring(str(sparkline(standing(FALLING, "met"), metric())))
    assert svg.get("aria-label") == "From 188\u00a0min to 52\u00a0min"
    dot = svg.find("circle")
    assert (dot.get("cx"), "#17713F" in dot.get("fill")) == ("68.5", True)


def test_a_sparkline_of_too_little_is_a_dotted_line():
    for told in (
        sparkline(standing(weekly("52")), metric()),
        sparkline(standing(()), metric()),
        sparkline(standing(FALLING), None),
    ):
        svg = fromstring(str(told))
        assert svg.find("circle") is None
        assert svg.get("aria-hidden") == "true"


def test_a_sparkline_of_one_value_stands_in_the_middle_of_its_frame():
    same = (measured(FALLING[0].record.to, "45"), measured(FALLING[1].record.to, "45"))
    svg = fromstring(str(sparkline(standing(same, "met"), metric())))
    assert svg.find("circle").get("cy") == "10"


def test_counts_are_shares_of_one_bar_worst_first():
    svg = fromstring(str(counts_bar({"met": 3, "not-met": 1})))
    assert svg.get("aria-label") == "1 not met and 3 met"
    assert paths(svg) == ["M0 0h40v8H0Z", "M40 0h120v8H40Z"]
