"""The trained model holds the talks of tests/stories, from what is typed to what is done."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.talks.serving import Stack
from warmwelkom.settings import ROOT, get_settings

pytestmark = pytest.mark.stack


def test_the_stories_run_without_a_wrong_step(sqlite_stack: Stack, tmp_path: Path) -> None:
    # The stack is asked for because it trains a model that is out of date.
    model = get_settings().model_dir / "warmwelkom.tar.gz"
    done = subprocess.run(
        [
            *(str(ROOT / "bot" / ".venv" / "bin" / "python"), "-m", "rasa", "test", "core"),
            *("--model", str(model), "--stories", "tests/stories", "--out", str(tmp_path)),
            "--fail-on-prediction-errors",  # without it a failure exits 0
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env={**sqlite_stack.environment, "OMP_NUM_THREADS": "1"},
        check=False,
    )
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, failed.read_text() if failed.exists() else done.stderr[-3000:]
