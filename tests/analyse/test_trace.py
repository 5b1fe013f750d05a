"""Threads from pain points to criteria and requirements."""

from pmo_design.analyse import Thread, best_thread, threads
from pmo_design.link.design import ServiceDesign
from pmo_design.pipeline import design_from_texts

FILL = "blueprint:reporting/month-end/fill"
TODAY = "journey:today/month-end"


def _gaps(design: ServiceDesign) -> dict[str, str | None]:
    return {thread.pain: thread.gap for thread in threads(design)}


def test_a_whole_thread_runs_from_the_pain_point_to_the_requirement(design: ServiceDesign) -> None:
    assert threads(design)[0] == Thread(
        pain="persona:manager/late-figures",
        steps=(f"{TODAY}/collect",),
        opportunities=(f"{TODAY}/collect/prefilled",),
        cells=(f"{FILL}/pmo",),
        systems=("system:tracker",),
        criteria=("criterion:on-time",),
        requirements=("requirement:report",),
        gap=None,
    )


def test_the_first_missing_link_is_the_gap(design: ServiceDesign) -> None:
    assert _gaps(design) == {
        "persona:manager/late-figures": None,
        "persona:manager/lost-changes": "cell",
        "persona:manager/no-view": "opportunity",
        "persona:manager/unfelt": "journey step",
        "persona:manager/long-drive": "journey step",
        f"{TODAY}/collect/blank-page": None,
    }


def test_a_pain_point_of_a_step_is_felt_at_that_step(design: ServiceDesign) -> None:
    own = threads(design)[-1]

    assert (own.pain, own.steps) == (f"{TODAY}/collect/blank-page", (f"{TODAY}/collect",))


def test_a_thread_without_opportunity_is_whole_if_a_cell_resolves_the_pain_point(
    design: ServiceDesign,
) -> None:
    own = threads(design)[-1]

    assert (own.opportunities, own.cells, own.gap) == ((), (f"{FILL}/engine",), None)


def test_criteria_of_whole_systems_count_only_where_nothing_nearer_is_verified(
    design: ServiceDesign,
) -> None:
    criteria = {criterion for thread in threads(design) for criterion in thread.criteria}

    assert "criterion:tracker-up" not in criteria


def test_criteria_of_a_whole_system_count_where_nothing_nearer_is_verified(texts: dict[str, str]) -> None:
    texts["criteria.yaml"] = texts["criteria.yaml"].replace(
        "blueprint:reporting/month-end/fill", "persona:guest"
    )

    assert threads(design_from_texts(texts).value)[0].criteria == ("criterion:tracker-up",)


def test_without_any_criterion_that_is_the_gap(texts: dict[str, str]) -> None:
    del texts["criteria.yaml"]

    assert _gaps(design_from_texts(texts).value)["persona:manager/late-figures"] == "criterion"


def test_the_best_thread_has_most_links(design: ServiceDesign) -> None:
    best = best_thread(design)

    assert best is not None
    assert (best.pain, best.length) == ("persona:manager/late-figures", 6)


def test_there_is_no_best_thread_without_pain_points() -> None:
    assert best_thread(design_from_texts({}).value) is None
