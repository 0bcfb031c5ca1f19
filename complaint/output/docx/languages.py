"""How Word wants a language named: "ru" becomes "ru-RU"; knows which ones run from right to left."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from complaint.output.docx.markup import Element, sub

# Where Word's default for a bare language is not the one this field of work uses.
_REGIONS = {"en": "en-GB"}
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
_EAST_ASIAN = {"Hans", "Hant", "Jpan", "Kore", "Bopo"}


@cache
def word_language(tag: str) -> str:
    """The tag with a region; Word finds no spelling dictionary for a language without one."""
    if "-" in tag:
        return tag
    language, _, region = str(get_global("likely_subtags").get(tag, tag)).partition("_")
    region = region.rpartition("_")[2]
    return _REGIONS.get(tag) or (f"{language}-{region}" if region else tag)


@cache
def _script(tag: str) -> str:
    for part in tag.split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
    likely = str(get_global("likely_subtags").get(tag.split("-")[0], ""))
    return likely.split("_")[1] if likely.count("_") == 2 else ""


def runs_right_to_left(tag: str) -> bool:
    return _script(tag) in _RIGHT_TO_LEFT


def mark_language(properties: Element, tag: str) -> None:
    """Adds the language to the properties of a run, in the slot that its script belongs to."""
    script = _script(tag)
    if script in _RIGHT_TO_LEFT:
        sub(properties, "w:rtl")
        sub(properties, "w:lang", bidi=word_language(tag))
    elif script in _EAST_ASIAN:
        sub(properties, "w:lang", eastAsia=word_language(tag))
    else:
        sub(properties, "w:lang", val=word_language(tag))
