"""Names of files that lead elsewhere, or nowhere, in every field that names one: told at its place, never read.

And files that are no files, where the program looks for some: devices, pipes, links.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from complaint import pipeline
from complaint.filing.composing import compose_all
from complaint.output.theme_reading import theme_of
from complaint.problems import ProblemsFound
from tests.baited import make_project, picture
from tests.conftest import Command
from tests.small_project import LETTER, PROFILE, contents, write

CANARY = "canary7391"
NAMES = {
    "a path from the top": "{outside}/canary.png",
    "a path upwards": "../../../outside/canary.png",
    "a path upwards from within": "inner/../../../outside/canary.png",
    "a share of Windows": "\\\\127.0.0.1\\share\\canary.png",
    "a share by a slash": "//127.0.0.1/share/canary.png",
    "an address of a file": "file://{outside}/canary.png",
    "an address on the network": "http://127.0.0.1:9/canary.png",
    "data": "data:image/png;base64,iVBORw0KGgo=",
    "a link out of the project": "link.png",
    "a link to a device": "zero.png",
    "a folder that is a link out": "linked/canary.png",
    "a device": "/dev/zero",
    "a device of Windows": "NUL",
    "a device of Windows with an ending": "CON.png",
    "a stream of Windows": "photo.png:hidden",
    "a pipe": "pipe.png",
    "a folder": "inner",
    "a name with a line break": "photo\n.png",
    "a name of 300 letters": "x" * 300 + ".png",
    "a path of 5000 letters": "x/" * 2500 + "x.png",
    "a name that is turned round": "gnp\u202e.png",
    "nothing but a dot": ".",
}


@pytest.fixture(scope="module")
def baited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in whose folders stand links, pipes and folders; beside it a picture that it must not read."""
    top = tmp_path_factory.mktemp("paths")
    write(top, "outside/canary.png", picture() + CANARY.encode())
    project = make_project(top / "project")
    for folder in ("cases/attachments", "cases/photographs", "signatories/scans", "templates/styles"):
        here = project / folder
        (here / "inner").mkdir(parents=True)
        (here / "link.png").symlink_to(top / "outside/canary.png")
        (here / "zero.png").symlink_to("/dev/zero")
        (here / "linked").symlink_to(top / "outside")
        os.mkfifo(here / "pipe.png")
    return project


def named(project: Path) -> dict[str, str]:
    return {what: name.format(outside=project.parent / "outside") for what, name in NAMES.items()}


def in_yaml(path: Path, field: str, names: dict[str, str]) -> dict[str, int]:
    """The first record of a file once for each name; the number of each."""
    first, *_ = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    made = [
        {**first, "id": f"{first['id']}-{n}", "number": str(n + 1), field: name}
        for n, name in enumerate(names.values())
    ]
    path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100_000), "utf-8")
    return {what: n for n, what in enumerate(names)}


def in_csv(path: Path, field: str, names: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys([*first, field])), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**first, "id": f"{first['id']}-{n}", field: name} for n, name in enumerate(names.values()))


FIELDS: dict[str, tuple[str, str, Callable[..., object]]] = {
    "attachment": ("cases/attachments.yaml", "file", in_yaml),
    "photograph": ("cases/photographs.csv", "file", in_csv),
    "power of attorney": ("signatories/powers_of_attorney.csv", "scan", in_csv),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_a_path_that_leads_elsewhere_is_told_in_every_record(kind: str, baited: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(baited, project, symlinks=True, copy_function=copied)
    file, field, put = FIELDS[kind]
    names = named(baited)
    put(project / file, field, names)
    found = pipeline.load(project)
    told = [p for p in found.problems if p.place.file == file and p.severity == "error"]

    assert len({(p.place.line, p.place.column) for p in told}) >= len(names), sorted({p.message for p in told})
    assert CANARY not in "".join(p.message + p.hint for p in told)


def copied(source: str, target: str) -> None:
    """A copy of a file; a pipe becomes a pipe."""
    if Path(source).is_fifo():
        os.mkfifo(target)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


@pytest.mark.parametrize("what", NAMES)
def test_a_logo_from_elsewhere_is_told(what: str, baited: Path) -> None:
    name = named(baited)[what]
    theme = {"logo": {"file": name, "alternative": "A mark", "height": "14", "on": ["cover"]}}
    write(baited, "templates/styles/theme.yaml", yaml.safe_dump(theme, allow_unicode=True, width=100_000))
    with pytest.raises(ProblemsFound) as refused:
        theme_of(pipeline.load(baited).files)
    assert {p.place.file for p in refused.value.problems} == {"templates/styles/theme.yaml"}


@pytest.mark.parametrize("what", NAMES)
def test_a_template_from_elsewhere_is_told(what: str, baited: Path) -> None:
    name = named(baited)[what].replace("\\", "\\\\").replace("\n", "\\n")
    write(baited, "templates/leaflet/profile.yaml", PROFILE)
    write(baited, "templates/leaflet/filing.html", f'<section id="s" title="S">\n{{% include "{name}" %}}</section>')
    write(baited, "templates/styles/theme.yaml", "{}\n")
    write(baited, "templates/leaflet/letter.html", LETTER)
    composed = compose_all(pipeline.load(baited), ("leaflet",), draft=True)
    assert [(p.code, p.place.file) for p in composed.problems] == [("template", "templates/leaflet/filing.html")]


NO_FILES: dict[str, Callable[[Path], object]] = {
    "a link out": lambda path: path.symlink_to(path.parents[3] / "outside/canary.png"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
}
PLACES = (
    *("cases/events.yaml", "signatories/signatories.csv", "templates/leaflet/profile.yaml"),
    *("templates/leaflet/filing.html", "templates/styles/theme.yaml", "cases/chapters/background.html"),
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("what", NO_FILES)
def test_what_is_no_file_is_not_read(what: str, place: str, project: Path, complaint: Command) -> None:
    """A record or a profile that is none is told; a template, theme or chapter is as if it was not there."""
    write(project.parent, "outside/canary.png", CANARY)
    write(project, "templates/styles/theme.yaml", "{}\n")
    write(project, "cases/chapters/background.html", "<p>Words</p>")
    (project / place).unlink()
    NO_FILES[what]((project / place).parent / Path(place).name)
    told = complaint("check", "leaflet", "--project", project)

    assert isinstance(told.exception, SystemExit | None), told.exception
    assert CANARY not in told.output
    if place.endswith(("events.yaml", ".csv", "profile.yaml", "filing.html")):
        assert told.exit_code != 0, told.output


# What a shell hands over where a name was meant: also bytes that are no letters.
ARGUMENTS = (
    "x" * 300,
    "x/" * 2500,
    "a\nb",
    "\udcff\udcfe",
    "CON",
    "//127.0.0.1/share",
    "\\\\127.0.0.1\\share",
    "/dev/zero",
)
COMMANDS = (
    ("build", "{}"), ("build", "--project", "{}"), ("build", "--lang", "{}"),
    ("build", "--key", "{}"), ("check", "{}"), ("facts", "--recipient", "{}"), ("verify", "{}"),
    ("letters", "--labels", "{}"),
    ("signatories", "import", "{}"), ("contacts", "import", "{}"), ("signatories", "show", "{}"), ("resolve", "{}"),
    ("schema", "{}"), ("key", "{}"), ("sign", "{}"), ("unseal", "{}"), ("mandate", "appeal", "{}"), ("{}",),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_argument_gives_a_traceback(
    command: tuple[str, ...], project: Path, complaint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    before = contents(project)
    for argument in ARGUMENTS:
        told = complaint(*(part.format(argument) for part in command))
        assert isinstance(told.exception, SystemExit | None), (argument, told.exc_info)
        if told.exit_code == 0:
            assert command[:2] in (("resolve", "{}"), ("build", "--lang")), (argument, told.output)
    assert contents(project) == before
