"""A short name for what was told."""

import re

import pytest

from listening.handle import handle
from listening.spelling import FIRST_PERSON
from tests.listening.training import told


@pytest.mark.parametrize(
    ("text", "kind", "called"),
    [
        ("mijn zus komt elke zondag", "person", "uw zus"),
        ("Mijn kleindochter Sanne belt me iedere avond", "person", "uw kleindochter Sanne"),
        ("ik wil weer eens naar de markt", "wish", "de markt"),
        ("zingen in het koor", "interest", "het koor"),
        ("ik mis mn hond zo", "loss", "uw hond"),
        ("onze pa wil naar de schuur", "wish", "uw vader"),
        ("mijn lieve man", "loss", "uw man"),
        ("mijn oudste zoon regelt dat", "person", "uw oudste zoon"),
        ("mijn vader en moeder", "loss", "uw vader en moeder"),
        ("Emine", "loss", "Emine"),
        ("breien", "interest", "breien"),
        ("is er een shantykoor?", "wish", "een shantykoor"),
        ("tweemaal daags het Wilhelminapark rond", "loss", "het Wilhelminapark"),
        ("Dat koor mis ik", "loss", "het koor"),
        ("Marga was haar handen", "person", "Marga"),
        ("de piano staat bij mijn nicht", "loss", "de piano"),
    ],
)
def test_it_finds_a_name_for_it(text: str, kind: str, called: str) -> None:
    assert handle(text, kind) == called


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("het is hier zo stil", "worry"),
        ("de hele dag", "worry"),
        ("met rust gelaten worden", "wish"),
        ("ik mis het meer dan ik dacht", "loss"),
        ("mijn niet gezien", "worry"),
        ("geen spruiten", "dislike"),
        ("de man van 14 klaagt", "worry"),
        ("net zoals mijn moeder", "content"),
        ("ze noemen me oma", "content"),
        ("een man die accordeon speelde", "interest"),
        ("Vrienden heb ik hier niet", "person"),
        ("mijn vrouw, nee, man, Nico", "person"),
        ("lekker slapen", "preference"),
        ("Goed", "content"),
        ("ik hou niet van de radio", "dislike"),
        ("", "wish"),
    ],
)
def test_when_unsure_there_is_none(text: str, kind: str) -> None:
    assert handle(text, kind) is None


def test_no_first_person_is_left_in_any_training_message() -> None:
    found = [
        (span, handle(span, kind))
        for message in told()
        for span in message.spans
        for kind in ("wish", "person")
    ]
    named = [(span, called) for span, called in found if called]
    assert len(named) > len(found) * 0.08
    assert [pair for pair in named if FIRST_PERSON.search(pair[1])] == []
    assert [pair for pair in named if len(pair[1].split()) > 4 or re.search(r"[.,!?]", pair[1])] == []
