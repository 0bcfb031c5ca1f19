"""PDF objects into the bytes of a file, the same bytes for the same objects.

Takes the objects as WeasyPrint made them and changes nothing that they say. Done here and not by pydyf, because

* PDF/A wants a line end before `endstream` that is not part of the data, and a reader that checks takes CR LF for one
  line end: data that ends in CR (one stream in 256) would seem a byte too long;
* objects that are no longer used (tags that were joined with others) are left out, and the rest is numbered without
  gaps: readers have dropped pages of files with gaps.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from hashlib import md5
from typing import Any

import pydyf

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_REFERENCE = re.compile(rb"(\d+) 0 R")
_PER_BUNDLE = 200  # a reader that wants one of the objects compressed together must unpack all of them


def packed(pdf: Any) -> bytes:
    return _File(pdf).content()


class _File:
    def __init__(self, pdf: Any) -> None:
        pages = pdf.pages["Kids"]
        if "R" in pages:  # pydyf lists pages as number, 0, R
            pages[:] = pdf.page_references
        pdf.add_object(pdf.info)
        self._pdf = pdf
        self._numbers = {old: new for new, old in enumerate(sorted(_reachable(pdf)), start=1)}
        self._places: dict[int, tuple[int, int, int]] = {}  # rows of the cross-reference stream
        self._out = bytearray(_HEADER)

    def content(self) -> bytes:
        loose = list[tuple[int, bytes]]()
        for old, new in self._numbers.items():
            item = self._pdf.objects[old]
            if isinstance(item, pydyf.Stream):
                self._add_stream(new, item.extra, _joined(item.stream), item.compress)
            else:
                loose.append((new, self._encoded(item)))
        for number, bundle in enumerate(_bundles(loose), start=len(self._numbers) + 1):
            self._add_bundle(number, bundle)
        self._add_index(len(self._numbers) + 1 + len(list(_bundles(loose))))
        return bytes(self._out)

    def _add_bundle(self, number: int, bundle: tuple[tuple[int, bytes], ...]) -> None:
        index, place = [], 0
        for position, (item, encoded) in enumerate(bundle):
            index += [str(item), str(place)]
            place += len(encoded) + 1
            self._places[item] = (2, number, position)
        first = f"{' '.join(index)}\n".encode()
        extra = {"Type": "/ObjStm", "N": len(bundle), "First": len(first)}
        self._add_stream(number, extra, first + b"\n".join(encoded for _, encoded in bundle), compress=True)

    def _add_index(self, number: int) -> None:
        """The cross-reference stream: not deflated, because it could not be mended if that ended in CR."""
        start = len(self._out)
        self._places[number] = (1, start, 0)
        rows = [(0, 0, 65535), *(self._places[item] for item in range(1, number + 1))]
        data = b"".join(b"%c%s%s" % (kind, a.to_bytes(4, "big"), b.to_bytes(2, "big")) for kind, a, b in rows)
        digest = md5(self._out, usedforsecurity=False).hexdigest()
        extra = {
            "Type": "/XRef",
            "Size": len(rows),
            "W": [1, 4, 2],
            "Root": self._pdf.catalog.reference,
            "Info": self._pdf.info.reference,
            "ID": [f"<{digest}>", f"<{digest}>"],
        }
        self._add_stream(number, extra, data, compress=False)
        self._out += b"startxref\n%d\n%%%%EOF\n" % start

    def _add_stream(self, number: int, extra: dict[str, Any], data: bytes, compress: bool) -> None:
        data, is_deflated = _ending_well(data, compress)
        more = {"Filter": "/FlateDecode"} if is_deflated else {}
        self._places[number] = (1, len(self._out), 0)
        head = self._encoded({**extra, **more, "Length": len(data)})
        self._out += b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, data)

    def _encoded(self, value: Any) -> bytes:
        match value:
            case pydyf.String():
                return bytes(value.data)
            case dict():
                return b"<<%s>>" % b"".join(b"/%s %s" % (_plain(k), self._encoded(v)) for k, v in value.items())
            case list() | tuple():
                return b"[%s]" % b" ".join(map(self._encoded, value))
            case bytes() if found := _REFERENCE.fullmatch(value):
                return b"%d 0 R" % self._numbers[int(found[1])]
            case _:
                return _plain(value)


def _bundles(objects: list[tuple[int, bytes]]) -> Iterator[tuple[tuple[int, bytes], ...]]:
    for start in range(0, len(objects), _PER_BUNDLE):
        yield tuple(objects[start : start + _PER_BUNDLE])


def _reachable(pdf: Any) -> set[int]:
    """Numbers of the objects that the document uses."""
    found = set[int]()
    waiting: list[Any] = [pdf.catalog.reference, pdf.info.reference]
    while waiting:
        match waiting.pop():
            case bytes() as value if (reference := _REFERENCE.fullmatch(value)) and int(reference[1]) not in found:
                number = int(reference[1])
                found.add(number)
                item = pdf.objects[number]
                waiting.append(item.extra if isinstance(item, pydyf.Stream) else item)
            case dict() as value:
                waiting += value.values()
            case list() | tuple() as value:
                waiting += value
    return found


def _ending_well(data: bytes, compress: bool) -> tuple[bytes, bool]:
    """The data, deflated if that is wanted and possible with a last byte other than CR."""
    if not compress:
        return data, False
    deflated = zlib.compress(data, 9)
    if deflated[-1:] != b"\r":
        return deflated, True
    # The last byte is part of a checksum, so no other level would change it; white space after the data does. It
    # does no harm to operators, tables of characters and fonts.
    return zlib.compress(data + b"\n", 9), True


def _joined(parts: list[Any]) -> bytes:
    return b"\n".join(map(_plain, parts))


def _plain(value: Any) -> bytes:
    """A number, name or operator as it is written in a PDF."""
    match value:
        case bytes():
            return value
        case pydyf.Object():
            return bytes(value.data)
        case float():
            return (f"{value:.6f}".rstrip("0").rstrip(".") or "0").encode()
        case _:
            return str(value).encode("ascii")
