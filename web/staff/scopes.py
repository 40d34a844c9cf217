"""Mine, my team's, all: the choice that lists and the review share, in an address as `?van=mijn`.

Who has nothing to choose from looks at the own people, whatever the address says.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query

from records.models import Staff
from records.scope import Scope, choices
from web.staff.access import Member

WORD = {Scope.MINE: "mijn", Scope.TEAM: "team", Scope.ALL: "alle"}  # in addresses and forms
LABEL = {Scope.MINE: "Van mij", Scope.TEAM: "Van mijn team", Scope.ALL: "Van iedereen"}  # on screen
_SCOPE = {word: scope for scope, word in WORD.items()}


def scope_of(word: str, member: Staff) -> Scope:
    """The scope that a word in an address stands for; for any other word what this member begins with."""
    offered = choices(member)
    if not offered:
        return Scope.MINE
    wanted = _SCOPE.get(word, offered[0])
    return wanted if wanted in offered else offered[-1]


def offered(member: Staff) -> list[tuple[Scope, str]]:
    """What this member can choose from, with its label."""
    return [(scope, LABEL[scope]) for scope in choices(member)]


def _asked(member: Member, van: Annotated[str, Query()] = "") -> Scope:
    return scope_of(van, member)


def _sent(member: Member, van: Annotated[str, Form()] = "") -> Scope:
    return scope_of(van, member)


Asked = Annotated[Scope, Depends(_asked)]  # of a page
Sent = Annotated[Scope, Depends(_sent)]  # of a form
