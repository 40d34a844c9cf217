"""The pictures beside quick answers: which one stands where, and that each of them was drawn."""

from __future__ import annotations

import re

import pytest
import yaml

from warmwelkom.settings import ROOT
from web.talk.pictures import DONE, OTHER, THEMES, pictured

SPRITE = (ROOT / "web" / "static" / "pictures.svg").read_text(encoding="utf-8")


def offered() -> list[dict[str, str]]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    buttons: list[dict[str, str]] = domain["responses"]["utter_choices"][0]["buttons"]
    return buttons


def test_every_picture_is_drawn_and_none_too_many() -> None:
    drawn = re.findall(r'<symbol id="(\w+)" viewBox="0 0 64 64">', SPRITE)
    assert sorted(drawn) == sorted({*THEMES, OTHER, DONE})
    assert not re.search(r"href|style=|<script|<style", SPRITE)


def test_all_that_is_offered_has_a_picture_of_its_own() -> None:
    images = [button["image"] for button in pictured(offered())]
    assert len(images) == len(set(images)) == len(offered())
    assert {OTHER, DONE} < set(images) <= {*THEMES, OTHER, DONE}


@pytest.mark.parametrize(
    "payload", ["/choose", '/choose{"choice": "family"}', "/choose{", "/choose[]", "/affirm", "/done", "x"]
)
def test_where_nothing_is_chosen_by_picture_there_is_none(payload: str) -> None:
    buttons = [{"title": "Goed", "payload": payload}, {"title": "Iets anders", "payload": "/skip"}]
    assert pictured(buttons) == buttons
