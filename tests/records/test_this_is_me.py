"""*Dit ben ik*: what stands on the page of a person, what never does, and what was taken off it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from records import database, goals, signals, talks, this_is_me, wishes
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    GoalState,
    LeftOff,
    MayKnow,
    Relative,
    SignalKind,
    Speaker,
    Staff,
    Wish,
    WishKind,
)
from records.this_is_me import Part
from tests.records.talking import Talking

Says = Callable[..., Wish]


def saying(talking: Talking) -> Says:
    """Says something in a talk that may be kept, and confirms it."""
    talking.consent(Consent.GIVEN)

    def say(
        words: str, *themes: str, kind: WishKind = WishKind.PREFERENCE, confirmed: bool | None = True
    ) -> Wish:
        message = talking.says(words)
        with database.session(talking.url) as work:
            wish = wishes.store(
                work,
                conversation_id=talking.id,
                message_id=message.id,
                start=0,
                own_words=words,
                kind=kind,
                say_back="",
                themes=list(themes),
            )
            wish.confirmed = confirmed
            return wish

    return say


@pytest.fixture
def says(talk: Talking) -> Says:
    return saying(talk)


def parts(url: str, client: Client, member: Staff) -> dict[Part, list[str]]:
    with database.session(url) as work:
        page = this_is_me.make(work, client.id, member)
        assert page is not None
        return {part: [line.words for line in lines] for part, lines in page.parts}


def test_each_thing_stands_where_people_look_for_it(
    url: str, says: Says, sjef: Client, wil: Relative, anja: Staff
) -> None:
    says("Mijn zus Wil belt elke zondag", "important_people", kind=WishKind.PERSON)
    says("Ik kom uit de mijnstreek", "life_story", kind=WishKind.CONTENT)
    says("Ik sta om zes uur op", "daily_rhythm")
    says("Geen spruitjes", "food_drink", kind=WishKind.DISLIKE)
    says("Kaarten op dinsdag", "pleasant_day", kind=WishKind.INTEREST)
    says("Een kaarsje voor Maria", "meaning_belief")
    says("Dat de deur dicht gaat", "home_place", kind=WishKind.WORRY)
    says("Ik mis mijn hond", "home_place", kind=WishKind.LOSS)
    says("Naar de markt", "pleasant_day", kind=WishKind.WISH)
    assert parts(url, sjef, anja) == {
        Part.PEOPLE: ["Wil Habets", "Mijn zus Wil belt elke zondag"],
        Part.STORY: ["Ik kom uit de mijnstreek"],
        Part.DAY: ["Ik sta om zes uur op"],
        Part.FOOD: ["Geen spruitjes"],
        Part.DOING: ["Kaarten op dinsdag"],
        Part.CALM: ["Een kaarsje voor Maria"],
        Part.HARD: ["Dat de deur dicht gaat", "Ik mis mijn hond"],
        Part.WISHES: ["Naar de markt"],
    }


@pytest.mark.parametrize("confirmed", [None, False])
def test_only_what_was_confirmed_is_on_it(
    url: str, says: Says, sjef: Client, confirmed: bool | None, anja: Staff
) -> None:
    says("Ik sta om zes uur op", "daily_rhythm", confirmed=confirmed)
    assert parts(url, sjef, anja) == {}


def test_what_is_not_for_everyone_stays_off(
    url: str, says: Says, talk: Talking, sjef: Client, anja: Staff
) -> None:
    says("Een arm om mij heen", "love_intimacy")
    says("Muziek bij mijn uitvaart", "feeling_well", "later_farewell")
    says("Koffie om tien uur", "food_drink")
    assert parts(url, sjef, anja) == {Part.FOOD: ["Koffie om tien uur"]}
    with database.session(url) as work:
        work.get_one(Conversation, talk.id).may_know = MayKnow.CONTACT_PERSON
    assert parts(url, sjef, anja) == {}
    with database.session(url) as work:
        page = this_is_me.make(work, sjef.id, anja)
        assert page is not None
        assert len(page.kept_private) == 3


def test_what_raised_a_signal_is_never_hung_up(
    url: str, says: Says, talk: Talking, sjef: Client, anja: Staff
) -> None:
    says("Koffie om tien uur", "food_drink")
    said = says("Ze trekt mij aan mijn arm", "care_my_way", kind=WishKind.WORRY)
    with database.session(url) as work:
        signals.store(work, message_id=said.message_id, kind=SignalKind.ABUSE, why="test")
    assert parts(url, sjef, anja) == {Part.FOOD: ["Koffie om tien uur"]}


def test_without_a_yes_there_is_nothing(
    url: str, says: Says, talk: Talking, sjef: Client, anja: Staff
) -> None:
    says("Koffie om tien uur", "food_drink")
    talk.consent(Consent.WITHDRAWN)
    assert parts(url, sjef, anja) == {}


def test_what_relatives_tell_stands_apart(
    url: str, says: Says, sjef: Client, wil: Relative, anja: Staff
) -> None:
    with database.session(url) as work:
        made, token = talks.create(
            work,
            kind=ConversationKind.FAMILY,
            speaker=Speaker.RELATIVE,
            client_id=sjef.id,
            relative_id=wil.id,
        )
    says("Ik kaart graag", "pleasant_day", kind=WishKind.INTEREST)
    tells = saying(Talking(url, made.id, token))
    tells("Hij kaart niet meer", "pleasant_day", kind=WishKind.INTEREST)
    tells("Dat hij weer gaat kaarten", "pleasant_day", kind=WishKind.WISH)  # hers, not his
    tells("Of hij wel eet", "food_drink", kind=WishKind.WORRY)
    found = parts(url, sjef, anja)
    assert found[Part.BY_OTHERS] == ["Hij kaart niet meer"]
    assert found[Part.DOING] == ["Ik kaart graag"]
    assert Part.WISHES not in found


def test_three_wishes_what_matters_most_first_and_the_rest_is_over(
    url: str, says: Says, sjef: Client, anja: Staff
) -> None:
    for number in range(4):
        says(f"Wens {number}", "pleasant_day", kind=WishKind.WISH)
    last = says("Het liefst naar zee", "pleasant_day", kind=WishKind.WISH)
    with database.session(url) as work:
        work.get_one(Wish, last.id).first = True
    with database.session(url) as work:
        page = this_is_me.make(work, sjef.id, anja)
        assert page is not None
        assert dict(page.parts)[Part.WISHES][0].words == "Het liefst naar zee"
        assert len(dict(page.parts)[Part.WISHES]) == 3
        assert len(page.over) == 2


def test_what_is_done_gives_way_and_what_is_no_longer_wanted_goes(
    url: str, says: Says, sjef: Client, anja: Staff
) -> None:
    for words, state in (
        ("Een plant", GoalState.DONE),
        ("Een hond", GoalState.NO_LONGER_WANTED),
        ("Naar zee", GoalState.OPEN),
    ):
        wish = says(words, "home_place", kind=WishKind.WISH)
        with database.session(url) as work:
            by = work.merge(anja)
            goal = goals.agree(work, client_id=sjef.id, by=by, what=words, wish_id=wish.id)
            goals.close(work, goal.id, by=by, state=state)
    assert parts(url, sjef, anja) == {Part.WISHES: ["Naar zee", "Een plant"]}


def test_it_never_grows_beyond_a_page(url: str, says: Says, sjef: Client, anja: Staff) -> None:
    for theme in ("life_story", "daily_rhythm", "food_drink", "pleasant_day", "feeling_well"):
        for number in range(5):
            says(f"{theme} {number} " + "en nog wat " * 20, theme)
    with database.session(url) as work:
        page = this_is_me.make(work, sjef.id, anja)
        assert page is not None
        assert sum(len(line.words) for _, lines in page.parts for line in lines) <= this_is_me.ROOM
        assert len(page.parts) == 5  # of each part something
        assert page.over


def test_the_same_words_twice_stand_there_once(url: str, says: Says, sjef: Client, anja: Staff) -> None:
    says("Koffie om tien uur", "food_drink")
    says("koffie om  tien uur", "food_drink")
    assert parts(url, sjef, anja) == {Part.FOOD: ["Koffie om tien uur"]}


def test_a_line_is_taken_off_and_put_back(
    url: str, says: Says, sjef: Client, anja: Staff, wil: Relative
) -> None:
    key = f"wish:{says('Koffie om tien uur', 'food_drink').id}"
    for _ in range(2):
        with database.session(url) as work:
            assert this_is_me.leave_off(work, sjef.id, key, anja)
    with database.session(url) as work:
        assert this_is_me.leave_off(work, sjef.id, f"relative:{wil.id}", anja)
    assert parts(url, sjef, anja) == {}
    with database.session(url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(LeftOff)) == 2
        page = this_is_me.make(work, sjef.id, anja)
        assert page is not None
        assert [line.key for line in page.left_off] == [f"relative:{wil.id}", key]
        this_is_me.put_back(work, sjef.id, key)
    assert parts(url, sjef, anja) == {Part.FOOD: ["Koffie om tien uur"]}


def test_only_lines_of_this_person_are_taken_off(url: str, says: Says, sjef: Client, anja: Staff) -> None:
    says("Koffie om tien uur", "food_drink")
    with database.session(url) as work:
        assert not this_is_me.leave_off(work, sjef.id, f"wish:{uuid.uuid4()}", anja)
        assert not this_is_me.leave_off(work, uuid.uuid4(), "called", anja)
        assert this_is_me.make(work, uuid.uuid4(), anja) is None
