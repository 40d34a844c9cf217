"""The staff side: a folder a feature, all behind a log-in."""

from __future__ import annotations

from fastapi import APIRouter

from web.staff.access import NotThere, protected
from web.staff.access_log import of_person as seen_of_person
from web.staff.access_log import routes as seen
from web.staff.account import api_keys, factor
from web.staff.account import routes as account
from web.staff.accounts import ending, house
from web.staff.accounts import routes as accounts
from web.staff.clients import facts, invitations, this_is_me
from web.staff.clients import routes as clients
from web.staff.data import correcting as data_correcting
from web.staff.data import person as data_person
from web.staff.data import reading as data_reading
from web.staff.data import talk as data_talk
from web.staff.emergency import routes as emergency
from web.staff.exchange import files as leaving_files
from web.staff.exchange import talks as leaving_talks
from web.staff.figures import routes as figures
from web.staff.goals import routes as goals
from web.staff.learning import routes as learning
from web.staff.login import oidc
from web.staff.login import routes as login
from web.staff.manual import routes as manual
from web.staff.review import correcting, deciding
from web.staff.review import routes as review
from web.staff.search import routes as search
from web.staff.signals import routes as signals
from web.staff.signals import strip
from web.staff.talks import routes as talks
from web.staff.today import routes as today
from web.staff.together import asking as together_asking
from web.staff.together import routes as together
from web.staff.wishes import routes as wishes
from web.staff.wording import routes as wording

elsewhere = protected()


@elsewhere.get("/{path:path}")
def unknown() -> None:
    """Any other address under /staff asks for a log-in too, so nobody learns what there is."""
    raise NotThere("Deze pagina bestaat niet (meer).")


PARTS = (
    oidc.router,  # the same one as of the other pages of logging in
    login.inside,
    account.router,
    factor.router,
    api_keys.router,
    accounts.router,
    ending.router,
    house.router,
    seen.router,
    seen_of_person.router,
    today.router,
    talks.router,
    leaving_talks.router,
    leaving_files.router,
    facts.router,  # before one person: "nieuw" is no id
    clients.router,
    this_is_me.router,
    invitations.router,
    wishes.router,
    review.router,
    deciding.router,
    correcting.router,
    goals.router,
    data_reading.router,
    data_correcting.router,
    data_person.router,
    data_person.whole,
    data_talk.router,
    emergency.router,
    strip.router,  # before one signal: "nu" is no id
    signals.router,
    signals.speaking,
    search.router,
    together_asking.of_interests,  # before one interest: "kennismaking" is none
    together_asking.of_care,
    together.router,
    figures.router,
    learning.router,
    wording.router,
    manual.router,
    elsewhere,  # last: it takes what the others leave
)

router = APIRouter()
for part in PARTS:
    router.include_router(part)

__all__ = ["PARTS", "router"]
