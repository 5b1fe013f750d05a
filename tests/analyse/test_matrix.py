"""Requirements by criteria."""

from pmo_design.analyse import Trace, matrix
from pmo_design.link.design import ServiceDesign


def test_pairs_are_tied_directly_or_through_what_addresses_the_requirement(design: ServiceDesign) -> None:
    assert matrix(design).traces == {
        ("requirement:report", "criterion:monthly"): Trace("direct"),
        ("requirement:report", "criterion:on-time"): Trace(
            "through", "blueprint:reporting/month-end/fill/pmo"
        ),
        ("requirement:portal", "criterion:tracker-up"): Trace("through", "system:tracker"),
    }


def test_rows_and_columns_keep_the_reading_order(design: ServiceDesign) -> None:
    table = matrix(design)

    assert table.requirements == ("requirement:report", "requirement:portal", "requirement:fax")
    assert table.criteria == ("criterion:on-time", "criterion:tracker-up", "criterion:monthly")


def test_requirements_without_criterion_are_not_traced(design: ServiceDesign) -> None:
    assert matrix(design).traced == {"requirement:report", "requirement:portal"}
