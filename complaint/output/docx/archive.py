"""Parts into a ZIP file that is the same bytes whenever its parts are, and back, with care about hostile files.

Takes and gives mappings of part names to bytes. It knows nothing about what the parts say.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from complaint.problems import Place, ProblemsFound, error

CONTENT_TYPES = "[Content_Types].xml"
_LARGEST = 512 * 1024 * 1024  # unpacked; a filing with all its pictures stays far below

# What `zipfile` raises for archives that are damaged, protected or packed in a way of their own. RuntimeError stands
# for a password and, as NotImplementedError, for the kinds of packing that it does not know.
DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The archive, with the list of content types first, as some readers want it, and then by name."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for part in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            entry = ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell on which kind of system they were made
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[part])
    return target.getvalue()


def unzipped(content: bytes, called: str = "DOCX") -> dict[str, bytes]:
    """The parts of an archive; raises `ProblemsFound` for what is none, or swells beyond measure."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST:
                raise ProblemsFound(error("docx", Place(called), "the file is too large when unpacked"))
            return {entry.filename: archive.read(entry) for entry in entries}
    except DAMAGED as found:
        raise ProblemsFound(error("docx", Place(called), f"this is not a DOCX file: {found}")) from found
