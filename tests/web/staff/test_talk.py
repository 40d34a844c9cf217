"""The page of one talk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from records import access_log, database, forgetting, signals, talks, wishes
from records.models import Consent, ConversationKind, ConversationState, Message, SignalKind, Staff
from tests.web.staff.house import Browser, House, text
from web.staff.talks.routes import by_day


def test_the_head_says_who_what_and_whether_it_may_be_kept(
    browser: Browser, house: House, anja: Staff
) -> None:
    talk = house.talk(house.client(contact=anja))
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "Kennismaking met mevrouw Vroemen" in page
    assert "Bewoner Johanna Vroemen" in page
    assert "Vaste contactpersoon Anja de Wit" in page
    assert "Het gesprek is nog bezig" in page
    assert "Bewaren Vindt het goed dat wij dit bewaren." in page


def test_wishes_carry_kind_themes_and_whether_they_were_checked(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    checked = house.wish(
        talk, "weer naar de markt", themes=("pleasant_day", "moving_body", "from_the_future")
    )
    house.wish(talk, "liever een eigen kamer", themes=("home_place",))
    with database.session(house.url) as work:
        wishes.confirm(work, talk.id, checked.id)
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "wens Plezierige dag Bewegen nagevraagd: klopt" in page
    assert "wens Mijn kamer en huis nog niet nagevraagd" in page
    assert "from_the_future" not in page


def test_all_wishes_are_shown_not_only_five(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    for number in range(7):
        house.wish(talk, f"wens nummer {number}")
    assert browser.get(f"/staff/gesprekken/{talk.id}").text.count("wish__words") == 7


def test_the_transcript_says_who_said_what(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.says(talk, "de zon schijnt\nen het waait", "Fijn.")
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "/begin" not in page
    spoken = page[page.index("Het hele gesprek") :]
    assert "Warm Welkom (de computer)" in spoken
    assert spoken.index("Ik ben een computer.") < spoken.index("de zon schijnt en het waait")
    assert spoken.index("mevrouw Vroemen") < spoken.index("de zon schijnt") < spoken.index("Fijn.")


def test_what_was_taken_back_is_shown_as_gone(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    house.says(talk, "mijn zoon drinkt", "U vertelt over uw zoon.")
    request = house.says(talk, "haal dat maar weg", "Het is weg.")
    with database.session(house.url) as work:
        told = talks.told_before(work, talk.id, request.id)
        forgetting.forget(work, talk.id, [request.id, told[0].id])
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "(weggehaald op verzoek)" in page
    assert "zoon" not in page


def test_what_was_said_in_other_words_later_is_not_read(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    told = house.says(talk, "mijn zoon drinkt", "U vertelt over uw zoon.")
    house.says(talk, "mijn neef drinkt", "Dank u.")
    with database.session(house.url) as work:
        forgetting.replace(work, work.get_one(Message, told.id))
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "(later anders verteld)" in page
    assert "(antwoord op wat later anders is verteld)" in page
    assert "zoon" not in page
    assert "mijn neef drinkt" in page


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.WITHDRAWN])
def test_after_a_no_no_word_of_the_person_is_left(browser: Browser, house: House, consent: Consent) -> None:
    talk = house.talk(house.client())
    house.wish(talk, "weer naar de markt")
    with database.session(house.url) as work:
        talks.set_consent(work, talk.id, consent)
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "markt" not in page
    assert "(weggehaald op verzoek)" in page


def test_before_the_person_answered_what_was_said_stays_closed(browser: Browser, house: House) -> None:
    talk = house.talk(house.client(), consent=Consent.ASKED)
    house.says(talk, "mag ik eerst iets vragen")
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "mag ik eerst iets vragen" not in page
    assert "lees je hier zodra mevrouw Vroemen het goed vindt" in page


def test_a_signal_brings_the_words_that_raised_it_even_then(browser: Browser, house: House) -> None:
    talk = house.talk(house.client(), consent=Consent.ASKED)
    house.signal(talk, "ik wil niet meer leven", SignalKind.SUICIDALITY)
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "Hier is iemand nodig Wil misschien niet meer leven" in page
    assert "“ik wil niet meer leven”" in page


def test_a_signal_that_was_taken_on_says_by_whom(browser: Browser, house: House, anja: Staff) -> None:
    talk = house.talk(house.client())
    signal = house.signal(talk, "ik ben gevallen")
    with database.session(house.url) as work:
        signals.acknowledge(work, signal.id, anja)
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "Hier was iemand nodig" in page
    assert "Opgepakt door Anja de Wit" in page
    assert "Ik pak dit op" not in page


def test_who_wants_to_speak_to_someone_is_said_here_too(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    assert "Hier is iemand nodig Wil iemand spreken" in text(browser.get(f"/staff/gesprekken/{talk.id}"))


def test_a_visitor_s_talk_has_no_client(browser: Browser, house: House) -> None:
    talk = house.talk(kind=ConversationKind.WEBSITE)
    page = text(browser.get(f"/staff/gesprekken/{talk.id}"))
    assert "Gesprek op de website met Bezoeker van de website" in page
    assert "Vaste contactpersoon" not in page


def test_a_closed_talk_gives_no_new_link(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    assert "Nieuwe link maken" in text(browser.get(f"/staff/gesprekken/{talk.id}"))
    with database.session(house.url) as work:
        talks.set_state(work, talk.id, ConversationState.CLOSED)
    assert "Nieuwe link maken" not in text(browser.get(f"/staff/gesprekken/{talk.id}"))
    answer = browser.post(f"/staff/gesprekken/{talk.id}/uitnodiging")
    assert answer.status_code == 404
    assert "Dit gesprek is klaar." in text(answer)


def test_reading_a_talk_is_written_down(browser: Browser, house: House, anja: Staff) -> None:
    client = house.client()
    talk = house.talk(client)
    browser.get(f"/staff/gesprekken/{talk.id}")
    with database.session(house.url) as work:
        (line,) = access_log.of_client(work, client.id)
    assert (line.event, line.what, line.user_id) == ("view", f"gesprek {talk.id}", anja.id)


def test_days_are_days_here_not_in_utc() -> None:
    late = Message(created_at=datetime(2026, 7, 1, 21, 59, tzinfo=UTC))
    later = Message(created_at=datetime(2026, 7, 1, 22, 1, tzinfo=UTC))
    assert by_day([late, later]) == [("woensdag 1 juli 2026", [late]), ("donderdag 2 juli 2026", [later])]
