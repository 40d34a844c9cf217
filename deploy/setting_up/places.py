"""Where everything stands that set-up reads or makes."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / ".venv"
BOT = ROOT / "bot" / ".venv"
UV_PYTHONS = ROOT / "bot" / ".python"  # only where uv had to bring Python 3.10
WEB = ROOT / "web"
NODE_TESTS = ROOT / "tests" / "node"
LOG = ROOT / "var" / "log" / "setup.log"

APP_LOCK = ROOT / "requirements.txt"
DEV_LOCK = ROOT / "requirements-dev.txt"
UV_LOCK = ROOT / "deploy" / "requirements-uv.txt"
NODE_LOCK = ROOT / "deploy" / "requirements-node.txt"
BOT_LOCK = ROOT / "bot" / "requirements.txt"
BOT_DEV_LOCK = ROOT / "bot" / "requirements-dev.txt"  # holds all of BOT_LOCK and pytest
