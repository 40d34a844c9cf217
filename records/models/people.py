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
    first_password: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # others know it
    role: Mapped[Role]
    ward: Mapped[str] = mapped_column(default="", server_default="")  # the team of a contact person or lead
    active: Mapped[bool] = mapped_column(default=True)
    totp_secret: Mapped[str | None]  # of the second factor, encrypted with this house's key; none: not set up
    totp_step: Mapped[int] = mapped_column(default=0, server_default="0")  # the last time step that was used
    oidc_subject: Mapped[str | None] = mapped_column(unique=True)  # "issuer|subject" of single sign-on


class ApiToken(Base):
    """A key to the API: for whom, for what and until when. Only its SHA-256 is kept."""

    __tablename__ = "api_token"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="", server_default="")  # what it is used for
    scopes: Mapped[list[str]] = mapped_column(default=list)  # see records/tokens.py
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    staff: Mapped[Staff] = relationship()


class RecoveryCode(Base):
    """Lets someone in once whose second factor is lost. Only its SHA-256 is kept."""

    __tablename__ = "recovery_code"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str]
    used_at: Mapped[datetime | None]


class StaffSession(Base):
    """A staff member's log-in in one browser. Only the SHA-256 of its key is kept."""

    __tablename__ = "staff_session"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    key_hash: Mapped[str] = mapped_column(unique=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    half: Mapped[bool] = mapped_column(default=False, server_default=sa.false())  # awaits the second factor
    device: Mapped[str] = mapped_column(default="", server_default="")  # "Firefox op Windows", to tell them apart
    staff: Mapped[Staff] = relationship()


class EmergencyAccess(Base):
    """A staff member opened somebody who is not theirs, and said why. It ends by itself."""

    __tablename__ = "emergency_access"

    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]
    until: Mapped[datetime]
    staff: Mapped[Staff] = relationship()
    client: Mapped[Client] = relationship()


class EmergencySeen(Base):
    """A colleague who cares for the client has seen that somebody else opened them in an emergency."""

    __tablename__ = "emergency_seen"
    __table_args__ = (sa.UniqueConstraint("emergency_access_id", "staff_id"),)

    emergency_access_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("emergency_access.id", ondelete="CASCADE")
    )
    staff_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff.id", ondelete="CASCADE"), index=True)


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
