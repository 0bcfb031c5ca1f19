"""The annexes of a project: each is read by its record, and a missing one is told by its name."""

from __future__ import annotations

import pytest

from complaint.output.annexes import reading
from complaint.output.annexes.reading import read_annexes
from tests.output.annexes.made_up import pdf, picture, saved
from tests.records.factories import make
from tests.small_project import write


def attachment(record_id="attachment-1", **fields):
    return make("attachment", record_id, **fields)[0]


def messages(root, *records):
    return [problem.message for problem in read_annexes(root, records).problems]


def test_files_of_all_kinds_are_read_by_their_record(tmp_path):
    write(tmp_path, "cases/attachments/a.pdf", saved(pdf("One", "Two")))
    write(tmp_path, "cases/attachments/scans/b.JPG", picture())
    found = read_annexes(tmp_path, [attachment("a", file="a.pdf"), attachment("b", file="scans/b.JPG")])

    assert found.problems == ()
    assert {key: len(one.sizes) for key, one in found.documents.items()} == {"a": 2, "b": 1}


def test_what_is_held_elsewhere_or_still_to_come_is_not_read(tmp_path):
    found = read_annexes(tmp_path, [attachment("a", file="held"), attachment("b", file=None)])

    assert (dict(found.documents), found.problems) == ({}, ())


def test_two_attachments_may_be_the_same_file(tmp_path):
    write(tmp_path, "cases/attachments/a.pdf", saved(pdf("One")))
    found = read_annexes(tmp_path, [attachment("a", file="a.pdf"), attachment("b", file="a.pdf")])

    assert found.documents["a"] is found.documents["b"]


def test_a_missing_file_is_told_by_its_name(tmp_path):
    (tmp_path / "cases/attachments").mkdir(parents=True)
    assert messages(tmp_path, attachment(file="minutes.pdf")) == ["the annex “minutes.pdf” is missing"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    write(tmp_path, "cases/attachments/keep.pdf", b"")
    outside = write(tmp_path, "elsewhere/secret.pdf", saved(pdf("Secret")))
    (tmp_path / "cases/attachments/a.pdf").symlink_to(outside)

    assert messages(tmp_path, attachment(file="a.pdf")) == ["the annex “a.pdf” is missing"]


def test_a_file_of_an_unknown_kind_is_told_with_what_can_be_enclosed(tmp_path):
    write(tmp_path, "cases/attachments/a.xls", b"numbers")
    (problem,) = read_annexes(tmp_path, [attachment(file="a.xls")]).problems

    assert problem.message == "the annex “a.xls” is of a kind that cannot be enclosed"
    assert "a PDF, a Word file" in problem.hint


def test_a_file_that_is_too_large_is_told_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 2_000_000)
    write(tmp_path, "cases/attachments/a.pdf", bytes(2_000_001))

    assert messages(tmp_path, attachment(file="a.pdf")) == ["the annex “a.pdf” is larger than 2 MB"]


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    write(tmp_path, "cases/attachments/a.pdf", b"none")
    write(tmp_path, "cases/attachments/b.png", b"none")
    write(tmp_path, "cases/attachments/c.docx", b"none")
    records = [
        attachment(key, file=f"{key}.{end}") for key, end in (("a", "pdf"), ("b", "png"), ("c", "docx"), ("d", "pdf"))
    ]

    found = messages(tmp_path, *records)
    assert [name in " ".join(found) for name in ("a.pdf", "b.png", "c.docx", "d.pdf")] == [True] * 4


@pytest.mark.skipif("__import__('os').geteuid() == 0", reason="nothing is forbidden to the administrator")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    write(tmp_path, "cases/attachments/a.pdf", b"").chmod(0)
    assert "cannot be read" in messages(tmp_path, attachment(file="a.pdf"))[0]
