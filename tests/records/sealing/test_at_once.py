"""What is private in a sheet or a form is sealed in the step that brings it in, and stands readable nowhere."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest

from complaint.desk import create_app
from complaint.records.changing import texts_of
from complaint.records.sealing.opening import opened
from complaint.records.sealing.sealing import ToSeal, seal_values
from tests.desk.conftest import TOKEN, form_of, sign_of
from tests.desk.conftest import at as address_of
from tests.records.changing.people import ANNA, copied
from tests.records.sealing.people import ADDRESS, Office, held_anywhere, office

NUMBER = "N 41739265"
SHEET = f"Surname,Given name,Home place,Appeal received,Passport,Address\nReed,Omar,lindenau,2024-08-01,{NUMBER},{{}}\n"


@pytest.fixture
def at(tmp_path: Path) -> Office:
    return office(tmp_path / "project")


def imported(root: Path, complaint, address: str = f'"{ADDRESS}"') -> str:
    sheet = root.parent / "sheet.csv"
    sheet.write_text(SHEET.format(address), "utf-8")
    done = complaint("signatories", "import", sheet, "--yes", "--by", "Anna", "--project", root)
    assert done.exit_code == 0, done.output
    return done.output


def person(root: Path, person_id: str) -> dict[str, object]:
    return dict(texts_of(root, "signatory")["signatory", person_id].fields)


def test_a_sheet_with_passports_and_addresses_seals_them(at, complaint):
    said = imported(at.root, complaint)
    values = {
        (one.record, one.field): one.value for f in opened(at.root, [at.paper]).files.values() for one in f.values
    }

    assert values == {("reed-omar", "identity_document"): NUMBER, ("reed-omar", "address"): ADDRESS}
    assert person(at.root, "reed-omar")["address"] == "held" == person(at.root, "reed-omar")["identity_document"]
    assert not held_anywhere(at.root, NUMBER, "41739265", "Poplar")
    assert NUMBER not in said and "Poplar" not in said and "not kept" not in said


def test_the_same_sheet_again_seals_nothing_a_second_time(at, complaint):
    imported(at.root, complaint)
    before = sorted(opened(at.root, [at.anna]).files)
    imported(at.root, complaint)
    assert sorted(opened(at.root, [at.anna]).files) == before


def test_a_yes_or_held_in_such_a_column_is_no_value(at, complaint):
    imported(at.root, complaint, "yes")
    fields = {one.field for found in opened(at.root, [at.anna]).files.values() for one in found.values}
    assert fields == {"identity_document"} and person(at.root, "reed-omar")["address"] == "held"


def test_without_keys_it_is_told_what_is_kept_nowhere(tmp_path, complaint):
    root = copied(tmp_path / "project")
    (root / "signatories/keys.yaml").unlink()
    said = imported(root, complaint)

    assert "not kept: Address, Identity document." in said or "not kept: Identity document, Address." in said
    assert "complaint seal PERSON FIELD" in said and not held_anywhere(root, NUMBER, "Poplar")


def edited(root: Path, later: timedelta = timedelta(0), **fields: str):
    desk = create_app(root, token=TOKEN, who="Anna", clock=lambda: ANNA.when + later).test_client()
    path = "/person/orlan-vesna/edit"
    return desk.post(address_of(path), data={**form_of(desk, path), **fields})


def test_what_is_typed_in_a_form_of_the_desk_is_sealed(at):
    answer = edited(at.root, address=ADDRESS)
    assert answer.status_code == 302, answer.text
    values = [one for found in opened(at.root, [at.anna]).files.values() for one in found.values]

    assert [(one.record, one.field, one.value) for one in values] == [("orlan-vesna", "address", ADDRESS)]
    assert person(at.root, "orlan-vesna")["address"] == "held" and not held_anywhere(at.root, "Poplar")


def test_in_a_project_without_keys_the_form_says_what_to_do_and_nothing_is_lost(at):
    (at.root / "signatories/keys.yaml").unlink()
    before = person(at.root, "orlan-vesna")
    answer = edited(at.root, address=ADDRESS)

    assert answer.status_code == 422 and "complaint keys new" in answer.text and "write “held”" in answer.text
    assert person(at.root, "orlan-vesna") == before and not held_anywhere(at.root, "Poplar")


def test_an_address_that_somebody_allows_in_the_list_stays_when_another_field_is_edited(at):
    path = at.root / "signatories/signatories.csv"
    head, first, *rest = path.read_text("utf-8").splitlines()
    path.write_text("\n".join((f"{head},address", f'{first},"{ADDRESS}"', *(f"{row}," for row in rest), "")), "utf-8")
    assert edited(at.root, age="48").status_code == 302

    assert person(at.root, "orlan-vesna")["address"] == ADDRESS and person(at.root, "orlan-vesna")["age"] == "48"


def test_a_value_can_still_be_sealed_by_hand_afterwards(at, complaint):
    imported(at.root, complaint)
    text = texts_of(at.root, "signatory")["signatory", "reed-omar"]
    assert not seal_values(at.root, [ToSeal(text, "telephone", "+1 555 0100")], ANNA).refused


def test_a_value_that_is_sealed_already_is_not_taken_over_and_that_is_said(at, complaint):
    imported(at.root, complaint)
    before = sorted(opened(at.root, [at.anna]).files)
    said = imported(at.root, complaint, '"9 Elm Road, Lindenau"')
    assert "not taken over: Address (row 2)" in said and "unseal PERSON --edit" in said and "Elm Road" not in said
    assert sorted(opened(at.root, [at.anna]).files) == before
    page = seen_at_desk(at.root, '"9 Elm Road, Lindenau"')
    assert "Not taken over" in page and "Not kept" not in page


def seen_at_desk(root: Path, address: str) -> str:
    """What the desk says of the sheet before anything is written."""
    desk = create_app(root, token=TOKEN, who="Anna", clock=lambda: ANNA.when).test_client()
    file = (io.BytesIO(SHEET.format(address).encode()), "sheet.csv")
    sent = desk.post(address_of("/sheet"), data={"sign": sign_of(desk), "file": file})
    return desk.get(sent.location).text


def test_without_keys_the_desk_tells_before_and_after_what_is_kept_nowhere(tmp_path):
    root = copied(tmp_path / "project")
    (root / "signatories/keys.yaml").unlink()
    desk = create_app(root, token=TOKEN, who="Anna", clock=lambda: ANNA.when).test_client()
    file = (io.BytesIO(SHEET.format(f'"{ADDRESS}"').encode()), "sheet.csv")
    where = desk.post(address_of("/sheet"), data={"sign": sign_of(desk), "file": file}).location
    before = desk.get(where).text
    done = desk.post(f"{where}/accept", data={"sign": sign_of(desk), "take": ["2"]}).location
    after = desk.get(done).text

    assert person(root, "reed-omar")["address"] == "held" and not held_anywhere(root, NUMBER, "Poplar")
    for page in (before, after):
        assert "Not kept" in page and "Identity document" in page and "complaint keys new" in page


def test_a_sealed_value_is_replaced_by_what_is_typed_in_the_form(at):
    assert edited(at.root, address=ADDRESS).status_code == 302
    assert edited(at.root, timedelta(days=1), address="9 Elm Road, Lindenau").status_code == 302
    assert opened(at.root, [at.anna]).values()["orlan-vesna", "address"].value == "9 Elm Road, Lindenau"
