"""Hints: a human word for an institution's, and what gets none; and the hints of first use."""

from __future__ import annotations

import re

import pytest

from tests.web.staff.house import Browser, text
from web.staff.wording.hints import MOST, Hint, find


@pytest.mark.parametrize(
    ("typed", "word", "human"),
    [
        ("De opname is op maandag", "opname", "verhuizing"),
        ("Mevrouw is dinsdag opgenomen", "is dinsdag opgenomen", "komen wonen"),
        ("een lastige patiënt", "patiënt", "bewoner, of de naam"),
        ("Bespreken in het MDO.", "MDO", "overleg met de bewoner"),
        ("hulp bij ADL", "ADL", "wassen en aankleden"),
        ("Meneer weigert de douche", "weigert", "wil niet"),
        ("De EVV'er belt", "EVV'er", "vaste contactpersoon"),
        ("De evv’er belt", "evv’er", "vaste contactpersoon"),
        ("naar de dagbesteding", "dagbesteding", "de dag van iemand"),
        ("Intake plannen", "Intake", "kennismaking"),
        ("agressief in de avond", "agressief", "boos of bang"),
    ],
)
def test_an_institution_s_word_gets_a_human_one(typed: str, word: str, human: str) -> None:
    assert find(typed) == [Hint(word, human)]


@pytest.mark.parametrize(
    "typed",
    [
        "Ze zei: “ik ben hier maar een patiënt”",
        'Ze zei: "de afdeling is koud" en lachte',
        "Hij zei 'weer naar de afdeling' en ging",
        "Zij las „het dossier” hardop",
        "Hij werkte bij Instelling De Linde",
        "Woont naast mevrouw Opname",
        "Zij heeft een Wlz-indicatie",
        "Zo staat het in de Wet zorg en dwang over opname",
        "volgens artikel 21 over opname",
        "De foto’s opgenomen in het album",
        "Zij wil weer wandelen en zelf koken",
        "een nieuwe stelling in de schuur",
        "",
    ],
)
def test_what_was_quoted_named_or_law_gets_none(typed: str) -> None:
    assert find(typed) == []


def test_a_few_hints_at_a_time_each_once_in_order() -> None:
    found = find("De patiënt op de afdeling heeft een dossier. De patiënt weigert.")
    assert [hint.typed for hint in found] == ["patiënt", "afdeling", "dossier"]
    assert len(found) == MOST


def test_the_hint_is_shown_and_nothing_is_markup(browser: Browser) -> None:
    browser.get("/staff")
    answer = browser.post("/staff/woorden", {"text": "<b>de afdeling</b>"})
    assert answer.status_code == 200
    assert text(answer) == "Misschien past dit beter: ‘afdeling’ → wordt woongroep"
    assert browser.post("/staff/woorden", {"text": "de woongroep"}).text.strip() == ""


def test_hints_are_for_who_is_logged_in(stranger: Browser) -> None:
    assert stranger.bare_post("/staff/woorden", {"text": "afdeling"}).status_code == 303


def test_a_first_use_hint_goes_for_good(browser: Browser, stranger: Browser) -> None:
    page = browser.get("/staff")
    name = re.search(r'action="/staff/uitleg/([a-z]+)"', page.text)
    assert name is not None
    answer = browser.post(f"/staff/uitleg/{name[1]}", {"back": "/staff"})
    assert answer.headers["location"] == "/staff"
    assert "/staff/uitleg/" not in browser.get("/staff").text
    stranger.log_in("anja@huis.example")  # another browser
    assert "/staff/uitleg/" in stranger.get("/staff").text


def test_only_names_of_hints_are_kept(browser: Browser) -> None:
    browser.get("/staff")
    assert browser.post("/staff/uitleg/Een-Twee;3").status_code == 404
    assert browser.post("/staff/uitleg/vandaag", {"back": "https://elders.example"}).headers["location"] == (
        "/staff"
    )
