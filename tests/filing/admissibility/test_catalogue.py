"""What bodies ask, put together from their rules and read again by a second reader, against the rules as data.

A row says what is asked, how grave it is where it is not so, and the numbers on which it hangs. Whoever changes a
severity or a period has to change it here too, and say where that was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.filing.admissibility.rows import book

BLOCK: Mapping[str, str] = {
    "mandate": "a live power of attorney, or who else may speak",
    "detained-without-mandate": "somebody in custody without one, for whom nobody gives a reason",
    "next-of-kin": "the dead and the missing are spoken for by their family, with a proof",
    "mandate-complete": "a date and a signature",
    "mandate-covers-body": "the body is one of those named",
    "recanted": "what was taken back is confirmed again",
    "authenticated-signature": "a petition to the Assembly",
    "name-and-address": "petitions",
    "name-shown": "consent to who sees the name",
    "named-to-body": "no anonymous complaint",
    "child-without-guardian": "a parent or guardian signs",
    "child-named": "initials in public",
    "act-described": "date, place, description",
    "author-known": "the alleged perpetrator, be it “unknown”",
    "treaty-binding": "a committee applies what bound the State on the day",
    "acceptance-recorded": "an unknown State is looked up",
    "accepted": "the State takes part in the procedure",
    "acts-before": "nothing that was over before it did",
    "acts-after": "nothing after it left",
    "reservation": "what was examined elsewhere, where the State reserved that",
    "same-matter-examined-now": "Human Rights Committee, racial discrimination",
    "same-matter-examined-ever": "torture, women, children, disabilities",
    "same-matter-arbitrary-detention": "the working group yields to a committee",
    "same-matter-council": "nothing that is dealt with elsewhere",
    "same-matter-court": "the Court",
    "remedies-recorded": "an incomplete form gets no answer",
    "one-year": "children",
    "six-months": "racial discrimination",
    "court-six-months": "final decisions until January 2022",
    "court-four-months": "final decisions since February 2022",
    "torture-alleged": "articles 1 and 16",
    "victim-woman": "each victim, not the author",
    "victim-child": "under 18 at the event",
    "victim-disability": "a disability is said",
    "victim-without-disability": "and not denied",
    "racial-ground": "race, colour, descent, origin",
    "ill-treatment-alleged": "torture or a danger of it",
    "assembly-element": "an assembly or association",
    "expression-element": "expression or a medium",
    "defender-work": "what the defender does",
    "defender-link": "and what links the violation with it",
    "extremism-measure": "a measure against extremism or terrorism",
    "justice-element": "judges, lawyers, fair trial",
    "gender-element": "because of her sex",
    "deprived-of-liberty": "a deprivation of liberty",
    "arbitrariness-ground": "one of the five categories",
    "detention-described": "a name, a day and a place are enough",
    "held-now": "urgent action",
    "disappeared": "missing",
    "six-elements": "the six without which no case is processed",
    "family-agrees": "the family’s consent",
    "pattern": "no isolated case",
    "signed": "nothing unsigned",
    "word-file": "the review takes Word only",
    "numbered-paragraphs": "the review",
    "deadline": "the review’s session",
    "sponsors-enough": "a motion with too few signatures",
    "declaration-sponsors": "a written declaration with too few",
    "media-element": "the Representative on Freedom of the Media",
    "official-full-name": "sanctions",
    "official-function": "sanctions",
    "official-dated-act": "sanctions",
    "official-sources": "sanctions",
    "official-victims": "sanctions, a rule of ours",
    "life-torture-slavery": "what the United Kingdom’s regime covers",
}
WARN: Mapping[str, str] = {
    "mandate-term": "the law of Kazakhstan on terms may not govern it",
    "name-shown-warned": "special procedures keep names back on request",
    "signed-as-child": "have it confirmed",
    "age-missing": "nobody is refused for want of an age",
    "sex-missing": "nor of a sex",
    "citizenship-missing": "nor of a nationality",
    "act-told": "letters are read without it",
    "author-told": "letters are read without it",
    "only-media": "not only from the media",
    "abusive-words": "no abusive language",
    "political-words": "not politically motivated",
    "treaty-cited": "a wrong citation is no bar before special procedures",
    "treaty-partly": "bound for a part of it, or in part",
    "treaty-date-missing": "look it up",
    "treaty-without-article": "the articles",
    "draft-symbol": "no drafts",
    "symbol-form": "as symbols are written",
    "own-instruments": "the body’s own law",
    "within-powers": "nothing that it cannot do",
    "acceptance-day-unknown": "protocols whose day nobody knows here",
    "same-matter-special-procedure": "a letter bars nothing, and may defeat the Council’s procedure",
    "sent-already": "an update, not a new complaint",
    "remedies-told": "the Council’s procedure, where they may be ineffective",
    "remedies-open": "not decided yet",
    "remedies-undated": "dates of each step",
    "five-years": "may be an abuse, no strict bar",
    "three-years-after-other": "stand in place of the five",
    "annex-languages": "key documents are translated",
    "older-than-a-year": "no longer urgent",
    "older-than-two-years": "said to be the practice on torture",
    "ill-treatment-evidence": "medical or other proof",
    "assembly-peaceful": "only peaceful ones are protected",
    "defender-link-in-words": "said in words",
    "victim-woman-warned": "no registered sex decides",
    "detention-force": "the questionnaire asks",
    "released": "an opinion is still possible",
    "custody-may-have-ended": "the records end before the filing day",
    "category-two-articles": "a listed article",
    "category-three-articles": "a fair-trial claim",
    "disappearance-not-recent": "standard procedure",
    "disappearance-soon-not-recent": "near the line",
    "found-again": "another door",
    "petitioner-in-union": "at discretion",
    "affects-directly": "the petitioner",
    "non-violence-stated": "the mandate bars who condones violence",
    "convicted-of-violence": "the Office decides",
    "serious-by-itself": "else it must be widespread, systematic or of serious concern",
    "closes-soon": "from ninety days before the end",
}
NUMBERS: Mapping[str, Mapping[str, Any]] = {
    "mandate-term": {"months": 12, "most_months": 36, "terms": ("kazakhstan",)},
    "five-years": {"months": 60, "unless_decided_elsewhere": True},
    "five-years-last-day": {"months": 60, "unless_decided_elsewhere": True},
    "three-years-after-other": {"months": 36},
    "one-year": {"months": 12},
    "one-year-last-day": {"months": 12},
    "six-months": {"months": 6},
    "six-months-last-day": {"months": 6},
    "court-six-months": {"months": 6, "decided_until": "2022-01-31", "decided_from": None},
    "court-last-day-six": {"months": 6, "decided_until": "2022-01-31", "decided_from": None},
    "court-four-months": {"months": 4, "decided_from": "2022-02-01", "decided_until": None},
    "court-last-day-four": {"months": 4, "decided_from": "2022-02-01", "decided_until": None},
    "older-than-a-year": {"months": 12},
    "older-than-two-years": {"months": 24},
    "disappearance-not-recent": {"months": 3},
    "disappearance-soon-not-recent": {"months": 3, "days": 10},
    "held-beyond-three-hours": {"least": 3, "terms": ("kazakhstan",)},
    "pattern": {"least": 2},
    "sponsors-enough": {"least": 20, "groups": 5},
    "sponsors-none": {"least": 20, "groups": 5},
    "declaration-sponsors": {"least": 20, "groups": 4},
    "official-sources": {"least": 2},
    "closes-soon": {"days": 90},
    "annex-languages": {"terms": ("English", "French", "Russian", "Spanish", "en", "fr", "ru", "es")},
}


def test_what_keeps_a_filing_or_a_person_out_and_what_a_person_decides() -> None:
    """Whatever is not listed here only tells, or is not known to the catalogue."""
    found = {rule.id: str(rule.severity) for rule in book().rules.values()}
    asked = {**dict.fromkeys(BLOCK, "block"), **dict.fromkeys(WARN, "warn")}
    assert found == {**dict.fromkeys(found, "note"), **asked}


@pytest.mark.parametrize("rule", NUMBERS)
def test_the_numbers_on_which_a_rule_hangs(rule: str) -> None:
    found = book().rules[rule].values
    for name, value in NUMBERS[rule].items():
        assert (str(found[name]) if isinstance(value, str) else found[name]) == value, name


def effects(table: str, bodies: str, statuses: str) -> list[tuple[str, str, str]]:
    return [(table, body, status) for body in bodies.split(", ") for status in statuses.split(", ")]


DECIDERS, LETTERS = "treaty body, regional court", "special procedures, complaint procedure"
ELSEWHERE: Mapping[str, list[tuple[str, str, str]]] = {
    "block": [
        *effects("examined-now", DECIDERS, "pending, planned"),
        *effects("examined-ever", DECIDERS, "pending, decided, planned"),
        *effects("arbitrary-detention", DECIDERS, "pending"),
        *effects("council", f"{DECIDERS}, WGAD, special procedures", "pending, decided"),
        *effects("court", "treaty body, WGAD", "pending, decided, planned"),
    ],
    "warn": [
        *effects("examined-now", "WGAD", "pending, planned"),
        *effects("examined-now", "other", "pending"),
        *effects("examined-ever", "WGAD", "pending, decided, planned"),
        *effects("examined-ever", "other", "pending, decided"),
        *effects("arbitrary-detention", DECIDERS, "planned, decided"),
        *effects("arbitrary-detention", "complaint procedure", "pending, planned"),
        *effects("council", f"{DECIDERS}, WGAD, special procedures", "planned"),
        *effects("special-procedure", "complaint procedure", "pending, planned"),
    ],
    "note": [
        *effects("examined-now", DECIDERS, "decided"),
        *effects("examined-now", "WGAD", "decided"),
        *effects("examined-now", LETTERS, "pending, decided, planned"),
        *effects("examined-ever", LETTERS, "pending, decided, planned"),
        *effects("arbitrary-detention", "special procedures", "pending, decided, planned"),
        *effects("special-procedure", f"{DECIDERS}, WGAD", "pending, decided, planned"),
    ],
}


def test_what_proceedings_elsewhere_do_to_a_complaint() -> None:
    """By table, what the other body is, and how far it has got. What is not there does nothing."""
    found = {
        (name, body, status): str(effect.severity)
        for name, effects in book().elsewhere.items()
        for effect in effects
        for body in effect.bodies
        for status in effect.statuses
    }
    assert found == {key: severity for severity, keys in ELSEWHERE.items() for key in keys}
