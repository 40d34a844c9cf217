"""A person of whom something is kept in every table, for tests that remove it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from records import goals, invitations, outbox, review, talks, this_is_me, viewing, wishes
from records.database import session
from records.models import (
    Base,
    Client,
    Consent,
    ConversationKind,
    ConversationState,
    EmergencyAccess,
    EmergencySeen,
    GoalState,
    Interest,
    Introduced,
    Introduction,
    Note,
    Outcome,
    Relative,
    Sharing,
    SignalKind,
    Speaker,
    Staff,
    now,
)
from records.talks import Reply
from tests.records.talking import Talking

SECRET = "Zonnebloemveld"  # stands in all that the person says


@dataclass(frozen=True)
class Life:
    """Who it is, and the talks: the first one with a goal, the last one looking back on it."""

    client: Client
    relative: Relative
    first: Talking
    last: Talking
    of_relative: Talking
    goal_id: uuid.UUID
    note_id: uuid.UUID


def words(url: str, *, but: frozenset[str] = frozenset()) -> str:
    """All that stands in all tables, but these."""
    with session(url) as work:
        return "\n".join(
            str(tuple(row))
            for name, table in Base.metadata.tables.items()
            if name not in but
            for row in work.execute(sa.select(table))
        )


def talk(url: str, client: Client, by: Staff, relative: Relative | None = None) -> Talking:
    """A talk that may be kept, with the opening and nothing else."""
    with session(url) as work:
        made, token = talks.create(
            work,
            kind=ConversationKind.FAMILY if relative else ConversationKind.QUARTERLY,
            speaker=Speaker.RELATIVE if relative else Speaker.CLIENT,
            client_id=client.id,
            relative_id=relative.id if relative else None,
            made_by=work.merge(by),
        )
    opened = Talking(url, made.id, token)
    opened.opens("Goedemorgen.")
    opened.consent(Consent.GIVEN)
    return opened


def live(url: str, client: Client, by: Staff) -> Life:
    """Everything that can be kept of a person."""
    with session(url) as work:
        relative = work.merge(Relative(client_id=client.id, name=f"Wil {SECRET}", relation="zus"))
        work.flush()
    first = talk(url, client, by)
    said = first.says(f"Ik wil naar het {SECRET}. Ik drink koffie zwart.")
    want = first.wish(said, f"Ik wil naar het {SECRET}")
    first.answered(said, Reply(f"U wilt naar het {SECRET}.", [{"title": SECRET, "payload": "/x"}]))
    fell = first.says(f"Ik ben gevallen in het {SECRET}.")
    first.signal(fell, SignalKind.FALL, why=f"gevallen: {SECRET}")
    first.answered(fell, "Ik waarschuw iemand.")
    first.becomes(ConversationState.CLOSED)
    with session(url) as work:
        wishes.confirm(work, first.id, want.id)
        goal = review.agree(work, want.id, by=work.merge(by))
        assert goal is not None
        goals.change(work, goal.id, by=by, who="Anja", words=f"Graag, {SECRET}", conversation_id=first.id)
        this_is_me.leave_off(work, client.id, f"wish:{want.id}", by)
        viewing.enter(work, first.id, by)
        note = Note(client_id=client.id, staff_id=by.id, text=f"Houdt van het {SECRET}")
        work.add(note)
        other = Staff(name="Bas", email="bas@huis.example", password_hash="-", role=by.role)
        work.add(other)
        work.flush()
        opened = EmergencyAccess(
            staff_id=other.id,
            client_id=client.id,
            reason=f"{SECRET} gezocht",
            until=now() + timedelta(hours=4),
        )
        work.add(opened)
        work.flush()
        work.add(EmergencySeen(emergency_access_id=opened.id, staff_id=by.id))
        work.add(Interest(wish_id=want.id, key="tuin", edition="1"))
        work.add(Sharing(wish_id=want.id, may=True))
        meeting = Introduction(key="tuin", how_it_went=f"Samen in het {SECRET}")
        work.add(meeting)
        work.flush()
        work.add(Introduced(introduction_id=meeting.id, client_id=client.id))
    last = talk(url, client, by)
    again = last.says(f"We zijn naar het {SECRET} geweest.")
    with session(url) as work:
        wishes.look_back(
            work, wish_id=want.id, message_id=again.id, outcome=Outcome.DONE, own_words=again.text
        )
        goals.close(work, goal.id, by=by, state=GoalState.DONE, conversation_id=last.id)
    last.answered(again, "Fijn.")
    theirs = talk(url, client, by, relative)
    theirs.answered(theirs.says(f"Zij houdt van het {SECRET}."), "Dank u.")
    with session(url) as work:
        invitation = invitations.sent(work, theirs.token, f"wil@{SECRET}.example".lower())
        outbox.email(
            work,
            to=f"wil@{SECRET}.example",
            subject="Uitnodiging",
            body=f"/t/{theirs.token}",
            conversation_id=theirs.id,
            invitation_id=invitation.id,
        )
        outbox.webhook(work, url="https://alarm.example", body="{}", conversation_id=first.id)
    return Life(client, relative, first, last, theirs, goal.id, note.id)
