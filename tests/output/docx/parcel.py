"""Looking into a DOCX file and changing it, for the tests."""

from __future__ import annotations

from typing import Any

from lxml import etree

from complaint.filing.blocks import Document
from complaint.output.docx import write_docx
from complaint.output.docx.archive import unzipped, zipped
from complaint.output.docx.markup import NAMESPACES, name
from tests.output import sample

VAL = name("w:val")
DOCUMENT = "word/document.xml"


def made(document: Document) -> bytes:
    return write_docx(document, sample.theme(), sample.pages())


def tree(content: bytes, part: str = DOCUMENT) -> Any:
    return etree.fromstring(unzipped(content)[part])


def found(root: Any, path: str) -> list[Any]:
    """The elements at a path with the usual prefixes."""
    return list(root.xpath(path, namespaces=NAMESPACES))


def values(root: Any, path: str) -> list[str]:
    """The w:val of the elements at a path."""
    return [element.get(VAL) for element in found(root, path)]


def styled(root: Any, style: str) -> list[str]:
    """The words of all paragraphs of a style; the results of fields among them."""
    return [words(paragraph) for paragraph in found(root, f"//w:p[w:pPr/w:pStyle[@w:val='{style}']]")]


def words(element: Any) -> str:
    return "".join(piece.text or "" for piece in element.iter(name("w:t")))


def style(content: bytes, identity: str) -> Any:
    (one,) = found(tree(content, "word/styles.xml"), f"//w:style[@w:styleId='{identity}']")
    return one


def with_part(content: bytes, part: str, new: bytes | None) -> bytes:
    """The file with one part changed, added or (None) taken away."""
    parts = unzipped(content)
    if new is None:
        del parts[part]
    else:
        parts[part] = new
    return zipped(parts)


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first place of some words of a part changed; they must be there."""
    before = unzipped(content)[part].decode()
    assert old in before, f"{old} is not in {part}"
    return with_part(content, part, before.replace(old, new, 1).encode())
