"""What web itself says in a talk when Rasa can't. The sentences stand in `domain.yml` with all others."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from warmwelkom.settings import ROOT


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, Any]]]:
    with (ROOT / "domain.yml").open(encoding="utf-8") as domain:
        responses: dict[str, list[dict[str, Any]]] = yaml.safe_load(domain)["responses"]
    return responses


def _fits(variation: dict[str, Any], facts: dict[str, str]) -> bool:
    """Whether all conditions of a variation hold. What is not among the facts is not known, so doesn't."""
    return all(facts.get(one["name"]) == one["value"] for one in variation["condition"])


def sentence(response: str, **facts: str) -> str:
    """A response of the domain as it fits `facts` (`kind` and `speaker` of the talk).

    As in Rasa a variation whose conditions hold goes before one without conditions; of these the first one is
    taken. Raises KeyError when there is no such response.
    """
    variations = [variation for variation in _responses()[response] if variation.get("text")]
    fitting = [one for one in variations if one.get("condition") and _fits(one, facts)]
    plain = [one for one in variations if not one.get("condition")]
    chosen = (fitting + plain + variations)[0]  # better a sentence meant for another than none
    return str(chosen["text"])
