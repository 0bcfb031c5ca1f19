"""Whole filings of a small complaint, as plain text compared whole with what was read and found right.

After a change of wording: `pytest tests/filing/test_compose.py --refresh-goldens`, then read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import Kind, compose
from complaint.filing.facts import derive
from complaint.filing.parts import parts_of
from complaint.filing.recipients import recipients
from complaint.filing.select import as_of, select, select_from
from complaint.filing.template_files import TemplateFiles
from complaint.problems import ProblemsFound
from complaint.records.project import load_file
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas
from tests.filing import making
from tests.filing.as_text import as_text
from tests.records.factories import make, together

GOLDENS = Path(__file__).parent / "goldens"
ROOT = Path(__file__).parents[2]
CHAPTERS = ROOT / "tests" / "projects" / "good-small" / "cases" / "chapters"
FILES = making.shared_files(chapters=CHAPTERS)
PROFILES, _ = recipients(FILES)
ASKED = {
    "un": "Send a letter of allegation.",
    "osce-rfom": "Speak of [[drozd-pavel]].[^source-1]",
    "european-parliament": "Ask for [[drozd-pavel:surname]] to be released.[^source-1]",
    "pace": "Appoint a rapporteur.[^source-2]",
}


def _bodies() -> tuple[Record, ...]:
    """The international bodies that a new project knows."""
    file = ROOT / "complaint" / "skeleton" / "cases" / "organisations.csv"
    found, problems = load_file(file, schemas()["organisation"], "organisations.csv")
    assert not problems
    return tuple(record for record in found if record.kind == "international body")


def _records() -> Records:
    requests = [make("request", f"to-{body}", addressees=[body], text=text) for body, text in ASKED.items()]
    return together(tuple(making.small()), _bodies(), *requests)


RECORDS = _records()
KINDS: tuple[Kind, ...] = ("filing", "letter")
# Of the recipients one of each kind has its documents kept to be read; the others are like them.
KEPT = (
    *("ep-droi-afet", "osce-odihr", "osce-rfom", "pace-legal-affairs", "pace-motion", "public", "us-sanctions"),
    *("un-human-rights-committee", "un-special-procedures", "un-sr-torture", "un-wgad"),
)
WRITTEN = sorted(name for name in PROFILES if FILES.find(f"{name}/filing.html"))
ALL = [(name, kind) for name in WRITTEN for kind in KINDS if kind == "filing" or PROFILES[name].letter]
DOCUMENTS = [(name, kind) for name, kind in ALL if name in KEPT]


def composed(name: str, kind: Kind = "filing", files: TemplateFiles = FILES, **changes: Any) -> b.Document:
    """The document; where there is a filing for each person or official, that of the first."""
    profile = changes.get("profile", PROFILES.get(name))
    day = as_of(changes.get("records", RECORDS), making.ON)
    whole = select_from(day, profile)
    parts = parts_of(day, whole).filings
    if kind == "filing" and not parts:
        pytest.skip("nobody in the small project fits")
    filing = parts[0] if kind == "filing" else whole
    return compose(filing, derive(filing.view), making.english(), files, kind)


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}/{kind}" for name, kind in DOCUMENTS])
def test_the_document_reads_as_it_did(name: str, kind: Kind, refresh_goldens: bool) -> None:
    golden = GOLDENS / f"{name}-{kind}.txt"
    found = as_text(composed(name, kind))
    if refresh_goldens:
        golden.write_text(found, "utf-8")
    assert found.splitlines() == golden.read_text("utf-8").splitlines()


def test_there_is_a_golden_for_each_document_and_no_other() -> None:
    assert len(DOCUMENTS) >= 9
    assert sorted(path.stem for path in GOLDENS.glob("*.txt")) == sorted(f"{name}-{kind}" for name, kind in DOCUMENTS)


def test_a_figure_names_nobody_who_is_not_named_elsewhere() -> None:
    changed = making.person("lind-tomas", home_place="harn", poa={"naming": "withheld"})
    ids = {record.id for record in changed}
    document = composed("public", records=together(tuple(one for one in RECORDS if one.id not in ids), changed))
    charts = [block for block in b.walk(document.blocks) if isinstance(block, b.Chart)]
    assert "a complainant" in {line.label for chart in charts for band in chart.bands for line in band.lines}
    assert not re.search("lind|tomas", repr(charts).replace("Lindenau", ""), re.IGNORECASE)


@pytest.mark.parametrize("name", WRITTEN)
def test_nobody_is_named_who_is_not_to_be(name: str) -> None:
    text = as_text(composed(name))
    assert not [word for word in ("Moor", "Moore", "Falk") if word in text]


# The others also speak of people who are in another recipient's filing.
@pytest.mark.parametrize(
    "name", ["ep-droi-afet", "osce-rfom", "pace-legal-affairs", "public", "un-special-procedures", "un-wgad"]
)
def test_who_fits_is_named_and_nobody_else(name: str) -> None:
    text = as_text(composed(name))
    assert ("Lind" in text) == (
        "lind-tomas" in {p.id for p in select(RECORDS, PROFILES[name], making.ON).view.complainants}
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_who_wishes_no_name_has_none_anywhere(name: str) -> None:
    others = (record for record in RECORDS if record.id != "poa-drozd-pavel")
    records = together(tuple(others), make("power_of_attorney", "poa", principal="drozd-pavel", naming="withheld"))
    text = as_text(composed(name, records=records)) + "".join(
        as_text(composed(name, kind, records=records)) for recipient, kind in ALL if recipient == name
    )
    assert "Drozd" not in text and "Pavel" not in text


def _project(folder: Path, filing: str) -> tuple[Record, TemplateFiles]:
    (folder / "world-body").mkdir()
    (folder / "world-body" / "filing.html").write_text(filing)
    return making.recipient(), making.shared_files(folder)


MISTAKES = [
    ("\n<p>{{ nothing }}</p>", "templates/world-body/filing.html:2: the template asks for something that is not there"),
    ("\n<p>\n<blink>x</blink></p>", "templates/world-body/filing.html:3: there is no element <blink>"),
    ("\n<section title='x'>\n<p>x</section>", "templates/world-body/filing.html:3: <p> is not closed"),
    ('\n<p>\n<ref to="x"/></p>', "templates/world-body/filing.html:3: there is nothing with the id “x” to refer to"),
    ('\n<p><note source="x"/></p>', "templates/world-body/filing.html:2: there is no source “x”"),
    ('\n{% for x in complainants %}<p id="a">x</p>{% endfor %}', "templates/world-body/filing.html:2: the id “a” is"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES, ids=[row[1][35:] for row in MISTAKES])
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    profile, files = _project(tmp_path, text)
    with pytest.raises(ProblemsFound) as found:
        composed("", files=files, profile=profile)
    assert making.told(found.value)[0].startswith(message)


def test_a_title_that_cannot_be_filled_in_is_a_problem_of_the_profile(tmp_path: Path) -> None:
    _, files = _project(tmp_path, "<p>x</p>")
    document = {"title": "{nobody}", "numbered_paragraphs": "no", "numbered_sections": "no"}
    profile = making.recipient(document=document)
    with pytest.raises(ProblemsFound) as found:
        composed("", files=files, profile=profile)
    (problem,) = found.value.problems
    assert (problem.message, problem.place) == ("“{nobody}” cannot be filled in", profile.place_of("document.title"))


def test_what_cannot_be_printed_in_a_source_is_a_problem_of_the_source(tmp_path: Path) -> None:
    profile, files = _project(tmp_path, '<p>x<note source="odd"/></p>')
    records = together(tuple(RECORDS), make("source", "odd", title="a\x07b"))
    with pytest.raises(ProblemsFound) as found:
        composed("", files=files, profile=profile, records=records)
    assert making.told(found.value) == ["invented.yaml:1: the character U+0007 cannot be printed"]


def test_a_document_tells_about_itself(tmp_path: Path) -> None:
    profile, files = _project(tmp_path, "<p>x</p>")
    document = composed("", files=files, profile=profile)
    assert (document.title, document.recipient, document.organisation) == ("Complaint", "WBR", "Open Hands Association")
    assert (document.language, document.date, document.kind) == ("en", "2024-11-05", "filing")


def test_the_same_records_give_the_same_document() -> None:
    assert composed("public") == composed("public")
