"""What the page adds to an answer: from the send tap until the answer is on the screen, beside the API alone.

    python -m bench.page

Both are asked in turns, in one browser, of one server: the real one, with a database of its own and a Rasa
that answers at once. So what is measured is the page itself. It also counts the bytes of a first visit.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from records import database
from tests.chromium import QUIET
from tests.web.talk.playing import Playing
from tests.web.talk.serving import serving
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings
from web.app import create_app

TIMES = 30
WARM_UP = 3
MOST_ADDED = 60.0  # milliseconds
MOST_BYTES = 100_000
TABLET = {"width": 820, "height": 1180}
WORDS = "Ik zou zo graag weer eens naar de markt."

# Taps on send; gives the milliseconds until the frame after the one that holds the answer.
TAP = """(words) => new Promise((done) => {
    const log = document.querySelector("[data-log]");
    const answers = () => log.querySelectorAll(".line-assistant").length;
    const before = answers();
    const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
    new MutationObserver((_, observer) => {
        if (answers() === before) return;
        observer.disconnect();
        painted(() => done(performance.now() - begin));
    }).observe(log, { childList: true, subtree: true });
    document.querySelector("textarea").value = words;
    const begin = performance.now();
    document.querySelector(".send").click();
})"""
# The same message by the API alone, from the same page.
FETCH = """async (words) => {
    const id = crypto.randomUUID();
    const begin = performance.now();
    const answer = await fetch(`${document.querySelector("warm-talk").dataset.api}/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ id, text: words }),
    });
    await answer.json();
    return performance.now() - begin;
}"""


def middle(taken: Sequence[float]) -> float:
    """The median."""
    return statistics.median(taken)


def slowest(taken: Sequence[float]) -> float:
    """What 19 of 20 stay under."""
    return statistics.quantiles(taken, n=20)[-1]


def table(page: Sequence[float], api: Sequence[float], first_visit: int) -> str:
    """What was measured, to read."""
    added = middle(page) - middle(api)
    return "\n".join(
        (
            f"{'':34}{'median':>10}{'95%':>10}",
            f"{'the API alone':34}{middle(api):>7.1f} ms{slowest(api):>7.1f} ms",
            f"{'from the tap to the screen':34}{middle(page):>7.1f} ms{slowest(page):>7.1f} ms",
            f"the page adds {added:.1f} ms at the median (at most {MOST_ADDED:.0f})",
            f"a first visit takes {first_visit / 1000:.1f} kB (at most {MOST_BYTES / 1000:.0f})",
        )
    )


def judge(page: Sequence[float], api: Sequence[float], first_visit: int) -> None:
    """Tell when the page is slower or larger than it may be.

    Raises:
        WarmWelkomError: It is.
    """
    added = middle(page) - middle(api)
    if added > MOST_ADDED:
        raise WarmWelkomError(f"The page adds {added:.1f} ms; {MOST_ADDED:.0f} is the most.")
    if first_visit > MOST_BYTES:
        raise WarmWelkomError(f"A first visit takes {first_visit} bytes; {MOST_BYTES} is the most.")


def first_visit(page: Page, address: str) -> int:
    """Open the page for the first time and count what comes over the line, headers too."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[int] = []

    def finished(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    line.on("Network.loadingFinished", finished)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return sum(sizes)


def measure(page: Page, times: int) -> tuple[list[float], list[float]]:
    """The milliseconds of the page and of the API alone, in turns."""
    by_page: list[float] = []
    by_api: list[float] = []
    for number in range(times + WARM_UP):
        for taken, way in ((by_page, TAP), (by_api, FETCH)):
            milliseconds = page.evaluate(way, WORDS)
            page.wait_for_load_state("networkidle")  # the page asks how the talk stands
            page.wait_for_timeout(300)
            if number >= WARM_UP:
                taken.append(milliseconds)
    return by_page, by_api


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="how often each is asked (%(default)s)")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as var, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", var)
        patch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
        get_settings.cache_clear()
        url = get_settings().database_url
        database.upgrade(url)
        talk = Playing(url)
        app = create_app()
        app.state.talks = talk.service
        with serving(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
            page = browser.new_page(viewport=TABLET)  # type: ignore[arg-type]
            size = first_visit(page, f"{address}/t/{talk.token}")
            by_page, by_api = measure(page, times)
            browser.close()
        database.dispose(url)
    print(table(by_page, by_api, size))
    judge(by_page, by_api, size)


if __name__ == "__main__":
    try:
        main()
    except WarmWelkomError as error:
        raise SystemExit(str(error)) from error
