"""`complaint build --key`: what is sealed is printed where a form asks, of who is named in full, and nowhere else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from complaint.records.changing import Edit, change, texts_of
from complaint.records.pseudonym_list import draw_pseudonyms
from complaint.records.sealing.age import Identity
from complaint.records.sealing.sealing import ToSeal, seal_values
from complaint.records.sealing.secret_keys import write_key
from tests.records.changing.people import ANNA
from tests.records.sealing.people import list_key
from tests.small_project import FILING, PROFILE, make_small_project, write

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
