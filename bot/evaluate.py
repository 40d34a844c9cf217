"""What the trained model understands of the test set, in figures, printed and in docs/understanding.md.

    python -m bot.evaluate MODEL.tar.gz

Trains nothing. The test set, data/test, was written by others than the training data and is never trained on.
"""

from __future__ import annotations

import asyncio
import datetime
import logging
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data

from bot.messages import question_of, speaker_of
from bot.understand import REPORTED_AS, understand

HALF = 0.5  # two spans are the same when they share half of both together
SAMPLE = 40  # pairs of quote and saying back to read
FIRST_PERSON = re.compile(r"\b(?:ik|mij|me|mijn|mn|m'n|mezelf|wij|we|ons|onze)\b", re.IGNORECASE)
QUOTED = re.compile(r"‘[^’]*’")
REPORT = Path("docs/understanding.md")


@dataclass
class Figures:
    """Counts over the test set."""

    messages: int = 0
    acts_right: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: int = 0
    wrongly: int = 0
    missed: int = 0
    kind_right: int = 0
    theme_right: int = 0
    empty: int = 0
    left_empty: int = 0
    raised: Counter[tuple[str, bool]] = field(default_factory=Counter)
    said_back: int = 0
    quoted: int = 0
    first_person: int = 0
    pairs: list[tuple[str, str, str]] = field(default_factory=list)


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of two spans together they share, 0 to 1."""
    inside = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, inside) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def match(
    text: str, found: list[dict[str, Any]], marked: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of what was found and what is marked, each used once, in the order of the message."""
    pairs = []
    left = list(marked)
    since = 0
    for expression in found:
        start = text.find(expression["span"], since)
        since = max(since, start)
        place = (start, start + len(expression["span"]))
        best = max(left, key=lambda e: shared(place, (e["start"], e["end"])), default=None)
        if best is not None and shared(place, (best["start"], best["end"])) >= HALF:
            left.remove(best)
            pairs.append((expression, best))
    return pairs


def count(figures: Figures, example: Any, understood: dict[str, Any]) -> None:
    """Add one message of the test set and what was understood of it."""
    label = REPORTED_AS.get(example.get("intent"), example.get("intent"))
    metadata = (example.get("metadata") or {}).get("example") or {}
    marked = example.get("entities") or []
    figures.messages += 1
    figures.acts_right += understood["act"] == label
    if understood["act"] != label:
        figures.confused[label, understood["act"]] += 1
    group = metadata.get("signal") or ("look-alike" if "lookalike" in metadata else "ordinary")
    figures.raised[group, understood["signal"] != "none"] += 1
    if metadata.get("signal") and not marked:
        return
    if not marked:
        figures.empty += 1
        figures.left_empty += not understood["expressions"]
    pairs = match(example.get("text"), understood["expressions"], marked)
    figures.found += len(pairs)
    figures.wrongly += len(understood["expressions"]) - len(pairs)
    figures.missed += len(marked) - len(pairs)
    for expression, label_ in pairs:
        figures.kind_right += expression["kind"] == label_["entity"]
        figures.theme_right += expression["themes"][0] in (label_.get("role") or "").split(",")
        figures.pairs.append((expression["span"], expression["say_back"], label_["value"]))
    for expression in understood["expressions"]:
        figures.said_back += 1
        figures.quoted += bool(QUOTED.search(expression["say_back"]))
        figures.first_person += bool(FIRST_PERSON.search(QUOTED.sub("", expression["say_back"])))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


def render(figures: Figures, day: datetime.date) -> str:
    """The report, in Markdown."""
    precision = figures.found / max(1, figures.found + figures.wrongly)
    recall = figures.found / max(1, figures.found + figures.missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    lines = [
        "# What is understood",
        "",
        f"Measured on {day.isoformat()} on {figures.messages} messages of `data/test`, written by others",
        "than the training data and never trained on. `make evaluate` measures again and writes this page.",
        "",
        "| what | figure |",
        "|---|---|",
        f"| acts right | {_share(figures.acts_right, figures.messages)} |",
        (
            f"| expressions, F1 of spans that share half | {f1:.3f} "
            f"(precision {precision:.3f}, recall {recall:.3f}) |"
        ),
        f"| kind right, of those found | {_share(figures.kind_right, figures.found)} |",
        f"| first theme acceptable, of those found | {_share(figures.theme_right, figures.found)} |",
        f"| nothing found where nothing is | {_share(figures.left_empty, figures.empty)} |",
        f"| said back as a quote | {_share(figures.quoted, figures.said_back)} |",
        f"| a word of the first person left | {_share(figures.first_person, figures.said_back)} |",
        "",
        "## Signals",
        "",
        "| message | raised |",
        "|---|---|",
    ]
    for group in sorted({name for name, _ in figures.raised}):
        raised = figures.raised[group, True]
        lines.append(f"| {group} | {raised} of {raised + figures.raised[group, False]} |")
    lines += [
        "",
        "## Acts that are taken for another most",
        "",
        "| is | taken for | times |",
        "|---|---|---|",
    ]
    lines += [f"| {is_} | {taken} | {times} |" for (is_, taken), times in figures.confused.most_common(12)]
    lines += ["", f"## {SAMPLE} sayings back to read", "", "| said | said back | a person would say back |"]
    lines.append("|---|---|---|")
    chosen = random.Random(1).sample(figures.pairs, min(SAMPLE, len(figures.pairs)))  # noqa: S311
    lines += [f"| {' '.join(said.split())} | {back} | {label} |" for said, back, label in chosen]
    return "\n".join(lines) + "\n"


async def measure(model: str, folder: str) -> Figures:
    """Understand every message of a folder and count."""
    agent = Agent.load(model)
    figures = Figures()
    for example in load_data(folder).training_examples:
        message = {"id": None, "text": example.get("text")}
        message |= {"question": question_of(example), "speaker": speaker_of(example)}
        count(figures, example, await understand(agent, message))
    return figures


def main() -> None:
    """Measure, print, and write the page."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    figures = asyncio.run(measure(sys.argv[1], "data/test"))
    text = render(figures, datetime.datetime.now(tz=datetime.timezone.utc).date())
    REPORT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
