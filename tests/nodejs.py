"""A pytest plugin for tests that ask a program of npm: tests/node, installed by `make setup-dev`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from setting_up.node import find_npm, node_tests_are_current

FOLDER = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node. Run it with `cwd=FOLDER`, or on a script in there: it finds its packages that way."""
    assert node_tests_are_current(), "Packages for tests are missing: run `make setup-dev`."
    _, extra = find_npm()
    program = shutil.which("node", path=extra.get("PATH", os.environ["PATH"]))
    assert program
    return program
