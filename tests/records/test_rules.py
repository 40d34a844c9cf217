"""Terms and people of signals, as a house writes them."""

from datetime import datetime, timedelta

import pytest

from records import rules
from records.models import SignalKind
from records.rules import HERE


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


def test_what_is_not_set_is_what_we_think_best() -> None:
    found = rules.read()
    assert set(found.terms) == set(found.people) == set(SignalKind)
    assert all(found.terms[kind] <= timedelta(minutes=5) for kind in rules.AT_ONCE)  # type: ignore[operator]
    assert found.people[SignalKind.ABUSE][0] == ("appointed_officer",)
    assert not {word for step in found.people[SignalKind.ABUSE] for word in step} & rules.NEAR


def test_a_house_changes_only_what_it_mentions() -> None:
    found = rules.read(
        "fall=2m; distress = 4h", "fall = contact_person, nacht@huis.example > team_lead ;abuse=a.b+c@x.nl"
    )
    assert found.terms[SignalKind.FALL] == timedelta(minutes=2)
    assert found.terms[SignalKind.DISTRESS] == timedelta(hours=4)
    assert found.terms[SignalKind.ABUSE] == rules.SAME_DAY
    assert found.people[SignalKind.FALL] == (("contact_person", "nacht@huis.example"), ("team_lead",))
    assert found.people[SignalKind.ABUSE] == (("a.b+c@x.nl",),)


@pytest.mark.parametrize(
    ("terms", "people", "why"),
    [
        ("falling=5m", "", "write terms as kind="),
        ("fall 5m", "", "write terms as kind="),
        ("fall=soon", "", "the term of fall is minutes"),
        ("fall=0m", "", "the term of fall is minutes"),
        ("", "fall=nurse", "or an e-mail address, not 'nurse'"),
        ("", "fall=team_lead>", "not ''"),
        ("", "abuse=contact_person", "abuse is told to"),
        ("", "abuse=appointed_officer>team", "abuse is told to"),
    ],
)
def test_what_cannot_be_meant_is_refused(terms: str, people: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        rules.read(terms, people)


@pytest.mark.parametrize(
    ("kind", "since", "due"),
    [
        (SignalKind.FALL, "2026-11-20T14:00", "2026-11-20T14:05"),
        (SignalKind.ABUSE, "2026-11-20T14:00", "2026-11-20T21:00"),
        (SignalKind.TIRED_OF_LIFE, "2026-11-20T20:30", "2026-11-20T22:30"),
        (SignalKind.DISTRESS, "2026-11-19T14:00", "2026-11-20T17:00"),
        (SignalKind.DISTRESS, "2026-11-20T14:00", "2026-11-23T17:00"),  # a Friday
        (SignalKind.DISTRESS, "2026-11-22T03:00", "2026-11-23T17:00"),  # a Sunday
        (SignalKind.ABUSE, "2026-03-29T01:30", "2026-03-29T21:00"),  # the clock goes forward
    ],
)
def test_the_first_term(kind: SignalKind, since: str, due: str) -> None:
    assert rules.read().due(kind, at(since), 0, steps=3) == at(due)


def test_after_the_last_step_reminders_come_ever_less_often_and_every_day_at_least() -> None:
    found = rules.read("fall=10m")
    since = at("2026-11-20T14:00")
    waits = [found.due(SignalKind.FALL, since, level, steps=3) - since for level in range(15)]
    assert waits[:3] == [timedelta(minutes=10)] * 3
    assert waits[3:5] == [timedelta(minutes=20), timedelta(minutes=40)]
    assert waits[-1] == timedelta(days=1)
    assert found.due(SignalKind.FALL, since, 10_000, steps=3) - since == timedelta(days=1)


def test_what_could_wait_a_day_climbs_quicker_once_it_is_late() -> None:
    since = at("2026-11-20T21:00")
    assert rules.read().due(SignalKind.ABUSE, since, 1, steps=3) == since + timedelta(hours=2)
