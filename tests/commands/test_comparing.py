"""`complaint changes`: what was changed in a Word file, told with the places of the records, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.output.docx.parcel import DOCUMENT, replaced
from tests.small_project import contents, write

FILE = "build/leaflet/filing.docx"


@pytest.fixture
def edited(project: Path, tmp_path: Path) -> Path:
    """The filing of the leaflet with one name changed, somewhere else and under another name."""
    path = tmp_path / "back from the lawyer.docx"
    path.write_bytes(replaced((project / FILE).read_bytes(), DOCUMENT, ">Sam Oduya<", ">Samuel Oduya<"))
    return path


def test_a_changed_field_is_told_with_the_place_of_its_record(project: Path, edited: Path, complaint: Command) -> None:
    before = contents(project)
    result = complaint("changes", edited, "--project", project)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "signatories/signatories.csv:3:2: oduya-sam, name",
        "    made: Sam Oduya",
        "    now:  Samuel Oduya",
        "1 field changed",
    ]
    assert contents(project) == before


def test_the_same_as_data(project: Path, edited: Path, complaint: Command) -> None:
    result = complaint("changes", edited, "--format", "json", "--project", project)
    assert json.loads(result.stdout) == {
        "document": "leaflet/filing",
        "changes": [
            {
                "record": "oduya-sam",
                "field": "name",
                "file": "signatories/signatories.csv",
                "line": 3,
                "old": "Sam Oduya",
                "new": "Samuel Oduya",
                "times": 1,
            }
        ],
    }


@pytest.mark.parametrize("name", [FILE, "build/leaflet/letter.docx", "build/public/filing.docx"])
def test_a_file_as_it_was_made_has_no_changes(name: str, project: Path, complaint: Command) -> None:
    result = complaint("changes", project / name, "--project", project)
    assert (result.exit_code, result.stdout) == (0, "no field was changed\n")


def test_a_counted_number_is_told_with_its_fact(project: Path, tmp_path: Path, complaint: Command) -> None:
    path = tmp_path / "edited.docx"
    public = (project / "build/public/filing.docx").read_bytes()
    path.write_bytes(replaced(public, DOCUMENT, ">2</w:t></w:r></w:sdtContent>", ">3</w:t></w:r></w:sdtContent>"))
    result = complaint("changes", path, "--project", project)
    assert "counted: complainants.total: see “complaint facts complainants.total”" in result.stdout
    assert "    made: 2\n    now:  3\n" in result.stdout


def test_what_has_changed_in_the_records_since_is_not_taken_for_an_edit_without_a_word(
    project: Path, edited: Path, complaint: Command
) -> None:
    people = (project / "signatories/signatories.csv").read_text("utf-8")
    write(project, "signatories/signatories.csv", people.replace("Oduya,Sam", "Oduya,Samson"))
    result = complaint("changes", edited, "--project", project)
    assert "made: Samson Oduya" in result.stdout
    assert "differences may come from there" in result.stderr
    assert "signatories/signatories.csv" in result.stderr


WRONG = [
    (b"words", "", "what is no Word file at all"),
    (None, "does not say which filing it was made as", "a Word file of somebody else"),
]


@pytest.mark.parametrize(("content", "message", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_a_file_that_is_none_of_ours_is_an_error(
    content: bytes | None, message: str, why: str, project: Path, tmp_path: Path, complaint: Command
) -> None:
    path = tmp_path / "other.docx"
    path.write_bytes(
        replaced((project / FILE).read_bytes(), "word/settings.xml", 'w:name="document"', 'w:name="other"')
        if content is None
        else content
    )
    result = complaint("changes", path, "--project", project)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "error: " in result.stderr and message in result.stderr


def test_a_file_that_is_not_there_is_wrong_use(project: Path, complaint: Command) -> None:
    assert complaint("changes", "nowhere.docx", "--project", project).exit_code == 2
