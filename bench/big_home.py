"""A home much bigger than any: 2,000 people and 20,000 wishes, made of the invented home's own words."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import staff
from records.invented.reading import SaidWish, home
from records.models import (
    Base,
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    GoalState,
    LookBack,
    MayKnow,
    Message,
    Outcome,
    Relative,
    Review,
    Role,
    Sender,
    Signal,
    SignalKind,
    Speaker,
    Staff,
    Wish,
    now,
)

PEOPLE = 2000
WISHES = 20_000
TALKS = 8000
WARDS = 40
COLLEAGUES = 120
UNREVIEWED = 150  # talks of the last days
ALARMS = 10
Row = dict[str, Any]


@dataclass
class Big:
    """What was made: colleagues to look with, a person of `member` with much said, and a talk to review."""

    member: Staff  # a contact person
    ward_lead: Staff
    lead: Staff  # of the whole house, who reaches everybody
    coordinator: Staff  # of activities; sees what people share in the whole house
    manager: Staff  # sees the home in figures
    client_id: uuid.UUID
    talk_id: uuid.UUID


@dataclass
class _Rows:
    """The rows of each table, to bring in all at once."""

    of: dict[type[Base], list[Row]] = field(default_factory=dict)

    def add(self, table: type[Base], /, **values: Any) -> uuid.UUID:
        """A row. Gives its id."""
        key = uuid.uuid4()
        self.of.setdefault(table, []).append({"id": key, **values})
        return key


def fill(work: Session, *, people: int = PEOPLE, wishes: int = WISHES, talks: int = TALKS) -> Big:
    """Bring it in. The same each time but for the ids."""
    luck = random.Random(2026)  # noqa: S311 - nothing secret
    today, rows = now(), _Rows()
    written = home().people
    said = [
        wish for person in written for talk in person.talks for line in talk.lines for wish in line.wishes
    ]
    wards = [f"Gang {number}" for number in range(WARDS)]
    colleagues = [
        Staff(
            name=f"Collega {number}",
            email=f"collega{number}@huis.example",
            password_hash=staff.NO_PASSWORD,
            role=Role.CONTACT_PERSON,
            ward=wards[number % WARDS],
        )
        for number in range(COLLEAGUES)
    ]
    coordinator = Staff(
        name="Begeleider",
        email="begeleider@huis.example",
        password_hash=staff.NO_PASSWORD,
        role=Role.ACTIVITY_COORDINATOR,
    )
    manager = Staff(
        name="Manager",
        email="manager@huis.example",
        password_hash=staff.NO_PASSWORD,
        role=Role.MANAGER,
    )
    ward_lead, lead = (
        Staff(
            name=f"Teamleider {number}",
            email=f"teamleider{number}@huis.example",
            password_hash=staff.NO_PASSWORD,
            role=Role.TEAM_LEAD,
            ward=ward,
        )
        for number, ward in enumerate((wards[0], ""))
    )
    work.add_all([*colleagues, ward_lead, lead, coordinator, manager])
    work.flush()
    clients = []
    for number in range(people):
        source = written[number % len(written)]
        clients.append(
            rows.add(
                Client,
                name=f"{source.name} {number}",
                called=source.called,
                room=str(number),
                ward=wards[number % WARDS],
                contact_person_id=colleagues[number % COLLEAGUES].id,
                stand_in_id=colleagues[(number + WARDS) % COLLEAGUES].id,
                moves_on=(today - timedelta(days=luck.randint(-30, 900))).date(),
                created_at=today - timedelta(days=950),
            )
        )
        rows.add(Relative, client_id=clients[-1], name=f"Naaste {source.name}", relation="dochter")
    kept: list[uuid.UUID] = []
    for number in range(talks):
        client = clients[number % people]
        days = luck.randint(0, 5) if number >= talks - min(UNREVIEWED, talks // 10) else luck.randint(8, 360)
        count = wishes * (number + 1) // talks - wishes * number // talks
        kept.append(_talk(rows, luck, said, client, today - timedelta(days=days, hours=2), count))
    for kind in sorted(rows.of, key=lambda kind: list(Base.metadata.sorted_tables).index(kind.__table__)):  # type: ignore[arg-type]
        work.execute(sa.insert(kind), rows.of[kind])
    last = (talks - 1) % people  # who talked last, and their contact person, who may open that
    return Big(colleagues[last % COLLEAGUES], ward_lead, lead, coordinator, manager, clients[last], kept[-1])


def _talk(
    rows: _Rows, luck: random.Random, said: list[SaidWish], client: uuid.UUID, begin: datetime, count: int
) -> uuid.UUID:
    reviewed = now() - begin > timedelta(days=7)
    talk = rows.add(
        Conversation,
        client_id=client,
        relative_id=None,
        kind=luck.choice([ConversationKind.INTAKE, ConversationKind.MOVING_DAY, ConversationKind.QUARTERLY]),
        speaker=Speaker.CLIENT,
        consent=Consent.GIVEN,
        consent_at=begin,
        may_know=MayKnow.TEAM,
        state=ConversationState.CLOSED,
        closed_at=begin + timedelta(minutes=12),
        tracker_gone_at=begin + timedelta(minutes=12),
        reviewed_at=begin + timedelta(days=1) if reviewed else None,
        summary="Een rustig gesprek." if reviewed else "",
        created_at=begin,
    )
    for number in range(count + 1):  # one message in which nothing was heard
        wish = luck.choice(said)
        text = f"{wish.words}, al {luck.randint(2, 60)} jaar." if number < count else "Verder gaat het goed."
        message = rows.add(
            Message,
            conversation_id=talk,
            place=2 * number,
            sender=Sender.PERSON,
            text=text,
            reply_to_id=None,
            created_at=begin,
            client_message_id=uuid.uuid4(),
            handled_at=begin,
        )
        rows.add(
            Message,
            conversation_id=talk,
            place=2 * number + 1,
            sender=Sender.ASSISTANT,
            text=wish.say_back,
            reply_to_id=message,
            created_at=begin,
            client_message_id=None,
            handled_at=None,
        )
        if number < count:
            _heard(rows, luck, wish, talk, client, message, begin, reviewed)
    return talk


def _heard(
    rows: _Rows,
    luck: random.Random,
    said: SaidWish,
    talk: uuid.UUID,
    client: uuid.UUID,
    message: uuid.UUID,
    begin: datetime,
    reviewed: bool,
) -> None:
    agreed = reviewed and luck.random() < 0.3
    wish = rows.add(
        Wish,
        conversation_id=talk,
        client_id=client,
        message_id=message,
        start=0,
        speaker=Speaker.CLIENT,
        kind=said.kind,
        own_words=said.words,
        say_back=said.say_back,
        themes=said.themes,
        review=(Review.AGREED if agreed else Review.SEEN) if reviewed else Review.NEW,
        created_at=begin,
    )
    if agreed:
        still = luck.random() < 0.3
        rows.add(
            Goal,
            client_id=client,
            wish_id=wish,
            what=said.words,
            who="Anja",
            by_when=(begin + timedelta(days=luck.randint(20, 400))).date(),
            state=GoalState.OPEN if still else GoalState.DONE,
            closed_at=None if still else begin + timedelta(days=20),
            created_at=begin,
        )
        if luck.random() < 0.4:
            rows.add(
                LookBack,
                wish_id=wish,
                conversation_id=talk,
                message_id=message,
                outcome=luck.choice(list(Outcome)),
                own_words=said.words,
            )
    if not reviewed and luck.random() < ALARMS / UNREVIEWED:
        rows.add(
            Signal,
            conversation_id=talk,
            message_id=message,
            kind=SignalKind.DISTRESS,
            why="bench",
            created_at=begin,
        )
