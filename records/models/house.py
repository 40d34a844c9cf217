"""What needs a human, and what goes out to say so."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.models.base import Base, now
from records.models.kinds import ErasureKind, OutboxKind, SignalKind
from records.models.people import Staff
from records.models.talk import Conversation, Message


class Signal(Base):
    """What needs a human. Stored once for a message and kind, whoever saw it first."""

    __tablename__ = "signal"
    __table_args__ = (sa.UniqueConstraint("message_id", "kind"),)

    conversation_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("message.id", ondelete="CASCADE"))
    kind: Mapped[SignalKind]
    why: Mapped[str]  # the words and the rule that raised it
    call_wanted: Mapped[bool | None]  # may the contact person be called? none: not answered
    acknowledged_by_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL")
    )
    acknowledged_at: Mapped[datetime | None]
    level: Mapped[int] = mapped_column(default=0, server_default="0")  # how often it climbed
    due_at: Mapped[datetime | None]  # when it climbs to the next person
    done: Mapped[str] = mapped_column(default="", server_default="")  # what was done
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    about_staff_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL")
    )  # whom it may be about, and who must not see it
    conversation: Mapped[Conversation] = relationship(back_populates="signals")
    message: Mapped[Message] = relationship()
    acknowledged_by: Mapped[Staff | None] = relationship(foreign_keys=[acknowledged_by_id])
    done_by: Mapped[Staff | None] = relationship(foreign_keys=[done_by_id])
    about_staff: Mapped[Staff | None] = relationship(foreign_keys=[about_staff_id])


class Outbox(Base):
    """A message that must leave the house, kept until it did. Never holds what a person said.

    It goes with the talk or the invitation that it is about.
    """

    __tablename__ = "outbox"
    __table_args__ = (sa.Index("ix_outbox_sent_at_due_at", "sent_at", "due_at"),)

    kind: Mapped[OutboxKind]
    address: Mapped[str]  # an e-mail address, or that of a webhook
    subject: Mapped[str] = mapped_column(default="", server_default="")
    body: Mapped[str] = mapped_column(default="", server_default="")  # text, or JSON for a webhook
    due_at: Mapped[datetime] = mapped_column(default=now)  # when it is tried (again)
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    sent_at: Mapped[datetime | None]
    failure: Mapped[str] = mapped_column(default="", server_default="")  # why the last try failed
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )  # none: it is about no talk
    invitation_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("invitation.id", ondelete="CASCADE"), index=True
    )


class Erasure(Base):
    """Something was removed for good. Outlives it, so that a backup doesn't bring it back; holds no words."""

    __tablename__ = "erasure"

    kind: Mapped[ErasureKind]
    key: Mapped[uuid.UUID]
    filed_at: Mapped[datetime | None]  # when it was written in the file beside the database
    swept_at: Mapped[datetime | None]  # when the database's own files held nothing of it any more


class TrackerLeft(Base):
    """Rasa's copy of a talk that is gone here already; the copy must go as soon as Rasa can be reached."""

    __tablename__ = "tracker_left"

    conversation_id: Mapped[uuid.UUID] = mapped_column(unique=True)
