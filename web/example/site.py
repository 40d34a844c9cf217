"""Serves the example: a small site that knows nothing of Warm Welkom but the address of its script."""

from __future__ import annotations

import html
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


def policy(talk: str) -> str:
    """What a strict site says. The two directives that name `talk` are all that the widget needs of it."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {talk}",
            f"frame-src {talk}",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


class Site(BaseHTTPRequestHandler):
    """The pages of the site. `talk` is where Warm Welkom runs; `widget` are the attributes of its script."""

    def __init__(self, *given: Any, talk: str, widget: dict[str, str], **more: Any) -> None:
        self.talk = talk
        self.widget = widget
        super().__init__(*given, **more)

    def do_GET(self) -> None:  # the name that the library calls
        """One of the files of the folder, or that there is none."""
        name = self.path.partition("?")[0].strip("/") or "index.html"
        if name == "favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
            return
        file = FOLDER / name
        if file.parent != FOLDER or file.suffix not in TYPES or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        words = file.read_text(encoding="utf-8")
        if file.suffix == ".html":
            attributes = " ".join(f'data-{key}="{html.escape(value)}"' for key, value in self.widget.items())
            words = words.replace("{talk}", html.escape(self.talk)).replace("{attributes}", attributes)
        body = words.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{TYPES[file.suffix]}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy(self.talk))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_given: Any) -> None:
        """Quietly."""


def server(talk: str, widget: dict[str, str], port: int = 0) -> ThreadingHTTPServer:
    """The site on a port of this machine (any free one, unless told), not yet serving."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Site, talk=talk, widget=widget))
