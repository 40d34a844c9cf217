"""Rasa's default pipeline to be timed; runs in Rasa's environment.

    python -m bench.rasa_default

The last line on standard output is JSON: `{"model": path, "messages": how many it was trained on}`. It is
the one of `make peers` when that is there. Else it is trained for one epoch on some messages and kept: how
quick it is does not depend on how well it was trained.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from bot.peers import FOLDER, PEERS, Peer, is_current, pipeline, record_of, train, train_rasa

CACHE = Path("var/cache/bench")
SAMPLE = 1000
RASA = PEERS[0]
QUICK = Peer(RASA.title, RASA.file, json.dumps(pipeline(1)), partial(train_rasa, epochs=1), RASA.load)


def found(folder: Path = FOLDER, cache: Path = CACHE) -> tuple[Path, int]:
    """The model and how many messages it was trained on; trains it when there is none."""
    record = record_of(RASA, folder)
    if record is not None:
        return folder / RASA.file, record.messages
    record = record_of(QUICK, cache)
    if record is None or not is_current(QUICK, record, SAMPLE):
        record = train(QUICK, SAMPLE, folder=cache)
    return cache / QUICK.file, record.messages


def main() -> None:
    """Find or train it, and say where it is."""
    model, messages = found()
    print("\n" + json.dumps({"model": str(model), "messages": messages}))


if __name__ == "__main__":
    main()
