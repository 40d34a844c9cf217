"""The home in figures and learning to talk, as a person sees them: no barriers, charts that load, one A4."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from tests.browser.staff_home import DESK, PHONE, Home, invented_home
from tests.browser.staff_pages import Open, logged_in
from tests.browser.test_staff_screens import LOW, RULES, WIDE

pytestmark = pytest.mark.browser

LEAD = "ellen"
LOADED = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("var")) as home:
        yield home


@pytest.fixture
def opened(browser: Browser, home: Home) -> Iterator[Open]:
    """Opens a page; a script that fails or a refused source fails the test."""
    with logged_in(browser, home.address) as opened:
        yield opened


def newest(page_url: str) -> str:
    found = re.search(r"/staff/huis/(\d{4}-Q\d)", page_url)
    assert found
    return found[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1180, "height": 820}, {"width": 320, "height": 640}])
def test_no_known_barriers_and_every_chart_is_there(opened: Open, scheme: str, size: dict[str, int]) -> None:
    page = opened("/staff/leren", LEAD, viewport=size, color_scheme=scheme, reduced_motion="reduce")
    for path in ("/staff/leren", "/staff/huis", "council"):
        page.goto(path if path != "council" else f"/staff/huis/{newest(page.url)}/clientenraad")
        for picture in page.locator("main img").all():
            picture.scroll_into_view_if_needed()
        page.wait_for_function(LOADED)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(LOW) == []
        assert page.evaluate(WIDE) == []
    assert page.locator("main img").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_drawn_for_the_scheme_and_can_be_opened_by_itself(opened: Open, scheme: str) -> None:
    page = opened("/staff/leren", LEAD, viewport=DESK, color_scheme=scheme)
    page.goto("/staff/huis")
    picture = page.get_by_role("img", name=re.compile("^Staafdiagram"))
    expect(picture.first).to_be_visible()
    assert picture.first.get_attribute("alt") != ""
    source = str(picture.first.evaluate("(it) => it.currentSrc"))
    assert source.endswith("?donker=1") == (scheme == "dark")
    page.goto(source)  # a refused style is in the console, and fails the test
    assert page.locator("svg").count() == 1


def test_the_page_for_the_client_council_is_one_a4(opened: Open) -> None:
    page = opened("/staff/leren", LEAD, viewport=DESK)
    page.goto("/staff/huis")
    for quarter in ("Derde", "Tweede", "Eerste"):
        link = page.get_by_role("navigation", name="Kwartaal").get_by_role("link", name=re.compile(quarter))
        if link.count() == 0:
            continue
        link.first.click()
        expect(page.get_by_role("heading", name=re.compile(quarter, re.IGNORECASE)).first).to_be_visible()
        page.get_by_role("link", name="Blad voor de cliëntenraad").click()
        page.wait_for_url("**/clientenraad")
        page.wait_for_function(LOADED)
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
        page.get_by_role("link", name="Terug").click()
        expect(page.get_by_role("navigation", name="Kwartaal")).to_be_visible()


def test_a_wide_table_is_scrolled_by_keyboard(opened: Open) -> None:
    page = opened("/staff/leren", LEAD, viewport=PHONE)
    page.goto("/staff/huis")
    table = page.get_by_role("region", name="Tabel: Waar bewoners over vertellen")
    table.focus()
    before = table.evaluate("(it) => it.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert before == 0
