"""The invented home: read whole, brought in once, and looking as in use."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import demo, due, goals, invitations, overview, review, search, staff, talks, waiting
from records.database import session
from records.invented.reading import home, message
from records.models import (
    AccessLog,
    Base,
    Client,
    Conversation,
    ConversationKind,
    Goal,
    GoalState,
    LookBack,
    Message,
    Relative,
    Review,
    Role,
    Sender,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)
from records.scope import Scope
from web.staff.words import THEME


@pytest.fixture
def filled(url: str) -> str:
    demo.fill(url)
    return url


def count(url: str, kind: type[Base]) -> int:
    with session(url) as work:
        return work.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


class TestAsWritten:
    def test_forty_people_on_three_wards_say_what_they_want(self) -> None:
        people = home().people
        assert len(people) == 40
        assert {person.ward for person in people} == {"De Beuk", "De Eik", "De Wilg"}
        assert len({person.name for person in people}) == len({person.room for person in people}) == 40
        said = [line.text for person in people for talk in person.talks for line in talk.lines]
        assert len(said) == len(set(said))  # nobody says what another says
        kinds = {w.kind for p in people for t in p.talks for line in t.lines for w in line.wishes}
        assert kinds == set(WishKind) - {WishKind.PERSON}

    def test_every_theme_exists_and_every_quote_stands_in_its_message(self) -> None:
        for person in home().people:
            for talk in person.talks:
                for line in talk.lines:
                    for wish in line.wishes:
                        assert set(wish.themes) <= set(THEME), (person.name, wish.themes)
                        assert line.text.startswith(wish.words, wish.start)

    def test_looking_back_is_on_something_said_before(self) -> None:
        for person in home().people:
            earlier: list[str] = []
            for talk in sorted(person.talks, key=lambda one: -one.days):
                for line in talk.lines:
                    if line.looks_back:
                        assert any(line.looks_back[0] in words for words in earlier), line
                    earlier += [wish.words for wish in line.wishes]

    def test_brackets_and_tags_belong_together(self) -> None:
        line = message("Ik mis [mijn hond] en [de tuin]. {loss home_place | U mist uw hond.} {loss}")
        assert line.text == "Ik mis mijn hond en de tuin."
        assert [(wish.start, wish.words, wish.say_back) for wish in line.wishes] == [
            (7, "mijn hond", "U mist uw hond."),
            (20, "de tuin", "U zei: ‘de tuin’."),
        ]
        with pytest.raises(ValueError, match="tags"):
            message("Ik mis mijn hond. {loss}")


def test_it_can_be_used_at_once(url: str) -> None:
    lines = "\n".join(demo.fill(url, "https://huis.example"))
    passwords = dict(re.findall(r"Log in as (\S+) with the password (\S+)", lines))
    (token,) = re.findall(r"https://huis\.example/t/(\S+)", lines)
    with session(url) as work:
        roles = [
            member.role
            for email, password in passwords.items()
            if (member := staff.with_password(work, email=email, password=password))
        ]
        assert roles == [
            Role.CONTACT_PERSON,
            Role.TEAM_LEAD,
            Role.ACTIVITY_COORDINATOR,
            Role.APPOINTED_OFFICER,
            Role.MANAGER,
            Role.ADMINISTRATOR,
        ]
        assert staff.with_password(work, email="bas@huis.example", password="") is None
        opened = invitations.by_token(work, token)
        assert opened is not None
        assert opened.conversation.client is not None
        assert opened.conversation.client.called in lines
        assert talks.waiting(work) == []  # nothing that the assistant has still to answer


def test_a_second_time_changes_and_shows_nothing(filled: str) -> None:
    before = count(filled, Conversation)
    assert demo.fill(filled) == []
    assert count(filled, Conversation) == before


def test_no_password_is_the_same_twice_or_kept_readable(url: str) -> None:
    words = re.findall(r"password (\S+)", "\n".join(demo.fill(url)))
    assert len(set(words)) == len(demo.SHOWN)
    with session(url) as work:
        assert not any(word in str(vars(m)) for m in work.scalars(sa.select(Staff)) for word in words)
        assert work.scalars(sa.select(AccessLog)).all() == []


def test_a_house_with_a_client_is_left_alone(url: str, sjef: Client) -> None:
    assert demo.fill(url) == []
    assert count(url, Client) == 1


def lead_of_all(work: Session) -> Staff:
    """Who may see all talks of the home."""
    lead = Staff(name="Els", email="els@huis.example", password_hash="-", role=Role.TEAM_LEAD)
    work.add(lead)
    work.flush()
    return lead


def test_it_looks_as_in_use(filled: str) -> None:
    today = datetime.now(UTC).date()
    with session(filled) as work:
        anja = work.scalars(sa.select(Staff).where(Staff.email == "anja@huis.example")).one()
        everybody = work.scalars(sa.select(Client)).all()
        assert len(everybody) == 40
        assert all(one.contact_person_id and one.stand_in_id and one.moves_on for one in everybody)
        mine = overview.today(work, today, Scope.MINE, anja)
        assert mine.talks_waiting >= 2
        assert mine.goals_waiting >= 1
        lead = lead_of_all(work)
        everything = overview.today(work, today, Scope.ALL, lead)
        assert everything.talks_waiting >= 8
        words = {(one.kind, one.word) for one in due.people(work, today, Scope.ALL, lead)}
        assert (ConversationKind.INTAKE, due.SOON) in words
        assert (ConversationKind.QUARTERLY, due.LATE) in words
        alone = work.scalars(sa.select(Signal).where(Signal.acknowledged_at.is_(None))).one()
        assert alone.kind is SignalKind.DISTRESS
        states = set(work.scalars(sa.select(Goal.state)))
        assert {GoalState.OPEN, GoalState.DONE, GoalState.PARTLY, GoalState.NOT_DONE} <= states
        assert set(work.scalars(sa.select(Wish.review))) == set(Review)
        oldest = work.scalars(sa.select(sa.func.min(Conversation.created_at))).one()
        assert (today - oldest.date()).days > 330
    assert count(filled, Relative) > 25
    assert count(filled, LookBack) > 40


def test_all_of_it_can_be_shown(filled: str) -> None:
    with session(filled) as work:
        lead = lead_of_all(work)
        waits, _ = waiting.talks(work, Scope.ALL, lead)
        for talk in waits:
            shown = review.page(work, talk.id)
            assert shown.readable
            for quote in shown.first:
                assert quote.around.words == quote.wish.own_words
        truus = work.scalars(sa.select(Client).where(Client.called == "Truus")).one()
        assert goals.for_quarterly(work, truus.id, lead) == []
        talks_of_truus = overview.talks_of_client(work, truus.id)
        both = next(talk for talk in talks_of_truus if talk.kind is ConversationKind.FAMILY)
        assert review.page(work, both.id).beside[0].wishes
        goal = work.scalars(sa.select(Goal).where(Goal.what.contains("markt in Heerlen"))).one()
        assert [line.happened for line in goals.history(work, goal.id, lead)] == [
            "agreed",
            "closed",
            "said",
        ] or [line.happened for line in goals.history(work, goal.id, lead)] == ["agreed", "said", "closed"]
        assert search.words(work, "postduivn", lead)[0].around.words == "postduiven"


def test_nothing_lies_in_the_future_or_out_of_order(filled: str) -> None:
    now = datetime.now(UTC)
    with session(filled) as work:
        assert work.scalars(sa.select(sa.func.max(Message.created_at))).one() <= now
        for talk in work.scalars(sa.select(Conversation).where(Conversation.closed_at.is_not(None))):
            assert talk.created_at < talk.closed_at  # type: ignore[operator]
            assert talk.tracker_gone_at == talk.closed_at
        said = work.execute(sa.select(Wish.own_words, Wish.start, Message.text, Message.sender).join(Message))
        for words, start, text, sender in said:
            assert sender is Sender.PERSON
            assert text.startswith(words, start)
