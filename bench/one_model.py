"""How long one model takes to understand a message, and its memory; runs in Rasa's environment.

    python -m bench.one_model MODEL.tar.gz

The last line on standard output is JSON: `{"milliseconds": [...], "rss": bytes, "pss": bytes}`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog
from rasa.core.agent import Agent

from bot.figures import messages_of
from bot.labels import Message
from bot.understand import understand

DATA = Path("data/test")
WORDS = range(35, 46)  # of the messages that are timed
ENOUGH = 40
WARMING_UP = 10  # messages of other lengths that go before
MEMORY = Path("/proc/self/smaps_rollup")


def choose(messages: list[Message]) -> tuple[list[Message], list[Message]]:
    """Messages to warm up with, and those that are timed: all different. Raises ValueError when too few."""
    different = list({message.text: message for message in messages}.values())
    timed = [message for message in different if len(message.text.split()) in WORDS]
    if len(timed) < ENOUGH:
        raise ValueError(
            f"{len(timed)} messages have {WORDS[0]} to {WORDS[-1]} words; {ENOUGH} are needed to say anything"
        )
    others = [message for message in different if len(message.text.split()) not in WORDS]
    return sorted(others, key=lambda message: len(message.text))[-WARMING_UP:], timed


async def times(ask: Callable[[Message], Awaitable[Any]], messages: list[Message]) -> list[float]:
    """Milliseconds of processor time, of all threads together, that each message takes."""
    taken = []
    for message in messages:
        began = time.process_time()
        await ask(message)
        taken.append(1000 * (time.process_time() - began))
    return taken


def memory(rollup: str) -> dict[str, int]:
    """Bytes of memory from the kernel's account: `rss`, and `pss`, which divides what processes share."""
    kilobytes = {line.split()[0].rstrip(":").lower(): line.split()[1] for line in rollup.splitlines()[1:]}
    return {name: 1024 * int(kilobytes[name]) for name in ("rss", "pss")}


async def _run(model: str) -> dict[str, Any]:
    warming_up, timed = choose(messages_of(DATA))
    agent = Agent.load(model)

    async def ask(message: Message) -> dict[str, Any]:
        asked = {"id": None, "text": message.text, "speaker": message.speaker, "question": message.question}
        return await understand(agent, asked)

    await times(ask, warming_up)
    return {"milliseconds": await times(ask, timed), **memory(MEMORY.read_text(encoding="ascii"))}


def main() -> None:
    """Measure and print."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print("\n" + json.dumps(asyncio.run(_run(sys.argv[1]))))


if __name__ == "__main__":
    main()
