"""A whole build of records that are full of addresses and paths: it calls nobody and opens no file but those it needs.

It is made twice, each time by a process of its own: beside a server that notes who calls, and with the network taken
away. The same files come of it.
"""

from __future__ import annotations

import io
import mimetypes
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pikepdf
import pytest
from PIL import Image

from complaint.output.docx.archive import unzipped
from complaint.packaged import shared_templates
from tests.baited import bait, make_project
from tests.output.pdf.proof import page_texts
from tests.small_project import contents, write

REPOSITORY = Path(__file__).parents[1]
CANARY = "canary7391"
RECIPIENTS = ("public", "osce-rfom")
WITHOUT_NETWORK = ("unshare", "--net", "--map-root-user")
# Python tells of every file that it opens and of every call that it makes; a copy of the process tells too.
WATCH = """\
import os, sys
def told(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        line = f"{event} {given}"
    elif event == "open" and isinstance(given[0], (str, bytes, os.PathLike)):
        line = f"open {os.path.abspath(os.fsdecode(given[0]))}"
    else:
        return
    os.write(int(os.environ["TOLD"]), f"{line}\\n".encode())
sys.addaudithook(told)
from complaint.cli import main
main(prog_name="complaint")
"""


class Baited:
    """The project, the port on which a server listens, the canary, and what a build of it did."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.canary = write(folder, "outside/canary.txt", CANARY)
        write(folder, "outside/canary.png", picture_of_canary())
        self.project = make_project(folder / "project")
        here = f"127.0.0.1:{port}"
        words = (
            f'<img src="http://{here}/a.png"/>',
            f"file://{self.canary}",
            "data:text/html,<b>x</b>",
            f"\\\\127.0.0.1@{port}\\share",
            f"//{here}/x",
            f"url(http://{here}/x)",
            f'"><link rel="attachment" href="file://{self.canary}">',
            str(self.canary),
        )
        self.count = bait(self.project, words, f"http://{here}/b")
        self.did: list[str] = []

    def build(self, out: str, *before: str) -> list[str]:
        """What was opened and called, a line each."""
        log = self.folder / f"{out}.log"
        arguments = ["build", *RECIPIENTS, "--draft", "--project", self.project, "--out", self.folder / out]
        with log.open("wb") as file:
            (self.folder / "scratch").mkdir(exist_ok=True)
            told = {
                "TMPDIR": str(self.folder / "scratch"),
                "TOLD": str(file.fileno()),
                "PYTHONPATH": str(REPOSITORY),
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            done = subprocess.run(
                [*before, sys.executable, "-c", WATCH, *map(str, arguments)],
                capture_output=True,
                text=True,
                check=False,
                pass_fds=[file.fileno()],
                env={**os.environ, **told},
            )
        assert done.returncode == 0, done.stderr
        return log.read_text("utf-8").splitlines()


def picture_of_canary() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (7, 3), "red").save(content, "PNG")
    return content.getvalue()


@pytest.fixture(scope="module")
def called() -> list[object]:
    """Who has called the server."""
    return []


@pytest.fixture(scope="module")
def baited(tmp_path_factory: pytest.TempPathFactory, called: list[object]) -> Baited:
    """A build beside a server."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def wait() -> None:
            while True:
                try:
                    caller, address = server.accept()
                    caller.close()
                    called.append(address)
                except OSError:
                    return

        thread = Thread(target=wait, daemon=True)
        thread.start()
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()  # it does hear
        made = Baited(tmp_path_factory.mktemp("baited"), port)
        made.did = made.build("build")
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    return made


def everything_in(path: Path) -> str:
    """The words of a file, as its readers see them and as they stand in its parts."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        return " ".join(inside.decode("utf-8", "replace") for inside in unzipped(content).values())
    if path.suffix == ".pdf":
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
        return " ".join((*page_texts(content), plain.getvalue().decode("latin-1")))
    return content.decode("utf-8")


def test_a_build_of_baited_records_calls_nobody(baited: Baited, called: list[object]) -> None:
    assert baited.count >= 150
    assert len(called) == 1, "beside the call of the test itself"
    assert [line for line in baited.did if not line.startswith("open ")] == []


def test_it_opens_only_what_it_needs(baited: Baited) -> None:
    """The project, the build and its working files, the program, Python and its packages, and what Python looks up."""
    own = (baited.project, *(baited.folder / name for name in ("build", ".build-new", "scratch")))
    program = (REPOSITORY, shared_templates(), sys.prefix, sys.base_prefix, sys.exec_prefix)
    python = (*mimetypes.knownfiles, "/usr/share/zoneinfo", "/proc", "/dev/null")
    opened = {Path(line.removeprefix("open ")) for line in baited.did} - {baited.folder}  # which is locked
    others = {path for path in opened if not any(path.is_relative_to(one) for one in (*own, *program, *python))}

    assert baited.project / "cases/events.yaml" in opened
    assert others == set()


def test_what_it_must_not_read_is_in_no_file(baited: Baited) -> None:
    files = {path.name: path for path in sorted((baited.folder / "build").rglob("*")) if path.is_file()}
    assert {"filing.pdf", "filing.docx", "letter.docx", "annexes.pdf", "manifest.json"} <= files.keys()
    told = {name: everything_in(path) for name, path in files.items()}
    assert "canary.txt" in told["filing.docx"], "the bait is printed"
    assert [name for name, text in told.items() if CANARY in text] == []


def test_without_a_network_the_same_files_come_of_it(baited: Baited) -> None:
    if (
        not shutil.which("unshare")
        or subprocess.run([*WITHOUT_NETWORK, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system lets nobody make a network of their own")
    addresses = [*WITHOUT_NETWORK, sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 1), 1)"]
    alone = subprocess.run(addresses, check=False, capture_output=True, text=True)
    assert "Network is unreachable" in alone.stderr
    did = baited.build("alone", *WITHOUT_NETWORK)

    assert [line for line in did if not line.startswith("open ")] == []
    assert contents(baited.folder / "alone") == contents(baited.folder / "build")
