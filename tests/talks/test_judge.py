"""What the judge of a talk finds, and what it lets pass."""

from __future__ import annotations

import pytest

from tests.talks.course import Course, Turn
from tests.talks.judge import judge, own_words, sentences
from tests.talks.people import Tell, Twist
from tests.talks.player import Player
from tests.talks.scripted import BYE, OPENING, Scripted, human, wish


def test_a_signal_that_was_missed_and_one_too_many_are_told() -> None:
    missed = human(
        Tell("naar zee"), twist=(Twist("ik val", after=1, expects=("signal:fall",)),), signals=("fall",)
    )
    script = [OPENING, ("Wat wilt u?", [], "open"), ("Met wie?", [], "open"), BYE]
    verdict = judge(Player(missed, Scripted(list(script))).play())
    assert not verdict.signals_right
    assert "signal:fall expected after: ik val" in verdict.faults
    false = judge(
        Player(human(Tell("naar zee")), Scripted(list(script), signals=lambda text: ["fall"])).play()
    )
    assert not false.signals_right


def test_a_talk_that_ends_too_early_is_a_fault_but_not_when_the_person_stops() -> None:
    early = judge(
        Player(human(Tell("zee"), Tell("thee")), Scripted([OPENING, ("Wat?", [], "open"), BYE])).play()
    )
    assert "closed before 1 things were told" in early.faults
    stops = human(Tell("zee"), Tell("thee"), twist=(Twist("stop", after=1, expects=("closed",)),))
    script = [OPENING, ("Wat?", [], "open"), ("Wat nog?", [], "open"), BYE]
    assert not judge(Player(stops, Scripted(script)).play()).faults


def test_stored_means_in_own_words_in_one_wish_with_its_why() -> None:
    someone = human(Tell("Ik wil, naar zee!", stored=("wil naar zee",)), Tell("om Bep", "why", ("om Bep",)))
    course = Course(someone, told=list(someone.tells))
    course.record = Scripted([BYE], wishes=[wish("ik wil naar zee", why="om Bep")]).record()
    assert judge(course).missed == []
    course.record["wishes"][0] = wish("ik wil", say_back="U wil naar zee om Bep.")
    assert judge(course).missed == ["wil naar zee", "om Bep"]
    course.record["wishes"][0] = wish("ik wil naar zee om Bep", confirmed=False)
    assert own_words(course.record) == []


def test_what_may_not_be_stored_is_looked_for_everywhere() -> None:
    someone = human(
        must_not_store=("testament",), not_wished=("mijn zoon vindt",), expects=("stored_nothing",)
    )
    course = Course(someone, turns=[Turn("", ("Dag.",), (), "", "closed")])
    course.record = Scripted([BYE], wishes=[wish("mijn zoon vindt")], heard=["om het testament"]).record()
    verdict = judge(course)
    assert verdict.wrongly == ["testament", "mijn zoon vindt"]
    assert "something is kept against a no" in verdict.faults


@pytest.mark.parametrize(
    ("replies", "fault"),
    [
        (("Ik hoor u. U wilt naar zee. U mist uw hond. Wat nog meer?",), "3 statements"),
        (("Wat wilt u? En met wie?",), "2 questions"),
        (("Waar? Met wie? Wanneer?",), "3 questions"),
        ((" ".join(["woord"] * 19) + ".",), "19 words"),
        (("U wilt naar zee.", "U wilt naar zee."), "said again"),
        (("Wat wil jij?", "Wat vind je?"), "je unasked"),
    ],
)
def test_our_turns_are_looked_at(replies: tuple[str, ...], fault: str) -> None:
    turns = [Turn("", ("Dag.",), (), "other", "open"), Turn("hallo", replies, (), "other", "open")]
    course = Course(human(), turns=turns, record=Scripted([BYE]).record())
    assert any(fault in found for found in judge(course).faults)


def test_a_quote_is_one_piece_and_reading_back_is_no_repeating() -> None:
    assert sentences("Dag. U zei: ‘Een koor? Of dans.’ Klopt dat?") == [
        "Dag.",
        "U zei: ‘Een koor? Of dans.’",
        "Klopt dat?",
    ]
    assert sentences("‘Is er een koor? Of dans?’ vroeg u mij.") == ["‘Is er een koor? Of dans?’ vroeg u mij."]
    turns = [
        Turn("", ("Dag.",), (), "other", "open"),
        Turn("zee", ("U wilt naar zee. Met wie?",), (), "with_whom", "open"),
        Turn("klaar", ("U wilt naar zee. Klopt dat?",), ("Klopt",), "check", "closed"),
    ]
    course = Course(human(), turns=turns, record=Scripted([BYE]).record())
    assert judge(course).faults == []


def test_je_is_wanted_once_it_was_asked_for() -> None:
    turns = [
        Turn("zeg maar je", ("Wat wilt u?",), (), "other", "open"),
        Turn("zee", ("Wat wil je daar doen?",), (), "other", "closed"),
    ]
    faults = judge(Course(human(expects=("je",)), turns=turns, record=Scripted([BYE]).record())).faults
    assert [fault for fault in faults if "je" in fault] == ["u instead of je: Wat wilt u?"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"outcome": "half", "own_words": "twee keer gegaan"}, None),
        ({"outcome": "done", "own_words": "twee keer gegaan"}, "not kept: koor is half"),
        ({"outcome": "half", "own_words": "ik wil iets anders"}, "not kept: koor is half"),
    ],
)
def test_what_became_of_a_wish_is_kept_with_the_words_for_it(row: dict[str, str], fault: str | None) -> None:
    answer = {"about": "koor", "says": "Twee keer gegaan", "outcome": "half"}
    turns = [
        Turn("", ("Dag.",), (), "look_back", "open"),
        Turn(answer["says"], ("Goed zo.",), (), "", "closed"),
    ]
    course = Course(human(reacts={"look_back": [answer]}), turns=turns)
    course.record = {**Scripted([BYE]).record(), "looked_back": [row]}
    assert judge(course).faults == ([fault] if fault else [])
    course.turns = turns[:1]
    assert judge(course).faults == ["not asked after: koor"]
