"""The first page: who needs a human, who wants to speak to someone, and what was said."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from records import access_log, database, goals, signals, talks, wishes
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    ConversationState,
    Review,
    Role,
    SignalKind,
    Staff,
    Wish,
    WishKind,
    now,
)
from tests.web.staff.house import Browser, House, text
from web.staff.talks.choice import to_show


def test_an_empty_house_says_where_to_begin(browser: Browser) -> None:
    page = browser.get("/staff")
    assert "Er staan nog geen bewoners bij jou." in text(page)
    assert 'href="/staff/bewoners/nieuw">Nieuwe bewoner</a>' in page.text
    assert "Iedereen is pas gesproken." not in text(page)


def test_a_day_without_work_gets_a_kind_word(browser: Browser, house: House) -> None:
    house.talk(house.client())  # still busy
    page = text(browser.get("/staff"))
    assert "Alle gesprekken zijn bekeken." in page
    assert "Er ligt nu niets te wachten." in page
    assert "Iedereen is pas gesproken." in page
    assert "Hier is iemand nodig" not in page
    assert "Wil iemand spreken" not in page


def over(house: House, talk: Conversation) -> None:
    """The person is done talking."""
    with database.session(house.url) as work:
        talks.set_state(work, talk.id, ConversationState.CLOSED)


def test_a_talk_to_review_shows_who_when_and_what_matters_most(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.wish(talk, "ik drink graag koffie", kind=WishKind.PREFERENCE)
    house.wish(talk, "Ik zou zo graag weer eens naar de markt in Heerlen")
    assert "Alle gesprekken zijn bekeken." in text(browser.get("/staff"))  # still busy
    over(house, talk)
    page = browser.get("/staff")
    assert "Gesprekken om te bekijken 1 Begin met bekijken Johanna Vroemen “Ik zou zo graag" in text(page)
    assert page.text.count("“") == 1
    assert f'href="/staff/gesprekken/{talk.id}/bekijken?van=mijn"' in page.text


def test_many_wait_and_it_says_how_many(browser: Browser, house: House) -> None:
    client = house.client()
    for _ in range(22):
        talk = house.talk(client)
        house.says(talk, "dag")
        over(house, talk)
    page = text(browser.get("/staff"))
    assert "Gesprekken om te bekijken 22" in page
    assert "En nog 2 andere." in page


def test_what_was_agreed_comes_back_when_its_day_is_near(browser: Browser, house: House, anja: Staff) -> None:
    client = house.client()
    with database.session(house.url) as work:
        for what, days in (("naar de markt", -1), ("een plant", 3), ("een fiets", 60)):
            day = now().date() + timedelta(days=days)
            goals.agree(work, client_id=client.id, by=work.merge(anja), what=what, who="Bas", by_when=day)
    page = text(browser.get("/staff"))
    assert "Afspraken om te doen 2" in page
    assert re.search(r"naar de markt Bas, \d+ \w+ \d{4} Over tijd", page)
    assert re.search(r"een plant Bas, \d+ \w+ \d{4} Deze week", page)
    assert "een fiets" not in page


def test_who_is_due_for_a_talk_is_invited_from_here(browser: Browser, house: House) -> None:
    client = house.client()
    with database.session(house.url) as work:
        work.get_one(Client, client.id).moves_on = now().date() + timedelta(days=5)
    page = browser.get("/staff")
    assert "Tijd voor een gesprek 1 Johanna Vroemen Kennismaking Komt hier wonen op" in text(page)
    assert browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"with_whom": "intake"}).status_code == 201
    assert "Staat klaar" in text(browser.get("/staff"))


def test_in_the_first_week_there_is_no_paper(browser: Browser, house: House) -> None:
    client = house.client()
    with database.session(house.url) as work:
        work.get_one(Client, client.id).moves_on = now().date() - timedelta(days=2)
    assert "Net komen wonen Johanna Vroemen Woont hier sinds" in text(browser.get("/staff"))


def test_mine_and_my_team_s(browser: Browser, house: House, anja: Staff) -> None:
    other = house.client("Sjef Habets", "Sjef", of_nobody=True)
    with database.session(house.url) as work:
        work.get_one(Client, other.id).ward = "De Eik"
    near, mine = house.client("Truus", "Truus", of_nobody=True), house.client(contact=anja)
    for client in (other, near, mine):
        talk = house.talk(client)
        house.says(talk, "dag")
        over(house, talk)
    for role, ward, address, shown in (
        (Role.CONTACT_PERSON, "De Beuk", "/staff", {"Johanna Vroemen"}),
        (Role.CONTACT_PERSON, "De Beuk", "/staff?van=alle", {"Johanna Vroemen"}),
        (Role.TEAM_LEAD, "De Beuk", "/staff", {"Johanna Vroemen"}),
        (Role.TEAM_LEAD, "De Beuk", "/staff?van=team", {"Johanna Vroemen", "Truus"}),
        (Role.TEAM_LEAD, "De Beuk", "/staff?van=alle", {"Johanna Vroemen", "Truus"}),
        (Role.TEAM_LEAD, "", "/staff?van=mijn", {"Johanna Vroemen"}),
        (Role.TEAM_LEAD, "", "/staff?van=alle", {"Johanna Vroemen", "Truus", "Sjef Habets"}),
    ):
        with database.session(house.url) as work:
            member = work.get_one(Staff, anja.id)
            member.role, member.ward = role, ward
        names = set(re.findall(r"(Johanna Vroemen|Truus|Sjef Habets)</a>", browser.get(address).text))
        assert names == shown


def test_who_has_no_contact_person_is_not_forgotten(browser: Browser, house: House, anja: Staff) -> None:
    house.client(of_nobody=True)
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).role = Role.TEAM_LEAD
    assert "Eén bewoner heeft nog geen vaste contactpersoon" in text(browser.get("/staff"))
    house.client("Sjef", contact=anja)
    assert "nog geen vaste contactpersoon" not in text(browser.get("/staff"))  # mine have one


def test_what_was_said_is_text_and_never_markup(browser: Browser, house: House) -> None:
    client = house.client(name='<img src=x onerror="alert(1)">', called="<b>Jo</b>")
    talk = house.talk(client)
    house.wish(talk, "<script>alert(1)</script> & \"'", say_back="U wilt <script>.")
    over(house, talk)
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
    over(house, talk)
    page = text(browser.get("/staff"))
    assert "“ons mam wil weer zingen” Familiegesprek met Marjan Vroemen (dochter)" in page


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
    page = text(browser.get("/staff"))
    assert "Hier is iemand nodig" not in page
    assert "Door jou opgepakt Is misschien gevallen" in page  # until it is written down what was done
    with database.session(house.url) as work:
        signals.write_done(work, signal.id, anja, "Samen opgestaan.")
    assert "Is misschien gevallen" not in text(browser.get("/staff"))


def test_who_wants_to_speak_to_someone_is_listed(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    page = text(browser.get("/staff"))
    assert "Wil iemand spreken Johanna Vroemen Kamer 12, De Beuk Gevraagd op " in page
    assert "Ik ga erheen" in page


def test_a_visitor_of_the_website_has_a_name_too(browser: Browser, house: House) -> None:
    talk = house.talk(kind=ConversationKind.WEBSITE)
    house.wish(talk, "mag mijn hond mee")
    over(house, talk)
    page = text(browser.get("/staff"))
    assert "Bezoeker van de website “mag mijn hond mee” Gesprek op de website" in page


def test_looking_is_written_down_once_for_each_client(browser: Browser, house: House, anja: Staff) -> None:
    jo, sjef = house.client(), house.client("Sjef Habets", "Sjef")
    for client in (jo, jo, sjef):
        talk = house.talk(client)
        house.says(talk, "dag")
        over(house, talk)
    other = house.client("Truus", "Truus", contact=None)
    with database.session(house.url) as work:
        work.get_one(Client, other.id).left_on = now().date()
    browser.get("/staff")
    with database.session(house.url) as work:
        for client in (jo, sjef):
            (line,) = access_log.of_client(work, client.id)
            assert (line.event, line.what, line.user_id) == ("view", "vandaag", anja.id)
            assert (line.role, line.ground) == ("contact_person", "zorgrelatie")
        assert access_log.of_client(work, other.id) == []


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.ACTIVITY_COORDINATOR, "/staff/samen"),
        (Role.APPOINTED_OFFICER, "/staff/signalen"),
        (Role.MANAGER, "/staff/huis"),
        (Role.ADMINISTRATOR, "/staff/beheer"),
    ],
)
def test_who_has_another_task_begins_there(stranger: Browser, house: House, role: Role, first: str) -> None:
    house.colleague("Iemand Anders", "anders@huis.example", role)
    stranger.log_in("anders@huis.example")
    assert stranger.get("/staff").headers["location"] == first
    assert stranger.get(first).status_code == 200
    assert f'<a href="{first}" aria-current="page">' in stranger.page
    assert 'href="/staff/bewoners"' not in stranger.page
    assert '<a href="/staff/account">Iemand Anders</a>' in stranger.page


def test_headings_have_an_order_and_controls_have_names(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.wish(talk, "graag naar buiten")
    house.signal(talk, "ik ben gevallen")
    over(house, talk)
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
