"""Who talks, and how a talk went: what was said, turn by turn, and what was kept."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.talks.people import Human, Tell, Twist


class Talker(Protocol):
    """Who can say something in a talk: tests.talks.serving.Person, or a stand-in."""

    buttons: list[dict[str, str]]
    state: str

    def opens(self) -> list[str]:
        """Open the talk; gives all that the assistant said so far."""

    def says(self, text: str, message_id: uuid.UUID | None = None) -> list[str]:
        """Say something; gives what the assistant answers."""

    def sends(self, text: str, message_id: uuid.UUID | None = None) -> Any:
        """Post a message; gives the answer as it came, with its `status_code`."""

    def record(self) -> dict[str, Any]:
        """What staff see of this talk."""


@dataclass(frozen=True)
class Turn:
    """One message of the person and our answer to it. `sort` is what we ask; "" for nothing."""

    said: str
    replies: tuple[str, ...]
    buttons: tuple[str, ...]
    sort: str
    state: str
    twist: Twist | None = None
    refused: bool = False  # the API did not take the message
    signals: tuple[str, ...] = ()  # after a twist: the kinds stored on account of it
    record: str = ""  # after a twist: the whole record, plain


@dataclass
class Course:
    """How a talk went."""

    human: Human
    turns: list[Turn] = field(default_factory=list)
    told: list[Tell] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    changed: bool = False
    ended: bool = False  # by the person: nothing more was to be told
    faults: list[str] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)

    @property
    def cut_off(self) -> list[Tell]:
        """What would have been told by itself and was not."""
        return [tell for tell in self.human.tells if not tell.is_answer and tell not in self.told]
