"""What would tell who somebody is, beside the name, is said in general words. All people are invented."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.facts import derive
from complaint.filing.filing import Filing
from complaint.filing.generalising import as_told, telling
from complaint.filing.naming import Naming
from complaint.filing.printing import Printing
from complaint.filing.secrecy import secrecy_of
from complaint.filing.select import select
from complaint.records.record import Record
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together

HER = {"age": "34", "age_on": "2024-11-05", "occupation": "nurse at the clinic of Lindenau", "roles": ["nurse"]}


def told(*marks: tuple[Record, ...], naming: str = "pseudonym", readers: str = "public", **fields: Any) -> Filing:
    """A filing with her, a cousin in the same town who is named, and what is marked of her."""
    records = together(
        base(),
        person("orlan-vesna", poa={"naming": naming}, **{**HER, **fields}),
        person("drozd-pavel", age="50", age_on="2024-11-05"),
        make("event", "vigil"),
        making.part("vigil-orlan", "orlan-vesna", "vigil", "2024-05-10"),
        making.part("vigil-drozd", "drozd-pavel", "vigil", "2024-05-10"),
        make("category", "no-lawyer"),
        make("violation", "v1", text="[[orlan-vesna]] was held in [[lindenau]] near the clinic of  Lindenau."),
        make("violation", "v2", person="drozd-pavel", text="[[drozd-pavel]] was held in [[lindenau]]."),
        make("person", "orlan-daughter", described_as="her daughter"),
        make("relation", "relation-1", relative="orlan-daughter", relation="mother of"),
        make("quotation", "quotation-1", speaker="orlan-vesna", text="I was born in the mill."),
        make("translation", "fr-v1", record="v1", field="text", language="fr", text="Lindenau."),
        *marks,
    )
    return as_told(select(records, recipient(disclosure=readers), making.ON))


def mark(record_id: str = "hide-1", **fields: Any) -> tuple[Record, ...]:
    return make("generalisation", record_id, **{"field": None, "instead": None, **fields})


def printed(filing: Filing, record_id: str) -> str:
    view = filing.view
    return Naming(view, making.english()).plain(record_id)


PLACE = mark(record="lindenau", instead="a city in the north")


def test_a_place_is_generalised_in_all_that_is_about_the_person_and_in_nothing_else() -> None:
    filing = told(PLACE)
    view = filing.view
    her, him = view.records["orlan-vesna"], view.records["drozd-pavel"]
    assert printed(filing, her.home_place) == "a city in the north"
    assert printed(filing, view.records["vigil-orlan"].place) == "a city in the north"
    assert "held in a city in the north" in view.records["v1"].text
    assert printed(filing, him.home_place) == printed(filing, view.records["vigil-drozd"].place) == "Lindenau"
    assert view.records["v2"].text == "[[drozd-pavel]] was held in [[lindenau]]."
    assert view.records["vigil"].places == ("lindenau",), "the event is not hers alone"


def test_facts_are_counted_by_what_is_told() -> None:
    filing = told(PLACE)
    groups = derive(filing.view)["complainants.by_place"].groups
    assert {printed(filing, group.key): group.value for group in groups} == {"Lindenau": 1, "a city in the north": 1}


def test_a_place_that_says_what_stands_for_it_needs_no_mark() -> None:
    filing = told(make("place", "lindenau", generalised="a city in the north"))
    assert printed(filing, filing.view.records["orlan-vesna"].home_place) == "a city in the north"
    assert printed(filing, filing.view.records["drozd-pavel"].home_place) == "Lindenau"


def test_what_was_decided_to_stay_stays() -> None:
    place = make("place", "lindenau", generalised="a city in the north")
    filing = told(place, mark(record="lindenau", as_it_is="yes"))
    assert printed(filing, filing.view.records["orlan-vesna"].home_place) == "Lindenau"


@pytest.mark.parametrize("wish", ["initials", "pseudonym", "withheld"])
def test_an_age_is_said_in_words_and_counted_nowhere(wish: str) -> None:
    filing = told(
        mark(field="age", instead="in her thirties"), naming=wish, birth_date="1990-01-01", age=None, age_on=None
    )
    printing = Printing(filing, making.english())
    her = filing.view.records["orlan-vesna"]
    assert printing.age(her) == "in her thirties"
    assert str(printing.field(her, "birth_date")) == "in her thirties"
    ages = derive(filing.view)["complainants.ages"].groups
    assert [group.key for group in ages] == ["drozd-pavel"]


def test_other_fields_say_what_is_to_be_said() -> None:
    filing = told(mark(field="occupation", instead="a nurse"), mark("hide-2", field="roles", instead="health worker"))
    her = filing.view.records["orlan-vesna"]
    assert (her.occupation, her.roles) == ("a nurse", ("health worker",))


def test_relatives_are_called_in_general_words() -> None:
    filing = told(mark(record="orlan-daughter", instead="a relative"))
    assert printed(filing, filing.view.records["relation-1"].relative) == "a relative"


def test_quotations_that_would_tell_are_left_out() -> None:
    filing = told(mark(record="quotation-1"))
    assert "quotation-1" not in filing.view.records and "quotation-1" not in filing.view.whole


def test_marked_words_are_replaced_wherever_they_stand() -> None:
    filing = told(mark(words="the Clinic of Lindenau", instead="an employer"))
    assert filing.view.records["v1"].text.endswith("near an employer.")
    assert filing.view.records["orlan-vesna"].occupation == "nurse at an employer"


def test_a_marked_record_that_a_text_writes_out_is_generalised_in_what_is_about_the_person() -> None:
    filing = told(
        mark(record="lindenau", instead="a city in the north"),
        mark("hide-2", record="works", instead="an employer"),
        make("organisation", "works", name="Steel Works of Lindenau", short_name="SWL"),
        make(
            "violation", "v3", text="[[orlan-vesna]] of LINDENAU left Steel Works of Lindenau; swl, SWL. [[lindenau]]"
        ),
        make("violation", "v4", person="drozd-pavel", text="[[drozd-pavel]] of Lindenau left SWL."),
        make("official", "stark-lindenau", surname="Lindenau"),
        make("violation", "v5", text="[[stark-lindenau]] asked [[orlan-vesna]] in Lindenau."),
    )
    texts = {one: filing.view.records[one].text for one in ("v3", "v4", "v5")}
    place = "a city in the north"
    assert texts["v3"] == f"[[orlan-vesna]] of {place} left an employer; swl, an employer. {place}"
    assert texts["v4"] == "[[drozd-pavel]] of Lindenau left SWL.", "it tells nothing of her"
    assert texts["v5"] == f"[[stark-lindenau]] asked [[orlan-vesna]] in {place}.", "a reference stays whole"
    assert filing.view.records["stark-lindenau"].surname == "Lindenau"


def test_a_name_stays_a_name_where_it_is_that_of_a_marked_place_too() -> None:
    filing = told(PLACE, given_name="Lindenau")
    assert filing.view.records["orlan-vesna"].given_name == "Lindenau", "else the initials would change"


def test_a_translation_of_what_has_changed_is_not_used() -> None:
    assert "fr-v1" in told().view.whole
    assert "fr-v1" not in told(PLACE).view.whole


def test_what_has_changed_has_no_tag_in_a_file() -> None:
    secrecy = secrecy_of(told(mark(words="held in", instead="kept in")).view)
    assert secrecy.keeps_id("v2")
    assert secrecy_of(told(PLACE).view).keeps_id("instead:1")


HOLDS = [
    ({}, "full", "public", False, "who is named in full is known anyway"),
    ({}, "initials", "public", True, "wherever the name is not told in full"),
    ({"naming": "pseudonym"}, "initials", "public", False, "from a pseudonym on"),
    ({"naming": "pseudonym"}, "withheld", "public", True, "and stricter"),
    ({"naming": "full"}, "full", "public", True, "whatever the name"),
    ({"readers": ["public"]}, "pseudonym", "public", True, "for these readers"),
    ({"readers": ["public"]}, "pseudonym", "confidential", False, "and no others"),
]


@pytest.mark.parametrize(("fields", "naming", "readers", "holds", "why"), HOLDS, ids=[row[4] for row in HOLDS])
def test_a_mark_holds(fields: dict[str, Any], naming: str, readers: str, holds: bool, why: str) -> None:
    filing = told(mark(field="age", instead="in her thirties", **fields), naming=naming, readers=readers)
    her = filing.view.records["orlan-vesna"]
    assert (Printing(filing, making.english()).age(her) == "in her thirties") is holds, why


ALL_MARKED = (
    PLACE,
    mark("hide-2", field="age", instead="in her thirties"),
    mark("hide-3", field="occupation", instead="an employee"),
    mark("hide-4", field="roles", as_it_is="yes"),
    mark("hide-5", record="orlan-daughter", instead="a relative"),
)


def test_what_may_tell_who_somebody_is_is_told_until_it_is_settled() -> None:
    everything = ("place", "exact age", "occupation or employer", "relatives")
    filing = told()
    assert telling(filing.view.records["orlan-vesna"], filing.view) == everything
    filing = told(*ALL_MARKED)
    assert telling(filing.view.records["orlan-vesna"], filing.view) == ()


def test_where_nothing_is_marked_the_filing_is_the_same() -> None:
    filing = told()
    assert as_told(filing) is filing
