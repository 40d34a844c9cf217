"""Handing one message to Rasa over loopback, and reading its replies."""

from __future__ import annotations

import uuid
from typing import Any

import httpx

from records.talks import Reply

PROGRESS_SECONDS = 2.0  # how far a talk is may stay unknown; nobody waits long for it


class RasaUnavailable(Exception):
    """Rasa or its action server did not handle the message; it can be handed over again."""


def _button(button: dict[str, Any]) -> dict[str, str]:
    """A quick answer as it is kept; `image` is the name of its picture, when it has one."""
    return {name: button[name] for name in ("title", "payload", "image") if button.get(name)}


class Rasa:
    """The channel of `bot/channel.py`, seen from web. `secret` is the one both share."""

    def __init__(self, base_url: str, secret: str, timeout: float = 15.0) -> None:
        self._client = httpx.AsyncClient(
            base_url=f"{base_url}/webhooks/warmwelkom",
            headers={"X-Channel-Secret": secret},
            timeout=httpx.Timeout(timeout, connect=2.0),
            trust_env=False,  # a proxy must never see a message
        )

    async def hand_over(
        self,
        *,
        conversation_id: uuid.UUID,
        message_id: uuid.UUID,
        text: str,
        payload: str | None,
        metadata: dict[str, Any],
    ) -> list[Reply]:
        """Have one message handled; the same id again gives the same replies. Raises RasaUnavailable."""
        body = {
            "sender": str(conversation_id),
            "message_id": str(message_id),
            "text": text,
            "payload": payload,
            "metadata": metadata,
        }
        answer = await self._call("POST", "/webhook", json=body)
        return [
            Reply(
                text=reply["text"],
                buttons=[_button(button) for button in reply.get("buttons") or []],
                is_question="?" in reply["text"],
            )
            for reply in answer["replies"]
            if reply.get("text")
        ]

    async def forget(self, conversation_id: uuid.UUID) -> None:
        """Remove the tracker of a talk. Raises RasaUnavailable."""
        await self._call("DELETE", f"/talks/{conversation_id}")

    async def scrub(self, conversation_id: uuid.UUID) -> None:
        """Take the person's words out of the tracker of a talk that goes on. Raises RasaUnavailable."""
        await self._call("POST", f"/talks/{conversation_id}/scrub")

    async def asked(self, conversation_id: uuid.UUID) -> int | None:
        """How many questions were asked; none when Rasa knows no such talk. Raises RasaUnavailable."""
        answer = await self._call("GET", f"/talks/{conversation_id}/progress", timeout=PROGRESS_SECONDS)
        asked: int | None = answer["asked"]
        return asked

    async def _call(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        """One request of the channel, and what it answers. Raises RasaUnavailable."""
        try:
            answer = await self._client.request(method, path, **options)
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from error
        if answer.status_code != httpx.codes.OK:
            raise RasaUnavailable(str(answer.status_code))
        return dict(answer.json())

    async def health(self) -> dict[str, Any] | None:
        """What Rasa says of itself, or none when it isn't there."""
        try:
            answer = await self._client.get("/health", timeout=2.0)
        except httpx.HTTPError:
            return None
        return dict(answer.json()) if answer.status_code == httpx.codes.OK else None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
