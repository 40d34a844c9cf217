"""What goes to Rasa with a message, what comes back, and how far the talk is."""

from __future__ import annotations

import uuid

import pytest

from records.models import ConversationKind, Speaker
from records.talks import Reply
from tests.web.talk.playing import Playing
from warmwelkom.settings import Settings
from web.talk.view import Progress

CHOICES = [
    {"title": "Muziek", "payload": '/choose{"choice": "muziek"}', "image": "music"},
    {"title": "Dat was het", "payload": "/done"},
]


@pytest.fixture
def talk(settings: Settings) -> Playing:
    return Playing(settings.database_url)


def test_what_goes_along_says_what_was_asked_and_how_consent_stands(talk: Playing) -> None:
    talk.rasa.replies["/begin"] = [Reply("Vindt u dat goed?", is_question=True)]
    talk.opens()
    talk.says("ja")
    talk.says("ik mis mijn hond")
    assert [turn["metadata"] for turn in talk.rasa.turns] == [
        {"question": question, "speaker": "client", "group": False, "kind": "intake", "consent": consent}
        for question, consent in [
            ("", "asked"),
            ("Vindt u dat goed?", "asked"),
            ("Vindt u dat goed?", "given"),
        ]
    ]


@pytest.mark.parametrize(
    ("kind", "speaker", "called", "sent", "group"),
    [
        (ConversationKind.INTAKE, Speaker.CLIENT, "mevrouw Vroemen", "client", False),
        (ConversationKind.FAMILY, Speaker.RELATIVE, "Wil Habets", "relative", False),
        (ConversationKind.LIVING_ROOM, Speaker.GROUP, "", "relative", True),
    ],
)
def test_who_speaks_is_addressed_and_told_to_rasa(
    settings: Settings, kind: ConversationKind, speaker: Speaker, called: str, sent: str, group: bool
) -> None:
    talk = Playing(settings.database_url, kind=kind, speaker=speaker)
    assert talk.opens().called == called
    metadata = talk.rasa.turns[0]["metadata"]
    assert (metadata["speaker"], metadata["group"], metadata["kind"]) == (sent, group, kind.value)


def test_a_button_keeps_its_picture_and_a_press_is_its_payload(talk: Playing) -> None:
    talk.rasa.replies["dat weet ik niet"] = [Reply("Is hier iets bij?", CHOICES, is_question=True)]
    talk.opens()
    talk.says("ja")
    assert talk.says("dat weet ik niet").replies[0].buttons == CHOICES
    assert talk.opens().messages[-1].buttons == CHOICES
    talk.says(CHOICES[0]["payload"])
    assert (talk.rasa.turns[-1]["text"], talk.rasa.turns[-1]["payload"]) == ("Muziek", CHOICES[0]["payload"])
    # Typing what stands on it is the same; a command that was never offered is only text.
    talk.rasa.replies["Muziek"] = [Reply("Welke?", CHOICES)]
    talk.says(CHOICES[0]["payload"])
    talk.says("muziek!")
    assert talk.rasa.turns[-1]["payload"] == CHOICES[0]["payload"]
    talk.says('/choose{"choice": "geld"}')
    assert talk.rasa.turns[-1]["payload"] is None


def test_progress_is_what_rasa_counts(talk: Playing) -> None:
    assert talk.opens().progress == Progress(3, 10)
    talk.rasa.questions = 4
    assert talk.says("ja").progress == Progress(4, 10)
    talk.says("straks verder")
    assert talk.opens().progress == Progress(4, 10)


def test_progress_is_unknown_while_nobody_can_tell(talk: Playing) -> None:
    talk.opens()
    talk.rasa.away = {"asked"}
    assert talk.says("ja").progress is None
    talk.rasa.away = {"hand_over"}
    waiting = talk.says("ik mis mijn hond")
    assert (waiting.state, waiting.progress) == ("waiting", None)
    talk.rasa.away = set()
    talk.rasa.questions = None  # Rasa has no such talk
    assert talk.says("nog iets").progress is None
    talk.rasa.questions = 3
    assert talk.says("stop").progress is None


def test_the_same_message_again_gives_the_same_answer_and_one_turn(talk: Playing) -> None:
    message_id = uuid.uuid4()
    first = talk.says("ik mis mijn hond", message_id)
    assert talk.says("ik mis mijn hond", message_id) == first
    assert talk.rasa.texts() == ["/begin", "ik mis mijn hond"]


def test_what_was_sent_while_rasa_was_away_is_answered_in_order(talk: Playing) -> None:
    talk.opens()
    talk.rasa.away = {"hand_over"}
    assert "bewaard" in talk.says("ja").replies[0].text
    talk.says("ik mis mijn hond")
    assert talk.opens().state == "waiting"
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert talk.rasa.texts() == ["/begin", "ja", "ik mis mijn hond"]
    assert talk.rasa.turns[-1]["metadata"]["consent"] == "given"  # as it stood after the message before
    assert talk.opens().state == "open"
