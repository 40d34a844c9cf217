"""The player's own logic, against an assistant that only has a script."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from records.models import ConversationKind, Speaker
from tests.talks.asking import sort_of
from tests.talks.course import Course, Turn
from tests.talks.judge import judge, own_words, sentences
from tests.talks.people import Human, Tell, Twist
from tests.talks.player import Player

YES_NO = [
    {"title": "Ja, dat is goed", "payload": "/affirm"},
    {"title": "Nee, liever niet", "payload": "/deny"},
]
PAGE = [
    {"title": "Klopt", "payload": "/affirm"},
    {"title": "Iets veranderen", "payload": "/change"},
    {"title": "Haal weg", "payload": "/strike"},
]
DONE = [{"title": "Dat was het", "payload": "/done"}]
THREE = [{"title": title, "payload": f"/choose{title}"} for title in ("Muziek", "Buiten", "Koken")] + DONE
Say = tuple[str, list[dict[str, str]], str]


@dataclass
class Scripted:
    """Answers from a script: each line is text, buttons and the state after it."""

    script: list[Say]
    wishes: list[dict[str, Any]] = field(default_factory=list)
    kept: Callable[[str], list[dict[str, Any]]] = lambda text: []
    signals: Callable[[str], list[str]] = lambda text: []
    buttons: list[dict[str, str]] = field(default_factory=list)
    state: str = "open"
    heard: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    consent: str = "given"

    def opens(self) -> list[str]:
        return self._next() if not self.heard else []

    def says(self, text: str, message_id: uuid.UUID | None = None) -> list[str]:
        self.heard.append(text)
        self.wishes += self.kept(text)
        self.raised += self.signals(text)
        return self._next()

    def sends(self, text: str, message_id: uuid.UUID | None = None) -> Any:
        class Refusal:
            status_code = 422 if not text.strip() else 200

        return Refusal()

    def record(self) -> dict[str, Any]:
        return {
            "wishes": self.wishes,
            "signals": [{"kind": kind} for kind in self.raised],
            "messages": [{"sender": "person", "text": text} for text in self.heard],
            "consent": self.consent,
            "state": self.state,
        }

    def _next(self) -> list[str]:
        text, self.buttons, self.state = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return [text]


def asks(text: str, buttons: list[dict[str, str]] | None = None) -> Say:
    return text, buttons or [], "open"


def human(*tells: Tell, **more: Any) -> Human:
    usual: dict[str, Any] = {
        "kind": ConversationKind.INTAKE,
        "speaker": Speaker.CLIENT,
        "called": "mevrouw Ploeg",
    }
    return Human(key="ploeg", name="Ploeg", who="", tells=tells, **{**usual, **more})


def wish(words: str, **more: Any) -> dict[str, Any]:
    return {"own_words": words, "say_back": f"U zei {words}.", "confirmed": True, **more}


OPENING: Say = ("Dag. Ik ben een computer. Ik bewaar wat u vertelt. Vindt u dat goed?", YES_NO, "open")
BYE: Say = ("Dank u wel. Tot ziens.", [], "closed")


@pytest.mark.parametrize(
    ("text", "buttons", "sort"),
    [
        ("Wat maakt dat belangrijk voor u?", [], "why"),
        ("Met wie doet u dat graag?", [], "with_whom"),
        ("Wanneer kwam u daar voor het laatst?", [], "when"),
        ("Hoe was dat vroeger?", [], "used_to_be"),
        ("U wilt graag naar zee. Wat vindt u nog meer fijn?", DONE, "other"),
        ("Zullen we het hier eens over hebben?", THREE, "offer"),
        ("U wilt naar zee. U mist uw hond. Klopt dat?", PAGE, "check"),
        (
            "Welke mag weg?",
            [{"title": "naar zee", "payload": "/a"}, {"title": "hond", "payload": "/b"}],
            "which",
        ),
        ("Wat zou voor u het eerst mogen gebeuren?", THREE, "first"),
        ("Wie mag dit weten?", [{"title": "Mijn contactpersoon", "payload": "/x"}], "may_know"),
        ("Mag uw contactpersoon u nu bellen?", YES_NO, "call"),
        ("Wilt u verder praten, of stoppen?", [{"title": "Stoppen", "payload": "/stop"}], "go_on"),
        ("Wilt u toch nog wat praten?", YES_NO, "talk_on"),
        ("Zal ik opschrijven dat u iemand wilt spreken?", YES_NO, "call"),
        ("Dank u wel. Tot ziens.", [], ""),
    ],
)
def test_a_question_is_known_by_its_words_and_buttons(
    text: str, buttons: list[dict[str, str]], sort: str
) -> None:
    assert sort_of([text], buttons, human(), agreed=True) == sort


def test_the_same_yes_or_no_is_consent_before_it_was_answered() -> None:
    assert sort_of([OPENING[0]], YES_NO, human(), agreed=False) == "consent"


def test_who_may_join_and_how_to_be_reached_are_asked_in_their_own_kinds_of_talk_only() -> None:
    table = human(kind=ConversationKind.LIVING_ROOM, speaker=Speaker.GROUP, called="")
    visitor = human(kind=ConversationKind.WEBSITE, called="")
    assert sort_of(["Wie zou daaraan mee willen doen?"], [], table, True) == "joining"
    assert sort_of(["Wie zou daaraan mee willen doen?"], [], human(), True) != "joining"
    assert sort_of(["Hoe kunnen we u bereiken?"], [], visitor, True) == "reach"
    assert sort_of(["Wat is uw naam?"], [], visitor, True) == "name"


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
