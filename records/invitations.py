"""What opens a talk: the token of a link or QR code, and the code that is typed on a shared tablet."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import outbox
from records import scope as scopes
from records.keys import key_hash, new_key
from records.models import Conversation, ConversationState, Invitation, Staff, now
from records.scope import Scope

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none of which looks like another
LENGTH = 6
UNTOUCHED = timedelta(minutes=15)  # a talk on a shared tablet that nobody touches is over after this
_SEEN_AGAIN = timedelta(seconds=30)  # not a write on every request


def invite(
    session: Session,
    talk: Conversation,
    made_by: Staff | None = None,
    *,
    shared: bool = False,
    embedded: bool = False,
) -> str:
    """A further token for a talk, for a second device or a new QR code.

    `shared` is for a tablet that others use too; `embedded` for the widget on a website.
    """
    token = new_key()
    session.add(
        Invitation(
            conversation_id=talk.id,
            token_hash=key_hash(token),
            made_by_id=made_by.id if made_by else None,
            shared=shared,
            embedded=embedded,
            seen_at=now() if shared else None,
        )
    )
    session.flush()
    return token


def sent(session: Session, token: str, to: str) -> Invitation:
    """The link of this token goes to an e-mail address. Gives the invitation."""
    found = session.scalars(sa.select(Invitation).where(Invitation.token_hash == key_hash(token))).one()
    found.sent_to = to
    session.flush()
    return found


def by_token(session: Session, token: str, untouched: timedelta = UNTOUCHED) -> Invitation | None:
    """The invitation with this token, with its talk, unless it was withdrawn or left.

    On a shared tablet it counts as a touch, and opens nothing any more when the last one is longer ago than
    `untouched`.
    """
    found = session.scalar(
        sa.select(Invitation)
        .where(
            Invitation.token_hash == key_hash(token),
            Invitation.withdrawn_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .options(
            selectinload(Invitation.conversation).selectinload(Conversation.client),
            selectinload(Invitation.conversation).selectinload(Conversation.relative),
        )
    )
    if found is None or not found.shared:
        return found
    moment = now()
    last = found.seen_at or found.created_at
    if moment - last >= untouched:
        found.revoked_at = moment
        return None
    if moment - last >= _SEEN_AGAIN:
        found.seen_at = moment
    return found


def was_shared(session: Session, token: str) -> bool:
    """Whether this token opened a talk on a shared tablet, now or before."""
    shared = session.scalar(sa.select(Invitation.shared).where(Invitation.token_hash == key_hash(token)))
    return bool(shared)


def leave(session: Session, token: str) -> None:
    """Who talked on a shared tablet walks away: the token opens nothing any more. Others stay as they are."""
    session.execute(
        sa.update(Invitation)
        .where(
            Invitation.token_hash == key_hash(token),
            Invitation.shared.is_(True),
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=now())
    )


def plain_code(typed: str) -> str:
    """A code as it was given out, however it was typed: "k7m-2px " is K7M2PX."""
    return "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-‐‑–—")


def code_hash(code: str, secret: str) -> str:
    """What is kept of a code. Six signs can be guessed back from a plain hash; `secret` is of this house."""
    return hmac.new(secret.encode(), plain_code(code).encode(), hashlib.sha256).hexdigest()


def give_code(session: Session, token: str, *, secret: str, until: datetime) -> str:
    """A code for the invitation with this token, to type until then. It can't be read back later."""
    invitation = session.scalars(sa.select(Invitation).where(Invitation.token_hash == key_hash(token))).one()
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        hashed = code_hash(code, secret)
        if session.scalar(sa.select(Invitation.id).where(Invitation.code_hash == hashed)) is None:
            break
    invitation.code_hash, invitation.code_until = hashed, until
    session.flush()
    return code


def open_with_code(session: Session, typed: str, *, secret: str) -> str | None:
    """A fresh token, for a shared tablet, of the talk that this code opens; none when it opens none."""
    found = session.scalar(
        sa.select(Invitation)
        .where(
            Invitation.code_hash == code_hash(typed, secret),
            Invitation.code_until > now(),
            Invitation.withdrawn_at.is_(None),
        )
        .options(selectinload(Invitation.conversation))
    )
    return invite(session, found.conversation, shared=True) if found else None


def _standing() -> sa.ColumnElement[bool]:
    """Handed out by staff, and it still opens a talk. What a code opened on a tablet goes with its code."""
    return sa.and_(
        Invitation.made_by_id.is_not(None),
        Invitation.shared.is_(False),
        Invitation.withdrawn_at.is_(None),
        Invitation.conversation_id.in_(
            sa.select(Conversation.id).where(Conversation.state != ConversationState.CLOSED)
        ),
    )


_WITH_TALK = (
    selectinload(Invitation.made_by),
    selectinload(Invitation.conversation).selectinload(Conversation.client),
    selectinload(Invitation.conversation).selectinload(Conversation.relative),
)


def of_client(session: Session, client_id: uuid.UUID) -> list[Invitation]:
    """What staff handed out for talks with or about a client and still opens one, newest first."""
    talks = sa.select(Conversation.id).where(Conversation.client_id == client_id)
    return list(
        session.scalars(
            sa.select(Invitation)
            .where(_standing(), Invitation.conversation_id.in_(talks))
            .order_by(Invitation.created_at.desc())
            .options(*_WITH_TALK)
        )
    )


def handed_out(
    session: Session, scope: Scope, member: Staff, *, limit: int = 50, offset: int = 0
) -> tuple[list[Invitation], int]:
    """What still opens a talk of these people, newest first; and how many there are."""
    talks = sa.select(Conversation.id).where(scopes.talks(scope, member))
    wanted = sa.and_(_standing(), Invitation.conversation_id.in_(talks))
    total = session.scalar(sa.select(sa.func.count()).select_from(Invitation).where(wanted)) or 0
    found = session.scalars(
        sa.select(Invitation)
        .where(wanted)
        .order_by(Invitation.created_at.desc(), Invitation.id)
        .limit(limit)
        .offset(offset)
        .options(*_WITH_TALK)
    )
    return list(found), total


def get(session: Session, invitation_id: uuid.UUID) -> Invitation | None:
    """The invitation with this id."""
    return session.get(Invitation, invitation_id)


def withdraw(session: Session, invitation_id: uuid.UUID) -> Invitation | None:
    """The link, its QR code and its code open nothing any more, also where the talk is open now.

    A letter with it that has not left, does not leave. Other invitations to the same talk stay; what was
    opened with a code goes with it. Again changes nothing. Gives the invitation, or none when there is none.
    """
    found = session.scalar(
        sa.select(Invitation).where(Invitation.id == invitation_id).options(*_WITH_TALK).with_for_update()
    )
    if found is None or found.withdrawn_at is not None:
        return found
    found.withdrawn_at = now()
    outbox.withdraw_invitation(session, found.id)
    if found.code_hash is not None:  # who typed it is on a shared tablet of this talk
        session.execute(
            sa.update(Invitation)
            .where(
                Invitation.conversation_id == found.conversation_id,
                Invitation.shared.is_(True),
                Invitation.withdrawn_at.is_(None),
            )
            .values(withdrawn_at=now())
        )
    session.flush()
    return found
