"""The accessibility statement."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from tests.web.visitor import Visitor
from warmwelkom.settings import get_settings
from web.talk.statement import HOUSE, TEXT, rendered


@pytest.fixture
def page(app: FastAPI) -> str:
    answer = Visitor(app).get("/toegankelijkheid")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    return answer.text


def test_it_is_the_text_of_the_docs(page: str) -> None:
    headings = re.findall(r"^(#+) (.+)$", TEXT.read_text(encoding="utf-8"), re.MULTILINE)
    shown = re.findall(r"<h(\d)>(.+?)</h", page)
    assert [(len(marks), words) for marks, words in headings] == [(int(n), words) for n, words in shown]
    assert len([n for n, _ in shown if n == "1"]) == 1


def test_it_is_of_this_house(page: str) -> None:
    assert HOUSE not in page
    assert get_settings().organisation in page


def test_the_name_of_a_house_is_text_and_never_markup() -> None:
    assert rendered(f"Van {HOUSE}.", "De *Linde* <b> & [x](y)") == (
        "<p>Van De *Linde* &lt;b&gt; &amp; [x](y).</p>\n"
    )


def test_html_in_the_text_is_shown_and_not_used() -> None:
    assert "<script>" not in rendered("<script>alert(1)</script>", "De Linde")


def test_a_table_is_a_table() -> None:
    assert "<th>Eis</th>" in rendered("| Eis | Hoe |\n|---|---|\n| 1.1.1 | getest |\n", "De Linde")
