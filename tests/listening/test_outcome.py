"""What became of an earlier wish."""

import pytest

from listening.outcome import outcome


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ja ben ik geweest hoor", "affirm"),
        ("gelukt", "tell"),
        ("Ja hoor, mijn zoon is met me meegegaan, prachtig was het", "tell"),
        ("ja we gaan nu elke vrijdag", "affirm"),
        ("die stoel staat er, ja", "affirm"),
        ("dat hangt nu boven mijn bed", "tell"),
        ("jawel de zuster heeft het geregeld", "tell"),
        ("Gaat goed.", "tell"),
        ("ja, drie keer al!", "affirm"),
        ("ik slaap nu met het raam open, heerlijk", "tell"),
    ],
)
def test_done(text: str, act: str) -> None:
    assert outcome(text, act) == "done"


@pytest.mark.parametrize(
    "text",
    [
        "half half",
        "een keer maar",
        "een beetje",
        "af en toe wel",
        "ze zijn ermee bezig",
        "soms wel soms niet",
        "nog 1 keer geweest, daarna niet meer",
        "niet vaak genoeg",
        "ik ga volgende week",
        "ja maar niet met mijn zus",
    ],
)
def test_half(text: str) -> None:
    assert outcome(text, "tell") == "half"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("nee nog niet", "deny"),
        ("nee", "deny"),
        ("niks van gekomen", "tell"),
        ("nee joh dat komt er niet van met dat weer", "deny"),
        ("ik wacht nog op bericht", "tell"),
        ("ze hebben het beloofd maar ik hoor niks meer", "tell"),
        ("Niemand heeft tijd.", "tell"),
        ("ik ben er nog steeds niet geweest", "tell"),
        ("das nog nit gebeurd", "tell"),
        ("ze zijn het vergeten denk ik", "tell"),
        ("was het maar waar", "tell"),
    ],
)
def test_not_done(text: str, act: str) -> None:
    assert outcome(text, act) == "not_done"


@pytest.mark.parametrize(
    "text",
    [
        "hoeft niet meer van mij",
        "daar ben ik nu te moe voor",
        "ach kind laat maar",
        "daar heb ik geen zin meer in",
        "is niet meer nodig, ik heb nu een rollator",
        "nee, en ik hoef het ook niet meer",
        "dat wil ik niet meer",
        "gien zin meer an",
        "dat was toen, nu wil ik liever thuis blijven",
        "dat hoeft niet meer, Johan is er niet meer",
    ],
)
def test_no_longer_wanted(text: str) -> None:
    assert outcome(text, "tell") == "no_longer_wanted"
    assert outcome(text, "deny") == "no_longer_wanted"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("weet ik niet", "dont_know"),
        ("mijn zus is overleden", "tell"),
        ("welke wens bedoelt u?", "explain"),
        ("ik wil graag een kat", "tell"),
        ("mijn knie doet zeer", "tell"),
        ("het koor is gestopt", "tell"),
        ("nee hoor, hoeft niet", "deny"),
        ("zei ik dat?", "tell"),
        ("het hoeft voor mij niet meer", "tell"),
        ("ik wil er niet meer zijn", "tell"),
        ("", "tell"),
        ("stop er maar mee", "stop"),
    ],
)
def test_unclear_is_none(text: str, act: str) -> None:
    assert outcome(text, act) is None


def test_a_button_counts_by_its_act() -> None:
    assert outcome("Ja dat klopt", "affirm") == "done"
    assert outcome("Nog niet", "deny") == "not_done"
