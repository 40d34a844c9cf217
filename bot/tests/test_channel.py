"""The only way in: a small Sanic app with our channel, a real store, and an agent that the test plays."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.actions.action import create_bot_utterance
from rasa.core.channels.channel import UserMessage
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from sanic import Sanic

from bot.channel import LONGEST, WarmWelkomChannel, as_text, asked_in, replies_in
from bot.tests.talks import signed, store_in, talk, turn
from bot.tracker_store import DONE_BY

SECRET = "a-secret-of-this-test"
BUTTONS = [{"title": "Ja", "payload": "/affirm"}]
Answer = tuple[int, Any]


class House:
    """The app, the store, and the turns that were asked of the agent."""

    def __init__(self, folder: Path) -> None:
        self.store = store_in(folder)
        self.turns: list[UserMessage] = []
        self.fails = False
        self.gate: asyncio.Event | None = None
        Sanic.test_mode = True
        self.app = Sanic(f"channel_{id(self)}", register=False, configure_logging=False)
        channel = WarmWelkomChannel.from_credentials({"secret": SECRET})
        self.app.blueprint(channel.blueprint(self.handle), url_prefix="/webhooks/warmwelkom")
        self.ready = True
        self.app.ctx.agent = SimpleNamespace(
            tracker_store=self.store, processor=None, is_ready=lambda: self.ready, model_id="model-1"
        )

    async def handle(self, message: UserMessage) -> None:
        """A turn as Rasa makes it: the message, an action, a reply, and then it is kept."""
        self.turns.append(message)
        if self.gate is not None:
            await self.gate.wait()
        tracker = await self.store.retrieve_full_tracker(message.sender_id) or talk(sender=message.sender_id)
        said: list[Event] = [
            UserUttered(message.text, intent={"name": "tell"}, message_id=message.message_id),
            ActionExecuted("action_listen"),
        ]
        if not self.fails:
            reply = BotUttered(f"Gehoord, {len(self.turns)}.", data={"buttons": BUTTONS})
            said += [reply, BotUttered("Wat nog meer?"), SlotSet(DONE_BY, "action_listen")]
        await self.store.save(talk(*tracker.events, *said, sender=message.sender_id))

    async def begun(self) -> None:
        """Wait until a turn is under way."""
        while not self.turns:
            await asyncio.sleep(0.01)

    async def call(self, method: str, path: str, body: bytes = b"", secret: str | None = SECRET) -> Answer:
        """One request, through ASGI."""
        headers = [
            (b"host", b"localhost"),
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
        if secret is not None:
            headers.append((b"x-channel-secret", secret.encode()))
        scope = {
            "type": "http", "http_version": "1.1", "method": method, "path": f"/webhooks/warmwelkom{path}",
            "query_string": b"", "headers": headers, "scheme": "http",
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 5005),
        }  # fmt: skip
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        content = b"".join(message.get("body", b"") for message in sent)
        return sent[0]["status"], json.loads(content)

    async def say(self, text: Any = "ik mis mijn hond", message_id: Any = "m1", **more: Any) -> Answer:
        """Hand over a message as web does."""
        body = {"sender": "talk", "message_id": message_id, "text": text, **more}
        return await self.call("POST", "/webhook", json.dumps(body).encode())


@pytest.fixture
def run(tmp_path: Path) -> Callable[[Callable[[House], Awaitable[None]]], None]:
    """Runs a test's own steps against a house that is open."""

    def in_house(steps: Callable[[House], Awaitable[None]]) -> None:
        async def all_of_it() -> None:
            house = House(tmp_path)
            await house.app._startup()
            await steps(house)

        asyncio.run(all_of_it())

    return in_house


Run = Callable[[Callable[[House], Awaitable[None]]], None]


@pytest.mark.parametrize(
    "credentials", [None, {}, {"secret": ""}, {"secret": "short"}, {"secret": "${WARMWELKOM_CHANNEL_SECRET}"}]
)
def test_a_channel_without_a_real_secret_does_not_start(credentials: dict[str, str] | None) -> None:
    with pytest.raises(ValueError, match="WARMWELKOM_CHANNEL_SECRET"):
        WarmWelkomChannel.from_credentials(credentials)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET.upper()])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/health"),
        ("POST", "/webhook"),
        ("DELETE", "/talks/talk"),
        ("POST", "/talks/talk/scrub"),
        ("GET", "/talks/talk/progress"),
    ],
)
def test_without_the_secret_nothing_opens(run: Run, secret: str | None, method: str, path: str) -> None:
    async def steps(house: House) -> None:
        body = json.dumps({"sender": "talk", "message_id": "m1", "text": "hallo"}).encode()
        assert (await house.call(method, path, body, secret))[0] == 401
        assert house.turns == []

    run(steps)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b'"text"',
        b"null",
        b"{}",
        b'{"sender": "talk", "message_id": "m1"}',
        b'{"sender": "talk", "text": "hallo"}',
        b'{"message_id": "m1", "text": "hallo"}',
        b'{"sender": "", "message_id": "m1", "text": "hallo"}',
        b'{"sender": 1, "message_id": "m1", "text": "hallo"}',
        b'{"sender": "talk", "message_id": ["m1"], "text": "hallo"}',
        b'{"sender": "talk", "message_id": "m1", "text": null}',
        b'{"sender": "talk", "message_id": "m1", "text": 5}',
        b'{"sender": "talk", "message_id": "m1", "text": "hallo", "payload": {"a": 1}}',
        b'{"sender": "talk", "message_id": "m1", "text": "hallo", "metadata": "question"}',
        json.dumps({"sender": "talk", "message_id": "m1", "text": "x" * (LONGEST + 1)}).encode(),
    ],
)
def test_a_body_that_is_not_webs_is_refused(run: Run, body: bytes) -> None:
    async def steps(house: House) -> None:
        assert (await house.call("POST", "/webhook", body))[0] == 422
        assert house.turns == []

    run(steps)


def test_a_message_gets_its_replies(run: Run) -> None:
    async def steps(house: House) -> None:
        status, answer = await house.say(metadata={"question": "Wat mist u?", "speaker": "client"})
        assert status == 200
        assert answer["replies"] == [
            {"text": "Gehoord, 1.", "buttons": BUTTONS},
            {"text": "Wat nog meer?", "buttons": []},
        ]
        (message,) = house.turns
        assert message.text == "ik mis mijn hond"
        assert message.sender_id == "talk"
        assert message.input_channel == "warmwelkom"
        assert message.metadata == {"question": "Wat mist u?", "speaker": "client", "message_id": "m1"}

    run(steps)


def test_the_same_message_again_gives_the_same_replies_and_no_second_turn(run: Run) -> None:
    async def steps(house: House) -> None:
        first = await house.say()
        assert await house.say() == first
        assert len(house.turns) == 1
        assert (await house.say(message_id="m2"))[1] != first[1]
        assert len(house.turns) == 2
        assert await house.say() == first

    run(steps)


def test_the_same_message_twice_at_once_is_one_turn(run: Run) -> None:
    async def steps(house: House) -> None:
        house.gate = asyncio.Event()
        both = [asyncio.ensure_future(house.say()) for _ in range(2)]
        await house.begun()
        house.gate.set()
        one, other = await asyncio.gather(*both)
        assert one == other
        assert one[0] == 200
        assert len(house.turns) == 1

    run(steps)


def test_when_web_hangs_up_the_turn_is_finished_all_the_same(run: Run) -> None:
    async def steps(house: House) -> None:
        house.gate = asyncio.Event()
        asked = asyncio.ensure_future(house.say())
        await house.begun()
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        house.gate.set()
        assert (await house.say())[0] == 200
        assert len(house.turns) == 1

    run(steps)


def test_an_action_that_fails_gives_503_keeps_nothing_and_may_be_tried_again(run: Run) -> None:
    async def steps(house: House) -> None:
        house.fails = True
        assert await house.say() == (503, {"error": "action"})
        assert await house.store.retrieve_full_tracker("talk") is None
        house.fails = False
        assert (await house.say())[0] == 200
        kept = await house.store.retrieve_full_tracker("talk")
        assert kept is not None
        assert len([event for event in kept.events if isinstance(event, UserUttered)]) == 1

    run(steps)


def test_a_turn_that_was_not_kept_is_no_answer(run: Run) -> None:
    async def steps(house: House) -> None:
        async def forgets(tracker: Any) -> None:
            """As a store that loses what it is given."""

        house.store.save = forgets  # type: ignore[method-assign]
        assert await house.say() == (503, {"error": "not kept"})

    run(steps)


@pytest.mark.parametrize(
    ("text", "given"),
    [("/restart", "⁄restart"), (" /stop", " ⁄stop"), ("//", "⁄/"), ("1/2", "1/2"), ("", "")],
)
def test_a_typed_slash_is_text_and_no_command(run: Run, text: str, given: str) -> None:
    async def steps(house: House) -> None:
        assert (await house.say(text))[0] == 200
        assert house.turns[0].text == given
        assert len(given) == len(text)

    run(steps)


def test_spaces_round_a_message_stay_so_that_places_in_it_hold(run: Run) -> None:
    async def steps(house: House) -> None:
        await house.say("\n  ik mis mijn hond ")
        assert house.turns[0].text == "\n  ik mis mijn hond "

    run(steps)


def test_a_button_that_we_made_is_a_command() -> None:
    assert as_text("Ja", "/affirm") == "/affirm"
    assert as_text("/affirm", None) == "⁄affirm"
    assert as_text("Ja", "") == "Ja"


def test_a_talk_is_forgotten(run: Run) -> None:
    async def steps(house: House) -> None:
        await house.say()
        assert (await house.call("DELETE", "/talks/talk")) == (200, {"status": "gone"})
        assert await house.store.retrieve_full_tracker("talk") is None
        assert (await house.call("DELETE", "/talks/talk"))[0] == 200

    run(steps)


def test_a_scrub_leaves_no_words_and_the_same_message_is_known_still(run: Run) -> None:
    async def steps(house: House) -> None:
        await house.say("ik mis mijn hond Wodan")
        assert (await house.call("POST", "/talks/talk/scrub")) == (200, {"status": "scrubbed"})
        kept = await house.store.retrieve_full_tracker("talk")
        assert kept is not None
        assert "Wodan" not in json.dumps([event.as_dict() for event in kept.events])
        assert (await house.say("ik mis mijn hond Wodan"))[0] == 200
        assert len(house.turns) == 1
        assert (await house.call("POST", "/talks/nobody/scrub"))[0] == 200

    run(steps)


def test_a_scrub_waits_for_the_turn_that_is_under_way(run: Run) -> None:
    async def steps(house: House) -> None:
        house.gate = asyncio.Event()
        turn_under_way = asyncio.ensure_future(house.say("ik mis mijn hond Wodan"))
        await house.begun()
        scrub = asyncio.ensure_future(house.call("POST", "/talks/talk/scrub"))
        await asyncio.sleep(0.05)
        house.gate.set()
        assert (await turn_under_way)[0] == 200
        assert (await scrub)[0] == 200
        kept = await house.store.retrieve_full_tracker("talk")
        assert kept is not None
        assert "Wodan" not in json.dumps([event.as_dict() for event in kept.events])

    run(steps)


def test_progress_is_how_much_was_asked(run: Run) -> None:
    async def steps(house: House) -> None:
        assert (await house.call("GET", "/talks/talk/progress")) == (200, {"asked": None})
        await house.say()
        assert (await house.call("GET", "/talks/talk/progress")) == (200, {"asked": 0})

    run(steps)


@pytest.mark.parametrize(("value", "asked"), [(4, 4), (4.0, 4), (None, 0), ("vier", 0)])
def test_what_is_not_a_number_counts_as_nothing_asked(value: Any, asked: int) -> None:
    class Tracker:
        def current_slot_values(self) -> dict[str, Any]:
            return {"asked": value}

    assert asked_in(Tracker()) == asked  # type: ignore[arg-type]


def test_a_picture_of_a_button_comes_along() -> None:
    """As the domain has it; Rasa fills in responses, so a payload with values has its braces twice."""
    choice = {"title": "Muziek", "payload": '/choose{{"choice": "muziek"}}', "image": "music"}
    responses = TemplatedNaturalLanguageGenerator({"utter_offer": [{"text": "Iets?", "buttons": [choice]}]})
    filled = asyncio.run(responses.generate("utter_offer", talk(), "warmwelkom"))
    assert filled is not None
    tracker = talk(*turn("1", create_bot_utterance(filled)))
    assert replies_in(tracker, "1") == [
        {
            "text": "Iets?",
            "buttons": [{"title": "Muziek", "payload": '/choose{"choice": "muziek"}', "image": "music"}],
        }
    ]


def test_health_says_which_model_and_which_dutch(run: Run) -> None:
    async def steps(house: House) -> None:
        status, answer = await house.call("GET", "/health")
        assert status == 200
        assert answer["status"] == "ok"
        assert answer["model"] == "model-1"
        assert answer["dutch"] in ("nl_core_news_sm", "plain")
        house.ready = False
        assert await house.call("GET", "/health") == (503, {"status": "loading"})

    run(steps)


def test_replies_belong_to_their_own_message() -> None:
    tracker = talk(*turn("1", *signed()), *turn("2", BotUttered("Anders.")), *turn("3"))
    assert replies_in(tracker, "1") == [{"text": "U mist uw hond.", "buttons": []}]
    assert replies_in(tracker, "2") == [{"text": "Anders.", "buttons": []}]
    assert replies_in(tracker, "3") == []
    assert replies_in(tracker, "4") is None
    assert replies_in(None, "1") is None
