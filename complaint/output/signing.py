"""An electronic signature on a PDF that was made, and what a signature on a PDF says.

PAdES baseline by pyHanko (ETSI EN 319 142-1), with the signatory's own certificate in a PKCS #12 file. The place of the
signature is prepared first, tagged and named, so that a signed file is still PDF/UA-1 and PDF/A-3a. Nothing is fetched:
whether a certificate was revoked is not asked, and no time stamp of a third party is added.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from complaint.problems import Place, ProblemsFound, error

FIELD = "Signature"
HIDDEN_AND_PRINTED = 132  # flags of the annotation: print, locked; its rectangle is empty
SIGNATURES = 3  # flags of the form: signatures exist, append only


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as it was found. `whole` tells that it covers every byte, `intact` that none of them was changed.

    `by` is the name in the certificate; whether that certificate is to be trusted is for whoever receives it.
    """

    by: str
    at: datetime | None
    intact: bool
    whole: bool
    reason: str


def signed(content: bytes, certificate: Path, passphrase: str, reason: str) -> bytes:
    """The PDF with a signature, `reason` in it; raises `ProblemsFound` for a certificate that cannot be opened."""
    hanko = _hanko()
    signer = hanko.signers.SimpleSigner.load_pkcs12(str(certificate), passphrase=passphrase.encode("utf-8"))
    if signer is None:
        hint = "check the file (PKCS #12, .p12 or .pfx) and its passphrase"
        raise ProblemsFound(error("certificate", Place(certificate.name), "this certificate cannot be opened", hint))
    writer = hanko.Unchanged(io.BytesIO(_with_a_place(content)))
    how = hanko.signers.PdfSignatureMetadata(
        field_name=FIELD, subfilter=hanko.fields.SigSeedSubFilter.PADES, md_algorithm="sha256", reason=reason
    )
    out = io.BytesIO()
    hanko.signers.sign_pdf(writer, how, signer=signer, output=out, existing_fields_only=True)
    return out.getvalue()


def signatures_in(content: bytes) -> tuple[Signed, ...]:
    """The signatures of a PDF, the first one first; none where pyHanko is not installed is a `ProblemsFound`."""
    hanko = _hanko()
    found = []
    for one in hanko.reader.PdfFileReader(io.BytesIO(content)).embedded_signatures:
        context = hanko.ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False)
        state = hanko.validate_pdf_signature(one, context)
        whole = state.coverage is not None and state.coverage.name == "ENTIRE_FILE"
        found.append(
            Signed(
                str(one.signer_cert.subject.native.get("common_name", one.signer_cert.subject.human_friendly)),
                one.self_reported_timestamp,
                bool(state.intact and state.valid),
                whole,
                str(one.sig_object.get("/Reason", "")),
            )
        )
    return tuple(found)


def _with_a_place(content: bytes) -> bytes:
    """The PDF with an empty signature field on its last page, which the tags know; refuses one that is signed."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if "/AcroForm" in pdf.Root:
            hint = "sign the file as it was built"
            raise ProblemsFound(error("signed-already", Place(), "this file has a form or a signature already", hint))
        page = pdf.pages[-1]
        said = String("Electronic signature")
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(FIELD),
                TU=said,
                Contents=said,
                F=HIDDEN_AND_PRINTED,
                Rect=Array([0, 0, 0, 0]),
                P=page.obj,
            )
        )
        _tell_tags(pdf, page, widget)
        if "/Annots" in page:
            page.Annots.append(widget)
        else:
            page.Annots = pdf.make_indirect(Array([widget]))
        page.Tabs = Name.S
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=SIGNATURES)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _tell_tags(pdf: pikepdf.Pdf, page: pikepdf.Page, widget: Any) -> None:
    """Enter the field into the tags: a form element at the end of the document, and the way back from the field."""
    tree = pdf.Root.StructTreeRoot
    document = tree.K if isinstance(tree.K, Dictionary) else tree.K[0]
    parents = tree.ParentTree.Nums
    key = 1 + max((int(parents[place]) for place in range(0, len(parents), 2)), default=-1)
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=document,
            Alt=String("Electronic signature"),
            Pg=page.obj,
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj),
        )
    )
    document.K.append(element)
    widget.StructParent = key
    parents.append(key)
    parents.append(element)
    tree.ParentTreeNextKey = key + 1


class _Hanko:
    """What is needed of pyHanko, which is installed only where somebody signs."""

    def __init__(self) -> None:
        from pyhanko.pdf_utils import reader
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko_certvalidator import ValidationContext

        class Unchanged(IncrementalPdfFileWriter):
            """Leaves the document's metadata as they are: rewriting them would lose what PDF/UA says there."""

            def _update_meta(self) -> None:
                pass

        self.reader, self.fields, self.signers = reader, fields, signers
        self.validate_pdf_signature, self.ValidationContext = validate_pdf_signature, ValidationContext
        self.Unchanged = Unchanged


def _hanko() -> _Hanko:
    try:
        return _Hanko()
    except ImportError:
        hint = "install it once with: pip install pyhanko (the versions that were tried stand in requirements-dev.txt)"
        raise ProblemsFound(
            error("no-pyhanko", Place(), "signatures need pyHanko, which is not installed", hint)
        ) from None
