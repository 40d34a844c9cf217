"""What people share across wards: what their words name, what may be shared, and who was asked to meet."""

from __future__ import annotations

import enum
import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.models.base import BY_THE_DATABASE, Base, as_words
from records.models.care import Wish
from records.models.people import Client, Staff


class Answer(enum.StrEnum):
    """What somebody said when asked whether they want to meet others."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


class Interest(Base):
    """An interest that a wish names; one row without a key for a wish that names none.

    Worked out from the words (records/interests/matching.py), so it goes and comes with them.
    """

    __tablename__ = "interest"
    __table_args__ = (sa.UniqueConstraint("wish_id", "key"),)

    wish_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("wish.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(index=True)  # of a group in records/interests/groups.txt
    before: Mapped[bool] = mapped_column(default=False)  # tells of what was
    private: Mapped[bool] = mapped_column(default=False)  # the wish names something of belief
    edition: Mapped[str] = mapped_column(index=True)  # of groups.txt when this was worked out
    wish: Mapped[Wish] = relationship()


class Sharing(Base):
    """What a person answered when asked whether a wish may be shared with other wards. No row: not asked."""

    __tablename__ = "sharing"

    wish_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("wish.id", ondelete="CASCADE"), unique=True)
    may: Mapped[bool]
    staff_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL")
    )  # who asked, and wrote it down


class Introduction(Base):
    """Two or more people who may want to meet over an interest."""

    __tablename__ = "introduction"

    key: Mapped[str]
    made_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None]  # when somebody wrote how it went, or when nobody was left to meet
    how_it_went: Mapped[str] = mapped_column(default="", server_default="")
    made_by: Mapped[Staff | None] = relationship()
    people: Mapped[list[Introduced]] = relationship(
        back_populates="introduction", order_by="Introduced.created_at", passive_deletes=BY_THE_DATABASE
    )


class Introduced(Base):
    """One of the people of an introduction, and what this person answered."""

    __tablename__ = "introduced"
    __table_args__ = (sa.UniqueConstraint("introduction_id", "client_id"),)

    introduction_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("introduction.id", ondelete="CASCADE"))
    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    answer: Mapped[Answer] = mapped_column(as_words(Answer), default=Answer.NOT_ASKED)
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    introduction: Mapped[Introduction] = relationship(back_populates="people")
    client: Mapped[Client] = relationship()
    answered_by: Mapped[Staff | None] = relationship()
