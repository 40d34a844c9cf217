"""What is understood in a message, as JSON lines: the trained model on the same path as a live talk.

    python -m bot.understand MODEL.tar.gz < messages.jsonl

Each line read is `{"id", "text", "speaker": "client"|"relative", "question": string|null}`; each line written
`{"id", "act", "expressions": [{"kind", "span", "themes", "say_back"}], "signal"}`, in order. A line that
can't be read gives `{"id", "error"}` and the rest goes on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from typing import Any, TextIO

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.channel import as_text
from listening.requests import REPORTED

SPEAKERS = frozenset({"client", "relative"})
# Finer in the dialogue than in the contract: "that was all" is a way of stopping.
REPORTED_AS = {"done": "stop", "nlu_fallback": "tell", "signal": "tell", **REPORTED}


class BadLine(ValueError):
    """A line that is no message; the text says why."""


def read(line: str) -> dict[str, Any]:
    """The message in a line. Raises BadLine; its `id` argument is the message's id when there is one."""
    try:
        message = json.loads(line)
    except ValueError as error:
        raise BadLine("no JSON", None) from error
    if not isinstance(message, dict):
        raise BadLine("no JSON object", None)
    known = message.get("id")
    if not isinstance(message.get("text"), str) or not message["text"].strip():
        raise BadLine("text must be a string that is not empty", known)
    if message.get("speaker", "client") not in SPEAKERS:
        raise BadLine("speaker must be client or relative", known)
    if not isinstance(message.get("question"), str | None):
        raise BadLine("question must be a string or null", known)
    return message


def report(message: dict[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    """What was understood, in the words of the contract. `parsed` is Rasa's result."""
    entities = parsed.get("entities") or []
    act = parsed["intent"]["name"]
    return {
        "id": message.get("id"),
        "act": REPORTED_AS.get(act, act),
        "expressions": [
            {
                "kind": entity["entity"],
                "span": message["text"][entity["start"] : entity["end"]],
                "themes": entity["themes"],
                "say_back": entity["say_back"],
            }
            for entity in entities
            if "say_back" in entity
        ],
        "signal": next((e["value"] for e in entities if e["entity"] == "signal"), "none"),
    }


async def understand(agent: Agent, message: dict[str, Any]) -> dict[str, Any]:
    """What the model understands in one message."""
    metadata = {"question": message.get("question") or "", "speaker": message.get("speaker", "client")}
    sent = UserMessage(as_text(message["text"], None), metadata=metadata)
    if agent.processor is None:
        raise RuntimeError("the model could not be loaded")
    return report(message, await agent.processor.parse_message(sent))


async def _answers(agent: Agent, lines: TextIO) -> Any:
    for line in lines:
        if not line.strip():
            continue
        try:
            yield await understand(agent, read(line))
        except BadLine as bad:
            yield {"id": bad.args[1], "error": bad.args[0]}


def _own_output() -> TextIO:
    """Standard output for answers only: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


async def _run(model: str, answers: TextIO) -> None:
    agent = Agent.load(model)
    async for answer in _answers(agent, sys.stdin):
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


def main() -> None:
    """Read messages until the end of standard input."""
    answers = _own_output()
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(_run(sys.argv[1], answers))


if __name__ == "__main__":
    main()
