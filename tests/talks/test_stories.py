"""The trained model holds the talks of tests/stories, from what is typed to what is done."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.talks.serving import Stack
from warmwelkom.model import BOT_PYTHON, model_file, rasa_environment
from warmwelkom.settings import ROOT, get_settings

STORIES = ROOT / "tests" / "stories"

_STEP = re.compile(r"\b(?:action|intent): (?P<meant>\S+)\s+# predicted: (?P<found>[^\s:]+)")


def faults(failed: str) -> list[str]:
    """The steps of Rasa's list of failed stories that went wrong, each with its story.

    A story also fails for Rasa when the model finds the wishes in a message, for the stories do not write
    them out: then the intent is right, and it is no fault here (`bot.evaluate` measures what is found).
    """
    found = []
    story = ""
    for line in failed.splitlines():
        if line.startswith("- story:"):
            story = line.removeprefix("- story:").strip()
        step = _STEP.search(line)
        if step and step["meant"] != step["found"]:
            found.append(f"{story}: {line.strip(' -')}")
    return found


def count(stories: str) -> int:
    """How many stories stand in a file."""
    return len(re.findall(r"^- story:", stories, re.MULTILINE))


@pytest.mark.stack
def test_the_stories_run_without_a_wrong_step(sqlite_stack: Stack, tmp_path: Path) -> None:
    # The stack is asked for because it trains a model that is out of date.
    done = subprocess.run(
        [
            *(
                BOT_PYTHON,
                "-W",
                "ignore",
                "-m",
                "rasa",
                "test",
                "core",
                "--model",
                model_file(get_settings()),
            ),
            # Without --e2e Rasa takes the intents from the stories, and never looks at what is typed.
            *("--e2e", "--stories", STORIES, "--out", tmp_path, "--successes"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,  # each story is a talk of its own
        env={**sqlite_stack.environment, **rasa_environment()},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    failed = (tmp_path / "failed_test_stories.yml").read_text()
    went_well = (tmp_path / "successful_test_stories.yml").read_text()
    written = sum(count(path.read_text()) for path in STORIES.glob("test_*.yml"))
    assert count(failed) + count(went_well) == written > 0
    assert not faults(failed), "\n".join(faults(failed))


def test_only_a_wrong_intent_or_action_is_a_fault() -> None:
    failed = """version: "3.1"
stories:
- story: a wish is found in the words (tests/stories/test_kinds.yml)
  steps:
  - intent: tell  # predicted: tell: [ik mis mijn hond]{"entity": "loss", "value": "ik mis mijn hond"}
    user: |-
      ik mis mijn hond
  - action: action_listen_to_person
- story: a stop that is not heard (tests/stories/test_always.yml)
  steps:
  - intent: stop  # predicted: tell: hou maar op
    user: |-
      hou maar op
  - action: action_stop  # predicted: action_listen_to_person
"""
    stop = "a stop that is not heard (tests/stories/test_always.yml): "
    assert faults(failed) == [
        stop + "intent: stop  # predicted: tell: hou maar op",
        stop + "action: action_stop  # predicted: action_listen_to_person",
    ]
    assert count(failed) == 2
