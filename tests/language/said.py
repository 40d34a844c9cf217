"""Every sentence of the assistant as it is said: with typical values filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from warmwelkom.settings import ROOT

HERE = Path(__file__).parent
RESPONSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "domain.yml").read_text(encoding="utf-8")
)["responses"]
VALUES = {
    "called": "mevrouw Jansen",
    "about": "uw moeder",
    "organisation": "De Linde",
    "handle": "uw zus",
    "own_words": "elke dag even naar buiten",
    "quote": "elke dag even naar buiten",
    "say_back": "U gaat graag elke dag naar buiten.",
    "said_on": "u gaat graag elke dag naar buiten.",
    "number": "2",
}
QUOTE = re.compile(r"‘[^’]*’")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SPEAKERS = {"website": "visitor", "living_room": "group"}  # kinds in which one sort of people speaks
# What was said before, or is never said.
NOT_OURS = {"utter_again", "utter_choices"}


@dataclass(frozen=True)
class Variation:
    """One wording. `facts` are the slots that it is said at."""

    name: str
    text: str
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def filled(self) -> str:
        """As it is said."""
        return re.sub(r"\{(\w+)\}", lambda m: VALUES[m[1]], self.text)

    @property
    def ours(self) -> str:
        """Our own words in it: without what is said back."""
        return re.sub(r"‘[^’]*’|\{\w+\}", "", self.text)

    def may_meet(self, other: Variation) -> bool:
        """Whether both may be said in one talk: kind and speaker are the same from its beginning to its end.

        Where a variation of a response with a condition fits, Rasa leaves out those without one.
        """
        mine, theirs = (
            {slot: v for slot, v in one.facts if slot in ("kind", "speaker")} for one in (self, other)
        )
        for facts in (mine, theirs):
            if facts.get("kind") in SPEAKERS:
                facts["speaker"] = SPEAKERS[facts["kind"]]
        if self.name == other.name and bool(mine) != bool(theirs):
            return False
        return all(mine[slot] == theirs[slot] for slot in mine if slot in theirs)


def variations() -> Iterator[Variation]:
    """All wordings of all responses."""
    for name, wordings in RESPONSES.items():
        for one in wordings:
            titles = tuple(button["title"] for button in one.get("buttons", ()))
            facts = tuple((c["name"], str(c["value"])) for c in one.get("condition", ()))
            yield Variation(name, one["text"], titles, facts)


def sentences(text: str) -> list[str]:
    """Its sentences; a quote is part of the one it stands in."""
    parts = re.split(r"(?<=[.!?])\s+|(?<=\?’)\s+", QUOTE.sub(lambda m: m[0].replace(". ", ", "), text))
    return [part for part in parts if WORD.search(part)]


def words(text: str) -> list[str]:
    """Its words."""
    return WORD.findall(text)


def first_words(sentence: str) -> str:
    """The four words on which it opens, in lower case."""
    return " ".join(re.findall(r"[\w{}]+(?:['’-]\w+)*", sentence.lower())[:4])


def listed(name: str) -> list[str]:
    """The lines of a list beside this file, without comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


ALL = [one for one in variations() if one.name not in NOT_OURS]
EVERYWHERE = list(variations())
