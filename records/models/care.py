"""What was said that matters, what was agreed from it, and how it went."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.models.base import BY_THE_DATABASE, Base, as_words
from records.models.kinds import GoalState, Outcome, Review, Speaker, WishKind
from records.models.people import Client, Staff
from records.models.talk import Conversation, Message


class Wish(Base):
    """What was said that matters, in the person's own words, and what became of it."""

    __tablename__ = "wish"
    __table_args__ = (sa.UniqueConstraint("message_id", "start"),)

    conversation_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    client_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("client.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("message.id", ondelete="CASCADE"))
    start: Mapped[int]  # where it begins in the message, in characters
    speaker: Mapped[Speaker]
    kind: Mapped[WishKind]
    own_words: Mapped[str]
    say_back: Mapped[str]
    themes: Mapped[list[str]] = mapped_column(default=list)
    why: Mapped[str] = mapped_column(default="")  # why it matters, in own words
    confirmed: Mapped[bool | None]  # none: not asked yet; false: struck by the person
    first: Mapped[bool] = mapped_column(
        default=False, server_default=sa.false()
    )  # what the person would have first
    review: Mapped[Review] = mapped_column(default=Review.NEW)
    review_reason: Mapped[str] = mapped_column(default="")
    reviewed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    reviewed_at: Mapped[datetime | None]
    merged_into_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("wish.id", ondelete="SET NULL"), index=True
    )  # the same thing said again; the other one stands for both
    heard_kind: Mapped[WishKind | None] = mapped_column(as_words(WishKind, "heard_kind"))
    heard_themes: Mapped[list[str] | None] = mapped_column(sa.JSON(none_as_null=True))
    heard_say_back: Mapped[str | None]  # heard_*: as the assistant made it, when staff changed it; else none
    added_by_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL")
    )  # who selected these words in the transcript; none: heard by the assistant
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    conversation: Mapped[Conversation] = relationship(back_populates="wishes")
    client: Mapped[Client | None] = relationship()
    message: Mapped[Message] = relationship()
    reviewed_by: Mapped[Staff | None] = relationship(foreign_keys=[reviewed_by_id])
    added_by: Mapped[Staff | None] = relationship(foreign_keys=[added_by_id])
    merged_into: Mapped[Wish | None] = relationship(remote_side="Wish.id", foreign_keys=[merged_into_id])
    goal: Mapped[Goal | None] = relationship(back_populates="wish", passive_deletes=BY_THE_DATABASE)
    looked_back: Mapped[list[LookBack]] = relationship(
        back_populates="wish", order_by="LookBack.created_at", passive_deletes=BY_THE_DATABASE
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - declared so by SQLAlchemy


class LookBack(Base):
    """What a person said later about an earlier wish. Rows are added, never changed."""

    __tablename__ = "look_back"
    __table_args__ = (sa.UniqueConstraint("wish_id", "message_id"),)

    wish_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("wish.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("message.id", ondelete="CASCADE"))
    outcome: Mapped[Outcome]
    own_words: Mapped[str]
    wish: Mapped[Wish] = relationship(back_populates="looked_back")


class Goal(Base):
    """What was agreed from a wish: who does what by when."""

    __tablename__ = "goal"

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    wish_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("wish.id", ondelete="SET NULL"), unique=True
    )
    what: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    by_when: Mapped[date | None]
    state: Mapped[GoalState] = mapped_column(default=GoalState.OPEN)
    agreed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    wish: Mapped[Wish | None] = relationship(back_populates="goal")
    client: Mapped[Client] = relationship()
    agreed_by: Mapped[Staff | None] = relationship()
    changes: Mapped[list[GoalChange]] = relationship(
        back_populates="goal", order_by="GoalChange.created_at", passive_deletes=BY_THE_DATABASE
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - declared so by SQLAlchemy


class GoalChange(Base):
    """One change of a goal. Rows are added, never changed; only what a person wants gone leaves `words`."""

    __tablename__ = "goal_change"

    goal_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    conversation_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("conversation.id", ondelete="SET NULL"), index=True
    )  # the talk in which the person said it
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the fields that changed, as they were
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    words: Mapped[str] = mapped_column(default="")  # what the person said about it
    goal: Mapped[Goal] = relationship(back_populates="changes")
    staff: Mapped[Staff | None] = relationship()
    conversation: Mapped[Conversation | None] = relationship()


class Note(Base):
    """What a staff member writes down about a client."""

    __tablename__ = "note"

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    text: Mapped[str]


class LeftOff(Base):
    """A line that was taken off the page *Dit ben ik*. To put it back, the row is removed."""

    __tablename__ = "left_off"
    __table_args__ = (sa.UniqueConstraint("client_id", "line"),)

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"))
    line: Mapped[str]  # "called", "wish:<id>" or "relative:<id>"
    staff_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
