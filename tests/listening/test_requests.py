"""Messages that mean one thing by themselves."""

import pytest

from listening.requests import plain_request


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("stop", "stop"),
        ("Stop maar.", "stop"),
        ("ik wil stoppen", "stop"),
        ("ik wil graag stoppen met dit gesprek", "stop"),
        ("hou maar op", "stop"),
        ("dat was het", "done"),
        ("Dat was het wel hoor.", "done"),
        ("nee, dat was het", "done"),
        ("dat is alles", "done"),
        ("verder niks", "done"),
        ("niks meer", "done"),
        ("ik heb niets meer te vertellen", "done"),
        ("pauze graag", "pause"),
        ("ik ben moe, straks verder", "pause"),
        ("weet ik niet", "dont_know"),
        ("geen idee joh", "dont_know"),
        ("ja", "affirm"),
        ("ja hoor", "affirm"),
        ("ja, dat is goed", "affirm"),
        ("nee hoor", "deny"),
        ("Nee, liever niet", "deny"),
        ("nee dank u wel", "deny"),
        ("volgende vraag graag", "skip"),
        ("nog een keer?", "repeat"),
        ("wat zei u?", "repeat"),
    ],
)
def test_a_plain_request_is_heard(message: str, act: str) -> None:
    assert plain_request(message) == act


@pytest.mark.parametrize(
    "message",
    [
        "dat was het mooiste van mijn leven",
        "ik wil stoppen met roken",
        "nee, ik hou niet van zingen",
        "ja, mijn zus komt elke week",
        "de stop is doorgeslagen",
        "ik weet niet wat ik moet met die kast",
        "iets anders dan soep",
        "",
    ],
)
def test_more_than_that_is_left_to_the_model(message: str) -> None:
    assert plain_request(message) is None
