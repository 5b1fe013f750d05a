"""What a browser draws of a blueprint's texts lies in the boxes laid out for them, in any script."""

import base64
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.render.diagrams.blueprint import draw_blueprint

pytestmark = pytest.mark.xdist_group("site")

_TEXTS = {
    "Latin": "Describes the project, the skills it lacks and when they are needed on site.",
    "Arabic": "يطلب مدير الموقع الدعم من المكتب ويصف المهارات الناقصة",
    "Devanagari": "साइट प्रबंधक परिवर्तन का अनुरोध करता है और क्षमता बताता है",
    "Chinese": "现场项目经理描述项目、所缺技能以及何时需要这些技能。",
    "Japanese": "現場の責任者が変更を確認して承認します",
    "emoji": "👩🏽‍🚒🚧🔥 alarm 👩🏽‍🚒 rings 🔥🔥🔥 until it is heard",
    "mixed": "The site 現場 asks يطلب for परिवर्तन today, all of it 🔥",
}
_MEASURE = """() => [...document.querySelectorAll('[data-shape]')].flatMap(thing => {
  const outline = thing.querySelector('rect, circle, path').getBBox();
  const own = text => text.closest('[data-shape]') === thing;
  return [...thing.querySelectorAll('text')].filter(own).map(text => {
    const box = text.getBBox();
    return {shape: thing.dataset.shape, text: text.textContent,
      out: Math.max(outline.x - box.x, box.x + box.width - outline.x - outline.width,
                    outline.y - box.y, box.y + box.height - outline.y - outline.height)};
  });
})"""


@pytest.fixture
def page(browser: Browser) -> Page:
    page = browser.new_page()
    fonts = files("font_lato") / "files"
    faces = "".join(
        f"@font-face{{font-family:Lato;font-weight:{weight};src:url(data:font/ttf;base64,{encoded})}}"
        for weight, name in ((400, "Regular"), (700, "Bold"))
        for encoded in [base64.b64encode((fonts / f"Lato-{name}.ttf").read_bytes()).decode()]
    )
    page.set_content(f"<style>{faces}</style><p style='font-family:Lato'>a<b>b</b></p><div></div>")
    page.evaluate("document.fonts.ready.then(() => 0)")
    return page


def _blueprint(text: str) -> Blueprint:
    cells = (
        {"lane": "evidence", "text": text},
        {"lane": "site", "text": text, "service_level": text, "fail_point": {"title": text}},
        {"lane": "desk", "decision": {"question": text}, "moment_of_truth": text},
        {"lane": "systems", "systems": ("system:ledger",)},
    )
    roles = {"evidence": "evidence", "site": "customer", "desk": "frontstage", "systems": "support"}
    return Blueprint.model_validate(
        {
            "id": "text",
            "title": text,
            "summary": text,
            "lanes": tuple({"id": lane, "role": role, "title": text} for lane, role in roles.items()),
            "phases": (
                {
                    "id": "p",
                    "title": text[:30],
                    "goal": text,
                    "steps": ({"id": "s", "title": text[:20], "cells": cells},),
                },
            ),
        }
    )


@pytest.mark.parametrize("script", _TEXTS)
def test_no_text_leaves_its_box_in_a_browser(page: Page, script: str) -> None:
    picture = draw_blueprint(ServiceDesign((), ()), _blueprint(_TEXTS[script]), lambda address: None)
    page.evaluate("svg => { document.querySelector('div').innerHTML = svg }", str(picture.svg))
    outside = [one for one in page.evaluate(_MEASURE) if one["out"] > 0.5 and one["shape"] != "badge"]
    assert outside == []


def test_right_to_left_text_ends_flush_with_the_right_of_its_cell(page: Page) -> None:
    picture = draw_blueprint(ServiceDesign((), ()), _blueprint(_TEXTS["Arabic"]), lambda address: None)
    page.evaluate("svg => { document.querySelector('div').innerHTML = svg }", str(picture.svg))
    gap = page.evaluate("""() => {
      const cell = document.querySelector('#blueprint-text-cell-p--s--site');
      const [box, text] = [cell.querySelector('rect').getBBox(), cell.querySelector('text').getBBox()];
      return box.x + box.width - text.x - text.width;
    }""")
    assert gap == pytest.approx(10, abs=1)
