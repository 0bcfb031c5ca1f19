"""A change is made whole or not at all, against what was seen, checked before, and can be undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from complaint.problems import Severity, has_errors
from complaint.records.changing import Add, Edit, Remove, change, changes_of, history, texts_of, undo
from complaint.records.changing.checking import load_steadily
from complaint.records.rules import check as check_rules
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import ABOUT, PERSON
from tests.records.changing.people import ANNA, PEOPLE, copied, somebody_new
from tests.small_project import contents

VESNA = ("signatory", "orlan-vesna")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def records(root: Path) -> dict[str, bytes]:
    """The files of the records, without the history and the program's own."""
    return {
        name: content
        for name, content in contents(root).items()
        if name.startswith(("cases/", "signatories/")) and "/history/" not in name
    }


def test_a_field_changes_and_every_other_byte_stays(root):
    before = records(root)

    done = change(root, [Edit(*VESNA, {"age": "48"})], ANNA)

    after = records(root)
    assert done.done is not None and not done.problems
    assert {name for name in after if after[name] != before[name]} == {PEOPLE}
    assert after[PEOPLE] == before[PEOPLE].replace(b",47,2024-11-05,", b",48,2024-11-05,", 1)


def test_line_ends_quotation_marks_and_the_byte_order_mark_stay(root):
    path = root / PEOPLE
    content = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").replace(b",Orlan,", b',"Orlan",')
    path.write_bytes(content)

    assert not change(root, [Edit(*VESNA, {"note": "Ж"}), *somebody_new()], ANNA).refused

    after = path.read_bytes()
    assert after.startswith(content[: content.index(b"orlan-vesna")]) and b',"Orlan",' in after
    assert after.count(b"\r\n") == after.count(b"\n") == content.count(b"\n") + 1
    assert after.split(b"\r\n")[2:4] == content.split(b"\r\n")[2:4]


def test_a_new_person_comes_with_the_records_about_them(root):
    done = change(root, somebody_new(), ANNA)

    assert {problem.severity for problem in done.problems} == {Severity.NOTE}
    found, problems = load_steadily(root)
    assert not has_errors(problems)
    assert found["reed-omar-1"].surname == "Reed1" and found["appeal-reed-omar-1"].included is False


def test_what_would_bring_errors_is_not_written(root):
    before = records(root)

    done = change(root, [*somebody_new(), Edit(*VESNA, {"home_place": "nowhere", "age": "many"})], ANNA)

    assert "bad-integer" in {problem.code for problem in done.problems}
    assert done.done is None and records(root) == before
    assert not list(history(root))


def test_errors_that_were_there_before_do_not_stand_in_the_way(root):
    path = root / "signatories/appeals.csv"
    path.write_text(path.read_text("utf-8").replace("2024-06/2024-09,form,yes", "June,form,yes", 1), "utf-8")

    assert not change(root, [Edit(*VESNA, {"age": "48"})], ANNA).refused
    assert change(root, [Edit(*VESNA, {"birth_date": "May"})], ANNA).refused


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Edit("signatory", "nobody", {"age": "1"}), "no-such-record"),
        (Edit(*VESNA, {"agee": "1"}), "no-such-field"),
        (Add(*VESNA, {"surname": "Again"}), "repeated-id"),
        (Remove(*VESNA), "unknown-reference"),
        (Edit(*VESNA, {"note": "\ud800"}), "not-changeable"),
        (Edit(*VESNA, {"note": "a\x00b"}), "unseen-sign"),
        (Remove("prosecution", "drozd-case"), "no-such-record"),
    ],
)
def test_what_cannot_be_done_is_told(root, wish, code):
    before = records(root)

    assert code in {problem.code for problem in change(root, [wish], ANNA).problems}
    assert records(root) == before


def test_what_stands_there_already_is_no_change(root):
    done = change(root, [Edit(*VESNA, {"age": "47", "note": ""}, seen={"age": "30"})], ANNA)

    assert done.done is None and not done.refused and not list(history(root))


def test_an_edit_on_top_of_a_newer_one_is_a_conflict_field_by_field(root):
    seen = texts_of(root, "signatory")[VESNA]
    assert not change(root, [Edit(*VESNA, {"age": "48", "note": "theirs"})], ANNA).refused

    mine = change(root, [Edit(*VESNA, {"age": "49", "citizenship": "mine"}, seen={**seen.fields, "note": ""})], ANNA)

    assert [(part.field, part.base, part.theirs, part.mine) for part in mine.conflicts] == [
        ("age", "47", "48", "49"),
        ("note", "", "theirs", ""),
        ("citizenship", None, None, "mine"),
    ]
    assert texts_of(root, "signatory")[VESNA].fields["age"] == "48"


def test_whoever_has_only_the_version_is_told_too(root):
    version = texts_of(root, "signatory")[VESNA].version
    assert not change(root, [Edit(*VESNA, {"age": "48"}, version=version)], ANNA).refused

    again = change(root, [Edit(*VESNA, {"age": "49"}, version=version)], ANNA)

    assert [(part.field, part.base, part.theirs, part.mine) for part in again.conflicts] == [("age", None, "48", "49")]


def test_the_history_says_who_when_what_and_from_where(root):
    change(root, [Edit(*VESNA, {"age": "48"}, row="row 7")], ANNA)

    (one,) = changes_of(root, ["orlan-vesna"])
    assert one.told == ANNA
    (record,) = one.records
    assert (record.kind, record.row) == ("edit", "row 7")
    assert [(part.field, part.old, part.new) for part in record.fields] == [("age", "47", "48")]
    assert changes_of(root, ["kestrel-mara"]) == ()


def test_the_history_never_holds_what_is_private(root):
    (root / "signatories/keys.yaml").unlink()  # a project that seals nothing yet
    change(root, [Edit(*VESNA, {"address": "Secret Street 5", "identity_document": "N1234567"})], ANNA)
    change(root, [Edit(*VESNA, {"address": "Other Street 6", "identity_document": "held"})], ANNA)

    written = "".join(path.read_text("utf-8") for path in (root / "signatories/history").rglob("*.json"))
    assert "address" in written and "identity_document" in written
    assert not any(secret in written for secret in ("Secret", "Other Street", "N1234567"))


def test_a_change_can_be_undone_and_that_undone_again(root):
    before = records(root)
    done = change(root, [*somebody_new(), Edit(*VESNA, {"age": "48", "roles": ""})], ANNA).done
    after = records(root)

    undone = undo(root, done.id, ANNA)

    assert undone.done.told.undoes == done.id
    assert records(root) == before
    assert not undo(root, undone.done.id, ANNA).refused
    assert records(root) == after


def test_what_was_changed_since_is_not_undone(root):
    first = change(root, [Edit(*VESNA, {"age": "48", "note": "one"})], ANNA).done
    change(root, [Edit(*VESNA, {"age": "49"})], ANNA)

    refused = undo(root, first.id, ANNA)

    assert [(part.field, part.base, part.theirs, part.mine) for part in refused.conflicts] == [
        ("age", "48", "49", "47"),
        ("note", "one", "one", ""),
    ]


def test_where_private_data_are_sealed_nothing_private_is_written_into_a_list(root):
    done = change(root, [Edit(*VESNA, {"address": "Secret Street 5"})], ANNA)

    assert [problem.code for problem in done.problems] == ["private-not-sealed"]
    assert texts_of(root, "signatory")[VESNA].fields.get("address", "") == ""


def test_undoing_says_what_is_not_in_the_history(root):
    (root / "signatories/keys.yaml").unlink()
    done = change(root, [Edit(*VESNA, {"address": "Secret Street 5", "note": "x"})], ANNA).done

    undone = undo(root, done.id, ANNA)

    assert [problem.code for problem in undone.problems] == ["private-in-clear", "private-not-undone"]
    assert texts_of(root, "signatory")[VESNA].fields["address"] == "Secret Street 5"
    assert undo(root, "1999", ANNA).problems[0].code == "no-such-change"


def test_a_file_that_is_no_change_hides_no_other(root):
    change(root, [Edit(*VESNA, {"age": "48"})], ANNA)
    (root / "signatories/history/2026-11/19990101-x.json").write_text("{", "utf-8")
    (root / "signatories/history/2026-11/19990102-x.json").write_text(json.dumps({"records": 1}), "utf-8")

    assert len(list(history(root))) == 1


def test_a_record_in_yaml_is_changed_in_its_place(root):
    path = root / "cases/prosecutions/drozd.yaml"
    before = path.read_text("utf-8")
    name, text = next((key[1], text) for key, text in texts_of(root, "charge").items())

    done = change(root, [Edit("charge", name, {"title": "another title"}, seen=text.fields)], ANNA)

    after = path.read_text("utf-8")
    assert done.done is not None, done
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.strip() for line in new] == ["title: another title"]
    assert len(after.splitlines()) - len(before.splitlines()) == (0 if "title" in text.fields else 1)


def test_dry_tells_what_would_come_of_it(root):
    before = records(root)

    assert len(change(root, somebody_new(), ANNA, dry=True).done.records) == 2
    assert records(root) == before and not list(history(root))


def test_a_broken_record_can_be_mended_although_it_hid_what_else_is_wrong(root):
    """A rule that needs all appeals sleeps while one cannot be read; what it finds afterwards is nothing new."""
    path = root / "signatories/appeals.csv"
    path.write_text(
        path.read_text("utf-8").replace(
            "appeal-orlan-vesna,orlan-vesna,2024-06", "appeal-orlan-vesna,orlan-vesna,June"
        ),
        "utf-8",
    )
    powers = root / "signatories/powers_of_attorney.csv"
    powers.write_text(
        "".join(line for line in powers.read_text("utf-8").splitlines(True) if "kestrel" not in line), "utf-8"
    )

    mended = change(root, [Edit("appeal", "appeal-orlan-vesna", {"received": "2024-06"})], ANNA)

    assert not mended.refused, mended
    assert "no-power-of-attorney" in {
        problem.code for problem in check_rules(load_steadily(root)[0], date(2024, 11, 5))
    }


def test_remarks_are_about_what_was_changed(root):
    change(root, [Edit("power_of_attorney", "poa-kestrel-mara", {"withdrawn_on": "2024-10-01"})], ANNA)

    assert not change(root, [Edit(*VESNA, {"age": "48"})], ANNA).problems


def test_what_people_add_and_take_away_stands_in_lists_of_its_own():
    """Records inside others are edited where a merge leads them; none of them comes or goes but by hand."""
    for kind in (PERSON, *ABOUT, "place", "alias", "not_the_same", "form", "sealing_key", "pseudonym"):
        assert schemas()[kind].inside is None and not schemas()[kind].one_per_file, kind
