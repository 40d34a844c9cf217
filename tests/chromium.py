"""A pytest plugin for tests in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

PATIENCE = 30_000  # milliseconds that anything may take; a machine that is busy with more is slow
expect.set_options(timeout=PATIENCE)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")  # not longer: Playwright holds an event loop, and other tests begin their own
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: run `make test`, or install the package chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET, timeout=4 * PATIENCE)
        yield browser
        browser.close()
