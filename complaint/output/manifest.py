"""The manifest: which files were made, for whom, from which records, templates and versions.

Takes what was selected and made, gives the data of `manifest.json`; reads it again, and tells which files of an earlier
build still hold. People appear by record id, or by the token of their pseudonym where the id would tell a name that
the recipient is not told; records whose ids would tell it do not appear.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from complaint import __version__
from complaint.filing.consent import PUBLIC, naming_of_all
from complaint.filing.filing import Filing
from complaint.filing.pseudonyms import called_in_files
from complaint.filing.secrecy import Secrecy, secrecy_of
from complaint.output.folder import MANIFEST
from complaint.output.inputs import called_as, digest, is_record_file, without_names
from complaint.output.print_run import Printed

_LIBRARIES = (
    *("python-docx", "weasyprint", "pydyf", "fonttools", "jinja2", "lxml", "pikepdf", "babel"),
    *("font-source-serif-pro", "font-source-sans-pro"),
)
UNDRAWN = "somebody without a pseudonym"
_PARTS = {"filing_date": str, "versions": dict, "inputs": dict, "recipients": dict, "outputs": list}
_OUTPUT = {"path": str, "recipient": str, "document": str, "format": str, "sha256": str, "templates": list}


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was handed over: its path below the build folder, the pages of its PDF, its templates.

    `to_decide` is how many things in it are still to be decided; `final` says that it was not to be made with any.
    `holds` tells of a file to print which document stands on which of its pages. What is `unsealed` prints values
    that a key has opened.
    """

    path: str
    recipient: str
    document: str
    format: str
    language: str
    content_hash: str
    size: int
    pages: int
    templates: tuple[str, ...]
    is_draft: bool = False
    to_decide: int = 0
    final: bool = False
    holds: tuple[Printed, ...] = ()
    unsealed: bool = False


def manifest(
    filings: Iterable[Filing], outputs: Iterable[Output], inputs: Mapping[str, str], on: date
) -> dict[str, Any]:
    """The manifest as data. `inputs` gives the hash of every record file and template by its name."""
    made = sorted(outputs, key=lambda output: output.path)
    filings = tuple(filings)
    if filings:
        inputs = without_names(inputs, _told_to_nobody(filings[0]).tells)
    recipients = {output.recipient for output in made}
    return {
        "complaint_version": __version__,
        "filing_date": on.isoformat(),
        "versions": {**{name: version(name) for name in _LIBRARIES}, "zlib": zlib.ZLIB_RUNTIME_VERSION},
        "inputs": dict(sorted(inputs.items())),
        "recipients": {
            filing.recipient.id: _recipient(filing) for filing in filings if filing.recipient.id in recipients
        },
        "outputs": [
            {
                "path": output.path,
                "recipient": output.recipient,
                "document": output.document,
                "format": output.format,
                "language": output.language,
                "sha256": output.content_hash,
                "bytes": output.size,
                "pages": output.pages,
                "to_decide": output.to_decide,
                "final": output.final,
                "templates": sorted(output.templates),
                **({"draft": True} if output.is_draft else {}),
                **({"unsealed": True} if output.unsealed else {}),
                **({"holds": [asdict(printed) for printed in output.holds]} if output.holds else {}),
            }
            for output in made
        ],
    }


def _told_to_nobody(filing: Filing) -> Secrecy:
    """Who is not named in full to the widest circle: a manifest is of several recipients."""
    view = filing.view
    return Secrecy(view.whole, naming_of_all(view.whole, view.mandates, view.on, PUBLIC))


def _recipient(filing: Filing) -> dict[str, Any]:
    view, secrecy = filing.view, secrecy_of(filing.view)

    def person(record_id: str) -> str:
        return called_in_files(view, record_id) or UNDRAWN

    def told(ids: Iterable[str]) -> list[str]:
        return [record_id for record_id in ids if not secrecy.keeps_id(record_id)]

    return {
        "name": str(filing.recipient.name),
        "complainants": [person(one.id) for one in view.complainants],
        "because": {person(one): told(records) for one, records in sorted(filing.because.items()) if told(records)},
        "left_out": [
            {"signatory": person(left.signatory), "reason": secrecy.untold(left.reason)} for left in filing.left_out
        ],
        "prosecutions": told(case.id for case in view.prosecutions),
        "events": told(event.id for event in view.events),
        "requests": told(request.id for request in view.records.of("request")),
        "annexes": told(annex.id for annex in filing.annexes),
    }


def output_of(listing: Mapping[str, Any], content: bytes) -> Mapping[str, Any] | None:
    """The entry of a file with just these bytes; None if the build holds no such file."""
    found = digest(content)
    return next((output for output in listing["outputs"] if output["sha256"] == found), None)


def as_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def read_manifest(build: Path) -> dict[str, Any]:
    """The manifest of a build. Raises ValueError, or OSError, for one that is none."""
    data = json.loads((build / MANIFEST).read_text("utf-8"))
    if not _has(data, _PARTS) or not all(_has(output, _OUTPUT) for output in data["outputs"]):
        raise ValueError("it does not have the parts of a manifest")
    date.fromisoformat(data["filing_date"])
    return dict(data)


def _has(data: object, parts: Mapping[str, type]) -> bool:
    return isinstance(data, dict) and all(isinstance(data.get(name), kind) for name, kind in parts.items())


def read_earlier(build: Path) -> dict[str, Any] | None:
    """The manifest of an earlier build, or None if there was none or nobody can tell."""
    try:
        return read_manifest(build)
    except (OSError, ValueError):
        return None


def with_earlier(listing: dict[str, Any], before: Mapping[str, Any], today: Mapping[str, str]) -> dict[str, Any]:
    """The listing with those files of an earlier build that would come out the same today and are not made anew.

    Why all or nothing of the records: each filing draws on all of them, so one changed record file may change any
    filing. `today` gives the hashes of today's record files and of the templates that the earlier build used.
    """
    today = called_as(before["inputs"], today)
    same = all(before.get(part) == listing[part] for part in ("filing_date", "versions", "complaint_version"))
    if not same or _records(before["inputs"]) != _records(today):
        return listing
    now = {output["path"] for output in listing["outputs"]}
    kept = [
        output
        for output in before["outputs"]
        if output["path"] not in now
        and all(today.get(name, "gone") == before["inputs"].get(name) for name in output["templates"])
    ]
    of = {output["recipient"] for output in kept}
    templates = {name: today[name] for output in kept for name in output["templates"]}
    recipients = {name: found for name, found in before["recipients"].items() if name in of} | listing["recipients"]
    return {
        **listing,
        "inputs": dict(sorted({**templates, **listing["inputs"]}.items())),
        "recipients": dict(sorted(recipients.items())),
        "outputs": sorted([*listing["outputs"], *kept], key=lambda output: str(output["path"])),
    }


def _records(inputs: Mapping[str, str]) -> dict[str, str]:
    return {name: content for name, content in inputs.items() if is_record_file(name)}
