"""Pictures in a real browser: zoomed, panned, on the full screen, folded to a view, printed."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.site.command import MKDOCS

pytestmark = pytest.mark.xdist_group("site")

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
FOCUS = 2
"""How thick the mark of focus is that the scroller draws inside its edge."""

BLUEPRINT = "blueprints/operation.html"
JOURNEY = "journeys/raise-a-change.html"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk's window; any fault in a script fails the test."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that is touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A window that runs no script."""
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    yield context.new_page()
    context.close()


def scroller(page: Page) -> Locator:
    return page.locator(".picture__scroll").first


def drawing(page: Page) -> Locator:
    return page.locator(".picture__sheet:not([hidden]) > svg").first


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found is not None
    return {name: float(value) for name, value in found.items()}


def violations(page: Page) -> list[str]:
    response = Axe().run(page, options=WCAG).response
    return [f"{found['id']}: {node['target']}" for found in response["violations"] for node in found["nodes"]]


# ── what stays in view ───────────────────────────────────────────────────────────────────────


def test_the_rail_stays_at_the_left_edge_while_the_picture_scrolls(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    rail = page.locator(".picture__rail").first
    expect(rail).not_to_be_visible()
    scroller(page).focus()
    for _ in range(4):
        page.keyboard.press("+")
    wide = box(drawing(page))
    label = drawing(page).locator("[data-rail] text").nth(1)
    inset = box(label)["x"] - wide["x"]

    page.keyboard.press("End")

    expect(rail).to_be_visible()
    assert box(drawing(page))["x"] < -400
    assert box(rail)["x"] == pytest.approx(box(scroller(page))["x"] + FOCUS, abs=1)
    assert box(rail)["height"] == pytest.approx(wide["height"], abs=1)
    copied = box(rail.locator("text").nth(1))
    assert copied["x"] - box(rail)["x"] == pytest.approx(inset, abs=1)
    assert copied["y"] == pytest.approx(box(label)["y"], abs=1)


def test_a_picture_that_is_cut_off_says_so_and_a_button_leads_on_and_back(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + BLUEPRINT)
    button = page.get_by_role("button", name="More at the right")
    expect(button).to_be_visible()
    expect(scroller(page)).to_have_class(re.compile("picture__scroll--cut"))

    button.click()
    expect(page.get_by_role("button", name="Back to the left")).to_be_visible()
    expect(scroller(page)).not_to_have_class(re.compile("picture__scroll--cut"))
    assert box(drawing(page))["x"] + box(drawing(page))["width"] <= DESK["width"] + 1

    page.get_by_role("button", name="Back to the left").click()
    expect(button).to_be_visible()
    page.get_by_role("button", name="Fit", exact=True).first.click()
    expect(button).to_be_hidden()


def test_on_a_phone_the_rail_that_stays_has_its_icons_alone(phone: Page, served_site: str) -> None:
    phone.goto(served_site + BLUEPRINT)
    phone.get_by_role("button", name="Full screen").first.click()
    scroller(phone).evaluate("scroller => scroller.scrollTo(400, 300)")
    rail = phone.locator(".picture__rail").first

    expect(rail).to_be_visible()
    assert box(rail)["width"] < 48
    expect(rail.locator("[data-icon]:visible")).not_to_have_count(0)
    expect(rail.locator("text:visible")).to_have_count(0)


def test_the_mark_of_focus_is_not_hidden_by_the_rail(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    page.keyboard.press("1")
    page.keyboard.press("End")

    rail = page.locator(".picture__rail").first
    expect(rail).to_be_visible()
    assert box(rail)["x"] - box(scroller(page))["x"] == pytest.approx(FOCUS, abs=0.5)


def test_on_the_full_screen_the_heads_of_the_columns_stay_at_the_top(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    page.keyboard.press("f")
    page.keyboard.press("1")
    scroller(page).evaluate("scroller => scroller.scrollTo(0, 700)")

    strip = page.locator(".picture__head").first
    expect(strip).to_be_visible()
    assert box(strip)["y"] == pytest.approx(box(scroller(page))["y"] + FOCUS, abs=1)
    expect(strip).to_contain_text("Mobilise")
    expect(strip).to_contain_text("Ask for support")
    expect(strip).not_to_contain_text("Customer actions")


def test_without_a_script_the_rail_stays_and_picture_table_and_downloads_are_there(
    plain: Page, served_site: str
) -> None:
    plain.set_viewport_size({"width": 1000, "height": 900})
    plain.goto(served_site + BLUEPRINT)
    rail = plain.locator(".picture__rail").first
    scroller(plain).focus()
    for _ in range(3):
        plain.keyboard.press("ArrowRight")

    expect(drawing(plain)).to_be_visible()
    expect(plain.locator(".picture__rail").first).to_be_visible()
    expect(plain.get_by_text("The same as a table").first).to_be_visible()
    expect(plain.get_by_text("Download", exact=True).first).to_be_visible()
    expect(plain.locator(".picture__zoom").first).to_be_hidden()
    expect(plain.locator("[data-do=view]")).to_be_hidden()
    assert box(drawing(plain))["x"] < box(scroller(plain))["x"]
    assert box(rail)["x"] == pytest.approx(box(scroller(plain))["x"] + FOCUS, abs=1)


# ── zoom and pan ─────────────────────────────────────────────────────────────────────────────


def test_zooming_widens_the_drawing_itself_and_says_how_large_it_is(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    natural = float(drawing(page).get_attribute("width") or 0)
    scroller(page).focus()

    page.keyboard.press("1")
    assert box(drawing(page))["width"] == pytest.approx(natural, abs=1)
    expect(page.locator(".picture__scale").first).to_have_text("100\u202f%")
    page.keyboard.press("+")
    assert box(drawing(page))["width"] == pytest.approx(1.25 * natural, abs=1)
    expect(page.locator(".picture__scale").first).to_have_text("125\u202f%")
    page.get_by_role("button", name="Zoom out").first.click()
    assert box(drawing(page))["width"] == pytest.approx(natural, abs=1)
    page.get_by_role("button", name="Fit").first.click()
    assert box(drawing(page))["width"] == pytest.approx(box(scroller(page))["width"], abs=1)


def test_zoom_ends_at_a_quarter_and_at_four_times(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    for _ in range(12):
        page.keyboard.press("+")
    expect(page.locator(".picture__scale").first).to_have_text("400\u202f%")
    expect(page.get_by_role("button", name="Zoom in").first).to_have_attribute("aria-disabled", "true")
    for _ in range(16):
        page.keyboard.press("-")
    expect(page.locator(".picture__scale").first).to_have_text("25\u202f%")


def test_the_wheel_with_ctrl_zooms_about_the_cursor(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    page.keyboard.press("1")
    cell = drawing(page).locator("[data-shape=cell]").nth(12)
    cell.scroll_into_view_if_needed()
    before = box(cell)
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -50)
    page.keyboard.up("Control")

    expect(page.locator(".picture__scale").first).to_have_text("122\u202f%")
    after = box(cell)
    assert after["width"] > 1.2 * before["width"]
    assert after["x"] + after["width"] / 2 == pytest.approx(x, abs=2)
    assert after["y"] + after["height"] / 2 == pytest.approx(y, abs=2)


def test_two_fingers_zoom_about_their_middle(phone: Page, served_site: str) -> None:
    phone.goto(served_site + BLUEPRINT)
    phone.get_by_role("button", name="Full screen").first.click()
    width = box(drawing(phone))["width"]
    touch = phone.context.new_cdp_session(phone)

    def fingers(kind: str, *places: tuple[int, int]) -> None:
        points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (150, 500))
    fingers("touchStart", (150, 500), (250, 500))
    fingers("touchMove", (125, 500), (275, 500))
    fingers("touchMove", (100, 500), (300, 500))
    fingers("touchEnd")

    assert box(drawing(phone))["width"] == pytest.approx(2 * width, rel=0.02)


def test_the_mouse_drags_the_picture_and_a_drag_is_no_click(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    page.keyboard.press("1")
    page.keyboard.press("+")
    link = drawing(page).locator("a[data-shape=cell]").nth(4)
    link.scroll_into_view_if_needed()
    start = box(link)
    x, y = start["x"] + 40, start["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()

    assert page.url.endswith(BLUEPRINT)
    assert box(link)["x"] == pytest.approx(start["x"] - 60, abs=1)


def test_a_cell_is_followed_by_a_click_and_by_enter(page: Page, served_site: str) -> None:
    for follow in ("click", "enter"):
        page.goto(served_site + BLUEPRINT)
        link = drawing(page).locator("a[data-shape=cell]").first
        target = link.evaluate("link => link.href.baseVal")
        if follow == "click":
            link.click()
        else:
            link.focus()
            page.keyboard.press("Enter")
        expect(page).to_have_url(urljoin(served_site + BLUEPRINT, target))


def test_a_label_is_followed_through_the_rail_that_lies_over_it(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    link = drawing(page).locator("[data-rail] a").first
    target = link.evaluate("link => link.href.baseVal")
    scroller(page).evaluate("scroller => { scroller.scrollLeft = 3; }")
    expect(page.locator(".picture__rail").first).to_be_visible()
    spot = box(link)
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)

    expect(page).to_have_url(served_site + target.removeprefix("../"))


# ── full screen ──────────────────────────────────────────────────────────────────────────────


def test_a_key_fills_the_screen_keeps_focus_inside_and_escape_gives_it_back(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + BLUEPRINT)
    scroller(page).focus()
    page.keyboard.press("f")

    figure = page.get_by_role("dialog")
    expect(figure).to_be_visible()
    assert box(figure)["width"] >= DESK["width"] - 1
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            "['BODY', null].includes(document.activeElement.tagName) ||"
            " document.activeElement.closest('.picture') !== null"
        )
    assert violations(page) == []
    scroller(page).focus()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(scroller(page)).to_be_focused()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0
    assert page.evaluate("document.fullscreenElement") is None


def test_a_link_to_this_page_leaves_the_full_screen(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    page.get_by_role("button", name="Full screen").first.click()
    drawing(page).locator("a[data-shape=cell]").first.click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(":target")).to_be_in_viewport()


def test_where_the_browser_has_no_full_screen_the_picture_fills_the_window(
    page: Page, served_site: str
) -> None:
    page.add_init_script("delete Element.prototype.requestFullscreen")
    page.goto(served_site + BLUEPRINT)
    page.get_by_role("button", name="Full screen").first.click()

    filled = box(page.get_by_role("dialog"))
    assert (filled["x"], filled["y"], filled["height"]) == (0, 0, DESK["height"])
    page.get_by_role("button", name="Close").first.click()
    expect(page.get_by_role("button", name="Full screen").first).to_be_focused()


def test_a_phone_shows_its_own_form_and_the_wide_one_on_the_full_screen(
    phone: Page, served_site: str
) -> None:
    phone.goto(served_site + BLUEPRINT)
    expect(drawing(phone)).to_be_hidden()
    expect(phone.locator(".picture__phone").first).to_be_visible()
    assert box(phone.get_by_role("button", name="Full screen").first)["height"] >= 40

    phone.get_by_role("button", name="Full screen").first.click()
    expect(drawing(phone)).to_be_visible()
    expect(phone.locator(".picture__phone").first).to_be_hidden()
    assert violations(phone) == []
    assert box(phone.get_by_role("button", name="View").first)["height"] >= 40
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


# ── views ────────────────────────────────────────────────────────────────────────────────────

LEFT = """svg => {
    const seen = [...svg.querySelectorAll('[data-step]')].filter(part => part.getClientRects().length);
    const steps = seen.filter(part => !part.dataset.connector).flatMap(part => part.dataset.step.split(' '));
    return [...new Set(steps)].sort();
}"""
STRAY = """svg => {
    const outline = id => document.getElementById(id).querySelector('rect, circle, path');
    const apart = (x, y, box) => Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom);
    const lines = [...svg.querySelectorAll('[data-connector]')];
    return lines.filter(line => line.getClientRects().length).flatMap(line => {
        const path = line.querySelector('path');
        const matrix = path.getScreenCTM();
        const [start, end] = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())]
            .map(point => point.matrixTransform(matrix));
        const scale = matrix.a;
        return [[start, line.dataset.from], [end, line.dataset.to]]
            .map(([point, id]) => [apart(point.x, point.y, outline(id).getBoundingClientRect()), id])
            .filter(([gap]) => gap > 12 * scale)
            .map(([, id]) => `${line.dataset.from} to ${line.dataset.to}: not at ${id}`);
    });
}"""
BODY = "svg => svg.getAttribute('width') + document.getElementById(`${svg.id}-body`).outerHTML"
SPILT = """svg => {
    const wide = svg.viewBox.baseVal.width;
    const left = svg.getBoundingClientRect().left;
    const scale = svg.getBoundingClientRect().width / wide;
    return [...svg.querySelectorAll('text')].filter(text => text.getClientRects().length)
        .filter(text => (text.getBoundingClientRect().right - left) / scale > wide + 1)
        .map(text => text.textContent);
}"""


def columns(page: Page) -> list[dict[str, object]]:
    found = json.loads(drawing(page).get_attribute("data-columns") or "[]")
    assert found
    return list(found)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("phase=deliver", "2 Deliver; 3 of 9 steps"),
        ("phase=mobilise,account", "1 Mobilise, 3 Account; 6 of 9 steps"),
        ("system=contract-ledger", "Contract ledger; 3 of 9 steps"),
        ("phase=deliver&lanes=customer,coordinator", "2 Deliver; 3 of 9 steps; 2 of 7 lanes"),
        ("lanes=customer,contracts,systems", "3 of 7 lanes"),
    ],
)
def test_a_view_leaves_its_columns_its_rows_and_arrows_that_end_on_boxes(
    page: Page, served_site: str, query: str, said: str
) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?{query}")
    expect(page.locator(".picture__shown").first).to_contain_text(said)

    wanted = dict(pair.split("=") for pair in query.split("&"))
    kept = [
        column["key"]
        for column in columns(page)
        if all(
            set(values.split(",")) & {column["phase"]}
            if key == "phase"
            else set(values.split(",")) & set(column[f"{key}s"])  # type: ignore[call-overload]
            for key, values in wanted.items()
            if key != "lanes"
        )
    ]
    left = drawing(page).evaluate(LEFT)
    alone = (
        drawing(page)
        .locator("[data-shape=cell]:visible")
        .evaluate_all("cells => [...new Set(cells.map(cell => cell.dataset.step))].sort()")
    )
    assert set(alone) <= set(kept)
    assert set(kept) <= set(left)
    if "lanes" in wanted:
        lanes = (
            drawing(page)
            .locator("[data-shape=cell]:visible")
            .evaluate_all("cells => [...new Set(cells.map(cell => cell.dataset.lane))]")
        )
        assert set(lanes) <= set(wanted["lanes"].split(","))
    assert drawing(page).evaluate(STRAY) == []
    assert drawing(page).evaluate(SPILT) == []


def test_the_whole_picture_has_no_stray_arrow_either(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)

    assert drawing(page).evaluate(STRAY) == []
    assert drawing(page).evaluate(SPILT) == []


def test_a_view_is_chosen_in_the_form_and_kept_in_the_address(page: Page, served_site: str) -> None:
    page.goto(served_site + BLUEPRINT)
    whole = drawing(page).evaluate("svg => svg.outerHTML")
    natural = float(drawing(page).get_attribute("width") or 0)
    page.get_by_role("button", name="View").first.click()
    form = page.get_by_role("form", name="What the picture shows").first
    form.get_by_label("2 Deliver").check()
    form.get_by_label("Pain").check()

    assert page.url.endswith(BLUEPRINT + "?phase=deliver&heat=pain")
    assert float(drawing(page).get_attribute("width") or 0) < natural / 2
    expect(drawing(page)).to_have_attribute("data-heat", "pain")
    assert violations(page) == []
    page.reload()
    expect(page.locator(".picture__shown").first).to_contain_text("2 Deliver; 3 of 9 steps; Heat: Pain")

    page.get_by_role("button", name="Show all").first.click()
    assert page.url.endswith(BLUEPRINT)
    again = drawing(page).evaluate("svg => svg.outerHTML")
    assert re.sub(r' data-(?:heat|detail)="\w+"', "", again) == whole


def test_views_one_after_the_other_give_what_the_last_gives_alone(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?phase=account")
    expect(page.locator(".picture__shown").first).to_contain_text("3 of 9 steps")
    alone = drawing(page).evaluate(BODY)
    page.goto(served_site + BLUEPRINT)
    page.get_by_role("button", name="View").first.click()
    form = page.get_by_role("form", name="What the picture shows").first
    for title in ("1 Mobilise", "3 Account"):
        form.get_by_label(title).check()
    form.get_by_label("Contract ledger").check()
    form.get_by_label("Contract ledger").uncheck()
    form.get_by_label("1 Mobilise").uncheck()

    assert drawing(page).evaluate(BODY) == alone


def test_less_detail_leaves_the_steps_or_the_phases(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?detail=steps")
    expect(drawing(page).locator("[data-shape=cell]:visible")).to_have_count(0)
    expect(drawing(page).locator("[data-shape=step]:visible")).to_have_count(9)
    page.goto(f"{served_site}{BLUEPRINT}?detail=phases")
    expect(drawing(page).locator("[data-shape=step]:visible")).to_have_count(0)
    expect(drawing(page).locator("[data-shape=band]:visible")).to_have_count(3)


@pytest.mark.parametrize("detail", ["steps", "phases"])
def test_without_its_cells_a_blueprint_has_no_foot_that_explains_them(
    page: Page, served_site: str, detail: str
) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?detail={detail}")
    expect(page.locator(".picture__shown").first).to_contain_text("Detail")
    rows = {row["key"]: row["y"] for row in json.loads(drawing(page).get_attribute("data-rows") or "[]")}

    expect(drawing(page).locator("#blueprint-operation-foot")).to_be_hidden()
    kept = ["sums"] if detail == "phases" else ["steps", "time", "sums", "measure", "policy"]
    gap = 10 if detail == "phases" else 0
    below = rows["phases"][1] + gap + sum(rows[key][1] - rows[key][0] for key in kept) + 40
    high = drawing(page).evaluate("svg => svg.viewBox.baseVal.height")
    assert high == pytest.approx(below)


def test_of_lines_that_meet_because_what_parted_them_is_hidden_one_is_left(
    page: Page, served_site: str
) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?lanes=customer,analyst")
    expect(page.locator(".picture__shown").first).to_contain_text("2 of 7 lanes")
    rail = drawing(page).locator("[data-rail]")
    expect(rail.locator("text:visible").filter(has_text="Line of")).to_have_count(1)
    expect(rail.locator("text:visible").filter(has_text="VISIBILITY")).to_have_count(1)


def test_a_journey_without_today_has_no_row_of_changes(page: Page, served_site: str) -> None:
    page.goto(served_site + JOURNEY)
    whole = float(drawing(page).get_attribute("height") or 0)
    rows = {row["key"]: row["y"] for row in json.loads(drawing(page).get_attribute("data-rows") or "[]")}
    page.goto(f"{served_site}{JOURNEY}?compare=without")
    expect(page.locator(".picture__shown--said")).to_have_count(1)

    expect(drawing(page).locator("text:visible").filter(has_text="Against today")).to_have_count(0)
    left = float(drawing(page).get_attribute("height") or 0)
    assert left <= whole - (rows["change"][1] - rows["change"][0]) + 1


def test_a_choice_that_leaves_nothing_says_so_and_shows_the_whole(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?phase=mobilise&system=finance-system")

    expect(page.locator(".picture__shown").first).to_contain_text("Nothing answers to all of that")
    expect(drawing(page).locator("[data-shape=step]:visible")).to_have_count(9)


def test_a_view_is_read_and_written_on_a_disk_too(page: Page, built_site: Path) -> None:
    page.goto((built_site / BLUEPRINT).as_uri() + "?phase=deliver")
    expect(page.locator(".picture__shown").first).to_contain_text("3 of 9 steps")
    page.get_by_role("button", name="View").first.click()
    page.get_by_role("form", name="What the picture shows").first.get_by_label("1 Mobilise").check()

    expect(page.locator(".picture__shown").first).to_contain_text("6 of 9 steps")
    assert page.url.endswith("?phase=mobilise,deliver")


def test_a_printed_page_shows_the_view_and_no_tools(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{BLUEPRINT}?phase=deliver")
    expect(page.locator(".picture__shown").first).to_contain_text("3 of 9 steps")
    page.emulate_media(media="print")

    expect(page.locator(".picture__tools").first).to_be_hidden()
    expect(page.locator(".picture__rail").first).to_be_hidden()
    expect(drawing(page)).to_be_visible()
    expect(drawing(page).locator("[data-shape=step]:visible")).to_have_count(3)


def test_a_journey_shows_one_persona_or_one_stage(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{JOURNEY}?persona=site-project-manager")
    expect(page.locator(".picture__shown").first).to_contain_text("Site project manager")
    people = (
        drawing(page)
        .locator("[data-persona]:visible")
        .evaluate_all("parts => [...new Set(parts.flatMap(part => part.dataset.persona.split(' ')))]")
    )
    assert "site-project-manager" in people
    expect(drawing(page).locator("[data-persona='site-ict-engineer']:visible")).to_have_count(0)

    page.goto(f"{served_site}{JOURNEY}?stage=decide")
    expect(page.locator(".picture__shown").first).to_contain_text("3 Decide; 3 of 9 steps")
    assert all(
        step.startswith("decide/")
        for step in drawing(page)
        .locator("[data-shape=step]:visible")
        .evaluate_all("steps => steps.map(step => step.dataset.step)")
    )
    assert drawing(page).evaluate(SPILT) == []


def test_a_map_is_shown_in_the_other_form_that_was_drawn_of_it(page: Page, served_site: str) -> None:
    page.goto(served_site + "service/index.html")
    first = drawing(page).get_attribute("id")
    page.get_by_role("button", name="View").first.click()
    page.get_by_role("radio", name="Rings").check()

    assert drawing(page).get_attribute("id") != first
    assert page.url.endswith("service/index.html?form=rings")
    expect(page.locator(".picture").first.locator(".picture__sheet:visible")).to_have_count(1)


def test_under_another_theme_pictures_are_looked_at_in_the_same_way(page_of_loan_desk: Page) -> None:
    page = page_of_loan_desk
    page.get_by_role("button", name="View").first.click()
    page.get_by_role("form", name="What the picture shows").first.get_by_label("1 Lend").check()

    expect(page.locator(".picture__shown").first).to_contain_text("1 Lend; 2 of 3 steps")
    scroller(page).focus()
    page.keyboard.press("1")
    expect(page.locator(".picture__scale").first).to_have_text("100\u202f%")


@pytest.fixture
def page_of_loan_desk(browser: Browser, loan_desk: Path) -> Iterator[Page]:
    """The blueprint of a small workspace, as MkDocs' own theme shows it."""
    settings = loan_desk / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("name: pmo-design", "name: mkdocs"))
    subprocess.run([MKDOCS, "build", "--quiet"], cwd=loan_desk, check=True)
    context = browser.new_context(viewport=DESK, offline=True)
    page = context.new_page()
    page.goto((loan_desk / "build" / "site" / "blueprints" / "counter-service.html").as_uri())
    yield page
    context.close()
