"""The training messages of data/nlu, read without Rasa."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[2] / "data" / "nlu"
_MARKED = re.compile(r"\[([^\[\]]+)\]\{([^{}]*)\}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Told:
    """A training message: its plain text, the marked pieces, and what is noted with it."""

    text: str
    spans: tuple[str, ...]
    intent: str
    question: str
    speaker: str
    signal: str
    lookalike: str


@lru_cache(maxsize=1)
def told() -> tuple[Told, ...]:
    """All training messages."""
    messages = []
    for path in sorted(FOLDER.rglob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)["nlu"]:
            for example in block.get("examples", []):
                marked = example["text"].strip()
                metadata = example.get("metadata") or {}
                messages.append(
                    Told(
                        _MARKED.sub(r"\1", marked),
                        tuple(match.group(1) for match in _MARKED.finditer(marked)),
                        block["intent"],
                        metadata.get("question", ""),
                        metadata.get("speaker", "client"),
                        metadata.get("signal", ""),
                        metadata.get("lookalike", ""),
                    )
                )
    return tuple(messages)
