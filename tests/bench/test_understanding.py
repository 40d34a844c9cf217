"""The bench of understanding, on a tiny case. No test says how long anything may take."""

import sys
from pathlib import Path
from typing import Any

import pytest

from bench.understanding import Measured, measure, run, table
from warmwelkom.errors import WarmWelkomError


def test_models_take_turns() -> None:
    asked = []

    def one(module: str, model: str) -> dict[str, Any]:
        asked.append(model)
        return {"milliseconds": [1.0, 2.0], "rss": len(asked), "pss": 1}

    measured = measure({"a": Path("a.tar.gz"), "b": Path("b.tar.gz")}, 2, one)
    assert asked == ["a.tar.gz", "b.tar.gz"] * 2
    assert measured["a"] == Measured([[1.0, 2.0], [1.0, 2.0]], [1, 3], [1, 1])
    assert measured["b"].milliseconds == [1.0, 2.0, 1.0, 2.0]


def test_the_table_has_a_line_for_each_model() -> None:
    ours = Measured([[10.0] * 9, [20.0] * 10], [600_000_000], [590_000_000])
    lines = table({"our model": ours, "another": Measured([[1.0, 2.0]], [1], [1])}).splitlines()
    assert len(lines) == 3
    assert " ".join(lines[1].split()) == "our model 20.0 ms 20.0 ms 600 MB 590 MB 10.0 20.0 ms"


def test_the_last_line_counts(tmp_path: Path) -> None:
    assert run("json.tool", "--help", python=_python(tmp_path, "print('hm'); print('{\"rss\": 1}')")) == {
        "rss": 1
    }


def test_what_ends_badly_says_why(tmp_path: Path) -> None:
    with pytest.raises(WarmWelkomError, match="no model"):
        run("bench.one_model", python=_python(tmp_path, "raise SystemExit('no model')"))


def _python(folder: Path, code: str) -> Path:
    """A Python that runs this code, whatever it is asked to run."""
    program = folder / "python"
    program.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    program.chmod(0o755)
    return program
