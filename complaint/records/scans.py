"""Scans of powers of attorney: whether each that is named is there, and still is the file that was put down.

Takes the folder of the project and its records, gives problems. Reads the scans, which takes a while where there are
thousands, and therefore is no part of loading. Scans that are `held` are kept elsewhere and not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem
from complaint.records.beside import named_file
from complaint.records.record import HELD, Records
from complaint.records.wording import say

SCANS: Final = "signatories/scans"


def check_scans(root: Path, records: Records) -> tuple[Problem, ...]:
    """What is wrong with the scans that records name, and which ones none names."""
    if "power_of_attorney" not in records.types:
        return ()
    return tuple(_problems(root, records))


def _problems(root: Path, records: Records) -> Iterator[Problem]:
    named: set[str] = set()
    for power in records.of("power_of_attorney"):
        if power.scan is None or power.scan is HELD:
            continue
        named.add(power.scan)
        wrong = list(named_file(root, SCANS, power, "scan"))
        yield from wrong
        if wrong:
            continue
        with (root / SCANS / power.scan).open("rb") as scan:
            found = file_digest(scan, "sha256").hexdigest()
        if power.scan_sha256 is None:
            yield say("scan-without-hash", power.place_of("scan"), found=found)
        elif power.scan_sha256 != found:
            yield say("scan-changed", power.place_of("scan_sha256"), found=found)
    folder = root / SCANS
    if "power_of_attorney" in records.unread or folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in named and path.name != "README.md" and not path.name.startswith("."):
            yield say("unlisted-scan", Place(f"{SCANS}/{name}"))
