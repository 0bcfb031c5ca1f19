"""Archives that somebody else made: unpacked, or refused in words, however they are damaged."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from random import Random

import pytest

from complaint.output.docx import archive
from complaint.output.docx.archive import unzipped, zipped
from complaint.problems import ProblemsFound

WHOLE = zipped({"word/document.xml": b"<a>words</a>" * 50, "[Content_Types].xml": b"<b/>"})
PLACE_OF_FLAGS = WHOLE.index(b"PK\x01\x02") + 8
PLACE_OF_PACKING = PLACE_OF_FLAGS + 2


@pytest.mark.parametrize(
    ("place", "value"), [(PLACE_OF_FLAGS, 1), (PLACE_OF_FLAGS, 0x20), (PLACE_OF_PACKING, 99), (PLACE_OF_FLAGS - 2, 250)]
)
def test_what_is_protected_or_packed_otherwise_is_refused(place: int, value: int) -> None:
    with pytest.raises(ProblemsFound, match="this is not a DOCX file"):
        unzipped(WHOLE[:place] + bytes([value]) + WHOLE[place + 1 :])


def test_no_damage_gives_a_traceback() -> None:
    """Bytes are cut out, changed and put in."""
    chance = Random(1)  # noqa: S311 - no secret
    for _ in range(1500):
        content = bytearray(WHOLE)
        for _ in range(chance.choice((1, 2, 5))):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        with suppress(ProblemsFound):
            unzipped(bytes(content))


def test_what_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_LARGEST", 10_000)
    with pytest.raises(ProblemsFound, match="too large when unpacked"):
        unzipped(zipped({"a.xml": bytes(20_000)}))


@pytest.mark.parametrize("name", ["../../escaped", "/escaped", "C:\\escaped", "a/../../escaped", "con", "x" * 300])
def test_names_of_parts_lead_nowhere(name: str, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are keys in memory; nothing is written under them."""
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, b"words")

    assert list(unzipped(out.getvalue()).values()) == [b"words"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
