"""Takes the pictures of the manual, in the invented home: part of `make pictures`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from records import database
from tests.browser.pictures import save
from tests.browser.staff_home import DESK, PHONE, Home, invented_home, log_in, person
from tests.chromium import QUIET

Way = Callable[[Page, Home], None]
SMALL = {"viewport": DESK}
TALL = {"viewport": {**DESK, "height": 920}}
ON_PHONE = {"viewport": PHONE}


def _at(screen: str, *, to: str = "") -> Way:
    """A screen as it opens, or with the part under this heading on top."""

    def way(page: Page, home: Home) -> None:
        page.goto(home.screen(screen))
        if to:
            page.get_by_role("heading", name=to).first.evaluate("it => it.scrollIntoView()")
            page.mouse.wheel(0, -70)  # out from under the strip with signals

    return way


def _agreeing(page: Page, home: Home) -> None:
    """What is agreed, open to be read or changed."""
    page.goto(home.screen("review"))
    card = page.locator(".quote").first
    card.locator("summary", has_text="Afspraak").click()
    card.evaluate("it => it.scrollIntoView()")
    page.mouse.wheel(0, -70)


def _finishing(page: Page, home: Home) -> None:
    page.goto(home.screen("review"))
    page.get_by_role("heading", name="Klaar met dit gesprek?").evaluate(
        "it => it.scrollIntoView({block: 'center'})"
    )


def _inviting(page: Page, home: Home) -> None:
    with database.session(home.url) as work:
        bets = person(work, "Bets Horbach").id  # whose quarter is over
    page.goto(f"/staff/bewoners/{bets}")
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.get_by_alt_text("QR-code die het gesprek opent")).to_be_visible()


def _misspelt(page: Page, _: Home) -> None:
    page.goto("/staff/zoeken?q=kipen")


def _of_a_lead(address: str) -> Way:
    """A page as a team lead has it."""

    def way(page: Page, _: Home) -> None:
        page.context.clear_cookies()
        log_in(page, "ellen")
        page.goto(address)

    return way


# By the name of its file: how to get there, and how the browser is. Those that change something come last.
TAKEN: dict[str, tuple[Way, dict[str, Any]]] = {
    "staff": (_at("today"), TALL),
    "staff-today-phone": (_at("today"), ON_PHONE),
    "staff-signals": (_at("signals"), SMALL),
    "staff-signal": (_at("signal"), SMALL),
    "staff-review": (_at("review"), TALL),
    "staff-review-dark": (_at("review"), {**SMALL, "color_scheme": "dark"}),
    "staff-review-phone": (_at("review", to="Truus vertelt"), ON_PHONE),
    "staff-agreeing": (_agreeing, SMALL),
    "staff-finishing": (_finishing, SMALL),
    "staff-goals": (_at("goals"), SMALL),
    "staff-goal": (_at("goal", to="Wat er is gebeurd"), SMALL),
    "staff-person": (_at("person"), TALL),
    "staff-this-is-me": (_at("dit ben ik"), TALL),
    "staff-paper": (_at("dit ben ik on paper"), SMALL),
    "staff-found": (_misspelt, SMALL),
    "staff-invitations": (_at("invitations"), SMALL),
    "staff-together": (_of_a_lead("/staff/samen"), TALL),
    "staff-figures": (_of_a_lead("/staff/huis"), TALL),
    "staff-learning": (_of_a_lead("/staff/leren"), TALL),
    "staff-invitation": (_inviting, SMALL),
}
FIRST_USE = ("staff", "staff-today-phone")  # where the hints of first use stand in the picture


def without_hints(page: Page) -> None:
    """As it looks to somebody who read the hints of first use."""
    for hint in page.get_by_role("complementary", name="Uitleg").all():
        hint.evaluate("it => it.remove()")


def with_dutch_dates(page: Page) -> None:
    """Days as a Dutch browser writes them; this one has no Dutch of its own."""
    page.evaluate(
        """() => document.querySelectorAll("input[type=date]").forEach((it) => {
            const day = it.value.split("-").reverse().join("-");
            it.type = "text";
            it.value = day;
        })"""
    )


def main(wanted: list[str]) -> None:
    """Take all pictures, or those with these names."""
    with (
        tempfile.TemporaryDirectory() as var,
        invented_home(Path(var)) as home,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        with closing(chromium) as browser:
            for name, (way, given) in TAKEN.items():
                if wanted and name not in wanted:
                    continue
                page = browser.new_context(base_url=home.address, reduced_motion="reduce", **given).new_page()
                log_in(page)
                way(page, home)
                if name not in FIRST_USE:
                    without_hints(page)
                with_dutch_dates(page)
                save(page, name)
                page.context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
