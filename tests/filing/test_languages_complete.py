"""A language that is offered is whole: its words, its templates, its profiles, its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from complaint.filing.language import Language, read_language
from complaint.filing.profile_texts import profile_texts
from complaint.filing.recipients import recipients
from complaint.filing.tongue import holds_wording
from complaint.packaged import shared_templates
from complaint.records.record import Record
from complaint.records.schemas import schemas
from tests.filing import making

FILES = making.shared_files()
PROFILES, _ = recipients(FILES)
COMMITTEES = (
    *("un-human-rights-committee", "un-committee-against-torture", "un-cedaw", "un-cerd", "un-crc", "un-crpd"),
)
# For whom filings can be made in each language; other bodies may take it as well, and nobody has written it yet.
WRITTEN = {"fr": (*COMMITTEES, "pace-president", "pace-legal-affairs", "pace-motion")}
LANGUAGES = tuple(WRITTEN)
# What is printed of a profile; the letter only if there is one.
PRINTED = ("name", "short_name", "document.title", "document.subtitle", "document.mark")
PRINTED_IN_LETTERS = ("letter.salutation", "letter.closing", "letter.subject")
# Closed lists that are about how records are kept and are never printed.
_UNPRINTED = {
    *("acceptance", "admissibility_rule", "contact", "correction", "later_fact", "person", "power_of_attorney"),
    *("provision", "recipient", "same_matter", "figure", "form", "generalisation"),
}
_UNPRINTED_FIELDS = {"justification.scopes", "other_procedure.same_facts"}
_INCLUDED = re.compile(r'include "([^"]+)"|"/(\w+\.html)"')


def language(tag: str) -> Language:
    return read_language((shared_templates() / "languages" / f"{tag}.yaml").read_text("utf-8"), f"{tag}.yaml")


def written_in(tag: str) -> list[Record]:
    return [PROFILES[name] for name in WRITTEN[tag]]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_written_in_a_language_is_taken_in_it(tag: str) -> None:
    for profile in written_in(tag):
        assert tag in profile.languages, profile.id
        assert any(fact["about"] == "languages" for fact in profile.facts), profile.id


def templates_of(name: str, seen: set[str]) -> Iterator[str]:
    """A template and all that it includes; chapters are the project's own."""
    found = FILES.read(name)
    if name in seen or name.startswith("chapters/") or found is None:
        return
    seen.add(name)
    yield name
    folder = name.partition("/")[0]
    for included, own in _INCLUDED.findall(found[0]):
        if included or folder != "shared":
            yield from templates_of(included or f"{folder}/{own}", seen)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_word_is_missing(tag: str) -> None:
    english, other = making.english(), language(tag)
    for part in ("words", "bounds", "plurals", "forms_of_address"):
        given: Mapping[str, object] = getattr(english, part)
        assert set(given) <= set(getattr(other, part)), part
    for noun, forms in other.plurals.items():
        needed = {other.locale.plural_form(number) for number in range(200)}
        assert needed <= {*forms, "other"}, noun


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_value_of_a_closed_list_that_is_printed_has_a_word(tag: str) -> None:
    values = language(tag).values
    for name, schema in schemas().items():
        for wanted in schema.fields.values():
            allowed, which = wanted.allowed or (wanted.item.allowed if wanted.item else ()), f"{name}.{wanted.name}"
            if wanted.name.startswith("naming"):
                continue
            if name not in _UNPRINTED and which not in _UNPRINTED_FIELDS and wanted.language != "none":
                assert set(allowed) <= set(values.get(which, {})), which


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_template_of_a_recipient_that_takes_the_language_has_a_version(tag: str) -> None:
    lacking, seen = [], set[str]()
    assert FILES.version("shared/annexes_file.html", tag) == (f"shared/annexes_file.{tag}.html", True)
    for profile in written_in(tag):
        for kind in ("filing", "annex", "letter", "letter_body"):
            for name in templates_of(f"{profile.id}/{kind}.html", seen):
                found, version = FILES.read(name), FILES.version(name, tag)
                if found is not None and holds_wording(found[0]) and not (version and version[1]):
                    lacking.append(name)
    assert len(seen) > 20
    assert lacking == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_line_that_is_printed_of_these_profiles_is_translated(tag: str) -> None:
    for profile in written_in(tag):
        texts = profile_texts(profile, FILES, tag).texts
        paths = [*PRINTED, *(PRINTED_IN_LETTERS if profile.letter else ())]
        if profile.letter:
            paths += [f"letter.address[{number}]" for number in range(len(profile.letter["address"]))]
        assert [path for path in paths if profile.at_path(path) and path not in texts] == [], profile.id


_SIGN = re.compile(r"(?<=\w) [;:?!»]|« ")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def test_french_signs_stand_behind_spaces_that_do_not_break() -> None:
    folder = shared_templates()
    versions = sorted(folder.rglob("*.fr.html"))
    assert len(versions) > 20
    for file in versions:
        assert not _SIGN.search(_CODE.sub("x", file.read_text("utf-8"))), file
    for file in [*folder.rglob("profile.fr.yaml"), folder / "languages" / "fr.yaml"]:
        lines = [line for line in file.read_text("utf-8").split("\n") if not line.lstrip().startswith("#")]
        assert not [line for line in lines if _SIGN.search(line)], file
