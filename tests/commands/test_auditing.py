"""`complaint audit` finds what is sealed wherever it stands readable, and never says what it is."""

from __future__ import annotations

import json
import subprocess
import zipfile

import pytest

from complaint.output import access
from complaint.problems import Place
from complaint.records.sealing.secret_keys import write_key
from tests.output.annexes.made_up import pdf, saved
from tests.records.sealing.people import ADDRESS, PHONE, held_anywhere, office, seal


@pytest.fixture
def at(tmp_path):
    found = office(tmp_path / "project")
    write_key(tmp_path / "key.txt", found.anna, found.root)
    seal(found.root, address=ADDRESS, telephone=PHONE)
    for path in (found.root, *found.root.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return found


def audit(complaint, at, code):
    done = complaint("audit", "--key", at.root.parent / "key.txt", "--project", at.root)
    assert done.exit_code == code, done.output
    assert ADDRESS not in done.output and PHONE not in done.output and "Poplar" not in done.output
    return done.output


def test_a_sealed_project_is_clean(at, complaint):
    assert audit(complaint, at, 0).endswith("no problems; looked for 2 sealed values\n")


def test_a_sealed_value_is_found_however_it_is_parted_and_packed(at, complaint):
    (at.root / "cases/README.md").write_text("She lives at POPLAR LANE\n5 (Lindenau).")
    (at.root / "build").mkdir()
    with zipfile.ZipFile(at.root / "build/filing.docx", "w") as file:
        file.writestr("word/document.xml", f"<w><t>{PHONE[:5]}</t><t>{PHONE[5:]}</t></w>")
    said = audit(complaint, at, 1)
    assert "cases/README.md: error: the sealed “address” of “orlan-vesna”" in said
    assert "build/filing.docx: error: the sealed “telephone” of “orlan-vesna”" in said


def test_git_remembers_and_it_is_told(at, complaint):
    def git(*arguments):
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=at.root, check=True, capture_output=True)

    git("init", "--quiet")
    note = at.root / "cases/README.md"
    note.write_text(ADDRESS)
    git("add", "--all")
    git("commit", "--quiet", "--message", "start")
    note.write_text("passport N12345678")
    git("commit", "--quiet", "--all", "--message", "more")
    note.write_text("nothing")
    git("commit", "--quiet", "--all", "--message", "clean")
    said = audit(complaint, at, 1)
    assert "“address” of “orlan-vesna” stands here readable, in the history of git" in said
    assert "number of a passport stands here readable, in the history of git" in said and "12345678" not in said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("IIN 850101300005", "identification number"),
        ("passport N12345678", "passport"),
        ("call +7 701 555 01 00", "telephone"),
        ("ada@example.org", "e-mail"),
    ],
)
def test_without_a_key_numbers_are_found_by_their_form(at, complaint, text, kind):
    path = at.root / "signatories/README.md"
    path.write_text(text)
    said = complaint("audit", "--project", at.root, "--key", at.root.parent / "key.txt").output
    assert kind in said and text.split()[-1] not in said


def test_what_looks_like_a_number_and_is_none_is_left_alone(at, complaint):
    (at.root / "signatories/README.md").write_text("850101300007 201805101234 N123 +7 12")
    audit(complaint, at, 0)


def test_copies_of_editors_links_and_open_rights_are_told(at, complaint):
    (at.root / "signatories/.~lock.signatories.csv#").write_text("x")
    (at.root / "signatories/signatories.csv~").write_text("x")
    (at.root / "cases/there").symlink_to("/")
    open_file = at.root / "cases/places.csv"
    open_file.chmod(0o666)
    said = audit(complaint, at, 1)
    assert said.count("left this copy") == 2
    assert "cases/there: warning: this is a link" in said and "places.csv: error: everybody" in said
    assert held_anywhere(at.root.parent, ADDRESS) == []


def test_a_value_in_the_name_of_a_file_or_folder_is_told_without_the_name(at, complaint):
    folder = at.root / "cases/poplar lane 5 lindenau"
    folder.mkdir(mode=0o700)
    (folder / "passport N12345678.txt").write_text("x")
    said = audit(complaint, at, 1)
    assert (
        "cases/(a name that tells it): error: the sealed “address” of “orlan-vesna” stands here readable, in a name"
        in said
    )
    assert (
        "cases/(a name that tells it)/(a name that tells it): warning: something that looks like the number of" in said
    )
    assert "poplar" not in said and "12345678" not in said


def test_git_remembers_names_too(at, complaint):
    def git(*arguments):
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=at.root, check=True, capture_output=True)

    named = at.root / "cases/Poplar Lane 5, Lindenau.txt"
    git("init", "--quiet")
    named.write_text("x")
    git("add", "--all")
    git("commit", "--quiet", "--message", "start")
    named.unlink()
    git("commit", "--quiet", "--all", "--message", "gone")
    said = audit(complaint, at, 1)
    assert "“address” of “orlan-vesna” stands here readable, in a name, in the history of git" in said


def test_what_a_build_with_a_key_and_the_history_hold_is_looked_at(at, complaint):
    (at.root / "signatories/history").mkdir(exist_ok=True)
    (at.root / "signatories/history/note.json").write_text(json.dumps({"old": ADDRESS}))
    (at.root / "build/print").mkdir(parents=True)
    (at.root / "build/print/run.pdf").write_bytes(saved(pdf(PHONE)))
    said = audit(complaint, at, 1)
    assert "signatories/history/note.json: error: the sealed “address”" in said
    assert "build/print/run.pdf: error: the sealed “telephone”" in said


RIGHTS = [
    ("signatories/signatories.csv", 0o640, "can read this"),
    ("cases/places.csv", 0o660, "can change this"),
    ("cases/places.csv", 0o640, ""),
    ("signatories/signatories.csv", 0o600, ""),
]


@pytest.mark.parametrize(("name", "mode", "said"), RIGHTS)
def test_who_else_belongs_to_the_group_of_a_file_is_told(at, monkeypatch, name, mode, said):
    monkeypatch.setattr(access, "others_in", lambda group, owner: frozenset({"kim", "lee"}))
    monkeypatch.setattr(access, "_reachable", lambda path, group: True)
    (at.root / name).chmod(mode)
    told = [one.message for one in access.of_rights(at.root / name, Place(name))]
    assert [said in message and "others belong (2)" in message for message in told] == ([True] if said else [])


def test_a_group_of_ones_own_is_no_matter(at, monkeypatch):
    monkeypatch.setattr(access, "_reachable", lambda path, group: True)
    found = (at.root / "signatories/signatories.csv").stat()
    assert "root" not in access.others_in(found.st_gid, found.st_uid)
    monkeypatch.setattr(access, "others_in", lambda group, owner: frozenset())
    (at.root / "signatories/signatories.csv").chmod(0o660)
    assert not list(access.of_rights(at.root / "signatories/signatories.csv", Place("signatories/signatories.csv")))
