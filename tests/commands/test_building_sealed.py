"""`complaint build --key`: what is sealed is printed where a form asks, of who is named in full, and nowhere else."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from complaint.records.changing import Edit, change, texts_of
from complaint.records.pseudonym_list import draw_pseudonyms
from complaint.records.sealing.age import Identity
from complaint.records.sealing.sealing import ToSeal, seal_values
from complaint.records.sealing.secret_keys import write_key
from tests.records.changing.people import ANNA
from tests.records.sealing.people import list_key
from tests.small_project import FILING, PROFILE, contents, make_small_project, write

SAM = "oduya-sam"
FORM = """\
<section id="who" title="Who">
{% for subject in complainants %}
<p>{{ name(subject.id) }}: {{ field(subject, "birth_place") }}, {{ sealed(subject, "identity_document") }}\
{% if is_open(subject, "address") %}, {{ sealed(subject, "address") }}{% endif %}</p>
{% endfor %}
</section>
"""
SECRETS = {"birth_place": "Old Harbour", "identity_document": "N7654321", "address": "Lark Street 9"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_small_project(tmp_path / "project")
    profile = PROFILE.replace("id: leaflet", "id: asking").replace("short_name: Leaflet", "short_name: Asking")
    write(root, "templates/asking/profile.yaml", profile + f"prints_sealed: [{', '.join(SECRETS)}]\n")
    write(root, "templates/asking/letter.html", "<p>Here it is.</p>\n")
    write(root, "templates/asking/filing.html", FORM)
    write(root, "templates/leaflet/filing.html", FILING + FORM.replace('id="who"', 'id="form"'))
    key, paper = Identity.generate(), Identity.generate()
    list_key(root, "key-anna", key)
    list_key(root, "key-paper", paper)
    write_key(tmp_path / "key.txt", key, root)
    mira = next(one for one in texts_of(root, "power_of_attorney").values() if one.fields["principal"] == "tarn-mira")
    assert not change(root, [Edit(mira.type, mira.id, {"naming": "initials"})], ANNA).refused
    people = texts_of(root, "signatory").values()
    draw_pseudonyms(root, (person.id for person in people))
    for person in people:
        wanted = [ToSeal(person, name, f"{value} of {person.id}") for name, value in SECRETS.items()]
        assert not seal_values(root, wanted, ANNA).refused
    return root


def words(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return "".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def test_it_is_printed_for_who_is_named_in_full_to_a_recipient_that_asks(project, complaint):
    key = project.parent / "key.txt"
    done = complaint("build", "asking", "leaflet", "--format", "docx", "--key", key, "--project", project)
    assert done.exit_code == 0, done.output

    form = words(project / "build/asking/filing.docx")
    assert all(f"{value} of {SAM}" in form for value in SECRETS.values())
    others = [text.id for text in texts_of(project, "signatory").values() if text.id != SAM]
    assert len(others) == 2 and not [one for one in others for value in SECRETS.values() if f"{value} of {one}" in form]
    assert not [value for value in SECRETS.values() if value in words(project / "build/leaflet/filing.docx")]
    assert not [value for value in SECRETS.values() if value in (project / "build/manifest.json").read_text()]
    assert not [value for value in SECRETS.values() if value in done.output]
    assert (project / "build/asking/filing.docx").stat().st_mode & 0o777 == 0o600
    assert (project / "build").stat().st_mode & 0o777 == 0o700


def test_without_a_key_the_filing_is_made_and_says_that_one_is_needed(project, complaint):
    done = complaint("build", "asking", "--format", "docx", "--project", project)
    assert done.exit_code == 0, done.output
    form = words(project / "build/asking/filing.docx")
    assert "build with --key FILE" in form and not [value for value in SECRETS.values() if value in form]


def test_a_wrong_key_builds_nothing(project, complaint):
    other = project.parent / "other.txt"
    write_key(other, Identity.generate(), project)
    done = complaint("build", "asking", "--format", "docx", "--key", other, "--project", project)
    assert done.exit_code == 1 and "can be opened by: anna or paper" in done.output
    assert not (project / "build/asking").exists()


def stale_after(project: Path, complaint, change_of: str) -> tuple[str, str]:
    """What `verify` says without and with the key after something about this person was sealed anew."""
    key = project.parent / "key.txt"
    done = complaint("build", "asking", "leaflet", "--format", "docx", "--key", key, "--project", project)
    assert done.exit_code == 0, done.output
    assert "no problems" in complaint("verify", "--project", project).output
    person = next(text for text in texts_of(project, "signatory").values() if text.id == change_of)
    assert not seal_values(project, [ToSeal(person, "address", "Tern Lane 3")], ANNA).refused
    without = complaint("verify", "--project", project).output
    with_key = complaint("verify", "--key", key, "--project", project).output
    assert "Tern Lane" not in without + with_key and "leaflet" not in without + with_key
    return without, with_key


def test_what_is_sealed_anew_makes_stale_what_was_made_with_a_key_and_names_the_person(project, complaint):
    without, with_key = stale_after(project, complaint, SAM)
    assert (
        f"build/asking: warning: stale: filing.docx would not be the same today; sealed anew or changed: perhaps \
signatory “{SAM}”"
        in without
    )
    assert f"sealed anew or changed: signatory “{SAM}”" in with_key


def test_with_a_key_it_is_known_that_the_sealed_data_are_of_somebody_else(project, complaint):
    without, with_key = stale_after(project, complaint, "quill-ada")
    assert "perhaps" in without and "no problems" in with_key


# One of each kind, as it is sealed and as it is planted in a template.
PLANTED = {
    "identity_document": ("N 41739265", "(No. 4173 9265)"),
    "address": ("Quiet Lane 14, Lindenau", "14 Quiet Lane"),
    "telephone": ("+7 701 555 01 42", "8 (701) 555-01-42 or 77015550142"),
    "health": ("Asthma since the winter in prison, needs an inhaler", "asthma since the winter in prison"),
    "birth_date": ("1971-04-02", "2 April 1971"),
}


LATER = replace(ANNA, when=ANNA.when + timedelta(days=1))


def planted(project: Path, person: str, field: str, recipient: str) -> Path:
    """The key, after something was sealed about the person and words that tell it were put into a template."""
    value, words = PLANTED[field]
    text = next(text for text in texts_of(project, "signatory").values() if text.id == person)
    assert not seal_values(project, [ToSeal(text, field, value)], LATER).refused
    write(project, f"templates/{recipient}/filing.html", f'<section id="who" title="Who"><p>See {words}.</p></section>')
    return project.parent / "key.txt"


def leaks(complaint, project: Path, recipient: str, person: str, field: str, key: Path) -> None:
    done = complaint("build", recipient, "--format", "docx", "--key", key, "--project", project)
    kind = field.replace("_", " ")
    assert done.exit_code == 1
    assert f"{recipient}/filing.docx: error: {recipient} may not see this of {person}: {kind}" in done.output
    assert not any(words in done.output for words in PLANTED[field])
    assert not (project / f"build/{recipient}/filing.docx").exists()


@pytest.mark.parametrize("field", PLANTED)
def test_the_gate_finds_what_is_sealed_where_the_recipient_asks_for_none_of_it(project, complaint, field):
    leaks(complaint, project, "leaflet", SAM, field, planted(project, SAM, field, "leaflet"))


@pytest.mark.parametrize("field", ["identity_document", "address"])
def test_and_what_a_form_asks_for_of_who_is_not_named_in_full_to_its_recipient(project, complaint, field):
    leaks(complaint, project, "asking", "tarn-mira", field, planted(project, "tarn-mira", field, "asking"))


def test_but_not_what_a_form_may_print_even_if_somebody_else_has_the_same(project, complaint):
    mira = next(text for text in texts_of(project, "signatory").values() if text.id == "tarn-mira")
    assert not seal_values(project, [ToSeal(mira, "address", PLANTED["address"][0])], LATER).refused
    key = planted(project, SAM, "address", "asking")
    done = complaint("build", "asking", "--format", "docx", "--key", key, "--project", project)
    assert done.exit_code == 0, done.output


def test_without_a_key_the_gate_cannot_know_what_is_sealed(project, complaint):
    """As docs/security.md says."""
    planted(project, SAM, "address", "leaflet")
    assert complaint("build", "leaflet", "--format", "docx", "--project", project).exit_code == 0


COMMUNICATION = '{% include "shared/forms/communication.html" %}\n'
QUESTIONNAIRES = """\
<section id="all" title="All">{% for subject in complainants %}{% set number = loop.index %}
{% include "shared/forms/detention_questionnaire.html" %}
{% endfor %}</section>
<section id="law" title="Law"><p>The law.</p></section>
"""


@pytest.mark.parametrize("form", [COMMUNICATION, QUESTIONNAIRES], ids=["communication", "questionnaire"])
def test_the_forms_that_bodies_ask_for_print_it_too(project, complaint, form):
    write(project, "templates/asking/filing.html", form)
    if form == COMMUNICATION:
        profile = project / "templates/asking/profile.yaml"
        profile.write_text(profile.read_text() + "group: one per person\n")
    key = project.parent / "key.txt"
    done = complaint("build", "asking", "--format", "docx", "--key", key, "--project", project)
    assert done.exit_code == 0, done.output
    every = "".join(words(path) for path in sorted((project / "build/asking").rglob("filing.docx")))
    for name in ("identity_document", "address"):
        assert f"{SECRETS[name]} of {SAM}" in every and f"{SECRETS[name]} of tarn-mira" not in every


def test_letters_with_a_key_print_it_into_files_that_are_for_their_owner_only(project, complaint):
    key = project.parent / "key.txt"
    done = complaint("letters", "asking", "--print", "--key", key, "--project", project)
    assert done.exit_code == 0, done.output
    folder = project / "build"
    assert f"{SECRETS['address']} of {SAM}" in words(folder / "asking/filing.docx")
    assert SECRETS["identity_document"] in "".join(page.get_textpage().get_text_range() for page in opened(folder))
    made = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600} and folder.stat().st_mode & 0o777 == 0o700
    listed = {
        one["path"]: one.get("unsealed", False) for one in json.loads((folder / "manifest.json").read_text())["outputs"]
    }
    assert listed["print/run.pdf"] and listed["asking/filing.pdf"]
    assert not listed["asking/letter.pdf"] and not listed["print/letters.pdf"]


def opened(folder: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument((folder / "print/run.pdf").read_bytes())


def test_letters_without_a_key_do_not_print_what_was_made_with_one(project, complaint):
    key = project.parent / "key.txt"
    assert complaint("build", "asking", "--key", key, "--project", project).exit_code == 0
    before = contents(project / "build")
    done = complaint("letters", "asking", "--print", "--project", project)
    assert done.exit_code == 1 and "made with a key" in done.output and "--key FILE" in done.output
    assert contents(project / "build") == before

    assert complaint("build", "asking", "--project", project).exit_code == 0
    assert complaint("letters", "asking", "--print", "--project", project).exit_code == 0
