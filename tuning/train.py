"""Tunes the encoder on data/nlu and writes what the bot needs of it into bot/weights.

    python -m tuning.train            (`make tune`; about half an hour on two cores)

Every run is the same for the same data, seed and machine.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from bot.heads import NONE
from bot.labels import Expression
from bot.pieces import Vocabulary
from tuning.export import export
from tuning.messages import ACTS, KINDS, SIGNALS, THEMES, Prepared, load, prepare, questions
from tuning.network import Network

DATA = Path("data/nlu")
DOMAIN = Path("domain.yml")
WEIGHTS = Path("bot/weights")
BATCH = 24  # messages
POOL = 20  # batches among which messages of about the same length are put together
SHARE = (1.0, 0.5, 0.33)  # of the best, second and third theme
SMOOTHING = 0.05
LOSS_OF_TAGS = 4.0  # weights of the losses, found by trying
LOSS_OF_PIECES = 0.5
LOSS_OF_SIGNALS = 2.0
ALONE = 0.15  # of the messages an epoch reads without their question, lest its absence tell something
# and so many, of those that tell enough, with a question of the assistant, lest its wording tell something
ASKED_OTHERWISE = 0.3
RATE_OF_HEADS = 1e-3
WARMING_UP = 0.06  # part of the steps in which the learning rate rises


class Batch:
    """Messages side by side, as tensors: word vectors, what is padding, what is text."""

    def __init__(self, vocabulary: Vocabulary, messages: list[Prepared]) -> None:
        longest = max(len(message.sequence.ids) for message in messages)
        self.messages = messages
        self.vectors = torch.zeros(len(messages), longest, vocabulary.width)
        self.mask = torch.zeros(len(messages), longest)
        self.text = torch.zeros(len(messages), longest)
        for row, message in enumerate(messages):
            length = len(message.sequence.ids)
            self.vectors[row, :length] = torch.from_numpy(vocabulary.vectors(message.sequence.ids))
            self.mask[row, :length] = 1
            self.text[row, message.sequence.text_from : length] = 1


def batches(
    vocabulary: Vocabulary, messages: list[Prepared], asked: list[str], chance: random.Random
) -> Iterator[list[Prepared]]:
    """All messages once, in a new order, in batches of about the same length.

    Some stand without their question, some after one of `asked`.
    """

    def varied(message: Prepared) -> Prepared:
        drawn = chance.random()
        if drawn < ALONE:
            return message.without_question()
        if drawn < ALONE + ASKED_OTHERWISE and asked and message.stands_alone():
            return message.asked(vocabulary, chance.choice(asked))
        return message

    mixed = [varied(message) for message in chance.sample(messages, len(messages))]
    pools = [mixed[start : start + BATCH * POOL] for start in range(0, len(mixed), BATCH * POOL)]
    cut = []
    for pool in pools:
        pool.sort(key=lambda message: len(message.sequence.ids))
        cut += [pool[start : start + BATCH] for start in range(0, len(pool), BATCH)]
    chance.shuffle(cut)
    yield from cut


def _themes(expression: Expression) -> Tensor:
    wanted = torch.zeros(len(THEMES))
    for place, theme in enumerate(expression.themes):
        wanted[THEMES.index(theme)] = SHARE[min(place, len(SHARE) - 1)]
    return wanted / wanted.sum()


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """How wrong the network is on a batch, for each thing that it learns."""
    with torch.autocast("cpu", torch.bfloat16):
        states, sentences = network(batch.vectors, batch.mask, batch.text)
    states, sentences = states.float(), sentences.float()
    acts = torch.tensor([ACTS.index(message.message.act) for message in batch.messages])
    signals = torch.tensor([SIGNALS.index(message.message.signal or NONE) for message in batch.messages])
    result = {
        "act": functional.cross_entropy(network.act(sentences), acts, label_smoothing=SMOOTHING),
        "signal": functional.cross_entropy(network.signals(states, sentences, batch.text), signals),
        "tag": _tag_loss(network, batch, states),
    }
    vectors, kinds, themes = [], [], []
    for row, message in enumerate(batch.messages):
        for expression in message.message.expressions:
            span = message.rows(expression.start, expression.end)
            if span is not None:
                vectors.append(torch.cat([states[row, span[0] : span[1]].mean(0), sentences[row]]))
                kinds.append(KINDS.index(expression.kind))
                themes.append(_themes(expression))
    if vectors:
        pieces = network.drop(torch.stack(vectors))
        result["kind"] = functional.cross_entropy(
            network.kind(pieces), torch.tensor(kinds), label_smoothing=SMOOTHING
        )
        likely = network.theme(pieces).log_softmax(-1)
        result["theme"] = -(torch.stack(themes) * likely).sum(-1).mean()
    return result


def _tag_loss(network: Network, batch: Batch, states: Tensor) -> Tensor:
    lengths = [len(message.tags) for message in batch.messages]
    row = torch.tensor([row for row, length in enumerate(lengths) for _ in range(length)])
    first = torch.tensor([place for message in batch.messages for place in message.sequence.first])
    strengths = network.tags(states[row, first], row)
    padded = torch.nn.utils.rnn.pad_sequence(list(strengths.split(lengths)), batch_first=True)
    tags = torch.nn.utils.rnn.pad_sequence(
        [torch.tensor(message.tags) for message in batch.messages], batch_first=True
    )
    present = (torch.arange(padded.shape[1])[None] < torch.tensor(lengths)[:, None]).float()
    return network.tag_loss(padded, tags, present)


def tune(
    vocabulary: Vocabulary,
    messages: list[Prepared],
    asked: list[str],
    *,
    epochs: int,
    rate: float,
    seed: int,
    start: Path | None,
) -> Network:
    """A network tuned on messages, some of them read after a question of `asked`.

    `rate` is the highest learning rate of the encoder; `start` a network to go on from.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    network = Network(vocabulary)
    if start:
        network.load_state_dict(torch.load(start))
    heads = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": network.encoder.parameters(), "lr": rate}, {"params": heads, "lr": RATE_OF_HEADS}],
        weight_decay=0.01,
        fused=True,
    )
    whole, rest = divmod(len(messages), BATCH * POOL)
    steps = (whole * POOL + math.ceil(rest / BATCH)) * epochs
    rising = WARMING_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rising, max(0, steps - step) / (steps - rising))
    )
    started = time.monotonic()
    for epoch in range(epochs):
        network.train()
        sums: dict[str, float] = {}
        for piece in batches(vocabulary, messages, asked, chance):
            found = losses(network, Batch(vocabulary, piece))
            total = found["act"] + LOSS_OF_SIGNALS * found["signal"] + LOSS_OF_TAGS * found["tag"]
            for name in ("kind", "theme"):
                total = total + LOSS_OF_PIECES * found.get(name, torch.zeros(()))
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, loss in found.items():
                sums[name] = sums.get(name, 0.0) + float(loss.detach())
        shown = " ".join(f"{name} {value * BATCH / len(messages):.3f}" for name, value in sums.items())
        print(f"epoch {epoch + 1} of {epochs}, {time.monotonic() - started:.0f} s: {shown}", flush=True)
    network.eval()
    return network


def main() -> None:
    """Tune and export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the labelled messages")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--checkpoint", type=Path, help="keep the network itself here too")
    parser.add_argument("--start", type=Path, help="go on from this network, kept by --checkpoint")
    options = parser.parse_args()
    vocabulary = Vocabulary()
    messages = prepare(vocabulary, load(sorted(options.data.glob("*.yml"))))
    print(f"{len(messages)} messages", flush=True)
    network = tune(
        vocabulary,
        messages,
        questions(DOMAIN),
        epochs=options.epochs,
        rate=options.rate,
        seed=options.seed,
        start=options.start,
    )
    if options.checkpoint:
        torch.save(network.state_dict(), options.checkpoint)
    export(network, options.out)


if __name__ == "__main__":
    main()
