"""The addresses and codes of FHIR that are used here. docs/exchange.md says where each comes from."""

from __future__ import annotations

from typing import Any, Final

from records.models.kinds import GoalState, WishKind

NL_CORE: Final = "http://nictiz.nl/fhir/StructureDefinition/nl-core-"
SNOMED: Final = "http://snomed.info/sct"
ROLES: Final = "urn:oid:2.16.840.1.113883.2.4.3.11.22.472"  # Vektis COD472, who this is to a client
RELATIONS: Final = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
ACHIEVEMENT: Final = "http://terminology.hl7.org/CodeSystem/goal-achievement"
TOOK_PART: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"

# How a goal stands: the state of its life, and how far it came (none when it was given up).
GOAL: Final = {
    GoalState.OPEN: ("active", "in-progress"),
    GoalState.DONE: ("completed", "achieved"),
    GoalState.PARTLY: ("completed", "improving"),
    GoalState.NOT_DONE: ("completed", "not-achieved"),
    GoalState.NO_LONGER_WANTED: ("cancelled", None),
}

# What of taking part in life is told as it is: the end of the profile, the code and its Dutch name.
TAKING_PART: Final = {
    WishKind.INTEREST: ("ParticipationInSociety.Hobby", "405081003", "vrijetijdsgedrag"),
    WishKind.PERSON: (
        "ParticipationInSociety.SocialNetwork",
        "365469004",
        "bevinding betreffende netwerk van gezin, familie en ondersteuners",
    ),
}

CONTACT: Final = ("23", "Contactpersoon")
REPRESENTATIVE: Final = ("24", "Wettelijke vertegenwoordiger")
ROLE_OF: Final = {"buurman": ("19", "Buur"), "buurvrouw": ("19", "Buur")} | dict.fromkeys(
    ("vriend", "vriendin", "kennis"), ("20", "Vriend(in)/kennis")
)
# The words that people write for who someone is. A word that is not here goes along as text alone.
RELATION_OF: Final = {
    "dochter": ("DAUC", "Daughter"),
    "zoon": ("SONC", "Son"),
    "zus": ("SIS", "sister"),
    "zuster": ("SIS", "sister"),
    "broer": ("BRO", "brother"),
    "vrouw": ("WIFE", "wife"),
    "echtgenote": ("WIFE", "wife"),
    "man": ("HUSB", "husband"),
    "echtgenoot": ("HUSB", "husband"),
    "moeder": ("MTH", "mother"),
    "vader": ("FTH", "father"),
    "kleindochter": ("GRNDDAU", "granddaughter"),
    "kleinzoon": ("GRNDSON", "grandson"),
    "kleinkind": ("GRNDCHILD", "grandchild"),
    "schoondochter": ("DAUINLAW", "daughter in-law"),
    "schoonzoon": ("SONINLAW", "son in-law"),
    "nichtje": ("NIECE", "niece"),
    "neefje": ("NEPHEW", "nephew"),
}


def concept(system: str, code: str, display: str = "", text: str = "") -> dict[str, Any]:
    """A CodeableConcept of one code, with its name and the words that people used when given."""
    coding = {"system": system, "code": code, **({"display": display} if display else {})}
    return {"coding": [coding], **({"text": text} if text else {})}
