"""Starts the action server: `python -m actions --port 5055`, on loopback only."""

from __future__ import annotations

import argparse
import logging

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from warmwelkom.quiet_log import QuietFormatter


def main() -> None:
    """Serve until stopped. rasa-sdk itself would listen on every address, without authentication."""
    parser = argparse.ArgumentParser(description="The action server of Warm Welkom, on loopback only.")
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("sanic.root", "sanic.error", "sanic.server"):  # Sanic brings handlers of its own
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.run(
        host="127.0.0.1",
        port=port,
        single_process=True,
        access_log=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
