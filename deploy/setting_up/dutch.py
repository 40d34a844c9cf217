"""The Dutch pipeline: the official one, that of a wheelhouse, or none."""

from __future__ import annotations

import contextlib
import http.client
import os
import tempfile
import threading
import time
import urllib.request
import zipfile
from pathlib import Path

from setting_up import places
from setting_up.bot import bot_is_current
from setting_up.programs import uv
from setting_up.pythons import numbers
from setting_up.stamps import read_stamps, write_stamps

DUTCH = "nl_core_news_sm"
DUTCH_VERSION = "3.4.0"
DUTCH_URL = (
    "https://github.com/explosion/spacy-models/releases/download/"
    f"{DUTCH}-{DUTCH_VERSION}/{DUTCH}-{DUTCH_VERSION}-py3-none-any.whl"
)
OFFICIAL = "official"
DUTCH_CONNECT_SECONDS = 5
DUTCH_TOTAL_SECONDS = 180


def wheelhouse_wheel() -> Path | None:
    """Return the newest wheel of the Dutch pipeline in the wheelhouse folder, when there is one."""
    folder = os.environ.get("WARMWELKOM_WHEELHOUSE")
    if not folder:
        return None
    return max((places.ROOT / Path(folder).expanduser()).glob(f"{DUTCH}-*.whl"), key=numbers, default=None)


def dutch_is_current() -> bool:
    """Tell whether the Dutch pipeline was looked for.

    Finding none counts too, so that a closed network costs its time once.

    A wheel that has appeared in the wheelhouse since then is a reason to look again, unless the official one
    is there.
    """
    version, _, found = read_stamps(places.BOT).get("dutch", "").partition(" ")
    if version != DUTCH_VERSION or not bot_is_current():
        return False
    wheel = wheelhouse_wheel()
    return found == OFFICIAL or wheel is None or found == wheel.name


def set_up_dutch() -> str:
    """Install the tagged Dutch pipeline where there is one to be had; say which one is used."""
    with tempfile.TemporaryDirectory() as folder:
        official = Path(folder) / DUTCH_URL.rpartition("/")[2]
        if download(DUTCH_URL, official):
            install_wheel(official)
            found, remark = OFFICIAL, f"the official {DUTCH} {DUTCH_VERSION}"
        else:
            wheel = wheelhouse_wheel()
            if wheel is not None:
                install_wheel(wheel)
                found = wheel.name
                remark = (
                    f"{wheel.name.split('-py3')[0]} from the wheelhouse (the official one can't be reached)"
                )
            else:
                found = "plain"
                remark = (
                    f"{DUTCH} can't be reached, so the plain pipeline is used; `make dutch` tries again, or "
                    "put its wheel in a folder and name that in WARMWELKOM_WHEELHOUSE"
                )
    write_stamps(places.BOT, dutch=f"{DUTCH_VERSION} {found}")
    return remark


def install_wheel(wheel: Path) -> None:
    """Install one wheel in Rasa's environment, without its dependencies (spaCy is locked)."""
    in_bot = str(places.BOT / "bin" / "python")
    what = "install the Dutch pipeline"
    uv("pip", "install", "--python", in_bot, "--offline", "--no-deps", "--reinstall", str(wheel), what=what)


def download(url: str, target: Path) -> bool:
    """Fetch a wheel; False when that does not work out. A closed network must not hold anyone up.

    Looking up a name has no time-out of its own in Python, so the work is done in a thread that can be left
    behind.
    """
    arrived: list[bool] = []

    def fetch() -> None:
        deadline = time.monotonic() + DUTCH_TOTAL_SECONDS
        # OSError covers refused, reset, timed out and "no such name"; ValueError a broken proxy setting.
        with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
            with urllib.request.urlopen(url, timeout=DUTCH_CONNECT_SECONDS) as response:  # noqa: S310
                connected.set()
                with target.open("wb") as file:
                    for chunk in iter(lambda: response.read(1 << 16), b""):
                        file.write(chunk)
                        if time.monotonic() > deadline:
                            return
            arrived.append(zipfile.is_zipfile(str(target)))
        connected.set()

    connected = threading.Event()
    worker = threading.Thread(target=fetch, daemon=True)
    worker.start()
    if connected.wait(DUTCH_CONNECT_SECONDS):
        worker.join(DUTCH_TOTAL_SECONDS)
    return arrived == [True]
