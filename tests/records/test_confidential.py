"""Who may see which signal, and which words."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from records import confidential, goals, search, signals, talks
from records.database import session
from records.holding import Overtaken
from records.models import Client, Consent, ConversationKind, Goal, Message, Role, Signal, SignalKind, Staff
from records.scope import Scope
from tests.records.talking import Talking
from tests.records.test_climbing import colleague, on_ward

Colleague = Callable[..., Staff]
__all__ = ["colleague"]  # the fixture


@pytest.fixture
def fem(colleague: Colleague) -> Staff:
    return colleague("Fem", Role.APPOINTED_OFFICER)


@pytest.fixture
def abuse(talk: Talking) -> Signal:
    talk.opens("Dag.")
    talk.answered(talk.says("Het is hier mooi."), "Mooi.")
    message = talk.answered(talk.says("Ze slaan mij hier."), "Wat erg.", "Mag ik iemand bellen?")
    raised = talk.signal(message, SignalKind.ABUSE)
    talk.answered(talk.says("Nee, liever niet."), "Dat is goed.")
    talk.answered(talk.says("Ik ga graag naar de markt."), "De markt.")
    return raised


def seen(url: str, member: Staff) -> list[uuid.UUID]:
    with session(url) as work:
        return [signal.id for signal in signals.unacknowledged(work, member)]


def read(url: str, talk: Talking, member: Staff) -> list[str]:
    """What is left of the talk for this staff member, both ways of asking."""
    with session(url) as work:
        kept = confidential.hidden(work, talk.id, member)
        lines = work.scalars(sa.select(Message).order_by(Message.place)).all()
        return [line.text for line in lines if line.id not in kept]


ALL = ["/begin", "Dag.", "Het is hier mooi.", "Mooi.", "Ze slaan mij hier.", "Wat erg."]
ALL += [
    "Mag ik iemand bellen?",
    "Nee, liever niet.",
    "Dat is goed.",
    "Ik ga graag naar de markt.",
    "De markt.",
]


def test_the_officer_sees_abuse_and_others_do_not(
    talk: Talking, abuse: Signal, anja: Staff, fem: Staff, colleague: Colleague
) -> None:
    assert seen(talk.url, fem) == [abuse.id]
    assert read(talk.url, talk, fem) == ALL
    for member in (anja, colleague("Dora", Role.TEAM_LEAD)):
        assert seen(talk.url, member) == []
        assert read(talk.url, talk, member) == [*ALL[:4], *ALL[-2:]]


def test_searching_leaves_the_words_out(
    talk: Talking, abuse: Signal, anja: Staff, fem: Staff, colleague: Colleague
) -> None:
    talk.consent(Consent.GIVEN)
    dora = colleague("Dora", Role.TEAM_LEAD)

    def found(query: str, member: Staff) -> int:
        with session(talk.url) as work:
            return len(search.words(work, query, member))

    for said in ("slaan", "liever"):  # what raised it, and what was said next
        assert [found(said, one) for one in (anja, dora, fem)] == [0, 0, 0]
    assert [found("markt", one) for one in (anja, dora, fem)] == [1, 1, 0]  # an officer opens no talks
    with session(talk.url) as work:
        work.get_one(Staff, fem.id).active = False
    assert [found("slaan", one) for one in (anja, dora)] == [0, 1]


def test_a_question_about_messages_leaves_the_words_out(
    talk: Talking, abuse: Signal, anja: Staff, fem: Staff
) -> None:
    with session(talk.url) as work:
        words = sa.select(Message.text).order_by(Message.place)
        assert work.scalars(words.where(confidential.readable(fem))).all() == ALL
        left = work.scalars(words.where(confidential.readable(anja))).all()
    assert {"Ze slaan mij hier.", "Wat erg.", "Mag ik iemand bellen?"} == set(ALL) - set(left)


def test_without_an_officer_somebody_else_sees_it(
    talk: Talking, abuse: Signal, anja: Staff, colleague: Colleague
) -> None:
    assert seen(talk.url, anja) == [abuse.id]
    for role in (Role.ADMINISTRATOR, Role.MANAGER, Role.ACTIVITY_COORDINATOR):
        assert seen(talk.url, colleague(role.value, role)) == []
    assert seen(talk.url, anja) == [abuse.id]
    dora = colleague("Dora", Role.TEAM_LEAD)
    assert (seen(talk.url, anja), seen(talk.url, dora)) == ([], [abuse.id])
    colleague("Fem", Role.APPOINTED_OFFICER, active=False)
    assert seen(talk.url, dora) == [abuse.id]


def test_whom_it_may_be_about_sees_nothing_from_there_on(
    talk: Talking, abuse: Signal, fem: Staff, colleague: Colleague
) -> None:
    hugo = colleague("Hugo", Role.APPOINTED_OFFICER)
    with session(talk.url) as work:
        signals.set_about(work, abuse.id, hugo, fem.id)
    assert seen(talk.url, hugo) == [abuse.id]
    assert seen(talk.url, fem) == []
    assert read(talk.url, talk, fem) == ALL[:4]
    assert read(talk.url, talk, hugo) == ALL
    with session(talk.url) as work:
        assert signals.acknowledge(work, abuse.id, by=fem) is None
        with pytest.raises(signals.UnknownSignal):
            signals.get(work, abuse.id, fem)
        with pytest.raises(signals.UnknownSignal):
            signals.write_done(work, abuse.id, fem, "niets aan de hand")
        with pytest.raises(signals.UnknownSignal):
            signals.set_about(work, abuse.id, fem, None)


def test_the_only_officer_is_passed_over_when_it_is_about_them(
    talk: Talking, anja: Staff, colleague: Colleague
) -> None:
    fem = colleague("Fem", Role.APPOINTED_OFFICER)
    dora = colleague("Dora", Role.TEAM_LEAD)
    raised = talk.signal(talk.says("Fem knijpt mij."), SignalKind.ABUSE)
    assert (seen(talk.url, fem), seen(talk.url, dora)) == ([], [raised.id])


def test_nobody_puts_it_on_oneself_or_a_stranger(talk: Talking, abuse: Signal, fem: Staff) -> None:
    with session(talk.url) as work:
        for about in (fem.id, uuid.uuid4()):
            with pytest.raises(ValueError, match="choose a colleague"):
                signals.set_about(work, abuse.id, fem, about)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("anja slaat mij.", "Anja de Wit"),
        ("Die Wit is zo grof.", "Anja de Wit"),
        ("Bram en Anja lachen mij uit.", "Bram"),
        ("Mijn contactpersoon slaat mij.", "Anja de Wit"),
        ("De teamleider pakt mijn geld af.", "Dora"),
        ("Mijn zoon slaat mij.", None),
        ("Ze slaan mij hier.", None),
        ("Bramen plukken mag niet.", None),
    ],
)
def test_whom_it_may_be_about_is_guessed_from_the_words(
    talk: Talking, sjef: Client, anja: Staff, colleague: Colleague, words: str, about: str | None
) -> None:
    on_ward(talk.url, sjef)
    colleague("Bram", Role.CONTACT_PERSON)
    colleague("Dora", Role.TEAM_LEAD, "De Beuk")
    raised = talk.signal(talk.says(words), SignalKind.ABUSE)
    with session(talk.url) as work:
        found = work.get(Staff, raised.about_staff_id) if raised.about_staff_id else None
        assert (found.name if found else None) == about


def test_only_abuse_is_about_somebody(talk: Talking, anja: Staff) -> None:
    raised = talk.signal(talk.says("Anja, ik ben gevallen."), SignalKind.FALL)
    assert raised.about_staff_id is None


def test_what_was_done_is_written_down_once_and_never_overwritten(
    talk: Talking, anja: Staff, fem: Staff
) -> None:
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    with session(talk.url) as work:
        kept = signals.write_done(work, raised.id, work.merge(anja), " Samen opgestaan. ")
        assert (kept.done, kept.done_by_id, kept.acknowledged_by_id) == ("Samen opgestaan.", anja.id, anja.id)
    with session(talk.url) as work, pytest.raises(Overtaken) as overtaken:
        signals.write_done(work, raised.id, work.merge(fem), "Niets.")
    assert overtaken.value.now.done == "Samen opgestaan."
    with session(talk.url) as work:
        again = signals.write_done(
            work, raised.id, work.merge(fem), "Samen opgestaan. Arts gebeld.", before="Samen opgestaan."
        )
        assert (again.done_by_id, again.acknowledged_by_id) == (fem.id, anja.id)
        assert signals.taken_on(work, anja) == []
        assert [one.id for one in signals.settled(work, anja, raised.created_at)] == [raised.id]


def test_who_sees_a_fall(talk: Talking, sjef: Client, anja: Staff, colleague: Colleague) -> None:
    on_ward(talk.url, sjef)
    ellen = colleague("Ellen", Role.TEAM_LEAD, "De Beuk")
    see = [anja, ellen, colleague("Cor", Role.CONTACT_PERSON, "De Beuk"), colleague("Els", Role.TEAM_LEAD)]
    see.append(colleague("Fem", Role.APPOINTED_OFFICER))
    dirk = colleague("Dirk", Role.TEAM_LEAD, "De Eik")
    others = [dirk, colleague("Bas", Role.CONTACT_PERSON, "De Eik")]
    others += [
        colleague(role.value, role) for role in (Role.ACTIVITY_COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR)
    ]
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert [seen(talk.url, one) for one in see] == [[raised.id]] * len(see)
    assert [seen(talk.url, one) for one in others] == [[]] * len(others)
    with session(talk.url) as work:  # a ward that nobody leads any more
        for gone in (ellen, see[3]):
            work.get_one(Staff, gone.id).active = False
    assert seen(talk.url, dirk) == [raised.id]


def test_a_visitor_s_signal_is_the_leads_else_every_carer_s(
    url: str, anja: Staff, colleague: Colleague
) -> None:
    with session(url) as work:
        made, token = talks.create(work, kind=ConversationKind.WEBSITE)
    raised = Talking(url, made.id, token).signal(
        Talking(url, made.id, token).says("Ik ben gevallen."), SignalKind.FALL
    )
    assert seen(url, anja) == [raised.id]
    dirk = colleague("Dirk", Role.TEAM_LEAD, "De Eik")
    assert (seen(url, anja), seen(url, dirk)) == ([], [raised.id])


def test_what_was_agreed_from_hidden_words_is_hidden_too(
    talk: Talking, sjef: Client, anja: Staff, fem: Staff
) -> None:
    talk.opens("Dag.")
    talk.consent(Consent.GIVEN)
    words = talk.answered(talk.says("Hij slaat mij, ik wil een slot op de deur."), "Wat erg.")
    wish = talk.wish(words, "ik wil een slot op de deur")
    talk.signal(words, SignalKind.ABUSE)
    market = talk.wish(talk.answered(talk.says("Dat was het."), "Goed."), "Dat was het")
    day = datetime.now(UTC).date()
    with session(talk.url) as work:
        lock, _, other = (
            goals.agree(work, client_id=sjef.id, by=anja, what=what, by_when=day, wish_id=wish_id)
            for what, wish_id in (("slot kopen", wish.id), ("verder", market.id), ("wandelen", None))
        )
    with session(talk.url) as work:
        assert [one.id for one in goals.of_client(work, sjef.id, anja)] == [other.id]
        assert [one.goal.id for one in goals.for_quarterly(work, sjef.id, anja)] == [other.id]
        found, total = goals.to_follow_up(work, day, Scope.MINE, anja)
        assert ([one.goal.id for one in found], total) == ([other.id], 1)
        assert search.words(work, "slot kopen", anja) == []
        assert confidential.hidden_goals(work, anja, Goal.id == lock.id) == {lock.id}
        assert confidential.hidden_goals(work, fem) == set()
        work.get_one(Staff, fem.id).active = False
    with session(talk.url) as work:  # then it is for who cares
        assert len(goals.of_client(work, sjef.id, anja)) == 3
