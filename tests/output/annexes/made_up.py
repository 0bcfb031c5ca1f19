"""Files as people send them, made up for the tests: PDFs with what hides in them, pictures, Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
import pikepdf
from PIL import Image

from complaint.output.annexes.annex_file import AnnexFile
from complaint.problems import Place

AT = Place("cases/attachments.yaml", 7, 9)


def annex(content: bytes, name: str) -> AnnexFile:
    return AnnexFile(content, name, AT)


def saved(pdf: Any, **how: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def pdf(*texts: str, size: tuple[float, float] = (595, 842), turned: int = 0) -> Any:
    """A PDF with a page for each text."""
    made = pikepdf.new()
    font = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for text in texts:
        page = made.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = made.make_stream(f"BT /F1 24 Tf 72 {size[1] - 90} Td ({text}) Tj ET".encode())
        if turned:
            page.obj.Rotate = turned
    return made


def burdened() -> Any:
    """A PDF that holds all that has no place in a filing, each with a word by which it can be found again."""
    made = pdf("Minutes of seizure")
    root, page = made.Root, made.pages[0].obj
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('secretscript')"))
    root.OpenAction = script
    root.AA = pikepdf.Dictionary(WC=script)
    root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("one"), script]))
    made.attachments["secretfile.txt"] = b"secretattachment"
    with made.open_metadata() as about:
        about["dc:title"] = "secrettitle"
    made.docinfo["/Author"] = "secretauthor"
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("secretprogram.exe"))
    call = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/secrettracker"))
    remark = pikepdf.Dictionary(Contents=pikepdf.String("secretremark"), T=pikepdf.String("secretreviewer"))
    rectangle = [100, 100, 200, 120]
    page.Annots = pikepdf.Array(
        [
            made.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=rectangle, A=launch)),
            made.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=rectangle, A=call)),
            made.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=rectangle, **dict(remark.items()))),
        ]
    )
    page.PieceInfo = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private=pikepdf.String("secretpiece")))
    page.Resources.Properties = pikepdf.Dictionary(MC0=pikepdf.Dictionary(Author=pikepdf.String("secretproperty")))
    drawing = made.make_stream(b"q Q", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    drawing.Metadata = made.make_stream(b"<x>secretmetadata</x>")
    # The author's program may call its things as we call what we take away.
    page.Resources.XObject = pikepdf.Dictionary({"/Metadata": drawing})
    page.Contents = made.make_stream(page.Contents.read_bytes() + b" /Metadata Do")
    return made


def with_form(value: str) -> Any:
    """A PDF with a field of a form that somebody has filled in."""
    made = pdf("Form")
    field = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("name"),
            V=pikepdf.String(value),
            Rect=[72, 600, 400, 620],
            DA=pikepdf.String("/Helv 12 Tf 0 g"),
            F=4,
        )
    )
    made.pages[0].obj.Annots = pikepdf.Array([field])
    helvetica = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    fonts = pikepdf.Dictionary(Helv=made.make_indirect(helvetica))
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[field], NeedAppearances=True, DR=pikepdf.Dictionary(Font=fonts))
    return made


def picture(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (320, 200), **how: Any) -> bytes:
    """A picture: blue above, white below."""
    image = Image.new("RGB", size, "white")
    image.paste((30, 60, 200), (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **how)
    return out.getvalue()


def word(*paragraphs: str, author: str = "") -> bytes:
    made = docx.Document()
    made.core_properties.author = author
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_parts(content: bytes, changes: Iterable[tuple[str, str, str]]) -> bytes:
    """A ZIP file in which words of some parts are replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for part, before, after in changes:
                if part == name:
                    assert before.encode() in text
                    text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return out.getvalue()


def everything(content: bytes) -> bytes:
    """All that a PDF holds, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        found = []
        for item in opened.objects:
            if isinstance(item, pikepdf.Stream):
                found.append(item.read_raw_bytes() if item.get("/Filter") == "/DCTDecode" else item.read_bytes())
            else:
                found.append(item.unparse(resolved=True))
        return b"\n".join((*found, opened.trailer.unparse()))
