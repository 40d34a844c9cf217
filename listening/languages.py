"""Whether a message is in another language than Dutch, so that it gets a kind answer and the offer of a person.

Word lists instead of a trained detector, on purpose. Messages here are short, and Dutch as it is spoken in care homes has
Limburgs, Frisian, Gronings, Zeeuws and Surinaams-Nederlands in it, which detectors for general text take for German,
English or Danish. Only frequent words that no Dutch dialect has are counted, so a miss (the message is taken for telling) is more
likely than a false alarm (somebody is told that they don't speak Dutch). It needs no package, and runs where Rasa runs.
"""

from __future__ import annotations

import re

_WORDS: dict[str, str] = {
    "tr": "merhaba selamünaleyküm teşekkür teşekkürler tesekkur tesekkurler ederim günaydın gunaydin iyiyim iyi kötü değil degil değilim için icin çok cok istiyorum istemiyorum bilmiyorum anlamadım anlamadim anlamıyorum anlamiyorum konuşuyorum konusuyorum konuşmak "
    "evet hayır hayir benim bana beni sen seni siz sizin kızım kizim oğlum oglum evim evde burada burda bugün bugun yarın yarin nasıl nasil nasılsın nasilsin nasılsınız nerede niye neden ne zaman kim yok türkçe turkce hollandaca biliyorum gelmek geliyor gidiyorum yemek yemekler "
    "güzel guzel biraz daha şimdi simdi ama hiç hic lütfen lutfen tamam özledim ozledim özlüyorum ağrıyor agriyor hastayım hastayim başım basim annem babam kocam karım kardeşim cocuklar çocuklar çocuklarım torunum torunlarım allaha şükür sukur bir şey sey gibi kadar sonra önce olsun oldu olur ile insan yardım edin",
    "pl": "dzień dzien dobry dziękuję dziekuje proszę prosze przepraszam chcę chciałbym chciałabym chcialabym chcialbym rozumiem mówię mowie mówi polsku polska jest jestem są się sie bardzo dobrze tylko moja moje mój mojej mojego córka corka syn żona zona mąż maz wnuki wnuczka dom domu "
    "tutaj teraz kiedy gdzie dlaczego jak czy już juz jeszcze nic nikt wiem może moze lubię lubie tęsknię tesknie boli mnie mną ciebie pan pani dla przez żeby zeby ale też tez było bylo byłem byłam mam ból głowa pomoc pomocy po nie rozmawiać holendersku niderlandzku dzisiaj jutro rodzina dziecko dzieci kawę herbatę jedzenie za i domem rodziną rodziną córką synem w na do z się tęsknię tu kocham gdzie nikogo żyć moi umarł umarła",
    "de": "nicht und ist auch aber wir sie habe hast möchte moechte gerne gern kein keine keinen mein meine meinen meiner meinem dein deine für fuer sehr gut schon immer von auf werden wird sprechen spreche deutsch verstehe verstehen bitte danke heute morgen zu das ein eine einen einem einer dass wenn weil jeden ihre ihr "
    "mir dir uns nur noch jetzt hier kann können koennen will wollen muss müssen war waren hatte hatten mich dich sich oder wie geht es ich bin tochter sohn mutter vater kinder bruder schwester leben zeit allein nach hause sagen nichts etwas viel guten tag abend wissen weiß weiss alles frau mann vermisse kommt machen mit der die den dem bei wo schlafen essen trinken schmerzen angst hilfe arzt krank müde haben gestorben tot gehen wann warum",
    "en": "the and you are don't dont i i'm im i'd i've can't cannot my have has had not with this that what where when why who how would could should want like love miss speak understand english dutch please because from they she he his it's its there here very much really always never sometimes daughter husband wife children mother father "
    "brother sister friend home live life feel know think been were will be to at for your me thank thanks hello good morning day night people just about only every only being need help talk nothing something again more all but so do does did am an used go get come one of on in is was we our no out some tired today sick hurts hungry thirsty cold afraid sad lonely room doctor nurse son bed sleep",
    "fr": "je ne pas suis est êtes etes les des une un pour avec mais très tres c'est cest j'ai jai j'aime vous nous mon mes votre notre voudrais veux veut parle parler comprends français francais bonjour bonsoir oui non merci beaucoup fille fils mari femme enfants mère père mere pere maison aujourd'hui demain toujours jamais "
    "rien quelque chose qui que quoi où pourquoi comment quand dans sur sont était etait avoir être fait faire aime bien mal seule seul ici la le du au aux et il elle n'est qu'il d'ici ça sais manque ma de ce à jambe tête dormir manger fatigué fatiguée malade peur aidez-moi aider",
    "ar": "labas labass wakha waxa choukran shukran chokran chukran bghit bghina kanbghi bgha mabghitch mabghit fhemt fhamt fhemtch fhamtch mafhemtch mafhamtch mafhemt manfhemch kif kifach kifash kidayr kidayra walou walo dyali diali dyal dial ana nta nti smiti smeyti bezzaf bzaf mezyan mezyana mzyan wesh wach wash chno "
    "shno chnou hna hnaya daba 3la 3andi 3endi 3ndi ma3rftch ma3reftch kan3ref kanhder nhder hder hdar bl3arbiya 3arbiya darija arabia hollandia mrid mrida kayn makaynch makayn tawahacht twahecht weldi wlidi benti bnti bnati wladi rajli mrati yemma lwalida bladi had hadchi chwiya shwiya chwia ghedda lyoum lyouma safi rani msatek ahlan marhaba kaifa haluka alaykoum nhdar m3a chi wahd wahed bikhir bikhair hamdoulilah hamdullah salam salaam alaikum rasi kaydrni kaydarni darni kanhdar",
}  # fmt: skip
_LISTS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

# Dutch and its dialects: the words that make a sentence Dutch, and those of the lists above that are also theirs.
_DUTCH = frozenset(
    "ik je jij u hij ze zij we wij het een en of maar want dus dat dit die deze niet geen wel ook nog al te om op in aan uit van voor met naar bij door over onder tot als dan toen nu nou hier daar er is was ben bent zijn waren heb hebt heeft had hadden wil wilt kan kun mag moet zou zal ga gaat gaan kom komt komen doe doet doen "
    "mijn m'n me mij hem haar hun ons onze uw jouw jou de wat wie waar hoe waarom mee meer veel heel erg altijd nooit graag gewoon hoor ja nee jawel neen toch eens es even weer iets niks niets alles iemand niemand goed mooi lekker fijn leuk zo zoals omdat vroeger thuis dag moeder vader man vrouw dochter zoon zus broer kinderen "
    "hè he joh zeg eigenlijk misschien natuurlijk sorry bedankt dank alstublieft alsjeblieft goedemorgen goeiemorgen goedemiddag goeiemiddag goedenavond goeienavond goede goeie morgen vandaag gisteren eten drinken koffie huis kamer dood leven mens mensen werk werken elke iedere keer jaar twee drie andere moeten willen kunnen hebben praten slapen zitten staan lopen weet denk vind hou houd mis zegt zei "
    "ich iech mich dich mie mien mi dien zien oe oew ouw os oos uns neet nait nit gin gien gein haad han hub höb bin bun bis bint biste hebbe hebn wie wi'j wej doe dou du dow veur vur vör mit met mèt op oppe opp wat wa dè da de den d'n dn 't t ut et n 'n ne nen un een ein 'nne eine is isj wees weit jong jung mér mer mar maer mè och auch ooch ouch "
    "hy hja sy wy yn it fan foar mei net ek mar as oan nei ús myn syn har wêr hoe't dy dat't ik bin binne wie wiene haw hat hawwe kin wol sil gjin noch al hjir dêr thús heit mem bern goed moai altyd 'k k'k nie nait zuk joa joat moar noar doar woar toch dei daai mo mot motte hei hed he'k ze zie zij ikke gij ge gullie ollie ulle "
    "mi no sabi a so fu den yu na dati san switi tog dan man meid schat brada mati alles allemaal da's das toen't".split()
)  # fmt: skip
# In these lists, but said in the middle of Dutch, or Dutch themselves: they count for a language only when surer words of it are there.
_WEAK = frozenset(
    "i in is was we me mi die den der de of on so no go get am an do be at he all had will me one but het home love live team top happy good day night hello thanks thank please help my need know life people baby some more all just out come like "
    "mit bei war waren wie ein wir will kann hier noch nur gut tag leben zeit von allein frau mann kommt sie ist auch bin ich mich dich es den dem mir alles guten morgen gern gerne danke bitte viel mein meine das zu uns dir aber waar wenn immer schon ihr wird "
    "je un la le du les des et mes mon ma au bien merci bonjour oui non mal que est pas rien chose ce fait il elle sur son ton on "
    "ana had nta nti labas safi rani hamdoulilah hamdullah salam salaam alaikum alaykoum chi choukran marhaba ahlan daba kif "
    "ben sen var yok ile bir iyi evet ama daha kim ne neden tamam zaman "
    "i w na do z za co nie mam jest dom syn po ale pan pani jak mnie boli tylko czy nic dla maz tez zona".split()
)
_SURE_ALONE = {
    "tr": frozenset("merhaba teşekkürler teşekkür tesekkurler tesekkur günaydın gunaydin anlamadım anlamadim anlamıyorum anlamiyorum bilmiyorum istiyorum istemiyorum türkçe turkce nasılsın nasılsınız nasilsin".split()),
    "pl": frozenset("dziękuję dziekuje przepraszam rozumiem proszę dobrze".split()),
    "ar": frozenset("wakha bghit mafhemtch mafhamtch ma3rftch bezzaf choukran shukran chokran".split()),
}  # fmt: skip
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LETTERS = {"tr": re.compile(r"[ğışİ]"), "pl": re.compile(r"[ąęłśżźćń]")}
_ENDINGS = {"tr": re.compile(r"\w{2,}(?:[ıiuü]yor(?:um|sun|uz|lar)?|(?:dım|madım|medim|mıyorum|miyorum))$")}
SHARE = 0.34  # of the words must be the other language's
DUTCH_SHARE = 0.34  # and no more than this of what was recognised may be Dutch


def other_language(text: str) -> str | None:
    """The language ("tr", "pl", "de", "en", "fr", "ar") of a message that is clearly not Dutch; else none."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return None
    arabic = sum(1 for letter in letters if _ARABIC.match(letter))
    if arabic >= 2 and arabic * 2 > len(letters):
        return "ar"
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower().replace("’", "'"))
    best = max(_LISTS, key=lambda language: _score(words, language))
    score = _score(words, best)
    sure = {word for word in words if _speaks_for(word, best) and word not in _WEAK and word not in _DUTCH}
    dutch = sum(word in _DUTCH and word not in _LISTS[best] for word in words)
    if len(words) <= 2:
        return best if sure & _SURE_ALONE.get(best, frozenset()) and not dutch else None
    enough = len(sure) >= (1 if best in _SURE_ALONE and len(words) <= 4 else 2) and score >= 2
    if (
        best in ("en", "fr", "de")
        and len(words) >= 4
        and sure
        and all(word in _LISTS[best] for word in words)
    ):
        return best
    if enough and score >= SHARE * len(words) and dutch <= DUTCH_SHARE * score:
        return best
    return None


def _speaks_for(word: str, language: str) -> bool:
    return (
        word in _LISTS[language]
        or (language in _LETTERS and _LETTERS[language].search(word) is not None)
        or (language in _ENDINGS and _ENDINGS[language].match(word) is not None)
    )


def _score(words: list[str], language: str) -> float:
    """How many words speak for a language, those that are also said in Dutch for less."""
    return sum(
        (0.5 if word in _WEAK or word in _DUTCH else 1) for word in words if _speaks_for(word, language)
    )
