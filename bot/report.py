"""The page with the figures of what is understood, docs/understanding.md."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.dutch import PLAIN, TAGGED
from bot.figures import ALL, FIRST, LOOK_ALIKE, ORDINARY, PARTS, SECOND, Figures, Parts
from bot.labels import SIGNALS

SAMPLE = 40  # pairs of quote and saying back to read
CONFUSIONS = 12
KINDS = sorted(SIGNALS)
Row = tuple[str, Callable[[Figures], str]]


@dataclass
class Measured:
    """What there is to tell: figures by tier (the best last) and by peer, and what could not be measured."""

    tiers: dict[str, Parts] = field(default_factory=dict)
    tiers_lacking: list[str] = field(default_factory=list)
    peers: dict[str, Parts] = field(default_factory=dict)
    peers_lacking: list[str] = field(default_factory=list)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else "-"


ROWS: list[Row] = [
    ("acts right", lambda f: _share(f.acts_right, f.messages)),
    ("expressions, F1 of spans that share half", lambda f: f"{f.f1:.3f}"),
    ("their precision", lambda f: _share(f.found, f.found + f.wrongly)),
    ("their recall", lambda f: _share(f.found, f.found + f.missed)),
    ("kind right, of those found", lambda f: _share(f.kind_right, f.found)),
    ("first theme acceptable, of those found", lambda f: _share(f.theme_right, f.found)),
    ("nothing found where nothing is", lambda f: _share(f.left_empty, f.empty)),
    ("signals raised", lambda f: _share(*f.raised(*KINDS))),
    ("the right kind, of those raised", lambda f: _share(*f.named(*KINDS))),
    ("false alarms: look-alikes", lambda f: _share(*f.raised(LOOK_ALIKE))),
    ("false alarms: ordinary messages", lambda f: _share(*f.raised(ORDINARY))),
]
SAYING_BACK: list[Row] = [
    ("said back as a quote", lambda f: _share(f.quoted, f.said_back)),
    ("said back with a word of the first person left", lambda f: _share(f.first_person, f.said_back)),
]


def table(rows: list[Row], columns: dict[str, Figures]) -> list[str]:
    """Rows of figures, a column for each of `columns`."""
    return [
        f"| what | {' | '.join(columns)} |",
        "|---" * (len(columns) + 1) + "|",
        *(f"| {what} | {' | '.join(show(figures) for figures in columns.values())} |" for what, show in rows),
    ]


def _whole(columns: dict[str, Parts]) -> dict[str, Figures]:
    return {name: parts[ALL] for name, parts in columns.items()}


def _lacking(sentences: list[str]) -> list[str]:
    return ["", *sentences] if sentences else []


def _signals(parts: Parts) -> list[str]:
    lines = ["| message | raised | the right kind, of those | first | second |", "|---|---|---|---|---|"]
    for group in (*KINDS, LOOK_ALIKE, ORDINARY):
        named = _of(*parts[ALL].named(group)) if group in SIGNALS else "-"
        apart = " | ".join(_of(*parts[part].raised(group)) for part in (FIRST, SECOND))
        lines.append(f"| {group} | {_of(*parts[ALL].raised(group))} | {named} | {apart} |")
    return lines


def _line(text: str) -> str:
    """A text in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def render(measured: Measured, day: datetime.date) -> str:
    """The page, in Markdown."""
    tier = list(measured.tiers)[-1]
    parts = measured.tiers[tier]
    figures = parts[ALL]
    chosen = random.Random(1).sample(figures.pairs, min(SAMPLE, len(figures.pairs)))  # noqa: S311
    lines = [
        "# What is understood",
        "",
        f"Measured on {day.isoformat()} on {figures.messages} messages of `data/test`, written by others",
        "than the training data and never trained on; the second part was written later than the first.",
        f"`make evaluate` measures again and writes this page. The Dutch pipeline was {tier}.",
        "",
        *table(ROWS + SAYING_BACK, {part: parts[part] for part in PARTS}),
        "",
        "## Signals",
        "",
        "A signal counts as raised whatever its kind.",
        "",
        *_signals(parts),
        "",
        "## Both tiers of the Dutch pipeline",
        "",
        f"The same trained model with `{TAGGED}` and with spaCy's {PLAIN} Dutch, on all messages.",
        "",
        *table(ROWS + SAYING_BACK, _whole(measured.tiers)),
        *_lacking(measured.tiers_lacking),
        "",
        "## Beside others",
        "",
        "Trained on the same `data/nlu` by `make peers`, counted the same way, on all messages. Rasa's",
        "default pipeline (count vectors and DIET) has an intent for each act and each signal, and kinds as",
        "entities with the first theme as role; it can't read the assistant's question. The other has tf-idf",
        "of words and letters with logistic regression: acts and signals of messages, kinds and themes of",
        "clauses.",
        "",
        *table(ROWS, {"ours": figures, **_whole(measured.peers)}),
        *_lacking(measured.peers_lacking),
        "",
        "## Acts that are taken for another most",
        "",
        "| is | taken for | times |",
        "|---|---|---|",
        *(
            f"| {act} | {taken} | {times} |"
            for (act, taken), times in sorted(figures.confused.items(), key=lambda one: (-one[1], one[0]))[
                :CONFUSIONS
            ]
        ),
        "",
        f"## {len(chosen)} sayings back to read",
        "",
        "| said | said back | a person would say back |",
        "|---|---|---|",
        *(f"| {_line(said)} | {_line(back)} | {_line(label)} |" for said, back, label in chosen),
    ]
    return "\n".join(lines) + "\n"
