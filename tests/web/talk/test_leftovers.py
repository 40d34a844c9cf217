"""What must not stay behind: in Rasa's own copy of a talk, and in the database."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from records import database, forgetting
from records.models import Consent, ConversationState
from records.talks import Reply
from tests.web.talk.playing import Playing
from warmwelkom.settings import Settings
from web.talk.service import TalkService

DAY = timedelta(hours=24)


@pytest.fixture
def talk(settings: Settings) -> Playing:
    talk = Playing(settings.database_url)
    talk.rasa.replies["mijn zoon Tjeu drinkt"] = [Reply("Uw zoon Tjeu drinkt."), Reply("Hoe is dat?")]
    talk.opens()
    return talk


def test_a_talk_that_may_be_kept_is_left_alone(talk: Playing) -> None:
    for said in ("ja", "mijn zoon Tjeu drinkt", "straks verder", "daar ben ik weer"):
        talk.says(said)
    talk.passes(10 * DAY)
    talk.tidies()
    assert (talk.rasa.scrubbed, talk.rasa.forgotten) == ([], [])
    assert "Tjeu" in talk.written()


@pytest.mark.parametrize("told", [["nee"], ["ja", "mijn zoon Tjeu drinkt", "bewaar toch maar niets"]])
def test_after_a_no_the_talk_goes_on_and_leaves_no_words_after_each_turn(
    talk: Playing, told: list[str]
) -> None:
    for said in told:
        talk.says(said)
    assert talk.rasa.scrubbed == [talk.id]
    answer = talk.says("mijn zoon Tjeu drinkt")
    assert answer.replies[0].text == "Uw zoon Tjeu drinkt."  # the person reads it now
    assert answer.state == "open"
    talk.says("en mijn dochter ook")
    assert talk.rasa.scrubbed == [talk.id] * 3
    assert talk.rasa.forgotten == []  # the talk needs what was decided
    assert "Tjeu" not in talk.written()
    assert "dochter" not in talk.written()


def test_what_is_taken_back_leaves_rasa_in_the_same_turn_and_the_rest_stays(talk: Playing) -> None:
    for said in ("ja", "ik mis mijn hond", "mijn zoon Tjeu drinkt", "haal dat weg"):
        talk.says(said)
    assert talk.rasa.scrubbed == [talk.id]
    assert "Tjeu" not in talk.written()
    assert "ik mis mijn hond" in talk.written()
    talk.says("ik ga graag naar de markt")
    assert talk.rasa.scrubbed == [talk.id]


def test_a_turn_is_not_done_before_the_words_left_rasa(talk: Playing) -> None:
    for said in ("ja", "mijn zoon Tjeu drinkt"):
        talk.says(said)
    talk.rasa.away = {"scrub"}
    assert talk.says("haal dat weg").state == "waiting"
    talk.runs(talk.service.deliver_waiting())  # it fails again
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert talk.rasa.scrubbed == [talk.id]
    assert talk.opens().state == "open"
    assert talk.opens().messages[-1].text == "Gehoord."


def test_that_holds_when_web_is_started_again_meanwhile(talk: Playing) -> None:
    def forgets_the_request_too(of: uuid.UUID, message: uuid.UUID) -> None:
        talk.forgets(of, message)
        with database.session(talk.url) as work:
            forgetting.forget(work, of, [message])

    talk.rasa.actions["haal dat weg"] = forgets_the_request_too
    for said in ("ja", "mijn zoon Tjeu drinkt"):
        talk.says(said)
    talk.rasa.away = {"scrub"}
    talk.says("haal dat weg")
    talk.service = TalkService(talk.url, talk.rasa)
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert talk.rasa.scrubbed == [talk.id]
    assert talk.opens().state == "open"


def test_what_was_typed_before_a_yes_is_gone_after_a_pause_at_the_door(talk: Playing) -> None:
    for said in ("mijn zoon Tjeu drinkt", "straks verder"):
        talk.says(said)
    assert talk.now().state is ConversationState.PAUSED
    assert "Tjeu" not in talk.written()
    assert talk.rasa.scrubbed == [talk.id]


def test_a_closed_talk_leaves_nothing_in_rasa(talk: Playing) -> None:
    for said in ("nee", "stop"):
        talk.says(said)
    assert talk.rasa.forgotten == [talk.id]
    assert talk.rasa.scrubbed == [talk.id]  # after the no; at the end all of it goes
    assert talk.now().tracker_gone_at is not None
    talk.tidies()
    assert talk.rasa.forgotten == [talk.id]


def test_what_could_not_be_removed_is_removed_later(talk: Playing) -> None:
    talk.says("ja")
    talk.rasa.away = {"forget"}
    assert talk.says("stop").state == "closed"
    talk.tidies()
    assert talk.now().tracker_gone_at is None
    talk.rasa.away = set()
    talk.tidies()
    talk.tidies()
    assert talk.rasa.forgotten == [talk.id]
    assert talk.now().tracker_gone_at is not None


def test_what_was_sent_before_the_end_is_handled_with_all_that_rasa_knows(talk: Playing) -> None:
    talk.says("ja")
    talk.rasa.away = {"hand_over"}
    for said in ("stop", "o ja, nog iets"):
        talk.says(said)
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert talk.rasa.texts()[2:] == ["stop", "o ja, nog iets"]
    assert talk.rasa.forgotten == [talk.id]


@pytest.mark.parametrize(
    ("told", "hours", "closed"),
    [
        (["nee", "mijn zoon Tjeu drinkt"], 25, True),
        (["ja", "bewaar toch maar niets", "mijn zoon Tjeu drinkt"], 25, True),
        (["nee", "straks verder"], 25, True),
        (["nee", "mijn zoon Tjeu drinkt"], 23, False),
        (["mijn zoon Tjeu drinkt"], 25, False),
        (["ja", "mijn zoon Tjeu drinkt"], 25, False),
    ],
)
def test_a_talk_of_which_nothing_may_be_kept_waits_a_day(
    talk: Playing, told: list[str], hours: int, closed: bool
) -> None:
    for said in told:
        talk.says(said)
    talk.passes(timedelta(hours=hours))
    talk.tidies()
    assert (talk.now().state is ConversationState.CLOSED) is closed
    assert (talk.rasa.forgotten == [talk.id]) is closed
    if closed:
        assert "Tjeu" not in talk.written()  # not even in what was answered last


def test_a_day_counts_from_what_was_said_last(talk: Playing) -> None:
    talk.says("nee")
    talk.passes(2 * DAY)
    talk.says("mag ik nog wat vragen")
    talk.tidies()
    assert talk.now().state is ConversationState.OPEN
    assert talk.now().consent is Consent.REFUSED
