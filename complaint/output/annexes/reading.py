"""The annexes of a project: every attachment whose file is here, as a clean PDF.

Takes the folder and the records, gives the documents by the id of their record, and a problem with its name for each
that is missing or cannot be used. Only reads, and never follows a link out of the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from complaint.filing.enclosures import Enclosure
from complaint.output.annexes.annex_file import LARGEST_FILE, AnnexFile
from complaint.output.annexes.office import as_pdf
from complaint.output.annexes.pdf_files import clean_pdf
from complaint.output.annexes.pictures import PICTURES, clean_pictures
from complaint.problems import Problem, ProblemsFound, error
from complaint.records.beside import FILES
from complaint.records.record import HELD, Record

FOLDER = FILES["attachment"]
_KINDS = "a PDF, a Word file (.docx) or a picture (JPEG, PNG, TIFF, WebP, GIF, BMP)"


@dataclass(frozen=True, slots=True)
class Annexes:
    """The documents that are here, by the id of their attachment; what is held elsewhere is not among them."""

    documents: Mapping[str, Enclosure] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_annexes(root: Path, attachments: Iterable[Record]) -> Annexes:
    """The documents of these attachments. An attachment without a file is one that is still to be enclosed: none."""
    files: dict[str, AnnexFile] = {}
    problems: list[Problem] = []
    for attachment in attachments:
        if attachment.file is not None and attachment.file is not HELD:
            try:
                files[attachment.id] = _file(root, attachment)
            except ProblemsFound as found:
                problems += found.problems
    documents, wrong = _documents(files)
    return Annexes(documents, (*problems, *wrong))


def _file(root: Path, attachment: Record) -> AnnexFile:
    name, at = str(attachment.file), attachment.place_of("file")
    path, base = root / FOLDER / name, (root / FOLDER).resolve()
    try:
        if not path.resolve().is_relative_to(base) or not path.is_file():
            raise FileNotFoundError
        if path.stat().st_size > LARGEST_FILE:
            message = f"the annex “{name}” is larger than {LARGEST_FILE // 1_000_000} MB"
            hint = "save it with less detail (300 dots per inch are enough), or divide it into several attachments"
            raise ProblemsFound(error("annex", at, message, hint))
        return AnnexFile(path.read_bytes(), name, at)
    except FileNotFoundError:
        hint = f"put it into {FOLDER}, or write “held” under “file”"
        raise ProblemsFound(error("annex", at, f"the annex “{name}” is missing", hint)) from None
    except OSError as reason:
        message = f"the annex “{name}” cannot be read: {reason.strerror}"
        raise ProblemsFound(error("annex", at, message, "check its permissions")) from None


def _documents(files: Mapping[str, AnnexFile]) -> tuple[dict[str, Enclosure], list[Problem]]:
    """Each file is made clean once, however many attachments name it."""
    same = {key: (sha256(file.content).hexdigest(), file.ending) for key, file in files.items()}
    first = {one: files[key] for key, one in reversed(same.items())}
    printed, wrong = as_pdf({digest: file for (digest, ending), file in first.items() if ending == "docx"})
    problems = list(wrong)
    clean: dict[tuple[str, str], Enclosure] = {}
    for one, file in first.items():
        try:
            if file.ending != "docx":
                clean[one] = _cleaner(file)(file)
            elif one[0] in printed:
                clean[one] = clean_pdf(replace(file, content=printed[one[0]]))
        except ProblemsFound as found:
            problems += found.problems
    return {key: clean[one] for key, one in same.items() if one in clean}, problems


def _cleaner(file: AnnexFile) -> Callable[[AnnexFile], Enclosure]:
    if file.ending == "pdf":
        return clean_pdf
    if file.ending in PICTURES:
        return clean_pictures
    raise file.refused("is of a kind that cannot be enclosed", f"enclose {_KINDS}")
