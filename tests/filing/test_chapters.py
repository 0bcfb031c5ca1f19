"""What is said in general words elsewhere and stands in a chapter as it is: told with its line, or it goes nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command
from tests.small_project import make_small_project, write

COLUMNS = "id,person,record,field,words,instead,naming,readers,as_it_is,origin\n"
MARKS = {
    "words": "hide-1,oduya-sam,,,the mill by the weir,her employer,,,,invented\n",
    "a place": "hide-1,oduya-sam,lowbridge,,,a town by a river,,,,invented\n",
    "an age": "hide-1,oduya-sam,,age,,in his fifties,,,,invented\n",
    "an occupation": "hide-1,oduya-sam,,citizenship,,of another country,,,,invented\n",
}
CHAPTER = """\
<p>{# Lowbridge, aged 51, a Ruritanian of the mill by the weir: read by nobody #}Everybody walked.</p>
<p>Some came from <em>Lowbridge</em>,
among them a man of 51 years, a ruritanian who worked at The mill
by the weir, see article 51.</p>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Of one of three people it must not be told who they are; a chapter speaks of where they live and work."""
    project = make_small_project(tmp_path / "project")
    powers = project / "signatories/powers_of_attorney.csv"
    powers.write_text(
        powers.read_text("utf-8").replace("publish the name,full,2030-01-12", "publish the name,withheld,2030-01-12"),
        "utf-8",
    )
    people = project / "signatories/signatories.csv"
    line = next(line for line in people.read_text("utf-8").splitlines() if line.startswith("oduya-sam,"))
    cells = line.split(",")
    cells[people.read_text("utf-8").splitlines()[0].split(",").index("citizenship")] = "Ruritanian"
    people.write_text(people.read_text("utf-8").replace(line, ",".join(cells)), "utf-8")
    write(project, "cases/chapters/background.html", CHAPTER)
    write(
        project,
        "templates/leaflet/filing.html",
        '<section id="s" title="S">{% include "chapters/background.html" %}</section>',
    )
    return project


@pytest.mark.parametrize(
    ("what", "line", "said"),
    [
        ("words", 3, "The mill\nby the weir"),
        ("a place", 2, "Lowbridge"),
        ("an age", 3, "51 years"),
        ("an occupation", 3, "ruritanian"),
    ],
)
def test_check_tells_where_a_chapter_says_it(
    what: str, line: int, said: str, project: Path, complaint: Command
) -> None:
    write(project, "signatories/generalisations.csv", COLUMNS + MARKS[what])
    told = complaint("check", "leaflet", "--project", project).output
    found = [
        one for one in told.splitlines() if "is printed here as it stands" in one or one.startswith("cases/chapters")
    ]

    assert len([one for one in found if one.startswith("cases/chapters")]) == 1, told
    assert f"cases/chapters/background.html:{line}:" in told
    assert f"warning: “{said}” is printed here" in told
    assert "the filing for leaflet says it in general words" in told


def test_of_who_is_named_in_full_nothing_is_told(project: Path, complaint: Command) -> None:
    powers = project / "signatories/powers_of_attorney.csv"
    powers.write_text(powers.read_text("utf-8").replace(",withheld,", ",full,"), "utf-8")
    write(project, "signatories/generalisations.csv", COLUMNS + MARKS["a place"])
    assert "is printed here" not in complaint("check", "leaflet", "--project", project).output


def test_a_filing_with_marked_words_in_a_chapter_goes_nowhere(project: Path, complaint: Command) -> None:
    write(project, "signatories/generalisations.csv", COLUMNS + MARKS["words"])
    complaint("pseudonyms", "--project", project)
    told = complaint("build", "leaflet", "--project", project)

    assert told.exit_code == 1
    assert "leaflet may not see this of oduya-sam: marked words" in told.output
    assert not (project / "build/leaflet").exists()
    assert "mill" not in told.output.replace("is printed here", "")
