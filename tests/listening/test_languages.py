"""Messages in another language, and Dutch that only looks like one."""

import pytest

from listening.languages import other_language


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Merhaba, kızım nerede? Onu çok özledim", "tr"),
        ("ben türkçe konuşuyorum anlamadım", "tr"),
        ("bilmiyorum", "tr"),
        ("hollandaca bilmiyorum kusura bakma", "tr"),
        ("başım çok ağrıyor", "tr"),
        ("nie rozumiem, proszę po polsku", "pl"),
        ("Dzień dobry, chcę rozmawiać z córką", "pl"),
        ("bardzo boli mnie noga", "pl"),
        ("tęsknię za domem i za rodziną", "pl"),
        ("dziękuję", "pl"),
        ("Ich verstehe das nicht, können Sie Deutsch sprechen?", "de"),
        ("ich möchte gerne nach Hause zu meiner Tochter", "de"),
        ("mein Mann ist gestorben und ich bin sehr allein", "de"),
        ("I don't understand, can you speak English please", "en"),
        ("my daughter comes every sunday and we drink tea together", "en"),
        ("what is this and who are you", "en"),
        ("I want to go home", "en"),
        ("je ne comprends pas, je parle français", "fr"),
        ("mon mari est mort et je suis seule", "fr"),
        ("wo ist meine tochter", "de"),
        ("ich kann nicht schlafen", "de"),
        ("Can I speak to a nurse please", "en"),
        ("tired. very tired today", "en"),
        ("j'ai mal à la jambe", "fr"),
        ("gdzie jest moja żona", "pl"),
        ("kızım gelmedi bugün", "tr"),
        ("أريد أن أتكلم مع ابنتي", "ar"),
        ("شكرا", "ar"),
        ("mafhemtch walou, bghit nhder m3a benti", "ar"),
        ("wakha choukran bezzaf", "ar"),
        ("ana mrida bezzaf", "ar"),
    ],
)
def test_another_language(message: str, language: str) -> None:
    assert other_language(message) == language


@pytest.mark.parametrize(
    "message",
    [
        "",
        "ok",
        "👍",
        "sorry",
        "computer",
        "thank you hoor",
        "okay prima",
        "merci",
        "merci hoor kind",
        "bonjour",
        "hello",
        "salam",
        "inshallah gaan we morgen verder",
        "bingo",
        "I love Elvis hoor, altijd gedaan",
        "my way van Sinatra",
        "Play it again, Sam",
        "Ayşe en Łukasz komen op zondag",
        "de liedjes van Edith Piaf, je ne regrette rien",
        "Johannes Wilhelmus van der Meer",
        "home sweet home",
        "no problem joh",
        "ich bin ein Berliner zei die",
        # Limburgs, Gronings, Fries, Twents, Zeeuws, Brabants, Surinaams
        "ich bin noe al drie joar hie en ich vin 't good",
        "ich höb mien vrouw verlaore en ich bin allein",
        "doe bis ne gooie jong, mer ich weit 't neet",
        "ik bin hier nait geern, ik wil noar hoes",
        "ik bin hjir net graach, ik wol nei hûs",
        "wy hawwe it hjir wol goed mei syn allen",
        "ik bun geern buten, in 'n hof",
        "'k ben nie zo van 't praeten, mae vò m'n dochter wè",
        "ons mam zee altij da ge nie moet klagen",
        "mi no sabi, meisje",
        "mi gudu, switi oso man, dan eten we samen",
        "ik spreek niet goed nederlands, sorry",
        "mien zeun woont in Almelo en mien dochter ok",
        "wie geit het met dich, ich bin get meug",
        "it is hjir te kâld en it iten is min",
        "'k zin d'r zò moe van, 't is nie mî te doene",
        "ik ga morgen met de bus naar Den Haag en dan in de tram",
        "team, computer, mail, app, ik snap er niks van",
        "de auto van mijn man was een Opel",
        "ik was in de war",
        "die man is mijn broer",
        "we want me in the koor hebben",
    ],
)
def test_dutch_or_too_little_to_tell(message: str) -> None:
    assert other_language(message) is None
