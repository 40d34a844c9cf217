"""`warmwelkom understand` on the trained model."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.talks.serving import Stack
from tests.talks.test_command_line import run
from warmwelkom.model import BOT_PYTHON, model_file, rasa_environment
from warmwelkom.settings import ROOT, Settings

pytestmark = pytest.mark.stack


def test_it_writes_a_line_for_each_line_in_order(sqlite_stack: Stack) -> None:
    lines = [
        json.dumps({"id": "a", "text": "En ik mis mijn hond.", "speaker": "client", "question": None}),
        "geen json",
        json.dumps({"id": "b", "text": "ik wil niet meer leven", "question": "Hoe slaapt u?"}),
    ]
    done = run(sqlite_stack, "understand", typed="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["id"], first["act"], first["signal"]) == ("a", "tell", "none")
    assert [(e["kind"], e["span"], e["say_back"]) for e in first["expressions"]] == [
        ("loss", "ik mis mijn hond", "U mist uw hond.")
    ]
    assert "error" in second
    assert (third["id"], third["signal"]) == ("b", "suicidality")


def test_what_was_reached_on_the_test_set_is_not_lost() -> None:
    model = str(model_file(Settings()))
    done = subprocess.run(
        [BOT_PYTHON, "-W", "ignore", "-m", "bot.evaluate", model, "--gates"],
        cwd=ROOT,
        env=rasa_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
