"""What web itself says in a talk when Rasa can't. The sentences stand in `domain.yml` with all others."""

from __future__ import annotations

from functools import lru_cache

import yaml

from warmwelkom.settings import ROOT


@lru_cache(maxsize=1)
def _responses() -> dict[str, list[dict[str, str]]]:
    with (ROOT / "domain.yml").open(encoding="utf-8") as domain:
        responses: dict[str, list[dict[str, str]]] = yaml.safe_load(domain)["responses"]
    return responses


def sentence(response: str) -> str:
    """The first variation of a response of the domain. Raises KeyError when there is none."""
    return _responses()[response][0]["text"]
