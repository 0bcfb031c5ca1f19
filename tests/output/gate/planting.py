"""Small real files, each with a text planted in one place: the places that the gate must read.

`PLACES` gives for each place a function that makes the file, its path in a build, and the words by which a problem
names the place.
"""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
import openpyxl
import pikepdf
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from tests.output.annexes.made_up import pdf, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Planted:
    """A file with something planted in it, and how a problem names the place."""

    path: str
    content: bytes
    told: str


PLACES: dict[str, Callable[[str], Planted]] = {}
Maker = Callable[[str], Planted]


def place(name: str, told: str, path: str) -> Callable[[Callable[[str], bytes]], Callable[[str], bytes]]:
    def entered(make: Callable[[str], bytes]) -> Callable[[str], bytes]:
        PLACES[name] = lambda text: Planted(path, make(text), told)
        return make

    return entered


# --- Word -----------------------------------------------------------------------------------------------------


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs or ("Nothing to see.",):
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with one more part, or with another one of this name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name and not entry.endswith("thumbnail.jpeg"):
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return out.getvalue()


def in_body(xml: str) -> bytes:
    """A Word file with this markup in its body."""
    content = word("marker")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = packed.read("word/document.xml").decode()
    start = body.index("<w:p>") if "<w:p>" in body else body.index("<w:p ")
    return with_part(content, "word/document.xml", (body[:start] + xml + body[start:]).encode())


def _part(name: str, element: str) -> None:
    @place(f"word: {name}", f"word/{name}.xml", "public/filing.docx")
    def _(text: str) -> bytes:
        run = f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        xml = f"<?xml version='1.0'?><w:{element}s {W}><w:{element}>{run}</w:{element}></w:{element}s>"
        return with_part(word(), f"word/{name}.xml", xml.encode())


for _name, _element in (("footnotes", "footnote"), ("comments", "comment"), ("endnotes", "endnote"), ("header1", "hdr"),
                        ("footer1", "ftr"), ("glossary", "docPart")):  # fmt: skip
    _part(_name, _element)


def _in_body(name: str, xml: Callable[[str], str]) -> None:
    PLACES[f"word: {name}"] = lambda text: Planted("public/filing.docx", in_body(xml(text)), "word/document.xml")


def _runs(text: str) -> str:
    """Each letter in a run of its own."""
    return "".join(f"<w:r><w:t xml:space='preserve'>{escape(sign)}</w:t></w:r>" for sign in text)


_in_body("body", lambda text: f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>")
_in_body("a run for each letter", lambda text: f"<w:p>{_runs(text)}</w:p>")
_in_body("table", lambda text: f"<w:tbl><w:tr><w:tc><w:p>{_runs(text)}</w:p></w:tc></w:tr></w:tbl>")
_in_body("deleted text", lambda text: f"<w:p><w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del></w:p>")
_in_body("hidden text", lambda text: f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>")
_in_body(
    "text box",
    lambda text: f"<w:p><w:r><w:pict><w:txbxContent><w:p>{_runs(text)}</w:p></w:txbxContent></w:pict></w:r></w:p>",
)
_in_body("field code", lambda text: f"<w:p><w:r><w:instrText>HYPERLINK {escape(text)}</w:instrText></w:r></w:p>")
_in_body("tag of a content control", lambda text: f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(text)}/></w:sdtPr></w:sdt>")
_in_body(
    "title of a content control", lambda text: f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(text)}/></w:sdtPr></w:sdt>"
)
_in_body("data binding", lambda text: f"<w:sdt><w:sdtPr><w:dataBinding w:xpath={quoteattr(text)}/></w:sdtPr></w:sdt>")
_in_body("bookmark", lambda text: f"<w:bookmarkStart w:id='7' w:name={quoteattr(text)}/><w:bookmarkEnd w:id='7'/>")
_in_body(
    "alternative text",
    lambda text: (
        f"<w:p><w:r><w:drawing><wp:docPr xmlns:wp='w' id='1' descr={quoteattr(text)}/></w:drawing></w:r></w:p>"
    ),
)
_in_body("remark in the XML", lambda text: f"<!-- {escape(text)} -->")
_in_body(
    "author of a change", lambda text: f"<w:p><w:ins w:author={quoteattr(text)}><w:r><w:t>x</w:t></w:r></w:ins></w:p>"
)


@place("word: properties", "docProps/core.xml", "public/filing.docx")
def _properties(text: str) -> bytes:
    made = docx.Document()
    made.core_properties.keywords = text
    out = io.BytesIO()
    made.save(out)
    return with_part(out.getvalue(), "word/empty.xml", b"<x/>")


@place("word: custom XML", "customXml/item2.xml", "public/filing.docx")
def _custom(text: str) -> bytes:
    return with_part(word(), "customXml/item2.xml", f"<data>{escape(text)}</data>".encode())


@place("word: custom XML in UTF-16", "customXml/item2.xml", "public/filing.docx")
def _custom_wide(text: str) -> bytes:
    return with_part(
        word(), "customXml/item2.xml", f"<?xml version='1.0'?><data>{escape(text)}</data>".encode("utf-16")
    )


@place("word: target of a relationship", "word/_rels/comments.xml.rels", "public/filing.docx")
def _relation(text: str) -> bytes:
    xml = f"<Relationships><Relationship Target={quoteattr('https://example.org/' + text)}/></Relationships>"
    return with_part(word(), "word/_rels/comments.xml.rels", xml.encode())


@place("word: name of a part", "part ", "public/filing.docx")
def _part_name(text: str) -> bytes:
    return with_part(word(), f"word/media/{text}.xml", b"<x/>")


@place("word: comment of the archive", "comment of the archive", "public/filing.docx")
def _comment(text: str) -> bytes:
    out = io.BytesIO(with_part(word(), "word/empty.xml", b"<x/>"))
    with zipfile.ZipFile(out, "a") as packed:
        packed.comment = text.encode()
    return out.getvalue()


@place("word: before the archive", "between the parts of the archive", "public/filing.docx")
def _before(text: str) -> bytes:
    """As a program for archives leaves it when it writes a part anew at the end."""
    old = with_part(word(), "word/empty.xml", b"<x/>")
    position = struct.unpack_from("<I", old, old.rfind(b"PK\x05\x06") + 16)[0]
    end = bytearray(old[old.rfind(b"PK\x05\x06") :])
    struct.pack_into("<I", end, 16, position + len(text.encode()))
    return old[:position] + text.encode() + old[position : old.rfind(b"PK\x05\x06")] + bytes(end)


@place("word: a file within", "word/embeddings/sheet1.xlsx", "public/filing.docx")
def _embedded(text: str) -> bytes:
    return with_part(word(), "word/embeddings/sheet1.xlsx", sheet(text))


@place("word: EXIF of a picture", "EXIF", "public/filing.docx")
def _picture_in_word(text: str) -> bytes:
    return with_part(word(), "word/media/image1.jpeg", jpeg(exif=text))


# --- pictures -------------------------------------------------------------------------------------------------


def _exif(text: str) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.ImageDescription] = "x"
    exif[Base.XPTitle] = text.encode("utf-16-le")
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = text.encode()
    return exif


def jpeg(exif: str = "", **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG", **({"exif": _exif(exif)} if exif else {}), **how)
    return out.getvalue()


def png(notes: PngInfo | None = None, exif: str = "") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG", pnginfo=notes, **({"exif": _exif(exif)} if exif else {}))
    return out.getvalue()


@place("jpeg: EXIF", "EXIF", "public/photograph.jpg")
def _jpeg_exif(text: str) -> bytes:
    return jpeg(exif=text)


@place("jpeg: comment", "comment of a picture", "public/photograph.jpg")
def _jpeg_comment(text: str) -> bytes:
    return jpeg(comment=text.encode())


@place("jpeg: XMP", "EXIF or XMP", "public/photograph.jpg")
def _jpeg_xmp(text: str) -> bytes:
    return jpeg(xmp=f"<x:xmpmeta>{escape(text)}</x:xmpmeta>".encode())


@place("jpeg: IPTC", "IPTC", "public/photograph.jpg")
def _jpeg_iptc(text: str) -> bytes:
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(text.encode())) + text.encode()
    plain = jpeg()
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + plain[2:]


@place("jpeg: behind the end", "behind the end of a picture", "public/photograph.jpg")
def _jpeg_end(text: str) -> bytes:
    return jpeg() + text.encode()


@place("png: text", "text chunk", "public/chart.png")
def _png_text(text: str) -> bytes:
    notes = PngInfo()
    notes.add_itxt("Comment", text)
    return png(notes)


@place("png: compressed text", "text chunk", "public/chart.png")
def _png_packed(text: str) -> bytes:
    notes = PngInfo()
    notes.add_itxt("Comment", text, zip=True)
    return png(notes)


@place("png: EXIF", "EXIF of a picture", "public/chart.png")
def _png_exif(text: str) -> bytes:
    return png(exif=text)


@place("png: behind the end", "behind the end of a picture", "public/chart.png")
def _png_end(text: str) -> bytes:
    return png() + text.encode()


# --- PDF ------------------------------------------------------------------------------------------------------


def _pdf(told: str) -> Callable[[Callable[[Any, Any], None]], None]:
    """Enters a place in a PDF: a function that plants a text object in an open file."""

    def entered(plant: Callable[[Any, Any], None]) -> None:
        def make(text: str) -> Planted:
            made = pdf("Nothing to see")
            plant(made, text)
            return Planted("public/filing.pdf", saved(made), told)

        PLACES[f"pdf: {plant.__name__.strip('_').replace('_', ' ')}"] = make

    return entered


def _dictionary(**entries: Any) -> Any:
    return pikepdf.Dictionary({f"/{key}": value for key, value in entries.items()})


def _annotation(made: Any, **entries: Any) -> None:
    one = _dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **entries)
    made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(one)])


@_pdf("properties")
def _properties_of_it(made: Any, text: str) -> None:
    made.docinfo["/Subject"] = text


@_pdf("XMP")
def _xmp(made: Any, text: str) -> None:
    with made.open_metadata() as about:
        about["dc:description"] = text


@_pdf("outline")
def _outline(made: Any, text: str) -> None:
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


@_pdf("names of places")
def _destination(made: Any, text: str) -> None:
    places = _dictionary(Names=[pikepdf.String(text), pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])])
    made.Root.Names = _dictionary(Dests=places)


@_pdf("names of objects")
def _old_destination(made: Any, text: str) -> None:
    name = "/" + "".join(sign if sign.isalnum() else "_" for sign in text)
    made.Root.Dests = pikepdf.Dictionary({name: pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])})


@_pdf("annotation")
def _annotation_text(made: Any, text: str) -> None:
    _annotation(made, Subtype=pikepdf.Name.Text, Contents=pikepdf.String(text))


@_pdf("link target")
def _link(made: Any, text: str) -> None:
    _annotation(
        made, Subtype=pikepdf.Name.Link, A=_dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"https://x.org/{text}"))
    )


@_pdf("alternative text and tags")
def _alternative(made: Any, text: str) -> None:
    root = made.make_indirect(_dictionary(Type=pikepdf.Name.StructTreeRoot))
    figure = _dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, P=root, Alt=pikepdf.String(text))
    root.K = made.make_indirect(figure)
    made.Root.StructTreeRoot = root


@_pdf("alternative text and tags")
def _actual_text(made: Any, text: str) -> None:
    root = made.make_indirect(_dictionary(Type=pikepdf.Name.StructTreeRoot))
    root.K = made.make_indirect(_dictionary(S=pikepdf.Name.Span, P=root, ActualText=pikepdf.String(text)))
    made.Root.StructTreeRoot = root


@_pdf("a drawing or script")
def _actual_text_in_the_page(made: Any, text: str) -> None:
    stated = pikepdf.String(text).unparse()
    page = made.pages[0].obj
    page.Contents = made.make_stream(b"/Span <</ActualText " + stated + b">> BDC EMC " + page.Contents.read_bytes())


@_pdf("script")
def _script(made: Any, text: str) -> None:
    made.Root.OpenAction = _dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{text}')"))


@_pdf("a drawing or script")
def _script_in_a_stream(made: Any, text: str) -> None:
    made.Root.OpenAction = _dictionary(S=pikepdf.Name.JavaScript, JS=made.make_stream(f"app.alert('{text}')".encode()))


@_pdf("form field")
def _form(made: Any, text: str) -> None:
    field = made.make_indirect(_dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("a"), V=pikepdf.String(text)))
    made.Root.AcroForm = _dictionary(Fields=[field])


@_pdf("layer")
def _layer(made: Any, text: str) -> None:
    layer = made.make_indirect(_dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(text)))
    made.Root.OCProperties = _dictionary(OCGs=[layer], D=_dictionary(Order=[layer]))


@_pdf("page labels")
def _labels(made: Any, text: str) -> None:
    made.Root.PageLabels = _dictionary(Nums=[0, _dictionary(P=pikepdf.String(text))])


@_pdf("an attached file")
def _attachment(made: Any, text: str) -> None:
    made.attachments["about.txt"] = text.encode()


@_pdf("attached")
def _name_of_an_attachment(made: Any, text: str) -> None:
    made.attachments[f"{text}.txt"] = b"nothing"


@_pdf("an attached file")
def _attached_by_an_annotation(made: Any, text: str) -> None:
    stream = made.make_stream(text.encode())
    specification = _dictionary(Type=pikepdf.Name.Filespec, F=pikepdf.String("a.txt"), EF=_dictionary(F=stream))
    _annotation(made, Subtype=pikepdf.Name.FileAttachment, FS=made.make_indirect(specification))


@_pdf("an attached file")
def _pdf_in_a_pdf(made: Any, text: str) -> None:
    inner = pdf("Nothing")
    inner.docinfo["/Title"] = text
    made.attachments["inner.pdf"] = saved(inner)


@_pdf("a picture")
def _picture_in_it(made: Any, text: str) -> None:
    stream = made.make_stream(jpeg(comment=text.encode()))
    for key, value in (
        ("Type", pikepdf.Name.XObject),
        ("Subtype", pikepdf.Name.Image),
        ("Filter", pikepdf.Name.DCTDecode),
    ):
        stream[f"/{key}"] = value
    made.pages[0].obj.Resources.XObject = _dictionary(I=stream)


@_pdf("a drawing or script")
def _drawing_that_is_not_drawn(made: Any, text: str) -> None:
    string = pikepdf.String(text).unparse()
    stream = made.make_stream(b"BT /F1 9 Tf " + string + b" Tj ET")
    stream.Subtype = pikepdf.Name.Form
    made.pages[0].obj.Resources.XObject = _dictionary(D=stream)


@place("pdf: page", "page 1", "public/filing.pdf")
def _page(text: str) -> bytes:
    return drawn(text)


@place("pdf: invisible text of a page", "page 1", "public/filing.pdf")
def _invisible(text: str) -> bytes:
    return drawn(text, "3 Tr")


@place("pdf: before an update", "what stood there before update 1", "public/filing.pdf")
def _updated(text: str) -> bytes:
    """As an editor leaves it: a new object at the end, the old one still in the file."""
    before = pdf("Nothing to see")
    before.docinfo["/Title"] = text
    old = saved(before, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(old)) as opened:
        number, size = opened.trailer.Info.objgen[0], int(opened.trailer.Size)
        root = opened.trailer.Root.objgen[0]
    start = int(old[old.rindex(b"startxref") :].split()[1])
    new = f"{number} 0 obj\n<< /Title (nothing) >>\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(old):010} 00000 n \n".encode()
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {number} 0 R /Prev {start} >>\n".encode()
    return old + new + table + trailer + f"startxref\n{len(old) + len(new)}\n%%EOF\n".encode()


@place("pdf: behind the end", "behind its end", "public/filing.pdf")
def _behind(text: str) -> bytes:
    return saved(pdf("Nothing")) + text.encode()


@place("pdf: a remark between the objects", "between its objects", "public/filing.pdf")
def _remark(text: str) -> bytes:
    content = saved(pdf("Nothing"), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    head, rest = content.split(b"\n", 1)
    return head + b"\n%" + text.encode() + b"\n" + rest


def drawn(text: str, before: str = "") -> bytes:
    """A page with the text in a font that has all its letters, as our own writer makes it."""
    from weasyprint import HTML

    color = "; color: transparent" if before else ""
    content = HTML(string=f"<p style='font: 12pt serif{color}'>{escape(text)}").write_pdf() or b""
    with pikepdf.open(io.BytesIO(content)) as made:
        page = made.pages[0].obj
        page.Contents = made.make_stream(before.encode() + b" " + made.pages[0].Contents.read_bytes())
        return saved(made)


# --- everything else ------------------------------------------------------------------------------------------


def sheet(text: str, title: str = "List") -> bytes:
    made = openpyxl.Workbook()
    made.active.title = title[:31]
    made.active["B2"] = text
    made.active["B2"].data_type = "s"  # a text also if it begins like a formula
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _sheet_with(plant: Callable[[Any], None]) -> bytes:
    made = openpyxl.Workbook()
    plant(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@place("sheet: cell", "xl/", "public/matrix.xlsx")
def _cell(text: str) -> bytes:
    return sheet(text)


@place("sheet: remark on a cell", "xl/", "public/matrix.xlsx")
def _cell_remark(text: str) -> bytes:
    return _sheet_with(lambda made: setattr(made.active["A1"], "comment", openpyxl.comments.Comment(text, "x")))


@place("sheet: property", "docProps/core.xml", "public/matrix.xlsx")
def _sheet_property(text: str) -> bytes:
    return _sheet_with(lambda made: setattr(made.properties, "creator", text))


@place("sheet: hidden sheet", "xl/", "public/matrix.xlsx")
def _hidden_sheet(text: str) -> bytes:
    def plant(made: Any) -> None:
        made.create_sheet("Other").append([text])
        made["Other"].sheet_state = "hidden"

    return _sheet_with(plant)


@place("csv", "its text", "public/matrix.csv")
def _csv(text: str) -> bytes:
    return f"name,place\n{text},Lindenau\n".encode()


@place("html: text", "its text", "public/matrix.html")
def _html(text: str) -> bytes:
    return f"<!DOCTYPE html><p>{escape(text)}</p>".encode()


@place("html: words in several elements", "its text", "public/matrix.html")
def _html_parts(text: str) -> bytes:
    return ("<!doctype html><p>" + "".join(f"<i>{escape(sign)}</i>" for sign in text) + "</p>").encode()


@place("html: attribute", "an attribute or remark", "public/matrix.html")
def _attribute(text: str) -> bytes:
    return f"<p title={quoteattr(text)}>x</p>".encode()


@place("html: remark", "an attribute or remark", "public/matrix.html")
def _html_remark(text: str) -> bytes:
    return f"<p>x</p><!-- {escape(text)} -->".encode()


@place("svg: text", "its text", "public/chart.svg")
def _svg(text: str) -> bytes:
    return f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{escape(text)}</desc></svg>".encode()


@place("json: value", "its text", "public/listing.json")
def _json(text: str) -> bytes:
    return json.dumps({"a": [{"b": text}]}).encode()


@place("json: key", "its text", "public/listing.json")
def _json_key(text: str) -> bytes:
    return json.dumps({text: 1}).encode()


@place("log", "its text", "public/build.log")
def _log(text: str) -> bytes:
    return f"12:01 made {text}\n".encode()


PLACES["name of a file"] = lambda text: Planted(f"public/{text}.csv", b"x", "name of the file")
PLACES["name of a folder"] = lambda text: Planted(f"public/{text}/filing.csv", b"x", "name of the file or its folder")


# --- disguises ------------------------------------------------------------------------------------------------


DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small letters": str.lower,
    "soft hyphens": "\u00ad".join,
    "zero-width signs": "\u200b".join,
    "a hyphen at the line end": lambda text: f"{text[:4]}-\n{text[4:]}",
    "a line end within": lambda text: f"{text[:4]}\n{text[4:]}",
    "spaced letters": " ".join,
    "a full stop after each letter": ".".join,
    "accents": lambda text: "".join(sign + "\u0301" for sign in text),
    "struck out letter by letter": lambda text: "".join(sign + "\u0336" for sign in text),
    "wide letters": lambda text: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text),
    "mathematical letters": lambda text: "".join(
        chr(0x1D41A + ord(sign) - 97) if "a" <= sign <= "z" else sign for sign in text.lower()
    ),
    "lookalikes of the other alphabet": lambda text: text.translate(
        str.maketrans("aeopcxAEOPCXHKMT", "аеорсхАЕОРСХНКМТ")
    ),
    "digits for letters": lambda text: text.translate(str.maketrans("oiea", "01" + "34")),
    "within a longer word": lambda text: f"photo{text}2018",
    "underscores": lambda text: f"scan_{text}_final".replace(" ", "_"),
    "genitive": lambda text: f"{text}'s",
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "percent-encoding": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "hexadecimal": lambda text: text.encode().hex(),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "escapes": lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text),
    "character references": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
}

SPELLINGS = {
    "in the original script": "Харкель",
    "declined in Russian": "Харкеля",
    "declined, instrumental": "Харкелем",
    "BGN": "Kharkel’",
    "scholarly": "Xarkel′",
    "French": "Kharkel",
    "another spelling that was met": "Harkelić",
    "another spelling without its accent": "Harkelic",
    "given name first": "Zvonimir Harkel",
    "surname first": "Harkel, Zvonimir",
    "with a patronymic": "Харкель Звонимир Обрадович",
    "initial": "Z. Harkel",
    "given name and patronymic": "Звонимир Обрадович",
    "given name and patronymic, declined": "Звонимиру Обрадовичу",
    "Kazakh case": "Харкельдің",
    "other name": "Zvonko",
}

PRIVATE = {
    "day of birth in words": "2 April 1971",
    "day of birth in Russian": "2 апреля 1971 года",
    "day of birth in French": "2 avril 1971",
    "day of birth in digits": "02.04.1971",
    "day of birth in order": "1971-04-02",
    "day of birth, American": "04/02/1971",
    "address": "Quiet Lane 14",
    "address the other way round": "14, Quiet Lane",
    "number of the identity document": "41739265",
    "number, parted": "41 73 92 65",
    "telephone": "+7 (701) 555-01-42",
    "telephone from within": "8 701 555 01 42",
    "e-mail": "z.quietly@example.org",
    "e-mail, hidden from machines": "z.quietly (at) example.org",
    "remark": "call +7 701 555 01 42 or write to z.quietly@example.org",
}

# One place of each kind of file, for what need not be tried in all of them.
ONE_OF_EACH = ("word: body", "word: bookmark", "pdf: outline", "pdf: attachment", "png: text", "sheet: cell", "log")
