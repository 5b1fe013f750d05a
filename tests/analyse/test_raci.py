"""The RACI matrix of a blueprint."""

from pmo_design.analyse import RaciRow, raci
from pmo_design.link.design import ServiceDesign

MONTH_END = "blueprint:reporting/month-end"


def test_each_cell_that_names_roles_is_a_row(design: ServiceDesign) -> None:
    assert raci(design, "blueprint:reporting").rows == (
        RaciRow(
            f"{MONTH_END}/fill",
            f"{MONTH_END}/fill/pmo",
            {"role:analyst": "R", "role:pmo-lead": "RA", "role:site-manager": "C"},
        ),
        RaciRow(f"{MONTH_END}/send", f"{MONTH_END}/send/pmo", {"role:site-manager": "I"}),
    )


def test_roles_keep_the_order_of_the_service(design: ServiceDesign) -> None:
    assert raci(design, "blueprint:reporting").roles == ("role:pmo-lead", "role:analyst", "role:site-manager")
