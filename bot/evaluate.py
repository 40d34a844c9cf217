"""What the trained model understands of the test set, in figures, printed and in docs/understanding.md.

    python -m bot.evaluate MODEL.tar.gz [--gates]

Trains nothing. The test set, data/test, was written by others than the training data and is never trained on.
Beside the model stand its peers, when `make peers` has trained them (`bot.peers`).
"""

from __future__ import annotations

import asyncio
import datetime
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import structlog
from rasa.core.agent import Agent

from bot import dutch
from bot.figures import ALL, Understand, Understood, measure, messages_of
from bot.gates import lost
from bot.labels import Message
from bot.peers import FOLDER, PEERS, is_current, record_of
from bot.report import Measured, render
from bot.understand import understand

DATA = Path("data/test")
REPORT = Path("docs/understanding.md")
TIERS = (dutch.PLAIN, dutch.TAGGED)  # the best last


def installed(tier: str) -> bool:
    """Whether there is such a tier of the Dutch pipeline here."""
    try:
        dutch.pipeline(tier)
    except OSError:
        return False
    return True


@contextmanager
def running_on(tier: str) -> Iterator[None]:
    """While this lasts, a model that is loaded gets this tier of the Dutch pipeline, whatever it asks for."""
    wanted = dutch.pipeline(tier)
    with mock.patch.object(dutch, "pipeline", lambda _: wanted):
        yield


def load(model: str) -> Understand:
    """Our model, ready to be asked on the path of a live talk."""
    agent = Agent.load(model)

    async def ask(message: Message) -> Understood:
        asked = {"id": None, "text": message.text, "speaker": message.speaker, "question": message.question}
        return await understand(agent, asked)

    return ask


async def measure_tiers(measured: Measured, model: str, messages: list[Message]) -> None:
    """Measure our model on each tier of the Dutch pipeline that is installed."""
    for tier in TIERS:
        if installed(tier):
            with running_on(tier):
                ask = load(model)
            measured.tiers[tier] = await measure(ask, messages)
        else:
            measured.tiers_lacking.append(f"`{tier}` is not installed.")


async def measure_peers(measured: Measured, messages: list[Message], folder: Path = FOLDER) -> None:
    """Measure the peers that were trained."""
    for peer in PEERS:
        record = record_of(peer, folder)
        if record is None:
            measured.peers_lacking.append(f"{peer.title}: not trained, see `make peers`.")
            continue
        title = peer.title
        if record.sample:
            title += f" (trained on {record.messages} messages)"
        elif not is_current(peer, record):
            title += " (trained on earlier data)"
        measured.peers[title] = await measure(peer.load(folder / peer.file), messages)


async def _run(model: str) -> Measured:
    messages = messages_of(DATA)
    measured = Measured()
    await measure_tiers(measured, model, messages)
    await measure_peers(measured, messages)
    return measured


async def _gates(model: str) -> list[str]:
    """Which gates (`bot.gates`) the model does not hold, on the best tier there is."""
    return lost((await measure(load(model), messages_of(DATA)))[ALL])


def main() -> None:
    """Measure, print, and write the page; with `--gates` only say what was lost."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    if "--gates" in sys.argv[2:]:
        missed = asyncio.run(_gates(sys.argv[1]))
        sys.exit("\n".join(missed) if missed else 0)
    text = render(asyncio.run(_run(sys.argv[1])), datetime.datetime.now(tz=datetime.timezone.utc).date())
    REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
