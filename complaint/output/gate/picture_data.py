"""What pictures hold beside their pixels: EXIF, XMP, IPTC, comments, text chunks, and what stands behind their end.

Takes bytes of a PNG or JPEG, gives all that can be read in any piece of it that does not hold pixels. Other kinds of
pictures are not made by the program; in them every row of letters is read.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from complaint.output.gate.decoding import legible_in, texts_in
from complaint.output.gate.pieces import Found, Piece, Place, below

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PIXELS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"cHRM", b"bKGD", b"sBIT", b"hIST"}
_COMPRESSED = {b"zTXt", b"iTXt", b"iCCP"}
_MOST = 16_000_000  # bytes of a text in a picture
_SCAN, _END, _LONE = 0xDA, 0xD9, {0x01, *range(0xD0, 0xD8)}
_TABLES = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD}
_NAMES = {0xFE: "comment", 0xE1: "EXIF or XMP", 0xED: "IPTC"}


def picture(content: bytes, place: Place) -> Iterator[Found]:
    if content.startswith(PNG):
        yield from _png(content, place)
    elif content.startswith(JPEG):
        yield from _jpeg(content, place)
    else:
        yield from (Piece(place, text, is_raw=True) for text in legible_in(content))


def _png(content: bytes, place: Place) -> Iterator[Found]:
    position = len(PNG)
    while position + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        inside = content[position + 8 : position + 8 + length]
        position += length + 12
        if kind not in _PIXELS:
            at = below(place, "EXIF of a picture" if kind == b"eXIf" else "text chunk of a picture")
            yield from _texts(inside, at)
            if kind in _COMPRESSED:
                yield from _compressed(inside, at)
        if kind == b"IEND":
            break
    yield from _texts(content[position:], below(place, "behind the end of a picture"))


def _compressed(inside: bytes, place: Place) -> Iterator[Found]:
    """The text of a chunk that is compressed from some place on."""
    for start in range(min(len(inside), 256)):
        if inside[start : start + 1] == b"\x78":
            with suppress(zlib.error):
                yield from _texts(zlib.decompressobj().decompress(inside[start:], _MOST), place)


def _jpeg(content: bytes, place: Place) -> Iterator[Found]:
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        kind = content[position + 1]
        if kind in _LONE or kind == 0xFF:
            position += 1 if kind == 0xFF else 2
            continue
        if kind == _END:
            position += 2
            break
        (length,) = struct.unpack_from(">H", content, position + 2)
        if kind not in _TABLES:
            at = below(place, f"{_NAMES.get(kind, 'note')} of a picture")
            yield from _texts(content[position + 4 : position + 2 + length], at)
        position += 2 + length
        if kind == _SCAN:
            position = _behind_scan(content, position)
    yield from _texts(content[position:], below(place, "behind the end of a picture"))


def _behind_scan(content: bytes, position: int) -> int:
    """Where the pixels end: at the first sign of another segment."""
    while (position := content.find(b"\xff", position)) != -1 and position + 1 < len(content):
        kind = content[position + 1]
        if kind and kind not in _LONE and kind != 0xFF:
            return position
        position += 1 if kind == 0xFF else 2
    return len(content)


def _texts(content: bytes, place: Place) -> Iterator[Found]:
    for text in texts_in(content):
        yield Piece(place, text)
