"""Words that belong together, and what could be done with it: reads groups.txt, where its form stands."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("groups.txt")
PRIVATE = "!"
BEFORE = "<"


@dataclass(frozen=True)
class Idea:
    """Something small that could be done."""

    title: str
    how: str


@dataclass(frozen=True)
class Group:
    """One interest. `who` is read after "iemand die ook".

    `private`: of belief (AVG art. 9), never without a yes. `before`: what people did, not what they do.
    """

    key: str
    label: str
    who: str
    heading: str
    words: tuple[str, ...]
    private: bool = False
    before: bool = False
    ideas: tuple[Idea, ...] = ()


@dataclass
class Groups:
    """All groups by their key, the words that may stand behind one of theirs, and a mark of this edition."""

    of: dict[str, Group] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()
    edition: str = ""

    @property
    def headings(self) -> list[tuple[str, list[Group]]]:
        """The groups under their headings, as they were written."""
        return [
            (heading, list(groups))
            for heading, groups in itertools.groupby(self.of.values(), key=lambda one: one.heading)
        ]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def parse(text: str) -> Groups:
    """The groups of a text in the form of groups.txt. Raises ValueError that says which line is wrong."""
    made = Groups(edition=sha256(text.encode()).hexdigest()[:12])
    heading, marks = "", ""
    ideas: dict[str, list[Idea]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if not line or line.startswith("#"):
                continue
            if line.startswith("=="):
                heading = line[2:].strip(f" {PRIVATE}{BEFORE}")
                marks = line[2:].strip().removeprefix(heading)
            elif line.startswith("~"):
                made.behind = frozenset(_words(line[1:]))
            elif line.startswith(">"):
                title, how = (part.strip() for part in line[1:].split("|"))
                ideas.setdefault(next(reversed(made.of)), []).append(Idea(title, how))
            else:
                key, label, who, words = (part.strip() for part in line.split("|"))
                if key in made.of:
                    raise ValueError(f"{key} is there already")
                made.of[key] = Group(
                    key, label, who, heading, _words(words), private=PRIVATE in marks, before=BEFORE in marks
                )
        except (ValueError, StopIteration) as wrong:
            raise ValueError(f"line {number}: {wrong}") from wrong
    for key, found in ideas.items():
        group = made.of[key]
        made.of[key] = Group(**{**vars(group), "ideas": tuple(found)})
    return made


@cache
def groups() -> Groups:
    """The groups of groups.txt. Raises ValueError that says which line is wrong."""
    return parse(FILE.read_text(encoding="utf-8"))
