"""A talk, what opens it, what is said in it, and who looks at it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.models.base import BY_THE_DATABASE, Base, now
from records.models.kinds import Consent, ConversationKind, ConversationState, MayKnow, Sender, Speaker
from records.models.people import Client, Relative, Staff

if TYPE_CHECKING:
    from records.models.care import LookBack, Wish
    from records.models.house import Signal


class Conversation(Base):
    """One talk, over as many sittings as the person likes."""

    __tablename__ = "conversation"

    client_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), index=True
    )  # none for a visitor of the website
    relative_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("relative.id", ondelete="CASCADE"))
    kind: Mapped[ConversationKind]
    speaker: Mapped[Speaker]
    consent: Mapped[Consent] = mapped_column(default=Consent.ASKED)
    consent_at: Mapped[datetime | None]
    state: Mapped[ConversationState] = mapped_column(default=ConversationState.NEW)
    closed_at: Mapped[datetime | None]
    human_wanted_at: Mapped[datetime | None]  # when the person asked to speak to someone
    may_know: Mapped[MayKnow | None]  # none: not asked, or not answered
    visitor_name: Mapped[str] = mapped_column(
        default="", server_default=""
    )  # of a visitor who wants to be reached
    visitor_reach: Mapped[str] = mapped_column(
        default="", server_default=""
    )  # telephone or e-mail, as written
    joining: Mapped[str] = mapped_column(
        default="", server_default=""
    )  # who of the table would join in, as written
    tracker_gone_at: Mapped[datetime | None]  # when Rasa's own copy of a closed talk was removed
    raw_gone_at: Mapped[datetime | None]  # when the words of the talk were removed; what was agreed stays
    summary: Mapped[str] = mapped_column(default="", server_default="")  # as staff accepted it
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    client: Mapped[Client | None] = relationship(back_populates="conversations")
    reviewed_by: Mapped[Staff | None] = relationship()
    relative: Mapped[Relative | None] = relationship()
    invitations: Mapped[list[Invitation]] = relationship(
        back_populates="conversation", passive_deletes=BY_THE_DATABASE
    )
    messages: Mapped[list[Message]] = relationship(
        back_populates="conversation", order_by="Message.place", passive_deletes=BY_THE_DATABASE
    )
    wishes: Mapped[list[Wish]] = relationship(
        back_populates="conversation", order_by="Wish.created_at, Wish.start", passive_deletes=BY_THE_DATABASE
    )
    signals: Mapped[list[Signal]] = relationship(
        back_populates="conversation", passive_deletes=BY_THE_DATABASE
    )
    looked_back: Mapped[list[LookBack]] = relationship(
        order_by="LookBack.created_at", passive_deletes=BY_THE_DATABASE
    )


class Invitation(Base):
    """What opens a talk: the token of a link or QR code. Only its SHA-256 is kept.

    With a code, typed on a shared tablet, further invitations are made; of it an HMAC-SHA-256 is kept.
    """

    __tablename__ = "invitation"

    conversation_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    code_hash: Mapped[str | None] = mapped_column(unique=True)
    code_until: Mapped[datetime | None]
    shared: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # on a shared tablet
    embedded: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # in the widget
    seen_at: Mapped[datetime | None]  # when a shared tablet was touched last
    sent_to: Mapped[str | None]  # the e-mail address that the link was sent to
    revoked_at: Mapped[datetime | None]  # when the person left the shared tablet
    conversation: Mapped[Conversation] = relationship(back_populates="invitations")
    made_by: Mapped[Staff | None] = relationship()


class Message(Base):
    """One message of a talk, written down before it is handled.

    `client_message_id` is the id that the sender gave it; `reply_to_id` is set on the assistant's replies.
    """

    __tablename__ = "message"
    __table_args__ = (
        sa.UniqueConstraint("conversation_id", "place"),
        sa.UniqueConstraint("conversation_id", "client_message_id"),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("conversation.id", ondelete="CASCADE"))
    place: Mapped[int]  # 0, 1, 2 ... in the order of arrival
    sender: Mapped[Sender]
    client_message_id: Mapped[uuid.UUID | None]
    text: Mapped[str]  # as shown; for a pressed button its title
    payload: Mapped[str | None]  # of a pressed button
    buttons: Mapped[list[dict[str, str]]] = mapped_column(default=list)  # [{"title", "payload"}]
    is_question: Mapped[bool] = mapped_column(default=False)  # an assistant's message that asks something
    reply_to_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("message.id", ondelete="CASCADE"), index=True
    )
    handled_at: Mapped[datetime | None]  # of a person's message: when its replies were stored
    replaced_at: Mapped[datetime | None]  # of a person's message: when it was said in other words
    conversation: Mapped[Conversation] = relationship(back_populates="messages")


class Viewing(Base):
    """Who has a talk open now, so that two who review it see each other. One row for both; see `seen_at`."""

    __tablename__ = "viewing"
    __table_args__ = (sa.UniqueConstraint("conversation_id", "staff_id"),)

    conversation_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("conversation.id", ondelete="CASCADE"))
    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"))
    seen_at: Mapped[datetime] = mapped_column(default=now)
    staff: Mapped[Staff] = relationship()
