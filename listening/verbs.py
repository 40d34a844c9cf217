"""Verbs of daily talk: the first person singular and the form that goes with *u*."""

from __future__ import annotations

# What is not the stem with a t.
_IRREGULAR = {
    "ben": "bent", "heb": "hebt", "wil": "wilt", "kan": "kunt", "zal": "zult", "mag": "mag", "moet": "moet", "weet": "weet",
    "ga": "gaat", "doe": "doet", "sta": "staat", "zie": "ziet", "sla": "slaat", "hou": "houdt", "rij": "rijdt", "snij": "snijdt",
    "glij": "glijdt", "schei": "scheidt", "zou": "zou", "wou": "wilde", "verga": "vergaat", "besta": "bestaat",
    "versta": "verstaat", "ontsta": "ontstaat", "begrijp": "begrijpt", "hoef": "hoeft", "durf": "durft",
}  # fmt: skip

# Stems of which the form with u is the stem with a t (or the stem, when that ends in t).
_STEMS = frozenset(
    "aai acht adem bak beef begin begraaf behandel beheer bekijk bel beleef bemoei bepaal bereid besluit bespaar betaal beteken bewaar beweeg bewonder bezit "
    "bezoek bezorg bid bied biljart bijt blaas blijf blus bof boen bof boor borduur borstel bouw braad breek brei breng brom bruis bulk dam dans deel dek denk dicht "
    "dien dineer dink doof draag draai drink dril droom droog druk duik duw dwaal dweil eet erger ervaar fantaseer feest fiets film fluister fluit fotografeer "
    "gebruik geef geloof geniet gil glim gok graaf groei groet gun haak haal haast haat hak handwerk hang haper heet help herinner herken hijg hobbel hoest honger hoop hoor houd huil huiver "
    "huur inspecteer jaag jank jeuk jog kaart kaats kam kamp kauw keer ken keur kies kijk klaag klaver klaverjas klets kleed klim klink klop knap knip knoei knuffel knutsel koester kom "
    "kook koop kost krab krijg kruip kus kwam laat lach lees leef leen leer leg leid let leun lieg lig lijd loop los luier luister lunch lust maak maal maai "
    "meen meet meld melk merk mis mopper naai neem niks noem nodig oefen offer onthoud ontbijt ontmoet ontspan open orgel overleg overnacht pak pas peins pieker pluk plak plant poets pot praat prijs "
    "probeer proef puzzel raad raak raap rammel reageer red regel reis reken ren repareer rijd rijm rook roei roep rommel rouw ruik ruil rust schaak schaam schaats schaf scheer schenk "
    "schep schil schilder schiet schrap schrijf schrik schrob schuif sjoel slaap slik sleutel sluit smeer smul snak snap snoei snoep snurk soes span spaar speel spel spit splijt spoel sport "
    "spreek spring stap steek stel sterf stik stoei stof stofzuig stook stoor stop stort stoot strijk strooi studeer stuur tel teken tennis tik til timmer tob tracteer train trakteer trap trek treur "
    "tril trouw tuinier turf twijfel typ val vaar veeg veins verander verbaas verdien verdraag verdwaal verf vergeet vergis verheug verhuis verjaar verkeer verkies verkoop verlang verlies verlaat "
    "vermaak vermoed verplaats vertel vertrek vertrouw verveel verwacht verwen verwonder verzamel verzin verzorg vier vind vis vlecht vlieg vloek voel voer volg voorzie vouw vraag vrees vries "
    "waag waai waardeer wacht wandel wantrouw was waggel wed weeg weef weiger wen wens werk wieg win wissel woon word wrijf zaag zaai zak zeg zeil zet zing zink zit zoek zoen zorg zuig zucht zwaai zweef zweet "
    "zwem zwijg deug bad douche interesseer studeer musiceer amuseer concentreer kleineer protesteer stem adviseer bestel ontvang verstop verberg vergelijk verklaar zoem kus kweek oogst spit wied bemest".split()
)

# Forms of the past that are not stem + te or de; the same with u.
_PAST = frozenset(
    "was had kon moest ging deed zag liep sliep las zat lag stond kwam bleef werd vond dronk at hield reed schreef zong zou mocht wist zei dacht bracht kocht zocht hielp gaf nam sprak "
    "brak stak trok vertrok begon won zwom sprong klom viel hing ving sloeg droeg groef voer vroeg joeg riep koos verloor vroor boog loog bood sloot genoot schoot goot dook kroop rook sloop beet "
    "bleek greep keek leek kreeg zweeg steeg wees prees schrok stierf wierf hief wies waste woog bewoog vocht vlocht schonk zonk klonk dwong sloop snoot spoot stoof schoof snoof verdween "
    "bezocht begreep verstond bestond ontving onthield verliet liet heette wilde wou moest".split()
)

# Forms that are another word as well: they are taken for a verb only next to "ik".
_ALSO_NOUN = frozenset(
    "was werk kaart haak brood dans dam deel droom feest film geloof hoop huur kam kook kost kus lach leer lig los maal maat nodig pak pas plant pot prijs raad regel reis rook rouw rust schrik slaap snoep spaar "
    "speel spel sport stap stel stem stof stop teken tik trap trek trouw val verkeer vis vier volg vraag vouw wacht was wens zeil zin zorg zucht zweet acht bad dicht open droog druk kom heet niks honger "
    "kamp klaver melk merk orgel tennis turf verf vlieg wed win wissel was kwam groet hak los leen leef doof bel zak zaak zaag weet wil bid dek kies keer dien bof breng hang houd".split()
)

# The infinitives of verbs that go with zich, and their first person.
REFLEXIVE = frozenset(
    "voel voelen voelde schaam schamen schaamde verveel vervelen verveelde herinner herinneren herinnerde verheug verheugen verheugde erger ergeren ergerde vergis vergissen vergiste haast haasten haastte "
    "was wassen waste scheer scheren schoor kleed aankleden omkleden uitkleden verkleden verbaas verbazen verbaasde vermaak vermaken vermaakte interesseer interesseren bemoei bemoeien amuseer amuseren "
    "ontspan ontspannen verwonder concentreer concentreren verstop verslik verslikken opmaken afdrogen bewegen beweeg verplaats redden douchen".split()
)
# maak me zorgen, maakte me druk
WORRIED = frozenset("zorgen druk boos kwaad ongerust klaar nuttig bezorgd".split())

INFINITIVES_THAT_DO_NOT_END_IN_EN = frozenset("gaan staan doen zien slaan zijn".split())


def with_u(verb: str) -> str | None:
    """The form of a first-person verb that goes with u, or none when it isn't sure that it is a verb.

    Asked for the word beside "ik" only; for a word elsewhere in the clause ask `surely_a_verb` too.
    """
    word = verb.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _PAST:
        return word
    if word in _STEMS:
        return word if word.endswith("t") else word + "t"
    # maakte, speelde: the weak past, the same with u
    if len(word) > 4 and word.endswith(("te", "de")) and word not in _NOT_PAST:
        return word
    return None


_NOT_PAST = frozenset(
    "beide beste eerste laatste liefde goede grote kleine harde zachte oude rode witte zwarte echte juiste rechte tweede derde vierde vijfde zesde zevende achtste "
    "tiende vrede aarde einde weide zijde groente warmte ziekte stilte ruimte koude lente rente tante geboorte gedachte gemeente beloofde gezonde vreemde wilde mede halte".split()
) - {"wilde", "beloofde"}


def surely_a_verb(word: str) -> bool:
    """Whether a word is a finite verb wherever it stands, not also a noun or an adverb."""
    low = word.lower()
    if low in _IRREGULAR or low in _PAST:
        return low not in _ALSO_NOUN or low in {"wil", "weet", "was"}
    if low in _ALSO_NOUN:
        return False
    return with_u(low) is not None
