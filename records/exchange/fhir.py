"""What people want, do and agreed as FHIR R4, in the Dutch profiles (nl-core, zib 2020), for other systems.

A bundle of the type *collection*: for each client a Patient, who is close as RelatedPerson, what was agreed
as Goal, what someone likes to do and who matters as Observation, each talk as QuestionnaireResponse, and who
said it as Provenance. Out go own words that the person confirmed or staff reviewed, of talks with a yes.
Never signals nor the words around them, never what was told for the contact person alone, never love and the
last farewell, and nothing about treatment. docs/exchange.md tells it field by field.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records.exchange import codes, leaving
from records.exchange import resources as made
from records.exchange.resources import Resource, clean, moment_of
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    Goal,
    Review,
    Wish,
    now,
)
from records.this_is_me import PRIVATE

MEDIA_TYPE: Final = "application/fhir+json"
AT_ONCE: Final = 100  # clients read from the database together


@dataclass(frozen=True)
class Leaving:
    """Whose data leaves: a condition on clients, the address of this house, and messages to keep back."""

    which: sa.ColumnElement[bool]
    base: str
    kept: set[uuid.UUID] = field(default_factory=set)

    @property
    def talks(self) -> sa.ColumnElement[bool]:
        """Which talks leave: a condition on talks."""
        of_clients = Conversation.client_id.in_(sa.select(Client.id).where(self.which))
        return sa.and_(of_clients, Conversation.consent == Consent.GIVEN, leaving.not_for_one())

    def questionnaire(self, kind: ConversationKind) -> str:
        """The canonical address of the questions of a kind of talk."""
        return f"{self.base}/fhir/Questionnaire/{kind.value.replace('_', '-')}"


def chunks(session: Session, what: Leaving) -> Iterator[str]:
    """The bundle as pieces of JSON text, made as they are asked for."""
    head = {
        "resourceType": "Bundle",
        "id": str(uuid.uuid4()),
        "type": "collection",
        "timestamp": moment_of(now()),
    }
    yield json.dumps(head)[:-1] + ', "entry": ['
    comma = ""
    for resource in resources(session, what):
        entry = {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
        yield comma + "\n" + json.dumps(entry, ensure_ascii=False)
        comma = ","
    yield "\n]}\n"


def bundle(session: Session, what: Leaving) -> Resource:
    """The bundle as plain data; `chunks` needs less memory for a whole house."""
    read: Resource = json.loads("".join(chunks(session, what)))
    return read


def resources(session: Session, what: Leaving) -> Iterator[Resource]:
    """All that is in the bundle, client by client, and the questions of the talks at last."""
    kept = what.kept | leaving.around_signals(session, what.talks)
    ids = session.scalars(sa.select(Client.id).where(what.which).order_by(Client.name, Client.id)).all()
    kinds: set[ConversationKind] = set()
    for begin in range(0, len(ids), AT_ONCE):
        of = ids[begin : begin + AT_ONCE]
        told = _wishes(session, what, of, kept)
        goals = _goals(session, what, of, kept)
        talks = _talks(session, what, of)
        for client in _clients(session, of):
            yield made.patient(client)
            yield from (made.related_person(relative) for relative in client.relatives)
            yield from map(made.goal_of, goals.get(client.id, []))
            for talk in talks.get(client.id, []):
                kinds.add(talk.kind)
                said = told.get(talk.id, [])
                seen = [made.observation(wish) for wish in said if wish.kind in codes.TAKING_PART]
                yield from seen
                yield made.response(talk, said, what.questionnaire(talk.kind))
                agreed = [goal for goal in goals.get(client.id, []) if _talk_of(goal) == talk.id]
                yield made.provenance(talk, seen, agreed)
    yield from (made.questionnaire(kind, what.questionnaire(kind)) for kind in sorted(kinds))


def _clients(session: Session, ids: Iterable[uuid.UUID]) -> list[Client]:
    wanted = sa.select(Client).where(Client.id.in_(ids)).order_by(Client.name, Client.id)
    return list(session.scalars(wanted.options(selectinload(Client.relatives))))


def _talks(session: Session, what: Leaving, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Conversation]]:
    found: dict[uuid.UUID, list[Conversation]] = {}
    wanted = sa.select(Conversation).where(Conversation.client_id.in_(ids), what.talks)
    for talk in session.scalars(wanted.order_by(Conversation.created_at, Conversation.id)):
        if talk.client_id is not None:
            found.setdefault(talk.client_id, []).append(talk)
    return found


def _may_leave(wish: Wish, kept: set[uuid.UUID]) -> bool:
    return wish.message_id not in kept and PRIVATE.isdisjoint(wish.themes) and bool(clean(wish.own_words))


def _wishes(
    session: Session, what: Leaving, ids: Iterable[uuid.UUID], kept: set[uuid.UUID]
) -> dict[uuid.UUID, list[Wish]]:
    """What was told, by talk. What neither the person nor staff looked at yet stays."""
    wanted = (
        sa.select(Wish)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .where(
            Wish.client_id.in_(ids),
            what.talks,
            leaving.standing(),
            sa.or_(Wish.confirmed.is_(True), Wish.review != Review.NEW),
        )
        .order_by(Wish.created_at, Wish.start, Wish.id)
        .options(selectinload(Wish.conversation))
    )
    found: dict[uuid.UUID, list[Wish]] = {}
    for wish in session.scalars(wanted):
        if _may_leave(wish, kept):
            found.setdefault(wish.conversation_id, []).append(wish)
    return found


def _goals(
    session: Session, what: Leaving, ids: Iterable[uuid.UUID], kept: set[uuid.UUID]
) -> dict[uuid.UUID, list[Goal]]:
    """What was agreed, by client: with staff, or from words that may leave."""
    may = sa.select(Wish.id).join(Conversation, Conversation.id == Wish.conversation_id).where(what.talks)
    wanted = (
        sa.select(Goal)
        .where(Goal.client_id.in_(ids), sa.or_(Goal.wish_id.is_(None), Goal.wish_id.in_(may)))
        .order_by(Goal.created_at, Goal.id)
        .options(selectinload(Goal.wish).selectinload(Wish.conversation))
    )
    found: dict[uuid.UUID, list[Goal]] = {}
    for goal in session.scalars(wanted):
        if goal.wish is None or _may_leave(goal.wish, kept):
            found.setdefault(goal.client_id, []).append(goal)
    return found


def _talk_of(goal: Goal) -> uuid.UUID | None:
    return goal.wish.conversation_id if goal.wish is not None else None
