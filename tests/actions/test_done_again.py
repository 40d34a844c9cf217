"""A turn that failed after its action is done again, on the same slots; that changes nothing more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.mending import ActionCorrect
from actions.moment import Moment
from actions.sum_up import ActionStrikeWish
from records import clients, database, talks, wishes
from records.models import ConversationKind, Message
from tests.records.talking import Talking
from warmwelkom.settings import ROOT, get_settings

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talking]:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    monkeypatch.setenv("WARMWELKOM_DATABASE_URL", url)
    get_settings.cache_clear()
    database.upgrade(url)
    with database.session(url) as work:
        client = clients.create(work, name="Sjef Lemmens", called="Sjef")
        made, token = talks.create(work, kind=ConversationKind.INTAKE, client_id=client.id)
    yield Talking(url, made.id, token)
    database.dispose(url)
    get_settings.cache_clear()


def twice(action: Moment, talk: Talking, message: Message, **slots: object) -> list[list[str]]:
    """Which responses the action gives, the first time and again."""
    said = []
    for _ in range(2):
        tracker = Tracker(
            str(talk.id),
            dict.fromkeys(DOMAIN["slots"]) | slots,
            {"text": message.text, "metadata": {"message_id": str(message.id)}, "entities": []},
            [],
            False,
            None,
            {},
            "action_listen",
        )
        dispatcher = CollectingDispatcher()
        answer = action.run(dispatcher, tracker, DOMAIN)
        if asyncio.iscoroutine(answer):
            asyncio.run(answer)
        said.append([str(one["response"]) for one in dispatcher.messages])
    return said


def kept(talk: Talking) -> list[str]:
    with database.session(talk.url) as work:
        return [wish.own_words for wish in wishes.of_talk(work, talk.id)]


def test_of_two_in_view_only_the_named_one_is_struck(talk: Talking) -> None:
    view = [str(talk.wish(talk.says(words), words).id) for words in ("naar de markt", "mijn hond")]
    no = talk.says("haal de markt maar weg")
    first, again = twice(ActionStrikeWish(), talk, no, in_view=view, put=view, stage="summary")
    assert kept(talk) == ["mijn hond"]
    assert first == again
    assert first[0] == "utter_struck"


def test_one_in_view_is_struck_and_no_other(talk: Talking) -> None:
    talk.wish(talk.says("mijn hond"), "mijn hond")
    view = [str(talk.wish(talk.says("naar de markt"), "naar de markt").id)]
    no = talk.says("nee, dat hoeft niet")
    first, again = twice(ActionStrikeWish(), talk, no, in_view=view, put=view, stage="summary")
    assert kept(talk) == ["mijn hond"]
    assert first == again


def test_what_was_misheard_is_put_right_once(talk: Talking) -> None:
    for words in ("ik mis mijn hond", "ik wil naar mijn zuster"):
        talk.wish(talk.says(words), words)
    no = talk.says("nee, zo bedoel ik dat niet")
    first, again = twice(ActionCorrect(), talk, no, stage="listening")
    assert kept(talk) == ["ik mis mijn hond"]
    assert first == again
