"""Word files as PDF, through LibreOffice if it is installed.

Takes DOCX files, gives the bytes of a PDF for each. Before, each is looked into: what would fetch something from
elsewhere, or print what its author struck out, is refused with the name of the file. LibreOffice runs with a profile of
its own, below the folder for temporary files, and is ended if it does not come to an end.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lxml import etree

from complaint.output.annexes.annex_file import AnnexFile
from complaint.output.docx.archive import unzipped
from complaint.output.docx.markup import name
from complaint.problems import Problem, ProblemsFound

_SECONDS = 60  # for a start, and for each file
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FETCHING = re.compile(
    r"\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|RD|DATABASE)\b", re.IGNORECASE
)
_PAGES = re.compile(r"word/[a-z]+\d*\.xml", re.IGNORECASE)
_TRACKED = tuple(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))


def as_pdf(files: Mapping[str, AnnexFile]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The PDF of each file by its key, made in one run, and what is wrong with the others."""
    found: list[Problem] = []
    good = {}
    for key, file in files.items():
        try:
            _refuse_deceptive(file)
            good[key] = file
        except ProblemsFound as wrong:
            found += wrong.problems
    if not good:
        return {}, tuple(found)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        hint = "install LibreOffice (on Debian: libreoffice-writer-nogui), or save the document as PDF"
        message = "is a Word file, and LibreOffice is not installed"
        return {}, (*found, *(file.wrong(message, hint) for file in good.values()))
    made = _converted(office, good)
    message, hint = "could not be turned into a PDF by LibreOffice", "open it in Word, save it as PDF, and enclose that"
    return made, (*found, *(file.wrong(message, hint) for key, file in good.items() if key not in made))


def _converted(office: str, files: Mapping[str, AnnexFile]) -> dict[str, bytes]:
    """All files in one run: starting LibreOffice takes longer than most documents."""
    with tempfile.TemporaryDirectory(prefix="annexes-") as folder:
        place = Path(folder)
        sources = {key: place / f"{number}.docx" for number, key in enumerate(files)}
        for key, file in files.items():
            sources[key].write_bytes(file.content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nologo", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder]
        with suppress(subprocess.TimeoutExpired):  # what was made until then counts
            subprocess.run(  # noqa: S603 - a program that was found on this machine, with names of our own making
                [office, profile, *options, *map(str, sources.values())],
                capture_output=True,
                timeout=_SECONDS * (len(files) + 1),
                check=False,
                stdin=subprocess.DEVNULL,
            )
        made = {key: source.with_suffix(".pdf") for key, source in sources.items()}
        return {key: target.read_bytes() for key, target in made.items() if target.is_file()}


def _refuse_deceptive(file: AnnexFile) -> None:
    try:
        parts = unzipped(file.content, file.name)
        text = _parsed(parts["word/document.xml"])
        relations = [_parsed(content) for part, content in parts.items() if part.endswith(".rels")]
        pages = [_parsed(content) for part, content in parts.items() if _PAGES.fullmatch(part)]
    except (ProblemsFound, KeyError, etree.XMLSyntaxError):
        hint = "open it in Word; if it asks for a password, take it off; save it again"
        raise file.refused("is no Word file, or damaged, or protected by a password", hint) from None
    if any(next(text.iter(tag), None) is not None for tag in _TRACKED):
        hint = "accept or reject all changes in Word and save it again: words that were struck out would be printed"
        raise file.refused("has tracked changes", hint)
    linked = any(
        relation.get("TargetMode") == "External" and not str(relation.get("Type")).endswith("/hyperlink")
        for relation in (each for tree in relations for each in tree)
    )
    if linked or any(_takes_in(tree) for tree in pages):
        hint = "put the picture or text itself into the document: it would be fetched from there"
        raise file.refused("takes in something from outside the file", hint)


def _takes_in(tree: etree._Element) -> bool:
    """Whether a field or an entity brings in another file, or a part in another format stands for the text."""
    if tree.getroottree().docinfo.doctype or next(tree.iter(name("w:altChunk")), None) is not None:
        return True
    fields = [field.get(name("w:instr"), "") for field in tree.iter(name("w:fldSimple"))]
    for part in tree.iter(name("w:fldChar"), name("w:instrText")):
        if part.get(name("w:fldCharType")) == "begin":
            fields.append("")
        elif part.text and fields:  # what a field does may be spread over many runs
            fields[-1] += part.text
    return any(_FETCHING.match(does) for does in fields)


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, _SAFE)
