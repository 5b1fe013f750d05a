"""A view folded in the page shows the same cells and arrows as the same view laid out by the toolkit."""

import re
from typing import cast

import pytest
from playwright.sync_api import Browser

from pmo_design.model import Blueprint
from pmo_design.pipeline import load_design
from pmo_design.render.diagrams.blueprint import draw_blueprint
from tests.site.command import ROOT

pytestmark = pytest.mark.xdist_group("site")

SHOWN = """() => {
  const picture = document.querySelector('.picture svg[data-picture="blueprint"]')
  const seen = element => element.getClientRects().length > 0
  const cells = [...picture.querySelectorAll('[data-shape="cell"]')].filter(seen).map(cell => cell.id)
  const arrows = [...picture.querySelectorAll('[data-connector="triggers"]')].filter(seen)
    .map(arrow => arrow.dataset.from + ' ' + arrow.dataset.to)
  return [cells.sort(), arrows.sort()]
}"""


@pytest.mark.parametrize(
    "view",
    [
        {"phase": ("deliver",)},
        {"phase": ("mobilise", "account")},
        {"lanes": ("customer", "coordinator")},
        {"system": ("contract-ledger",)},
        {"persona": ("business-unit-lead",)},
        {"lanes": ("coordinator", "planner"), "phase": ("deliver",)},
        {"detail": ("steps",)},
    ],
    ids=lambda view: "&".join(f"{key}={','.join(values)}" for key, values in view.items()),
)
def test_the_page_shows_what_the_toolkit_draws(
    view: dict[str, tuple[str, ...]], browser: Browser, served_site: str
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    query = "&".join(f"{key}={','.join(values)}" for key, values in view.items())
    page.goto(f"{served_site}blueprints/operation.html?{query}")
    cells, arrows = page.evaluate(SHOWN)
    page.close()

    design = load_design(ROOT).value
    blueprint = cast(Blueprint, design["blueprint:operation"].part)
    drawn = str(draw_blueprint(design, blueprint, lambda address: None, view).svg)
    assert cells == sorted(re.findall(r'<[ag][^>]*\bid="([^"]+)"[^>]*data-shape="cell"', drawn))
    assert arrows == sorted(
        f"{source} {target}"
        for source, target in re.findall(
            r'data-connector="triggers"[^>]*data-from="([^"]+)" data-to="([^"]+)"', drawn
        )
    )
