"""What a recipient would not take: closed doors, people left out, filings kept back, drafts, lengths, and filings for
each person alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from complaint import pipeline
from complaint.cli import main
from complaint.filing.composing import compose_all
from tests.conftest import Command
from tests.output.pdf.proof import page_texts
from tests.small_project import PROFILE, write

FACT = """\
facts:
  - {about: length, rule: It is short., source: invented, reflects_year: 2030, certainty: read}
  - {about: door, rule: It opens in summer., source: invented, reflects_year: 2030, certainty: read}
"""
ONE_BY_ONE = '<section id="who" title="Who complains"><p>{{ name(subject.id) }} complains.</p></section>\n'


def profile(project: Path, *more: str) -> None:
    """Another profile of the leaflet, and no build yet."""
    shutil.rmtree(project / "build", ignore_errors=True)
    write(project, "templates/leaflet/profile.yaml", PROFILE + "".join(more) + FACT)


def test_a_closed_door_is_told_with_the_day_on_which_it_opens(project: Path, complaint: Command):
    profile(project, "doors: [{until: 2030-05-31, status: closed, reason: it rests, instead: [public], fact: door}]\n")
    done = complaint("build", "leaflet", "--project", project)
    assert done.exit_code == 1
    assert "leaflet: not made: it rests" in done.stderr
    assert "open from 2030-06-01" in done.stderr and "Open instead: public." in done.stderr
    assert not (project / "build/leaflet").exists()


def test_a_closed_door_is_open_later(project: Path, complaint: Command):
    profile(project, "doors: [{until: 2030-05-31, status: closed, reason: it rests, fact: door}]\n")
    assert complaint("build", "leaflet", "--date", "2030-06-01", "--project", project).exit_code == 0


def test_a_closed_door_is_an_exception_where_all_are_built(project: Path, complaint: Command):
    profile(project, "doors: [{status: closed, reason: it rests, fact: door}]\n")
    done = complaint("build", "--project", project)
    assert done.exit_code == 0, done.output
    assert "leaflet: not made: it rests" in done.stderr
    assert (project / "build/public/filing.pdf").exists()


def only_women(project: Path) -> None:
    profile(project, "admissibility: [{rule: victim-woman, text: only women are heard here}]\n")


def test_whom_a_recipient_would_not_take_is_left_out_and_listed_with_the_reason(project: Path):
    only_women(project)
    built = pipeline.build(project, ("leaflet",))
    told = built.manifest["recipients"]["leaflet"]
    reasons = {left["signatory"]: left["reason"] for left in told["left_out"]}
    assert "oduya-sam" not in told["complainants"]
    assert reasons["oduya-sam"] == "only women are heard here"
    assert "Sam Oduya" not in " ".join(page_texts((project / "build/leaflet/filing.pdf").read_bytes()))


def test_a_draft_keeps_them_and_says_of_each_why_it_must_not_be_filed(project: Path):
    only_women(project)
    pipeline.build(project, ("leaflet",), draft=True)
    first, *rest = page_texts((project / "build/leaflet/filing.pdf").read_bytes())
    assert "Sam Oduya" in first and "only women are heard here" in first
    assert "Sam Oduya" in " ".join(rest)


def test_a_filing_that_is_too_long_is_kept_back_with_how_much_is_over(project: Path, complaint: Command):
    profile(project, "limits: [{measure: words, most: 4, severity: block, fact: length}]\n")
    done = complaint("build", "leaflet", "--project", project)
    assert done.exit_code == 1
    assert "it has more than the 4 words that are taken: 6, so 2 too many" in done.stderr
    assert not (project / "build/leaflet").exists()


def test_a_draft_that_is_too_long_says_so_on_its_first_page(project: Path, complaint: Command):
    profile(project, "limits: [{measure: words, most: 4, severity: block, fact: length}]\n")
    assert complaint("build", "--draft", "leaflet", "--project", project).exit_code == 0
    pages = page_texts((project / "build/leaflet/filing.pdf").read_bytes())
    assert "it has more than the 4 words that are taken: 6, so 2 too many" in " ".join(pages[0].split())
    assert all("DRAFT – NOT FOR FILING" in page for page in pages)
    listing = json.loads((project / "build/manifest.json").read_text("utf-8"))
    assert all(output["draft"] for output in listing["outputs"] if output["recipient"] == "leaflet")


def test_what_nothing_keeps_back_is_no_draft_even_if_drafts_are_made(project: Path, complaint: Command):
    complaint("build", "--draft", "leaflet", "--project", project)
    assert not any("DRAFT" in page for page in page_texts((project / "build/leaflet/filing.pdf").read_bytes()))


def test_each_person_gets_a_filing_of_their_own(project: Path):
    profile(project, "group: one per person\n")
    write(project, "templates/leaflet/filing.html", ONE_BY_ONE)
    write(project, "templates/leaflet/annex.html", '<section id="all" title="All"><p>The facts.</p></section>')
    built = pipeline.build(project, ("leaflet",))
    names = sorted(path.relative_to(project / "build").as_posix() for path in built.paths if path.suffix == ".pdf")
    composed = compose_all(pipeline.load(project), ("leaflet",))
    people = [person.id for person in composed.filings["leaflet"].view.complainants]
    assert len(people) == 2
    filings = [f"leaflet/{person}/filing.pdf" for person in people]
    assert names == sorted([*filings, "leaflet/annex.pdf", "leaflet/letter.pdf"])
    for person in people:
        text = page_texts((project / f"build/leaflet/{person}/filing.pdf").read_bytes())[0]
        assert text.count("complains.") == 1


def test_the_name_of_whoever_is_not_named_in_full_is_no_name_of_a_folder(project: Path):
    profile(project, "group: one per person\n")
    write(project, "templates/leaflet/filing.html", ONE_BY_ONE)
    powers = project / "signatories/powers_of_attorney.csv"
    given = "oduya-sam,our-organisation,file; represent; publish the name,full"
    assert given in powers.read_text("utf-8")
    changed = powers.read_text("utf-8").replace(given, "oduya-sam,our-organisation,file; represent,initials")
    powers.write_text(changed, "utf-8")
    built = pipeline.build(project, ("leaflet",))
    assert "no-pseudonym" in {problem.code for problem in built.problems}
    assert not built.paths, "the folder would need a name"

    assert CliRunner().invoke(main, ["pseudonyms", "--project", str(project)]).exit_code == 0
    built = pipeline.build(project, ("leaflet",))
    assert built.paths, built.problems
    assert not any("oduya" in path.as_posix().removeprefix(project.as_posix()) for path in built.paths)


@pytest.mark.parametrize(("severity", "wanted"), [("warn", "that are advised"), ("note", "that are usual")])
@pytest.mark.parametrize(("measure", "counted"), [("words", "2 too many"), ("pages", "1 too many")])
def test_a_filing_that_is_longer_than_advised_is_made_and_told(
    project: Path, complaint: Command, severity: str, wanted: str, measure: str, counted: str
):
    most = {"words": 4, "pages": 1}[measure]
    profile(project, f"limits: [{{measure: {measure}, most: {most}, severity: {severity}, fact: length}}]\n")
    if measure == "pages":
        both = '<section id="a" title="One"><p>A.</p></section><section id="b" title="Two"><p>B.</p></section>'
        write(project, "templates/leaflet/filing.html", both)
    done = complaint("build", "leaflet", "--project", project)
    assert done.exit_code == 0
    assert f"the {most} {measure} {wanted}" in done.stderr and counted in done.stderr
    assert (project / "build/leaflet/filing.pdf").exists()


def test_a_check_counts_words_and_says_that_pages_are_counted_later(project: Path, complaint: Command):
    profile(
        project,
        "limits: [{measure: words, most: 4, severity: warn, fact: length}, "
        "{measure: pages, most: 3, leaves_out: [cover], severity: warn, fact: length}]\n",
    )
    named = complaint("check", "leaflet", "--project", project)
    assert named.exit_code == 0
    assert "warned: it has more than the 4 words that are advised: 6, so 2 too many" in named.stdout
    assert "Shorten it by 2 words." in named.stdout
    assert "note: at most 3 pages without cover are advised" in named.stdout
    assert "the 4 words that are advised: 6" in complaint("check", "--project", project).stdout


def test_a_check_tells_what_is_too_long_to_be_taken(project: Path, complaint: Command):
    profile(project, "limits: [{measure: words, most: 4, severity: block, fact: length}]\n")
    done = complaint("check", "leaflet", "--project", project)
    assert done.exit_code == 1
    assert "not made: it has more than the 4 words that are taken: 6" in done.stdout


def test_pages_are_counted_on_paper(project: Path):
    profile(project, "limits: [{measure: pages, most: 1, severity: block, fact: length}]\n")
    built = pipeline.build(project, ("leaflet",))
    assert not built.kept_back
    with pikepdf.open(project / "build/leaflet/filing.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_only_the_formats_that_a_recipient_takes_are_made(project: Path):
    profile(project, "formats: [docx]\n")
    built = pipeline.build(project, ("leaflet",))
    assert {path.name for path in built.paths} == {"filing.docx", "letter.docx"}


def test_not_even_a_draft_is_made_where_nobody_fits(project: Path):
    profile(project, "people: [{record: signatory, where: {citizenship: Atlantis}}]\n")
    built = pipeline.build(project, ("leaflet",), draft=True)
    assert built.kept_back["leaflet"].reasons == ("no complainant fits what this recipient deals with",)
    assert not built.paths


def test_a_filing_that_lacks_a_part_of_the_form_is_an_error(project: Path, complaint: Command):
    profile(project, "sections: [{id: budget, title: Budget, required: 'yes'}]\n")
    done = complaint("build", "leaflet", "--project", project)
    assert done.exit_code == 1
    assert "the filing does not have the part “Budget” (budget) of the form" in done.stderr
    assert not (project / "build/leaflet").exists()
