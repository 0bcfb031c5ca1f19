"""Pictures made anew from their pixels, before they go into a document.

Takes the picture of a block, gives bytes that hold what can be seen and nothing else: not where and when it was taken,
with which camera, by whom it was edited, nor an earlier state of it. Both writers take pictures from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings

from complaint.filing.blocks import Figure
from complaint.output.places import place_of
from complaint.problems import Problem, ProblemsFound, error

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_WHITE = (255, 255, 255, 255)


class _UnreadableError(ValueError):
    """Why a picture cannot be taken, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def plain_picture(block: Figure) -> bytes:
    """The picture of a block, made anew; raises `ProblemsFound` for what cannot be read."""
    try:
        return _anew(block.image, block.media_type)
    except _UnreadableError as found:
        raise ProblemsFound(error("picture", place_of(block.at), str(found), found.hint)) from found


def picture_problems(block: Figure) -> Iterator[Problem]:
    """Why the picture of a block cannot be taken."""
    try:
        plain_picture(block)
    except ProblemsFound as found:
        yield from found.problems


# Pillow is imported where a picture is made: most documents have none.


@lru_cache(maxsize=64)  # asked for by each writer, and whenever pages are laid out again
def _anew(content: bytes, media_type: str) -> bytes:
    if media_type not in _FORMATS:
        message = f"a picture of the kind {media_type} may load or hide what nobody sees"
        raise _UnreadableError(message, "save it as PNG or JPEG")
    from PIL import Image

    pixels = _pixels(content)
    # Not a copy, which would carry along what was noted beside the pixels.
    plain = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    target = BytesIO()
    if media_type == "image/png":
        plain.save(target, "PNG")
    else:
        plain.save(target, "JPEG", quality=95, subsampling="4:4:4")
    return target.getvalue()


def _pixels(content: bytes) -> Pixels:
    """Upright, on white paper, in greys or in the colours of every screen."""
    from PIL import Image, ImageOps

    too_large = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with (
            catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(content), formats=tuple(_FORMATS.values())) as picture,
        ):
            with no_halves():
                picture.load()
            upright = ImageOps.exif_transpose(picture)
            return _on_paper(_in_usual_colours(upright, picture.info.get("icc_profile")))
    except too_large as found:
        raise _UnreadableError("the picture has more pixels than can be printed", "save it smaller") from found
    except (OSError, SyntaxError, ValueError, EOFError) as found:
        raise _UnreadableError("the picture cannot be read", "save it anew as PNG or JPEG") from found


@contextmanager
def no_halves() -> Iterator[None]:
    """Reading half of a picture fails meanwhile. Why: WeasyPrint tells Pillow to be content with that."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _in_usual_colours(picture: Pixels, profile: bytes | None) -> Pixels:
    """In sRGB: a picture with a colour profile of its own would look dull without it."""
    from PIL import ImageCms

    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        wanted = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, wanted, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):  # a profile that fits nothing: as it is shown without one
        return picture


def _on_paper(picture: Pixels) -> Pixels:
    from PIL import Image

    if picture.mode.startswith("I"):  # greys in 65 536 steps
        return picture.convert("I").point([step >> 8 for step in range(1 << 16)], "L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, _WHITE), seen).convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
