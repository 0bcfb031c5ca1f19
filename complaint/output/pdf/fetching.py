"""What WeasyPrint may load while it lays out a document: our fonts and the document's own pictures, from memory.

Everything else - files, the network, data: addresses - stops the rendering.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from complaint.output.pdf.faces import Face, font_bytes


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Gives out what it was made with, under invented names, and refuses every other address.

    Names are invented so that a PDF does not depend on the folder: WeasyPrint derives names in the file from them.
    """

    def __init__(self, faces: tuple[Face, ...], pictures: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._faces = {face.address: face for face in faces}
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url in self._faces:
            return URLFetcherResponse(url, font_bytes(self._faces[url]), {"Content-Type": "font/ttf"})
        if url in self._pictures:
            media_type, content = self._pictures[url]
            return URLFetcherResponse(url, content, {"Content-Type": media_type})
        raise FatalURLFetchingError(f"a document may not load anything from outside: {url[:80]}")
