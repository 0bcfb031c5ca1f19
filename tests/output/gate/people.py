"""Somebody who must not be named, and what is private of them, as the gate looks for it. All people are invented."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from complaint.filing.guarded import Guarded, guarded_for
from complaint.filing.recipients import recipients
from complaint.filing.words import template_files
from complaint.output.gate.gate import Gate
from complaint.records.record import Record
from tests.filing import making
from tests.records.factories import make, together
from tests.worked_example import ROOT

# Zvonimir Harkel does not want to be named; Vesna Orlan may be, and has a brother Milan Orlan who may not.
HIDDEN = making.person(
    "harkel-zvonimir",
    patronymic="Obradovich",
    name_original="Харкель Звонимир Обрадович",
    birth_date="1971-04-02",
    address="Quiet Lane 14, Lindenau",
    identity_document="N 41739265",
    note="Call +77015550142 or write to z.quietly@example.org",
    poa={"naming": "withheld"},
)
BROTHER = making.person("orlan-milan", poa={"naming": "initials"})
SISTER = making.person("orlan-vesna", birth_date="1964-05-10", poa={"scopes": ["file", "publish the name"]})


def profile(**fields: object) -> Record:
    """The profile of the public edition, with some of its fields changed."""
    public, _ = recipients(template_files(ROOT))
    return replace(public["public"], values={**public["public"].values, **fields})


@cache
def guarded() -> Guarded:
    others = make("alias", "alias-1", person="harkel-zvonimir", text="Zvonko Harkelić")
    others += make("official", "judge", name="Ilija Tarn", surname="Tarn")
    records = together(making.base(), HIDDEN, BROTHER, SISTER, others)
    return guarded_for(records, profile(), making.ON)


@cache
def gate() -> Gate:
    return Gate(guarded())


def caught(files: dict[str, bytes]) -> set[str]:
    """Where something of the one who must not be named was found."""
    found = gate().leaks(files, "public")
    assert all(problem.code == "leak" for problem in found), found
    return {f"{one.place.file}: {one.message}" for one in found if "harkel-zvonimir" in one.message}
