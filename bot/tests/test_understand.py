"""The contract of `warmwelkom understand`, line by line."""

from __future__ import annotations

import json

import pytest

from bot.understand import BadLine, read, report


def test_a_line_is_read() -> None:
    line = json.dumps({"id": 7, "text": "ik mis mijn hond", "speaker": "client", "question": None})
    assert read(line)["text"] == "ik mis mijn hond"


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("geen json", None),
        ("[]", None),
        ('{"id": 1}', 1),
        ('{"id": 2, "text": "  "}', 2),
        ('{"id": 3, "text": 5}', 3),
        ('{"id": 4, "text": "ja", "speaker": "nurse"}', 4),
        ('{"id": 5, "text": "ja", "question": 6}', 5),
    ],
)
def test_a_bad_line_says_why_and_keeps_its_id(line: str, known: int | None) -> None:
    with pytest.raises(BadLine) as bad:
        read(line)
    assert bad.value.args[0]
    assert bad.value.args[1] == known


@pytest.mark.parametrize(
    ("intent", "act"), [("tell", "tell"), ("done", "stop"), ("nlu_fallback", "tell"), ("signal", "tell")]
)
def test_acts_are_reported_in_the_words_of_the_contract(intent: str, act: str) -> None:
    assert report({"id": 1, "text": "x"}, {"intent": {"name": intent}, "entities": []})["act"] == act


def test_expressions_and_signal_are_reported() -> None:
    entities = [
        {
            "entity": "loss",
            "start": 3,
            "end": 19,
            "value": "ik mis mijn hond",
            "themes": ["home_place"],
            "say_back": "U mist uw hond.",
        },
        {"entity": "signal", "value": "distress", "start": 0, "end": 0},
    ]
    found = report(
        {"id": 1, "text": "en ik mis mijn hond"}, {"intent": {"name": "tell"}, "entities": entities}
    )
    assert found == {
        "id": 1,
        "act": "tell",
        "expressions": [
            {
                "kind": "loss",
                "span": "ik mis mijn hond",
                "themes": ["home_place"],
                "say_back": "U mist uw hond.",
            }
        ],
        "signal": "distress",
    }
