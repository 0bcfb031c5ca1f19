"""From the records to the post: letters to contacts, the file of all annexes, and what is printed."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from complaint import pipeline
from complaint.output.post.assembling import Order
from complaint.output.print_run import RUN
from complaint.pipeline import stages
from tests.output.annexes.made_up import pdf, picture, saved, word
from tests.posted_project import make_posted
from tests.small_project import contents, write

PARTS = ["leaflet/letter", "leaflet/letters/pc-norland", "leaflet/letters/pc-southland"]


@pytest.fixture(scope="module")
def posted(small_project, tmp_path_factory) -> Path:
    """The project with everything made for the post; never to be changed."""
    project = Path(shutil.copytree(small_project, tmp_path_factory.mktemp("posted") / "project"))
    make_posted(project)
    built = pipeline.build(project, ("leaflet",), post=Order(run=True, separators=True))
    assert built.paths, built.problems
    return project


@pytest.fixture
def project(posted, tmp_path) -> Path:
    return Path(shutil.copytree(posted, tmp_path / "project"))


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as opened:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in opened]


def output(project: Path, path: str) -> dict:
    listing = json.loads((project / "build/manifest.json").read_text())
    return next(one for one in listing["outputs"] if one["path"] == path)


# --- letters ------------------------------------------------------------------------------------------------


def test_each_contact_gets_a_letter_beside_that_to_the_recipient(posted):
    made = {path for path in contents(posted / "build/leaflet") if path.startswith("letter")}
    assert made == {f"{name.partition('/')[2]}.{form}" for name in PARTS for form in ("docx", "pdf")}
    norland = texts(posted / "build/leaflet/letters/pc-norland.pdf")[0]
    for words in ("H.E. Ms Ingrid Solheim\nPermanent Representative", "AUSTRIA", "Excellency,"):
        assert words in norland
    assert "/leaflet/pc-norland" in "".join(norland.split())  # it may go on in another line
    assert "Dear Mr Brand," in texts(posted / "build/leaflet/letters/pc-southland.pdf")[0]


def test_a_letter_tells_how_many_pages_are_enclosed(posted):
    pages = {name: len(texts(posted / f"build/leaflet/{name}.pdf")) for name in ("filing", "annexes")}
    said = texts(posted / "build/leaflet/letter.pdf")[0]
    assert f"({pages['filing']} pages)" in said
    assert "Annex 1: Minutes on the seizure of a lantern, 10 January 2030 (2 pages)" in said
    assert f"Index of the annexes ({pages['annexes']} pages with all annexes)" in said


def test_a_contact_in_a_language_that_the_recipient_does_not_take_is_told_at_its_row(project):
    write(project, "cases/contacts.csv", (project / "cases/contacts.csv").read_text().replace(",en,DL,", ",fr,DL,"))
    built = pipeline.build(project, ("leaflet",), post=Order())
    (problem,) = (one for one in built.problems if one.severity == "error")
    assert (problem.place.file, problem.place.line) == ("cases/contacts.csv", 2)
    assert "does not take documents in “fr”" in problem.message


def test_a_build_makes_no_letters_to_contacts_and_keeps_those_that_still_hold(project):
    before = contents(project / "build")
    pipeline.build(project, ("leaflet",))
    assert contents(project / "build") == before


# --- annexes ------------------------------------------------------------------------------------------------


def test_the_annexes_stand_in_one_file_beside_the_filing(posted):
    pages = texts(posted / "build/leaflet/annexes.pdf")
    assert "Index of annexes" in pages[0]
    assert "First page" in pages[1] and "Annex 1 – 1/2" in pages[1] and "Second page" in pages[2]
    assert "It is held by" in pages[3] and "We saw nothing." in pages[3] and "the mayor of Lowbridge" in pages[3]
    assert not (posted / "build/leaflet/annexes.docx").exists()
    assert output(posted, "leaflet/annexes.pdf")["pages"] == 4


def test_a_page_of_an_annex_in_the_filing_is_a_link_to_that_page_of_the_file_beside(posted):
    with (
        pikepdf.open(posted / "build/leaflet/filing.pdf") as filing,
        pikepdf.open(posted / "build/leaflet/annexes.pdf") as annexes,
    ):
        links = [link.A for page in filing.pages for link in page.get("/Annots", ()) if "/A" in link]
        assert {(str(link.F), str(link.D)) for link in links} == {
            *(("annexes.pdf", place) for place in ("annex-1", "annex-1-2", "annex-2")),
        }
        named = list(annexes.Root.Names.Dests.Names)
        places = {str(name): to[0].objgen for name, to in zip(named[::2], named[1::2], strict=True)}
        order = [page.objgen for page in annexes.pages]
        assert [order.index(places[place]) for place in ("annex-1", "annex-1-2", "annex-2")] == [1, 2, 3]


def test_a_page_that_an_annex_does_not_have_is_told_with_the_template(project):
    template = project / "templates/leaflet/filing.html"
    template.write_text(template.read_text().replace('page="2"', 'page="7"'))
    built = pipeline.build(project, ("leaflet",))
    assert not built.paths
    (problem,) = (one for one in built.problems if one.severity == "error")
    assert problem.place.file == "templates/leaflet/filing.html" and problem.place.line == 2
    assert problem.message == "annex 1 has no page 7: what is enclosed has 2"


def test_pages_are_cited_by_the_numbers_they_bear(project):
    records = project / "cases/attachments.yaml"
    records.write_text(records.read_text().replace("  file: minutes.pdf\n", "  file: minutes.pdf\n  pages: 6-7\n"))
    template = project / "templates/leaflet/filing.html"
    template.write_text(template.read_text().replace('page="2"', 'page="7"'))
    pipeline.build(project, ("leaflet",))
    with pikepdf.open(project / "build/leaflet/filing.pdf") as filing:
        places = {str(link.A.D) for page in filing.pages for link in page.get("/Annots", ()) if "/A" in link}
    assert "annex-1-2" in places


@pytest.mark.parametrize(
    ("content", "why"), [(None, "There is no file"), (b"", "is no PDF, or damaged"), (b"%PDF-1.7 nothing", "damaged")]
)
def test_an_annex_that_cannot_be_read_stops_the_build_with_its_name(project, content, why):
    path = project / "cases/attachments/minutes.pdf"
    path.unlink() if content is None else path.write_bytes(content)
    before = contents(project / "build")
    built = pipeline.build(project, ("leaflet",))

    told = [one for one in built.problems if one.severity == "error"]
    assert told and all("minutes.pdf" in one.message for one in told) and why in " ".join(one.message for one in told)
    assert not built.paths and contents(project / "build") == before


def test_a_recipient_that_takes_no_annexes_gets_no_file_of_them(project):
    profile = project / "templates/leaflet/profile.yaml"
    profile.write_text(profile.read_text() + "takes_no_annexes: 'yes'\n")
    write(project, "templates/leaflet/filing.html", '<section id="a" title="A"><p>One.</p></section>')
    built = pipeline.build(project, ("leaflet",))
    assert {path.name for path in built.paths} == {"filing.docx", "filing.pdf", "letter.docx", "letter.pdf"}
    assert not (project / "build/leaflet/annexes.pdf").exists()
    assert "Annex" not in texts(project / "build/leaflet/letter.pdf")[0]


def test_a_confidential_annex_goes_only_where_it_stays_so(project):
    records = project / "cases/attachments.yaml"
    records.write_text(
        records.read_text().replace("  file: minutes.pdf\n", "  file: minutes.pdf\n  confidential: 'yes'\n")
    )
    template = project / "templates/leaflet/filing.html"
    template.write_text('<section id="a" title="Annexes">{% include "shared/annexes.html" %}</section>')
    pipeline.build(project, ("leaflet",))
    assert "First page" not in "".join(texts(project / "build/leaflet/annexes.pdf"))

    profile = project / "templates/leaflet/profile.yaml"
    profile.write_text(profile.read_text().replace("disclosure: public", "disclosure: confidential"))
    pipeline.build(project, ("leaflet",))
    assert "First page" in "".join(texts(project / "build/leaflet/annexes.pdf"))


def test_word_files_and_pictures_are_annexes_too(project):
    write(project, "cases/attachments/statement.docx", word("What I saw."))
    write(project, "cases/attachments/square.jpg", picture(size=(900, 600)))
    more = [
        f"- id: attachment-{number}\n  number: {number}\n  kind: other\n  title: Number {number}\n  author: somebody\n"
        f"  file: {name}\n  proves: [silent-walk-oduya-sam]\n  origin: invented\n"
        for number, name in ((3, "statement.docx"), (4, "square.jpg"))
    ]
    with (project / "cases/attachments.yaml").open("a") as file:
        file.writelines(more)
    built = pipeline.build(project, ("leaflet",))
    assert built.paths, built.problems
    pages = texts(project / "build/leaflet/annexes.pdf")
    assert "What I saw." in pages[4] and "Annex 4 – 1/1" in pages[5]


def test_a_changed_annex_is_seen_by_verify_and_made_anew(project):
    assert not [one for one in pipeline.verify(project, project / "build") if "minutes.pdf" in str(one)]
    write(project, "cases/attachments/minutes.pdf", saved(pdf("Another page")))
    told = [one.message for one in pipeline.verify(project, project / "build") if one.code == "stale"]
    assert told and all("changed: file “cases/attachments/minutes.pdf”" in message for message in told)
    write(project, "templates/leaflet/filing.html", '<section id="a" title="A"><p>One.</p></section>')
    pipeline.build(project, ("leaflet",))
    assert "Another page" in texts(project / "build/leaflet/annexes.pdf")[1]


# --- printing -----------------------------------------------------------------------------------------------


def test_the_run_holds_for_each_addressee_a_separator_the_letter_and_all_that_is_enclosed(posted):
    run = output(posted, RUN)
    wanted = [part for letter in PARTS for part in ("separator", letter, "leaflet/filing", "leaflet/annexes")]
    assert [part["name"] for part in run["holds"]] == wanted
    assert all(part["page"] % 2 == 1 for part in run["holds"])
    pages = texts(posted / "build" / RUN)
    assert run["pages"] == len(pages)
    for part in run["holds"]:
        if part["name"] != "separator":
            own = texts(posted / f"build/{part['name']}.pdf")
            assert pages[part["page"] - 1 : part["page"] - 1 + part["pages"]] == own
    assert "2 of 3 · Leaflet\nH.E. Ms Ingrid Solheim" in pages[run["holds"][4]["page"] - 1]


def test_copies_share_what_is_printed_many_times(posted):
    with pikepdf.open(posted / "build" / RUN) as run:
        fonts = [one for one in run.objects if isinstance(one, pikepdf.Stream) and "/Length1" in one]
    with pikepdf.open(posted / "build/leaflet/filing.pdf") as filing:
        own = [one for one in filing.objects if isinstance(one, pikepdf.Stream) and "/Length1" in one]
    assert 0 < len(fonts) < 3 * len(own) + 20


def test_what_was_built_before_is_not_made_again_for_the_post(project, monkeypatch):
    made = []
    real = stages.make_all
    monkeypatch.setattr(
        stages, "make_all", lambda documents, *a, **k: made.extend(documents) or real(documents, *a, **k)
    )
    before = contents(project / "build")
    pipeline.build(project, ("leaflet",), post=Order(run=True, separators=True))
    assert made == PARTS
    assert contents(project / "build") == before


def test_what_was_edited_is_made_again_for_the_post(project):
    good = (project / "build/leaflet/filing.pdf").read_bytes()
    (project / "build/leaflet/filing.pdf").write_bytes(b"edited")
    pipeline.build(project, ("leaflet",), post=Order())
    assert (project / "build/leaflet/filing.pdf").read_bytes() == good
    assert (project / "build/leaflet/filing-kept.pdf").read_bytes() == b"edited"


def test_letters_with_all_that_can_be_printed(project, complaint):
    result = complaint("letters", "leaflet", "--print", "--labels", "L7160", "--skip", "20", "--envelopes", "C5/6",
                       "--project", project)  # fmt: skip
    assert result.exit_code == 0, result.output
    made = sorted(path.name for path in (project / "build/print").iterdir())
    assert made == ["envelopes.pdf", "labels.pdf", "letters.pdf", "run.pdf"]
    sheets = texts(project / "build/print/labels.pdf")
    assert len(sheets) == 2 and "To whom it may concern" in sheets[0] and "Ingrid Solheim" in sheets[1]
    first, second, _ = texts(project / "build/print/envelopes.pdf")
    assert "12 Garden Street" in first and "Permanent Representative" in second
    with pikepdf.open(project / "build/print/envelopes.pdf") as envelopes:
        assert [round(float(edge) / 72 * 25.4) for edge in envelopes.pages[0].MediaBox[2:]] == [229, 114]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--labels", "L7161x"], "there is no sheet of labels “L7161x”"),
        (["--envelopes", "B5"], "there is no envelope “B5”"),
        (["--skip", "3"], "say which with --labels"),
        (["--labels", "L7165", "--skip", "8"], "a sheet L7165 has 8 labels"),
    ],
)
def test_labels_and_envelopes_that_there_are_not_are_wrong_use(project, complaint, options, told):
    result = complaint("letters", "leaflet", *options, "--project", project)
    assert result.exit_code == 2 and told in result.output


# --- the printer --------------------------------------------------------------------------------------------


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """A stand-in for the command of CUPS that writes down how it was called."""

    def put(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "lp"
        program.write_text(f'#!/bin/sh\nfor word in "$@"; do echo "$word" >> "{tmp_path}/called"; done\n{script}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        return tmp_path / "called"

    return put


def test_the_run_is_sent_to_the_printer_for_both_sides_at_its_own_size(project, complaint, lp):
    called = lp("echo 'request id is office-7 (1 file(s))'")
    result = complaint("letters", "leaflet", "--printer", "office", "--project", project)

    assert result.exit_code == 0, result.output
    assert "sent to office: request id is office-7" in result.stderr
    words = called.read_text().splitlines()
    assert words[:2] == ["-d", "office"] and words[-2:] == ["--", str(project / "build" / RUN)]
    assert {"sides=two-sided-long-edge", "media=A4", "print-scaling=none"} <= set(words)


def test_a_printer_that_there_is_not_is_told_and_the_file_stays(project, complaint, lp):
    lp("echo 'lp: The printer or class does not exist.' >&2; exit 1")
    result = complaint("letters", "leaflet", "--printer", "nowhere", "--project", project)

    assert result.exit_code == 1
    assert "the printer “nowhere” did not take the file: lp: The printer or class does not exist." in result.stderr
    assert (project / "build" / RUN).is_file()


def test_without_a_printing_system_it_is_said_where_the_file_is(project, complaint, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    result = complaint("letters", "leaflet", "--printer", "office", "--project", project)

    assert result.exit_code == 1
    assert "this machine has no printing system" in result.stderr
    assert str(project / "build" / RUN) in result.stderr
