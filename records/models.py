"""The tables. One class a thing; every moment is in UTC."""

from __future__ import annotations

import enum
import uuid
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Final

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone, so it is put back on reading; a naive moment is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


class Role(enum.StrEnum):
    """What a staff member may be."""

    CONTACT_PERSON = "contact_person"
    TEAM_LEAD = "team_lead"
    ACTIVITY_COORDINATOR = "activity_coordinator"
    APPOINTED_OFFICER = "appointed_officer"
    ADMINISTRATOR = "administrator"


class ConversationKind(enum.StrEnum):
    """The kinds of talk of the practice."""

    INTAKE = "intake"
    MOVING_DAY = "moving_day"
    QUARTERLY = "quarterly"
    FAMILY = "family"
    LIVING_ROOM = "living_room"
    WEBSITE = "website"


class Speaker(enum.StrEnum):
    """Who talks with the assistant."""

    CLIENT = "client"
    RELATIVE = "relative"
    GROUP = "group"  # a carer who types what the table says


class Consent(enum.StrEnum):
    """What the person said when asked whether the talk may be kept."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConversationState(enum.StrEnum):
    """Where a talk is."""

    NEW = "new"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class MayKnow(enum.StrEnum):
    """Who may know what was told, as the person said at the end."""

    CONTACT_PERSON = "contact_person"
    TEAM = "team"
    FAMILY = "family"  # the team, and the family too


class Outcome(enum.StrEnum):
    """What became of an earlier wish, as the person says it now."""

    DONE = "done"
    HALF = "half"
    NOT_DONE = "not_done"
    NO_LONGER_WANTED = "no_longer_wanted"


class Sender(enum.StrEnum):
    """Who a message is from. SYSTEM opens the talk and is never shown."""

    PERSON = "person"
    ASSISTANT = "assistant"
    SYSTEM = "system"


class WishKind(enum.StrEnum):
    """What an expression is; see docs/labelling.md."""

    WISH = "wish"
    PREFERENCE = "preference"
    DISLIKE = "dislike"
    LOSS = "loss"
    WORRY = "worry"
    CONTENT = "content"
    INTEREST = "interest"
    PERSON = "person"


class Review(enum.StrEnum):
    """What staff did with a wish."""

    NEW = "new"
    SEEN = "seen"
    AGREED = "agreed"
    NOT_NOW = "not_now"


class GoalState(enum.StrEnum):
    """How a goal stands."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    NO_LONGER_WANTED = "no_longer_wanted"


class SignalKind(enum.StrEnum):
    """What needs a human, most urgent first."""

    SUICIDALITY = "suicidality"
    MEDICAL_URGENT = "medical_urgent"
    FALL = "fall"
    ABUSE = "abuse"
    TIRED_OF_LIFE = "tired_of_life"
    DISTRESS = "distress"


def _words(kind: type[enum.StrEnum]) -> sa.Enum:
    """An enum kept as its words, checked by the database, the same on SQLite and PostgreSQL."""
    name = "".join(("_" if c.isupper() else "") + c.lower() for c in kind.__name__).lstrip("_")
    return sa.Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=32,
        name=name,
    )


# What hangs on a row goes with it, or lets go of it, by the foreign keys alone, whether it was read or not.
BY_THE_DATABASE: Final = "all"


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        str: sa.Text(),
        dict[str, Any]: sa.JSON(),
        list[str]: sa.JSON(),
        list[dict[str, str]]: sa.JSON(),
        **{
            kind: _words(kind)
            for kind in (
                Role,
                ConversationKind,
                Speaker,
                Consent,
                ConversationState,
                MayKnow,
                Outcome,
                Sender,
                WishKind,
                Review,
                GoalState,
                SignalKind,
            )
        },
    }

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Staff(Base):
    """A staff member with an account."""

    __tablename__ = "staff"

    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)  # kept in lower case
    password_hash: Mapped[str]  # argon2id
    role: Mapped[Role]
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
        sa.ForeignKey("staff.id", ondelete="SET NULL")
    )
    contact_person: Mapped[Staff | None] = relationship()
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
    client: Mapped[Client | None] = relationship(back_populates="conversations")
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
    revoked_at: Mapped[datetime | None]  # when the person left the shared tablet
    conversation: Mapped[Conversation] = relationship(back_populates="invitations")


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
    conversation: Mapped[Conversation] = relationship(back_populates="wishes")
    client: Mapped[Client | None] = relationship()
    message: Mapped[Message] = relationship()
    reviewed_by: Mapped[Staff | None] = relationship()
    goal: Mapped[Goal | None] = relationship(back_populates="wish", passive_deletes=BY_THE_DATABASE)
    looked_back: Mapped[list[LookBack]] = relationship(
        back_populates="wish", order_by="LookBack.created_at", passive_deletes=BY_THE_DATABASE
    )


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
    wish: Mapped[Wish | None] = relationship(back_populates="goal")
    client: Mapped[Client] = relationship()


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
    conversation: Mapped[Conversation] = relationship(back_populates="signals")
    message: Mapped[Message] = relationship()
    acknowledged_by: Mapped[Staff | None] = relationship()


class Note(Base):
    """What a staff member writes down about a client."""

    __tablename__ = "note"

    client_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("client.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("staff.id", ondelete="SET NULL"))
    text: Mapped[str]


class AccessLog(Base):
    """Who saw or did what with a person's data, on what ground (after NEN 7513). Outlives the client."""

    __tablename__ = "access_log"

    event: Mapped[str]  # "view", "change", "export", "invite", "print", "search"
    what: Mapped[str]  # which page or thing
    client_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    user_id: Mapped[uuid.UUID | None]
    responsible_user_id: Mapped[uuid.UUID | None]
    role: Mapped[str]
    ground: Mapped[str]
    emergency: Mapped[bool] = mapped_column(default=False)
