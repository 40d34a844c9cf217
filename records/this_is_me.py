"""*Dit ben ik*: one page about a person, made from what the person confirmed, to hang up or to hand over.

Nothing on it is written by staff: every line is what was said, with who said it and when, and each can be
left off. It is to be read by anyone who comes into the room, so what the person wants known by the contact
person only stays off it, and so do love and the last farewell.
"""

from __future__ import annotations

import enum
import uuid
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import confidential
from records.models import (
    Client,
    Consent,
    Conversation,
    GoalState,
    LeftOff,
    MayKnow,
    Outcome,
    Relative,
    Review,
    Signal,
    Speaker,
    Staff,
    Wish,
    WishKind,
)


class Part(enum.StrEnum):
    """The parts of the page, in the order in which they stand on it."""

    PEOPLE = "people"
    STORY = "story"
    DAY = "day"
    FOOD = "food"
    DOING = "doing"
    CALM = "calm"
    HARD = "hard"
    WISHES = "wishes"
    BY_OTHERS = "by_others"


PRIVATE = frozenset({"love_intimacy", "later_farewell"})
_OF_THEME = {
    "life_story": Part.STORY,
    "important_people": Part.PEOPLE,
    "family_role": Part.PEOPLE,
    "food_drink": Part.FOOD,
    "pleasant_day": Part.DOING,
    "join_in_learn": Part.DOING,
    "living_together": Part.DOING,
    "moving_body": Part.DOING,
    "meaning_belief": Part.CALM,
    "feeling_well": Part.CALM,
}
# What a relative would like, or worries about, is theirs: on somebody else's wall it would speak for them.
_OF_THE_PERSON = frozenset({WishKind.PREFERENCE, WishKind.INTEREST, WishKind.CONTENT, WishKind.PERSON})
_HARD = frozenset({WishKind.WORRY, WishKind.DISLIKE, WishKind.LOSS})

# What fits on one page, tried on paper: lines of a part, and signs on the whole page.
LINES = {Part.PEOPLE: 6, Part.WISHES: 3}
LINES_ELSE = 4
ROOM = 2300
LITTLE = 0.4  # of that room
A_LINE = 60  # what a line takes beside its words: date, source and space


@dataclass(frozen=True)
class Line:
    """One line. `talk` is where it was said; none for a person that staff wrote down."""

    key: str
    words: str
    relation: str = ""  # of a relative: the word for who this is
    talk: Conversation | None = None


@dataclass(frozen=True)
class Page:
    """The page and what is not on it.

    `left_off` was taken off, `over` did not fit any more, `kept_private` is not for everyone who comes in.
    """

    client: Client
    parts: list[tuple[Part, list[Line]]]
    left_off: list[Line] = field(default_factory=list)
    over: list[Line] = field(default_factory=list)
    kept_private: list[Line] = field(default_factory=list)

    @property
    def talks(self) -> list[Conversation]:
        """Where the lines on the page come from, oldest first."""
        found = {line.talk.id: line.talk for _, lines in self.parts for line in lines if line.talk}
        return sorted(found.values(), key=lambda talk: talk.created_at)

    @property
    def roomy(self) -> bool:
        """Whether so little stands on it that the letters can be large."""
        return sum(_cost(line) for _, lines in self.parts for line in lines) < ROOM * LITTLE


def part_of(wish: Wish) -> Part:
    """Where a wish stands on the page."""
    if wish.speaker is not Speaker.CLIENT:
        return Part.BY_OTHERS
    if wish.kind is WishKind.WISH:
        return Part.WISHES
    if wish.kind is WishKind.PERSON:
        return Part.PEOPLE
    theme = wish.themes[0] if wish.themes else ""
    if wish.kind is WishKind.DISLIKE and theme == "food_drink":
        return Part.FOOD
    if wish.kind in _HARD:
        return Part.HARD
    if wish.kind is WishKind.INTEREST and theme not in ("life_story", "food_drink"):
        return Part.DOING
    return _OF_THEME.get(theme, Part.DAY)


def _confirmed(session: Session, client_id: uuid.UUID, member: Staff) -> list[Wish]:
    """What may come on the page: what would be first and what was agreed at first, what is done at last.

    What the person no longer wants is left out, and what is not for `member` to see.
    """
    found = session.scalars(
        sa.select(Wish)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .where(
            Wish.client_id == client_id,
            Wish.confirmed.is_(True),
            Wish.merged_into_id.is_(None),
            Wish.speaker.in_((Speaker.CLIENT, Speaker.RELATIVE)),
            Conversation.consent == Consent.GIVEN,
            Wish.message_id.not_in(sa.select(Signal.message_id)),  # what needs a human is nothing to hang up
        )
        .order_by(Conversation.created_at.desc(), Wish.created_at, Wish.start)
        .options(
            selectinload(Wish.conversation).selectinload(Conversation.relative),
            selectinload(Wish.goal),
            selectinload(Wish.looked_back),
        )
    ).all()
    kept: set[uuid.UUID] = set()
    for talk_id in confidential.keeps_back(session, {wish.conversation_id for wish in found}, member):
        kept |= confidential.hidden(session, talk_id, member)
    return sorted(
        (
            wish
            for wish in found
            if wish.message_id not in kept
            and not _over(wish)
            and (wish.speaker is Speaker.CLIENT or wish.kind in _OF_THE_PERSON)
        ),
        key=lambda wish: (_done(wish), not wish.first, wish.review is not Review.AGREED),
    )


def _over(wish: Wish) -> bool:
    last = wish.looked_back[-1].outcome if wish.looked_back else None
    closed = wish.goal is not None and wish.goal.state is GoalState.NO_LONGER_WANTED
    return closed or last is Outcome.NO_LONGER_WANTED


def _done(wish: Wish) -> bool:
    return wish.goal is not None and wish.goal.state is GoalState.DONE


def _private(wish: Wish) -> bool:
    return (
        wish.conversation.may_know is MayKnow.CONTACT_PERSON
        or wish.conversation.consent is not Consent.GIVEN
        or not PRIVATE.isdisjoint(wish.themes)
    )


def make(session: Session, client_id: uuid.UUID, member: Staff) -> Page | None:
    """The page of a person as `member` would print it now; none when there is no such person."""
    client = session.scalar(
        sa.select(Client).where(Client.id == client_id).options(selectinload(Client.relatives))
    )
    if client is None:
        return None
    off = set(session.scalars(sa.select(LeftOff.line).where(LeftOff.client_id == client_id)))
    wanted: dict[Part, list[Line]] = {part: [] for part in Part}
    left_off: list[Line] = []
    private: list[Line] = []

    def put(part: Part, line: Line) -> None:
        (left_off if line.key in off else wanted[part]).append(line)

    for relative in sorted(client.relatives, key=lambda one: one.created_at):
        put(Part.PEOPLE, _of_relative(relative))
    said: set[str] = set()
    for wish in _confirmed(session, client_id, member):
        words = " ".join(wish.own_words.split())
        line = Line(f"wish:{wish.id}", words, talk=wish.conversation)
        if _private(wish):
            private.append(line)
        elif words.casefold() not in said:  # said in the same words in two talks: once is enough
            said.add(words.casefold())
            put(part_of(wish), line)
    parts, over = _fit(wanted)
    return Page(client, parts, left_off, over, private)


def _of_relative(relative: Relative) -> Line:
    return Line(f"relative:{relative.id}", relative.name, relation=relative.relation)


def _cost(line: Line) -> int:
    return A_LINE + len(line.words) if line.talk else A_LINE // 2


def _fit(wanted: dict[Part, list[Line]]) -> tuple[list[tuple[Part, list[Line]]], list[Line]]:
    """What fits, a line of each part in turn, so that no part crowds out another; and what is over."""
    taken: dict[Part, list[Line]] = {part: [] for part in wanted}
    room = ROOM
    for turn in range(max(map(len, wanted.values()), default=0)):
        for part, lines in wanted.items():
            if turn < min(len(lines), LINES.get(part, LINES_ELSE)) and _cost(lines[turn]) <= room:
                taken[part].append(lines[turn])
                room -= _cost(lines[turn])
    over = [line for part, lines in wanted.items() for line in lines if line not in taken[part]]
    return [(part, lines) for part, lines in taken.items() if lines], over


def leave_off(session: Session, client_id: uuid.UUID, key: str, by: Staff) -> bool:
    """Take a line off the page until it is put back. False when there is no such line (any more)."""
    page = make(session, client_id, by)
    if page is None or key not in {line.key for line in _all(page)}:
        return False
    if key not in {line.key for line in page.left_off}:
        session.add(LeftOff(client_id=client_id, line=key, staff_id=by.id))
        session.flush()
    return True


def put_back(session: Session, client_id: uuid.UUID, key: str) -> None:
    """Have a line on the page again."""
    session.execute(sa.delete(LeftOff).where(LeftOff.client_id == client_id, LeftOff.line == key))


def _all(page: Page) -> list[Line]:
    return [*(line for _, lines in page.parts for line in lines), *page.left_off, *page.over]
