"""What files tell of how they were made, for tests: their properties, and traces of machine, user, tools and places.

Properties that a file need not have make the reading fail, so that nothing can be told beside those asked for.
"""

from __future__ import annotations

import getpass
import platform
import re
import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pikepdf
from lxml import etree

from complaint.output.docx.archive import unzipped
from complaint.output.docx.markup import name

_TOOLS = "weasyprint|pydyf|python|docx-|lxml|pikepdf|qpdf|libreoffice|matplotlib|cairo|pillow|fonttools"
# Chunks of PNG; segments of JPEG: frame, tables, JFIF and Adobe (how colours are meant), restarts, scan.
_CHUNKS = {"IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "pHYs", "IDAT", "IEND"}
_PICTURE_PIECES = _CHUNKS | {"C0", "C2", "C4", "DB", "DD", "DA", "E0", "EE"}
_COMMON = {"root", "user", "runner", "localhost"}  # names that words of a filing may hold


def told_by_docx(content: bytes) -> dict[str, str]:
    parts = unzipped(content)
    assert [part for part in parts if part.startswith(("docProps", "customXml"))] == ["docProps/core.xml"]
    told = {element.tag: element.text or "" for element in etree.fromstring(parts["docProps/core.xml"])}
    dates = {told.pop(name(tag)) for tag in ("dcterms:created", "dcterms:modified")}
    keys = {name("dc:title"): "title", name("dc:creator"): "organisation", name("dc:language"): "language"}
    return {"date": _day(dates)} | {keys[tag]: text for tag, text in told.items()}


def told_by_pdf(content: bytes) -> dict[str, str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        info = {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()}
        packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
        language = str(pdf.Root.Lang)
    dates = {info.pop(key)[2:10] for key in ("CreationDate", "ModDate")}
    told = {etree.QName(element).localname: "".join(element.itertext()).strip() for element in _described(packet)}
    dates |= {told.pop(key)[:10].replace("-", "") for key in ("CreateDate", "ModifyDate")}
    standards = {"part", "conformance", "format", "schemas"}
    assert (told.pop("title"), told.pop("creator"), told.pop("language")) == (info["Title"], info["Author"], language)
    assert not told.keys() - standards, told
    keys = {"Title": "title", "Author": "organisation"}
    (date,) = dates
    day = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return {"date": day, "language": language} | {keys[key]: text for key, text in info.items()}


def _described(packet: Any) -> Iterator[Any]:
    for description in packet.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        yield from description


def _day(moments: set[str]) -> str:
    (moment,) = moments
    return moment.removesuffix("T00:00:00Z")


def traces_of_making(content: bytes, folders: Iterable[Path] = ()) -> list[str]:
    """Names of tools, this machine, its user and folders that stand anywhere in the file, unpacked."""
    words = {f"{folder}/" for folder in (*folders, Path.home(), gettempdir())} | {platform.node(), getpass.getuser()}
    names = "|".join(
        re.escape(word) for word in sorted(words, key=len, reverse=True) if len(word) > 3 and word not in _COMMON
    )
    pattern = re.compile(f"{names}|(?i:{_TOOLS})".encode())
    found = [match[0].decode() for piece in _unpacked(content) for match in pattern.finditer(piece)]
    return found + [f"a piece {piece} of a picture" for piece in sorted(_pieces_of_pictures(content) - _PICTURE_PIECES)]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The file, and all of its parts but pictures and fonts."""
    yield content
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream) and not _is_picture(one) and "/Length1" not in one:
                    yield one.read_bytes()
    else:
        yield from unzipped(content).values()


def _is_picture(stream: Any) -> bool:
    return bool(stream.get("/Subtype") == pikepdf.Name.Image)


def _pieces_of_pictures(content: bytes) -> set[str]:
    """The kinds of pieces of which the pictures in a file consist: chunks of PNG, segments of JPEG."""
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and _is_picture(one)]
            pictures = [one.read_raw_bytes() for one in streams]
    else:
        pictures = list(unzipped(content).values())
    return {piece for picture in pictures for piece in (*_chunks(picture), *_segments(picture))}


def _chunks(picture: bytes) -> Iterator[str]:
    place = 8 if picture.startswith(b"\x89PNG") else len(picture)
    while place < len(picture):
        length, kind = struct.unpack(">I4s", picture[place : place + 8])
        yield kind.decode()
        place += length + 12


def _segments(picture: bytes) -> Iterator[str]:
    place = 2 if picture.startswith(b"\xff\xd8\xff") else len(picture)
    while place < len(picture):
        _, kind, length = struct.unpack(">BBH", picture[place : place + 4])
        yield f"{kind:02X}"
        if kind == 0xDA:  # from here on the picture itself
            return
        place += length + 2
