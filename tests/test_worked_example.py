"""The 2018 complaint of this repository, built whole: what is handed over, and who must not be in it.

The build runs once for the module, in a folder of its own; every file of it is opened by a program that is not ours.
"""

from __future__ import annotations

import json
import re
import subprocess
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import page
import pytest

from complaint import pipeline
from complaint.output.comparing import differences
from complaint.output.docx.reading import read_docx
from complaint.output.pdf.reading import read_pdf
from complaint.records.project import load_project
from tests.metadata import told_by_docx, told_by_pdf, traces_of_making
from tests.open_xml_sdk import found_by_sdk
from tests.output.pdf.proof import page_texts
from tests.worked_example import ROOT, fonts_for_libreoffice

# What is made of the complaint for whom on the day of the published complaint, and for whom nothing, with the reason.
OFFICIALS = (
    *("official-dzhunusov-ruslan", "official-kishibai-ulan", "official-nagashibayev-aralbai"),
    "official-uteshev-kairat",
)
WITH_LETTER = (
    *("ep-central-asia-delegation", "ep-droi-afet", "eu-commission", "eu-embassies", "eu-high-representative"),
    *("eu-special-representative", "osce-chair", "osce-delegations", "osce-odihr", "osce-pa", "osce-rfom"),
    *("pace-legal-affairs", "pace-president", "un-hrc-complaint", "un-special-procedures", "un-sr-assembly"),
    *("un-sr-counter-terrorism", "un-sr-defenders", "un-sr-expression", "un-sr-judges-lawyers", "un-sr-torture"),
    *("un-wgad", "un-wgad-urgent"),
)
RECIPIENTS = (*WITH_LETTER, "ep-urgency-motion", "pace-motion", "public")
KEPT_BACK = {
    "coe-commissioner": "the mandate covers the member States",
    "echr": "not a party to the European Convention",
    "ep-petitions": "the right to petition belongs to citizens and residents",
    "eu-sanctions": "the regime entered into force on 7 December 2020",
    "osce-moscow-mechanism": "only participating States can invoke",
    "uk-sanctions": "the regulations entered into force on 6 July 2020",
    "un-cedaw": "no complainant fits",
    "un-cerd": "no complainant fits",
    "un-committee-against-torture": "nobody whom it could be about would be taken",
    "un-crc": "cannot have entered into force before 19 March 2024",
    "un-crpd": "cannot have entered into force before 7 July 2023",
    "un-human-rights-committee": "nobody whom it could be about would be taken",
    "un-sr-violence-against-women": "no complainant fits",
}
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
FILINGS = [*(f"{name}/filing" for name in RECIPIENTS), *(f"us-sanctions/{name}/filing" for name in OFFICIALS)]
LETTERS = [f"{name}/letter" for name in WITH_LETTER]
IN_WORD_ONLY = ["un-upr/filing"]
ANNEXES = [f"{name.removesuffix('filing')}annexes" for name in (*FILINGS, *IN_WORD_ONLY)]

# People whom the published complaint names without a mandate, a child among them: the SHA-256 of two neighbouring
# words, so that this file does not name them either.
NEVER_NAMED = frozenset(
    {
        "059d1f460b77ed2f",
        "bdbe084ce5d07ba0",
        "d967f44963cad305",
        "c6d3cd0fe6e12ea1",
        "96362a566ae35195",
        "732a29bed8efaecc",
        "a6adfc4b3152f97e",
        "4ee6aaf0d55cdbb5",
        "88fd571347e71789",
    }
)


def names_in(text: str, hashes: frozenset[str] = NEVER_NAMED) -> list[str]:
    """The places of pairs of neighbouring words that are among the hashed ones: the words before, never the pair."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return [
        "after: " + " ".join(words[max(number - 4, 0) : number])
        for number, pair in enumerate(pairwise(words))
        if hashed(" ".join(pair)) in hashes
    ]


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pipeline.Built]:
    """The folder of a whole build, and what the build said."""
    folder = tmp_path_factory.mktemp("worked") / "build"
    result = pipeline.build(ROOT, out=folder, jobs=2)
    assert result.paths, [f"{problem.place}: {problem.message}" for problem in result.problems]
    return folder, result


@pytest.fixture(scope="module")
def built(whole: tuple[Path, pipeline.Built]) -> Path:
    """The folder of a whole build."""
    return whole[0]


def test_every_open_recipient_gets_a_filing_in_the_formats_that_it_takes(built: Path) -> None:
    made = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.suffix in (".docx", ".pdf")}
    in_both = {f"{name}.{kind}" for name in (*FILINGS, *LETTERS) for kind in ("docx", "pdf")}
    assert made == in_both | {f"{name}.docx" for name in IN_WORD_ONLY} | {f"{name}.pdf" for name in ANNEXES}


def test_what_nobody_would_take_is_not_made_and_the_reason_is_told(whole: tuple[Path, pipeline.Built]) -> None:
    told = {name: "; ".join(kept.reasons) for name, kept in whole[1].kept_back.items()}
    assert told.keys() == KEPT_BACK.keys()
    assert not [name for name, reason in KEPT_BACK.items() if reason not in told[name]], told


def test_the_manifest_lists_every_file_and_everyone_who_is_in_or_out(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    listed = {output["path"]: output["sha256"] for output in manifest["outputs"]}
    assert listed == {name: sha256((built / name).read_bytes()).hexdigest() for name in listed}
    for found in manifest["recipients"].values():
        people = [*found["complainants"], *(left["signatory"] for left in found["left_out"])]
        assert len(people) == len(set(people)) == 129


@pytest.mark.parametrize("name", [*FILINGS, *LETTERS, *ANNEXES])
def test_every_pdf_is_accessible_and_made_to_last(built: Path, name: str) -> None:
    path = built / f"{name}.pdf"
    for profile in PROFILES:
        report = page.validate_pdf_bytes(path.read_bytes(), profile=profile)
        assert report.is_compliant, list(report.failures)[:5]
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_the_open_xml_sdk_finds_every_word_file_sound(built: Path) -> None:
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in sorted(built.rglob("*.docx"))}
    assert found_by_sdk(files) == {name: [] for name in files}


# --- what LibreOffice makes of the Word files ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def converted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of the pages that LibreOffice makes of each Word file, by the names of the files."""
    folder = tmp_path_factory.mktemp("office")
    copies = {
        path.relative_to(built).as_posix(): folder / "-".join(path.relative_to(built).parts)
        for path in sorted(built.rglob("*.docx"))
    }
    for name, copy in copies.items():
        copy.write_bytes((built / name).read_bytes())
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, copies.values())]
    done = subprocess.run(
        command, env=fonts_for_libreoffice(folder), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "error" not in (done.stdout + done.stderr).lower()
    return {name: page_texts(copy.with_suffix(".pdf").read_bytes()) for name, copy in copies.items()}


def test_libreoffice_opens_every_word_file(converted: dict[str, list[str]]) -> None:
    assert sorted(converted) == sorted(f"{name}.docx" for name in (*FILINGS, *LETTERS, *IN_WORD_ONLY))
    assert all(any(text.strip() for text in pages) for pages in converted.values())


def test_libreoffice_needs_about_as_many_pages_for_the_public_edition_as_our_pdf(
    built: Path, converted: dict[str, list[str]]
) -> None:
    ours = len(page_texts((built / "public/filing.pdf").read_bytes()))
    assert len(converted["public/filing.docx"]) == pytest.approx(ours, rel=0.1)


def test_libreoffice_counts_the_numbers_that_we_count(built: Path, converted: dict[str, list[str]]) -> None:
    """A witness for `complaint.output.docx.counting`, which works out what Word will print."""
    counted = 0
    for name, pages in converted.items():
        text = bare("".join(pages))
        passages = read_docx((built / name).read_bytes()).body
        numbered = [bare(f"{passage.number}{passage.text}")[:30] for passage in passages if bare(passage.number)]
        assert [words for words in numbered if words not in text] == [], name
        counted += len(numbered)
    assert counted > 500


def bare(text: str) -> str:
    """Letters and digits only: lines, hyphens and spaces are as each program breaks them."""
    return "".join(sign for sign in text if sign.isalnum())


# --- sameness -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*FILINGS, *LETTERS])
def test_word_and_paper_say_the_same(built: Path, name: str) -> None:
    """The build has compared each with the blocks; here they are held against each other, and nothing must be left."""
    word, paper = read_docx((built / f"{name}.docx").read_bytes()), read_pdf((built / f"{name}.pdf").read_bytes())
    assert differences(word, paper, name) == ()
    if name in FILINGS:
        assert all((word.body, word.footnotes, word.headings, word.contents, word.links))


# --- what the files tell of their making --------------------------------------------------------------------------


def test_no_file_tells_more_of_its_making_than_title_organisation_date_and_language(built: Path) -> None:
    files = [path for path in sorted(built.rglob("*")) if path.suffix in (".docx", ".pdf")]
    assert len(files) == 2 * len((*FILINGS, *LETTERS)) + len((*IN_WORD_ONLY, *ANNEXES))
    for path in files:
        content = path.read_bytes()
        told = told_by_docx(content) if path.suffix == ".docx" else told_by_pdf(content)
        assert told.pop("title"), path
        assert told == {"organisation": "Open Dialogue Foundation", "date": "2018-11-05", "language": "en"}, path
        assert traces_of_making(content, (ROOT, built)) == [], path


# --- who is named -------------------------------------------------------------------------------------------------


def test_nobody_without_a_mandate_is_named_in_what_is_handed_over(built: Path) -> None:
    for path in sorted(built.rglob("*.docx")):
        read = read_docx(path.read_bytes())
        assert not names_in(" ".join((*read.passages, *read.notes))), path.name


def test_nobody_without_a_mandate_is_named_in_the_records() -> None:
    files = [path for part in ("cases", "signatories", "docs", "templates") for path in (ROOT / part).rglob("*")]
    texts = [path for path in files if path.suffix in (".csv", ".yaml", ".html", ".md")]
    assert len(texts) > 60
    for path in texts:
        assert not names_in(path.read_text("utf-8")), path.relative_to(ROOT).as_posix()


def test_the_search_for_names_finds_a_name_and_does_not_repeat_it() -> None:
    found = names_in("In a caption: Vesna ORLAN, aged 9", frozenset({hashed("vesna orlan")}))
    assert found == ["after: in a caption"]


def test_every_source_is_cited_in_the_public_edition(built: Path) -> None:
    records, _ = load_project(ROOT)
    notes = " ".join(read_docx((built / "public/filing.docx").read_bytes()).notes)
    missing = [
        source.id
        for source in records.of("source")
        if not any(address in notes for address in source.addresses) and source.kind != "remark"
    ]
    assert len(records.of("source")) == 67
    assert not missing


def test_only_the_requests_made_of_a_body_stand_in_its_filing(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))["recipients"]
    assert manifest["osce-rfom"]["requests"] == ["request-osce-rfom"]
    assert "request-un-decisions" not in manifest["ep-droi-afet"]["requests"]
    assert len(manifest["public"]["requests"]) == 30
