"""Mistakes that people make, each through `complaint build`: the problem is told with its place, the exit code is 1,
nothing is written, the earlier build and the records stay as they are, and nobody sees a traceback.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.conftest import Command
from tests.disks import files_no_longer_than, read_only, small_disk
from tests.small_project import contents, write

Change = Callable[[Path], object]

PEOPLE = "signatories/signatories.csv"
POWERS = "signatories/powers_of_attorney.csv"
PARTS = "cases/participations.csv"
EVENTS = "cases/events.yaml"
PLACES = "cases/places.csv"
COMPLAINT = "cases/complaint.yaml"
FILING = "templates/leaflet/filing.html"
PROFILE = "templates/leaflet/profile.yaml"
ENGLISH = "templates/languages/en.yaml"
THEME = "templates/styles/theme.yaml"


def edited(name: str, old: str, new: str) -> Change:
    """The first `old` in a file of the project becomes `new`."""

    def change(project: Path) -> None:
        text = (project / name).read_text("utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        write(project, name, text.replace(old, new, 1))

    return change


def written(name: str, content: str | bytes) -> Change:
    return lambda project: write(project, name, content)


def encoded(name: str, encoding: str) -> Change:
    def change(project: Path) -> None:
        text = (project / name).read_text("utf-8").replace("Lowbridge", "Lówbridge")
        write(project, name, text.encode(encoding))

    return change


def with_mark(name: str) -> Change:
    return lambda project: write(project, name, codecs.BOM_UTF8 + (project / name).read_bytes())


def attachment(file: str, source: str = "/etc/hostname") -> Change:
    """An attachment whose file is named so, and a link in the folder of attachments that leads out of the project."""

    def change(project: Path) -> None:
        write(
            project,
            "cases/attachments.yaml",
            "- id: minutes\n  number: 1\n  title: Minutes\n  kind: minutes\n  language: en\n  date: 2030-01-10\n"
            f"  file: {file}\n  proves: [silent-walk]\n  origin: invented\n",
        )
        (project / "cases/attachments").mkdir(exist_ok=True)
        (project / "cases/attachments/link.pdf").symlink_to(source)

    return change


def template(text: str) -> Change:
    return written(FILING, f'<section id="s" title="S">\n<p>First</p>\n{text}\n</section>\n')


# What was done, the place of the problem that is told, words of its message.
CASES: dict[str, tuple[Change, str, str]] = {
    "broken YAML": (edited(EVENTS, "places: [lowbridge]", "places: [lowbridge"), f"{EVENTS}:8:", "YAML"),
    "YAML that is a list": (edited(COMPLAINT, "id: our", "- id: our"), f"{COMPLAINT}:", ""),
    "a repeated key": (edited(EVENTS, "  order: 1", "  kind: rally\n  order: 1"), f"{EVENTS}:6:3", "“kind”"),
    "an unknown key": (edited(EVENTS, "  order: 1", "  ordr: 1\n  order: 1"), f"{EVENTS}:6:3", "“ordr”"),
    "Windows encoding": (encoded(PLACES, "cp1252"), f"{PLACES}:3:12", "UTF-8"),
    "UTF-16": (encoded(PLACES, "utf-16"), f"{PLACES}:1:1", "UTF-16"),
    "a byte-order mark in CSV": (with_mark(PEOPLE), f"{PEOPLE}:1:1", "byte-order mark"),
    "a byte-order mark in YAML": (with_mark(EVENTS), f"{EVENTS}:1:1", "byte-order mark"),
    "a tab in YAML": (edited(EVENTS, "  kind: rally", "\tkind: rally"), f"{EVENTS}:4:1", "tab"),
    "tabs in CSV": (
        lambda project: write(project, PLACES, (project / PLACES).read_bytes().replace(b",", b"\t")),
        f"{PLACES}:1",
        "tabs",
    ),
    "an empty CSV file": (written(PEOPLE, ""), PEOPLE, "empty"),
    "an empty YAML file": (written(COMPLAINT, "\n"), COMPLAINT, "empty"),
    "a missing column": (
        lambda project: write(project, PARTS, (project / PARTS).read_text("utf-8").replace(",origin", "", 1)),
        f"{PARTS}:1",
        "“origin” is missing",
    ),
    "a repeated column": (edited(PARTS, ",note,", ",mode,"), f"{PARTS}:1:11", "“mode” stands twice"),
    "an unknown column": (edited(PEOPLE, "patronymic", "patronym"), f"{PEOPLE}:1:4", "“patronym”"),
    "semicolons in CSV": (
        lambda project: write(project, PARTS, (project / PARTS).read_bytes().replace(b",", b";")),
        f"{PARTS}:1",
        "semicolons",
    ),
    "a stray quotation mark": (edited(PEOPLE, "Tarn,Mira", 'Tarn,Mi"ra'), f"{PEOPLE}:2:3", "quotation mark"),
    "a quotation mark never closed": (edited(PEOPLE, "Tarn,Mira", 'Tarn,"Mira'), f"{PEOPLE}:2:3", "quotation mark"),
    "a cell too many": (edited(PARTS, ",detained,", ",detained,,"), f"{PARTS}:2", "cells"),
    "a day that does not exist": (edited(PARTS, "2030-01-09", "2030-02-30"), f"{PARTS}:2:5", "2030-02-30"),
    "a day after the filing date": (edited(EVENTS, "date: 2030-01-09", "date: 2031-01-09"), f"{EVENTS}:", ""),
    "a reference to nobody": (edited(PARTS, "tarn-mira,silent", "tarn-mina,silent"), f"{PARTS}:2:2", "tarn-mira”?"),
    "a reference to two people": (
        edited(PEOPLE, "oduya-sam,Oduya", "tarn-mira,Oduya"),
        f"{PARTS}:2:2",
        "several records",
    ),
    "a person without power of attorney": (
        lambda project: write(
            project, POWERS, "".join((project / POWERS).read_text("utf-8").splitlines(keepends=True)[:2])
        ),
        f"{PEOPLE}:3",
        "“oduya-sam” has given no power of attorney",
    ),
    "a file that nobody knows": (written("signatories/signatores.csv", "id\n"), "signatories/signatores.csv", "lost"),
    "an attachment above its folder": (attachment("../../secret.pdf"), "cases/attachments.yaml:7:", "does not lie in"),
    "an attachment by its full path": (attachment("/etc/hostname"), "cases/attachments.yaml:7:", "does not lie in"),
    "an attachment by a link": (attachment("link.pdf"), "cases/attachments.yaml:7:", "does not lie in"),
    "an attachment that is not there": (attachment("minutes.pdf"), "cases/attachments.yaml:7:", "no file"),
    "a record file by a link": (
        lambda project: ((project / PLACES).unlink(), (project / PLACES).symlink_to("/etc/hostname")),
        PLACES,
        "link",
    ),
    "an unknown variable": (template("<p>{{ complainant }}</p>"), f"{FILING}:3", "complainant"),
    "an unknown field": (
        template("{% for person in complainants %}<p>{{ person.phone }}</p>{% endfor %}"),
        f"{FILING}:3",
        "phone",
    ),
    "an unknown fact": (template('<p>{{ fact("complainants.totl") }}</p>'), f"{FILING}:3", "complainants.totl"),
    "an unknown element": (template("<p>x</p><marquee>y</marquee>"), f"{FILING}:3", "marquee"),
    "an unknown attribute": (template('<p style="color: red">x</p>'), f"{FILING}:3", "style"),
    "a reference to nothing": (template('<p>see <ref to="facts"/></p>'), f"{FILING}:3", "“facts”"),
    "a reference to paragraphs of nothing": (
        template('<p>see <ref to="facts" form="paragraphs"/></p>'),
        f"{FILING}:3",
        "“facts”",
    ),
    "a reference to an annex that is not enclosed": (
        template('<p>see <annex ref="minutes"/></p>'),
        f"{FILING}:3",
        "“minutes”",
    ),
    "an element never closed": (template("<p>x"), f"{FILING}:", ""),
    "a template never closed": (template("{% if complainants %}"), f"{FILING}:", ""),
    "an endless loop": (
        template("{% macro again() %}{{ again() }}{% endmacro %}\n{{ again() }}"),
        f"{FILING}:",
        "",
    ),
    "a template that includes itself": (template('{% include "leaflet/filing.html" %}'), f"{FILING}:3", ""),
    "a loop of loops": (
        template("{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}"),
        f"{FILING}:3",
        "",
    ),
    "a template that looks behind the scenes": (
        template("<p>{{ complainants.__class__.__mro__ }}</p>"),
        f"{FILING}:3",
        "",
    ),
    "a template elsewhere on the disk": (
        template('{% include "/etc/hostname" %}'),
        f"{FILING}:3",
        "there is no template",
    ),
    "a template by an address": (
        template('{% include "file:///etc/hostname" %}'),
        f"{FILING}:3",
        "there is no template",
    ),
    "a picture by an address": (template('<img src="file:///etc/hostname"/>'), f"{FILING}:3", "img"),
    "a stylesheet in a template": (template("<style>@import url(http://127.0.0.1:9/)</style>"), f"{FILING}:3", "style"),
    "a file to be attached": (template('<link rel="attachment" href="/etc/hostname"/>'), f"{FILING}:3", "link"),
    "an entity in a template": (template("<p>&canary;</p>"), f"{FILING}:3", ""),
    "a declared entity": (template('<!DOCTYPE x [<!ENTITY c SYSTEM "/etc/hostname">]><p>&c;</p>'), f"{FILING}:", ""),
    "a column that is an element": (
        edited(PEOPLE, "patronymic", "<img src=x onerror=y>"),
        f"{PEOPLE}:1:4",
        "“<img src=x onerror=y>”",
    ),
    "a template that is not there": (template('{% include "shared/nothing.html" %}'), f"{FILING}:3", "nothing.html"),
    "a template in another encoding": (written(FILING, "<p>é</p>".encode("cp1252")), FILING, "UTF-8"),
    "a recipient without a filing": (lambda project: (project / FILING).unlink(), PROFILE, "filing.html"),
    "a profile that is no YAML": (edited(PROFILE, "languages: [en]", "languages: [en"), f"{PROFILE}:", "YAML"),
    "a profile with an unknown key": (edited(PROFILE, "power:", "pouvoir:"), f"{PROFILE}:6:1", "“pouvoir”"),
    "a language that there is not": (edited(PROFILE, "[en]", "[xx]"), f"{PROFILE}:8:", "language file"),
    "a language file that is no YAML": (written(ENGLISH, "language: en\nwords: ["), f"{ENGLISH}:2:", "YAML"),
    "a language file that is a list": (written(ENGLISH, "- language"), f"{ENGLISH}:1:1", "named settings"),
    "a language that nobody speaks": (
        written(ENGLISH, "{language: en, locale: zz-ZZ, words: {a: b}, bounds: {a: b}, plurals: {a: {other: b}}}"),
        ENGLISH,
        "locale",
    ),
    "a theme that is no YAML": (written(THEME, "sizes: [\n"), f"{THEME}:2:1", "YAML"),
    "a theme with a value instead of settings": (written(THEME, "sizes: 3"), f"{THEME}:1:8", "group of settings"),
    "a theme in another encoding": (written(THEME, "sizes: é".encode("cp1252")), f"{THEME}:1:8", "UTF-8"),
}


def told(result: Result) -> list[str]:
    """The errors that were told, without their hints."""
    return [line for line in result.output.splitlines() if re.search(r"(^|: )error: ", line)]


def fails(result: Result) -> list[str]:
    """The errors of a build that ended as it should end after a user's mistake."""
    assert not result.exception or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    assert result.output.rstrip().endswith("nothing was written")
    return told(result)


@pytest.mark.parametrize("mistake", CASES)
def test_a_mistake_is_told_with_its_place_and_nothing_is_written(mistake, project: Path, complaint: Command):
    change, place, words = CASES[mistake]
    change(project)
    before = contents(project)
    result = complaint("build", "--project", project)

    errors = fails(result)
    assert any(line.startswith(place) for line in errors), f"expected {place}\n{result.output}"
    assert words in result.output
    assert contents(project) == before


def test_every_error_says_what_to_do(project: Path, complaint: Command):
    edited(EVENTS, "places: [lowbridge]", "places: [lowbrige]")(project)
    lines = complaint("build", "--project", project).output.splitlines()

    assert lines[0].startswith(f"{EVENTS}:7:12: error: ")
    assert lines[1].startswith("    Did you mean “lowbridge”?")


def test_all_mistakes_are_told_at_once(project: Path, complaint: Command):
    for mistake in ("a day that does not exist", "a byte-order mark in YAML", "an unknown column", "a tab in YAML"):
        CASES[mistake][0](project)
    errors = fails(complaint("build", "--project", project))

    assert {line.split(":")[0] for line in errors} >= {PARTS, EVENTS, PEOPLE}


def test_mistakes_in_the_templates_of_several_recipients_are_told_at_once(project: Path, complaint: Command):
    for name in ("public", "ep-droi-afet"):
        write(project, f"templates/{name}/filing.html", "<p>{{ nothing }}</p>")
    template("<p>{{ nothing }}</p>")(project)
    write(project, "templates/leaflet/letter.html", "<blink>x</blink>")
    errors = fails(complaint("build", "--project", project))

    assert [line.split(": ")[0].rsplit("/", 2)[-2] for line in errors] == [
        "ep-droi-afet",
        "leaflet",
        "leaflet",
        "public",
    ]


def test_a_person_who_is_not_taken_up_is_left_out_and_listed(project: Path, complaint: Command):
    """No error: the appeal says why. The reason stands in the manifest and in `check` of the recipient."""
    assert complaint("build", "leaflet", "--project", project).exit_code == 0
    text = (project / "build/manifest.json").read_text("utf-8")
    assert "the appeal … is not taken up; no power of attorney has been received" in text
    assert "quill" not in text  # without a mandate nobody is named, not even by an id that tells the name

    checked = complaint("check", "leaflet", "--project", project)
    assert checked.exit_code == 0
    assert "quill-ada is not in this filing" in checked.output


@pytest.mark.parametrize(
    ("what", "make", "words"),
    [
        ("nothing", lambda path: None, "there is no such folder"),
        ("a file", lambda path: path.write_text("x"), "it is not a folder"),
        ("an empty folder", lambda path: path.mkdir(), "it holds no folder"),
        ("a folder with cases only", lambda path: (path / "cases").mkdir(parents=True), "no folder signatories"),
        ("a link to nowhere", lambda path: path.symlink_to("/nowhere"), "there is no such folder"),
    ],
)
@pytest.mark.parametrize("command", [["build"], ["check"], ["letters"], ["signatories"], ["facts"], ["verify"]])
def test_a_folder_that_is_no_project(what, make, words, command, tmp_path, complaint):
    path = tmp_path / "project"
    make(path)
    before = sorted(tmp_path.rglob("*"))
    result = complaint(*command, "--project", path)

    assert result.exit_code == 1, what
    assert isinstance(result.exception, SystemExit)
    assert words in result.output or command == ["verify"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_disk_that_must_not_be_written(project: Path, complaint: Command):
    """Nothing but the records was changed since the build, so that there is something to write."""
    edited(COMPLAINT, "title: Title", "title: Another title")(project)
    before = contents(project)
    with read_only(project) as cannot:
        if not cannot:
            pytest.skip("this user can write everywhere")
        assert complaint("check", "--project", project).exit_code == 0
        errors = fails(complaint("build", "leaflet", "--project", project))

    assert len(errors) == 1
    assert errors[0].startswith("build: error: the build cannot be written: ")
    assert contents(project) == before


def test_a_full_disk(small_project: Path, tmp_path: Path, complaint: Command):
    with small_disk(tmp_path / "disk", 1000) as is_small:
        if not is_small:
            pytest.skip("this user cannot make a small disk")
        project = tmp_path / "disk" / "project"
        shutil.copytree(small_project, project, ignore=shutil.ignore_patterns("build"))
        assert complaint("build", "leaflet", "--project", project).exit_code == 0
        edited(COMPLAINT, "title: Title", "title: Another title")(project)
        room = os.statvfs(project)
        with (tmp_path / "disk" / "ballast").open("wb") as ballast:
            ballast.write(b"x" * (room.f_bavail * room.f_bsize - 20_000))
        before = contents(project)
        errors = fails(complaint("build", "leaflet", "--project", project))

        assert errors == ["build: error: the build cannot be written: No space left on device"]
        assert contents(project) == before
        (tmp_path / "disk" / "ballast").unlink()
        assert complaint("build", "leaflet", "--project", project).exit_code == 0


def test_a_full_disk_for_temporary_files(project: Path):
    """The layout of the PDF puts fonts there, once in the life of a process: so it needs one of its own."""
    edited(COMPLAINT, "title: Title", "title: Another title")(project)
    before = contents(project)
    command = [sys.executable, "-B", "-m", "complaint", "build", "leaflet", "--project", str(project)]
    with files_no_longer_than(4_000):
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert errors == [
        "error: working files cannot be written to the folder for temporary files: File too large",
    ]

    assert contents(project) == before
    assert not [path for path in project.iterdir() if path.name.startswith(".build")]
