"""The gates: what is lost is said, each by its name."""

from __future__ import annotations

from bot.figures import Figures
from bot.gates import AT_LEAST, AT_MOST, lost, shares
from bot.labels import Expression, Message

SAID = "ik mis mijn hond"
LOSS = {"kind": "loss", "span": SAID, "themes": ["home_place"], "say_back": "U mist uw hond."}


def figures(*understood: dict[str, object]) -> Figures:
    counted = Figures()
    for one in understood:
        marked = (Expression(0, len(SAID), "loss", ("home_place",), "U mist uw hond."),)
        counted.add(Message("a.yml", 1, "tell", SAID, marked), one)
    return counted


def test_a_perfect_listener_holds_the_gates_of_what_was_measured() -> None:
    counted = figures({"act": "tell", "expressions": [LOSS], "signal": "none"})
    counted.add(
        Message("a.yml", 2, "tell", "ik wil dood", (), "", "client", "suicidality"),
        {"act": "tell", "expressions": [], "signal": "suicidality"},
    )
    counted.add(
        Message("a.yml", 3, "greeting", "hallo"), {"act": "greeting", "expressions": [], "signal": "none"}
    )
    assert lost(counted) == []


def test_each_loss_is_named() -> None:
    wrong = {**LOSS, "kind": "wish", "themes": ["life_story"], "say_back": "Ik mis mijn hond."}
    lines = lost(figures({"act": "stop", "expressions": [wrong], "signal": "fall"}))
    named = {line.split(":")[0] for line in lines}
    assert {"acts right", "kind right", "theme acceptable", "ordinary messages raised"} <= named
    assert "said back with a word of the first person" in named


def test_every_gate_has_a_figure() -> None:
    assert set(shares(Figures())) == {*AT_LEAST, *AT_MOST}
