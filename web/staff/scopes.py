"""Mine, my team's, all: the choice that lists and the review share, in an address as `?van=mijn`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query

from records.scope import Scope

WORD = {Scope.MINE: "mijn", Scope.TEAM: "team", Scope.ALL: "alle"}  # in addresses and forms
LABEL = {Scope.MINE: "Van mij", Scope.TEAM: "Van mijn team", Scope.ALL: "Van iedereen"}  # on screen
_SCOPE = {word: scope for scope, word in WORD.items()}


def scope_of(word: str) -> Scope:
    """The scope that a word in an address stands for; mine for any other word."""
    return _SCOPE.get(word, Scope.MINE)


def _asked(van: Annotated[str, Query()] = "") -> Scope:
    return scope_of(van)


def _sent(van: Annotated[str, Form()] = "") -> Scope:
    return scope_of(van)


Asked = Annotated[Scope, Depends(_asked)]  # of a page
Sent = Annotated[Scope, Depends(_sent)]  # of a form
