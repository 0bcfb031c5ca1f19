"""Makes the page pictures of the documentation and the page that shows them: page_pictures.py [BUILD].

Builds the filings of this repository in a folder of its own, unless one is named that has them; lets LibreOffice set
the Word files; opens the desk of a small project in a browser; and writes docs/pictures and docs/pictures.md anew.
Where a recipient gets several filings, one for each person that they are about, the first is shown. `make pictures`
sets up what is needed and calls this.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from contact_sheet import contact_sheet
from PIL import Image
from shown_pages import most_alike, read, shown_pages

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from complaint import pipeline  # noqa: E402 - from this folder, not from an installed copy
from complaint.filing.recipients import recipients  # noqa: E402
from complaint.filing.words import template_files  # noqa: E402
from tests.desk.browser import CHROMIUM  # noqa: E402
from tests.small_project import make_small_project  # noqa: E402
from tests.worked_example import fonts_for_libreoffice  # noqa: E402

from desk_picture import desk_picture  # noqa: E402 # isort: skip - it needs the path above

PICTURES, PAGE = ROOT / "docs" / "pictures", ROOT / "docs" / "pictures.md"
DOTS, LARGE_DOTS = 42, 72  # to the inch, on the sheet of a filing and in pictures of single pages
COLOURS = 32
SINGLE = "public"  # the recipient whose pages have a picture each
OF_THEME = "un-special-procedures"
PDF, WORD = "PDF", "Word"
_KINDS = {"text": "a page of text", "table": "a table", "contents": "the contents", "letter": "the letter"}
_STEP = re.compile(r"(Make|Add at the end of) `([^`]+)`(?: read)?:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A kind of page, and where it stands in the PDF and in the Word file as LibreOffice sets it: file and number."""

    kind: str
    places: dict[str, tuple[Path, int]]


def main(*given: str) -> None:
    if not shutil.which("soffice"):
        sys.exit("page_pictures: LibreOffice shows how Word files look; “make pictures” installs it")
    if CHROMIUM is None:
        sys.exit("page_pictures: Chromium shows how the desk looks; “make pictures” installs it")
    with TemporaryDirectory() as folder:
        work = Path(folder)
        built = Path(given[0]) if given else _built(ROOT, work / "build")
        filings = _filings(built)
        office = _set_by_libreoffice([path for paths in filings.values() for path in paths], work)
        pages = {
            recipient: [shown for path in paths for shown in _shown(path, office[path])]
            for recipient, paths in filings.items()
        }
        themed = _themed(work)
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir()
        for recipient, shown in pages.items():
            _save_filing(recipient, shown)
        _save_for_readme(pages)
        _save(contact_sheet(themed), PICTURES / "theme.webp")
        _save(desk_picture(work), PICTURES / "desk.webp")
    PAGE.write_text(_page(pages), "utf-8")
    made = list(PICTURES.iterdir())
    sys.stdout.write(f"{len(made)} pictures, {sum(path.stat().st_size for path in made) / 1e6:.1f} MB\n")


# --- what is shown ------------------------------------------------------------------------------------------------


def _built(root: Path, out: Path, *wanted: str) -> Path:
    made = pipeline.build(root, wanted, out=out, jobs=os.cpu_count() or 1)
    if not made.paths:
        sys.exit("\n".join(f"{problem.place}: {problem.message}" for problem in made.problems))
    return out


def _filings(built: Path) -> dict[str, list[Path]]:
    """By recipient the Word files of a filing and of the letter that goes with it, the public edition first."""
    found: dict[str, list[Path]] = {}
    for path in sorted(built.rglob("filing.docx")):
        both = [one for one in (path, path.with_name("letter.docx")) if one.exists()]
        found.setdefault(path.relative_to(built).parts[0], both)
    return {SINGLE: found.pop(SINGLE), **found}


def _set_by_libreoffice(documents: list[Path], work: Path) -> dict[str, Path]:
    """Each Word file as a tagged PDF that LibreOffice made with our typefaces, by the file."""
    copies = [work / "word" / f"{number}.docx" for number in range(len(documents))]
    (work / "word").mkdir()
    for document, copy in zip(documents, copies, strict=True):
        copy.write_bytes(document.read_bytes())
    form = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    command = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to", form]
    command += ["--outdir", str(work / "word"), *map(str, copies)]
    subprocess.run(command, env=fonts_for_libreoffice(work), capture_output=True, check=True)  # noqa: S603 - our own
    return {document: copy.with_suffix(".pdf") for document, copy in zip(documents, copies, strict=True)}


def _shown(document: Path, office: Path) -> list[Shown]:
    """The pages of a document, chosen from the PDF, or from what LibreOffice made where a recipient takes Word only."""
    pdf, papers = document.with_suffix(".pdf"), {WORD: (office, read(office))}
    if pdf.exists():
        papers = {PDF: (pdf, read(pdf)), **papers}
    first = next(paper for _, paper in papers.values())
    chosen = {"letter": 0} if document.stem == "letter" else shown_pages(first)
    return [
        Shown(
            kind,
            {
                form: (path, page if paper is first else most_alike(first.words[page], paper))
                for form, (path, paper) in papers.items()
            },
        )
        for kind, page in chosen.items()
    ]


def _themed(work: Path) -> list[list[Image.Image]]:
    """Pages of a project with invented people before and after the example of docs/theme.md, done to the letter."""
    project = make_small_project(work / "example")
    before = _look(_built(project, work / "before", OF_THEME))
    for what, name, piece in _STEP.findall((ROOT / "docs" / "theme.md").read_text("utf-8")):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = path.read_text("utf-8") if what.startswith("Add") else ""
        path.write_text(kept + piece, "utf-8")
    return [before, _look(_built(project, work / "after", OF_THEME))]


def _look(built: Path) -> list[Image.Image]:
    filing, letter = (built / OF_THEME / f"{name}.pdf" for name in ("filing", "letter"))
    pages = shown_pages(read(filing))
    places = [(filing, pages["cover"]), (filing, pages.get("table", pages["text"])), (letter, 0)]
    return [_picture(path, number, LARGE_DOTS) for path, number in places]


# --- pictures -----------------------------------------------------------------------------------------------------


def _picture(path: Path, page: int, dots: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as opened:
        return opened[page].render(scale=dots / 72, draw_annots=False).to_pil().convert("RGB")


def _save(image: Image.Image, target: Path) -> None:
    """With few colours and without loss, so that the file is small and small letters stay clean."""
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.convert("RGB").save(target, lossless=True, method=6, quality=100)


def _save_filing(recipient: str, pages: list[Shown]) -> None:
    """The pages of the PDF in the first row, those of the Word file below; one by one for the public edition."""
    if recipient == SINGLE:
        for shown in pages:
            for form, place in shown.places.items():
                _save(_picture(*place, LARGE_DOTS), PICTURES / _single(shown.kind, form))
        return
    rows = [[_picture(*shown.places[form], DOTS) for shown in pages if form in shown.places] for form in (PDF, WORD)]
    _save(contact_sheet(rows), PICTURES / f"{recipient}.webp")


def _single(kind: str, form: str) -> str:
    return f"{SINGLE}-{kind}-{form.lower()}.webp"


def _save_for_readme(found: dict[str, list[Shown]]) -> None:
    """The public edition, and of the first other recipient with a letter the cover and the letter."""
    other = next(pages for recipient, pages in found.items() if recipient != SINGLE and pages[-1].kind == "letter")
    public = [shown.places[PDF] for shown in found[SINGLE]][:4]
    places = [*public, other[0].places[PDF], other[-1].places[PDF]]
    images = [_picture(*place, LARGE_DOTS) for place in places]
    _save(contact_sheet([images[:3], images[3:]]), PICTURES / "filings.webp")


# --- the page that shows them -------------------------------------------------------------------------------------

_HEAD = """\
# Pictures of the filings

Made by `make pictures` from the records of this repository: pages of every filing that is made of the complaint on its
day, and of the letter that goes with it. Shown are the cover, the contents where there are any, the page with most
words and the one with most rows of tables. The Word file is shown as LibreOffice sets it; in Word itself the head of
the page also names the chapter.
"""


def _page(found: dict[str, list[Shown]]) -> str:
    profiles, _ = recipients(template_files(ROOT))
    parts = [_HEAD]
    for recipient, pages in found.items():
        name = profiles[recipient].short_name
        parts.append(f"## {name}\n\n`templates/{recipient}`: {_told(pages)}.\n")
        if recipient != SINGLE:
            forms = " above, ".join(f"the {form} file" if form == WORD else f"the {form}" for form in pages[0].places)
            below = " below" if len(pages[0].places) > 1 else ""
            parts.append(f"![{name}: {_told(pages)}; {forms}{below}](pictures/{recipient}.webp)\n")
            continue
        rows = ["| PDF | Word |", "|---|---|"]
        for shown in pages:
            cells = [
                f"![{name}: {_named(shown)}, {form}](pictures/{_single(shown.kind, form)})" for form in shown.places
            ]
            rows.append(f"| {' | '.join(cells)} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _told(pages: list[Shown]) -> str:
    names = [_named(shown) for shown in pages]
    return ", ".join(names[:-1]) + " and " + names[-1]


def _named(shown: Shown) -> str:
    """The kind of page, with its number in the PDF, or in what LibreOffice made."""
    number = next(iter(shown.places.values()))[1] + 1
    return _KINDS.get(shown.kind, f"the {shown.kind}") + (f" (page {number})" if number > 1 else "")


if __name__ == "__main__":
    main(*sys.argv[1:])
