"""What web says itself fits the talk."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from records.models import ConversationKind, SignalKind, Speaker
from web.talk import sentences
from web.talk.sentences import sentence

FALL: list[dict[str, Any]] = [
    {"text": "Druk op de alarmknop."},
    {"condition": [{"type": "slot", "name": "kind", "value": "website"}], "text": "Bel 112."},
    {
        "condition": [
            {"type": "slot", "name": "kind", "value": "family"},
            {"type": "slot", "name": "speaker", "value": "relative"},
        ],
        "text": "Zeg het een verzorger.",
    },
    {"text": "Blijf waar u bent."},
    {"condition": [{"type": "slot", "name": "address", "value": "je"}], "text": "Druk op je knop."},
]


@pytest.fixture
def _domain(monkeypatch: pytest.MonkeyPatch) -> None:
    only = {"utter_fall": FALL, "utter_site": FALL[1:2]}
    monkeypatch.setattr(sentences, "_responses", lambda: only)


@pytest.mark.usefixtures("_domain")
@pytest.mark.parametrize(
    ("kind", "speaker", "said"),
    [
        ("intake", "client", "Druk op de alarmknop."),
        ("website", "client", "Bel 112."),
        ("website", "relative", "Bel 112."),
        ("family", "relative", "Zeg het een verzorger."),
        ("family", "client", "Druk op de alarmknop."),
    ],
)
def test_the_first_that_fits_else_the_first_for_everybody(kind: str, speaker: str, said: str) -> None:
    assert sentence("utter_fall", kind=kind, speaker=speaker) == said


@pytest.mark.usefixtures("_domain")
def test_better_a_sentence_for_another_than_none() -> None:
    assert sentence("utter_site", kind="intake") == "Bel 112."
    with pytest.raises(KeyError):
        sentence("utter_nothing")


def test_every_sentence_of_webs_own_is_there_and_complete() -> None:
    names = ["utter_waiting", "utter_waiting_to_begin", *(f"utter_signal_{kind}" for kind in SignalKind)]
    for name, kind, speaker in itertools.product(names, ConversationKind, Speaker):
        said = sentence(name, kind=kind.value, speaker=speaker.value)
        assert said
        assert "{" not in said  # nobody fills it in
