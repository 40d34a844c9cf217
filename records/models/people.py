"""Staff and what they log in with; clients and the people close to them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.models.base import BY_THE_DATABASE, Base, now
from records.models.kinds import Role

if TYPE_CHECKING:
    from records.models.talk import Conversation


class Staff(Base):
    """A staff member with an account."""

    __tablename__ = "staff"

    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)  # kept in lower case
    password_hash: Mapped[str]  # argon2id
    role: Mapped[Role]
    ward: Mapped[str] = mapped_column(default="", server_default="")  # the team of a contact person or lead
    active: Mapped[bool] = mapped_column(default=True)


class ApiToken(Base):
    """A staff member's key to the API. Only its SHA-256 is kept."""

    __tablename__ = "api_token"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    staff: Mapped[Staff] = relationship()


class StaffSession(Base):
    """A staff member's log-in in one browser. Only the SHA-256 of its key is kept."""

    __tablename__ = "staff_session"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(unique=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    staff: Mapped[Staff] = relationship()


class LoginAttempt(Base):
    """A log-in that failed, kept to limit guessing. `subject` is the SHA-256 of the account or address."""

    __tablename__ = "login_attempt"

    subject: Mapped[str] = mapped_column(index=True)


class Client(Base):
    """Who lives in the house or is about to."""

    __tablename__ = "client"

    name: Mapped[str]
    called: Mapped[str]  # how this person likes to be addressed: "mevrouw Jansen", "Jo"
    room: Mapped[str] = mapped_column(default="")
    ward: Mapped[str] = mapped_column(default="")  # the woongroep
    contact_person_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL"), index=True
    )
    stand_in_id: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("staff.id", ondelete="SET NULL"), index=True
    )  # who does it while the contact person is away
    moves_on: Mapped[date | None]  # the day of the move, to come or past; none: not known
    left_on: Mapped[date | None]  # the day on which this person no longer lived here
    contact_person: Mapped[Staff | None] = relationship(foreign_keys=[contact_person_id])
    stand_in: Mapped[Staff | None] = relationship(foreign_keys=[stand_in_id])
    relatives: Mapped[list[Relative]] = relationship(back_populates="client", passive_deletes=BY_THE_DATABASE)
    conversations: Mapped[list[Conversation]] = relationship(
        back_populates="client", passive_deletes=BY_THE_DATABASE
    )


class Relative(Base):
    """Someone close to a client."""

    __tablename__ = "relative"

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    relation: Mapped[str]  # "dochter"
    may_represent: Mapped[bool] = mapped_column(default=False)
    client: Mapped[Client] = relationship(back_populates="relatives")
