"""What the tests of the components share: messages as Rasa makes them, in training and in a talk."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

CONTEXT = ExecutionContext(GraphSchema({}), model_id="test", node_name="node")


def told(text: str, *, act: str = "tell", question: str = "", speaker: str = "client") -> Message:
    """A message of a live talk, after its act was found."""
    metadata = {"question": question, "speaker": speaker}
    return Message(data={TEXT: text, INTENT: {"name": act, "confidence": 0.9}, "metadata": metadata})


def trained(text: str, *marks: tuple[str, str, str], act: str = "tell", question: str = "") -> Message:
    """A training message; a mark is the piece, its kind and its themes."""
    entities = [
        {
            "entity": kind,
            "start": text.index(piece),
            "end": text.index(piece) + len(piece),
            "value": piece,
            "role": themes,
        }
        for piece, kind, themes in marks
    ]
    data: dict[str, Any] = {TEXT: text, INTENT: act, "metadata": {"example": {"question": question}}}
    if entities:
        data[ENTITIES] = entities
    return Message(data=data)


def training(*messages: Message) -> TrainingData:
    """Training data of these messages."""
    return TrainingData(training_examples=list(messages))
