"""The same document gives the same bytes: again, in another process, under another clock and another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.output.docx.parcel import made
from tests.output.sample import sample

ROOT = Path(__file__).parents[3]
TELL = """
import hashlib
from tests.output.docx.parcel import made
from tests.output.sample import sample
print(hashlib.sha256(made(sample())).hexdigest())
"""


def test_two_builds_give_the_same_bytes() -> None:
    assert made(sample()) == made(sample())


@pytest.mark.parametrize(("zone", "seed", "locale"), [("Pacific/Auckland", "1", "C.UTF-8"), ("UTC", "4711", "C")])
def test_another_process_gives_the_same_bytes(zone: str, seed: str, locale: str) -> None:
    surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
    told = subprocess.run([sys.executable, "-c", TELL], cwd=ROOT, env=surroundings, capture_output=True, check=True)
    assert told.stdout.decode().strip() == hashlib.sha256(made(sample())).hexdigest()


def test_the_archive_tells_neither_time_nor_machine() -> None:
    with ZipFile(BytesIO(made(sample()))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {(0, 0o600 << 16)}
    names = [entry.filename for entry in entries]
    assert names[1:] == sorted(names[1:])
