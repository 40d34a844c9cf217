"""A talk as a test holds it; each step is a unit of work of its own, as it is in the running system."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from records import database, signals, talks, wishes
from records.models import (
    Consent,
    Conversation,
    ConversationState,
    Message,
    Sender,
    Signal,
    SignalKind,
    Wish,
    WishKind,
)
from records.talks import Reply


@dataclass(frozen=True)
class Talking:
    """One talk in the database at `url`."""

    url: str
    id: uuid.UUID
    token: str

    def opens(self, *replies: str | Reply) -> Message:
        """The assistant opens the talk and says `replies`."""
        opening = self._receive("/begin", message_id=self.id, sender=Sender.SYSTEM)  # with the talk's own id
        return self.answered(opening, *replies)

    def says(self, text: str, *, message_id: uuid.UUID | None = None, payload: str | None = None) -> Message:
        """The person says something; it is written down and waits."""
        return self._receive(text, message_id=message_id, payload=payload)

    def _receive(
        self,
        text: str,
        *,
        message_id: uuid.UUID | None = None,
        payload: str | None = None,
        sender: Sender = Sender.PERSON,
    ) -> Message:
        with database.session(self.url) as work:
            message, _ = talks.receive(
                work,
                self.id,
                client_message_id=message_id or uuid.uuid4(),
                text=text,
                payload=payload,
                sender=sender,
            )
            return message

    def answered(self, message: Message, *replies: str | Reply) -> Message:
        """The assistant answers `message`. Gives `message`."""
        said = [reply if isinstance(reply, Reply) else Reply(reply) for reply in replies]
        with database.session(self.url) as work:
            talks.store_replies(work, work.get_one(Message, message.id), said)
        return message

    def wish(self, message: Message, words: str, kind: WishKind = WishKind.WISH) -> Wish:
        """Keep a piece of `message` as a wish."""
        with database.session(self.url) as work:
            return wishes.store(
                work,
                conversation_id=self.id,
                message_id=message.id,
                start=message.text.index(words),
                own_words=words,
                kind=kind,
                say_back=f"Ik hoor: {words}.",
                themes=["contact"],
            )

    def signal(self, message: Message, kind: SignalKind, why: str = "rule: these words") -> Signal:
        """Keep a signal."""
        with database.session(self.url) as work:
            return signals.store(work, message_id=message.id, kind=kind, why=why)

    def consent(self, consent: Consent) -> None:
        """The person says yes or no to keeping the talk."""
        with database.session(self.url) as work:
            talks.set_consent(work, self.id, consent)

    def becomes(self, state: ConversationState) -> None:
        """The talk is paused, resumed or closed."""
        with database.session(self.url) as work:
            talks.set_state(work, self.id, state)

    def now(self) -> Conversation:
        """The talk with all that staff see of it, as it is now."""
        with database.session(self.url) as work:
            talk = talks.get(work, self.id)
            assert talk is not None
            return talk

    def lines(self) -> list[str]:
        """What the transcript shows, "p: ..." for the person and "a: ..." for the assistant."""
        with database.session(self.url) as work:
            return [f"{line.sender.value[0]}: {line.text}" for line in talks.transcript(work, self.id)]

    def everything_written(self) -> str:
        """Every text of every row about talks, to look for words that should be gone."""
        tables = [kind.__table__ for kind in (Conversation, Message, Wish, Signal)]
        with database.session(self.url) as work:
            return "\n".join(str(tuple(row)) for table in tables for row in work.execute(sa.select(table)))
