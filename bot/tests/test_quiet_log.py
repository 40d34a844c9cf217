"""What a person said never reaches a log, whoever writes it."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.quiet_log import QuietFormatter

WORDS = "ik mis mijn Truus"


class Ear(logging.Handler):
    """Keeps the lines as our formatter writes them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(QuietFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def line(name: str, *, message: str = "heard %s", error: Exception | None = None) -> str:
    ear = Ear()
    logger = logging.getLogger(name)
    logger.addHandler(ear)
    try:
        if error is None:
            logger.warning(message, WORDS)
        else:
            try:
                raise error
            except Exception:
                logger.exception(message, WORDS)
    finally:
        logger.removeHandler(ear)
    return ear.lines[0]


@pytest.mark.parametrize(
    "name", ["rasa.core.processor", "sanic.root", "asyncio", "sqlalchemy.engine", "botany", "website"]
)
def test_the_words_of_a_foreign_logger_are_not_written(name: str) -> None:
    written = line(name)
    assert WORDS not in written
    assert "heard" not in written
    assert name in written
    assert "WARNING" in written
    assert "test_quiet_log.py:" in written


@pytest.mark.parametrize(
    "name",
    ["bot.channel", "actions.listen", "records.talks", "web.app", "warmwelkom.stack", "listening.signals"],
)
def test_our_own_message_is_written(name: str) -> None:
    assert "model loaded" in line(name, message="model loaded %.0s")


@pytest.mark.parametrize("name", ["rasa.core.processor", "bot.channel"])
def test_the_text_of_an_exception_is_never_written_only_its_kind_and_place(name: str) -> None:
    written = line(name, message="failed %.0s", error=ValueError(f"can't read {WORDS}"))
    assert WORDS not in written
    assert "ValueError" in written
    assert "test_quiet_log.py" in written


def test_our_own_place_is_named_though_it_went_wrong_deep_in_a_library() -> None:
    # A library's code, as far as a traceback can tell.
    deep: dict[str, Any] = {}
    source = "def deeper(left):\n    return deeper(left - 1) if left else int('no number')\n"
    exec(compile(source, "/elsewhere/site-packages/library.py", "exec"), deep)
    ear = Ear()
    try:
        deep["deeper"](6)
    except ValueError:
        record = logging.LogRecord("web.app", logging.ERROR, "app.py", 1, "failed", None, sys.exc_info())
        written = ear.format(record)
    assert written.count("library.py:2") == 4
    assert written.endswith(f"{__file__}:{written.rpartition(':')[2]}")


def test_the_cause_of_an_exception_is_not_written_either() -> None:
    error = RuntimeError("outer")
    error.__cause__ = ValueError(WORDS)
    assert WORDS not in line("bot.channel", message="failed %.0s", error=error)


def test_stack_information_that_a_logger_adds_is_not_written() -> None:
    record = logging.LogRecord(
        "rasa.core", logging.ERROR, "file.py", 1, WORDS, None, None, sinfo=f"stack: {WORDS}"
    )
    assert WORDS not in QuietFormatter().format(record)


PROGRAM = f"""
import logging, logging.config, yaml
logging.config.dictConfig(yaml.safe_load(open("bot/logging.yml", encoding="utf-8")))
logging.getLogger("rasa.core.processor").error("heard %s", {WORDS!r})
logging.getLogger("bot.channel").info("model loaded")
try:
    raise ValueError({WORDS!r})
except ValueError:
    logging.getLogger("rasa").exception("failed")
"""


def test_the_configuration_that_rasa_gets_is_quiet() -> None:
    """In a process of its own: it changes logging as a whole."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert WORDS not in ran.stdout + ran.stderr
    assert "rasa.core.processor" in ran.stdout
    assert "model loaded" in ran.stdout
    assert "ValueError" in ran.stdout
    assert ran.stderr == ""


RASA = f"""
import logging, sys
import rasa.cli.run
from rasa.utils.common import update_sanic_log_level

def run(_arguments):
    update_sanic_log_level()  # as Rasa does before it serves
    for name in ("rasa.core.processor", "sanic.error"):
        try:
            raise ValueError({WORDS!r})
        except ValueError:
            logging.getLogger(name).exception("heard %s", {WORDS!r})
    logging.getLogger("bot.channel").warning("model loaded")

rasa.cli.run.run = run
sys.argv = ["rasa", "run", "--logging-config-file", "bot/logging.yml"]
from warmwelkom import quiet_rasa
quiet_rasa.main()
"""


def test_rasa_as_it_is_started_stays_quiet() -> None:
    """Rasa sets logging up more than once, after it has read the configuration."""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RASA],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    written = ran.stdout + ran.stderr
    assert WORDS not in written
    assert "heard" not in written
    for name in ("rasa.core.processor", "sanic.error"):
        assert f" {name} " in written
    assert "bot.channel" in written and "model loaded" in written
