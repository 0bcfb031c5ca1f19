"""Because of which records, templates and people a file is stale: named by file, and only where they are in it."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from complaint import pipeline
from complaint.output.ledger import FOLDER, builds_kept
from complaint.output.manifest import output_of
from complaint.records.changing.writing import OWN_FOLDER
from complaint.records.pseudonym_list import draw_pseudonyms
from tests.small_project import FILING, PROFILE, make_small_project, write

LED_AWAY = "led-away"  # takes only who was detained: of the two complainants that is Mira Tarn
ONE_EACH = "one-each"
EVENT = """
{% for event in events %}<p>{{ event.title }}</p>{% endfor %}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a leaflet about both complainants, one about Mira Tarn alone, and one for each of them."""
    root = make_small_project(tmp_path_factory.mktemp("stale") / "project")
    for name in (LED_AWAY, ONE_EACH):
        profile = PROFILE.replace("id: leaflet", f"id: {name}").replace("short_name: Leaflet", f"short_name: {name}")
        profile = profile[: profile.index("letter:")]
        more = "people: [{record: participation, where: {mode: detained}}]\n" if name == LED_AWAY else ""
        more += "group: one per person\n" if name == ONE_EACH else ""
        write(root, f"templates/{name}/profile.yaml", profile + more)
        write(root, f"templates/{name}/filing.html", FILING)
    change(root, "cases/participations.csv", "2030-01-09,detained,yes,2", "2030-01-09,stopped,yes,")
    made = pipeline.build(root, ("leaflet", LED_AWAY, ONE_EACH), formats=("docx",))
    assert made.paths, made.problems
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    write(root, file, text.replace(old, new))


def stale(root: Path) -> dict[str, set[tuple[str, str]]]:
    """What happened to which record, by file; files that are not stale are not among it."""
    told = pipeline.verified(root, root / "build")
    assert told.because, told.problems
    assert None not in told.because.values()
    return {path: {(one.what, one.about) for one in why} for path, why in told.because.items() if why}


def test_nothing_is_stale_after_a_build_nor_after_a_remark_or_an_empty_line(project):
    assert stale(project) == {}
    for file, more in (("cases/complaint.yaml", "# a remark\n"), ("signatories/signatories.csv", "\n")):
        with (project / file).open("a") as changed:
            changed.write(more)
    assert stale(project) == {}


def test_a_changed_person_is_told_of_the_files_that_hold_them_and_of_no_other(project):
    change(project, "signatories/signatories.csv", "51,2030-01-12", "52,2030-01-12")
    why = {("changed", "oduya-sam")}
    of_leaflet = {f"leaflet/{name}.docx": why for name in ("filing", "letter")}

    assert stale(project) == of_leaflet | {f"{ONE_EACH}/oduya-sam/filing.docx": why}


def test_who_withdrew_is_named_in_each_filing_that_holds_them(project):
    change(
        project,
        "signatories/powers_of_attorney.csv",
        "oduya-sam,our-organisation,file; represent; publish the name,full,2030-01-12,2030-01-14,,,",
        "oduya-sam,our-organisation,file; represent; publish the name,full,2030-01-12,2030-01-14,,2030-01-20,",
    )
    found = stale(project)

    assert ("no longer in it", "oduya-sam") in found["leaflet/filing.docx"]
    assert {what for what, _ in found[f"{ONE_EACH}/oduya-sam/filing.docx"]} == {"not made today"}
    assert not [path for path in found if path.startswith(LED_AWAY)]
    told = [one.message for one in pipeline.verify(project, project / "build") if one.code == "mandate-lost"]
    assert len(told) == 2 and all("“oduya-sam”" in message for message in told)


@pytest.mark.parametrize(("more", "is_named"), [("", False), ('<p>With {{ name("oduya-sam") }}.</p>', True)])
def test_who_is_referred_to_and_not_named_makes_no_other_filing_stale(built, tmp_path, more, is_named):
    """A quotation of somebody belongs to every filing that may print it, whether it does or not."""
    root = Path(shutil.copytree(built, tmp_path / "project"))
    columns = "id,text,speaker,speaker_described,to,document,date,about,sources,origin"
    write(root, "cases/quotations.csv", f"{columns}\nword,We saw it.,,a passer-by,oduya-sam,,,,,invented\n")
    write(root, f"templates/{LED_AWAY}/filing.html", FILING + more)
    assert pipeline.build(root, (LED_AWAY,), formats=("docx",)).paths
    own = "oduya-sam,our-organisation,file; represent; publish the name,full,2030-01-12,2030-01-14,,"
    change(root, "signatories/powers_of_attorney.csv", f"{own},", f"{own}2030-01-20,")

    assert (("changed", "poa-oduya-sam") in stale(root).get(f"{LED_AWAY}/filing.docx", set())) is is_named


def test_a_record_that_came_is_told_where_it_would_be_in(project):
    with (project / "signatories/powers_of_attorney.csv").open("a") as powers:
        powers.write("poa-q,quill-ada,our-organisation,file,initials,2030-01-12,2030-01-14,,,,held,held,invented\n")
    change(project, "signatories/appeals.csv", "form,no,the power of attorney has not come yet", "form,yes,")
    draw_pseudonyms(project, ["quill-ada"])
    found = stale(project)

    assert {("new in it", "quill-ada"), ("new in it", "poa-q")} <= found["leaflet/filing.docx"]
    of_led_away = found[f"{LED_AWAY}/filing.docx"]
    assert of_led_away == {("changed", "appeal-quill-ada")}, "it may tell how many appeals were taken up"


def test_a_record_that_went_is_told_with_where_it_stood(project):
    change(project, "cases/organisations.csv", "un-sr-torture", "un-sr-against-torture")
    why = pipeline.verified(project, project / "build").because["leaflet/filing.docx"]

    assert why is not None
    assert {("gone", "un-sr-torture"), ("new in it", "un-sr-against-torture")} == {(one.what, one.about) for one in why}
    assert all(one.place.startswith("cases/organisations.csv:") for one in why)


def test_other_records_of_the_same_file_do_not_make_it_stale_but_their_order_may(project):
    path = project / "cases/places.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    write(project, "cases/places.csv", head + "".join(reversed(rows)))

    assert stale(project)["leaflet/filing.docx"] == {("in another order", "the records of the type place")}


def test_a_changed_template_is_told_of_what_was_made_from_it_alone(project):
    with (project / f"templates/{LED_AWAY}/filing.html").open("a") as changed:
        changed.write("<!-- a remark -->\n")
    template = {("template changed", f"templates/{LED_AWAY}/filing.html")}
    assert stale(project) == {f"{LED_AWAY}/filing.docx": template}

    write(project, "templates/styles/theme.yaml", "colours: {accent: '#123456'}\n")
    assert len(stale(project)) == 5, "the look concerns every file"


def test_the_files_of_a_later_build_and_those_it_keeps_are_both_known(project):
    """The second build makes one recipient anew and keeps the others as they were made by the first."""
    assert pipeline.build(project, (LED_AWAY,), formats=("docx",)).paths
    assert stale(project) == {}
    change(project, "signatories/signatories.csv", "51,2030-01-12", "52,2030-01-12")

    assert set(stale(project)) == {"leaflet/filing.docx", "leaflet/letter.docx", f"{ONE_EACH}/oduya-sam/filing.docx"}


def test_where_nobody_knows_what_files_were_made_of_the_changed_record_files_are_told(project):
    shutil.rmtree(project / OWN_FOLDER)
    assert [one for one in pipeline.verify(project, project / "build") if one.code == "stale"] == []
    change(project, "signatories/signatories.csv", "51,2030-01-12", "52,2030-01-12")
    told = [one.place.file for one in pipeline.verify(project, project / "build") if one.code == "stale"]

    assert told == ["signatories/signatories.csv"]


def test_a_damaged_list_of_what_files_were_made_of_is_as_none(project):
    for path in (project / OWN_FOLDER / FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:40])
    assert set(pipeline.verified(project, project / "build").because.values()) == {None}


def test_what_is_written_down_is_for_its_owner_only_and_tells_no_private_value(project):
    change(
        project,
        "signatories/signatories.csv",
        "lowbridge,,,held,,invented\nquill",
        "lowbridge,,,N7654321,,invented\nquill",
    )
    assert pipeline.build(project, ("leaflet",), formats=("docx",)).paths
    folder = project / OWN_FOLDER / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    texts = [gzip.decompress(path.read_bytes()).decode() for path in folder.iterdir()]
    assert not [text for text in texts if "N7654321" in text or "Oduya" in text]

    sums = {one[3] for text in texts for one in json.loads(text)["records"] if one[0] == "oduya-sam"}
    assert len(sums) == 1, "an identity document is printed in no leaflet, so that nothing is told of it"
    assert stale(project) == {}


def test_what_cannot_be_written_down_is_told_and_the_files_are_made(project):
    shutil.rmtree(project / OWN_FOLDER / FOLDER)
    write(project, f"{OWN_FOLDER}/{FOLDER}", "in the way")
    made = pipeline.build(project, ("leaflet",), formats=("docx",))

    assert made.paths and "not-noted" in {one.code for one in made.problems}


def test_the_command_names_the_files_and_gives_them_to_programs_too(project, complaint):
    change(project, "signatories/signatories.csv", "51,2030-01-12", "52,2030-01-12")
    done = complaint("verify", "--project", project)
    assert done.exit_code == 0
    assert "build/leaflet: warning: stale: filing.docx and letter.docx would not be the same today" in done.output
    assert "changed: signatory “oduya-sam” (signatories/signatories.csv:3)" in done.output

    files = json.loads(complaint("verify", "--format", "json", "--project", project).output)["files"]
    mine = {one["path"]: one for one in files}
    assert mine[f"{LED_AWAY}/filing.docx"] == {"path": f"{LED_AWAY}/filing.docx", "stale": False, "because": []}
    because = {"what": "changed", "about": "oduya-sam", "type": "signatory", "place": "signatories/signatories.csv:3"}
    assert mine["leaflet/letter.docx"]["because"] == [because]


def test_of_a_file_that_somebody_hands_in_it_is_told_too(project, complaint):
    file = project.parent / "as sent.docx"
    shutil.copy(project / "build/leaflet/filing.docx", file)
    said = complaint("verify", file, "--project", project)
    assert said.exit_code == 0 and "unchanged" in said.output and "stale" not in said.output

    powers, name = "signatories/powers_of_attorney.csv", "oduya-sam,our-organisation"
    change(
        project,
        powers,
        f"{name},file; represent; publish the name,full,2030-01-12,2030-01-14,,,",
        f"{name},file; represent; publish the name,full,2030-01-12,2030-01-14,,2030-01-20,",
    )
    said = complaint("verify", file, "--project", project)
    assert said.exit_code == 1 and "as sent.docx: error: the filing still holds “oduya-sam”" in said.output
    assert (
        "as sent.docx: warning: stale: filing.docx would not be the same today; no longer in it: signatory"
        in said.output
    )
    assert "letter.docx" not in said.output


def test_of_a_file_to_print_who_withdrew_is_told_as_of_what_it_holds(project, complaint):
    assert complaint("letters", "leaflet", "--print", "--project", project).exit_code == 0
    change(
        project, "signatories/powers_of_attorney.csv", "2030-01-12,2030-01-14,,,", "2030-01-12,2030-01-14,,2030-01-20,"
    )
    said = complaint("verify", project / "build/print/run.pdf", "--project", project)
    assert said.exit_code == 1 and "run.pdf: error: the filing still holds “oduya-sam”" in said.output


def test_a_file_of_an_earlier_build_is_known_and_told_stale_because_of_whom(project, complaint):
    """It was sent; months later records change, the filings are made anew, and somebody asks what was sent."""
    sent = project.parent / "as sent.docx"
    shutil.copy(project / "build/leaflet/filing.docx", sent)
    change(project, "signatories/signatories.csv", "Oduya,Sam,", "Oduya,Samuel,")
    assert complaint("build", "leaflet", "--format", "docx", "--project", project).exit_code == 0
    said = complaint("verify", sent, "--project", project)
    earlier = "note: this is “leaflet/filing.docx” of an earlier build of this project, as of 2030-01-31, unchanged"
    assert said.exit_code == 0 and earlier in said.output, said.output
    assert "stale: filing.docx would not be the same today; changed: signatory “oduya-sam”" in said.output
    assert "led-away" not in said.output and "letter.docx" not in said.output

    change(
        project, "signatories/powers_of_attorney.csv", "2030-01-12,2030-01-14,,,", "2030-01-12,2030-01-14,,2030-01-20,"
    )
    shutil.rmtree(project / "build")
    said = complaint("verify", sent, "--project", project)
    assert said.exit_code == 1, "no build is needed to know it"
    assert "as sent.docx: error: the filing still holds “oduya-sam”" in said.output
    sent.write_bytes(sent.read_bytes() + b" ")
    said = complaint("verify", sent, "--project", project)
    assert said.exit_code == 1 and "of no build that is known here, or was changed" in said.output


def test_a_kept_build_tells_no_sums_of_record_files_and_damaged_ones_are_passed_over(project):
    folder = project / OWN_FOLDER / FOLDER
    (kept,) = [json.loads(gzip.decompress(path.read_bytes()))["listing"] for path in folder.iterdir()]
    assert kept["inputs"] and not [name for name in kept["inputs"] if name.startswith(("cases/", "signatories/"))]

    content = (project / "build/leaflet/filing.docx").read_bytes()
    (whole,) = builds_kept(project)
    assert output_of(whole[0], content) is not None
    for name, damaged in (("a", b"cut"), ("b", gzip.compress(b"[]")), ("c", gzip.compress(b'{"version": 1}'))):
        (folder / f"{name}.json.gz").write_bytes(damaged)
    assert list(builds_kept(project)) == [whole]
