"""Someone without a log-in who asks the application for pages, without a server in between."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI


class Visitor:
    """Sends requests straight to the application. Keeps no cookies, follows no redirect."""

    def __init__(self, app: FastAPI, address: str = "192.0.2.20") -> None:
        self.app = app
        self.address = address

    def _request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.address, 40000))
            async with httpx.AsyncClient(transport=transport, base_url="http://huis.example") as client:
                return await client.request(method, path, **more)

        return asyncio.run(go())

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Ask for a page."""
        return self._request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Send a form or JSON."""
        return self._request("POST", path, **more)

    def put(self, path: str, **more: Any) -> httpx.Response:
        """Change a thing."""
        return self._request("PUT", path, **more)

    def delete(self, path: str, **more: Any) -> httpx.Response:
        """Remove a thing."""
        return self._request("DELETE", path, **more)
