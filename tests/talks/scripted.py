"""What the tests of the player share: an assistant that only has a script, and who talks with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from records.models import ConversationKind, Speaker
from tests.talks.people import Human, Tell

YES_NO = [
    {"title": "Ja, dat is goed", "payload": "/affirm"},
    {"title": "Nee, liever niet", "payload": "/deny"},
]
PAGE = [
    {"title": "Klopt", "payload": "/affirm"},
    {"title": "Iets veranderen", "payload": "/change"},
    {"title": "Haal weg", "payload": "/strike"},
]
DONE = [{"title": "Dat was het", "payload": "/done"}]
THREE = [{"title": title, "payload": f"/choose{title}"} for title in ("Muziek", "Buiten", "Koken")] + DONE
Say = tuple[str, list[dict[str, str]], str]

OPENING: Say = ("Dag. Ik ben een computer. Ik bewaar wat u vertelt. Vindt u dat goed?", YES_NO, "open")
BYE: Say = ("Dank u wel. Tot ziens.", [], "closed")


@dataclass
class Scripted:
    """Answers from a script: each line is text, buttons and the state after it."""

    script: list[Say]
    wishes: list[dict[str, Any]] = field(default_factory=list)
    kept: Callable[[str], list[dict[str, Any]]] = lambda text: []
    signals: Callable[[str], list[str]] = lambda text: []
    buttons: list[dict[str, str]] = field(default_factory=list)
    state: str = "open"
    heard: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    consent: str = "given"

    def opens(self) -> list[str]:
        return self._next() if not self.heard else []

    def says(self, text: str, message_id: uuid.UUID | None = None) -> list[str]:
        self.heard.append(text)
        self.wishes += self.kept(text)
        self.raised += self.signals(text)
        return self._next()

    def sends(self, text: str, message_id: uuid.UUID | None = None) -> Any:
        class Refusal:
            status_code = 422 if not text.strip() else 200

        return Refusal()

    def record(self) -> dict[str, Any]:
        return {
            "wishes": self.wishes,
            "signals": [{"kind": kind} for kind in self.raised],
            "messages": [{"sender": "person", "text": text} for text in self.heard],
            "consent": self.consent,
            "state": self.state,
        }

    def _next(self) -> list[str]:
        text, self.buttons, self.state = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return [text]


def asks(text: str, buttons: list[dict[str, str]] | None = None) -> Say:
    return text, buttons or [], "open"


def human(*tells: Tell, **more: Any) -> Human:
    usual: dict[str, Any] = {
        "kind": ConversationKind.INTAKE,
        "speaker": Speaker.CLIENT,
        "called": "mevrouw Ploeg",
    }
    return Human(key="ploeg", name="Ploeg", who="", tells=tells, **{**usual, **more})


def wish(words: str, **more: Any) -> dict[str, Any]:
    return {"own_words": words, "say_back": f"U zei {words}.", "confirmed": True, **more}
