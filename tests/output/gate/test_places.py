"""A leak planted in each place of each kind of file is found, and told by record, kind of field and place alone."""

from __future__ import annotations

import gzip
import io
import re
import zipfile

import pikepdf
import pyrage
import pytest

from complaint.filing.guarded import Guarded
from complaint.filing.guarded.spelling import folded
from complaint.output.gate.gate import Gate
from tests.output.annexes.made_up import pdf, saved
from tests.output.gate.people import caught, gate
from tests.output.gate.planting import DISGUISES, ONE_OF_EACH, PLACES, PRIVATE, SPELLINGS, drawn, word

NAME = "Harkel"


@pytest.mark.parametrize("place", PLACES)
def test_a_surname_is_found_in_every_place(place: str) -> None:
    planted = PLACES[place](NAME)
    found = caught({planted.path: planted.content})
    assert any(planted.told in message for message in found), found


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_found_where_nothing_is(place: str) -> None:
    planted = PLACES[place]("Nobody")
    assert gate().leaks({planted.path: planted.content}, "public") == ()


@pytest.mark.parametrize("place", ONE_OF_EACH)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_surname_is_found_in_every_disguise(place: str, disguise: str) -> None:
    planted = PLACES[place](DISGUISES[disguise](NAME))
    assert caught({planted.path: planted.content})


@pytest.mark.parametrize("place", ["word: body", "log"])
@pytest.mark.parametrize("how", [*SPELLINGS, *PRIVATE])
def test_every_spelling_and_every_private_value_is_found(place: str, how: str) -> None:
    planted = PLACES[place]((SPELLINGS | PRIVATE)[how])
    assert caught({planted.path: planted.content})


@pytest.mark.parametrize("how", ["in the original script", "declined in Russian", "initial", "day of birth in Russian"])
def test_what_is_drawn_on_a_page_is_found(how: str) -> None:
    found = caught({"public/filing.pdf": drawn((SPELLINGS | PRIVATE)[how])})
    assert any("page 1" in message for message in found), found


def test_a_name_that_is_broken_at_the_end_of_a_line_of_a_page_is_found() -> None:
    content = drawn("Har\u00adkel " * 40)
    assert any("page 1" in message for message in caught({"public/filing.pdf": content}))


def test_files_in_files_are_opened() -> None:
    inner = pdf("Nothing")
    inner.attachments["list.docx"] = word("It was Harkel.")
    outer = pdf("Nothing")
    outer.attachments["inner.pdf"] = saved(inner)
    outer.attachments["packed.gz"] = gzip.compress(b"Zvonimir Obradovich")
    found = caught({"public/annexes.pdf": saved(outer)})
    assert any("an attached file, an attached file, word/document.xml" in message for message in found), found
    assert any("what it packs" in message for message in found), found


# --- what a problem says ----------------------------------------------------------------------------------------


def test_a_problem_names_record_kind_of_field_and_place() -> None:
    (problem,) = gate().leaks({"public/filing.docx": word("Here is Харкель.")}, "public")
    assert problem.message == (
        "public may not see this of harkel-zvonimir: surname in Cyrillic letters; it stands in: word/document.xml"
    )
    assert problem.place.file == "public/filing.docx" and "allowed_occurrences.csv" in problem.hint


@pytest.mark.parametrize("place", PLACES)
def test_no_problem_holds_the_value_or_what_stands_around_it(place: str) -> None:
    planted = PLACES[place]("Telltale Звонимир Харкель 41739265 z.quietly@example.org")
    problems = gate().leaks({planted.path: planted.content}, "public")
    told = folded("\n".join(f"{one.place} {one.message} {one.hint}" for one in problems))
    assert problems and "41739265" not in told and "quietly" not in told and "telltale" not in told
    assert not re.search("харкель|звонимир|harkel|zvonimir", told.replace("harkel-zvonimir", ""))


def test_a_sealed_file_goes_through_for_nobody_else_can_read_it() -> None:
    key = pyrage.x25519.Identity.generate().to_public()
    sealed = pyrage.encrypt(b"Zvonimir Harkel", [key])
    assert gate().leaks({"public/key.csv.age": sealed}, "public") == ()
    assert caught({"public/harkel.csv.age": sealed})


# --- what cannot be looked through ------------------------------------------------------------------------------


def _locked_pdf() -> bytes:
    out = io.BytesIO()
    pdf("Nothing").save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _locked_part() -> bytes:
    content = bytearray(word())
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + at] |= 1
    return bytes(content)


def _unknown_part() -> bytes:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"\x00\x01\x02\xd0\xcf")
    return out.getvalue()


def _nested() -> bytes:
    content = b"Nothing"
    for _ in range(9):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("inner.zip", content)
        content = out.getvalue()
    return content


def _swelling() -> bytes:
    """An archive that says of a part that it is of 800 MB."""
    content = bytearray(word())
    content[content.index(b"PK\x01\x02") + 27] = 0x30
    return bytes(content)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("public/filing.pdf", _locked_pdf),
        ("public/filing.docx", _locked_part),
        ("public/filing.docx", _unknown_part),
        ("public/filing.docx", _nested),
        ("public/filing.docx", _swelling),
        ("public/filing.docx", lambda: word()[:-90]),
        ("public/filing.pdf", lambda: b"%PDF-1.7 and nothing"),
        ("public/filing.pdf", lambda: b"A text that is called a PDF."),
        ("public/filing.xyz", lambda: b"\x00\x01\x02\xff"),
        ("public/filing.odt", lambda: b"A text of a kind that is not made here."),
        ("public/listing.json", lambda: b"{broken"),
        ("public/key.csv.age", lambda: b"name\nsomebody"),
        ("public/chart.svg", lambda: b"<!DOCTYPE svg [<!ENTITY a 'Har'>]><svg>&a;kel</svg>"),
    ],
    ids=["locked PDF", "locked part", "unknown part", "endless nesting", "bomb", "cut archive", "empty PDF", "no PDF",
         "unknown bytes", "unknown ending", "broken JSON", "unsealed key", "entities"],
)  # fmt: skip
def test_what_cannot_be_read_is_not_handed_over(path: str, make) -> None:
    problems = gate().leaks({path: make()}, "public")
    assert "gate-unread" in {problem.code for problem in problems}
    assert "gate-unread" in {problem.code for problem in Gate(Guarded()).leaks({path: make()}, "public")}
