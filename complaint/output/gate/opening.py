"""Files opened by what they are, and files within files.

Takes the bytes of a file and its name, gives every text in it. A file of a kind that nobody here can read is told as
unread: nothing is handed over unseen.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

from complaint.output.gate.archives import MAGIC as ARCHIVE
from complaint.output.gate.archives import archive
from complaint.output.gate.decoding import is_text, legible_in
from complaint.output.gate.marked_up import data, markup, plain
from complaint.output.gate.pdf_file import pdf
from complaint.output.gate.picture_data import JPEG, PNG, picture
from complaint.output.gate.pieces import Found, Piece, Place, Unread, below

_DEEPEST = 5
_PDF, _GZIP, _SEALED = b"%PDF-", b"\x1f\x8b", (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
_MOST = 512 * 1024 * 1024
# What the program makes, by the ending of its name.
KINDS = {
    "pdf": "PDF",
    "docx": "ZIP",
    "xlsx": "ZIP",
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "svg": "markup",
    "html": "markup",
    "xml": "markup",
    "json": "JSON",
    "csv": "text",
    "txt": "text",
    "log": "text",
    "md": "text",
    "age": "sealed",
}


def opened(content: bytes, name: str, place: Place, depth: int = 0) -> Iterator[Found]:
    """Every text in a file. The name counts only where the bytes do not tell what it is."""
    ending = name.rpartition(".")[2].lower()
    kind = _kind(content, ending)
    if depth > _DEEPEST:
        yield Unread(place, "files stand in files without end")
        return
    if kind != KINDS.get(ending) and not (depth and ending not in KINDS):
        yield Unread(place, "it is of a kind that is not known, or not what its name says")
    match kind:
        case "PDF":
            yield from pdf(content, place, depth, opened)
        case "ZIP":
            yield from archive(content, place, depth, opened)
        case "PNG" | "JPEG":
            yield from picture(content, place)
        case "markup":
            yield from markup(content, place)
        case "JSON":
            yield from data(content, place)
        case "text":
            yield from plain(content, place)
        case "sealed" if not depth:  # for the recipient's eyes; nobody else can read it, nor can we
            return
        case "GZIP":
            yield from _unzipped(content, place, depth)
        case _:
            yield Unread(place, "it is of a kind that nobody here can read")
            yield from (Piece(place, text, is_raw=True) for text in legible_in(content))


def _kind(content: bytes, ending: str) -> str:
    if content[:1024].lstrip().startswith(_PDF):
        return "PDF"
    for magic, kind in ((ARCHIVE, "ZIP"), (PNG, "PNG"), (JPEG, "JPEG"), (_GZIP, "GZIP")):
        if content.startswith(magic):
            return kind
    if content.startswith(_SEALED):
        return "sealed"
    if not is_text(content):
        return ""
    if KINDS.get(ending) in ("JSON", "text", "markup"):
        return KINDS[ending]
    return "markup" if content.lstrip()[:1] == b"<" else "text"


def _unzipped(content: bytes, place: Place, depth: int) -> Iterator[Found]:
    try:
        inside = gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        yield Unread(place, "it is damaged")
        return
    if len(inside) > _MOST:
        yield Unread(place, "it swells beyond measure when unpacked")
        return
    yield from opened(inside, "", below(place, "what it packs"), depth + 1)
