"""One spelling for all the ways in which a name can be written.

Takes text, gives it folded (no case, no accents, no signs that nobody sees), its words, and how a word sounds: the same
few letters for a name in Cyrillic and for what the usual standards make of it in Latin letters, so that Ерік, Yerik,
Ierik and Erik are one. It serves to find names, never to print them, and two different words may well sound the same.

The standards that it was made for: BGN/PCGN, ISO 9, GOST 7.79, the passports of ICAO Doc 9303, scholarly, French and
German spellings of Russian, and the Latin alphabets of Kazakh of 2018 and 2021. (From knowledge, 2021.)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, normalize

WORD: Final = re.compile(r"[^\W_]+")  # letters and digits; an underscore parts words, as in the names of files


def _pairs(text: str) -> dict[str, str]:
    """“аb вc”: а becomes b, в becomes c; a letter alone becomes nothing."""
    return {pair[0]: pair[1:] for pair in text.split()}


# Signs that are not seen: marks on letters, what directs or parts text, fillers. Beyond, hardly any other is.
_SUSPECTED: Final = (*range(0x3100), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC))
_UNSEEN: Final[dict[int, str | None]] = {
    **{code: None for code in _SUSPECTED if category(chr(code)) in ("Mn", "Me", "Cf", "Cc")},
    **dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFFE, *range(0xE0000, 0xE0200)), None),
    **{ord(sign): "\n" for sign in "\n\r\x0b\x0c\x85\u2028\u2029"},
    ord("\t"): " ",
}
# Letters whose accent makes another sound, or that no accent can be taken from; apostrophes of all kinds.
_LETTERS: Final = str.maketrans(
    _pairs(
        "šsh şsh śsh ŝsh șsh Šsh Şsh Śsh Ŝsh Șsh žzh źzh żzh Žzh Źzh Żzh čch ćch çch ĉch Čch Ćch Çch Ĉch "
        "ıi İi łl Łl đd Đd øo Øo əa Əa æae Æae œoe Œoe ßss þth ðd ŋn Ŋn ħh ’' ‘' ʼ' ʹ' ʺ' `' ´' ″' ′' ＇'"
    )
)
_COMBINING: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]")
_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)")

_CYRILLIC: Final = str.maketrans(
    _pairs(
        "аa бb вv гg ґg ғg дd еe ёe єe жJ зz иi іi їi йi кk қk ҡk ҟk лl мm нn ңn ҥn оo өo пp рr сs тt уu ұu үu ўu фf "
        "хh һh ҳh цts чS ҷS шS щS ъ ыi ь эe юiu яia әa јi љl њn ђd ћS џJ ѓg ќk ѕz ҙz ҫs ӏ җJ"
    )
)
_LATIN: Final = re.compile("schtsch|shch|szcz|chtch|tsch|tch|dzh|dj|zh|sch|sh|sz|cz|ch|kh|gh|ph|th|tz|ck|ng|ou|[wyq]")
_SOUNDS: Final = {
    # One sound for ш, щ and ч: what is ch in English is ш in French.
    **dict.fromkeys(("schtsch", "shch", "szcz", "chtch", "tsch", "tch", "sch", "sh", "sz", "cz", "ch"), "S"),
    **_pairs("wv yi qk"),
    **{"zh": "J", "dzh": "J", "dj": "J", "kh": "h", "gh": "g", "ph": "f", "th": "t"},
    **{"tz": "ts", "ck": "k", "ng": "n", "ou": "u"},
}
_LAST_F: Final = re.compile("(?<=[eo])f+$")  # Korolyoff, Plieff
_GLIDE: Final = re.compile("i+(?=[aeou])")  # Mariya, Maria; Yerik, Erik; Yuliya, Ulia
_TWICE: Final = re.compile(r"(.)\1+")

# Letters and digits that look like others, after Unicode's list of confusable signs (UTS 39), as far as names go.
_AS_LATIN: Final = str.maketrans(
    _pairs(
        "аa вb еe ёe з3 іi їi кk мm нh оo рp сc тt уy хx һh јj ѕs ԁd ԛq ԝw гr пn иu ьb ӏl ѵv "
        "αa βb εe ιi κk νv οo ρp τt υu χx ηn ωw γy σo ոn սu օo հh ց9 ꓲi 0o 1l 3e 4a 5s 7t 8b"
    )
)
_AS_CYRILLIC: Final = str.maketrans(
    _pairs("aа bв cс eе hн iі kк mм nп oо pр rг tт uи xх yу αа βв εе ιі κк νv οо ρр τт υи χх ηп 0о 3з 4ч 6б")
)
_LATIN_LETTER: Final = re.compile("[a-z]")


def folded(text: str) -> str:
    """The text without case, accents and unseen signs; lines stay lines."""
    low = text.lower()
    signs = set(low)
    if any(_COMBINING.match(sign) for sign in signs):
        low = _folded(low)
    else:  # sign by sign, of which a text has few that change
        for sign in signs:
            if (plain := _folded_sign(sign)) != sign:
                low = low.replace(sign, plain)
    return _APOSTROPHE.sub("", low)


@lru_cache(maxsize=1 << 12)
def _folded_sign(sign: str) -> str:
    return _folded(sign)


def _folded(text: str) -> str:
    plain = normalize("NFKC", text).translate(_LETTERS).casefold()
    bare = normalize("NFKC", normalize("NFD", plain).translate(_UNSEEN))
    return bare.translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=1 << 17)
def sounds(word: str) -> tuple[str, ...]:
    """How a folded word may sound: more than one where letters are read in several ways, or stand for others."""
    return tuple(dict.fromkeys(sound for seen in (word, *_disguised(word)) for sound in sounds_of_name(seen)))


def sounds_of_name(word: str) -> tuple[str, ...]:
    """How a folded word sounds that means what it says, as in a record."""
    return tuple(dict.fromkeys(map(_sound, _readings(word))))


def _disguised(word: str) -> list[str]:
    """What the word looks like in letters of one alphabet, if all of them look like letters of it."""
    latin, cyrillic = word.translate(_AS_LATIN), word.translate(_AS_CYRILLIC)
    found = [latin] if latin != word and latin.isascii() else []
    return [*found, cyrillic] if cyrillic != word and not _LATIN_LETTER.search(cyrillic) else found


def _readings(word: str) -> list[str]:
    """J and x are read in two ways, at all places of a word alike."""
    found = [word]
    for letter, ways in (("j", ("y", "zh")), ("x", ("ks", "kh"))):
        if letter in word:
            found = [one.replace(letter, way) for one in found for way in ways]
    return found


def _sound(word: str) -> str:
    latin = _LATIN.sub(lambda match: _SOUNDS[match[0]], word)
    sound = _LAST_F.sub("v", latin.translate(_CYRILLIC)).replace("dJ", "J").replace("io", "e")  # ё, by yo
    return _TWICE.sub(r"\1", _GLIDE.sub("", sound))
