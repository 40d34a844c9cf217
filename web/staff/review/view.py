"""All that the review page shows of one talk, in the order in which it is shown."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from records import confidential, goals, review, review_page, signals, viewing, waiting
from records.goals import ToLookBack
from records.models import (
    ConversationKind,
    Goal,
    GoalState,
    LookBack,
    Message,
    Review,
    Sender,
    Signal,
    Staff,
    Wish,
)
from records.review_page import SHOWN_FIRST, Quote, ReviewPage, weight
from records.scope import Scope
from web.staff import reach, scopes, words
from web.staff.access import NotThere
from web.staff.goals import words as goal_words
from web.staff.pages import clock, long_day

# Reasons that are one tap away; the person may read them.
REASONS = (
    "Dat komt later aan de beurt.",
    "Daar praten we eerst nog over.",
    "Dat lukt hier nu niet.",
)
GONE = "Dit gesprek is er niet (meer)."


@dataclass(frozen=True)
class Line:
    """One message of the transcript. `pieces` are its words, with the wish that some of them are."""

    message: Message
    who: str
    day: str  # when it is the first of its day
    time: str
    pieces: list[tuple[str, Wish | None]]

    @property
    def own(self) -> bool:
        """Words of the person that a missed wish can be chosen from."""
        typed = self.message.sender is Sender.PERSON and self.message.payload is None
        return typed and bool(self.message.text.strip())


@dataclass(frozen=True)
class LookedBack:
    """What the person said in this talk of something earlier, and the goal of it."""

    said: LookBack
    wish: Wish
    goal: Goal | None

    @property
    def proposed(self) -> GoalState:
        """How the goal would be closed after these words."""
        return goal_words.STATE_OF[self.said.outcome]


def pieces(text: str, wishes: list[Wish]) -> list[tuple[str, Wish | None]]:
    """A message cut where its wishes begin and end. A wish that overlaps an earlier one is left out."""
    found: list[tuple[str, Wish | None]] = []
    at = 0
    for wish in sorted(wishes, key=lambda one: one.start):
        end = wish.start + len(wish.own_words)
        if wish.start < at or text[wish.start : end] != wish.own_words:
            continue
        if wish.start > at:
            found.append((text[at : wish.start], None))
        found.append((wish.own_words, wish))
        at = end
    if at < len(text):
        found.append((text[at:], None))
    return found


def transcript(shown: ReviewPage) -> list[Line]:
    """The whole talk, line by line."""
    of_message: dict[uuid.UUID, list[Wish]] = {}
    for quote in [*shown.first, *shown.more]:
        for wish in (quote.wish, *quote.doubles):
            of_message.setdefault(wish.message_id, []).append(wish)
    lines, last = [], ""
    for message in shown.lines:
        own = message.sender is Sender.PERSON
        day = long_day(message.created_at)
        lines.append(
            Line(
                message=message,
                who=words.speaker(shown.talk) if own else "Warm Welkom (de computer)",
                day=day if day != last else "",
                time=clock(message.created_at),
                pieces=pieces(message.text, of_message.get(message.id, []) if own else []),
            )
        )
        last = day
    return lines


@dataclass(frozen=True)
class View:
    """The review of one talk, for one colleague."""

    shown: ReviewPage
    scope: Scope
    others: list[Staff]  # who has it open too
    signals: list[Signal]  # that nobody took on
    kept: bool  # some of it is not this colleague's to see
    looked_back: list[LookedBack]
    not_yet: list[ToLookBack]  # goals that this talk could have looked back on and did not
    who: str  # who is proposed to do what is agreed
    people: list[str]
    by_when: date
    next_talk: uuid.UUID | None
    waiting: int  # talks, without this one

    @property
    def quotes(self) -> list[Quote]:
        """All wishes that stand by themselves."""
        return [*self.shown.first, *self.shown.more]

    @property
    def left(self) -> int:
        """How many wishes nobody looked at."""
        return sum(quote.wish.review is Review.NEW for quote in self.quotes)

    @property
    def held(self) -> list[str]:
        """Which wishes the page holds, in which version, as the page tells it when it asks what changed."""
        return [f"{quote.wish.id}:{quote.wish.version}" for quote in self.quotes]

    def quote(self, wish_id: uuid.UUID) -> Quote | None:
        """The wish with this id, when it stands by itself."""
        return next((quote for quote in self.quotes if quote.wish.id == wish_id), None)

    def after(self, wish: Wish) -> Wish | None:
        """The wish to look at next: the first one below this one that is new, else the first that is."""

        def place(one: Wish) -> tuple[tuple[bool, bool], int, int]:
            return (weight(one), one.message.place, one.start)

        new = sorted((q.wish for q in self.quotes if q.wish.review is Review.NEW), key=place)
        new = [one for one in new if one.id != wish.id]
        return next((one for one in new if place(one) > place(wish)), new[0] if new else None)

    def same_as(self, wish: Wish) -> list[Wish]:
        """What this wish may be the same as."""
        return [quote.wish for quote in self.quotes if quote.wish.id != wish.id]

    @property
    def transcript(self) -> list[Line]:
        """The whole talk."""
        return transcript(self.shown)

    @property
    def address(self) -> str:
        """Where the review of this talk is."""
        return f"/staff/gesprekken/{self.shown.talk.id}/bekijken"

    @property
    def van(self) -> str:
        """The scope as it stands in addresses and forms."""
        return scopes.WORD[self.scope]


def _looked_back(
    work: Session, shown: ReviewPage, member: Staff
) -> tuple[list[LookedBack], list[ToLookBack]]:
    talk = shown.talk
    said = [LookedBack(row, row.wish, row.wish.goal) for row in review_page.looked_back(work, talk.id)]
    if talk.kind is not ConversationKind.QUARTERLY or talk.client_id is None:
        return said, []
    spoken = {one.goal.id for one in said if one.goal}
    still = goals.for_quarterly(work, talk.client_id, member)
    return said, [one for one in still if one.goal.id not in spoken and one.goal.created_at < talk.created_at]


def _without(work: Session, shown: ReviewPage, member: Staff) -> tuple[ReviewPage, bool]:
    """The page without what is not this colleague's to see, and whether the talk itself holds such."""
    talks = {shown.talk.id} | {wish.conversation_id for voice in shown.beside for wish in voice.wishes}
    kept: set[uuid.UUID] = set()
    for talk_id in confidential.keeps_back(work, talks, member):
        kept |= confidential.hidden(work, talk_id, member)
    if not kept:
        return shown, False

    def may(wish: Wish) -> bool:
        return wish.message_id not in kept

    quotes = [
        replace(quote, doubles=[double for double in quote.doubles if may(double)])
        for quote in [*shown.first, *shown.more]
        if may(quote.wish)
    ]
    voices = [replace(voice, wishes=[wish for wish in voice.wishes if may(wish)]) for voice in shown.beside]
    return (
        replace(
            shown,
            first=quotes[:SHOWN_FIRST],
            more=quotes[SHOWN_FIRST:],
            beside=[voice for voice in voices if voice.wishes],
            lines=[line for line in shown.lines if line.id not in kept],
        ),
        any(line.id in kept for line in shown.lines),
    )


def view(work: Session, conversation_id: uuid.UUID, member: Staff, scope: Scope) -> View:
    """The review of a talk. Raises NotThere."""
    reach.check_talk(work, conversation_id, member)
    try:
        shown = review.page(work, conversation_id)
    except review.UnknownTalk as unknown:
        raise NotThere(GONE) from unknown
    talk = shown.talk
    shown, kept = _without(work, shown, member)
    looked_back, not_yet = _looked_back(work, shown, member) if shown.readable else ([], [])
    if kept:
        read = {line.id for line in shown.lines}
        looked_back = [one for one in looked_back if one.said.message_id in read]
    return View(
        shown=shown,
        scope=scope,
        others=viewing.others(work, talk.id, member),
        signals=[one for one in signals.of_talk(work, talk.id, member) if one.acknowledged_at is None],
        kept=kept,
        looked_back=looked_back,
        not_yet=not_yet,
        who=goal_words.who_first(talk.client, member),
        people=goal_words.people(talk.client, member),
        by_when=goal_words.today() + goal_words.FIRST_TERM,
        next_talk=waiting.next_talk(work, scope, member, after=talk.id),
        waiting=waiting.count(work, scope, member, but=talk.id),
    )
