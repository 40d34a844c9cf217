"""The player's own logic, against an assistant that only has a script."""

from __future__ import annotations

import uuid

import pytest

from tests.talks.judge import judge
from tests.talks.people import Tell, Twist
from tests.talks.player import Player
from tests.talks.scripted import BYE, DONE, OPENING, PAGE, THREE, YES_NO, Say, Scripted, asks, human, wish


def test_an_earlier_wish_in_our_words_is_looking_back_and_gets_its_own_answer() -> None:
    someone = human(
        earlier=({"own_words": "een hond"}, {"own_words": "naar zee"}),
        reacts={
            "look_back": [{"about": "zee", "says": "daar geweest"}, {"about": "hond", "says": "nog niet"}]
        },
    )
    script = [OPENING, ("U wilde: ‘een hond’. Hoe is het daarmee?", [], "open")]
    script += [("En ‘naar zee’? Is dat gelukt?", [], "open"), BYE]
    talker = Scripted(script)
    Player(someone, talker).play()
    assert talker.heard == ["/affirm", "nog niet", "daar geweest"]


def test_the_person_tells_the_opening_first_then_what_fits_then_the_rest_and_says_so() -> None:
    someone = human(
        Tell("naar zee", "open"),
        Tell("om de meeuwen", "why"),
        Tell("met Bep", "with_whom"),
        Tell("en thee", "any"),
        done="klaar ermee",
    )
    why: Say = ("Wat maakt dat belangrijk voor u?", [], "open")
    talker = Scripted(
        [OPENING, ("Wat wilt u graag?", [], "open"), why, ("Wat nog meer?", DONE, "open"), why, BYE]
    )
    course = Player(someone, talker).play()
    assert talker.heard == ["/affirm", "naar zee", "om de meeuwen", "en thee", "klaar ermee"]
    assert course.ended
    assert not course.cut_off


def test_an_answer_belongs_to_what_was_told_just_before_it() -> None:
    someone = human(Tell("naar zee", "open"), Tell("om de meeuwen", "why"), Tell("en thee", "any"))
    why: Say = ("Wat maakt dat belangrijk voor u?", [], "open")
    talker = Scripted([OPENING, ("Wat wilt u?", [], "open"), ("Wat nog meer?", [], "open"), why, BYE])
    Player(someone, talker).play()
    assert "om de meeuwen" not in talker.heard


@pytest.mark.parametrize(
    ("how", "said"), [("pick", "/chooseMuziek"), ("done", "dat was het"), ("zingen", "zingen")]
)
def test_an_offer_is_answered_as_this_person_would(how: str, said: str) -> None:
    talker = Scripted([OPENING, ("Zullen we het hierover hebben?", THREE, "open"), BYE])
    Player(human(reacts={"offer": how}), talker).play()
    assert talker.heard[-1] == said


def test_what_is_struck_is_named_and_must_be_gone() -> None:
    someone = human(reacts={"check": {"strike": ["hond"]}})
    which = [{"title": "naar zee", "payload": "/one"}, {"title": "uw hond", "payload": "/two"}]
    page: Say = ("U wilt naar zee. U mist uw hond. Klopt dat?", PAGE, "open")
    talker = Scripted(
        [OPENING, page, ("Welke mag weg?", which, "open"), ("U wilt naar zee. Goed zo?", PAGE, "open"), BYE]
    )
    talker.wishes = [wish("ik mis mijn hond")]
    course = Player(someone, talker).play()
    assert talker.heard == ["/affirm", "/strike", "/two", "/affirm"]
    assert judge(course).wrongly == ["hond"]


def test_what_is_changed_is_said_anew_and_must_be_stored() -> None:
    someone = human(reacts={"check": {"change": {"zee": "nee, naar het bos"}}}, stored=("naar het bos",))
    page: Say = ("U wilt naar zee. Klopt dat?", PAGE, "open")
    talker = Scripted([OPENING, page, ("Hoe moet het worden?", [], "open"), BYE])
    course = Player(someone, talker).play()
    assert talker.heard == ["/affirm", "/change", "nee, naar het bos"]
    assert judge(course).missed == ["naar het bos"]


def test_a_twist_comes_in_its_place_and_its_signal_is_counted_once() -> None:
    someone = human(
        Tell("naar zee", "open"),
        twist=(Twist("ik val", after=1, expects=("signal:fall", "says:alarmknop")),),
        signals=("fall",),
    )
    script = [
        OPENING,
        ("Wat wilt u?", [], "open"),
        ("Met wie?", [], "open"),
        ("Druk op de alarmknop.", [], "open"),
        BYE,
    ]
    course = Player(someone, Scripted(script, signals=lambda text: ["fall"] if "val" in text else [])).play()
    verdict = judge(course)
    assert course.turns[3].signals == ("fall",)
    assert verdict.signals_right
    assert not [fault for fault in verdict.faults if "expected" in fault]


def test_an_empty_message_is_refused_and_is_no_turn() -> None:
    someone = human(Tell("naar zee"), Tell("thee"), twist=(Twist(" ", after=1, expects=("refused",)),))
    script = [OPENING, ("Wat wilt u?", [], "open"), ("Wat nog meer?", [], "open"), BYE]
    verdict = judge(Player(someone, Scripted(script)).play())
    assert verdict.turns == 4
    assert not [fault for fault in verdict.faults if "refused" in fault]


def test_after_a_pause_the_person_comes_back() -> None:
    twist = Twist("straks verder", after=1, expects=("paused", "quiet"), returns="hier ben ik")
    script = [
        OPENING,
        ("Wat wilt u?", [], "open"),
        ("Met wie?", [], "open"),
        ("Tot straks.", [], "paused"),
        BYE,
    ]
    talker = Scripted(script)
    course = Player(human(Tell("naar zee"), twist=(twist,)), talker, rest=0).play()
    assert talker.heard[-2:] == ["straks verder", "hier ben ik"]
    assert not [fault for fault in judge(course).faults if "pause" in fault]


def test_who_is_not_understood_says_it_in_plain_words_and_stops_in_the_end() -> None:
    talker = Scripted([OPENING, asks("Wat nog meer?"), asks("Wat nog meer?"), asks("Wat nog meer?", DONE)])
    course = Player(human(done="zo is het welletjes"), talker).play()
    assert talker.heard[1:4] == ["zo is het welletjes", "dat was het", "/done"]
    assert "ik wil stoppen" in talker.heard
    assert course.faults.count("not understood: zo is het welletjes") >= 3
    assert any("not closed" in fault for fault in course.faults)


def test_an_answer_that_gets_nowhere_twice_becomes_a_button() -> None:
    page = asks("Wie mag dit weten?", [{"title": "Het team", "payload": "/team"}])
    talker = Scripted([OPENING, page, page, page, BYE])
    Player(human(reacts={"may_know": "iedereen"}), talker).play()
    assert talker.heard == ["/affirm", "iedereen", "iedereen", "/team"]


def test_an_answer_that_is_none_ends_the_talk_as_a_fault() -> None:
    class Broken(Scripted):
        def says(self, text: str, message_id: uuid.UUID | None = None) -> list[str]:
            raise KeyError("state")

    course = Player(human(Tell("zee")), Broken([OPENING])).play()
    assert any("broke off" in fault for fault in course.faults)


def test_consent_that_was_not_understood_is_given_or_refused_by_the_button() -> None:
    privacy = [*YES_NO, {"title": "Wie leest dit?", "payload": "/privacy"}]
    again = asks("Eerst nog dit. Mag ik het bewaren?", privacy)
    for words, pressed in (("ga je gang", "/affirm"), ("nee, dat wil ik niet", "/deny")):
        talker = Scripted([asks(OPENING[0], privacy), again, BYE])
        course = Player(human(Tell("zee"), consent=words), talker).play()
        assert talker.heard == [words, pressed]
        assert f"not understood: {words}" in course.faults


def test_who_raised_no_alarm_says_that_no_call_is_needed() -> None:
    talker = Scripted([OPENING, asks("Bel 113. Mag uw contactpersoon u nu bellen?", YES_NO), BYE])
    Player(human(Tell("zee")), talker).play()
    assert talker.heard[1].startswith("nee")


def test_what_must_be_changed_is_pointed_at_again_when_it_stands_alone() -> None:
    someone = human(reacts={"check": {"change": {"zee": "nee, naar het bos"}}})
    pages = [
        asks("U mist uw hond. U wilt naar zee. Klopt dat?", PAGE),
        asks("U mist uw hond. Klopt dat?", PAGE),
    ]
    talker = Scripted(
        [OPENING, *pages, asks("U wilt naar zee. Klopt dat?", PAGE), asks("Hoe wordt het?"), BYE]
    )
    Player(someone, talker).play()
    assert talker.heard == ["/affirm", "/change", "/affirm", "/change", "nee, naar het bos"]
