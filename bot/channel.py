"""The only way in: web hands over one message with one id and gets the replies, once.

Loopback only, with a secret shared with web. The same message id again gives the same replies, from the
tracker.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.dutch import pipeline
from bot.tracker_store import TalkTrackerStore, TurnFailed, without_fallback

logger = logging.getLogger(__name__)
LONGEST = 4000  # characters; web refuses more, this is the second lock


def replies_in(tracker: DialogueStateTracker | None, message_id: str) -> list[dict[str, Any]] | None:
    """What the assistant said to a message, when the tracker holds it; else none."""
    if tracker is None:
        return None
    found: list[dict[str, Any]] | None = None
    for event in tracker.events:
        if isinstance(event, UserUttered):
            if found is not None:
                break
            if event.message_id == message_id:
                found = []
        elif isinstance(event, BotUttered) and found is not None:
            found.append({"text": event.text, "buttons": (event.data or {}).get("buttons") or []})
    return found


def asked_in(tracker: DialogueStateTracker | None) -> int | None:
    """How many questions were asked in a talk; none when there is no such talk."""
    if tracker is None:
        return None
    asked = tracker.current_slot_values().get("asked")
    return int(asked) if isinstance(asked, (int, float)) else 0


def as_text(text: str, payload: str | None) -> str:
    """What Rasa gets: the payload of a button that we made, or what was typed.

    Rasa reads a leading slash as a command; typed text must never be one, so that slash becomes another
    sign of the same length.
    """
    if payload:
        return payload
    spaces = len(text) - len(text.lstrip())
    return text[:spaces] + "⁄" + text[spaces + 1 :] if text[spaces : spaces + 1] == "/" else text


def _body(request: Request) -> dict[str, Any] | None:
    """What web sent, or none when it isn't what web sends."""
    try:
        body = request.json
    except InvalidUsage:
        return None
    if not isinstance(body, dict):
        return None
    named = all(isinstance(body.get(name), str) and body[name] for name in ("sender", "message_id"))
    text, payload, metadata = body.get("text"), body.get("payload"), body.get("metadata")
    if not named or not isinstance(text, str) or len(text) > LONGEST:
        return None
    if not isinstance(payload, (str, type(None))) or not isinstance(metadata, (dict, type(None))):
        return None
    return body


class WarmWelkomChannel(InputChannel):
    """`credentials.yml` gives it the secret."""

    @classmethod
    def name(cls) -> str:
        """Its place in the address: /webhooks/warmwelkom/."""
        return "warmwelkom"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WarmWelkomChannel:
        """Raises ValueError without a secret: then anybody on this machine could talk for anybody."""
        secret = str((credentials or {}).get("secret") or "")
        if len(secret) < 16 or "$" in secret:
            raise ValueError(
                "WARMWELKOM_CHANNEL_SECRET is not set; start with `make start` or `warmwelkom serve`"
            )
        return cls(secret)

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def _allowed(self, request: Request) -> bool:
        given = request.headers.get("X-Channel-Secret", "")
        return hmac.compare_digest(given.encode(), self._secret)

    def _lock(self, sender: str) -> asyncio.Lock:
        return self._locks.setdefault(sender, asyncio.Lock())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The addresses under /webhooks/warmwelkom/."""
        routes = Blueprint("warmwelkom_channel")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "secret"}, status=401)
            agent = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return response.json({"status": "loading"}, status=503)
            return response.json({"status": "ok", "model": agent.model_id, "dutch": pipeline()[1]})

        async def turn(store: TalkTrackerStore, body: dict[str, Any]) -> list[dict[str, Any]] | None:
            sender, message_id = body["sender"], body["message_id"]
            # One at a time in a talk: a message that is asked for again waits for its first turn.
            async with self._lock(sender):
                known = replies_in(await store.retrieve_full_tracker(sender), message_id)
                if known is not None:
                    return known
                message = UserMessage(
                    as_text(body["text"], body.get("payload")),
                    CollectingOutputChannel(),
                    sender,
                    input_channel=self.name(),
                    message_id=message_id,
                    metadata={**(body.get("metadata") or {}), "message_id": message_id},
                )
                # Rasa strips what it gets; then every place in the text would be off by the spaces in front.
                message.text = as_text(body["text"], body.get("payload"))
                await on_new_message(message)
                return replies_in(await store.retrieve_full_tracker(sender), message_id)

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "secret"}, status=401)
            body = _body(request)
            if body is None:
                return response.json({"error": "sender, message_id or text"}, status=422)
            store = without_fallback(request.app.ctx.agent)
            try:
                # Shielded: when web hangs up half-way, the turn is finished and given when asked again.
                replies = await asyncio.shield(asyncio.ensure_future(turn(store, body)))
            except TurnFailed as failed:
                logger.error("an action failed: %s", failed)
                return response.json({"error": "action"}, status=503)
            if replies is None:
                return response.json({"error": "not kept"}, status=503)
            return response.json({"replies": replies})

        @routes.delete("/talks/<sender:str>")
        async def forget(request: Request, sender: str) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "secret"}, status=401)
            async with self._lock(sender):
                await without_fallback(request.app.ctx.agent).forget(sender)
            return response.json({"status": "gone"})

        @routes.post("/talks/<sender:str>/scrub")
        async def scrub(request: Request, sender: str) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "secret"}, status=401)
            async with self._lock(sender):
                await without_fallback(request.app.ctx.agent).scrub(sender)
            return response.json({"status": "scrubbed"})

        @routes.get("/talks/<sender:str>/progress")
        async def progress(request: Request, sender: str) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "secret"}, status=401)
            tracker = await without_fallback(request.app.ctx.agent).retrieve(sender)
            return response.json({"asked": asked_in(tracker)})

        return routes
