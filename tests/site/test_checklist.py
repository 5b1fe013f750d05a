"""The checklist in a real browser: ticked, kept, exported, and the export taken back."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from pmo_design.load import Config
from pmo_design.model.records import Records
from pmo_design.pipeline import consider, gather, load_design
from pmo_design.render.checklists.html import to_html
from tests.render.checklist_examples import CHECKLIST_TEXTS, assessed_of, small_checklist
from tests.site.command import ROOT

pytestmark = pytest.mark.xdist_group("site")

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
Opened = Callable[[], Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checklist of a small service as a file on a disk."""
    path = tmp_path_factory.mktemp("checklist") / "checklist.html"
    path.write_bytes(to_html(small_checklist()))
    return path.as_uri()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has kept nothing yet and has no connection."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, offline=True, reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, file: str) -> Iterator[Opened]:
    """Opens the checklist in a window; any fault in a script fails the test."""
    faults: list[str] = []

    def open_it() -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(file)
        return page

    yield open_it
    assert faults == []


def row(page: Page, key: str) -> Locator:
    return page.locator(f".entry[data-key='{key}']")


def field(page: Page, key: str, name: str) -> Locator:
    return row(page, key).locator(f"[data-field={name}]")


def choose(page: Page, key: str, result: str) -> None:
    row(page, key).get_by_role("radio", name=result, exact=True).check()


def measure(page: Page, key: str, **values: str) -> None:
    for name, value in values.items():
        field(page, key, name.rstrip("_")).fill(value)


def introduce(page: Page) -> None:
    page.get_by_label("Your role").fill("Keeper")
    page.get_by_label("Name of the run").fill("Night test 2")


def exported(page: Page, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.get_by_role("button", name="Export CSV").click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def taken(path: Path) -> Records:
    """Return what an import makes of an export of the small checklist; any fault fails the test."""
    assessed = assessed_of(CHECKLIST_TEXTS)
    gathered = gather(path, assessed.design, {})
    assert gathered.diagnostics == () and gathered.value is not None
    considered = consider(assessed, Config(), gathered.value.tables, date(2026, 11, 24))
    assert [each.message for each in considered.diagnostics if each.severity.word == "error"] == []
    return considered.value.new


def test_what_is_filled_in_survives_a_reload_and_is_counted(opened: Opened) -> None:
    page = opened()
    introduce(page)
    choose(page, "offline/kept/north", "Failed")
    field(page, "offline/kept/north", "severity").select_option("major")
    field(page, "offline/kept/north", "actual").fill("Two of three entries")
    measure(page, "answered", value="52")
    expect(page.locator(".ticks__count")).to_have_text("1 of 5 filled in on this device, 1 begun")
    expect(row(page, "answered")).to_contain_text("Still to do: the first day, the last day.")

    page.reload()

    expect(page.locator(".ticks__count")).to_have_text("1 of 5 filled in on this device, 1 begun")
    expect(page.get_by_label("Your role")).to_have_value("Keeper")
    expect(page.get_by_label("Name of the run")).to_have_value("Night test 2")
    expect(row(page, "offline/kept/north").get_by_role("radio", name="Failed")).to_be_checked()
    expect(field(page, "offline/kept/north", "severity")).to_have_value("major")
    expect(field(page, "offline/kept/north", "actual")).to_have_value("Two of three entries")
    expect(field(page, "offline/kept/south", "result").first).not_to_be_checked()


def test_the_export_is_taken_back_as_it_was_filled_in(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    introduce(page)
    choose(page, "offline/kept/north", "Failed")
    field(page, "offline/kept/north", "date").fill("2026-11-14")
    field(page, "offline/kept/north", "severity").select_option("minor")
    field(page, "offline/kept/north", "actual").fill('=2, then "three"')
    field(page, "offline/kept/north", "evidence").fill("@photo 12")
    choose(page, "offline/kept/south", "Passed")
    measure(page, "answered", value="52.5", n="12", from_="2026-11-01", to="2026-11-14", note="-quiet week")
    measure(page, "share", value="97", n="40", from_="2026-11-01", to="2026-11-14", source="Form count")
    field(page, "share", "site").select_option("south")

    path = exported(page, tmp_path)

    assert path.name == "w-1-night-test-2.csv"
    written = path.read_text(encoding="utf-8-sig")
    assert "'=2, then" in written and ",'@photo 12," in written and ",'-quiet week" in written
    records = taken(path)
    failed, passed = (each.record for each in records.test_runs)
    assert (failed.criterion, failed.scenario, failed.site) == ("criterion:offline", "kept", "site:north")
    assert (failed.result, failed.severity, failed.date) == ("failed", "minor", date(2026, 11, 14))
    assert (failed.tester, failed.run, failed.environment) == (
        "Keeper", "Night test 2", "Tablets of the wells",
    )  # fmt: skip
    assert failed.expected == "=3 entries stand in the register; Their times are right"
    assert (failed.actual, failed.evidence) == ('=2, then "three"', "@photo 12")
    assert (passed.result, passed.site, passed.severity) == ("passed", "site:south", None)
    answered, share = (each.record for each in records.measurements)
    assert (str(answered.value), answered.n, answered.observer) == ("52.5", 12, "Keeper")
    assert (answered.from_, answered.to) == (date(2026, 11, 1), date(2026, 11, 14))
    assert (answered.source, answered.note, answered.site) == ("Telephone log", "-quiet week", None)
    assert (share.source, share.site) == ("Form count", "site:south")


def test_an_export_asks_for_role_and_run_and_leaves_out_what_is_not_whole(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened()
    said = page.locator(".ticks__said")
    page.get_by_role("button", name="Export CSV").click()
    expect(said).to_have_text("First write down your role: every line needs it.")
    expect(page.get_by_label("Your role")).to_be_focused()
    introduce(page)
    measure(page, "answered", value="12,5", from_="2026-11-14", to="2026-11-01")
    expect(row(page, "answered")).to_contain_text(
        "Still to do: write the value as 12.5, the last day is before the first."
    )
    page.get_by_role("button", name="Export CSV").click()
    expect(said).to_contain_text("nothing to export. Left out, as not yet whole: AC-1.")

    choose(page, "offline/kept/north", "Not run")
    records = taken(exported(page, tmp_path))

    assert [each.record.result for each in records.test_runs] == ["not-run"]
    assert records.measurements == ()


def test_two_windows_do_not_lose_each_others_ticks(opened: Opened) -> None:
    first, second = opened(), opened()
    choose(first, "offline/kept/north", "Passed")
    expect(row(second, "offline/kept/north").get_by_role("radio", name="Passed")).to_be_checked()
    field(second, "offline/kept/north", "evidence").fill("Photo 12")
    choose(second, "offline/kept/south", "Blocked")
    field(first, "offline/kept/north", "actual").fill("All three entries")

    expect(first.locator("[data-count]")).to_have_text("2")
    expect(field(first, "offline/kept/north", "evidence")).to_have_value("Photo 12")
    expect(field(second, "offline/kept/north", "actual")).to_have_value("All three entries")


def test_what_another_window_wrote_is_kept_even_before_it_was_told(opened: Opened) -> None:
    page = opened()
    choose(page, "offline/kept/north", "Passed")
    page.evaluate(
        """() => Object.entries({ result: "failed", date: "2026-11-14" }).forEach(([field, value]) =>
          localStorage.setItem(`pmo-checklist:W-1:offline:offline/kept/south:${field}`, value))"""
    )
    field(page, "offline/kept/north", "actual").fill("All three entries")
    page.reload()

    expect(page.locator("[data-count]")).to_have_text("2")
    expect(field(page, "offline/kept/north", "actual")).to_have_value("All three entries")


def test_a_row_is_taken_back_alone_and_all_of_them_only_after_a_question(opened: Opened) -> None:
    page = opened()
    introduce(page)
    choose(page, "offline/kept/north", "Passed")
    choose(page, "offline/kept/south", "Passed")
    row(page, "offline/kept/north").get_by_role("button", name="Take back").click()
    expect(page.locator("[data-count]")).to_have_text("1")

    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[data-count]")).to_have_text("1")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").click()

    expect(page.locator("[data-count]")).to_have_text("0")
    expect(page.get_by_label("Your role")).to_have_value("Keeper")
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("0")
    expect(page.get_by_label("Your role")).to_have_value("Keeper")


REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
FULL = "Storage.prototype.setItem = (key) => { if (!key.endsWith('?')) throw new Error('full'); }"


@pytest.mark.parametrize(("storage", "said"), [(REFUSED, "keeps nothing"), (FULL, "no room left")])
def test_a_browser_that_keeps_nothing_says_so_and_still_exports(
    context: BrowserContext, file: str, tmp_path: Path, storage: str, said: str
) -> None:
    page = context.new_page()
    page.add_init_script(storage)
    page.goto(file)
    introduce(page)
    choose(page, "offline/kept/north", "Passed")
    choose(page, "offline/kept/south", "Passed")

    expect(page.locator(".ticks__said")).to_contain_text(said)
    expect(page.locator("[data-count]")).to_have_text("2")
    assert len(taken(exported(page, tmp_path)).test_runs) == 2


def test_the_list_is_narrowed_on_the_screen_and_on_paper(opened: Opened) -> None:
    page = opened()
    page.get_by_label("Site", exact=True).first.select_option("south")
    expect(page.locator(".ticks__shown")).to_have_text("1 of 5 shown")
    expect(row(page, "offline/kept/south")).to_be_visible()
    expect(row(page, "offline/kept/north")).to_be_hidden()
    choose(page, "offline/kept/south", "Passed")

    page.emulate_media(media="print")
    expect(page.locator(".ticks__paper tr[data-paper]:visible")).to_have_count(1)
    expect(page.locator(".ticks__paper tr[data-paper]:visible")).to_contain_text("passed")
    expect(row(page, "offline/kept/south")).to_be_hidden()


def test_without_a_script_the_printable_list_is_shown(browser: Browser, file: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file)
    expect(page.locator(".ticks__paper tr[data-paper]:visible")).to_have_count(5)
    expect(page.locator(".entry:visible, .ticks__top:visible")).to_have_count(0)
    context.close()


def test_the_keyboard_alone_fills_it_in(opened: Opened) -> None:
    page = opened()
    field(page, "offline/kept/north", "result").first.focus()
    page.keyboard.press("ArrowRight")
    expect(row(page, "offline/kept/north").get_by_role("radio", name="Failed")).to_be_checked()
    page.keyboard.press("Tab")
    expect(field(page, "offline/kept/north", "date")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_sound_for_everybody_on_a_phone(browser: Browser, file: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        has_touch=True,
    )
    page = context.new_page()
    page.goto(file)
    for key, result in (("offline/kept/north", "Failed"), ("offline/kept/south", "Blocked")):
        choose(page, key, result)
    measure(page, "answered", value="12,5")

    found = Axe().run(page, options=WCAG).response["violations"]

    assert [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found] == []
    low = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input:not([type=radio]), .entry__result")]
            .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 40)
            .map((each) => each.outerHTML)"""
    )
    assert low == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_the_page_of_the_site_keeps_ticks_and_exports_them(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    address = (built_site / "acceptance" / "checklist.html").as_uri()
    page.goto(address)
    introduce(page)
    page.locator(".entry--test-run").first.get_by_role("radio", name="Passed").check()
    page.reload()
    expect(page.locator(".ticks__count")).to_have_text(re.compile(r"^1 of \d+ filled in on this device$"))

    gathered = gather(exported(page, tmp_path), load_design(ROOT).value, {})

    assert gathered.diagnostics == () and gathered.value is not None
    assert [table.kind for table in gathered.value.tables] == ["test-run"]
    context.close()
