"""Turns the written home into rows: talks with their messages, wishes, goals, look-backs and signals."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from records.invented.reading import Line, Person, SaidGoal, SaidWish, Talk
from records.models import (
    Base,
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    GoalChange,
    GoalState,
    LookBack,
    Message,
    Relative,
    Review,
    Sender,
    Sharing,
    Signal,
    Speaker,
    Staff,
    Wish,
    WishKind,
)

REVIEWED_WITHIN = 9  # days; what was said later waits for review
_STEP = timedelta(minutes=2)
_ASKED_AFTER = frozenset({WishKind.WISH, WishKind.LOSS, WishKind.WORRY, WishKind.DISLIKE})
_ON = (
    "Kunt u daar meer over vertellen?",
    "Wat is er nog meer dat wij moeten weten?",
    "Hoe zou een goede dag er voor u uitzien?",
    "Wat vindt u daarin het belangrijkst?",
    "Waar denkt u nog meer aan?",
)


@dataclass
class Telling:
    """Makes the rows of all talks. `today` is the moment that everything is counted back from."""

    today: datetime
    staff: dict[str, Staff]
    rows: list[Base] = field(default_factory=list)

    def client(self, person: Person) -> Client:
        """A client with the people close to them and all their talks."""
        client = Client(
            id=uuid.uuid4(),
            name=person.name,
            called=person.called,
            room=person.room,
            ward=person.ward,
            contact_person_id=self.staff[person.contact].id,
            stand_in_id=self.staff[person.stand_in].id,
            moves_on=(self.today - timedelta(days=person.moved)).date(),
            created_at=self.today - timedelta(days=max(person.moved, 0) + 30),
        )
        self.rows.append(client)
        relatives = {
            name: Relative(
                id=uuid.uuid4(), client_id=client.id, name=name, relation=relation, may_represent=may
            )
            for name, relation, may in person.relatives
        }
        self.rows += relatives.values()
        said: list[Wish] = []
        for talk in sorted(person.talks, key=lambda one: -one.days):
            relative = relatives[talk.relative] if talk.relative else None
            self.talk(talk, self.staff[person.contact], client, relative, said)
        return client

    def talk(
        self,
        told: Talk,
        contact: Staff,
        client: Client | None = None,
        relative: Relative | None = None,
        said: list[Wish] | None = None,
    ) -> None:
        """One talk, closed and kept. `said` are the person's wishes so far; more are added."""
        earlier = [] if said is None else said
        speaker = Speaker.RELATIVE if relative else Speaker.CLIENT
        if told.kind is ConversationKind.LIVING_ROOM:
            speaker = Speaker.GROUP
        day = (self.today - timedelta(days=told.days)).replace(minute=15, second=0, microsecond=0)
        begin = min(day.replace(hour=9 + len(self.rows) % 6), self.today - 3 * (3 + len(told.lines)) * _STEP)
        talk = Conversation(
            id=uuid.uuid4(),
            client_id=client.id if client else None,
            relative_id=relative.id if relative else None,
            kind=told.kind,
            speaker=speaker,
            consent=Consent.GIVEN,
            consent_at=begin + _STEP,
            may_know=told.may_know if client else None,
            state=ConversationState.CLOSED,
            created_at=begin,
        )
        self.rows.append(talk)
        name = relative.name if relative else client.called if client else ""
        lines = _Lines(talk, begin, self.rows)
        lines.say(
            "/begin", f"Dag{' ' if name else ''}{name}. Ik ben Warm Welkom, een computer.", Sender.SYSTEM
        )
        lines.say("Ja, dat mag", "Dank u. Wat wilt u ons vertellen?", payload="/affirm")
        here: list[tuple[Line, Message, list[Wish]]] = []
        for number, line in enumerate(told.lines):
            heard = line.wishes[0].say_back if line.wishes else "Ik heb het opgeschreven."
            message = lines.say(line.text, f"{heard} {_ON[(number + told.days) % len(_ON)]}")
            here.append((line, message, self._wishes(talk, message, line, contact, told.days)))
        lines.say("Dat was het", "Dank u wel voor het vertellen. Tot ziens.", payload="/done")
        talk.closed_at = talk.tracker_gone_at = lines.moment
        first = next((w for _, _, made in here for w in made if w.kind is WishKind.WISH), None)
        if first is not None:
            first.first = True
        for line, message, made in here:
            self._around(line, message, earlier, contact)
            earlier += made
        if told.days >= REVIEWED_WITHIN:
            talk.reviewed_at, talk.reviewed_by_id = lines.moment + timedelta(hours=20), contact.id
            talk.summary = " ".join(w.say_back for _, _, made in here for w in made)

    def _wishes(
        self, talk: Conversation, message: Message, line: Line, contact: Staff, days: int
    ) -> list[Wish]:
        made = []
        for one in line.wishes:
            wish = Wish(
                id=uuid.uuid4(),
                conversation_id=talk.id,
                client_id=talk.client_id,
                message_id=message.id,
                start=one.start,
                speaker=talk.speaker,
                kind=one.kind,
                own_words=one.words,
                say_back=one.say_back,
                themes=one.themes,
                confirmed=True if one.kind in _ASKED_AFTER else None,
                created_at=message.created_at,
                review=_review(one, days),
                review_reason=one.not_now,
            )
            if wish.review is not Review.NEW:
                wish.reviewed_by_id = contact.id
                wish.reviewed_at = min(message.created_at + timedelta(hours=20), self.today)
            self.rows.append(wish)
            made.append(wish)
            if one.may_share is not None:
                self.rows.append(Sharing(wish_id=wish.id, may=one.may_share, staff_id=contact.id))
            if one.goal and talk.client_id:
                self._goal(one.goal, talk, contact, wish)
        return made

    def _around(self, line: Line, message: Message, earlier: list[Wish], contact: Staff) -> None:
        """What hangs on a message: looking back, a goal from that, a signal."""
        if line.looks_back:
            words, outcome = line.looks_back
            self.rows.append(
                LookBack(
                    wish_id=next(wish.id for wish in earlier if words in wish.own_words),
                    conversation_id=message.conversation_id,
                    message_id=message.id,
                    outcome=outcome,
                    own_words=line.text,
                    created_at=message.created_at,
                )
            )
        if line.goal and earlier:
            client_id = earlier[0].client_id
            self._goal(line.goal, Conversation(client_id=client_id, created_at=message.created_at), contact)
        if line.signal:
            taken = self.staff[line.taken_on] if line.taken_on else None
            later = min(message.created_at + timedelta(minutes=4), self.today) if taken else None
            self.rows.append(
                Signal(
                    conversation_id=message.conversation_id,
                    message_id=message.id,
                    kind=line.signal,
                    why=line.signal.value,
                    created_at=message.created_at,
                    acknowledged_by_id=taken.id if taken else None,
                    acknowledged_at=later,
                    done=line.done,
                    done_at=min(later + timedelta(hours=5), self.today) if later else None,
                    done_by_id=taken.id if taken else None,
                )
            )

    def _goal(self, told: SaidGoal, talk: Conversation, contact: Staff, wish: Wish | None = None) -> None:
        agreed = min(talk.created_at + timedelta(days=1), self.today)
        goal = Goal(
            id=uuid.uuid4(),
            client_id=talk.client_id,
            wish_id=wish.id if wish else None,
            what=told.what,
            who=told.who,
            by_when=(self.today - timedelta(days=told.by)).date(),
            state=told.state,
            agreed_by_id=contact.id,
            created_at=agreed,
        )
        self.rows.append(goal)
        if told.state is GoalState.OPEN:
            return
        day = self.today - timedelta(days=told.by)
        goal.closed_at = min(max(day, agreed + timedelta(hours=2)), self.today)
        self.rows.append(
            GoalChange(
                goal_id=goal.id,
                staff_id=contact.id,
                before={"state": GoalState.OPEN.value},
                after={"state": told.state.value},
                words=told.words,
                created_at=goal.closed_at,
            )
        )


def _review(one: SaidWish, days: int) -> Review:
    if one.goal:
        return Review.AGREED
    if one.not_now:
        return Review.NOT_NOW
    return Review.SEEN if days >= REVIEWED_WITHIN else Review.NEW


@dataclass
class _Lines:
    """The messages of a talk, one after another."""

    talk: Conversation
    moment: datetime
    rows: list[Base]
    place: int = 0

    def say(
        self, text: str, reply: str, sender: Sender = Sender.PERSON, payload: str | None = None
    ) -> Message:
        """A message and its reply. Gives the message."""
        message = Message(
            id=uuid.uuid4(),
            conversation_id=self.talk.id,
            place=self.place,
            sender=sender,
            client_message_id=self.talk.id if sender is Sender.SYSTEM else uuid.uuid4(),
            text=text,
            payload=payload,
            created_at=self.moment,
            handled_at=self.moment,
        )
        answer = Message(
            id=uuid.uuid4(),
            conversation_id=self.talk.id,
            place=self.place + 1,
            sender=Sender.ASSISTANT,
            text=reply,
            is_question=reply.endswith("?"),
            reply_to_id=message.id,
            created_at=self.moment,
        )
        self.rows += [message, answer]
        self.place += 2
        self.moment += _STEP
        return message
