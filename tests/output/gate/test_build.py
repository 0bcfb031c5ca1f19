"""A build whose files would tell what a recipient may not see: that recipient gets nothing, the others get theirs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from complaint.output.gate import BuildGate
from complaint.pipeline import load
from complaint.problems import Place, warning
from tests.output.annexes.made_up import pdf, saved
from tests.posted_project import make_posted
from tests.small_project import PROFILE, contents, write

# Ada Quill sent an appeal and no power of attorney: nobody may read her name.
NAMED = '<section id="who" title="Who complains"><p>Sam Oduya and {}.</p></section>\n'
SECOND = PROFILE.replace("id: leaflet", "id: poster").replace("name: readers of a leaflet", "name: readers of a poster")


@pytest.fixture
def two(project: Path) -> Path:
    """A project with two recipients, of whom the second is told a name in its template."""
    write(project, "templates/poster/profile.yaml", SECOND)
    write(project, "templates/poster/filing.html", NAMED.format("A. Quill"))
    write(project, "templates/poster/letter.html", "<p>Here is a poster.</p>\n")
    return project


def test_nothing_goes_to_a_recipient_whose_file_leaks_and_the_others_get_theirs(two, complaint):
    result = complaint("build", "leaflet", "poster", "--project", two)

    assert result.exit_code == 1
    made = set(contents(two / "build"))
    assert {"leaflet/filing.docx", "leaflet/filing.pdf", "leaflet/letter.pdf", "manifest.json"} <= made
    assert not [path for path in made if path.startswith("poster")]
    assert "poster/filing.docx: error: poster may not see this of quill-ada: surname; it stands in" in result.stderr
    assert "poster/filing.pdf: error:" in result.stderr and "page 1" in result.stderr
    assert "poster: not made" in result.stderr and "Quill" not in result.output
    assert "leaflet/filing.pdf" in result.stdout and "poster" not in result.stdout


def test_if_nobody_gets_anything_the_earlier_build_stays_whole(project, complaint):
    assert complaint("build", "leaflet", "--project", project).exit_code == 0
    before = contents(project / "build")
    write(project, "templates/leaflet/filing.html", NAMED.format("Ada Quill"))
    result = complaint("build", "leaflet", "--project", project)

    assert result.exit_code == 1 and "nothing was written" in result.stderr
    assert contents(project / "build") == before


def test_what_leaks_does_not_stay_from_an_earlier_build(two, complaint):
    """As when the gate has learned to find something, or somebody has taken a decision back."""
    write(two, "cases/allowed_occurrences.csv", ALLOWED.format("Sam Oduya and A. Quill"))
    assert complaint("build", "leaflet", "poster", "--project", two).exit_code == 0
    assert (two / "build/poster/filing.pdf").is_file()
    (two / "cases/allowed_occurrences.csv").unlink()
    assert complaint("build", "leaflet", "poster", "--project", two).exit_code == 1
    assert not (two / "build/poster/filing.pdf").exists()


ALLOWED = """\
id,about,recipients,words,reason,decided_by,origin
allowed-1,quill-ada,poster,{},the painter of the poster,the lawyer,invented
"""


@pytest.mark.parametrize(("words", "fails"), [("Sam Oduya and A. Quill", 0), ("Quill", 0), ("Sam Quill", 1)])
def test_a_decision_lets_the_words_stand_that_it_names_and_no_others(two, complaint, words, fails):
    write(two, "cases/allowed_occurrences.csv", ALLOWED.format(words))
    assert complaint("build", "poster", "--format", "docx", "--project", two).exit_code == fails


def test_a_decision_holds_for_the_recipients_that_it_names(two, complaint):
    write(two, "cases/allowed_occurrences.csv", ALLOWED.replace("poster", "leaflet").format("Quill"))
    assert complaint("build", "poster", "--format", "docx", "--project", two).exit_code == 1


def test_an_annex_that_tells_a_name_holds_the_filing_back(project, complaint):
    make_posted(project)
    before = (project / "cases/complaint.yaml").read_text()
    write(project, "cases/complaint.yaml", before.replace("signatory_name: Ada Quill", "signatory_name: Nora Stone"))
    write(project, "cases/attachments/minutes.pdf", saved(pdf("First page", "Heard: A. Quill")))
    result = complaint("build", "leaflet", "--project", project)

    assert result.exit_code == 1
    assert "leaflet/annexes.pdf: error: leaflet may not see this of quill-ada" in result.stderr


def test_what_hides_in_an_annex_is_left_behind_and_leaks_nothing(project, complaint):
    make_posted(project)
    annex = pdf("First page", "Second page")
    annex.docinfo["/Author"] = "Ada Quill"
    annex.attachments["quill.txt"] = b"Ada Quill"
    write(project, "cases/attachments/minutes.pdf", saved(annex))
    assert complaint("build", "leaflet", "--project", project).exit_code == 0


def test_files_to_print_are_looked_through(project, complaint):
    make_posted(project)
    before = (project / "cases/complaint.yaml").read_text()
    write(project, "cases/complaint.yaml", before.replace("signatory_name: Ada Quill", "signatory_name: Nora Stone"))
    assert complaint("letters", "leaflet", "--labels", "L7160", "--project", project).exit_code == 0
    contacts = (project / "cases/contacts.csv").read_text()
    write(project, "cases/contacts.csv", contacts.replace("1 Palace Square", "c/o Quill; 1 Palace Square"))
    result = complaint("letters", "leaflet", "--labels", "L7160", "--project", project)
    assert result.exit_code == 1 and "quill-ada" in result.stderr


# --- manifest and messages --------------------------------------------------------------------------------------


@pytest.fixture
def gate(project) -> BuildGate:
    loaded = load(project, date(2030, 2, 1))
    return BuildGate(loaded.records, loaded.recipients, loaded.on)


def test_the_manifest_is_read_whole(project, complaint, gate):
    assert complaint("build", "leaflet", "--format", "docx", "--project", project).exit_code == 0
    listing = json.loads((project / "build/manifest.json").read_text())
    assert gate.in_manifest(listing) == ()
    for spoil in (
        lambda one: one["recipients"]["leaflet"]["left_out"][0].update(reason="no power of attorney of Ada Quill"),
        lambda one: one["recipients"]["leaflet"]["complainants"].append("quill-ada"),
        lambda one: one["outputs"][0].update(document="letter to A. Quill"),
        lambda one: one["inputs"].update({"cases/attachments/passport of Quill.pdf": "0"}),
        lambda one: one["inputs"].update({"templates/leaflet/quill.html": "0"}),
        lambda one: one["versions"].update(maker="Quill"),
    ):
        spoilt = json.loads(json.dumps(listing))
        spoil(spoilt)
        found = gate.in_manifest(spoilt)
        assert found and all(one.place.file == "manifest.json" and "quill-ada" in one.message for one in found)


def test_names_of_record_files_may_stand_in_the_manifest(project, complaint, gate):
    assert complaint("build", "leaflet", "--format", "docx", "--project", project).exit_code == 0
    listing = json.loads((project / "build/manifest.json").read_text())
    listing["inputs"]["cases/prosecutions/quill.yaml"] = "0"
    assert gate.in_manifest(listing) == ()


def test_a_message_that_would_tell_a_name_says_only_where_it_stands(gate):
    at = Place("cases/events.yaml", 3)
    told = warning("x", at, "“quill-ada” has no appeal", "see signatories/signatories.csv")
    telling = warning("x", at, "the walk of Ada Quill is told twice")
    kept, hidden = gate.told((told, telling), ["leaflet"])
    assert kept == told
    assert "Quill" not in hidden.message and hidden.place == at
