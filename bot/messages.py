"""What comes with a message: the question that it answers and who speaks."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.training_data.message import Message


def _metadata(message: Message) -> dict[str, Any]:
    """In training data Rasa keeps an example's metadata one level deeper than in a talk."""
    metadata: dict[str, Any] = message.get("metadata") or {}
    return metadata.get("example") or metadata


def question_of(message: Message) -> str:
    """What the assistant asked just before, or nothing."""
    return _metadata(message).get("question") or ""


def speaker_of(message: Message) -> str:
    """Who speaks: "client" or "relative"."""
    return _metadata(message).get("speaker") or "client"


def signal_of(message: Message) -> str:
    """The signal that a training message is labelled with, or nothing."""
    return _metadata(message).get("signal") or ""
