"""docs/settings.md tells of every setting, and tells what is so."""

from __future__ import annotations

import re

import pytest

from warmwelkom import settings_page
from warmwelkom.settings import Settings


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name: str) -> None:
    described = Settings.model_fields[name].description
    assert described, f"{name} has no line under it in warmwelkom/settings.py that says what it is"
    assert described.strip().endswith((".", '".')), f"the description of {name} is no sentence"


def test_the_page_is_as_it_would_be_written() -> None:
    written = settings_page.PAGE.read_text(encoding="utf-8")
    assert written == settings_page.page(), "write it anew: python -m warmwelkom.settings_page"


def test_every_setting_has_a_row_with_what_it_takes() -> None:
    rows = dict(re.findall(r"^\| `WARMWELKOM_(\w+)` \| (.*) \|$", settings_page.page(), re.MULTILINE))
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    assert rows["PORT"].endswith("| 1 to 65535 | `8080`")
    assert rows["LOGO"].endswith("| a path | –")
    assert rows["LOG_LEVEL"].endswith("| `debug` or `info` or `warning` or `error` | `info`")
    assert rows["DICTATION"].endswith("| `true` or `false` | `false`")
    assert rows["MODEL_DIR"].endswith("| a path | `models`")
