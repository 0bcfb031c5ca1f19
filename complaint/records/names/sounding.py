"""One spelling for names that are heard alike: Yerasyl, Erasyl and Ерасыл give the same.

Takes a name in Latin or Cyrillic letters, gives a short text that is only good for comparing. The letters and their
order stand in `sounds.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)


@cache
def _sounds() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("sounds.yaml").read_text("utf-8"))
    return data


@cache
def sound(name: str) -> str:
    """How the name sounds: small letters of one alphabet without marks, doubled letters once; "" without letters."""
    sounds = _sounds()
    heard = "".join(sounds["cyrillic"].get(sign, sign) for sign in unicodedata.normalize("NFC", name.casefold()))
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", heard) if sign.isalpha())
    for spelling, sign in sounds["latin"]:
        plain = _once(plain).replace(spelling, str(sign))
    for ending, heard_as in sounds["endings"]:
        if plain.endswith(ending):
            plain = plain.removesuffix(ending) + heard_as
    return _once(plain)


def _once(text: str) -> str:
    return _DOUBLED.sub(r"\1", text)
