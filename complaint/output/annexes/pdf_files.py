"""PDF files of others made clean: what is seen on their pages is kept, and nothing else.

Takes the bytes of a file, gives a new PDF into which only the drawing of each page and what it needs (fonts, pictures)
was carried over. Scripts, actions, forms, attachments, properties and remarks have no place in it. Raises
`ProblemsFound` for what cannot be read whole, or would show more than its author meant to show.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from complaint.filing.enclosures import Enclosure
from complaint.filing.window import Size
from complaint.output.annexes.annex_file import MOST_PAGES, AnnexFile

POINT = 25.4 / 72  # millimetres
PAGE = pikepdf.Name("/P")  # how a clean page calls its drawing

_PRINT_IT = "open it, print it to a new PDF, and put that in its place"


def clean_pdf(file: AnnexFile) -> Enclosure:
    try:
        with pikepdf.open(io.BytesIO(file.content), suppress_warnings=True) as pdf:
            _refuse_damaged(pdf, file)
            _refuse_deceptive(pdf, file)
            pdf.generate_appearance_streams()
            pdf.flatten_annotations("screen")
            return _only_drawings(pdf)
    except pikepdf.PasswordError:
        hint = "take the protection off and save it again; a filing is read by people who do not have the password"
        raise file.refused("is protected by a password", hint) from None
    except pikepdf.PdfError as reason:
        raise file.refused(f"is no PDF, or damaged: {_told(reason)}", _PRINT_IT) from None


def _refuse_damaged(pdf: Any, file: AnnexFile) -> None:
    """A reader mends much in silence, and may lose pages on the way."""
    if found := [*map(str, pdf.get_warnings()), *map(str, pdf.check_pdf_syntax())]:
        raise file.refused(f"is damaged: {_told(found[0])}", _PRINT_IT)
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        message = f"has {len(pdf.pages)} pages; it must have at least one and at most {MOST_PAGES}"
        raise file.refused(message, "divide it into several attachments")


def _told(reason: object) -> str:
    """What the reader of PDFs says, without where in memory it read it."""
    return re.sub(r"^(WARNING: )?stream <[^>]*>[,:]? *", "", str(reason).strip())


def _refuse_deceptive(pdf: Any, file: AnnexFile) -> None:
    """What is only there for some readers would be printed for all, or for none."""
    if "/XFA" in pdf.Root.get("/AcroForm", {}):
        raise file.refused("is a form that only some programs can show", _PRINT_IT)
    layers = pdf.Root.get("/OCProperties", {}).get("/D", {})
    if len(layers.get("/OFF", [])) or layers.get("/BaseState") == pikepdf.Name.OFF:
        raise file.refused("has layers that are hidden; they would be seen", _PRINT_IT)


def _only_drawings(pdf: Any) -> Enclosure:
    clean = pikepdf.new()
    sizes = []
    for page in pdf.pages:
        drawing = clean.copy_foreign(pdf.make_indirect(page.as_form_xobject()))
        _strip(drawing)
        size, placed = _upright(drawing)
        sizes.append(Size(size.width * POINT, size.height * POINT))
        clean.pages.append(_page(clean, drawing, size, placed))
    out = io.BytesIO()
    clean.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Enclosure(out.getvalue(), tuple(sizes))


def _page(pdf: Any, drawing: Any, size: Size, placed: str) -> Any:
    contents = pdf.make_stream(f"q {placed} cm {PAGE} Do Q".encode())
    return pikepdf.Page(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, size.width, size.height],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary({str(PAGE): drawing})),
            Contents=contents,
        )
    )


def bounds(drawing: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a drawing as it is seen, in points."""
    left, bottom, right, top = (float(edge) for edge in drawing.BBox)
    a, b, c, d, e, f = (float(number) for number in drawing.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _upright(drawing: Any) -> tuple[Size, str]:
    """The size of a drawing in points, and what moves it to the corner of its page."""
    left, bottom, right, top = bounds(drawing)
    return Size(right - left, top - bottom), f"1 0 0 1 {-left:.4f} {-bottom:.4f}"


# --- nothing but what is drawn ------------------------------------------------------------------------------

_NOT_DRAWN = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref", "/StructParent", "/StructParents", "/OC", "/AF"),
    *("/Alternates", "/Thumb", "/AA", "/OpenAction", "/JS", "/EF", "/Annots", "/Measure", "/PtData"),
)
# Tables of resources: their keys are names that the author's program chose.
_TABLES = frozenset({"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/CharProcs"})


def _strip(drawing: Any) -> None:
    """Takes away what is not needed for drawing, in the drawing and in all that it uses."""
    seen = set[tuple[int, int]]()
    waiting = [(drawing, False)]
    while waiting:
        item, is_table = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += [(inner, False) for inner in item if _holds(inner)]
        elif _holds(item):
            if item.is_indirect:
                if item.objgen in seen:
                    continue
                seen.add(item.objgen)
            if not is_table:
                for key in _NOT_DRAWN:
                    if key in item:
                        del item[key]
                if "/Properties" in item:  # what marked content says about itself
                    item.Properties = pikepdf.Dictionary(
                        {key: pikepdf.Dictionary() for key, _ in item.Properties.items()}
                    )
            waiting += [(inner, key in _TABLES and not is_table) for key, inner in item.items() if _holds(inner)]


def _holds(item: Any) -> bool:
    return isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)
