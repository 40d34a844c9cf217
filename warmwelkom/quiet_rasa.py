"""Rasa's own command line with a log that can't leak: ``python -m warmwelkom.quiet_rasa run ...``.

Rasa takes a logging configuration and then puts its own colours over it, messages and all. Sanic's loggers it
cuts off from every handler, so that Python's last resort writes their tracebacks: with the SQL, and what a
person said in it. Here the configuration stays, and the last resort is as quiet. Runs in Rasa's environment.
"""

from __future__ import annotations

import logging

import rasa.__main__
import rasa.utils.io

from warmwelkom.quiet_log import QuietFormatter


def _leave_as_configured(loglevel: str | None) -> None:
    """Stands in for Rasa's colours."""


def main() -> None:
    """Run a command of Rasa."""
    rasa.utils.io.configure_colored_logging = _leave_as_configured
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(QuietFormatter())
    rasa.__main__.main()


if __name__ == "__main__":
    main()
