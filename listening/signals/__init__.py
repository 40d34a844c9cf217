"""Rules for what must never be missed: words that need a human.

A missed signal is worse than a false one, but a figure of speech must not raise an alarm. The kinds are those of
docs/labelling.md, a module each: PATTERN is what fires, HARMLESS what is taken out before the kind looks (figures of speech,
plain stories), QUESTIONS what fires only as the answer to a question. The most urgent kind that fires is the one reported,
with why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from listening.signals import abuse, distress, fall, medical_urgent, suicidality, tired_of_life
from listening.signals.words import plain

ORDER = ("suicidality", "medical_urgent", "fall", "abuse", "tired_of_life", "distress")


@dataclass(frozen=True)
class Found:
    """A signal: its kind, why (what found it and the words that it saw), and where in the message."""

    kind: str
    why: str
    start: int
    end: int


@dataclass(frozen=True)
class _Kind:
    name: str
    pattern: re.Pattern[str]
    harmless: re.Pattern[str]
    answers: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]

    def seen(self, text: str, question: str) -> re.Match[str] | None:
        """Where the kind shows in a text in plain spelling, or none."""
        # A full stop for every letter: places stay what they were, and nothing is read across the gap.
        looked_at = self.harmless.sub(lambda match: "." * len(match.group()), text)
        found = self.pattern.search(looked_at)
        if found:
            return found
        for asked, answer in self.answers:
            if asked.search(question):
                found = answer.search(looked_at)
                if found:
                    return found
        return None


def _kind(name: str, module: ModuleType) -> _Kind:
    return _Kind(
        name,
        re.compile(module.PATTERN),
        re.compile(module.HARMLESS),
        tuple((re.compile(asked), re.compile(answer)) for asked, answer in module.QUESTIONS),
    )


_MODULES = (suicidality, medical_urgent, fall, abuse, tired_of_life, distress)
_KINDS = tuple(_kind(name, module) for name, module in zip(ORDER, _MODULES, strict=True))


def without_harmless(text: str) -> str:
    """A text with full stops for what only looks like a signal: figures of speech, plain stories."""
    looked_at, places = plain(text)
    letters = list(text)
    for kind in _KINDS:
        for match in kind.harmless.finditer(looked_at):
            start, end = match.span()
            if end > start:
                here = slice(places[start], places[end - 1] + 1)
                letters[here] = "." * (here.stop - here.start)
    return "".join(letters)


def find(text: str, *, question: str = "") -> Found | None:
    """The most urgent signal in a message, or none. `question` is what the assistant asked just before, when known."""
    looked_at, places = plain(text)
    asked = question.lower()
    for kind in _KINDS:
        match = kind.seen(looked_at, asked)
        if match:
            start, end = match.span()
            here = (places[start], places[end - 1] + 1) if end > start else (0, len(text))
            words = text[here[0] : here[1]].strip()
            return Found(kind.name, f"regel {kind.name}: “{words}”", *here)
    return None
