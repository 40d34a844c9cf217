"""All that the page of one person shows, in the order in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import confidential, due, goals, invitations, overview
from records.due import Due, Held
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Invitation,
    Message,
    Speaker,
    Staff,
    Wish,
    WishKind,
)
from web.staff import words

AT_FIRST = 4  # of a theme, of each side; the rest folds out


@dataclass(frozen=True)
class Theme:
    """What was said about one theme: by the person, and beside it by those who are close."""

    label: str
    own: list[Wish]
    relatives: list[Wish]


@dataclass(frozen=True)
class Person:
    """One person. `about_people` are own words about who matters; `turn` is the talk to hold next."""

    client: Client
    domains: list[tuple[str, list[Theme]]]
    about_people: list[Wish]
    goals: list[Goal]
    talks: list[Conversation]
    invitations: list[Invitation]
    turn: Due | None
    first_week: bool

    @property
    def next_kind(self) -> ConversationKind:
        """The talk that is proposed: the one whose turn it is, else the usual one."""
        if self.turn is not None:
            return self.turn.kind
        held = any(talk.kind is not ConversationKind.FAMILY and _held(talk) for talk in self.talks)
        return ConversationKind.QUARTERLY if held else ConversationKind.INTAKE


def _held(talk: Conversation) -> bool:
    return talk.state is not ConversationState.NEW and talk.consent is not Consent.ASKED


def _turn(client: Client, talks: list[Conversation], day: date) -> Due | None:
    """Whose turn it is, from the talks that were read already."""
    held: Held = {}
    for talk in talks:
        if talk.kind is not ConversationKind.FAMILY and _held(talk):
            moment = talk.closed_at or talk.consent_at or talk.created_at
            held[talk.kind] = max(held.get(talk.kind, date.min), moment.date())
    turn = due.talk_due(client.moves_on, client.created_at.date(), held, day)
    if turn is None or (client.left_on and client.left_on <= day):
        return None
    invited = next(
        (talk.id for talk in talks if talk.state is ConversationState.NEW and talk.kind is turn[0]), None
    )
    return Due(client, *turn, invited=invited)


def _readable(work: Session, found: list[Wish], member: Staff) -> list[Wish]:
    """What may be kept and is this colleague's to read."""
    kept = [wish for wish in found if wish.conversation.consent is Consent.GIVEN]
    messages = sa.select(Message.id).where(
        Message.id.in_({wish.message_id for wish in kept}), confidential.readable(member)
    )
    may_read = set(work.scalars(messages))
    return [wish for wish in kept if wish.message_id in may_read]


def by_theme(found: list[Wish]) -> list[tuple[str, list[Theme]]]:
    """The wishes under the label of their first theme, the themes under their domain, in a fixed order.

    A wish without a known theme stands at the end, under "Nog niet ingedeeld".
    """
    of_label: dict[str, list[Wish]] = {}
    for wish in found:
        of_label.setdefault((words.themes(wish) or [words.NO_THEME])[0], []).append(wish)
    groups = []
    for domain, labels in [*words.DOMAINS.items(), (words.NO_DOMAIN, {"": words.NO_THEME})]:
        themes = [
            Theme(
                label,
                own=[wish for wish in of_label[label] if wish.speaker is not Speaker.RELATIVE],
                relatives=[wish for wish in of_label[label] if wish.speaker is Speaker.RELATIVE],
            )
            for label in labels.values()
            if label in of_label
        ]
        if themes:
            groups.append((domain, themes))
    return groups


def of(work: Session, client: Client, member: Staff, day: date) -> Person:
    """The person as this colleague sees them today."""
    said = _readable(work, overview.wishes_of_client(work, client.id), member)
    people = [wish for wish in said if wish.kind is WishKind.PERSON and wish.speaker is Speaker.CLIENT]
    talks = overview.talks_of_client(work, client.id)
    return Person(
        client=client,
        domains=by_theme([wish for wish in said if wish not in people]),
        about_people=people,
        goals=goals.of_client(work, client.id, member),
        talks=talks,
        invitations=invitations.of_client(work, client.id),
        turn=_turn(client, talks, day),
        first_week=due.first_week(client, day),
    )
