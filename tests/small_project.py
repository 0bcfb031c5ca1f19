"""A tiny project for tests: the skeleton that `complaint init` gives, the example of its README, and three more people.

A recipient of its own, "leaflet", has the shortest possible filing and letter, so that tests that have to make files
make them in half a second. All people are invented.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

SKELETON = Path(__file__).parents[1] / "complaint" / "skeleton"
_PIECE = re.compile(r"In `([^`]+)`[^\n]*\n\n```(?:csv|yaml)\n(.*?)```", re.DOTALL)

# The first two have what a complainant needs, the third has sent no power of attorney and is left out.
_PEOPLE = {
    "signatories/signatories.csv": (
        "oduya-sam,Oduya,Sam,,,,male,stated,,51,2030-01-12,,lowbridge,,,held,,invented\n"
        "quill-ada,Quill,Ada,,,,female,stated,,29,2030-01-13,,lowbridge,,,held,,invented\n"
    ),
    "signatories/appeals.csv": (
        "appeal-oduya-sam,oduya-sam,2030-01-12,form,yes,,invented\n"
        "appeal-quill-ada,quill-ada,2030-01-13,form,no,the power of attorney has not come yet,invented\n"
    ),
    "signatories/powers_of_attorney.csv": (
        "poa-oduya-sam,oduya-sam,our-organisation,file; represent; publish the name,full,"
        "2030-01-12,2030-01-14,,,,held,held,invented\n"
    ),
    "cases/participations.csv": (
        "silent-walk-oduya-sam,oduya-sam,silent-walk,lowbridge,2030-01-09,detained,yes,2,,,,invented\n"
    ),
}

PROFILE = """\
id: leaflet
name: readers of a leaflet
short_name: Leaflet
system: public
kind: publication
power: They can read.
disclosure: public
languages: [en]
document: {title: "{title}", numbered_paragraphs: 'no', numbered_sections: 'no'}
letter:
  address: [To whom it may concern]
  salutation: Dear reader,
  closing: Yours,
  subject: A leaflet
"""
FILING = """\
<section id="who" title="Who complains">
<names>{% for person in complainants %}<li>{{ name(person.id) }}</li>{% endfor %}</names>
</section>
"""
LETTER = "<p>Here is a leaflet.</p>\n"


def follow_readme(project: Path) -> list[str]:
    """Do what the README of a new project says, to the letter; the files that it names."""
    pieces = _PIECE.findall((project / "README.md").read_text("utf-8"))
    for name, text in pieces:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return [name for name, _ in pieces]


def make_small_project(folder: Path) -> Path:
    shutil.copytree(SKELETON, folder)
    follow_readme(folder)
    for name, text in _PEOPLE.items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    chosen = folder / "cases/complaint.yaml"
    chosen.write_text(chosen.read_text("utf-8").replace("  - public\n", "  - public\n  - leaflet\n"), "utf-8")
    write(folder, "templates/leaflet/profile.yaml", PROFILE)
    write(folder, "templates/leaflet/filing.html", FILING)
    write(folder, "templates/leaflet/letter.html", LETTER)
    return folder


def write(project: Path, name: str, content: str | bytes) -> Path:
    """Put a text, or bytes as they are, into a file of the project."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, to see whether anything has changed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
