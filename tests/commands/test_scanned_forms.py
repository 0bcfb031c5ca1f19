"""A form that was printed, signed and scanned, well or badly, leads by its QR code to its record."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageFilter

from complaint.cli import main
from complaint.records.printed_forms import references_for
from tests.records.changing.people import copied

pytestmark = pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")),
    reason="zbarimg (package zbar-tools) or pdftoppm (poppler-utils) is not on this machine",
)
WHERE = "complaint.commands.mandate.references_for"  # draws by chance outside of tests
NOISE = random.Random(5).randbytes(1 << 20)  # noqa: S311 - the same in each run


def turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def grainy(page: Image.Image) -> Image.Image:
    """Grey grain over the page, as of a cheap scanner, on paper that is not white."""
    width, height = page.size
    grain = Image.frombytes("L", (1024, 1024), NOISE).resize((width, height))
    return Image.blend(page.point(lambda value: value * 0.8 + 30), grain, 0.15)


def copied_badly(page: Image.Image) -> Image.Image:
    """Black and white alone, after a soft copy."""
    return page.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 255 if value > 140 else 0)


SCANS: dict[str, tuple[int, Callable[[Image.Image], Image.Image], int]] = {
    "clean at 300 dpi": (300, lambda page: page, 90),
    "clean at 150 dpi": (150, lambda page: page, 90),
    "turned a little": (150, lambda page: turned(page, 2.7), 75),
    "turned the other way": (300, lambda page: turned(page, -4), 75),
    "upside down": (150, lambda page: turned(page, 180), 75),
    "grainy": (150, grainy, 60),
    "grainy and turned, saved small": (150, lambda page: grainy(turned(page, 1.5)), 25),
    "copied badly": (150, lambda page: copied_badly(turned(page, 1)), 60),
    "by a telephone from above": (120, lambda page: turned(page, 7).filter(ImageFilter.GaussianBlur(0.6)), 60),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("scanned") / "project")


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, tuple[str, Path]]:
    """The reference and the PDF of a filled in and of a blank form."""
    found = {}
    same = partial(references_for, pick=random.Random(8).choice)  # noqa: S311 - the same in each run
    for kind, whom in (("power-of-attorney", ["orlan-vesna"]), ("appeal", ["--blank", "1", "--lang", "ru"])):
        command = ["mandate", kind, *whom, "--format", "pdf", "--project", str(root), "--by", "Anna"]
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(WHERE, same)
            said = CliRunner().invoke(main, command).output
        reference = re.search(r"^(\S{4}-\S{4})  ", said, re.M)
        assert reference is not None, said
        found[kind] = reference[1], root / f"forms/{kind}-{reference[1]}.pdf"
    return found


def read(picture: Path) -> set[str]:
    """What a decoder reads of all codes in a picture."""
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=False)
    return set(done.stdout.split())


@pytest.mark.parametrize("kind", ["power-of-attorney", "appeal"])
@pytest.mark.parametrize("how", SCANS)
def test_a_scan_says_the_reference(forms: dict[str, tuple[str, Path]], tmp_path: Path, kind: str, how: str) -> None:
    (dots, scanned, quality), (reference, pdf) = SCANS[how], forms[kind]
    page = tmp_path / "page"
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", "-singlefile", "-f", "1", pdf, page], check=True)
    with Image.open(page.with_suffix(".png")) as clean:
        scanned(clean.convert("L")).save(tmp_path / "scan.jpg", quality=quality)

    assert read(tmp_path / "scan.jpg") == {reference}


def test_what_was_read_finds_the_record(forms: dict[str, tuple[str, Path]], root: Path, complaint) -> None:
    reference, _ = forms["power-of-attorney"]
    found = complaint("signatories", "find", reference, "--project", root).output
    assert "for: orlan-vesna" in found and "power of attorney: poa-orlan-vesna" in found
    blank, _ = forms["appeal"]
    assert "printed blank" in complaint("signatories", "find", blank, "--project", root).output


def test_each_page_of_a_form_says_the_same(forms: dict[str, tuple[str, Path]], tmp_path: Path) -> None:
    """A page that got lost among others still tells where it belongs: by its code, or by the words at its foot."""
    reference, pdf = forms["power-of-attorney"]
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f\n").split("\f")
    assert all(reference in page for page in pages), [reference in page for page in pages]
