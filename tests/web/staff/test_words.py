"""Words: every value has one, and none is an institution's."""

from __future__ import annotations

import enum
import re

import pytest

from records.models import (
    Consent,
    ConversationKind,
    ConversationState,
    Review,
    Role,
    SignalKind,
    WishKind,
)
from warmwelkom.settings import ROOT
from web.staff import words

TEMPLATES = ROOT / "web" / "templates" / "staff"
INSTITUTIONAL = re.compile(
    r"\b(opname|opgenomen|patiënt\w*|cliënt(?!enraad\b)\w*|instelling|afdeling|bedlegerig|intake|anamnese|zorgvraag"
    r"|zorgzwaarte|indicatie|zorgdoel\w*|interventie|evaluatie|mdo|rapportage|dossier|dagbesteding"
    r"|activiteitenaanbod"
    r"|mantelzorger|eerste contactpersoon|evv|werkvloer|bezoekuren|ontslag|doelgroep|zorgplan"
    r"|u moet|je moet)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (ConversationKind, words.TALK_KIND),
        (ConversationState, words.TALK_STATE),
        (Consent, words.CONSENT),
        (WishKind, words.WISH_KIND),
        (Review, words.REVIEW),
        (SignalKind, words.SIGNAL),
        (SignalKind, words.SIGNAL_TERM),
        (Role, words.ROLE),
    ],
)
def test_every_value_has_words(kind: type[enum.StrEnum], labels: dict[enum.StrEnum, str]) -> None:
    assert set(labels) == set(kind)
    assert not [label for label in labels.values() if INSTITUTIONAL.search(label)]


def test_there_are_sixteen_themes_in_four_domains() -> None:
    assert len(words.DOMAINS) == 4
    assert len(words.THEME) == 16


def shown(template: str) -> str:
    """What a template shows: without its markup, expressions and comments."""
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", template, flags=re.DOTALL)


@pytest.mark.parametrize(
    "name", sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
)
def test_pages_use_people_s_words(name: str) -> None:
    template = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not INSTITUTIONAL.findall(shown(template))
