"""The own account and the administrator's pages in a real browser: barriers, the notice, other ways in."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx
import pyotp
import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from records import database, outbox, staff
from records.models import Staff, StaffSession, now
from tests.browser.staff_home import DESK, PHONE, Home, invented_home
from tests.browser.staff_pages import Open, logged_in
from tests.browser.test_staff_screens import LOW, RULES, WIDE
from tests.nodejs import FOLDER
from tests.ports import free_port
from tests.web.staff.house import PASSWORD
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

ACCOUNT, MANAGEMENT = "/staff/account", "/staff/beheer"
SIZES = {"phone": PHONE, "desk": DESK}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("var")) as home:
        with database.session(home.url) as work:
            secret = staff._hasher.hash(PASSWORD)
            work.execute(
                sa.update(Staff).where(Staff.email == "beheer@huis.example").values(password_hash=secret)
            )
            letter = outbox.email(work, to="wil@naaste.example", subject="Uitnodiging", body="")
            outbox.failed(work, letter.id, "550 no such mailbox")
        yield home


@pytest.fixture
def opened(browser: Browser, home: Home) -> Iterator[Open]:
    with logged_in(browser, home.address) as opened:
        yield opened


def no_barriers(page: Page) -> None:
    """No known barrier, nothing too low to hit, nothing wider than the window."""
    page.evaluate("scrollTo(0, 0)")  # the strip of signals covers what is scrolled under it
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(LOW) == []
    assert page.evaluate(WIDE) == []


def everywhere(page: Page, look: Callable[[], None]) -> None:
    """Look in both schemes, on a phone and at a desk."""
    for size in SIZES.values():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            look()


def test_the_own_account_has_no_barriers(opened: Open) -> None:
    page = opened(ACCOUNT, reduced_motion="reduce")
    page.get_by_text("Nieuwe sleutel").click()
    everywhere(page, lambda: no_barriers(page))
    page.goto(f"{ACCOUNT}/wachtwoord")
    everywhere(page, lambda: no_barriers(page))


def test_the_pages_of_the_administrator_have_no_barriers(opened: Open, home: Home) -> None:
    page = opened(MANAGEMENT, who="beheer", reduced_motion="reduce")
    with database.session(home.url) as work:
        anja = work.scalars(sa.select(Staff.id).where(Staff.email == "anja@huis.example")).one()
    for path in ("", "/collegas/nieuw", f"/collegas/{anja}", "/instellingen", "/post"):
        page.goto(f"{MANAGEMENT}{path}")
        everywhere(page, lambda: no_barriers(page))


def test_the_second_step_is_set_up_and_used(opened: Open, browser: Browser, home: Home) -> None:
    page = opened(ACCOUNT, who="lotte", reduced_motion="reduce")
    page.get_by_role("link", name="Tweede stap instellen").click()
    expect(page.get_by_role("img", name="QR-code om de app in te stellen")).to_be_visible()
    everywhere(page, lambda: no_barriers(page))
    page.get_by_text("Lukt het niet met de camera?").click()
    app = pyotp.TOTP(page.locator(".set-up__typed").inner_text().replace(" ", ""))
    page.get_by_label("Typ de zes cijfers").fill(app.now())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)
    everywhere(page, lambda: no_barriers(page))

    other = browser.new_context(base_url=home.address, reduced_motion="reduce").new_page()
    other.goto(f"/staff/inloggen?next={ACCOUNT}")
    other.get_by_label("E-mailadres").fill("lotte@huis.example")
    other.get_by_label("Wachtwoord").fill(PASSWORD)
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", name="Nog één stap")).to_be_visible()
    everywhere(other, lambda: no_barriers(other))
    other.get_by_label("Code").fill(app.at(int(time.time()) + 30))
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", name="Mijn account")).to_be_visible()
    other.context.close()


class TestTheNotice:
    def nearly_over(self, home: Home, left: timedelta) -> None:
        with database.session(home.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=15) + left))

    def test_it_comes_before_the_end_and_one_press_stays(self, opened: Open, home: Home) -> None:
        page = opened("/staff/zoeken")
        page.clock.install()
        page.goto("/staff/zoeken")
        notice = page.locator("#sessie")
        expect(notice).to_be_hidden()
        self.nearly_over(home, timedelta(seconds=100))
        page.clock.run_for(13 * 60 * 1000 + 5000)
        expect(notice).to_contain_text("Je wordt zo uitgelogd")
        no_barriers(page)
        page.get_by_role("button", name="Ik ben er nog").click()
        expect(notice).to_be_hidden()
        with database.session(home.url) as work:
            seen = work.scalars(sa.select(StaffSession.seen_at).order_by(StaffSession.seen_at.desc())).first()
        assert seen
        assert now() - seen < timedelta(minutes=2)

    def test_it_stays_away_while_somebody_is_busy_in_another_tab(self, opened: Open, home: Home) -> None:
        page = opened("/staff/zoeken")
        page.clock.install()
        page.goto("/staff/zoeken")
        self.nearly_over(home, timedelta(minutes=14))
        with page.expect_response("**/staff/sessie"):
            page.clock.run_for(13 * 60 * 1000 + 5000)
        expect(page.locator("#sessie")).to_be_hidden()

    def test_writing_is_a_sign_of_life(self, opened: Open, home: Home) -> None:
        page = opened("/staff/zoeken")
        page.clock.install()
        page.goto("/staff/zoeken")
        self.nearly_over(home, timedelta(minutes=5))
        page.clock.run_for(61_000)
        with page.expect_response("**/staff/sessie") as answered:
            page.get_by_role("searchbox").first.press("a")
        assert answered.value.request.method == "POST"
        assert answered.value.json()["seconds"] > 14 * 60

    def test_what_was_written_is_saved_after_logging_in_again(self, opened: Open, home: Home) -> None:
        page = opened(ACCOUNT)
        page.get_by_label("Zo zien collega's je naam").fill("Anja de Wit-Bos")
        self.nearly_over(home, timedelta(minutes=-1))
        page.get_by_role("button", name="Naam opslaan").click()
        expect(page.get_by_text("Wat je schreef, is er nog.")).to_be_visible()
        page.get_by_label("E-mailadres").fill("anja@huis.example")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Alsnog opslaan").click()
        expect(page.get_by_label("Zo zien collega's je naam")).to_have_value("Anja de Wit-Bos")


def test_single_sign_on_comes_back_logged_in(
    browser: Browser,
    home: Home,
    node: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A strict cookie that is set on the way back from another site must be there on the next page."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    ours = home.address.replace("127.0.0.1", "localhost")  # another site than the provider
    for name, value in (("PUBLIC_URL", ours), ("OIDC_ISSUER", issuer), ("OIDC_CLIENT_ID", "huis")):
        monkeypatch.setenv(f"WARMWELKOM_{name}", value)
    secret = tmp_path_factory.mktemp("secret") / "oidc"
    secret.write_text("een-geheim-van-het-huis-en-de-aanbieder")
    monkeypatch.setenv("WARMWELKOM_OIDC_CLIENT_SECRET_FILE", str(secret))
    get_settings.cache_clear()
    command = [node, "--no-warnings", "openid-provider.mjs", str(port), f"{ours}/staff/inloggen/oidc/terug"]
    with subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        try:
            person = {"sub": "e-1", "email": "ellen@huis.example", "email_verified": True}
            httpx.post(f"{issuer}/test", json=person, trust_env=False, timeout=60).raise_for_status()
            page = browser.new_context(base_url=ours, reduced_motion="reduce").new_page()
            page.goto(ACCOUNT)
            no_barriers(page)
            page.get_by_role("link", name="Inloggen met je werkaccount").click()
            page.wait_for_url(re.compile(rf"{re.escape(ACCOUNT)}$"))
            expect(page.get_by_role("heading", name="Mijn account")).to_be_visible()
            page.context.close()
        finally:
            process.terminate()
            monkeypatch.undo()
            get_settings.cache_clear()
