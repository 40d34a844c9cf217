"""Counting what is understood, on both tiers, and the page that tells it."""

from __future__ import annotations

import asyncio
import datetime
from pathlib import Path

import pytest

from bot import dutch, evaluate
from bot.figures import (
    ALL,
    FIRST,
    LOOK_ALIKE,
    ORDINARY,
    SECOND,
    Figures,
    Understood,
    match,
    measure,
    messages_of,
)
from bot.labels import Expression, Message
from bot.peers import PEERS
from bot.report import Measured, render

TEXT = "ik mis mijn hond. en ik wil naar buiten"
LOSS = Expression(0, 16, "loss", ("home_place", "feeling_well"), "U mist uw hond.")
WISH = Expression(21, 39, "wish", ("moving_body",), "U wilt naar buiten.")


def told(text: str = TEXT, *expressions: Expression, file: str = "one.yml", **other: str) -> Message:
    return Message(file, 1, other.pop("act", "tell"), text, expressions, **other)


def heard(*expressions: tuple[str, str, str], act: str = "tell", signal: str = "none") -> Understood:
    return {
        "act": act,
        "expressions": [
            {"kind": kind, "span": span, "themes": [theme], "say_back": f"U zei: ‘{span}’."}
            for kind, span, theme in expressions
        ],
        "signal": signal,
    }


def test_spans_that_share_half_are_the_same_once() -> None:
    found = [{"span": "mis mijn hond"}, {"span": "ik"}, {"span": "wil naar buiten"}]
    assert [(one["span"], label) for one, label in match(TEXT, found, [LOSS, WISH])] == [
        ("mis mijn hond", LOSS),
        ("wil naar buiten", WISH),
    ]


def test_the_same_words_twice_are_two_places() -> None:
    text = "naar huis, naar huis"
    twice = [Expression(start, start + 9, "wish", ("home_place",), "") for start in (0, 11)]
    assert len(match(text, [{"span": "naar huis"}] * 2, twice)) == 2


def test_expressions_are_counted() -> None:
    figures = Figures()
    right, wrong_kind = (
        ("loss", "ik mis mijn hond", "feeling_well"),
        ("loss", "ik wil naar buiten", "home_place"),
    )
    figures.add(told(TEXT, LOSS, WISH), heard(right, wrong_kind))
    assert (figures.found, figures.wrongly, figures.missed) == (2, 0, 0)
    assert (figures.kind_right, figures.theme_right) == (1, 1)
    figures.add(told(TEXT, LOSS, WISH), heard(right))
    assert (figures.precision, figures.recall) == (1, 0.75)
    assert figures.f1 == pytest.approx(6 / 7)


def test_nothing_is_counted_where_nothing_is() -> None:
    figures = Figures()
    figures.add(told("mooi weer"), heard())
    figures.add(told("mooi weer"), heard(("content", "mooi weer", "feeling_well")))
    assert (figures.left_empty, figures.empty, figures.wrongly) == (1, 2, 1)


def test_acts_are_counted_in_the_words_of_the_contract() -> None:
    figures = Figures()
    figures.add(told("dat was het", act="done"), heard(act="stop"))
    figures.add(told("tot morgen", act="goodbye"), heard(act="stop"))
    assert figures.acts_right == 1
    assert figures.confused == {("goodbye", "stop"): 1}


def test_signals_and_false_alarms_are_counted_apart() -> None:
    figures = Figures()
    figures.add(told(signal="fall"), heard(signal="fall"))
    figures.add(told(signal="fall"), heard(signal="medical_urgent"))
    figures.add(told(signal="fall"), heard())
    figures.add(told(signal="abuse"), heard(("loss", "mijn hond", "home_place"), signal="abuse"))
    figures.add(told(lookalike="fall"), heard(signal="fall"))
    figures.add(told(), heard())
    assert figures.raised("fall") == (2, 3)
    assert figures.raised("fall", "abuse") == (3, 4)
    assert figures.named("fall") == (1, 2)
    assert figures.raised(LOOK_ALIKE) == (1, 1)
    assert figures.raised(ORDINARY) == (0, 1)
    assert figures.wrongly == 0  # what else a signal without marks says was left open


@pytest.mark.parametrize(
    ("said", "quoted", "left"),
    [
        ("U mist uw hond.", 0, 0),
        ("U zei: ‘ik mis mijn hond’.", 1, 0),
        ("U mist mijn hond.", 0, 1),
        ("U mist m’n hond, zei u: ‘al jaren’.", 1, 1),
    ],
)
def test_saying_back_is_counted(said: str, quoted: int, left: int) -> None:
    figures = Figures()
    expression = {"kind": "loss", "span": "ik mis mijn hond", "themes": ["home_place"], "say_back": said}
    figures.add(told(TEXT, LOSS), {"act": "tell", "expressions": [expression], "signal": "none"})
    assert (figures.said_back, figures.quoted, figures.first_person) == (1, quoted, left)
    assert figures.pairs == [("ik mis mijn hond", said, "U mist uw hond.")]


def test_who_says_nothing_back_is_counted_too() -> None:
    figures = Figures()
    expression = {"kind": "loss", "span": "ik mis mijn hond", "themes": []}
    figures.add(told(TEXT, LOSS), {"act": "tell", "expressions": [expression], "signal": "none"})
    assert (figures.found, figures.theme_right, figures.said_back) == (1, 0, 0)


async def _hears_nothing(message: Message) -> Understood:
    return heard()


def test_both_parts_are_measured() -> None:
    messages = [told(), told(file="second_one.yml"), told(file="second_two.yml")]
    parts = asyncio.run(measure(_hears_nothing, messages))
    assert [parts[part].messages for part in (ALL, FIRST, SECOND)] == [3, 1, 2]


def test_the_labelled_messages_are_read(tmp_path: Path) -> None:
    start = 'version: "3.1"\nnlu:\n- intent: tell\n  examples:\n  - text: "hallo"\n'
    (tmp_path / "second_a.yml").write_text(start, encoding="utf-8")
    assert [(one.file, one.text) for one in messages_of(tmp_path)] == [("second_a.yml", "hallo")]
    (tmp_path / "b.yml").write_text(start.replace("tell", "tel"), encoding="utf-8")
    with pytest.raises(ValueError, match="unknown act"):
        messages_of(tmp_path)


def test_a_tier_is_lent() -> None:
    real = dutch.pipeline
    with evaluate.running_on(dutch.PLAIN):
        tokenizer = dutch.DutchTokenizer(dutch.DutchTokenizer.get_default_config())
    assert tokenizer.tier == dutch.PLAIN
    assert dutch.pipeline is real


def test_a_tier_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "installed", lambda tier: tier == dutch.PLAIN)
    monkeypatch.setattr(evaluate, "load", lambda model: _hears_nothing)
    measured = Measured()
    asyncio.run(evaluate.measure_tiers(measured, "model", [told()]))
    assert list(measured.tiers) == [dutch.PLAIN]
    assert measured.tiers_lacking == ["`nl_core_news_sm` is not installed."]


def test_peers_that_are_not_there_are_said(tmp_path: Path) -> None:
    measured = Measured()
    asyncio.run(evaluate.measure_peers(measured, [told()], tmp_path))
    assert measured.peers == {}
    assert len(measured.peers_lacking) == len(PEERS)
    assert "make peers" in measured.peers_lacking[0]


def test_the_page_tells_it_all() -> None:
    async def hears(message: Message) -> Understood:
        return heard(("loss", "ik mis mijn hond", "home_place"), signal=message.signal or "none")

    messages = [told(TEXT, LOSS), told("au | au", signal="fall", file="second_signals.yml", act="deny")]
    parts = asyncio.run(measure(hears, messages))
    measured = Measured({dutch.PLAIN: parts}, ["`nl_core_news_sm` is not installed."])
    measured.peers = {"a peer": asyncio.run(measure(_hears_nothing, messages))}
    measured.peers_lacking = ["Another: not trained."]
    page = render(measured, datetime.date(2026, 1, 2))
    assert "Measured on 2026-01-02 on 2 messages" in page
    assert "| what | all | first | second, written later |" in page
    assert "| acts right | 0.500 (1 of 2) | 1.000 (1 of 1) | 0.000 (0 of 1) |" in page
    assert "| fall | 1 of 1 | 1 of 1 | - | 1 of 1 |" in page
    assert "| what | ours | a peer |" in page
    assert "| signals raised | 1.000 (1 of 1) | 0.000 (0 of 1) |" in page
    assert "| deny | tell | 1 |" in page
    assert "| ik mis mijn hond | U zei: ‘ik mis mijn hond’. | U mist uw hond. |" in page
    assert "`nl_core_news_sm` is not installed." in page
    assert "Another: not trained." in page
