"""`complaint key RECIPIENT`: shown at the office, or sealed, and never written in clear."""

from __future__ import annotations

from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner, Result
from pyrage import x25519

from complaint.cli import main
from complaint.records.pseudonym_list import draw_pseudonyms
from tests.small_project import contents, make_small_project, write

NAMES_KEY = """\
names_key: {fact: names}
facts:
  - {about: names, rule: Names are kept back on request., source: Invented, reflects_year: 2030, certainty: read}
"""


def run(project: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["key", *args, "--project", str(project)])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny project; Sam Oduya is not named to the State, and may be to a body."""
    project = make_small_project(tmp_path / "project")
    powers = project / "signatories/powers_of_attorney.csv"
    head, *rows = powers.read_text("utf-8").splitlines()
    with_more = [f"{row},{'initials' if row.startswith('poa-oduya') else ''}" for row in rows]
    write(project, "signatories/powers_of_attorney.csv", "\n".join((f"{head},naming_state", *with_more, "")))
    leaflet = project / "templates/leaflet/profile.yaml"
    leaflet.write_text(leaflet.read_text("utf-8") + NAMES_KEY, "utf-8")
    draw_pseudonyms(project, ["oduya-sam"])
    return project


def test_it_is_shown_and_nothing_is_written(project: Path) -> None:
    before = contents(project)
    result = run(project, "leaflet", "--to-stdout")
    assert result.exit_code == 0
    assert "S. O.,Oduya,Sam," in result.output
    assert contents(project) == before


def test_it_is_shown_on_a_terminal_only_unless_one_says_otherwise(project: Path) -> None:
    result = run(project, "leaflet")
    assert result.exit_code == 2 and "Oduya" not in result.output
    assert "who is meant is printed on a terminal only; say --to-stdout" in result.output


def test_it_can_be_sealed(project: Path, tmp_path: Path) -> None:
    owner = x25519.Identity.generate()
    out = tmp_path / "names.age"
    result = run(project, "leaflet", "--seal-to", str(owner.to_public()), "--out", str(out))
    assert result.exit_code == 0 and "Oduya" not in result.output
    assert b"Oduya" in pyrage.decrypt(out.read_bytes(), [owner])
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_already_is_for_its_owner_only_afterwards(project: Path, tmp_path: Path) -> None:
    out = write(tmp_path, "names.age", "before")
    out.chmod(0o644)
    run(project, "leaflet", "--seal-to", str(x25519.Identity.generate().to_public()), "--out", str(out))
    assert out.stat().st_mode & 0o777 == 0o600 and b"before" not in out.read_bytes()


WRONG = [
    (["leaflet", "--out", "x"], "go together"),
    (["leaflet", "--seal-to", "age1x", "--out", "x"], "no public key of age"),
    (["leafet", "--to-stdout"], "Did you mean “leaflet”?"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[row[1] for row in WRONG])
def test_wrong_use_is_told(project: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], message: str) -> None:
    monkeypatch.chdir(project)
    result = run(project, *args)
    assert result.exit_code == 2
    assert message in result.output
    assert not (project / "x").exists()


def test_who_may_not_know_gets_no_key(project: Path) -> None:
    assert "There is no key for public" in run(project, "public", "--to-stdout").output
