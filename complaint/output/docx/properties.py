"""The properties of the file: title, organisation, language and the filing date. Nothing about who made it when."""

from __future__ import annotations

from docx.opc.package import OpcPackage

from complaint.filing.blocks import Document
from complaint.output.docx.markup import name


def write_properties(document: Document, package: OpcPackage) -> None:
    moment = f"{document.date}T00:00:00Z"
    properties = package.core_properties._element
    for tag, text in (
        ("dc:title", document.title),
        ("dc:creator", document.organisation),
        ("dc:language", document.language),
        ("dcterms:created", moment),
        ("dcterms:modified", moment),
    ):
        properties.find(name(tag)).text = text
