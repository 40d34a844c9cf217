"""What all tests share."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

pytest_plugins = ("tests.postgres", "tests.chromium", "tests.nodejs", "tests.talks.stacks")


class _ByStack(LoadFileScheduling):  # type: ignore[misc]
    """Several workers: a file goes to one of them, and all talks to the same, for Rasa is slow to start."""

    def _split_scope(self, nodeid: str) -> str:
        talks = "tests/talks/"
        return talks if nodeid.startswith(talks) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _ByStack:
    """How tests are shared out by `pytest -n`."""
    return _ByStack(config, log)
