"""Pages of other documents set into a painted PDF, each in the place that was kept free for it.

Takes a painted PDF in which a picture of a single dot stands wherever a page is to be seen, and clean PDFs of the
documents (see `annexes`); changes the PDF in place. The page is drawn as it is in its document: text stays text, fonts
and pictures are carried over once for each document, however many of its pages use them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

import pikepdf
import pydyf

from complaint.output.annexes.pdf_files import PAGE, bounds
from complaint.output.pdf.sheet import Inset

_DRAWN = re.compile(rb"/(\w+) Do")


def set_pages(pdf: Any, insets: Sequence[Inset]) -> None:
    """Draws the pages instead of the dots, in their order."""
    dots = list(_dots(pdf))
    with ExitStack() as stack:
        carriers: dict[bytes, _Carrier] = {}
        for (pictures, name), inset in zip(dots, insets, strict=True):
            if inset.content not in carriers:
                source = stack.enter_context(pikepdf.open(io.BytesIO(inset.content)))
                carriers[inset.content] = _Carrier(pdf, source)
            pictures[name] = carriers[inset.content].page(inset.number).reference


def _dots(pdf: Any) -> Iterator[tuple[Any, str]]:
    """The pictures of one dot in the order of the pages: the table that holds each, and its name there."""
    for reference in pdf.page_references:
        page = _object(pdf, reference)
        resources = _object(pdf, page["Resources"])
        pictures = resources.get("XObject", {})
        for part in _object(pdf, page["Contents"]).stream:
            for name in _DRAWN.findall(part if isinstance(part, bytes) else str(part).encode()):
                picture = _object(pdf, pictures[name.decode()])
                if (picture.extra.get("Subtype"), picture.extra.get("Width")) == ("/Image", 1):
                    yield pictures, name.decode()


def _object(pdf: Any, value: Any) -> Any:
    return pdf.objects[int(value.split()[0])] if isinstance(value, bytes) else value


class _Carrier:
    """Carries objects of one file over into a painted PDF, each once."""

    def __init__(self, pdf: Any, source: Any) -> None:
        self._pdf = pdf
        self._source = source
        self._carried: dict[tuple[int, int], bytes] = {}

    def page(self, number: int) -> Any:
        """A page as a drawing that fills the unit square, as a picture does."""
        drawing = self._source.pages[number].Resources.XObject[PAGE]
        left, bottom, right, top = bounds(drawing)
        width, height = right - left, top - bottom
        a, b, c, d, e, f = (float(value) for value in drawing.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        matrix = (a / width, b / height, c / width, d / height, (e - left) / width, (f - bottom) / height)
        stream = self._stream(drawing)
        stream.extra[b"Matrix"] = pydyf.Array([f"{value:.9f}".encode() for value in matrix])
        self._pdf.add_object(stream)
        return stream

    def _stream(self, item: Any) -> Any:
        data = item.read_raw_bytes()
        # See `packing`: data that ends in CR would seem a byte too long. No reader minds a line end after its data.
        return pydyf.Stream([data + b"\n" if data.endswith(b"\r") else data], self._entries(item))

    def _entries(self, item: Any) -> dict[bytes, Any]:
        # Names as bytes: their signs are as the author's program chose them.
        return {pydyf.name(key[1:])[1:]: self._value(inner) for key, inner in item.items() if key != "/Length"}

    def _value(self, item: Any) -> Any:
        if isinstance(item, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array):
            return self._reference(item) if item.is_indirect else self._direct(item)
        match item:
            case pikepdf.Object():
                return item.unparse()
            case bool() | None:
                return {True: b"true", False: b"false", None: b"null"}[item]
            case Decimal() | float():
                return f"{item:f}".encode()
            case _:
                return str(item).encode()

    def _direct(self, item: Any) -> Any:
        if isinstance(item, pikepdf.Array):
            return pydyf.Array([self._value(inner) for inner in item])
        return pydyf.Dictionary(self._entries(item))

    def _reference(self, item: Any) -> bytes:
        if item.objgen not in self._carried:
            new = pydyf.Stream() if isinstance(item, pikepdf.Stream) else pydyf.Dictionary()
            new = pydyf.Array() if isinstance(item, pikepdf.Array) else new
            self._pdf.add_object(new)
            self._carried[item.objgen] = new.reference  # before its parts, which may lead back to it
            match new:
                case pydyf.Stream():
                    stream = self._stream(item)
                    new.stream, new.extra = stream.stream, stream.extra
                case pydyf.Array():
                    new += self._direct(item)
                case _:
                    new.update(self._direct(item))
        return self._carried[item.objgen]
