"""A scan of a power of attorney is there, and still is the file that was put down."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from complaint.records.changing import Edit, change
from complaint.records.project import load_project
from complaint.records.scans import SCANS, check_scans
from tests.records.changing.people import ANNA, copied

SCAN = b"a scan that was invented"
HASH = sha256(SCAN).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "project")
    (root / SCANS).mkdir()
    (root / SCANS / "orlan.pdf").write_bytes(SCAN)
    return root


def told(root: Path, **fields: str) -> list[tuple[str, str]]:
    done = change(root, [Edit("power_of_attorney", "poa-orlan-vesna", fields)], ANNA)
    assert done.done is not None, done
    records, problems = load_project(root)
    assert not [problem for problem in problems if problem.severity == "error"]
    return [(problem.code, problem.place.file) for problem in check_scans(root, records)]


LIST = "signatories/powers_of_attorney.csv"


def test_a_scan_that_is_still_the_same_is_nothing_to_speak_of(root):
    assert told(root, scan="orlan.pdf", scan_sha256=HASH) == []


def test_a_scan_that_has_become_another_file_is_an_error(root):
    (root / SCANS / "orlan.pdf").write_bytes(b"another one")
    assert told(root, scan="orlan.pdf", scan_sha256=HASH) == [("scan-changed", LIST)]


def test_a_scan_whose_hash_was_not_put_down_is_a_warning_that_says_it(root):
    assert told(root, scan="orlan.pdf") == [("scan-without-hash", LIST)]
    (problem,) = check_scans(root, load_project(root)[0])
    assert HASH in problem.hint


def test_a_scan_that_is_not_there_and_one_that_nobody_names_are_told(root):
    assert told(root, scan="vesna.pdf", scan_sha256=HASH) == [
        ("file-missing", LIST),
        ("unlisted-scan", f"{SCANS}/orlan.pdf"),
    ]


def test_a_scan_that_is_kept_elsewhere_is_not_looked_for(root):
    (root / SCANS / "orlan.pdf").unlink()
    assert told(root, scan="held", scan_sha256=HASH) == []


def test_no_scan_leads_out_of_the_project(root):
    assert told(root, scan="../orlan.pdf") == [("file-outside", LIST), ("unlisted-scan", f"{SCANS}/orlan.pdf")]


def test_a_hash_without_a_scan_and_one_that_is_none_are_refused(root):
    for fields in ({"scan_sha256": HASH}, {"scan": "held", "scan_sha256": "123"}, {"language": "Russian"}):
        assert change(root, [Edit("power_of_attorney", "poa-orlan-vesna", fields)], ANNA).refused
