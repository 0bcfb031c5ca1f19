"""`signatories add | edit | withdraw | history | undo`: as somebody uses them who knows neither YAML nor git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaint.records.changing import texts_of
from tests.records.changing.people import copied
from tests.small_project import contents


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def staff(root, complaint):
    """`staff("edit", "orlan-vesna", "age=48")`: a command below “signatories” on the project."""
    return lambda *arguments: complaint("signatories", *arguments, "--project", root, *(_by(arguments)))


def _by(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return ("--by", "Anna") if arguments[0] != "history" else ()


def fields(root: Path, kind: str, name: str) -> dict[str, object]:
    return dict(texts_of(root, kind)[kind, name].fields)


def test_a_person_is_added_with_all_that_came_with_them(root, staff):
    result = staff(
        "add",
        "full_name=Абенова Айгуль Маратовна",
        "home_place=Lindenau",
        "age=47 лет",
        "sex=ж",
        "appeal_received=12.09.2024",
        "mandate_scopes=подача жалоб; represent",
        "mandate_naming=полностью",
        "--source=form 17",
    )

    assert result.exit_code == 0, result.output
    assert "is written Abenova Aygul Maratovna" in result.output
    person = fields(root, "signatory", "abenova-aygul")
    assert person["name_original"] == "Абенова Айгуль Маратовна"
    assert (person["age"], person["age_on"], person["sex_basis"]) == ("47", "2024-09-12", "stated")
    assert fields(root, "appeal", "appeal-abenova-aygul")["included"] == "yes"
    power = fields(root, "power_of_attorney", "poa-abenova-aygul")
    assert (power["representative"], power["scopes"], power["naming"]) == ("open-hands", "file; represent", "full")
    assert power["origin"] == "form 17"


def test_the_short_name_of_who_is_not_named_in_full_gives_nothing_away(root, staff):
    staff(
        "add",
        "full_name=Reed, Omar",
        "home_place=lindenau",
        "mandate_naming=initials",
        "mandate_scopes=file",
        "appeal_received=held",
        "--source=x",
    )

    assert fields(root, "signatory", "person-001")["surname"] == "Reed"


def test_an_appeal_without_power_of_attorney_waits_for_it(root, staff):
    staff("add", "full_name=Reed, Omar", "home_place=lindenau", "appeal_received=2024-09", "--source=form 2")
    assert fields(root, "appeal", "appeal-reed-omar")["included"] == "no"

    result = staff("edit", "Omar Reed", "mandate_scopes=file", "mandate_naming=full", "--source=form 3")

    assert result.exit_code == 0, result.output
    assert fields(root, "appeal", "appeal-reed-omar")["included"] == "yes"


REED = ("full_name=Reed Omar", "age=34", "appeal_received=2024-09-12", "--source=form 2")


def test_a_place_that_is_not_on_record_is_told_with_how_to_add_it(root, staff):
    before = contents(root)
    result = staff("add", *REED, "home_place=Milltown")

    assert result.exit_code == 2
    assert "there is no place “Milltown”" in result.output and "--place “Milltown=new " in result.output
    assert contents(root) == before


def test_a_new_place_is_added_with_the_person_and_undone_with_them(root, staff):
    result = staff("add", *REED, "home_place=Milltown", "--place=Milltown=new town in veloria")

    assert result.exit_code == 0, result.output
    assert fields(root, "signatory", "reed-omar")["home_place"] == "milltown"
    place = fields(root, "place", "milltown")
    assert [place[name] for name in ("name", "kind", "within", "origin")] == ["Milltown", "town", "veloria", "form 2"]

    edited = staff("edit", "reed-omar", "home_place=Hill End", "--place=Hill End=new village", "--source=letter 3")
    assert edited.exit_code == 0, edited.output
    assert fields(root, "place", "hill-end")["kind"] == "village"
    assert fields(root, "signatory", "reed-omar")["home_place"] == "hill-end"


def test_a_place_nobody_lives_in_is_not_added(root, staff):
    result = staff("add", *REED, "home_place=Lindenau", "--place=Milltown=new town")

    assert result.exit_code == 0, result.output
    assert ("place", "milltown") not in texts_of(root, "place")


def test_somebody_alike_is_pointed_out(staff):
    result = staff("add", "full_name=Орлан Весна", "home_place=lindenau", "appeal_received=held", "--source=form 9")

    assert "orlan-vesna (Orlan Vesna Milanovna)" in result.stderr


def test_a_field_is_changed_and_emptied(root, staff):
    assert staff("edit", "kestrel-mara", "age=31", "present place=", "Nationality=Borduria").exit_code == 0

    person = fields(root, "signatory", "kestrel-mara")
    assert (person["age"], person["citizenship"]) == ("31", "Borduria") and "present_place" not in person
    assert staff("edit", "kestrel-mara", "age=31").output == "nothing to change: the list says so already\n"


def test_one_of_several_records_is_named_by_its_own_short_name(root, staff):
    assert staff("edit", "poa-kestrel-mara", "term=3 years").exit_code == 0
    assert fields(root, "power_of_attorney", "poa-kestrel-mara")["term"] == "3 years"


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("edit", "kestrel-mara", "agee=31"), "Did you mean “age”?", 2),
        (("edit", "kestrel-mara", "age"), "is not FIELD=VALUE", 2),
        (("edit", "kestrel-mara", "age=many"), "“many” is not an age", 2),
        (("edit", "nobody", "age=3"), "nobody on the list is called “nobody”", 2),
        (("edit", "kestrel-maria", "age=3"), "nobody on the list", 2),
        (("edit", "Kestrel Maria", "age=3"), "kestrel-mara: Kestrel Mara", 2),
        (("edit", "poa-kestrel-mara", "naming=loud"), "nothing was written", 1),
        (("add", "full_name=X Y", "home_place=Lindnau"), "did you mean “lindenau”?", 2),
        (("add", "full_name=X Y", "home_place=lindenau"), "nothing says when the appeal came in", 2),
        (("add", "full_name=X Y", "home_place=lindenau", "appeal_received=held"), "“origin” is missing", 1),
        (("undo", "1999"), "There is no change “1999”", 1),
        (("withdraw", "kestrel-mara", "--on", "soon"), "write it as 2018-11-05", 2),
    ],
)
def test_what_does_not_work_is_told_and_nothing_written(root, staff, arguments, said, code):
    before = contents(root / "signatories")

    result = staff(*arguments)

    assert result.exit_code == code and said in result.stderr, result.output
    assert contents(root / "signatories") == before


def test_withdrawing_dates_the_power_of_attorney_and_deletes_nothing(root, staff, complaint):
    result = staff("withdraw", "orlan-vesna", "--on", "2024-10-01", "--reason", "fears for her children")

    assert result.exit_code == 0, result.output
    assert fields(root, "power_of_attorney", "poa-orlan-vesna")["withdrawn_on"] == "2024-10-01"
    assert "fears for her children" in staff("history", "Vesna Orlan").output
    assert staff("withdraw", "orlan-vesna").exit_code == 1


def test_the_history_shows_who_changed_what_and_undo_puts_it_back(root, staff):
    before = contents(root / "signatories")
    staff("edit", "kestrel-mara", "age=31", "--source=letter 4")

    said = staff("history", "kestrel-mara").output
    assert "Anna: edit from letter 4" in said and "age “30” → “31”" in said
    change = said.splitlines()[0].rpartition("[")[2].rstrip("]")
    assert staff("undo", change).exit_code == 0

    after = contents(root / "signatories")
    assert {name: after[name] for name in before} == before
    assert f"undo, undoes {change}" in staff("history", "kestrel-mara").output
    assert staff("history", "orlan-vesna").output.startswith("no changes")


def test_what_is_asked_at_the_keyboard_is_asked_again_until_it_is_clear(root):
    from click.testing import CliRunner

    from complaint.cli import main

    answers = [
        "Reed, Omar",
        "male",
        "",
        "34",
        "Nowhere",
        "0",
        "Lindenau",
        "12.09.2024",
        "form",
        "",
        "",
        "",
        "",
        "form 5",
    ]
    result = CliRunner().invoke(main, ["signatories", "add", "--project", str(root)], input="\n".join(answers) + "\n")

    assert result.exit_code == 0, result.output
    assert "there is no place “Nowhere”" in result.output
    assert fields(root, "signatory", "reed-omar")["origin"] == "form 5"


def test_a_new_place_may_be_described_at_the_keyboard(root):
    from click.testing import CliRunner

    from complaint.cli import main

    of_place = ["Темиртау", "1", "city", "", "veloria"]
    answers = ["Reed, Omar", "male", "", "34", *of_place, "12.09.2024", "form", "", "", "", "", "form 5"]
    result = CliRunner().invoke(main, ["signatories", "add", "--project", str(root)], input="\n".join(answers) + "\n")

    assert result.exit_code == 0, result.output
    place = fields(root, "place", str(fields(root, "signatory", "reed-omar")["home_place"]))
    described = [place[name] for name in ("name", "kind", "within", "sort_as")]
    assert described == ["Temirtau", "city", "veloria", "Темиртау"]


def test_status_counts_and_names(project, complaint):
    said = complaint("signatories", "status", "--project", project).output

    assert "people appealed" in said
    assert "quill-ada: the power of attorney has not come yet" in said
    data = json.loads(complaint("signatories", "status", "--format", "json", "--project", project).output)
    assert {"appealed", "complainants", "lacking", "expiring", "withdrew", "ask_again"} <= data.keys()


@pytest.mark.parametrize(
    ("person", "field", "value"),
    [("orlan-vesna", "address", "Poplar Lane 5"), ("poa-orlan-vesna", "identity_document", "N7654321")],
)
def test_what_is_private_is_not_taken_from_a_command_and_it_is_told_what_to_do(root, staff, person, field, value):
    before = contents(root)
    done = staff("edit", person, f"{field}={value}")
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert f"“{field}” is private and is not given in a command" in said and "complaint seal" in said
    assert contents(root) == before
    assert staff("edit", person, f"{field}=held").exit_code == 0
