"""What web asks of the channel, and what it makes of the answer."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from records.talks import Reply
from web.talk.rasa import Rasa, RasaUnavailable

TALK = uuid.UUID("9f0f0a44-61d5-4f6a-9a0c-0d0a7d0b9a11")
Ask = Callable[[Rasa], Awaitable[Any]]


def asked(ask: Ask, answer: Any, status: int = 200) -> tuple[Any, httpx.Request]:
    """What comes of one call when the channel answers this, and the request that was made."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(status, json=answer)

    async def call() -> Any:
        rasa = Rasa("http://rasa", "the-secret")
        base, headers = rasa._client.base_url, rasa._client.headers
        rasa._client = httpx.AsyncClient(
            base_url=base, headers=headers, transport=httpx.MockTransport(handle)
        )
        try:
            return await ask(rasa)
        finally:
            await rasa.close()

    return asyncio.run(call()), seen[0]


def hand_over(rasa: Rasa) -> Awaitable[list[Reply]]:
    return rasa.hand_over(
        conversation_id=TALK, message_id=TALK, text="Muziek", payload="/choose", metadata={"kind": "intake"}
    )


def test_a_message_goes_with_all_that_is_known_and_comes_back_as_replies() -> None:
    music = {"title": "Muziek", "payload": '/choose{"choice": "muziek"}', "image": "music"}
    done = {"title": "Dat was het", "payload": "/done", "image": None, "type": "postback"}
    answer = {"replies": [{"text": "Is hier iets bij?", "buttons": [music, done]}, {"text": None}]}
    replies, request = asked(hand_over, answer)
    assert replies == [
        Reply("Is hier iets bij?", [music, {"title": "Dat was het", "payload": "/done"}], is_question=True)
    ]
    assert request.headers["X-Channel-Secret"] == "the-secret"
    assert json.loads(request.content) == {
        "sender": str(TALK),
        "message_id": str(TALK),
        "text": "Muziek",
        "payload": "/choose",
        "metadata": {"kind": "intake"},
    }


CALLS: list[tuple[Ask, str, str, Any, Any]] = [
    (lambda rasa: rasa.forget(TALK), "DELETE", f"/talks/{TALK}", {"status": "gone"}, None),
    (lambda rasa: rasa.scrub(TALK), "POST", f"/talks/{TALK}/scrub", {"status": "scrubbed"}, None),
    (lambda rasa: rasa.asked(TALK), "GET", f"/talks/{TALK}/progress", {"asked": 4}, 4),
    (lambda rasa: rasa.asked(TALK), "GET", f"/talks/{TALK}/progress", {"asked": None}, None),
]


@pytest.mark.parametrize(("ask", "method", "path", "answer", "given"), CALLS)
def test_each_call_has_its_address(ask: Ask, method: str, path: str, answer: Any, given: Any) -> None:
    got, request = asked(ask, answer)
    assert got == given
    assert (request.method, request.url.path) == (method, f"/webhooks/warmwelkom{path}")


@pytest.mark.parametrize("ask", [hand_over, *(call[0] for call in CALLS[:3])])
@pytest.mark.parametrize(
    ("answer", "status"),
    [({"error": "action"}, 503), (httpx.ConnectError("no"), 0), (httpx.ReadTimeout(""), 0)],
)
def test_what_rasa_can_not_do_now_is_said_in_one_way(ask: Ask, answer: Any, status: int) -> None:
    with pytest.raises(RasaUnavailable):
        asked(ask, answer, status)
