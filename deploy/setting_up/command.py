"""The command: the steps that are not done yet, one after the other."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import sys
import time
from typing import Callable, Iterator, Sequence

from setting_up import places
from setting_up.app import app_is_current, set_up_app
from setting_up.bot import bot_dev_is_current, bot_is_current, set_up_bot, set_up_bot_dev
from setting_up.chromium import find_chromium, set_up_chromium
from setting_up.dutch import dutch_is_current, set_up_dutch
from setting_up.node import node_tests_are_current, set_up_node_tests
from setting_up.programs import SetupError
from setting_up.progress import Step
from setting_up.stamps import write_stamps
from setting_up.web import set_up_web, web_is_current


def steps(dev: bool) -> list[tuple[str, Callable[[], bool], Callable[[], str]]]:
    """Return the steps: title, whether it is done already, and what does it."""
    planned: list[tuple[str, Callable[[], bool], Callable[[], str]]] = [
        ("Environment of the application", lambda: app_is_current(dev), lambda: set_up_app(dev)),
        ("Environment of Rasa", bot_is_current, set_up_bot),
        ("Dutch pipeline", dutch_is_current, set_up_dutch),
        ("Front-end packages", web_is_current, set_up_web),
    ]
    if dev:
        planned.append(("Tests in the environment of Rasa", bot_dev_is_current, set_up_bot_dev))
        planned.append(("npm packages of tests", node_tests_are_current, set_up_node_tests))
        planned.append(("Chromium for tests", lambda: find_chromium() is not None, set_up_chromium))
    return planned


def set_up(dev: bool) -> None:
    """Do every step that is not done yet, with a line of progress each."""
    begin = time.monotonic()
    planned = steps(dev)
    worked = False
    for number, (title, is_current, work) in enumerate(planned, start=1):
        if is_current():
            continue
        worked = True
        step = Step(number, len(planned), title)
        try:
            remark = work()
        except BaseException:
            step.fail()
            raise
        step.end(remark)
    if worked:
        print(f"Set-up is ready after {time.monotonic() - begin:.0f} s.", flush=True)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up in the same folder wait for the first."""
    places.LOG.parent.mkdir(parents=True, exist_ok=True)
    with (places.LOG.parent / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work in this folder; waiting for it ...", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the set-up; return the exit code."""
    parser = argparse.ArgumentParser(description="Set up what Warm Welkom needs.")
    parser.add_argument("--dev", action="store_true", help="also what checks and tests need")
    parser.add_argument("--dutch", action="store_true", help="look for the Dutch pipeline again")
    options = parser.parse_args(arguments)
    try:
        with one_at_a_time():
            if places.LOG.exists() and places.LOG.stat().st_size > 1_000_000:
                places.LOG.unlink()
            if options.dutch and places.BOT.is_dir():
                write_stamps(places.BOT, dutch="")
            set_up(options.dev)
    except SetupError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Set-up: {error.strerror or error} ({error.filename or places.ROOT}).", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up was stopped; the next run goes on where this one ended.", file=sys.stderr)
        return 130
    return 0
