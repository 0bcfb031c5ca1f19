"""Rules about the law that is relied on: provisions, rights and the requests that follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Records
from complaint.records.rules.table import known, rule
from complaint.records.wording import say

NATIONAL: Final = frozenset(("constitution", "code", "law"))


@rule("provision-without-article", "provision-with-article")
def a_provision_is_an_article_or_the_whole(records: Records, on: date) -> Iterator[Problem]:
    for provision in records.of("provision"):
        if provision.unit == "whole":
            if provision.article or provision.part:
                yield say("provision-with-article", provision.place_of("article"), id=provision.id)
        elif not provision.article:
            yield say("provision-without-article", provision.place_of("article"), unit=provision.unit)


@rule("provision-twice")
def a_provision_is_entered_once(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str | None, str | None], str] = {}
    for provision in records.of("provision"):
        key = (provision.instrument, provision.unit, provision.article, provision.part)
        first = seen.setdefault(key, provision.id)
        if first != provision.id:
            yield say("provision-twice", provision.at, other=first)


@rule("provision-on-the-wrong-side")
def national_and_international_law_are_told_apart(records: Records, on: date) -> Iterator[Problem]:
    for right in records.of("right"):
        for side in ("international", "national"):
            for number, provision_id in enumerate(right.values[side]):
                provision = known(records, provision_id, "provision")
                instrument = known(records, provision.instrument, "instrument") if provision is not None else None
                if instrument is not None and (instrument.kind in NATIONAL) != (side == "national"):
                    at = right.place_of(f"{side}[{number}]")
                    yield say("provision-on-the-wrong-side", at, id=provision_id, kind=instrument.kind, side=side)


@rule("right-without-law", "right-without-allegation", whole=("allegation",))
def a_right_rests_on_law_and_facts(records: Records, on: date) -> Iterator[Problem]:
    for right in records.of("right"):
        if not right.international:
            yield say("right-without-law", right.at, right=right.id)
        if not right.allegations:
            yield say("right-without-allegation", right.at, right=right.id)


@rule("allegation-without-records")
def an_allegation_is_borne_out_by_records(records: Records, on: date) -> Iterator[Problem]:
    for allegation in records.of("allegation"):
        if not (allegation.categories or allegation.prosecutions or allegation.penalties or allegation.sources):
            yield say("allegation-without-records", allegation.at, id=allegation.id)
