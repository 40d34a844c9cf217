"""Who shares an interest, and who of them may be named to whom. The one place that says so.

Named is who said yes when asked whether this may be shared with other wards. Who said at the end of the talk
that the whole team may know is named to the own team (who reaches the client) and to the activity
coordinator, as long as nothing of it is about health, belief, sexuality or the end (AVG art. 9). All others
are only counted, from FEWEST on; who said no, and what falls under art. 9, is not counted either.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import rights
from records.interests import index
from records.interests.groups import Group, groups
from records.models import (
    Client,
    Consent,
    Conversation,
    Interest,
    LookBack,
    MayKnow,
    Message,
    Outcome,
    Role,
    Sharing,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)

FEWEST: Final = 5  # people who are only counted; a smaller number might give one of them away
THEMES: Final = ("pleasant_day", "join_in_learn", "moving_body", "life_story", "meaning_belief")
SENSITIVE: Final = ("meaning_belief", "love_intimacy", "later_farewell", "feeling_well", "care_my_way")


@dataclass(frozen=True)
class Line:
    """What somebody said of an interest."""

    words: str
    before: bool
    at: datetime


@dataclass
class Person:
    """Somebody who may be named, with what they said, newest first."""

    client_id: uuid.UUID
    name: str
    ward: str
    lines: list[Line] = field(default_factory=list)

    @property
    def before(self) -> bool:
        """Whether all of it was before."""
        return all(line.before for line in self.lines)


@dataclass
class Shared:
    """An interest with how many people may be named, in which wards, and how many (`waiting`) may not."""

    group: Group
    wards: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    newest: datetime | None = None

    @property
    def people(self) -> int:
        """How many may be named."""
        return sum(self.wards.values())

    @property
    def more(self) -> bool:
        """Whether there are FEWEST others or more. How many exactly may tell of whom, so no page says it."""
        return self.waiting >= FEWEST


@dataclass(frozen=True)
class Asking:
    """A wish that names interests, and what the person answered: yes, no, or none when not asked.

    `by_team`: the person said that the team may know, and nothing stands in the way.
    """

    wish_id: uuid.UUID
    words: str
    at: datetime
    groups: tuple[Group, ...]
    sensitive: bool
    may: bool | None
    by_team: bool


def _themes(wanted: Iterable[str]) -> sa.ColumnElement[bool]:
    """Whether a wish has one of these themes. Names of themes hold no sign that LIKE reads otherwise."""
    text = sa.cast(Wish.themes, sa.Text)
    return sa.or_(*(text.contains(f'"{theme}"') for theme in wanted))


def _sensitive() -> sa.ColumnElement[bool]:
    """Whether a wish says something that is nobody's business without a yes (AVG art. 9)."""
    return sa.or_(Interest.private.is_(True), _themes(SENSITIVE))


def _by_team() -> sa.ColumnElement[bool]:
    """Whether the whole team may know of a wish."""
    return sa.and_(Conversation.may_know.in_((MayKnow.TEAM, MayKnow.FAMILY)), sa.not_(_sensitive()))


def _living(day: date) -> sa.ColumnElement[bool]:
    return sa.or_(Client.left_on.is_(None), Client.left_on > day)


def _live(day: date) -> list[sa.ColumnElement[bool]]:
    """Of which wishes anything may be shown: the client's own words that stand, of somebody who lives here.

    What was told around a signal is left out for everybody, and the whole talk when it was about abuse.
    """
    raised = sa.exists().where(Signal.message_id == Wish.message_id)
    abuse = sa.exists().where(Signal.conversation_id == Wish.conversation_id, Signal.kind == SignalKind.ABUSE)
    given_up = sa.exists().where(LookBack.wish_id == Wish.id, LookBack.outcome == Outcome.NO_LONGER_WANTED)
    return [
        Interest.key != index.NOTHING,
        Wish.kind.in_(index.KINDS),
        sa.or_(Wish.kind == WishKind.INTEREST, _themes(THEMES)),
        Wish.confirmed.is_not(False),
        Wish.merged_into_id.is_(None),
        Conversation.consent == Consent.GIVEN,
        _living(day),
        ~raised,
        ~abuse,
        ~given_up,
    ]


def _readable() -> sa.ColumnElement[bool]:
    """Whether a wish's words may be read. Words that were said anew take their wishes along; to be sure."""
    return ~sa.exists().where(Message.id == Wish.message_id, Message.replaced_at.is_not(None))


def _joined(*columns: Any) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(*columns)
        .select_from(Interest)
        .join(Wish, Wish.id == Interest.wish_id)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .join(Client, Client.id == Wish.client_id)
        .outerjoin(Sharing, Sharing.wish_id == Wish.id)
    )


def _any(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """Whether it holds for one of the rows of a group."""
    return sa.func.max(sa.case((condition, 1), else_=0))


def _of_team(member: Staff) -> sa.ColumnElement[bool]:
    """Whose yes to "the whole team" is a yes to this colleague."""
    return sa.true() if member.role is Role.ACTIVITY_COORDINATOR else rights.clients(member)


def _standing(day: date, of_team: sa.ColumnElement[bool], keys: Collection[str] | None) -> sa.Subquery:
    """Each client at each interest: whether the name may be shown (`named`), else counted (`waiting`)."""
    team = sa.and_(_by_team(), of_team)
    question = _joined(
        Interest.key.label("key"),
        Client.id.label("client_id"),
        Client.ward.label("ward"),
        _any(Sharing.may.is_(True)).label("yes"),
        _any(Sharing.may.is_(False)).label("no"),
        _any(team).label("team"),
        _any(sa.not_(_sensitive())).label("plain"),
        sa.func.max(Wish.created_at).label("newest"),
    ).where(*_live(day))
    if keys is not None:
        question = question.where(Interest.key.in_(keys))
    found = question.group_by(Interest.key, Client.id, Client.ward).subquery()
    named = sa.or_(found.c.yes == 1, sa.and_(found.c.no == 0, found.c.team == 1))
    return sa.select(
        found.c.key,
        found.c.client_id,
        found.c.ward,
        found.c.newest,
        sa.case((named, 1), else_=0).label("named"),
        sa.case((sa.and_(sa.not_(named), found.c.no == 0, found.c.plain == 1), 1), else_=0).label("waiting"),
    ).subquery()


def overview(session: Session, member: Staff, day: date, *, ward: str = "") -> dict[str, Shared]:
    """Every interest that two or more people share as `member` may know, by its key.

    `ward` leaves the interests of which somebody there may be named; those who are only counted are counted
    in the whole house always: a number of a ward could give somebody away.
    """
    index.refresh(session)
    one = _standing(day, _of_team(member), None)
    rows = session.execute(
        sa.select(
            one.c.key,
            one.c.ward,
            sa.func.sum(one.c.named),
            sa.func.sum(one.c.waiting),
            sa.func.max(sa.case((one.c.named == 1, one.c.newest))),
        ).group_by(one.c.key, one.c.ward)
    )
    found: dict[str, Shared] = {}
    for key, where, named, waiting, newest in rows:
        if key not in groups().of:
            continue
        shared = found.setdefault(key, Shared(groups().of[key]))
        shared.waiting += waiting
        if named:
            shared.wards[where] = named
            shared.newest = max(filter(None, (shared.newest, newest)), default=None)
    return {
        key: shared
        for key, shared in found.items()
        if (shared.people >= 2 or shared.more) and (not ward or ward in shared.wards)
    }


def people(session: Session, member: Staff, key: str, day: date) -> tuple[list[Person], bool]:
    """Who may be named at an interest, newest words first; and whether FEWEST others or more share it."""
    index.refresh(session)
    of_team = _of_team(member)
    one = _standing(day, of_team, [key])
    named = set(session.scalars(sa.select(one.c.client_id).where(one.c.named == 1)))
    waiting = session.scalar(sa.select(sa.func.sum(one.c.waiting))) or 0
    said = session.execute(
        _joined(Client.id, Client.name, Client.ward, Wish.own_words, Interest.before, Wish.created_at)
        .where(
            *_live(day),
            _readable(),
            Interest.key == key,
            sa.or_(Sharing.may.is_(True), sa.and_(Sharing.may.is_(None), _by_team(), of_team)),
        )
        .order_by(Wish.created_at.desc(), Wish.id)
    )
    found: dict[uuid.UUID, Person] = {}
    for client_id, name, ward, words, before, at in said:
        if client_id in named:
            person = found.setdefault(client_id, Person(client_id, name, ward))
            person.lines.append(Line(words, before, at))
    return list(found.values()), waiting >= FEWEST


def still(session: Session, day: date, keys: Collection[str]) -> set[tuple[str, uuid.UUID]]:
    """Who may still be named to colleagues at these interests, as pairs of interest and client."""
    one = _standing(day, sa.true(), keys)
    rows = session.execute(sa.select(one.c.key, one.c.client_id).where(one.c.named == 1))
    return {(key, client_id) for key, client_id in rows}


def of_client(session: Session, client_id: uuid.UUID, day: date) -> list[Asking]:
    """What of a client may be shared or asked for, newest first."""
    index.refresh(session)
    rows = session.execute(
        _joined(
            Wish.id,
            Wish.own_words,
            Wish.created_at,
            Interest.key,
            _sensitive(),
            Sharing.may,
            _by_team(),
        )
        .where(*_live(day), _readable(), Wish.client_id == client_id)
        .order_by(Wish.created_at.desc(), Wish.id, Interest.key)
    )
    found: dict[uuid.UUID, Asking] = {}
    for wish_id, words, at, key, sensitive, may, by_team in rows:
        before = found[wish_id].groups if wish_id in found else ()
        known = groups().of.get(key)
        found[wish_id] = Asking(
            wish_id, words, at, (*before, *([known] if known else [])), bool(sensitive), may, bool(by_team)
        )
    return list(found.values())


def answered(session: Session, wish_id: uuid.UUID, *, may: bool | None, by: Staff) -> None:
    """Keep what the person answered for a wish; none takes the answer back, as if it was never asked."""
    session.execute(sa.delete(Sharing).where(Sharing.wish_id == wish_id))
    if may is not None:
        session.add(Sharing(wish_id=wish_id, may=may, staff_id=by.id))
        session.flush()
