"""The responses of the domain: each is said somewhere, and each that code asks for is there.

How they are worded is looked at in tests/language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from listening.aspects import ASPECTS
from warmwelkom.settings import ROOT

DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES: dict[str, list[dict[str, Any]]] = DOMAIN["responses"]
# What can be filled in: a slot, or what an action says along with a response.
VALUES = {"say_back", "said_on", "quote", "own_words", "handle", "again", "number"}
# Taken apart by an action that shows some of its buttons; the others go through Rasa's filling in.
RAW = "utter_choices"


def code(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".yml"} and not {"node_modules", "tests", ".venv"} & set(path.parts):
                yield path


def test_every_response_is_said_somewhere() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in code("actions", "web", "bot", "data/rules"))
    families = ("utter_ask_", "utter_signal_", "utter_looked_back_")  # named by kind in the code
    unsaid = [name for name in RESPONSES if name not in said and not name.startswith(families)]
    assert unsaid == []


def test_every_response_that_code_names_is_there() -> None:
    for path in code("actions", "web", "bot", "data/rules", "data/stories"):
        for name in set(re.findall(r"\butter_[a-z_]+\b(?![{*])", path.read_text(encoding="utf-8"))):
            families = name.endswith("_") or name in ("utter_message", "utter_action")
            assert families or name in RESPONSES, (path.name, name)


@pytest.mark.parametrize(("kind", "aspect"), [(kind, aspect) for kind in ASPECTS for aspect in ASPECTS[kind]])
def test_every_aspect_can_be_asked_of_everybody(kind: str, aspect: str) -> None:
    wordings = RESPONSES[f"utter_ask_{kind}_{aspect}"]
    assert len([one for one in wordings if "condition" not in one]) >= 4


def test_every_theme_that_is_offered_can_be_asked_after() -> None:
    payloads = [button["payload"] for button in RESPONSES[RAW][0]["buttons"] if "{" in button["payload"]]
    for payload in payloads:
        theme = json.loads(payload.removeprefix("/choose"))["choice"]
        assert len(RESPONSES[f"utter_ask_theme_{theme}"]) >= 3


@pytest.mark.parametrize("outcome", ["done", "half", "not_done", "no_longer_wanted", "unclear"])
def test_every_outcome_has_its_answer(outcome: str) -> None:
    assert len(RESPONSES[f"utter_looked_back_{outcome}"]) >= 4


@pytest.mark.parametrize(
    "signal", ["suicidality", "tired_of_life", "medical_urgent", "fall", "abuse", "distress"]
)
def test_every_signal_has_its_answer(signal: str) -> None:
    assert f"utter_signal_{signal}" in RESPONSES


@pytest.mark.parametrize("name", RESPONSES)
def test_only_what_is_known_is_filled_in(name: str) -> None:
    for one in RESPONSES[name]:
        assert set(re.findall(r"\{(\w+)\}", one["text"])) <= VALUES | set(DOMAIN["slots"])
        assert {c["name"] for c in one.get("condition", ())} <= set(DOMAIN["slots"])


@pytest.mark.parametrize("name", RESPONSES)
def test_buttons_say_what_rasa_understands(name: str) -> None:
    """Rasa fills in what stands between braces, so a payload with values has them twice."""
    for one in RESPONSES[name]:
        for button in one.get("buttons", ()):
            intent, brace, values = (
                button["payload"].removeprefix("/").partition("{" if name == RAW else "{{")
            )
            assert any(intent in known for known in DOMAIN["intents"])
            if brace:
                values = brace + values if name == RAW else "{" + values.removesuffix("}")
                assert set(json.loads(values)) <= set(DOMAIN["entities"])


def test_no_sentence_of_the_assistant_is_in_python() -> None:
    for path in code("actions", "bot", "listening"):
        assert "utter_message(text=" not in path.read_text(encoding="utf-8"), path
