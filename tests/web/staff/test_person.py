"""The page of one person: own words beside those of relatives, who is close, goals, whose turn it is."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

from records import database, goals, signals
from records.models import (
    Client,
    Consent,
    ConversationKind,
    Role,
    SignalKind,
    Staff,
    Wish,
    WishKind,
    now,
)
from tests.web.staff.house import Browser, House, text


def test_relatives_words_stand_beside_and_are_never_mixed(browser: Browser, house: House) -> None:
    client = house.client()
    house.wish(house.talk(client), "ik wil weer naar de markt")
    talk = house.talk(client, house.relative(client), kind=ConversationKind.FAMILY)
    house.wish(talk, "ons mam wil weer zingen")
    page = browser.get(f"/staff/bewoners/{client.id}")
    own, _, relatives = page.text.partition("Naasten vertellen")
    assert "ik wil weer naar de markt" in own
    assert "ons mam wil weer zingen" not in own
    assert "Marjan Vroemen (dochter)," in relatives
    levels = [int(level) for level in re.findall(r"<h([1-6])", page.text)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_what_may_not_be_kept_yet_is_not_shown(browser: Browser, house: House) -> None:
    client = house.client()
    house.wish(house.talk(client, consent=Consent.ASKED), "ik wil weer naar de markt")
    assert "ik wil weer naar de markt" not in browser.get(f"/staff/bewoners/{client.id}").text


def test_what_needs_the_appointed_officer_is_for_the_officer(browser: Browser, house: House) -> None:
    olga = house.colleague("Olga", "olga@huis.example", Role.APPOINTED_OFFICER)
    client = house.client()
    wish = house.wish(house.talk(client), "ze trekt aan mijn arm", kind=WishKind.WORRY)
    with database.session(house.url) as work:
        signals.store(work, message_id=wish.message_id, kind=SignalKind.ABUSE, why="test")
    page = f"/staff/bewoners/{client.id}"
    assert "ze trekt aan mijn arm" not in browser.get(page).text
    officer = Browser(browser.app)
    officer.log_in("olga@huis.example")
    assert officer.get(page).status_code == 403
    assert "ze trekt aan mijn arm" not in officer.page
    with database.session(house.url) as work:  # in a house without an officer it is for who cares
        work.get_one(Staff, olga.id).active = False
    assert "ze trekt aan mijn arm" in browser.get(page).text


def test_many_things_of_one_theme_fold(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client)
    for number in range(6):
        house.wish(talk, f"wens nummer {number}")
    page = browser.get(f"/staff/bewoners/{client.id}")
    assert page.text.count("said__words") == 6
    assert "Nog 2" in text(page)


def test_people_who_matter_stand_together(browser: Browser, house: House) -> None:
    client = house.client()
    house.relative(client)
    house.wish(house.talk(client), "mijn buurvrouw Riet", kind=WishKind.PERSON, themes=("important_people",))
    page = text(browser.get(f"/staff/bewoners/{client.id}"))
    people = page[page.index("Mensen om mevrouw Vroemen heen") :]
    assert people.index("mijn buurvrouw Riet") < people.index("Marjan Vroemen dochter")
    assert page.count("mijn buurvrouw Riet") == 1


def test_goals_are_shown_with_who_when_and_how(browser: Browser, house: House, anja: Staff) -> None:
    client = house.client(contact=anja)
    wish = house.wish(house.talk(client), "ik wil weer naar de markt")
    with database.session(house.url) as work:
        goal = goals.agree(
            work,
            client_id=client.id,
            by=work.merge(anja),
            what="Samen naar de markt",
            who="Anja",
            by_when=date(2026, 1, 7),
            wish_id=wish.id,
        )
    page = browser.get(f"/staff/bewoners/{client.id}")
    assert f'id="afspraak-{goal.id}"' in page.text
    assert f'href="#afspraak-{goal.id}"' in page.text
    shown = text(page)
    assert "Samen naar de markt Gezegd: “ik wil weer naar de markt” Anja, 7 januari 2026" in shown
    assert "Loopt Over tijd" in shown


def moved(house: House, client: Client, days_ago: int) -> str:
    with database.session(house.url) as work:
        work.get_one(Client, client.id).moves_on = (now() - timedelta(days=days_ago)).date()
    return f"/staff/bewoners/{client.id}"


def test_the_first_week_is_for_coming_home(browser: Browser, house: House) -> None:
    client = house.client()
    assert "Deze week geen papieren" in text(browser.get(moved(house, client, 2)))
    assert "Deze week geen papieren" not in text(browser.get(moved(house, client, 8)))


def test_the_talk_whose_turn_it_is_is_proposed(browser: Browser, house: House) -> None:
    client = house.client()
    page = browser.get(moved(house, client, -14))
    assert "Kennismaking. Komt hier wonen op" in text(page)
    assert 'name="with_whom" value="intake"' in page.text
    page = browser.get(moved(house, client, 1))
    assert "Gesprek op de verhuisdag. Woont hier sinds" in text(page)
    assert 'name="with_whom" value="moving_day"' in page.text
    house.talk(client, kind=ConversationKind.MOVING_DAY)
    page = browser.get(f"/staff/bewoners/{client.id}")
    assert 'name="with_whom" value="quarterly"' in page.text


def test_a_wish_that_was_merged_is_not_shown_twice(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client)
    first, second = house.wish(talk, "naar de markt"), house.wish(talk, "weer naar de markt toe")
    with database.session(house.url) as work:
        work.get_one(Wish, second.id).merged_into_id = first.id
    page = browser.get(f"/staff/bewoners/{client.id}").text
    assert page.count("said__words") == 1
