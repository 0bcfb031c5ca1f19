"""A project with a record of nearly every type, whose every text holds addresses and paths that nobody must follow.

It is that of `tests/projects/good-small` with an annex, a photograph, a logo and the bodies that a new project knows.
The fields come from the schemas, so that a new one is baited without being named here. All people are invented.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from complaint.records.schemas import Field, schemas
from tests.output.annexes.made_up import pdf, saved
from tests.small_project import SKELETON, write

SOURCE = Path(__file__).parent / "projects" / "good-small"
THEME = """\
letterhead: {lines: [name, address], side: right}
logo: {file: logo.png, alternative: The mark of the organisation, height: 14, on: [letterhead, cover]}
"""


MORE = """\
ill_treatment:
  - id: case-drozd-ill-treatment-1
    person: drozd-pavel
    kind: inhuman conditions
    date: 2024-05-12
    text: The cell was not heated.
steps:
  - id: case-drozd-step-1
    person: drozd-pavel
    procedure: search
    kind: wanted
    date: 2024-05-10
    state: veloria
    text: He was looked for.
"""


def make_project(folder: Path) -> Path:
    """The project, before it is baited."""
    project = Path(shutil.copytree(SOURCE, folder))
    bodies = (SKELETON / "cases/organisations.csv").read_text("utf-8").splitlines(keepends=True)
    own = project / "cases/organisations.csv"
    known = {line.partition(",")[0] for line in own.read_text("utf-8").splitlines()}
    header, *rows = csv.reader(bodies)
    columns = next(csv.reader(own.read_text("utf-8").splitlines()))
    with own.open("a", encoding="utf-8", newline="") as file:
        for row in rows:
            if row[0] not in known:
                given = dict(zip(header, row, strict=True))
                csv.writer(file, lineterminator="\n").writerow([given.get(column, "") for column in columns])
    _edited(project / "cases/sponsors.csv", "world-body", "osce-rfom")
    _edited(project / "cases/attachments.yaml", "minutes.txt", "minutes.pdf")
    _edited(project / "cases/photographs.csv", "2.1,held", "2.1,vigil.png")
    with (project / "cases/prosecutions/drozd.yaml").open("a", encoding="utf-8") as file:
        file.write(MORE)
    (project / "cases/attachments/minutes.txt").unlink()
    write(project, "cases/attachments/minutes.pdf", saved(pdf("First page", "Second page")))
    write(project, "cases/photographs/vigil.png", picture())
    write(project, "templates/styles/logo.png", picture())
    write(project, "templates/styles/theme.yaml", THEME)
    return project


def picture() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(content, "PNG")
    return content.getvalue()


def bait(project: Path, words: Sequence[str], address: str) -> int:
    """Put the words, in turn, into every free text of the records, and the address into fields for one; how many."""
    bait_one = _Bait(words, address)
    for schema in schemas().values():
        if schema.file is None or schema.file.startswith("templates") or schema.name == "pseudonym":
            continue  # a pseudonym has no words: its text is the id of a person, who may be on the list no more
        known = {name: one for name, one in schema.fields.items() if name not in LEFT_IN.get(schema.name, ())}
        for path in sorted(project.glob(schema.file)):
            if path.suffix == ".csv":
                _bait_table(path, known, bait_one)
            else:
                _bait_mapping(path, known, bait_one)
    return bait_one.count


class _Bait:
    """Puts words into values, and counts."""

    def __init__(self, words: Sequence[str], address: str) -> None:
        self.words, self.address, self.count = cycle(words), address, 0

    def value(self, value: Any, wanted: Field) -> Any:
        if value in ("", "held", None):
            return value
        if isinstance(value, list) and wanted.record is not None:
            return [self.fields(one, schemas()[wanted.record].fields) for one in value]
        if isinstance(value, list) and wanted.item is not None:
            return [self.value(one, wanted.item) for one in value]
        if isinstance(value, dict):
            return self.fields(value, wanted.fields)
        if wanted.type in ("text", "prose") and not wanted.allowed and not wanted.rules.get("regex"):
            if wanted.name in LEFT:
                return value
            self.count += 1
            return f"{value} {next(self.words)}"
        if wanted.type == "address" and str(value).startswith("http"):
            self.count += 1
            return self.address
        return value

    def fields(self, given: Mapping[str, Any], known: Mapping[str, Field]) -> dict[str, Any]:
        return {name: self.value(value, known[name]) if name in known else value for name, value in given.items()}


# Texts that name a file, a field or a recipient, where whatever else stands there is told as a mistake; and those that
# stand at the top of pages, where there is no room. Of names of people each would be the name of all: a leak.
LEFT = frozenset({"file", "scan", "field", "recipient", "recipients", "short_title"})
LEFT |= {"surname", "given_name", "patronymic", "name", "latin_surname", "latin_given_name"}
LEFT_IN = {"attachment": frozenset({"title"})}


def _bait_table(path: Path, known: Mapping[str, Field], one: _Bait) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(one.fields(dict(zip(columns, row, strict=True)), known).values() for row in rows)
    path.write_text(out.getvalue(), "utf-8")


def _bait_mapping(path: Path, known: Mapping[str, Field], one: _Bait) -> None:
    node = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    changed = [one.fields(each, known) for each in node] if isinstance(node, list) else one.fields(node, known)
    path.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new), "utf-8")
