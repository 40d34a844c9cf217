"""Every page, form and call of staff: what it is for, and who may. A new route needs a line here."""

from __future__ import annotations

from dataclasses import dataclass, field

from records.models import Role
from records.tokens import TokenScope

ROLES = (
    Role.CONTACT_PERSON,
    Role.TEAM_LEAD,
    Role.ACTIVITY_COORDINATOR,
    Role.APPOINTED_OFFICER,
    Role.MANAGER,
    Role.ADMINISTRATOR,
)
YES, OWN, TEAM, NO = "ja", "eigen", "team", "nee"
Cells = tuple[str, str, str, str, str, str]  # one for each of ROLES

ALL: Cells = (YES, YES, YES, YES, YES, YES)
CARE: Cells = (YES, YES, NO, NO, NO, NO)  # lists: everybody sees their own on it
OF_OWN: Cells = (OWN, TEAM, NO, NO, NO, NO)
SIGNALS: Cells = (YES, YES, NO, YES, NO, NO)
OF_SIGNAL: Cells = (TEAM, TEAM, NO, YES, NO, NO)  # whoever is on the floor
ERASE: Cells = (NO, TEAM, NO, NO, NO, NO)
INTERESTS: Cells = (YES, YES, YES, NO, NO, NO)
FIGURES: Cells = (NO, YES, NO, NO, YES, NO)
LEARN: Cells = CARE
KEYS: Cells = (YES, YES, YES, NO, YES, YES)  # an officer's would open nothing
ACCOUNTS: Cells = (NO, NO, NO, NO, NO, YES)
LOG: Cells = ACCOUNTS
LOG_OF_PERSON: Cells = (OWN, TEAM, NO, NO, NO, YES)


@dataclass(frozen=True)
class Case:
    """A route: under which line of the table it stands, who may, and what is sent to try it.

    `values` are for the address, on top of the ids of the house; `there` is false when even who may finds
    nothing at that address; `read_by` are colleagues who read names or words there beside who cares for her.
    """

    line: str
    cells: Cells
    fields: dict[str, str] = field(default_factory=dict)
    query: str = ""
    values: dict[str, str] = field(default_factory=dict)
    there: bool = True
    read_by: frozenset[str] = frozenset()
    scope: TokenScope | None = None
    refused: frozenset[int] = frozenset({403, 404})


P, T, G, W = (
    "/staff/bewoners/{client_id}",
    "/staff/gesprekken/{conversation_id}",
    "/staff/afspraken/{goal_id}",
    "/staff/gesprekken/{conversation_id}/wensen/{wish_id}",
)
NEAR, ADMINISTRATOR = frozenset({"hannah", "cor"}), frozenset({"gijs"})
QUARTER = {"name": "2020-Q1", "table": "themes", "chart": "themes"}

PERSON, LISTS, TALK, WISH = "Een bewoner", "Lijsten en zoeken", "Een gesprek", "Een wens"
AGREED, INVITED, SIGNAL, ERASING = "Een afspraak", "Uitnodigen", "Een signaal", "Gegevens weghalen"
EXPORT, SAW, TOGETHER, HOUSE = "Meenemen en afdrukken", "Wie keek mee", "Samen doen", "Het huis in cijfers"
PEOPLE, LOGGED, EVERYBODY, EMERGENCY = "Collega's en instellingen", "Inzage in alles", "Eigen account", "Nood"

PAGES: dict[tuple[str, str], Case] = {
    # everybody
    ("POST", "/staff/uitloggen"): Case(EVERYBODY, ALL),
    ("GET", "/staff/sessie"): Case(EVERYBODY, ALL),
    ("POST", "/staff/sessie"): Case(EVERYBODY, ALL),
    ("GET", "/staff/account"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/naam"): Case(EVERYBODY, ALL, {"name": "Iemand Anders"}),
    ("GET", "/staff/account/wachtwoord"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/wachtwoord"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/sessies/{session_id}/einde"): Case(
        EVERYBODY, ALL, values={"session_id": "{nothing}"}, there=False
    ),
    ("POST", "/staff/account/uitloggen"): Case(EVERYBODY, ALL),
    ("GET", "/staff/account/tweede-stap"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/tweede-stap"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/tweede-stap/codes"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/tweede-stap/uit"): Case(EVERYBODY, ALL),
    ("POST", "/staff/account/sleutels"): Case("Een sleutel voor een ander systeem", KEYS),
    ("POST", "/staff/account/sleutels/{token_id}/einde"): Case(
        EVERYBODY, ALL, values={"token_id": "{nothing}"}, there=False
    ),
    ("POST", "/staff/woorden"): Case(EVERYBODY, ALL, {"text": "opname"}),
    ("POST", "/staff/uitleg/{name}"): Case(EVERYBODY, ALL, values={"name": "vandaag"}),
    ("GET", "/staff/handleiding"): Case(EVERYBODY, ALL),
    ("GET", "/staff/pictures/{name}.png"): Case(EVERYBODY, ALL, values={"name": "niets"}, there=False),
    ("GET", "/staff/{path:path}"): Case(EVERYBODY, ALL, values={"path": "niets"}, there=False),
    # care
    ("GET", "/staff"): Case(LISTS, CARE, refused=frozenset({303}), read_by=NEAR),  # with signals of the ward
    ("GET", "/staff/bewoners"): Case(LISTS, CARE, query="?van=alle"),
    ("GET", "/staff/bewoners/nieuw"): Case(LISTS, CARE),
    ("POST", "/staff/bewoners"): Case(LISTS, CARE, {"name": "Jo Nieuw"}),
    ("GET", "/staff/bekijken"): Case(LISTS, CARE),
    ("GET", "/staff/afspraken"): Case(LISTS, CARE, query="?van=alle"),
    ("GET", "/staff/zoeken"): Case(LISTS, CARE, query="?q=duivenmelkers"),
    ("GET", P): Case(PERSON, OF_OWN),
    ("GET", f"{P}/gegevens"): Case(PERSON, OF_OWN),
    ("POST", f"{P}/gegevens"): Case(PERSON, OF_OWN, {"name": "Anders"}),
    ("POST", f"{P}/naasten"): Case(PERSON, OF_OWN, {"name": "Jo", "relation": "zoon"}),
    ("GET", f"{P}/naasten/{{relative_id}}"): Case(PERSON, OF_OWN),
    ("POST", f"{P}/naasten/{{relative_id}}"): Case(PERSON, OF_OWN, {"name": "Jo", "relation": "zoon"}),
    ("POST", f"{P}/notities/{{note_id}}"): Case(PERSON, OF_OWN, {"text": "anders"}),
    ("GET", f"{P}/dit-ben-ik"): Case(PERSON, OF_OWN),
    ("POST", f"{P}/dit-ben-ik"): Case(PERSON, OF_OWN, {"line": "relative:{relative_id}"}),
    ("GET", f"{P}/delen"): Case(PERSON, OF_OWN),
    ("POST", f"{P}/delen/{{wish_id}}"): Case(PERSON, OF_OWN, {"mag": "ja"}),
    ("GET", T): Case(TALK, OF_OWN),
    ("GET", f"{T}/bekijken"): Case(TALK, OF_OWN),
    ("GET", f"{T}/bekijken/samen"): Case(TALK, OF_OWN),
    ("POST", f"{T}/bekeken"): Case(TALK, OF_OWN),
    ("GET", f"{T}/erbij"): Case(TALK, OF_OWN, query="?bericht={message_id}"),
    ("POST", f"{T}/erbij"): Case(TALK, OF_OWN, {"message_id": "{message_id}", "sentence": "0-10"}),
    ("POST", f"{T}/spreken"): Case(TALK, OF_OWN),
    ("POST", "/staff/wensen/{wish_id}"): Case(WISH, OF_OWN, {"review": "seen"}),
    ("POST", W): Case(WISH, OF_OWN, {"do": "seen", "version": "1"}),
    ("POST", f"{W}/aanpassen"): Case(WISH, OF_OWN, {"version": "1", "kind": "wish"}),
    ("POST", f"{W}/samen"): Case(WISH, OF_OWN, {"version": "1", "into": "{other_wish_id}"}),
    ("POST", f"{W}/apart"): Case(WISH, OF_OWN),
    ("GET", f"{P}/afspraken"): Case(AGREED, OF_OWN),
    ("POST", f"{P}/afspraken"): Case(AGREED, OF_OWN, {"what": "samen wandelen"}),
    ("GET", G): Case(AGREED, OF_OWN),
    ("POST", G): Case(AGREED, OF_OWN, {"version": "1", "what": "anders"}),
    ("POST", f"{G}/stand"): Case(AGREED, OF_OWN, {"version": "1", "state": "done"}),
    ("GET", f"{P}/uitnodigen"): Case(INVITED, OF_OWN),
    ("POST", f"{P}/gesprekken"): Case(INVITED, OF_OWN),
    ("POST", f"{T}/uitnodiging"): Case(INVITED, OF_OWN),
    ("POST", "/staff/uitnodigingen/{invitation_id}/intrekken"): Case(INVITED, OF_OWN),
    ("GET", "/staff/uitnodigingen"): Case("Uitnodigingen", CARE, query="?van=alle"),
    ("POST", "/staff/uitnodigingen"): Case("Uitnodigingen", CARE, {"kind": "living_room"}),
    # emergency: every carer may ask
    ("GET", "/staff/noodtoegang"): Case(EMERGENCY, CARE),
    ("POST", "/staff/noodtoegang"): Case(
        EMERGENCY, CARE, {"client": "{client_id}", "reason": "zij is gevallen en roept"}
    ),
    ("POST", "/staff/noodtoegang/{opened_id}/gezien"): Case("Zien wie in nood keek", OF_OWN),
    # signals
    ("GET", "/staff/signalen/nu"): Case("Signalen", SIGNALS),
    ("GET", "/staff/signalen"): Case("Signalen", SIGNALS, read_by=NEAR),
    ("GET", "/staff/signalen/vandaag"): Case("Signalen", SIGNALS, read_by=NEAR),
    ("GET", "/staff/signalen/{signal_id}"): Case(SIGNAL, OF_SIGNAL, read_by=NEAR),
    ("POST", "/staff/signalen/{signal_id}/oppakken"): Case(SIGNAL, OF_SIGNAL, read_by=NEAR),
    ("POST", "/staff/signalen/{signal_id}/gedaan"): Case(
        SIGNAL, OF_SIGNAL, {"words": "samen opgestaan"}, read_by=NEAR
    ),
    # of abuse alone: whoever may see this signal finds nothing to hide
    ("POST", "/staff/signalen/{signal_id}/over"): Case(
        "Signalen", SIGNALS, there=False, refused=frozenset({403, 404})
    ),
    # out of the door
    ("GET", f"{T}/tekst"): Case(EXPORT, OF_OWN),
    ("GET", "/staff/wensen/{wish_id}/tekst"): Case(EXPORT, OF_OWN),
    ("GET", f"{T}/afdruk"): Case(EXPORT, OF_OWN),
    ("GET", f"{P}/fhir"): Case(EXPORT, OF_OWN),
    ("GET", f"{P}/dit-ben-ik/blad"): Case(EXPORT, OF_OWN),
    ("GET", f"{P}/gegevens/alles"): Case(EXPORT, OF_OWN),
    ("GET", f"{P}/gegevens/alles/blad"): Case(EXPORT, OF_OWN),
    ("GET", f"{P}/gegevens/alles.json"): Case(EXPORT, OF_OWN),
    ("GET", "/staff/uitvoer"): Case("Een selectie meenemen", CARE),
    ("GET", "/staff/uitvoer/bestand.{kind}"): Case("Een selectie meenemen", CARE, values={"kind": "csv"}),
    ("GET", "/staff/uitvoer/fhir"): Case("Een selectie meenemen", CARE),
    # erasing
    ("GET", f"{P}/gegevens/wissen"): Case(ERASING, OF_OWN),
    ("POST", f"{P}/gegevens/wissen/woorden"): Case(ERASING, OF_OWN, {"sure": "true"}),
    ("POST", f"{P}/naasten/{{relative_id}}/weg"): Case(ERASING, OF_OWN, {"sure": "true"}),
    ("POST", f"{G}/weg"): Case(ERASING, OF_OWN, {"sure": "true"}),
    ("GET", f"{T}/wissen"): Case(ERASING, OF_OWN),
    ("POST", f"{T}/wissen/woorden"): Case(ERASING, OF_OWN, {"sure": "true"}),
    ("POST", f"{T}/wissen/toestemming"): Case(ERASING, OF_OWN, {"sure": "true"}),
    ("POST", f"{T}/wissen/berichten"): Case(ERASING, OF_OWN, {"message": "{message_id}"}),
    ("POST", f"{P}/gegevens/wissen/alles"): Case(
        "Alles van een bewoner weghalen", ERASE, {"name": "Johanna Vroemen"}
    ),
    # who looked
    ("GET", f"{P}/inzage"): Case(SAW, LOG_OF_PERSON, read_by=ADMINISTRATOR),
    ("GET", f"{P}/inzage/blad"): Case(SAW, LOG_OF_PERSON, read_by=ADMINISTRATOR),
    ("GET", "/staff/inzage"): Case(LOGGED, LOG, read_by=ADMINISTRATOR),
    ("GET", "/staff/inzage/bestand"): Case(LOGGED, LOG, read_by=ADMINISTRATOR),
    # together
    ("GET", "/staff/samen"): Case(TOGETHER, INTERESTS),
    ("GET", "/staff/samen/ideeen"): Case(TOGETHER, INTERESTS),
    ("GET", "/staff/samen/{key}"): Case(TOGETHER, INTERESTS, values={"key": "kaarten"}),
    ("GET", "/staff/samen/{key}/lijst"): Case(TOGETHER, INTERESTS, values={"key": "kaarten"}),
    ("POST", "/staff/samen/{key}/kennismaken"): Case(
        TOGETHER, INTERESTS, {"wie": "{client_id}"}, values={"key": "kaarten"}
    ),
    ("POST", "/staff/samen/kennismaking/{introduction_id}"): Case(
        TOGETHER, INTERESTS, values={"introduction_id": "{nothing}"}, there=False
    ),
    ("POST", "/staff/kennismaken/{introduced_id}"): Case(
        "Vragen of iemand wil kennismaken",
        CARE,
        {"wil": "ja"},
        values={"introduced_id": "{nothing}"},
        there=False,
    ),
    # the house
    ("GET", "/staff/huis"): Case(HOUSE, FIGURES),
    ("GET", "/staff/huis/{name}"): Case(HOUSE, FIGURES, values=QUARTER, there=False),
    ("GET", "/staff/huis/{name}/clientenraad"): Case(HOUSE, FIGURES, values=QUARTER, there=False),
    ("GET", "/staff/huis/{name}/{table}.csv"): Case(HOUSE, FIGURES, values=QUARTER, there=False),
    ("GET", "/staff/huis/{name}/{chart}.svg"): Case(HOUSE, FIGURES, values=QUARTER, there=False),
    ("GET", "/staff/leren"): Case("Leren praten", LEARN),
    # accounts and settings
    ("GET", "/staff/beheer"): Case(PEOPLE, ACCOUNTS),
    ("GET", "/staff/beheer/collegas/nieuw"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas"): Case(
        PEOPLE, ACCOUNTS, {"name": "Nieuw", "email": "nieuw@huis.example", "role": "manager"}
    ),
    ("GET", "/staff/beheer/collegas/{staff_id}"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas/{staff_id}"): Case(
        PEOPLE, ACCOUNTS, {"name": "Bas", "email": "bas@huis.example", "role": "manager"}
    ),
    ("POST", "/staff/beheer/collegas/{staff_id}/stopt"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas/{staff_id}/terug"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas/{staff_id}/wachtwoord"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas/{staff_id}/tweede-stap-weg"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/collegas/{staff_id}/uitloggen"): Case(PEOPLE, ACCOUNTS),
    ("GET", "/staff/beheer/instellingen"): Case(PEOPLE, ACCOUNTS),
    ("GET", "/staff/beheer/post"): Case(PEOPLE, ACCOUNTS),
    ("POST", "/staff/beheer/post/{key}/opnieuw"): Case(
        PEOPLE, ACCOUNTS, values={"key": "{nothing}"}, there=False
    ),
}

READ, MAKE = TokenScope.CONVERSATIONS_READ, TokenScope.CONVERSATIONS_WRITE
KNOWN, OUT = TokenScope.CLIENTS_READ, TokenScope.EXPORT
C = "/api/clients/{client_id}"
API: dict[tuple[str, str], Case] = {
    ("POST", "/api/conversations"): Case(
        INVITED,
        OF_OWN,
        {"kind": "intake", "client_id": "{client_id}"},
        scope=MAKE,
        refused=frozenset({403, 422}),
    ),
    ("GET", "/api/conversations"): Case(LISTS, CARE, scope=READ),
    ("GET", "/api/conversations/{conversation_id}"): Case(TALK, OF_OWN, scope=READ),
    ("GET", "/api/clients"): Case(LISTS, CARE, scope=KNOWN),
    ("GET", C): Case(PERSON, OF_OWN, scope=KNOWN),
    ("GET", f"{C}/relatives"): Case(PERSON, OF_OWN, scope=KNOWN),
    ("GET", f"{C}/wishes"): Case(PERSON, OF_OWN, scope=KNOWN),
    ("GET", f"{C}/goals"): Case(PERSON, OF_OWN, scope=KNOWN),
    ("GET", f"{C}/export"): Case(EXPORT, OF_OWN, scope=OUT),
    ("GET", f"{C}/fhir"): Case(EXPORT, OF_OWN, scope=OUT),
    ("GET", "/api/fhir"): Case("Een selectie meenemen", CARE, scope=OUT),
    ("GET", "/api/access-log"): Case(LOGGED, LOG, scope=TokenScope.ACCESS_LOG_READ, read_by=ADMINISTRATOR),
    ("GET", "/api/figures"): Case(HOUSE, FIGURES, scope=TokenScope.FIGURES_READ, there=False),
    ("GET", "/api/interests"): Case(TOGETHER, INTERESTS, scope=TokenScope.INTERESTS_READ),
    ("GET", "/api/interests/{key}"): Case(
        TOGETHER, INTERESTS, values={"key": "kaarten"}, scope=TokenScope.INTERESTS_READ
    ),
}
