"""ZIP files, which Word and Excel files are: their parts, the names of these, comments, and what is between them.

Takes bytes, gives pieces of text; parts that are files of their own are opened as such. What the program never writes
into such a file, a part of an unknown kind or one that is locked, is told as unread.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from complaint.output.gate.decoding import legible_in, texts_in
from complaint.output.gate.marked_up import markup
from complaint.output.gate.pieces import Found, Piece, Place, Unread, below

MAGIC = b"PK\x03\x04"
_MOST = 512 * 1024 * 1024  # bytes unpacked
Opener = Callable[[bytes, str, Place, int], Iterator[Found]]


def archive(content: bytes, place: Place, depth: int, opened: Opener) -> Iterator[Found]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
            if sum(entry.file_size for entry in entries) > _MOST:
                yield Unread(place, "it swells beyond measure when unpacked")
                return
            yield from _texts(packed.comment, below(place, "comment of the archive"))
            for number, entry in enumerate(entries, start=1):
                at = below(place, entry.filename, f"part {number} of the archive")
                yield from _about(entry, below(at, "name of the part"))
                yield from _inside(packed.read(entry), entry, at, depth, opened)
            yield from _between(content, entries, below(place, "between the parts of the archive"))
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error):
        yield Unread(place, "the archive is damaged or locked")


def _about(entry: ZipInfo, place: Place) -> Iterator[Found]:
    yield Piece(place, f"{entry.filename}\n{entry.orig_filename}")
    yield from _texts(entry.orig_filename.encode("cp437", "ignore"), place)
    yield from _texts(entry.comment, place)
    yield from _texts(entry.extra, place)


def _inside(content: bytes, entry: ZipInfo, place: Place, depth: int, opened: Opener) -> Iterator[Found]:
    name = entry.filename.lower()
    if entry.is_dir():
        return
    if name.endswith((".xml", ".rels", ".vml")):
        yield from markup(content, place)
    else:
        yield from opened(content, name, place, depth + 1)


def _between(content: bytes, entries: list[ZipInfo], place: Place) -> Iterator[Found]:
    """What stands in the file and belongs to no part."""
    rest, position = [], 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        rest.append(content[position:start])
        name, extra = (int.from_bytes(content[start + at : start + at + 2], "little") for at in (26, 28))
        position = start + 30 + name + extra + entry.compress_size
    end = content.rfind(b"PK\x05\x06")
    directory = int.from_bytes(content[end + 16 : end + 20], "little") if end >= 0 else position
    rest += [content[position:directory], content[end + 22 :] if end >= 0 else b""]
    for part in rest:
        for text in legible_in(part):
            yield Piece(place, text)


def _texts(content: bytes, place: Place) -> Iterator[Found]:
    for text in texts_in(content):
        yield Piece(place, text)
