"""The manifest says of each file what it was made from, and an earlier build is carried on only where it holds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from complaint.output.manifest import UNDRAWN, read_earlier, read_manifest, with_earlier
from complaint.output.verifying import manifest_of
from complaint.problems import ProblemsFound

RECORDS = {"cases/events.yaml": "e1", "signatories/signatories.csv": "s1"}
TEMPLATES = {"templates/a/filing.html": "a1", "templates/b/filing.html": "b1", "cases/chapters/who.html": "w1"}
MADE_FROM = {
    "a/filing.docx": ["templates/a/filing.html"],
    "a/filing.pdf": ["templates/a/filing.html"],
    "b/filing.docx": ["templates/b/filing.html", "cases/chapters/who.html"],
}


def listing(*paths: str, inputs: dict[str, str] | None = None, **parts: Any) -> dict[str, Any]:
    """A manifest with these files."""
    used = {name for path in paths for name in MADE_FROM[path]}
    return {
        "complaint_version": "1",
        "filing_date": "2030-01-31",
        "versions": {"paper": "1"},
        "inputs": inputs or {**RECORDS, **{name: TEMPLATES[name] for name in sorted(used)}},
        "recipients": {path[0]: {"complainants": []} for path in paths},
        "outputs": [
            {
                **{"path": path, "recipient": path[0], "document": "filing", "format": path[-4:]},
                **{"sha256": f"hash of {path}", "templates": MADE_FROM[path]},
            }
            for path in paths
        ],
        **parts,
    }


def paths(merged: dict[str, Any]) -> list[str]:
    return [output["path"] for output in merged["outputs"]]


TODAY = {**RECORDS, **TEMPLATES}
BEFORE = listing("a/filing.docx", "a/filing.pdf", "b/filing.docx")


def test_what_another_recipient_got_before_is_carried_on():
    merged = with_earlier(listing("b/filing.docx"), BEFORE, TODAY)

    assert merged == BEFORE


def test_the_other_format_of_a_filing_is_carried_on():
    merged = with_earlier(listing("a/filing.pdf"), listing("a/filing.docx"), TODAY)

    assert paths(merged) == ["a/filing.docx", "a/filing.pdf"]


@pytest.mark.parametrize(
    ("what", "today", "parts"),
    [
        ("a record file was changed", {**TODAY, "cases/events.yaml": "e2"}, {}),
        ("a record file is new", {**TODAY, "cases/places.csv": "p1"}, {}),
        ("a record file is gone", {name: content for name, content in TODAY.items() if "events" not in name}, {}),
        ("the day is another", TODAY, {"filing_date": "2030-02-01"}),
        ("a library is another", TODAY, {"versions": {"paper": "2"}}),
        ("the program is another", TODAY, {"complaint_version": "2"}),
    ],
)
def test_nothing_is_carried_on_when(what, today, parts):
    now = listing("b/filing.docx", inputs=today, **parts)

    assert with_earlier(now, BEFORE, today) == now, what


def test_only_what_was_made_from_a_changed_template_is_left_behind():
    today = {**TODAY, "cases/chapters/who.html": "w2"}
    merged = with_earlier(listing("a/filing.pdf"), BEFORE, today)

    assert paths(merged) == ["a/filing.docx", "a/filing.pdf"]
    assert list(merged["recipients"]) == ["a"]
    assert merged["inputs"] == {**RECORDS, "templates/a/filing.html": "a1"}


def test_what_was_made_from_a_template_that_is_gone_is_left_behind():
    today = {name: content for name, content in TODAY.items() if name != "templates/b/filing.html"}

    assert paths(with_earlier(listing("a/filing.pdf"), BEFORE, today)) == ["a/filing.docx", "a/filing.pdf"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "null",
        '"manifest"',
        json.dumps({**BEFORE, "outputs": {}}),
        json.dumps({**BEFORE, "outputs": [{"path": "a"}]}),
        json.dumps({**BEFORE, "outputs": ["a/filing.docx"]}),
        "\ufeff{}",
    ],
)
def test_a_manifest_that_is_none_is_not_taken_for_one(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, "utf-8")

    assert read_earlier(tmp_path) is None
    with pytest.raises(ProblemsFound, match="cannot be read") as found:
        manifest_of(tmp_path)
    assert [problem.code for problem in found.value.problems] == ["manifest"]


def test_a_folder_without_a_manifest_is_no_build(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert read_earlier(folder) is None
        with pytest.raises(ProblemsFound, match="no build of ours"):
            manifest_of(folder)


def test_the_manifest_of_a_build_says_what_each_file_is_and_was_made_from(small_project):
    made = read_manifest(small_project / "build")
    outputs = {output["path"]: output for output in made["outputs"]}

    assert made["filing_date"] == "2030-01-31"
    assert {"weasyprint", "python-docx", "zlib"} <= made["versions"].keys()
    assert outputs["leaflet/filing.pdf"] | {"sha256": "", "bytes": 0} == {
        **{"path": "leaflet/filing.pdf", "recipient": "leaflet", "document": "filing", "format": "pdf"},
        **{"language": "en", "sha256": "", "bytes": 0, "pages": 1},
        **{"to_decide": 0, "final": False},
        "templates": [
            *(
                f"shared templates/admissibility/{name}.yaml"
                for name in ("acceptances", "groups", "rules", "same_matter")
            ),
            "shared templates/envelopes.yaml",
            "shared templates/languages/en.yaml",
            "shared templates/styles/theme.yaml",
            "templates/leaflet/filing.html",
            "templates/leaflet/profile.yaml",
        ],
    }
    assert all(name in made["inputs"] for output in outputs.values() for name in output["templates"])
    assert {"cases/events.yaml", "signatories/appeals.csv", "templates/leaflet/letter.html"} <= made["inputs"].keys()
    assert not [name for name in made["inputs"] if name.startswith("/")]


def test_people_are_in_the_manifest_by_record_id_with_the_reason_if_left_out(small_project):
    made = read_manifest(small_project / "build")
    leaflet = made["recipients"]["leaflet"]
    text = (small_project / "build" / "manifest.json").read_text("utf-8")

    assert leaflet["complainants"] == ["oduya-sam", "tarn-mira"]
    assert [left["signatory"] for left in leaflet["left_out"]] == [UNDRAWN], "whose id would tell the name"
    assert "no power of attorney" in leaflet["left_out"][0]["reason"]
    assert not [name for name in ("Oduya", "Tarn", "quill", "Mira") if name in text]
