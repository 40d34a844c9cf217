"""What comes with a message is read in training data and in a talk alike."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.messages import question_of, speaker_of


@pytest.mark.parametrize(
    "metadata",
    [
        {"question": "Wat mist u?", "speaker": "relative"},
        {"example": {"question": "Wat mist u?", "speaker": "relative"}},
        {"example": {"question": "Wat mist u?", "speaker": "relative"}, "intent": {}},
    ],
)
def test_question_and_speaker_are_found(metadata: dict[str, Any]) -> None:
    message = Message(data={"metadata": metadata})
    assert question_of(message) == "Wat mist u?"
    assert speaker_of(message) == "relative"


@pytest.mark.parametrize(
    "data", [{}, {"metadata": None}, {"metadata": {}}, {"metadata": {"question": None, "speaker": None}}]
)
def test_without_them_a_client_begins(data: dict[str, Any]) -> None:
    message = Message(data=data)
    assert question_of(message) == ""
    assert speaker_of(message) == "client"
