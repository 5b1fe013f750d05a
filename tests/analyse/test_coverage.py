"""Coverage figures of the small service."""

import pytest

from pmo_design.analyse import coverage
from pmo_design.link.design import ServiceDesign
from pmo_design.pipeline import design_from_texts

PERSONA = "persona:manager"
STEP = "journey:today/month-end"


@pytest.mark.parametrize(
    ("name", "covered", "total", "gaps"),
    [
        ("personas with evidence above assumed", 1, 2, ("persona:guest",)),
        (
            "pain points resolved",
            2,
            5,
            (f"{PERSONA}/lost-changes", f"{PERSONA}/no-view", f"{PERSONA}/unfelt"),
        ),
        ("opportunities realised", 1, 2, (f"{STEP}/ask/register",)),
        ("journey steps supported", 1, 2, ("journey:tomorrow/month-end/sign",)),
        ("cells with an accountable role", 1, 2, ("blueprint:reporting/month-end/send/pmo",)),
        ("criteria with a metric", 2, 3, ("criterion:tracker-up",)),
        ("requirements addressed", 2, 3, ("requirement:fax",)),
        ("requirements traced to a criterion", 2, 3, ("requirement:fax",)),
    ],
)
def test_a_figure_counts_what_is_covered_and_names_the_gaps(
    design: ServiceDesign, name: str, covered: int, total: int, gaps: tuple[str, ...]
) -> None:
    figure = coverage(design)[name]

    assert (figure.covered, figure.total, figure.gaps) == (covered, total, gaps)


def test_the_share_is_rounded_down_so_that_100_means_all(design: ServiceDesign) -> None:
    assert coverage(design)["criteria with a metric"].percent == 66


def test_nothing_to_cover_has_no_share() -> None:
    empty = design_from_texts({}).value

    assert {figure.percent for figure in coverage(empty).figures} == {None}
