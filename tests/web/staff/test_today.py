"""The first page: who needs a human, who wants to speak to someone, and what was said."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
import sqlalchemy as sa

from records import access_log, database, signals, talks, wishes
from records.models import (
    AccessLog,
    Consent,
    ConversationKind,
    ConversationState,
    Review,
    Role,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)
from tests.web.staff.house import Browser, House, text
from web.staff.talks.choice import to_show


def test_an_empty_house_gets_a_kind_word(browser: Browser) -> None:
    page = text(browser.get("/staff"))
    assert "Het is nog stil." in page
    assert "Hier is iemand nodig" not in page
    assert "Wil iemand spreken" not in page


def test_a_talk_shows_who_what_when_and_the_wishes_in_own_words(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.wish(talk, "Ik zou zo graag weer eens naar de markt in Heerlen")
    house.wish(talk, "ik mis mijn hond", kind=WishKind.LOSS, say_back="U mist uw hond.")
    page = text(browser.get("/staff"))
    assert "Johanna Vroemen Kennismaking, " in page
    assert "Nog bezig." in page
    assert "“Ik zou zo graag weer eens naar de markt in Heerlen”" in page
    assert "“ik mis mijn hond” Teruggezegd: U mist uw hond." in page
    assert page.count("Nog niet bekeken") == 2
    assert page.count("Gezien") == page.count("Afgesproken") == 2


def test_at_most_five_wishes_and_a_way_to_the_rest(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    for number in range(7):
        house.wish(talk, f"wens nummer {number}")
    page = browser.get("/staff")
    assert page.text.count("<blockquote") == 5
    assert "Nog 2 dingen uit dit gesprek" in text(page)


def test_what_was_said_is_text_and_never_markup(browser: Browser, house: House) -> None:
    client = house.client(name='<img src=x onerror="alert(1)">', called="<b>Jo</b>")
    talk = house.talk(client)
    house.wish(talk, "<script>alert(1)</script> & \"'", say_back="U wilt <script>.")
    for path in ("/staff", f"/staff/gesprekken/{talk.id}", f"/staff/bewoners/{client.id}", "/staff/bewoners"):
        page = browser.get(path).text
        assert "<script>" not in page
        assert "<img src=x" not in page
        assert "<b>Jo" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in browser.get("/staff").text


def test_a_relative_s_words_keep_their_speaker(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client, house.relative(client), kind=ConversationKind.FAMILY)
    house.wish(talk, "ons mam wil weer zingen")
    page = text(browser.get("/staff"))
    assert "Familiegesprek met Marjan Vroemen (dochter)" in page
    assert "Gezegd door Marjan Vroemen (dochter)" in page


@pytest.mark.parametrize(
    ("kind", "words", "term"),
    [
        (SignalKind.SUICIDALITY, "Wil misschien niet meer leven", "Ga er meteen heen"),
        (SignalKind.MEDICAL_URGENT, "Heeft misschien dringend een arts nodig", "Ga er meteen heen"),
        (SignalKind.FALL, "Is misschien gevallen", "Ga er meteen heen"),
        (SignalKind.ABUSE, "Wordt misschien slecht behandeld", "Vandaag nog, bij gevaar meteen"),
        (SignalKind.TIRED_OF_LIFE, "Vindt misschien dat het leven genoeg is geweest", "Vandaag nog"),
        (SignalKind.DISTRESS, "Heeft het moeilijk", "Uiterlijk de volgende werkdag"),
    ],
)
def test_a_signal_stands_on_top_in_plain_words(
    browser: Browser, house: House, kind: SignalKind, words: str, term: str
) -> None:
    house.signal(house.talk(house.client()), "wat er is gezegd", kind)
    page = text(browser.get("/staff"))
    assert f"{words} Johanna Vroemen, kamer 12, De Beuk" in page
    assert term in page
    assert page.index(words) < page.index("Gesprekken")
    assert "wat er is gezegd" not in page  # the words themselves are on the page of the talk


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (True, "Wil graag gebeld worden door de vaste contactpersoon."),
        (False, "Wil liever niet gebeld worden."),
    ],
)
def test_a_signal_says_whether_a_call_is_wanted(
    browser: Browser, house: House, wanted: bool, words: str
) -> None:
    talk = house.talk(house.client())
    house.signal(talk, "ik wil niet meer leven", SignalKind.SUICIDALITY)
    assert "gebeld" not in text(browser.get("/staff"))
    with database.session(house.url) as work:
        signals.call_wanted(work, talk.id, wanted)
    assert words in text(browser.get("/staff"))


def test_what_was_taken_on_is_no_longer_on_top(browser: Browser, house: House, anja: Staff) -> None:
    signal = house.signal(house.talk(house.client()), "ik ben gevallen")
    with database.session(house.url) as work:
        signals.acknowledge(work, signal.id, anja)
    assert "Is misschien gevallen" not in text(browser.get("/staff"))


def test_who_wants_to_speak_to_someone_is_listed(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    page = text(browser.get("/staff"))
    assert "Wil iemand spreken Johanna Vroemen Kamer 12, De Beuk Gevraagd op " in page
    assert "Ik ga erheen" in page


def test_a_talk_that_was_refused_says_so(browser: Browser, house: House) -> None:
    house.talk(house.client(), consent=Consent.REFUSED)
    assert "Wil niet dat wij dit bewaren." in text(browser.get("/staff"))


def test_states_are_said_in_words(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    for state, words in (
        (ConversationState.PAUSED, "Gestopt voor nu, gaat later verder."),
        (ConversationState.CLOSED, "Klaar."),
    ):
        with database.session(house.url) as work:
            talks.set_state(work, talk.id, state)
        assert words in text(browser.get("/staff"))


def test_a_visitor_of_the_website_has_a_name_too(browser: Browser, house: House) -> None:
    house.talk(kind=ConversationKind.WEBSITE)
    assert "Bezoeker van de website Gesprek op de website" in text(browser.get("/staff"))


def test_looking_is_written_down_once_for_each_client(browser: Browser, house: House, anja: Staff) -> None:
    jo, sjef = house.client(), house.client("Sjef Habets", "Sjef")
    for client in (jo, jo, sjef):
        house.talk(client)
    other = house.client("Truus", "Truus")
    browser.get("/staff")
    with database.session(house.url) as work:
        for client in (jo, sjef):
            (line,) = access_log.of_client(work, client.id)
            assert (line.event, line.what, line.user_id) == ("view", "vandaag", anja.id)
            assert (line.role, line.ground) == ("contact_person", "zorgrelatie")
        assert access_log.of_client(work, other.id) == []


def test_the_administrator_sees_the_same_for_now(stranger: Browser, house: House) -> None:
    house.wish(house.talk(house.client()), "graag een raam op het zuiden")
    house.colleague("Beheer", "beheer@huis.example", Role.ADMINISTRATOR)
    stranger.log_in("beheer@huis.example")
    assert "“graag een raam op het zuiden”" in text(stranger.get("/staff"))
    with database.session(house.url) as work:
        assert work.scalars(sa.select(AccessLog.role)).all() == ["administrator"]


def test_headings_have_an_order_and_controls_have_names(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.wish(talk, "graag naar buiten")
    house.signal(talk, "ik ben gevallen")
    page = browser.get("/staff").text
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for reference in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page):
        assert set(reference.split()) <= set(ids)


def some_wish(kind: WishKind, review: Review = Review.NEW, confirmed: bool | None = None) -> Wish:
    return Wish(kind=kind, review=review, confirmed=confirmed)


def test_wishes_and_losses_go_before_tastes_and_new_before_old() -> None:
    tastes = [some_wish(WishKind.PREFERENCE) for _ in range(4)]
    old = some_wish(WishKind.WISH, Review.SEEN)
    late = [some_wish(WishKind.LOSS), some_wish(WishKind.WISH)]
    assert to_show([old, *tastes, *late]) == [*tastes[:3], *late]


def test_what_was_struck_is_not_shown() -> None:
    assert to_show([some_wish(WishKind.WISH, confirmed=False)]) == []


def test_few_wishes_stay_in_the_order_in_which_they_were_said(house: House) -> None:
    talk = house.talk(house.client())
    said = [
        house.wish(talk, "koffie om tien uur", kind=WishKind.PREFERENCE),
        house.wish(talk, "weer naar de markt"),
    ]
    with database.session(house.url) as work:
        assert [wish.id for wish in to_show(wishes.of_talk(work, talk.id))] == [wish.id for wish in said]
