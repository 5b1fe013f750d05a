"""What the page of a criterion and its opened row tell; the verdicts are told by hand."""

import re
from decimal import Decimal
from functools import cache
from html import unescape

import pytest

from pmo_design.engines.acceptance import Interval, Standing
from pmo_design.render.charts import history
from pmo_design.render.pages.criteria import actual, attained_per_cent, figure, rounded
from pmo_design.render.pages.criterion import criterion_detail
from pmo_design.render.pages.judged import interval_told
from pmo_design.render.pages.view import View
from pmo_design.render.site import plan_site
from tests.render.chart_examples import metric, standing, weekly
from tests.render.criterion_examples import small_design, small_report
from tests.render.page_examples import page_of


@cache
def site():
    return plan_site(small_design(), (), acceptance=small_report())


@cache
def html(criterion):
    return unescape(page_of(site(), site().page_of(f"criterion:{criterion}").uri)).replace("\u00a0", " ")


def words(criterion):
    told = re.sub(r"<(title|style)[^>]*>.*?</\1>", " ", html(criterion), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", told).split())


def detail(criterion):
    view = View(site(), "acceptance/index.md")
    told = unescape(str(criterion_detail(view, view.node(f"criterion:{criterion}")))).replace("\u00a0", " ")
    return " ".join(re.sub(r"<[^>]+>", " ", told).split())


def test_the_page_tells_verdict_figure_target_and_what_would_change_it():
    told = words("ac-1")
    assert "Not met As of 16 Nov 2026 Actual 75 s newest 14 Nov 2026 Target ≤ 60 s Attainment 98 %" in told
    assert "75 s misses the target of at most 60 s by 15 s." in told
    assert "What would change it 15 s less by 1 Dec 2026." in told


def test_a_chart_is_drawn_for_both_widths_above_a_table_of_every_figure():
    page = html("ac-1")
    assert 'viewBox="0 0 600' in page
    assert 'viewBox="0 0 350' in page
    assert "Time to answer, s" in page
    assert "1 to 14 Nov 2026" in page
    assert "measurements.csv:4" in page


def test_a_corrected_figure_stays_in_the_table_with_what_became_of_it():
    page = html("ac-1")
    assert "<del>70 s</del>" in page
    assert "Corrected to 75 s" in page
    assert "<strong>75 s</strong>" in page
    assert "2 figures, 1 corrected" in page


def test_what_decides_is_told_in_words():
    told = words("ac-1")
    assert "Met when At or under 60 s, newest figure of 28 d" in told
    assert "At risk The trend meets the target by the day due" in told
    assert "True figure Between 61 and 89 s, with 95 % confidence" in told
    assert "Baseline 900 s" in told
    assert "Source Telephone log" in told
    assert "Accepted by Keeper" in told


def test_a_signature_that_no_longer_holds_says_what_changed():
    told = words("ac-1")
    assert "To be confirmed again Signed by R. Hale, Keeper On 12 Nov 2026" in told
    assert "Changed since “Calls are answered” has changed in content." in told
    assert "Open points The light is mended, by 14 Nov 2026; The key is cut, by 20 Dec 2026" in told


def test_a_change_of_another_criterion_is_counted_alone():
    assert "Changed since One other change in the phase." in words("ac-2")


def test_scenarios_stand_beside_their_newest_run():
    told = words("ac-2")
    assert (
        "By day Given A fitter is expected and It is day When The fitter arrives Then The gate is open"
        in told
    )
    assert "Passed Run R-1, 10 Nov 2026 Tester Keeper Where At the well Evidence photo-1.jpg" in told
    assert (
        "Failed Run R-1, 11 Nov 2026 Tester Keeper Where At the well Seen The light was broken Defect Minor"
        in told
    )
    assert "Recorded in test-runs.csv:4" in told
    assert "Actual 1 of 2 passed" in told
    assert "Target All passed" in told
    assert "Before it is tested The key is cut" in told


def test_a_waiver_tells_by_whom_why_and_until_when():
    assert "Waived By Keeper until 31 Dec 2026: The roof is ordered." in words("ac-3")


def test_a_service_level_tells_what_is_left_of_its_budget():
    told = words("ac-4")
    assert "Error budget 172.8 left of 216; burn rate 0.2" in told
    assert "Actual due Jun 2027 nothing recorded" in told
    assert (
        "At risk Down to 99 %, which will do at hand-over; or the trend meets the target by the day due"
        in told
    )


def test_sites_stand_in_a_table_and_those_that_hold_it_back_are_named():
    told = words("ac-5")
    assert "Site by site Two sites" in told
    assert "North well Met 100 % 30 14 Nov 2026 100 % reaches the target." in told
    assert "Held back by South well , nothing shown yet" in told
    assert "Sample 30, at least 20 needed" in told
    assert "at every one of two sites" in told


def test_a_criterion_without_gate_scenario_and_figure_has_a_page_all_the_same():
    told = words("ac-6")
    assert "Judged by Inspection" in told
    assert "No gate asks for it, so nobody signs it." in told
    assert "<figure" not in html("ac-6")


def test_the_opened_row_tells_chart_reason_and_thread():
    told = detail("ac-1")
    assert told.index("Time to answer, s") < told.index("How it is judged") < told.index("Golden thread")
    assert "Why 75 s misses the target of at most 60 s by 15 s. Next 15 s less by 1 Dec 2026." in told
    assert "Owner Clerk" in told


def test_the_opened_row_of_scenarios_tells_how_each_came_out():
    told = detail("ac-2")
    assert "Whoever is expected finds the gate open." in told
    assert "By night Failed R-1, 11 Nov 2026" in told


@pytest.mark.parametrize(
    ("value", "target", "told"),
    [
        ("51.666666", "45", "51.7"),
        ("52.0", "45", "52"),
        ("45.04", "45", "45.04"),
        ("44.9996", "45", "44.9996"),
        ("99.934", "99.9", "99.93"),
        ("45", "45", "45"),
        ("120", "45", "120"),
        ("0.634139", "4.50", "0.63"),
        ("0.004", "45", "0.004"),
        ("-0.004", "45", "-0.004"),
        ("1e20", "45", "1E+20"),
    ],
)
def test_a_figure_is_rounded_to_one_digit_more_than_its_target_but_never_onto_it(value, target, told):
    assert str(rounded(metric(target=target), Decimal(value))) == told


@pytest.mark.parametrize(
    ("attainment", "told"),
    [("0.8", 80), ("0.666", 66), ("0.9999", 99), ("1", 100), ("1.25", 125), ("-0.004", -1)],
)
def test_a_way_that_is_not_gone_to_its_end_is_never_told_as_gone(attainment, told):
    assert attained_per_cent(Decimal(attainment)) == told


def test_a_figure_that_is_not_known_is_told_as_nothing():
    assert figure(metric(), None) == ""


def test_what_stands_against_a_target_depends_on_what_there_is():
    by = metric()
    old = weekly("43")
    assert actual(standing(old, "met"), by) == "43\u00a0min"
    assert actual(standing(old, "expired"), by) == "43\u00a0min, Nov"
    assert actual(Standing("criterion:x", "insufficient", ""), by) == "none yet"
    report = small_report().standings
    assert actual(report["criterion:ac-5"], by) == "1 of 2 sites"
    assert actual(report["criterion:ac-2"], None) == "1 of 2 passed"
    assert actual(report["criterion:ac-4"], by) == "due Jun 2027"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (49.016, 94.331, "between 49 and 95\u00a0%, with 95\u00a0% confidence"),
        (93.07, 96.9, "between 93 and 96.9\u00a0%, with 95\u00a0% confidence"),
    ],
)
def test_an_interval_is_rounded_outwards(low, high, told):
    of = Standing("criterion:x", "met", "", interval=Interval(low, high))
    assert interval_told(of, metric(unit="%", target="95")) == told


def test_earlier_runs_stand_below_the_newest():
    told = words("ac-2")
    assert "2 Nov 2026 Failed R-0 All dark Major defect Keeper test-runs.csv:3" in told


def test_what_a_criterion_depends_on_is_told_with_its_verdict():
    assert "Depends on AC-1 Not met" in words("ac-2")


def test_another_page_tells_the_newest_figures_and_leads_to_all():
    view = View(site(), "acceptance/index.md")
    own = View(site(), site().page_of("criterion:ac-1").uri)
    node = view.node("criterion:ac-1")
    many = standing(weekly(*(str(at) for at in range(60, 100))))
    assert str(history(view, node, many)).count("Recorded in</th>") == 1
    assert str(history(view, node, many)).count("measurements.csv:") == 30
    assert ">All 40</a> stand on the page" in str(history(view, node, many))
    assert str(history(own, node, many)).count("measurements.csv:") == 40


def test_only_sites_that_are_asked_for_are_counted():
    of = small_report().standings["criterion:ac-5"]
    assert actual(of, metric(), ("site:south",)) == "100\u00a0min"
    assert actual(of, metric(), ("site:north", "site:south")) == "1 of 2 sites"
