"""Lists for programs: the keys are those that the issue names, in words that do not change."""

from __future__ import annotations

from datetime import date

from complaint.filing import listings
from tests.filing import making

RECORDS = making.small()
SIGNATORIES = {row["id"]: row for row in listings.signatories(RECORDS, making.ON)}
EVENTS = {row["id"]: row for row in listings.events(RECORDS, making.ON)}
CASES = {row["id"]: row for row in listings.prosecutions(RECORDS, making.ON)}


def test_the_keys_are_those_that_the_issue_names() -> None:
    assert {"id", "surname", "given_name", "patronymic", "place", "age", "complainant"} <= set(SIGNATORIES["moor-ana"])
    assert {"id", "title", "from", "to", "complainants", "participations"} <= set(EVENTS["vigil"])
    assert {"signatory", "place", "mode", "date"} <= set(EVENTS["vigil"]["participations"][0])
    assert {"id", "persons", "place", "stage", "charges", "decisions", "officials"} <= set(CASES["drozd"])
    assert {"person", "code", "article", "part", "title", "status"} <= set(CASES["drozd"]["charges"][0])
    assert {"person", "court", "date", "kind", "term"} <= set(CASES["drozd"]["decisions"][0])
    assert {"name", "function"} <= set(CASES["drozd"]["officials"][0])


def test_everyone_who_appealed_is_listed_with_why_they_are_no_complainant() -> None:
    assert list(SIGNATORIES) == [
        *("lind-tomas", "drozd-pavel", "falk-jon", "moor-ana", "orlan-vesna", "kestrel-mara"),
    ]
    assert [key for key, row in SIGNATORIES.items() if not row["complainant"]] == ["falk-jon", "moor-ana"]
    assert SIGNATORIES["moor-ana"]["reason"] == "no power of attorney has been received"
    kestrel = SIGNATORIES["kestrel-mara"]
    assert (kestrel["surname"], kestrel["place"], kestrel["age"], kestrel["reason"]) == (
        "Kestrel",
        "Port Saker",
        17,
        "",
    )


def test_an_event_counts_persons_and_lists_participations() -> None:
    vigil = EVENTS["vigil"]
    assert (vigil["from"], vigil["to"], vigil["complainants"]) == ("2024-05-10", "2024-05-10", 3)
    assert [part["signatory"] for part in vigil["participations"]] == [
        *("orlan-vesna", "orlan-vesna", "drozd-pavel", "kestrel-mara"),
    ]
    assert vigil["participations"][2] == {
        **{
            "id": "vigil-drozd",
            "signatory": "drozd-pavel",
            "place": "Lindenau",
            "place_id": "lindenau",
            "mode": "detained",
        },
        **{"date": "2024-05-10", "listed": True, "hours_held": 3.5},
    }
    assert (EVENTS["march"]["from"], EVENTS["march"]["to"]) == ("2024-06-01", "2024-06-03")


def test_a_prosecution_tells_its_charges_decisions_and_officials() -> None:
    drozd = CASES["drozd"]
    assert (drozd["persons"], drozd["place"], drozd["stage"]) == (["drozd-pavel"], "Lindenau", "imprisoned")
    assert drozd["charges"][0] == {
        **{"id": "drozd-charge", "person": "drozd-pavel", "code": "PC", "article": "12", "part": "2"},
        **{"title": None, "status": "convicted"},
    }
    assert drozd["decisions"] == [
        {
            **{"id": "drozd-judgment", "person": "drozd-pavel", "court": "City Court of Lindenau"},
            **{"date": "2024-09-20", "kind": "imprisonment", "term": "3 years"},
        }
    ]
    assert drozd["officials"] == [{"id": "official-berg-i", "name": "I. Berg", "function": "judge"}]
    assert CASES["others"]["officials"] == []


def test_those_who_keep_the_records_see_the_persons_who_are_left_out() -> None:
    assert CASES["others"]["persons"] == ["kestrel-mara", "lind-tomas", "moor-ana"]
    assert len(CASES["others"]["charges"]) == 3


def test_lists_are_as_of_their_day() -> None:
    day = date(2024, 6, 1)
    assert [row["id"] for row in listings.events(RECORDS, day)] == ["vigil", "march"]
    assert listings.events(RECORDS, day)[1]["participations"] == []
    assert listings.prosecutions(RECORDS, day)[0]["decisions"] == []
    falk = {row["id"]: row for row in listings.signatories(RECORDS, day)}["falk-jon"]
    assert falk["complainant"]


def test_what_is_held_is_said_to_be_held() -> None:
    assert listings.recipients({"world-body": making.recipient()})[0] == {
        **{"id": "world-body", "name": "World Body for Rights", "short_name": "WBR", "system": "UN"},
        **{"kind": "communication", "disclosure": "public", "languages": ["en"], "power": "It writes to States."},
        **{"form": None, "letter": False},
    }
