"""Pictures as pages of a PDF: only their pixels are carried over, no properties, no place where they were taken.

Takes the bytes of a JPEG, PNG, TIFF, WebP, GIF or BMP file, gives a clean PDF with a page for each picture in it. A
picture with more dots than paper can show is made smaller.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from complaint.filing.enclosures import Enclosure
from complaint.filing.window import Size
from complaint.output.annexes.annex_file import MOST_PAGES, AnnexFile
from complaint.output.annexes.pdf_files import PAGE, POINT
from complaint.output.pictures import no_halves

PICTURES = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "tif": "TIFF",
    "tiff": "TIFF",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
}
MOST_DOTS = 150_000_000  # of one picture: A3 at 800 dots per inch

_INCH = 25.4
_FINEST = 300  # dots per inch that paper can show
_UNSAID = 150  # dots per inch of pictures that do not say, or say what every camera says
_MEANT = range(97, 1201)  # dots per inch that somebody meant
_LARGEST = Size(297, 420)  # millimetres: A3 upright; what is larger is made smaller
_HEAVY = 3_000_000  # bytes of one picture without loss, above which a little loss is taken
_QUALITY = 90
_DAMAGED = "save it anew as JPEG or PNG"


def clean_pictures(file: AnnexFile) -> Enclosure:
    pdf = pikepdf.new()
    sizes = []
    try:
        with no_halves(), Image.open(io.BytesIO(file.content), formats=sorted(set(PICTURES.values()))) as picture:
            for frame in _frames(picture, file):
                pixels = _plain(frame)
                size = _size(pixels, frame.info.get("dpi"))
                sizes.append(size)
                pdf.pages.append(_page(pdf, _no_finer_than_paper(pixels, size), size, picture.format == "JPEG"))
    except UnidentifiedImageError:
        raise file.refused("is no picture, or of a kind that is not known", _DAMAGED) from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as reason:
        raise file.refused(f"is damaged: {reason}", _DAMAGED) from None
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return Enclosure(out.getvalue(), tuple(sizes))


def _frames(picture: Any, file: AnnexFile) -> Iterator[Any]:
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number == MOST_PAGES:
            raise file.refused(f"holds more than {MOST_PAGES} pictures", "divide it into several attachments")
        if frame.width * frame.height > MOST_DOTS:
            message = f"is too large: {frame.width} × {frame.height} dots"
            raise file.refused(message, "save it with fewer dots: 300 per inch are enough for print")
        yield frame
        if picture.format in ("GIF", "WEBP", "PNG"):  # more of them would be a film
            return


def _plain(frame: Any) -> Any:
    """The pixels alone, upright, on white, black and white or grey or in the usual colours (sRGB)."""
    pixels = ImageOps.exif_transpose(frame)
    profile = frame.info.get("icc_profile")
    if pixels.mode.startswith("I;16") or pixels.mode in ("I", "F"):
        pixels = pixels.point(lambda value: value / 256).convert("L")
    if "A" in pixels.getbands() or "transparency" in pixels.info:
        seen = pixels.convert("RGBA")
        pixels = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    elif profile and pixels.mode in ("RGB", "CMYK"):
        pixels = _in_usual_colours(pixels, profile)
    if pixels.mode not in ("1", "L", "RGB"):
        pixels = pixels.convert("RGB")
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    return bare


def _in_usual_colours(pixels: Any, profile: bytes) -> Any:
    try:
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(pixels, io.BytesIO(profile), target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a profile that cannot be used says nothing about the colours
        return pixels


def _size(pixels: Any, dots: Any) -> Size:
    """How large the picture is on paper, in millimetres."""
    said = [round(float(number)) for number in dots] if isinstance(dots, tuple) and len(dots) == 2 else []
    across, down = said if said and all(number in _MEANT for number in said) else (_UNSAID, _UNSAID)
    width, height = pixels.width / across * _INCH, pixels.height / down * _INCH
    most = sorted((_LARGEST.width, _LARGEST.height), reverse=width > height)
    scale = min(1.0, most[0] / width, most[1] / height)
    return Size(width * scale, height * scale)


def _no_finer_than_paper(pixels: Any, size: Size) -> Any:
    most = (max(1, round(size.width / _INCH * _FINEST)), max(1, round(size.height / _INCH * _FINEST)))
    if pixels.width <= most[0] and pixels.height <= most[1]:
        return pixels
    grey = pixels.convert("L") if pixels.mode == "1" else pixels
    return grey.resize((min(most[0], pixels.width), min(most[1], pixels.height)), Image.Resampling.LANCZOS)


def _page(pdf: Any, pixels: Any, size: Size, is_photograph: bool) -> Any:
    width, height = size.width / POINT, size.height / POINT
    drawing = pdf.make_stream(
        b"q %.4f 0 0 %.4f 0 0 cm /I Do Q" % (width, height),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, width, height],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=_image(pdf, pixels, is_photograph))),
    )
    return pikepdf.Page(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, width, height],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary({str(PAGE): drawing})),
            Contents=pdf.make_stream(b"%s Do" % str(PAGE).encode()),
        )
    )


def _image(pdf: Any, pixels: Any, is_photograph: bool) -> Any:
    data, how = zlib.compress(pixels.tobytes(), 9), pikepdf.Name.FlateDecode
    if pixels.mode != "1" and (is_photograph or len(data) > _HEAVY):
        out = io.BytesIO()
        pixels.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        data, how = out.getvalue(), pikepdf.Name.DCTDecode
    image = pikepdf.Stream(pdf, b"")
    image.write(data, filter=how)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = pixels.width, pixels.height
    image.ColorSpace = pikepdf.Name.DeviceRGB if pixels.mode == "RGB" else pikepdf.Name.DeviceGray
    image.BitsPerComponent = 1 if pixels.mode == "1" else 8
    return image
