"""Sound files pass, and each defect put into one is seen: by our own checks, by the Open XML SDK, or by both."""

from __future__ import annotations

import pytest

from complaint.filing.blocks import Document
from complaint.output.docx.archive import unzipped
from complaint.output.docx.checking import check_docx
from tests.open_xml_sdk import found_by_sdk
from tests.output.docx.defects import DEFECTS, Defect
from tests.output.docx.parcel import made
from tests.output.sample import document, letter, long_table, sample

SOUND = {"all": sample(), "letter": letter(), "table": long_table(3), "none": document()}
ASKED = [defect for defect in DEFECTS if defect.sdk is not None]


@pytest.fixture(scope="module")
def sound() -> bytes:
    return made(sample())


@pytest.fixture(scope="module")
def by_sdk(sound: bytes) -> dict[str, list[str]]:
    """What the SDK says of each defect that it is asked about."""
    return found_by_sdk({defect.called: defect.put_into(sound) for defect in ASKED})


@pytest.mark.parametrize("whole", SOUND.values(), ids=SOUND)
def test_what_we_write_is_sound(whole: Document) -> None:
    assert check_docx(made(whole)) == ()


def test_the_open_xml_sdk_finds_what_we_write_sound() -> None:
    assert found_by_sdk({called: made(whole) for called, whole in SOUND.items()}) == {called: [] for called in SOUND}


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.called for defect in DEFECTS])
def test_our_own_checks_say_what_is_wrong(sound: bytes, defect: Defect) -> None:
    said = [problem.message for problem in check_docx(defect.put_into(sound))]
    assert any(defect.ours in message for message in said) if defect.ours else not said, said


@pytest.mark.parametrize("defect", ASKED, ids=[defect.called for defect in ASKED])
def test_the_open_xml_sdk_sees_what_it_is_known_to_see(by_sdk: dict[str, list[str]], defect: Defect) -> None:
    assert bool(by_sdk[defect.called]) is defect.sdk, by_sdk[defect.called]


def test_the_two_together_see_every_defect_and_neither_alone_sees_all(
    sound: bytes, by_sdk: dict[str, list[str]]
) -> None:
    ours = {defect.called for defect in ASKED if check_docx(defect.put_into(sound))}
    theirs = {called for called, said in by_sdk.items() if said}
    kinds = {defect.called for defect in ASKED}

    assert len(kinds) >= 30
    assert ours | theirs == kinds
    assert len(ours) >= 20 and ours != kinds
    assert len(theirs) >= 15 and theirs != kinds


def test_what_is_not_asked_of_the_sdk_is_seen_by_ours() -> None:
    assert all(defect.ours for defect in DEFECTS if defect.sdk is None)


def test_no_two_defects_are_called_the_same() -> None:
    assert len({defect.called for defect in DEFECTS}) == len(DEFECTS)


def test_a_file_that_is_no_archive_is_a_problem() -> None:
    (problem,) = check_docx(b"not a file")
    assert "this is not a DOCX file" in problem.message


def test_content_types_come_first_in_the_archive(sound: bytes) -> None:
    assert next(iter(unzipped(sound))) == "[Content_Types].xml"
