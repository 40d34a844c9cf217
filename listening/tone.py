"""The tone of a message, so that grief is met with stillness, anger with belief and a joke lightly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from listening.aspects import is_dead

Tone = Literal["grief", "anger", "joke", "plain"]

_GRIEF = re.compile(
    r"\b(?:huil|huilen|huilt|huilde|gehuild|huilbui\w*|tranen|traan|janken|jank|jankte|gejankt|verdriet\w*|rouw|rouwen|gemis|kapot van|heimwee|troost\w*|treur\w*|"
    r"wenen|snik\w*|gebroken hart|hart (?:is |was )?gebroken|brok in (?:mijn|m'n|de) keel|zo leeg|leegte|in de put|(?:nooit|niet) (?:meer )?overheen|verscheurd)\b|"
    r"\bmis (?:ik |je |'k )?(?:\w+ )?(?:zo|erg|vreselijk|verschrikkelijk|ontzettend|heel erg|elke dag|iedere dag|nog elke dag|elke nacht)\b|\b(?:ik|'k) mis (?:hem|haar|hum|'m|d'r|ze|hun|zijn stem|haar stem)\b|"
    r"\b(?:afscheid (?:moeten )?nemen|afscheid genomen)\b",
    re.IGNORECASE,
)
_OF_JOY = re.compile(
    r"\b(?:om te janken|van (?:nijd|het lachen|geluk|blijdschap|vreugde|plezier|ontroering)|niet van de tranen|(?:ge)?huil\w* van het lachen|tranen (?:gelachen|van het lachen)|"
    r"(?:hoeft?|moet) (?:\w+ )?niet (?:te )?(?:huilen|treuren)|zij huilt altijd)\b",
    re.IGNORECASE,
)
_SAD_TO_MISS = re.compile(
    r"(?:\bmis(?:t|te|sen)? (?:\w+ ){0,5}|^(?:\W*\w+\W+){0,5}?)(?:man|vrouw|zoon|dochter|kind|kinderen|moeder|vader|zus|zuster|broer|vriendin|vriend|hond|kat|poes|stem|graf|vrienden|ouders|mama|papa|kleinkind|kleinkinderen|kleinzoon|kleindochter)\b",
    re.IGNORECASE,
)
_SWEARING = re.compile(
    r"\b(?:godver\w*|gvd|verdomme|verdorie|potver\w*|klote\w*|kut|kutzooi|kolere\w*|tering\w*|tyfus\w*|klere(?:zooi|lijer)?|rot(?:zak|vent|wijf|tent|ding|troep)|shit|teringzooi|klerezooi|"
    r"sodemieter\w*|flikker op|oprotten|rot op|donder op|val dood|krijg (?:de|het) (?:klere|kolere|tering|tyfus|pest|heen en weer|zenuwen)|in godsnaam|gadver\w*|gatver\w*|bek houden|kop dicht)\b",
    re.IGNORECASE,
)
_ANGER = re.compile(
    r"\b(?:ik|'k|we|wij) (?:\w+ ){0,3}?(?:boos|kwaad|woest|woedend|razend|furieus|pissig|giftig|witheet|laaiend|nijdig)\b|"
    r"^(?:even |heel |zo |erg )?(?:boos|kwaad|woest|woedend)\b|\b(?:word|ben|werd|was) (?:ik|'k|je) (?:\w+ ){0,3}?(?:boos|kwaad|woest|woedend|razend|pissig|laaiend|nijdig|hels|zo zat|spuugzat|doodziek)\b|"
    r"\b(?:schande|schandalig\w*|belachelijk\w*|bespottelijk\w*|te gek voor woorden|onacceptabel|ongehoord|ongelo(?:fe|o)lijk dat|onbeschoft\w*|respectloos|mensonterend\w*|walgelijk\w*|"
    r"van de zotte|te schofterig|schofterig\w*|grof schandaal|pikken|pik (?:ik )?(?:dit|dat|het) niet|spuugzat|beu|strontzat|kotsmisselijk|kotsbeu|schei (?:toch )?uit|hoe durven ze|hoe haal(?:t|en) \w+ het in|"
    r"waar (?:betaal|slaat) (?:ik|dat) (?:\w+ )?(?:voor|op)|ik ben (?:het|'t|dit) (?:hier )?(?:\w+ )?zat|(?:niet|geen) (?:klein )?(?:kind|kleuter|kleuters|hond|beest)(?: meer)?|het is toch (?:geen|niet)|ergernis|onzin|flauwekul|niet uitstaan|erger (?:me|mij) (?:dood|kapot|groen|wezenloos))\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"[A-Z]{3,}(?:[ ,]+[A-Z]{2,}){2,}|!{2,}")
_JOKE = re.compile(
    r"(?<!\w)(?:(?:ha ?){2,}|ha+h+a+\w*|hi ?hi\w*|he ?he ?he\w*|ho ?ho ?ho|hehe\w*|(?<!geen )grapjes?|(?<!geen )geintjes?|gekheid|gekkigheid|ik maak maar een)(?!\w)|[;:]-?[)DPp](?!\w)|😂|🤣|😉|😄|😁|😆|😜|😅",
    re.IGNORECASE,
)
_OF_SOMEBODY = frozenset({"loss", "person", "wish", "worry"})
_SHORT = 25  # words; in a longer story a death may be a side remark
_SAD_KINDS = frozenset({"loss", "worry"})
_CROSS_KINDS = frozenset({"worry", "dislike"})


def tone(text: str, kinds: Sequence[str]) -> Tone:
    """The tone of a message in which expressions of `kinds` were heard; sadness goes before anger, anger before a joke.

    Only clear words tell it; all else is plain. Anger needs a worry or a dislike, or somebody who says to be angry.
    """
    plain = text.replace("’", "'").replace("‘", "'")
    joking = _JOKE.search(plain) is not None
    dead = is_dead(plain)
    cross = bool(_CROSS_KINDS & set(kinds))
    grieving = _GRIEF.search(_OF_JOY.sub(" ", plain)) is not None
    if "loss" in kinds and (grieving or dead or (_SAD_TO_MISS.search(plain) and not joking)):
        return "grief"
    if grieving and not (joking and not dead):
        return "grief"
    near = bool(_OF_SOMEBODY & set(kinds)) if kinds else len(plain.split()) <= _SHORT
    if dead and near and not joking and "content" not in kinds:
        return "grief"
    if cross and (_SWEARING.search(plain) or _ANGER.search(plain) or _SHOUTED.search(plain)):
        return "anger"
    if joking and not dead and not _SAD_KINDS & set(kinds):
        return "joke"
    return "plain"
