"""PDF files: what is on the pages, and every text in every object, also of what was overwritten.

Takes bytes, gives pieces of text: the pages as PDFium reads them; the texts, names and streams of all objects as
pikepdf gives them (properties, XMP, outline, destinations, annotations, addresses, alternative and actual text, layers,
names of attached files); attached files opened; and what stands outside of the objects or was there before an update.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from complaint.output.gate.decoding import legible_in, texts_in
from complaint.output.gate.marked_up import markup
from complaint.output.gate.picture_data import JPEG, PNG, picture
from complaint.output.gate.pieces import Found, Piece, Place, Unread, below

Opener = Callable[[bytes, str, Place, int], Iterator[Found]]

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_HYPHEN = str.maketrans({"\x02": "-", "\ufffe": "-"})  # how PDFium gives a hyphen at the end of a line
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ARRAY = re.compile(rb"\[((?:[^\[\]()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\]", re.DOTALL)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"\n", b"\n": b"", b"\r": b""}
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_PIXEL_FILTERS = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}


def pdf(content: bytes, place: Place, depth: int, opened: Opener) -> Iterator[Found]:
    ends = [match.end() for match in _END.finditer(content)]
    yield from _outside(content, ends, place)
    for number, end in enumerate(ends[:-1], start=1):
        yield from _document(content[:end], below(place, f"what stood there before update {number}"), depth, opened)
    yield from _document(content, place, depth, opened)


def _document(content: bytes, place: Place, depth: int, opened: Opener) -> Iterator[Found]:
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            if document.is_encrypted:
                yield Unread(place, "it is locked")
            yield from _Objects(document, place, depth, opened).all()
    except pikepdf.PasswordError:
        yield Unread(place, "it is locked")
        return
    except pikepdf.PdfError:
        yield Unread(place, "the PDF is damaged")
        return
    yield from _pages(content, place)


def _pages(content: bytes, place: Place) -> Iterator[Found]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            for number in range(len(document)):
                text = document[number].get_textpage()
                yield Piece(below(place, f"page {number + 1}"), text.get_text_range().translate(_HYPHEN))
                text.close()
    except pypdfium2.PdfiumError:
        yield Unread(place, "its pages cannot be read")


def _outside(content: bytes, ends: list[int], place: Place) -> Iterator[Found]:
    """What stands between the objects, as remarks, and behind the end."""
    between = _STREAM.sub(b"", content)
    for text in legible_in(between):
        yield Piece(below(place, "between its objects"), text)
    behind = content[ends[-1] :] if ends else b""
    if behind.strip():
        yield from (Piece(below(place, "behind its end"), text) for text in texts_in(behind))


class _Objects:
    """All objects of a document, each with a name for what it is."""

    def __init__(self, document: Any, place: Place, depth: int, opened: Opener) -> None:
        self._document, self._place, self._depth, self._opened = document, place, depth, opened
        self._texts: dict[str, list[str]] = {}
        self._attached: set[tuple[int, int]] = set()
        self._fonts: set[tuple[int, int]] = set()
        self._streams: list[Any] = []

    def all(self) -> Iterator[Found]:
        properties = self._document.trailer.get("/Info")
        for one in self._document.objects:
            if isinstance(one, pikepdf.Object):
                is_about = properties is not None and one.objgen == properties.objgen
                self._take(one, "properties" if is_about else "object", top=True)
        self._take(self._document.trailer, "trailer", top=True)
        for what, texts in self._texts.items():
            yield Piece(below(self._place, what), "\n".join(dict.fromkeys(texts)))
        for stream in self._streams:
            yield from self._stream(stream)

    def _take(self, item: Any, what: str, *, top: bool = False) -> None:
        if not isinstance(item, pikepdf.Object):
            return
        if not top and item.is_indirect:
            return
        match item:
            case pikepdf.String():
                self._texts.setdefault(what, []).extend(_readings(item))
            case pikepdf.Name():
                self._texts.setdefault("names of objects", []).append(str(item)[1:])
            case pikepdf.Array():
                for inner in item:
                    self._take(inner, what)
            case pikepdf.Dictionary() | pikepdf.Stream():
                self._dictionary(item, _what(item, what))

    def _dictionary(self, item: Any, what: str) -> None:
        if isinstance(item, pikepdf.Stream):
            self._streams.append(item)
        keys = self._texts.setdefault("names of objects", [])
        for key, inner in item.items():
            keys.append(key[1:])
            if key == "/EF" and isinstance(inner, pikepdf.Dictionary):
                self._attached |= {file.objgen for _, file in inner.items() if isinstance(file, pikepdf.Stream)}
            elif key in _FONT_FILES and isinstance(inner, pikepdf.Stream):
                self._fonts.add(inner.objgen)
            self._take(inner, _what_of(key, what))

    def _stream(self, item: Any) -> Iterator[Found]:
        kind, sub = str(item.get("/Type", "")), str(item.get("/Subtype", ""))
        if kind in ("/ObjStm", "/XRef"):  # what holds the objects, each of which is read by itself
            return
        try:
            if item.objgen in self._attached or kind == "/EmbeddedFile":
                place = below(self._place, "an attached file")
                yield from self._opened(item.read_bytes(), "", place, self._depth + 1)
            elif sub == "/Image":
                yield from _image(item, below(self._place, "a picture"))
            elif kind == "/Metadata" or sub == "/XML":
                yield from markup(item.read_bytes(), below(self._place, "XMP"))
            elif item.objgen in self._fonts:
                yield from (Piece(below(self._place, "a font"), text, True) for text in legible_in(item.read_bytes()))
            else:
                yield from _drawing(item.read_bytes(), below(self._place, "a drawing or script"))
        except pikepdf.PdfError:
            yield Unread(self._place, "a stream in it is damaged")


def _what(item: Any, otherwise: str) -> str:
    """What a dictionary is, for a person."""
    kind, sub = str(item.get("/Type", "")), item.get("/S")
    if kind == "/Annot" or ("/Rect" in item and "/Subtype" in item):
        return "annotation"
    if kind in ("/Filespec", "/F") or "/EF" in item:
        return "name of an attached file"
    if kind == "/StructElem" or ("/Pg" in item and "/K" in item) or (isinstance(sub, pikepdf.Name) and "/P" in item):
        return "alternative text and tags"
    if "/URI" in item:
        return "link target"
    if "/Title" in item and ("/Dest" in item or "/A" in item or "/Parent" in item):
        return "outline"
    if kind == "/OCG":
        return "layer"
    if "/JS" in item:
        return "script"
    if "/FT" in item or "/T" in item:
        return "form field"
    if "/Producer" in item or "/CreationDate" in item:
        return "properties"
    return otherwise


def _what_of(key: str, otherwise: str) -> str:
    """What a value is by the key under which it stands."""
    known = {
        **{"/Info": "properties", "/URI": "link target", "/Names": "names of places and files", "/Dest": "link target"},
        **{"/Limits": "names of places and files", "/PageLabels": "page labels", "/JS": "script"},
    }
    return known.get(key, otherwise)


def _readings(item: Any) -> tuple[str, ...]:
    """A string as PDF means it, and as other programs may have meant it."""
    meant = str(item)
    raw = bytes(item)
    if raw.isascii() or raw.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")):
        return (meant,)
    return (meant, *texts_in(raw))


def _image(item: Any, place: Place) -> Iterator[Found]:
    filters = item.get("/Filter")
    names = {str(one) for one in filters} if isinstance(filters, pikepdf.Array) else {str(filters)}
    if not names & _PIXEL_FILTERS:
        return
    raw = item.read_raw_bytes()
    if raw.startswith((PNG, JPEG)):
        yield from picture(raw, place)
    else:
        yield from (Piece(place, text, is_raw=True) for text in legible_in(raw))


def _drawing(content: bytes, place: Place) -> Iterator[Found]:
    """The strings of a content stream, those of an array in one row, and all other texts in a stream that is none."""
    rows = [_row(array) for array in _ARRAY.findall(content)]
    strings = [_row(one) for one in _STRING.findall(_ARRAY.sub(b"", content))]
    for group in (rows, strings):
        yield Piece(place, "\n".join(filter(None, map(_as_text, group))))
    if b"BT" not in content:
        for text in texts_in(content) if len(content) < 1 << 20 else legible_in(content):
            yield Piece(place, text, is_raw=True)


def _row(strings: bytes) -> bytes:
    """The strings in a piece of a content stream, one behind the other."""
    if b"(" in strings:
        return b"".join(_hexadecimal(one) if one[:1] == b"<" else _literal(one) for one in _STRING.findall(strings))
    return _hexadecimal(b"".join(_HEX.findall(strings)))


def _hexadecimal(string: bytes) -> bytes:
    digits = string.strip(b"<>").translate(None, b" \t\r\n\f\0")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _literal(string: bytes) -> bytes:
    return _ESCAPED.sub(_unescaped, string[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes([int(sign, 8) & 255]) if sign.isdigit() else _LETTERS.get(sign, sign)


def _as_text(row: bytes) -> str:
    if row.startswith((b"\xfe\xff", b"\xff\xfe")):
        return row.decode("utf-16", "replace")
    # What holds other signs are the numbers of glyphs; the reading of pages knows what they stand for.
    return row.decode("utf-8", "replace") if not _NO_TEXT.search(row) else ""
