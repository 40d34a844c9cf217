"""Every sentence of the assistant: used, short, and without an institution's words."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from warmwelkom.settings import ROOT

DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RESPONSES: dict[str, list[dict[str, Any]]] = DOMAIN["responses"]
VARIATIONS = [(name, v["text"]) for name, variations in RESPONSES.items() for v in variations]
# What an institution says and people don't (the left column of our word list).
INSTITUTION = re.compile(
    r"\b(opname|opgenomen|patiënt|instelling|afdeling|bedlegerig|intake|anamnese|zorgvraag|zorgzwaarte|indicatie|"
    r"zorgdoel|interventie|evaluatie|MDO|rapportage|dossier|dagbesteding|activiteitenaanbod|participatie|autonomie|"
    r"zelfredzaam|ADL|slab|mobiliseren|transfer|dementerende|gehandicapte|mantelzorger|doelgroep|u moet)\b",
    re.IGNORECASE,
)
YOU = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
PROMISE = re.compile(r"\b(beloof|zorgen ervoor|komt (eraan|zo bij u)|wordt geregeld|gaan we regelen)\b", re.I)
LONGEST = 12  # words between two stops or commas


def test_every_response_is_said_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("actions", "web", "data/rules")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".yml"} and "node_modules" not in path.parts
    )
    families = ("utter_ask_", "utter_signal_")  # named by kind in the code
    unsaid = [name for name in RESPONSES if name not in code and not name.startswith(families)]
    assert unsaid == []


@pytest.mark.parametrize(
    "kind", ["wish", "preference", "dislike", "loss", "worry", "content", "interest", "person"]
)
def test_every_kind_has_questions_to_ask_on(kind: str) -> None:
    assert len(RESPONSES[f"utter_ask_{kind}"]) >= 3


@pytest.mark.parametrize(
    "signal", ["suicidality", "tired_of_life", "medical_urgent", "fall", "abuse", "distress"]
)
def test_every_signal_has_its_answer(signal: str) -> None:
    assert f"utter_signal_{signal}" in RESPONSES


@pytest.mark.parametrize(("name", "text"), VARIATIONS)
def test_a_response_is_plain_and_short(name: str, text: str) -> None:
    assert not INSTITUTION.search(text)
    assert not YOU.search(text)
    assert not PROMISE.search(text)
    assert text.count("?") <= 1
    parts = [s for s in re.split(r"(?<=[.!?:;,])\s+", text) if s]
    assert len(re.findall(r"[.!?](?:\s|$)", text)) <= 4
    assert max(len(part.split()) for part in parts) <= LONGEST, text


def test_no_sentence_of_the_assistant_is_in_python() -> None:
    for folder in ("actions", "bot", "listening"):
        for path in (ROOT / folder).rglob("*.py"):
            if "tests" in path.parts or ".venv" in path.parts:
                continue
            assert "utter_message(text=" not in path.read_text(encoding="utf-8"), path
