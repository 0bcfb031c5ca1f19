"""From records to files: in everything that is made for a recipient, people are named as these readers may know them.

One recipient for each class of readers gets a joined filing, another one filings person by person; each file is opened
and searched whole, with its name, its properties and the manifest. All people are invented.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pikepdf
import pyrage
import pytest
from click.testing import CliRunner
from pyrage import x25519

from complaint import pipeline
from complaint.cli import main
from complaint.filing.consent import CLASSES
from complaint.output.docx.archive import unzipped
from tests.output.pdf.proof import page_texts
from tests.small_project import FILING, LETTER, PROFILE, make_small_project, write

# id, form of naming, what narrows it, age; each name stands nowhere else in the project.
PEOPLE = {
    "zelinka-bronia": ("full", {}, "41"),
    "hrabal-quido": ("full", {"naming_public": "initials", "naming_state": "initials"}, "42"),
    "fialka-xenie": ("pseudonym", {}, "43"),
    "novotna-wanda": ("withheld", {}, "44"),
    "kubelik-yvo": ("full", {}, "16"),
    "smetak-jorga": (None, {}, "45"),
}
FACT = """\
facts:
  - {about: names, rule: Names are kept back on request., source: Invented, reflects_year: 2030, certainty: read}
"""
EVERYWHERE = """\
<section id="who" title="Who complains">
<names>{% for person in complainants %}<li>{{ name(person.id, "list") }}</li>{% endfor %}</names>
<table widths="6 3 4"><caption>By name: {{ name("fialka-xenie") }}</caption>
<thead><tr><th>Name</th><th>Age</th><th>Home</th></tr></thead>
<tbody>{% for person in complainants %}<tr><td>{{ name(person.id) }}</td><td>{{ age(person) or "–" }}</td>
<td>{{ name(person.home_place) }}</td></tr>{% endfor %}</tbody></table>
{% for person in complainants %}<section id="{{ person.id }}" title="{{ name(person.id, 'list') | text }}">
<p><ref to="{{ person.id }}"/>: {{ name(person.id, "surname") }} and {{ name(person.id, "full") }}.</p></section>
{% endfor %}</section>
"""


def _project(folder: Path) -> Path:
    project = make_small_project(folder)
    powers = project / "signatories/powers_of_attorney.csv"
    with powers.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    more = ["naming_public", "naming_state"]
    columns = [*rows[0], *more]
    for key, (form, narrower, age) in PEOPLE.items():
        surname, given = key.title().split("-")
        cells = f"{key},{surname},{given},,,,female,stated,,{age},2030-01-31,,lowbridge,,,held,,invented\n"
        with (project / "signatories/signatories.csv").open("a", encoding="utf-8") as file:
            file.write(cells)
        with (project / "signatories/appeals.csv").open("a", encoding="utf-8") as file:
            file.write(f"appeal-{key},{key},2030-01-12,form,{'yes,' if form else 'no,no answer'},invented\n")
        if form is not None:
            rows.append({"id": f"poa-{key}", "principal": key, "representative": "our-organisation",
                         "scopes": "file; represent; publish the name", "naming": form, "signed_on": "2030-01-12",
                         "received": "2030-01-14", "original": "held", "origin": "invented", **narrower})  # fmt: skip
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write(project, "signatories/powers_of_attorney.csv", out.getvalue())
    write(
        project,
        "signatories/generalisations.csv",
        "id,person,record,field,words,instead,naming,readers,as_it_is,origin\n"
        "hide-1,novotna-wanda,,age,,in her forties,,,,invented\n"
        "hide-2,novotna-wanda,lowbridge,,,a town by a river,,,,invented\n",
    )
    write(
        project,
        "cases/prosecutions/fialka.yaml",
        "id: case-one\ntitle: '[[fialka-xenie]]'\norder: 1\nstage: under investigation\npersons: [fialka-xenie]\n"
        "place: lowbridge\norigin: invented\n",
    )
    owner = x25519.Identity.generate()
    write(project.parent, "key", str(owner))
    for readers in CLASSES:
        name = readers.replace(" ", "-").lower()
        profile = PROFILE.replace("disclosure: public", f"disclosure: {readers}")
        if readers == "shown to the State":
            profile += f"names_key: {{fact: names, sealed_to: [{owner.to_public()}]}}\n{FACT}"
        for kind, extra in (("all", ""), ("each", "group: one per person\n")):
            here = f"templates/{name}-{kind}"
            write(project, f"{here}/profile.yaml", profile.replace("id: leaflet", f"id: {name}-{kind}") + extra)
            write(project, f"{here}/filing.html", EVERYWHERE if kind == "all" else FILING)
            write(project, f"{here}/letter.html", LETTER)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = _project(tmp_path_factory.mktemp("readers") / "project")
    assert CliRunner().invoke(main, ["pseudonyms", "--project", str(project)]).exit_code == 0
    wanted = [f"{one.replace(' ', '-').lower()}-all" for one in CLASSES]
    built = pipeline.build(project, (*wanted, "public-each"), draft=True)
    assert built.paths, [problem for problem in built.problems if problem.severity.value == "error"]
    return project


TOLD = {
    "internal": {"zelinka-bronia", "hrabal-quido"},
    "confidential": {"zelinka-bronia", "hrabal-quido"},
    "shown to the State": {"zelinka-bronia"},
    "public": {"zelinka-bronia"},
}


def everything_in(path: Path) -> str:
    """All that a file holds, in every way in which a reader may find it."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        return " ".join(f"{part} {inside.decode('utf-8', 'replace')}" for part, inside in unzipped(content).items())
    if path.suffix == ".pdf":
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
        inside = plain.getvalue()
        ways = [inside.decode("latin-1"), *(inside[at:].decode("utf-16-be", "replace") for at in (0, 1))]
        return " ".join((*page_texts(content), *ways))
    return content.decode("latin-1")


@pytest.mark.parametrize("readers", CLASSES)
def test_no_file_for_these_readers_holds_a_name_that_they_may_not_know(project: Path, readers: str) -> None:
    folder = project / "build" / f"{readers.replace(' ', '-').lower()}-all"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} - {".age"} == {".docx", ".pdf"}
    for path in files:
        text = f"{path.relative_to(project).as_posix()} {everything_in(path)}".casefold()
        for key in PEOPLE.keys() - TOLD[readers]:
            assert not [word for word in key.split("-") if word in text], f"{key} in {path.name}"
    filing = everything_in(folder / "filing.docx")
    assert all(key.split("-")[0].title() in filing for key in TOLD[readers]), "those who may be known are named"


@pytest.mark.parametrize("readers", CLASSES)
def test_each_form_of_naming_is_there(project: Path, readers: str) -> None:
    text = " ".join(
        page_texts((project / "build" / f"{readers.replace(' ', '-').lower()}-all/filing.pdf").read_bytes())
    )
    assert "Y. K." in text and "a complainant" in text and "in her forties" in text and "a town by a river" in text
    assert ("Q. H." in text) == (readers in ("public", "shown to the State"))
    with (project / "signatories/pseudonyms.csv").open(encoding="utf-8", newline="") as file:
        number = {row["person"]: row["number"] for row in csv.DictReader(file)}["fialka-xenie"]
    assert f"Complainant {number}" in text


def test_the_key_is_sealed_for_the_body_that_may_know_and_made_for_nobody_else(project: Path) -> None:
    (sealed,) = (project / "build").rglob("*.age")
    assert sealed.relative_to(project / "build").as_posix() == "shown-to-the-state-all/names.csv.age"
    owner = x25519.Identity.from_str((project.parent / "key").read_text())
    rows = pyrage.decrypt(sealed.read_bytes(), [owner]).decode().splitlines()
    assert rows[1:] == ["Q. H.,Hrabal,Quido,,", "Y. K.,Kubelik,Yvo,,"], "who asked for a pseudonym told nobody more"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed.read_bytes(), [x25519.Identity.generate()])


def test_folders_and_the_manifest_tell_nobody(project: Path) -> None:
    names = " ".join(path.relative_to(project).as_posix() for path in (project / "build/public-each").rglob("*"))
    assert "zelinka-bronia" in names
    assert len(set(re.findall(r"person-[a-z0-9]{8}", names))) == 4
    manifest = json.loads((project / "build/manifest.json").read_text("utf-8"))
    public = f"{names} {json.dumps(manifest['recipients']['public-all'])} {json.dumps(manifest['inputs'])}"
    for key in PEOPLE.keys() - TOLD["public"]:
        assert not [word for word in key.split("-") if word in public.casefold()], key


def test_a_file_called_after_somebody_hidden_is_not_called_so_in_the_manifest_and_still_watched(project: Path) -> None:
    assert not [one for one in pipeline.verify(project, project / "build") if one.code == "stale"]
