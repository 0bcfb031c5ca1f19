"""The logo of an organisation, made clean: a picture anew from its pixels, or a drawing of nothing but plain shapes.

Takes the file, gives bytes that hold what can be seen and nothing else: no author, place or thumbnail, no words that
would need a font, no script and no address outside the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from complaint.output.pictures import no_halves
from complaint.problems import Place, ProblemsFound, error

MediaType = Literal["image/png", "image/svg+xml"]

_LARGEST = 5_000_000
_MOST_PIXELS = 4000  # in each direction: 60 mm at more than 1200 to the inch
_SVG = "http://www.w3.org/2000/svg"
# Shapes and what colours them; no words, pictures, scripts or pieces from elsewhere.
_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "use", "clipPath", "linearGradient", "radialGradient", "stop"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    }
)
_DROPPED = frozenset({"title", "desc", "metadata"})
_LINK = "{http://www.w3.org/1999/xlink}href"
_KEPT = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(?:px|pt|mm|cm|in)?")
_WORDS_HINT = "in the drawing program, turn words into paths"


@dataclass(frozen=True, slots=True)
class CleanLogo:
    """`ratio` is the width to the height."""

    content: bytes
    media_type: MediaType
    ratio: float


def clean_logo(path: Path, shown: str) -> CleanLogo:
    """The cleaned logo; raises `ProblemsFound` for a file that is none, or that holds more than a picture."""
    if path.stat().st_size > _LARGEST:
        raise _refused(shown, "this picture is too large for a logo", f"at most {_LARGEST // 1_000_000} MB")
    content = path.read_bytes()
    if path.suffix.lower() == ".svg":
        return _drawing(content, shown)
    if path.suffix.lower() in (".png", ".jpg", ".jpeg"):
        return _picture(content, shown)
    raise _refused(shown, "a logo is an SVG, PNG or JPEG file", "save it as one of these")


def _refused(shown: str, message: str, hint: str) -> ProblemsFound:
    return ProblemsFound(error("theme", Place(shown), message, hint))


# --- pictures -----------------------------------------------------------------------------------------------


def _picture(content: bytes, shown: str) -> CleanLogo:
    from PIL import Image

    try:
        with no_halves(), Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if max(opened.size) > _MOST_PIXELS:
                message = f"this picture has {opened.width} × {opened.height} pixels"
                raise _refused(shown, message, f"at most {_MOST_PIXELS} in each direction")
            pixels = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as wrong:
        raise _refused(shown, "this picture cannot be read", "save it anew as PNG or JPEG") from wrong
    # On white, as on paper: Word and printers do not agree about what shows through.
    paper = Image.new("RGBA", pixels.size, "white")
    paper.alpha_composite(pixels)
    return CleanLogo(_png(paper.convert("RGB")), "image/png", pixels.width / pixels.height)


def _png(picture: Any) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


# --- drawings -----------------------------------------------------------------------------------------------


def _drawing(content: bytes, shown: str) -> CleanLogo:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        raise _refused(shown, f"this is no SVG file: {wrong.msg}", "save it anew as SVG") from wrong
    if root.tag != f"{{{_SVG}}}svg":
        raise _refused(shown, "this is no SVG file", "save it anew as SVG")
    cleaned = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    _copy(root, cleaned, shown)
    width, height = _size(root, shown)
    cleaned.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    for side in ("width", "height", "x", "y"):
        cleaned.attrib.pop(side, None)
    return CleanLogo(etree.tostring(cleaned), "image/svg+xml", width / height)


def _copy(source: Any, target: Any, shown: str) -> None:
    """The attributes and shapes of one element, into its clean copy."""
    for key, value in source.attrib.items():
        link = key in ("href", _LINK)
        if (link and not value.startswith("#")) or _OUTSIDE.search(value) or key.lower().startswith("on"):
            message = f"the drawing has something from outside or a script in it ({value[:40]})"
            raise _refused(shown, message, "leave it out, and save it as plain SVG")
        if link or (_KEPT.fullmatch(key) and not key.startswith(("data-", "aria-"))):
            target.set("href" if link else key, value)
    for child in source:
        if not isinstance(child.tag, str):
            raise _refused(shown, "the drawing declares entities", "save it as plain SVG")
        namespace, _, tag = child.tag.rpartition("}")
        if namespace.lstrip("{") != _SVG or tag in _DROPPED:
            continue  # notes of a drawing program
        if tag not in _SHAPES:
            hint = _WORDS_HINT if tag in ("text", "tspan", "textPath") else "save it as plain SVG, of shapes only"
            raise _refused(shown, f"the drawing holds <{tag}>", hint)
        _copy(child, etree.SubElement(target, f"{{{_SVG}}}{tag}"), shown)


def _size(root: Any, shown: str) -> tuple[float, float]:
    """Width and height in whatever unit, of which only the ratio counts."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        width, height = (float(side) for side in box[2:]) if len(box) == 4 else (
            float(_LENGTH.fullmatch(root.get(side, "").strip())[1])  # type: ignore[index]
            for side in ("width", "height")
        )  # fmt: skip
        if width <= 0 or height <= 0:
            raise ValueError
    except (TypeError, ValueError):
        raise _refused(shown, "the drawing does not say how large it is", "give it a viewBox") from None
    return width, height


# --- for Word -----------------------------------------------------------------------------------------------

_SHARP = 600  # pixels to the inch


@lru_cache(maxsize=8)
def as_png(content: bytes, media_type: MediaType, width: float, height: float) -> bytes:
    """The logo as pixels, for Word; `width` and `height` in millimetres."""
    if media_type == "image/png":
        return content
    import pypdfium2
    import weasyprint
    from weasyprint.urls import URLFetcherResponse

    page = f"<style>@page {{ size: {width:.3f}mm {height:.3f}mm; margin: 0 }} img {{ display: block; width: 100% }}"
    pdf = weasyprint.HTML(
        string=f"{page}</style><img src='logo:' alt=''>",
        url_fetcher=lambda url, **_: URLFetcherResponse(url, content, {"Content-Type": media_type}),
    ).write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _png(document[0].render(scale=_SHARP / 72).to_pil().convert("RGB"))
    finally:
        document.close()
