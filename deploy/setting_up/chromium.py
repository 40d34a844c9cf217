"""A browser for the tests."""

from __future__ import annotations

import os
import shutil

from setting_up.programs import SetupError, run


def find_chromium() -> str | None:
    """Return a Chromium or Chrome of the machine, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def set_up_chromium() -> str:
    """Bring Debian's Chromium for the tests in a browser, where that is allowed; never fails the set-up."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return "there is none: install it for the tests in a browser (on Debian: apt-get install chromium)"
    what = "install Debian's Chromium"
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run(["apt-get", "update", "-qq"], what, quiet)
        run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
            what,
            quiet,
        )
    except SetupError as error:
        return str(error)
    return ""
