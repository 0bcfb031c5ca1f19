"""Laying out reads nothing but fonts: no file, no address, whatever stands in a record or a picture."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Thread

import pytest

from complaint.filing.blocks import Figure, Link
from complaint.output.pdf.fetching import ClosedFetcher
from complaint.problems import ProblemsFound
from tests.output.pdf.proof import made
from tests.output.sample import document, paragraph, text


@pytest.fixture
def listener():
    """A server on this machine that notes who comes."""
    heard: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def wait() -> None:
            try:
                while True:
                    heard.append(server.accept()[1])
            except OSError:
                return

        thread = Thread(target=wait)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.png", heard
        thread.join()


def drawing(address: str) -> Figure:
    image = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{address}" width="9" height="9"/></svg>'
    )
    return Figure("f", 1, image.encode(), "image/svg+xml", "Map", text("Map"))


def test_a_picture_may_not_fetch_from_the_network(listener):
    address, heard = listener
    with pytest.raises(ProblemsFound, match="may load or hide what nobody sees"):
        made(document(drawing(address)))
    assert heard == []


def test_a_picture_may_not_read_a_file(tmp_path: Path):
    canary = tmp_path / "canary.svg"
    canary.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    with pytest.raises(ProblemsFound, match="may load or hide what nobody sees"):
        made(document(drawing(canary.as_uri())))


@pytest.mark.parametrize(
    "words",
    [
        '<img src="http://127.0.0.1:9/x.png">',
        '<link rel="attachment" href="file:///etc/hostname">',
        "</style><style>@import url(http://127.0.0.1:9/)</style>",
        '"><a rel=attachment href="file:///etc/hostname">x</a>',
        "url(file:///etc/hostname)",
    ],
)
def test_words_of_a_record_are_never_markup(words, listener):
    _, heard = listener
    output = made(document(words, title=words, short_title=words, recipient=words, organisation=words, mark=words))
    assert words in made(document(words)).content.decode("latin-1") or output.page_count == 1
    assert heard == []


def test_a_link_is_written_and_not_followed(listener):
    address, heard = listener
    made(document(paragraph(Link(address, text("there")))))
    assert heard == []


@pytest.mark.parametrize("address", ["data:text/plain,x", "file:///etc/hostname", "FONT:x", "https://example.org"])
def test_the_fetcher_knows_only_what_it_was_given(address):
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        ClosedFetcher((), {}).fetch(address)
