"""The manifest: which files were made, for whom, from which records, templates and versions.

Takes what was selected and made, gives the text of `manifest.json`. People appear by record id only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from complaint import __version__
from complaint.filing.filing import Filing

_LIBRARIES = ("python-docx", "weasyprint", "jinja2", "lxml", "pikepdf", "babel", "font-source-serif-pro")


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was handed over: its path below the build folder, and the pages of its document's PDF."""

    path: str
    recipient: str
    document: str
    format: str
    content_hash: str
    size: int
    pages: int


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def manifest(
    filings: Iterable[Filing], outputs: Iterable[Output], inputs: Mapping[str, str], on: date
) -> dict[str, Any]:
    """The manifest as data. `inputs` gives the hash of every record file and template by its name."""
    return {
        "complaint_version": __version__,
        "filing_date": on.isoformat(),
        "versions": {name: version(name) for name in _LIBRARIES},
        "inputs": dict(sorted(inputs.items())),
        "recipients": {filing.recipient.id: _recipient(filing) for filing in filings},
        "outputs": [
            {
                "path": output.path,
                "recipient": output.recipient,
                "document": output.document,
                "format": output.format,
                "sha256": output.content_hash,
                "bytes": output.size,
                "pages": output.pages,
            }
            for output in sorted(outputs, key=lambda output: output.path)
        ],
    }


def as_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def input_hashes(files: Iterable[tuple[Path, str]]) -> dict[str, str]:
    """The hash of each file by the name that messages use for it."""
    return {shown: digest(path.read_bytes()) for path, shown in files}


def _recipient(filing: Filing) -> dict[str, Any]:
    view = filing.view
    return {
        "name": str(filing.recipient.name),
        "complainants": [person.id for person in view.complainants],
        "because": {person: list(records) for person, records in sorted(filing.because.items()) if records},
        "left_out": [{"signatory": left.signatory, "reason": left.reason} for left in filing.left_out],
        "prosecutions": [case.id for case in view.prosecutions],
        "events": [event.id for event in view.events],
        "requests": [request.id for request in view.records.of("request")],
        "annexes": [annex.id for annex in filing.annexes],
    }
