"""Verbs of daily talk: which word is one, and the form that goes with *u*."""

from __future__ import annotations

from functools import lru_cache

from listening.verb_forms import VERBS

# Spoken, mistyped or shortened forms next to "ik".
_FIRST = {
    "hou": "houdt", "rij": "rijdt", "snij": "snijdt", "glij": "glijdt", "schei": "scheidt", "bid": "bidt", "wou": "wilde", "kon": "kon",
    "hep": "hebt", "heeft": "hebt", "hebt": "hebt", "wilt": "wilt", "kunt": "kunt", "bent": "bent", "zou": "zou", "zit": "zit", "ontbeet": "ontbeet",
    "wist": "wist", "deed": "deed", "zei": "zei", "vrees": "vreest", "verberg": "verbergt", "verslik": "verslikt", "vergis": "vergist", "zegt": "zegt",
    "doet": "doet", "ziet": "ziet", "gaat": "gaat", "was": "was", "wil": "wilt",
}  # fmt: skip
_SECOND = {"kan": "kunt", "kun": "kunt", "kunt": "kunt", "wil": "wilt", "zal": "zult", "zul": "zult", "ben": "bent", "heb": "hebt", "hou": "houdt", "rij": "rijdt", "vind": "vindt"}  # fmt: skip

# Forms that are another word as well: they are taken for a verb only next to their subject.
ALSO_NOUN = frozenset(
    "heel net daag was werk kaart haak brood dans dam deel droom feest film geloof hoop huur kam kook kost kus lach leer lig los maal maat nodig pak pas plant pot prijs raad regel reis rook rouw rust schrik slaap snoep spaar speel spel sport "
    "stap stel stem stof stop teken tik trap trek trouw val verkeer vis vier volg vraag vouw wacht wens zeil zin zorg zucht zweet acht bad dicht open droog druk kom heet niks honger kamp klaver melk merk orgel tennis turf verf vlieg "
    "wed win wissel kwam groet hak leen leef doof bel zak zaak zaag weet wil bid dek kies keer dien bof breng hang houd aard achtte arm aarde adem antwoord beet biecht bons boor borstel bouw brand buurt dank dood dop dut feest film "
    "gil glim gok grom haast haat hark hinder hoest kaats keur kleur klei klok klop knap knip knoop koer kook kras kruimel las last lap land leid lek licht lift log loon lucht luid lust maai meld mest mis modder nat neus offer oogst "
    "pand pest pijn plaag plaats plak plan pluk poets pook post poot praat prak prik print pruts puf punt raas ram rasp recht ril rol roest ruil ruim ruis ruk rijm saus schaak schaats schat scheel schaft scheur schilder schop "
    "schrob schuim schuur slik sleutel slof sloop snik spat spijker spit spoel spook spoor spot stal stamp start steun stoom stook stoor storm stort straal straf strand stroom stuk stuur surf tafel tank tap tel test til timmer "
    "toets toon toer tover trommel twijfel twist veer veeg voer vorm vul vast waak waard wandel warm water weeg wek wieg wiel woon zegen zoen zon zout zuiver zwaai zweer zweef woog zat won vond school schoot sloot stak stal brak "
    "bond bood boog dook goot gold kroop rook sloop sneed spoot stond trof vocht wees wies zonk bakte rijk bang bezit bewijs gebruik behoud begin verlies bezoek verblijf verlaten verzoek wijs zweeg lijk lijd schijn schrijf breek "
    "druip greep kijk koop lees lief lieg loop meet neem oordeel verdriet prees roep ruik scheer schenk schep schuif spring spreek steek sterf stijg stink strijk vang vecht vergeef verkoop verwijt vries wijk zing zoek zuig zwerf "
    "stil zet vlag verlang verhaal vermaak verzorg beheer gebeuren winkel ergens zonde waarde einde mede warmte ziekte leegte vreugde beloofde gezonde vreemde beroemde bekende benauwde verwende verlamde snapt baad "
    "trouwen leven eten bed bedden boeken armen kosten planten bloemen kaarten winkels ramen landen reizen regels "
    "werken vragen dingen wonden weken dagen haren zaken zorgen kussen verhalen".split()
)
# Forms of the third person that are mostly something else.
_NOT_THIRD = frozenset(
    "acht aardt barst beet biecht buurt dicht dut feest gist groet haast haat hoest kaart kost land lift lucht lust mest nat oogst past pest post pot poot praat print recht richt rust schat sport spit spot start stort "
    "toost vast water wet zweet bedankt verwacht bereikt gebruikt bezocht verplicht versterkt verwerkt vermaakt verkocht verpest beplant beslist bemest bezet verlicht verdient verzet ontmoet bad boog boot bond bood band goot gold "
    "las mat rook school sloot stal vocht wees won vrat wies sloop stak boet zonde aarde harde waarde dichtte zette wilde behouden verloren bevrijd bereid verkleed antwoord luid bedacht gekocht vierde leidde "
    "spoor brand ontbijt begrepen bakte bezit speld verbouwd verwarmd verhuisd vermoord besloten betaald laat verf broed dood "
    "week weken bleek hees dook mat trad vroeg leed school loonde schenk gemist bedoeld verbaasd verrast getrouwd vermist gevonden schort bericht behoefte verwachte brak kwijt verse vlot ".split()
)

# Verbs with zich, in their forms with ik and as infinitives.
REFLEXIVE = frozenset(
    "voel voelen voelde schaam schamen schaamde verveel vervelen verveelde herinner herinneren herinnerde verheug verheugen verheugde erger ergeren ergerde vergis vergissen vergiste haast haasten haastte "
    "was wassen waste scheer scheren schoor kleed aankleden omkleden uitkleden verkleden verbaas verbazen verbaasde vermaak vermaken vermaakte interesseer interesseren interesseerde bemoei bemoeien bemoeide amuseer amuseren "
    "ontspan ontspannen verwonder verwonderde concentreer concentreren verstop verslik verslikken opmaken afdrogen bewegen beweeg verplaats redden red redde douchen schaamt voelt verveelt herinnert verheugt ergert behelpen "
    "afvraag afvragen thuisvoel bekommer aanpassen pas overgeven insmeren opsluiten verzet verzetten bedenk bezeer bezeerde gedraag opdring opdringen aansluiten bemoeit haastig redt wast scheert vermaakt".split()
)
# maak me zorgen, maakte me druk
WORRIED = frozenset("zorgen druk boos kwaad ongerust klaar nuttig bezorgd".split())
MODAL = frozenset(
    "kan kon wil wilde wou moet moest mag mocht zal zou hoef hoefde durf durfde ga ging blijf bleef laat liet kom kwam probeer probeerde kunnen konden willen wilden moeten moesten mogen mochten zullen zouden hoeven hoefden "
    "durven durfden gaan gingen laten lieten blijven bleven heb had ben was hebben hadden zijn waren word werd worden werden zie zien zit zaten zitten".split()
)

PARTICLES = (
    "achterom tegemoet voorbij vandaan binnen tegen terug thuis buiten schoon samen onder wakker opnieuw kwijt achter dicht klaar recht rond langs plaats tussen door mee over uit aan "
    "bij toe vast voor stil open weg neer los goed hard lang na om op af in vol voort weer hand"
).split()  # fmt: skip
_INFINITIVES = frozenset(VERBS)
_NO_INFINITIVE = frozenset(
    "een geen eigen samen even buiten binnen boven morgen mijn tussen tegen leven weiden planten bloemen kaarten boeken haren zaken dagen weken planten".split()
)


_REMEMBERED = 16384  # words; the same ones are asked for again and again


@lru_cache(maxsize=1)
def _tables() -> tuple[
    dict[str, str], dict[str, str], dict[str, str], frozenset[str], frozenset[str], frozenset[str]
]:
    first: dict[str, str] = {}
    plural: dict[str, str] = {}
    second: dict[str, str] = {}
    third: set[str] = set()
    pasts: set[str] = set()
    participles: set[str] = set()
    for forms in VERBS.values():
        first.setdefault(forms.ik, forms.u)
        first.setdefault(forms.u, forms.u)  # ik wordt: a slip
        first[forms.past] = forms.past
        plural[forms.infinitive] = forms.u
        plural[forms.pasts] = forms.past
        second.setdefault(forms.ik, forms.u)
        second.setdefault(forms.u, forms.u)
        second[forms.past] = forms.past
        third |= {forms.hij, forms.past, forms.pasts}
        pasts |= {forms.past, forms.pasts}
        participles.add(forms.participle)
    first.update(_FIRST)
    second.update(_SECOND)
    third |= {"is", "zijn", "heeft", "wou", "mag", "waren", "moet"}
    return first, plural, second, frozenset(third - _NOT_THIRD), frozenset(pasts), frozenset(participles)


def _separated(word: str, table: dict[str, str]) -> str | None:
    """Opsta → opstaat, by the particle in front."""
    for particle in PARTICLES:
        rest = word[len(particle) :]
        if word.startswith(particle) and len(rest) > 1 and rest in table and rest not in ("t", "te"):
            return particle + table[rest]
    return None


def with_u(verb: str) -> str | None:
    """The form of a verb that goes with u, or none when it isn't sure that it is a verb.

    Asked for the word beside "ik" only; for a word elsewhere in the clause ask `surely_a_verb` too.
    """
    word = verb.lower()
    first = _tables()[0]
    if word in first:
        return first[word]
    # knikkebolde, pimpelde: the weak past, the same with u
    if len(word) > 5 and word.endswith(("te", "de")) and word not in _NOT_PAST:
        return word
    return None


def is_slip(word: str) -> bool:
    """Whether a word is a form with a t too many for ik: "ik wordt". After "hij zegt" comes what he said."""
    low = word.lower()
    return low in {"gaat", "staat", "slaat", "heeft", "hebt", "is"} or (
        low.endswith("t") and with_u(low) == low and with_u(low[:-1]) == low
    )


def at_the_end_with_u(verb: str) -> str | None:
    """As `with_u`, for the last word of a clause: opsta, thuiskom as well."""
    return with_u(verb) or _separated(verb.lower(), _tables()[0])


def plural_with_u(verb: str) -> str | None:
    """The form with u of a verb that goes with wij: gaan → gaat, gingen → ging."""
    plural = _tables()[1]
    return plural.get(verb.lower())


def plural_at_the_end_with_u(verb: str) -> str | None:
    """As `plural_with_u`, for the end of a clause: opstaan → opstaat."""
    return plural_with_u(verb) or _separated(verb.lower(), _tables()[1])


def second_with_u(verb: str) -> str | None:
    """The form with u of a verb that goes with je: kun → kunt, wordt → wordt."""
    return _tables()[2].get(verb.lower())


def surely_a_verb(word: str) -> bool:
    """Whether a word is a finite verb with ik wherever it stands, not also a noun or an adverb."""
    low = word.lower()
    if low in ALSO_NOUN:
        return low in {
            "wil",
            "weet",
            "was",
            "zat",
            "kijk",
            "lees",
            "neem",
            "koop",
            "zing",
            "zoek",
            "schrijf",
            "woon",
            "leef",
        }
    return with_u(low) is not None


def only_first_person(word: str) -> bool:
    """Whether a word can only be a verb with ik, such as heb or kijk: with u it has to change."""
    low = word.lower()
    return low in _ONLY_FIRST


def is_third(word: str) -> bool:
    """Whether a word is a finite verb that goes with hij, zij or het, or with them in the past."""
    return word.lower() in _tables()[3]


@lru_cache(maxsize=_REMEMBERED)
def is_third_at_the_end(word: str) -> bool:
    """As `is_third`, for the end of a clause: meeloopt, aankleedt as well."""
    return is_third(word) or _separated(word.lower(), dict.fromkeys(_tables()[3], "")) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive, separable ones as well: opstaan."""
    low = word.lower()
    return low not in _NO_INFINITIVE and (
        low in _INFINITIVES or _separated(low, dict.fromkeys(_INFINITIVES, "")) is not None
    )


@lru_cache(maxsize=_REMEMBERED)
def is_participle(word: str) -> bool:
    """Whether a word is a participle: gewassen, meegenomen."""
    low = word.lower()
    return low in _tables()[5] or _separated(low, dict.fromkeys(_tables()[5], "")) is not None


_NOT_PAST = frozenset(
    "beide beste eerste laatste liefde goede grote kleine harde zachte oude rode witte zwarte echte juiste rechte tweede derde vierde vijfde zesde zevende achtste "
    "hetzelfde dezelfde middelste binnenste buitenste achterste voorste hoogste laagste meeste minste zoveelste honderdste twintigste dertigste tachtigste negentigste zestigste zeventigste vijftigste "
    "tiende vrede aarde einde weide zijde groente warmte ziekte stilte ruimte koude lente rente tante geboorte gedachte gemeente gezonde vreemde mede halte vreugde hoogte diepte lengte breedte "
    "bekende geliefde gebogen gewoonte gehaakte samen onderste bovenste liefste fijnste mooiste leukste oudste jongste naaste gehandicapte bejaarde behoefte wilde methode periode mode order".split()
) - {"wilde"}
_ONLY_FIRST = frozenset(
    "heb ben vind word doe ga zie sta hou houd krijg geef kijk luister drink maak haal zing schrijf lees neem blijf breng rij voel denk begrijp hoor wandel kruip help ruik "
    "verlang vertel vertrouw herinner schaam verveel bemoei babbel brei poets".split()
)
