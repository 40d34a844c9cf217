"""Cutting spoken Dutch into clauses."""

from __future__ import annotations

import re
import time

import pytest

from listening.clauses import cut, trim
from tests.listening.training import told

CASES: tuple[tuple[str, list[str]], ...] = (
    ("ik mis mijn hond", ["ik mis mijn hond"]),
    ("Ik mis mijn hond. Ik wil naar de markt.", ["Ik mis mijn hond", "Ik wil naar de markt"]),
    ("ik mis mijn hond en ik wil naar de markt", ["ik mis mijn hond", "ik wil naar de markt"]),
    ("ik lust geen vis maar ik ben gek op soep", ["ik lust geen vis", "ik ben gek op soep"]),
    ("ik slaap slecht want het is hier te warm", ["ik slaap slecht", "het is hier te warm"]),
    ("naar de markt en daarna koffie", ["naar de markt en daarna koffie"]),
    ("brood en kaas", ["brood en kaas"]),
    ("nou ja, ik zou wel een kat willen hoor", ["ik zou wel een kat willen"]),
    ("Ach ja. Nou, ik mis hem hè.", ["Ach ja", "ik mis hem"]),
    ("is er hier ook een koor?", ["is er hier ook een koor?"]),
    ("Is er een koor? Dan wil ik mee.", ["Is er een koor?", "Dan wil ik mee"]),
    ("ik wil niet in bad, ik wil douchen", ["ik wil niet in bad", "ik wil douchen"]),
    ("mijn man is dood - ik mis hem erg", ["mijn man is dood", "ik mis hem erg"]),
    ("het eten is goed\nde zusters zijn lief", ["het eten is goed", "de zusters zijn lief"]),
    ("de hond", ["de hond"]),
    ("nee", ["nee"]),
    ("nou ja", ["nou ja"]),
    ("hoor", ["hoor"]),
    ("", []),
    ("   ", []),
    ("...", []),
    ("?!", []),
    ("ik sta om 7.30 op", ["ik sta om 7.30 op"]),
)


@pytest.mark.parametrize(("text", "pieces"), CASES)
def test_a_message_is_cut_where_a_new_clause_begins(text: str, pieces: list[str]) -> None:
    assert [clause.text for clause in cut(text)] == pieces


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("en ik mis hem", "ik mis hem"),
        ("ja nou maar ik wil dat", "ik wil dat"),
        ("de hond hoor.", "de hond"),
        ("koffie, zeg", "koffie"),
        ("ja", "ja"),
        ("een kind", "een kind"),
        ("mijn kind", "mijn kind"),
        ("komt dat nog?", "komt dat nog?"),
    ],
)
def test_fillers_go_and_what_was_said_stays(text: str, left: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == left


def test_every_clause_is_an_exact_piece_in_order_and_no_words_are_lost() -> None:
    for message in told():
        clauses = cut(message.text)
        end = 0
        for clause in clauses:
            assert message.text[clause.start : clause.end] == clause.text
            assert clause.start >= end, message.text
            assert clause.text == clause.text.strip()
            assert re.search(r"\w", clause.text)
            end = clause.end
        if re.search(r"\w", message.text):
            assert clauses, message.text
        # Only joints and fillers may fall between the clauses.
        kept = sum(len(clause.text.split()) for clause in clauses)
        assert kept >= len(message.text.split()) * 0.25, message.text


def test_a_question_keeps_its_mark() -> None:
    for message in told():
        if message.text.rstrip().endswith("?"):
            assert cut(message.text)[-1].text.endswith("?"), message.text


@pytest.mark.parametrize("piece", ["en ", ", ", "ja ", "ik ben en ", ". ", "\n", "a", "- "])
def test_a_long_message_costs_no_time(piece: str) -> None:
    began = time.process_time()
    cut((piece * 4000)[:4000])
    assert time.process_time() - began < 10  # a pattern that tries everything takes minutes
