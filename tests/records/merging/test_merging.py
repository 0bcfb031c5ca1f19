"""Two entries of one person become one: nothing that either said is lost, and everything leads to who stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint.records.changing import Add, Edit, change, changes_of, texts_of, undo
from complaint.records.changing.checking import load_steadily
from complaint.records.merging import merged_into, merging
from complaint.records.merging.both import Side
from complaint.records.names.duplicates import duplicates
from complaint.records.resolve import references
from tests.records.changing.people import ANNA, copied
from tests.small_project import contents

TWICE = "kestrel-marah"
_PERSON = {
    "surname": "Kestrell",
    "given_name": "Mara",
    "patronymic": "Ivanovna",
    "home_place": "lindenau",
    "citizenship": "Veloria",
    "roles": "teacher",
    "age": "31",
    "age_on": "2024-11-05",
    "origin": "form 9",
}
_APPEAL = {"signatory": TWICE, "received": "2024-07", "included": "no", "reason": "waits", "origin": "form 9"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with somebody on the list for a second time, in records of every shape."""
    root = copied(tmp_path / "project")
    about = [
        Add("signatory", TWICE, _PERSON),
        Add("appeal", f"appeal-{TWICE}", _APPEAL),
        Add("alias", f"{TWICE}-2", {"person": TWICE, "text": "M. Kestrell", "kind": "short form", "origin": "form 9"}),
        *(
            Edit(text.type, text.id, {name: str(text.fields[name]).replace("kestrel-mara", TWICE) for name in names})
            for text, names in _mentions(root)
        ),
    ]
    done = change(root, about, ANNA)
    assert done.done is not None, done
    case = root / "cases/prosecutions/drozd.yaml"
    case.write_text(case.read_text("utf-8").replace("drozd-pavel", TWICE), "utf-8")
    (root / "cases/chapters").mkdir(exist_ok=True)
    (root / "cases/chapters/who.html").write_text(
        f'<p>Hers:  {{{{ name("{TWICE}") }}}}</p>\n\n  <p>[[{TWICE}:surname]], {TWICE}-2</p>\n', "utf-8"
    )
    return root


def _mentions(root):
    for text in texts_of(root, "participation", "violation", "penalty", "quotation").values():
        names = [name for name, value in text.fields.items() if "kestrel-mara" in str(value) and name != "id"]
        if names:
            yield text, names


def merged(root: Path, take: dict[str, Side] | None = None, kind: str = ""):
    plan = merging(root, "kestrel-mara", TWICE, take or {"age": "keep"}, kind)
    assert not plan.questions, plan.questions
    assert not plan.problems, plan.problems
    return change(root, plan.wishes, ANNA)


def person(root: Path) -> dict[str, object]:
    return dict(texts_of(root, "signatory")["signatory", "kestrel-mara"].fields)


def test_what_only_the_other_said_is_taken_over(root):
    merged(root)
    now = person(root)
    assert (now["citizenship"], now["roles"], now["patronymic"]) == ("Veloria", "teacher", "Ivanovna")
    assert now["origin"] == "form 1; form 9"
    assert (now["surname"], now["age"]) == ("Kestrel", "30")


def test_where_both_say_something_else_people_are_asked(root):
    plan = merging(root, "kestrel-mara", TWICE, {})
    assert [(question.field, question.keep, question.other) for question in plan.questions] == [
        ("age", "30 (2024-11-05)", "31 (2024-11-05)")
    ]
    assert plan.wishes == ()
    merged(root, {"age": "other", "name": "other"})
    assert (person(root)["age"], person(root)["surname"]) == ("31", "Kestrell")


def test_the_name_that_goes_becomes_an_alias(root):
    merged(root)
    aliases = [text.fields for text in texts_of(root, "alias").values() if text.fields["person"] == "kestrel-mara"]
    assert {(one["text"], one["kind"], one["origin"]) for one in aliases} == {
        ("Mara Ivanovna Kestrell", "transliteration", "form 9"),
        ("M. Kestrell", "short form", "form 9"),
    }


def test_nothing_mentions_who_has_gone(root):
    before, _ = load_steadily(root)
    mentioned = [one.id for one in before for named, _ in references(one) if named == TWICE]
    assert len(mentioned) > 5, mentioned
    assert merged(root).done is not None
    after, problems = load_steadily(root)
    assert not [one for one in after for named, _ in references(one) if named == TWICE]
    assert not [problem for problem in problems if problem.severity == "error"]
    texts = {name: text for name, text in contents(root).items() if "/history/" not in name and name.endswith("ml")}
    assert not [name for name, text in texts.items() if f"[[{TWICE}" in text.decode() or f'"{TWICE}"' in text.decode()]
    chapter = (root / "cases/chapters/who.html").read_text("utf-8")
    assert chapter == (
        f'<p>Hers:  {{{{ name("kestrel-mara") }}}}</p>\n\n  <p>[[kestrel-mara:surname]], {TWICE}-2</p>\n'
    )


def test_undoing_it_gives_every_file_back_byte_for_byte(root):
    before = contents(root)
    done = merged(root).done
    assert done is not None
    assert undo(root, done.id, ANNA).done is not None
    after = contents(root)
    kept = {name for name in before if "/history/" not in name and not name.startswith(".complaint/")}
    for name in kept:
        # who comes back stands at the end of the list
        assert sorted(after[name].splitlines()) == sorted(before[name].splitlines()), name
    assert merged_into(root, "kestrel-mara") == ()


def test_the_past_of_both_is_the_past_of_the_one(root):
    change(root, [Edit("signatory", TWICE, {"note": "rang again"})], ANNA)
    merged(root)
    assert merged_into(root, "kestrel-mara")[0] == TWICE
    ids = ("kestrel-mara", *merged_into(root, "kestrel-mara"))
    told = [part.new for one in changes_of(root, ids) for record in one.records for part in record.fields]
    assert "rang again" in told


def test_rows_that_say_the_same_of_both_become_one(root):
    part = next(text for text in texts_of(root, "participation").values() if text.fields["person"] == TWICE)
    twin = {**part.fields, "id": "", "person": "kestrel-mara", "origin": "form 77"}
    assert change(root, [Add("participation", "twin", {k: v for k, v in twin.items() if k != "id"})], ANNA).done
    merged(root)
    parts = [text for text in texts_of(root, "participation").values() if text.fields["person"] == "kestrel-mara"]
    same = [text for text in parts if text.fields["event"] == part.fields["event"]]
    assert [(text.id, text.fields["origin"]) for text in same] == [("twin", f"form 77; {part.fields['origin']}")]


def _numbers(root: Path) -> dict[object, object]:
    return {text.fields["number"]: text.fields["person"] for text in texts_of(root, "pseudonym").values()}


def test_the_number_of_who_stays_is_kept(root):
    fields = {"person": TWICE, "number": "333", "folder": "aaaabbbb"}
    change(root, [Add("pseudonym", "pseudonym-333", fields)], ANNA)
    assert merged(root).done is not None
    assert _numbers(root)["333"] == TWICE  # stays taken, for nobody else
    assert _numbers(root)["904"] == "kestrel-mara"


def test_who_stays_without_a_number_gets_that_of_the_other(root):
    change(root, [Edit("pseudonym", "pseudonym-904", {"person": TWICE})], ANNA)
    assert merged(root).done is not None
    assert _numbers(root)["904"] == "kestrel-mara"


def test_kin_are_never_made_one(root):
    change(root, [Add("relation", "sisters", _sisters())], ANNA)
    plan = merging(root, "kestrel-mara", TWICE, {"age": "keep"})
    assert not plan.wishes
    assert "two people" in plan.problems[0].message


def _sisters() -> dict[str, str]:
    return {"person": "kestrel-mara", "relation": "sister of", "relative": TWICE, "origin": "form 9"}


def test_a_pair_that_people_have_parted_is_not_proposed_again(root):
    def proposed() -> set[tuple[str, str]]:
        return {(pair.one.id, pair.other.id) for pair in duplicates(load_steadily(root)[0])}

    assert proposed() == {("kestrel-mara", TWICE)}
    fields = {"one": TWICE, "other": "kestrel-mara", "why": "both came", "who": "Anna", "on": "2024-10-01"}
    assert change(root, [Add("not_the_same", "apart-1", fields)], ANNA).done
    assert proposed() == set()
    assert not merging(root, "kestrel-mara", TWICE, {"age": "keep"}).wishes
