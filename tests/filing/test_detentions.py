"""Each arrest once, with what followed from it without a break."""

from __future__ import annotations

import pytest

from complaint.filing.detentions import Detention, detentions
from complaint.records.dates import PartialDate
from complaint.records.record import Record
from tests.records.factories import make, typed

HER = "orlan-vesna"


def told(*records: Record) -> tuple[Detention, ...]:
    days = ((record, record.values["from" if record.type == "custody" else "date"]) for record in records)
    return detentions((record, day if isinstance(day, PartialDate) else None) for record, day in days)


def at_vigil(mode: str = "detained", date: str = "2024-05-10") -> Record:
    return make("participation", person=HER, mode=mode, date=date)[0]


def case(*custodies: dict[str, object], **inside: object) -> tuple[Record, ...]:
    held = [typed("custody", f"custody-{n}", person=HER, **fields) for n, fields in enumerate(custodies, 1)]
    return make("prosecution", "case-1", title=f"[[{HER}]]", persons=[HER], custody=held, **inside)[1:]


def shown(found: tuple[Detention, ...]) -> list[list[str]]:
    return [[record.id for record in detention.records] for detention in found]


def test_custody_that_begins_where_the_police_let_go_is_the_same_arrest() -> None:
    police = {"kind": "police custody", "from": "2024-05-10", "to": "2024-05-11"}
    trial = {"kind": "pre-trial detention", "from": "2024-05-11"}
    (found,) = told(*case(trial, police), at_vigil())
    assert found.arrest is found.part and found.part is not None
    assert [custody.kind for custody in found.custodies] == ["police custody", "pre-trial detention"]
    assert found.held is found.custodies[-1]


@pytest.mark.parametrize(("begins", "arrests"), [("2024-05-11", 1), ("2024-05-12", 1), ("2024-05-13", 2)])
def test_after_a_day_at_large_it_is_another_arrest(begins: str, arrests: int) -> None:
    police = {"kind": "police custody", "from": "2024-05-10", "to": "2024-05-11"}
    later = {"kind": "pre-trial detention", "from": begins}
    assert len(told(*case(police, later))) == arrests


def test_an_administrative_arrest_belongs_to_the_event_at_which_it_began() -> None:
    other = make("participation", "at-march", person=HER, mode="detained", date="2024-06-01", event="march")[0]
    ordered = make("penalty", person=HER, kind="arrest", event="vigil")[0]
    assert shown(told(at_vigil(), other, ordered)) == [["participation-1", "penalty-1"], ["at-march"]]


def test_what_only_a_court_ordered_has_no_arrest_on_record() -> None:
    (found,) = told(make("penalty", person=HER, kind="arrest", event=None)[0])
    assert (found.arrest, found.held, len(found.penalties)) == (None, None, 1)


def test_a_judgment_goes_on_with_the_custody_of_its_case() -> None:
    decision = typed("decision", person=HER, kind="imprisonment", date="2024-09-20")
    custody = {"kind": "pre-trial detention", "from": "2024-05-11"}
    (found,) = told(*case(custody, decisions=[decision]))
    assert len(found.decisions) == 1


@pytest.mark.parametrize(
    "record",
    [
        at_vigil("visited at home"),
        make("penalty", person=HER, kind="fine")[0],
        case({"kind": "travel ban", "from": "2024-05-10"})[0],
        case(decisions=[typed("decision", person=HER, kind="probation")])[0],
    ],
    ids=["a visit", "a fine", "a travel ban", "probation"],
)
def test_who_stays_at_large_was_not_detained(record: Record) -> None:
    assert told(record) == ()
