"""A filing in another language: what it takes of records, profiles and templates, and what is said if one lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import compose
from complaint.filing.facts import derive
from complaint.filing.language import Language, read_language
from complaint.filing.origins import Origin, known
from complaint.filing.profile_texts import profile_texts
from complaint.filing.remarks import todos
from complaint.filing.select import select
from complaint.filing.tongue import holds_wording
from complaint.filing.versions import Versions
from complaint.problems import ProblemsFound
from complaint.records.record import Records
from tests.filing import making
from tests.filing.as_text import as_text
from tests.records.factories import make, together, world

FRENCH_WORDS = """
language: fr
locale: fr
words:
  contents: Sommaire
  draft: PROJET
  draft_title: Projet
  draft_why: "À régler :"
  draft_lacking: "{texts} sans version."
  annexes_of: "{title}"
  article_long: "article {number} {of_instrument}"
  article_short: "{instrument}, art. {number}"
  unnamed_other: une autre personne
bounds: {about: environ}
plurals:
  year: {one: "{n} an", other: "{n} ans"}
  month: {one: "{n} mois", other: "{n} mois"}
  text: {one: "{n} texte", other: "{n} textes"}
values:
  participation.mode: {detained: arrestation}
"""
FRENCH = read_language(FRENCH_WORDS, "languages/fr.yaml")


def translation(number: int, record: str | None, field: str | None, text: str, **more: str) -> Any:
    return make("translation", f"fr-{number}", record=record, field=field, text=text, **more)


def said(records: Records, record: str, path: str, form: str = "") -> str:
    return Versions(records, FRENCH).of(records[record], path, form).text


def test_a_text_is_said_as_it_was_translated() -> None:
    records = world(
        translation(1, "vigil", "title", "Veillée"), translation(2, "veloria", "name", "en Vélorie", form="in")
    )
    assert said(records, "vigil", "title") == "Veillée"
    assert said(records, "veloria", "name", "in") == "en Vélorie"


def test_words_are_translated_wherever_they_stand_unless_their_record_has_a_version_of_its_own() -> None:
    everywhere = translation(1, None, None, "Bourg", original="Lindenau")
    assert said(world(everywhere), "lindenau", "name") == "Bourg"
    assert said(world(everywhere, translation(2, "lindenau", "name", "Lindenau")), "lindenau", "name") == "Lindenau"


def test_a_translation_of_what_the_record_no_longer_says_is_not_used() -> None:
    records = world(translation(1, "vigil", "title", "Marche", original="March"))
    versions = Versions(records, FRENCH)
    assert versions.of(records["vigil"], "title").language == "en"
    (problem,) = versions.lacking
    assert problem.message == "the text of vigil (field title) has changed since it was translated into French"


@pytest.mark.parametrize(
    ("term", "shown"), [("3 years", "3 ans"), ("1 year 6 months", "1 an et 6 mois"), ("1 month", "1 mois")]
)
def test_a_length_of_time_is_said_by_rule(term: str, shown: str) -> None:
    case = make("prosecution", "case", decisions=[{"id": "one", "person": "drozd-pavel", "kind": "imprisonment",
                "court": "court-lindenau", "date": "2024-09-20", "term": term, "origin": "form"}])  # fmt: skip
    assert said(world(case), "one", "term") == shown


def test_a_country_that_exists_needs_no_translation() -> None:
    records = world(make("place", "poland", name="Poland", kind="country", within=None))
    assert said(records, "poland", "name") == "Pologne"


def test_what_belongs_to_no_language_stays_and_what_may_stay_in_its_own_is_marked() -> None:
    records = world(
        make("source", "letter", kind="official document", title="Letter of the Minister"), make("quotation", "words")
    )
    versions = Versions(records, FRENCH)
    assert versions.of(records["official-stark-l"], "name").language == ""
    assert versions.of(records["letter"], "title").language == "en"
    assert versions.of(records["words"], "text").language == "en"
    assert not versions.lacking


def test_a_remark_is_a_sentence_of_the_filing_and_needs_a_version() -> None:
    records = world()
    versions = Versions(records, FRENCH)
    versions.of(records["source-1"], "title")
    assert len(versions.lacking) == 1


def test_each_text_that_lacks_is_told_once_with_what_to_do() -> None:
    records = world()
    versions = Versions(records, FRENCH)
    first, again = versions.of(records["vigil"], "title"), versions.of(records["vigil"], "title")
    assert first.text == "Vigil for free schools"
    assert first.lacking is not None
    assert again.lacking is None
    (problem,) = versions.lacking
    assert problem.message == "the text of vigil (field title) has no version in French"
    assert problem.hint.startswith("add it to cases/translations.csv (record vigil, field title, language fr)")


def test_a_value_of_a_closed_list_keeps_the_capital_that_a_template_gave_it() -> None:
    records = world()
    versions = Versions(records, FRENCH)
    assert versions.said(known("detained", Origin("vigil-orlan-vesna", "mode"))).text == "arrestation"
    assert versions.said(known("Detained", Origin("vigil-orlan-vesna", "mode"))).text == "Arrestation"
    versions.said(known("stopped", Origin("vigil-orlan-vesna", "mode")))
    (problem,) = versions.lacking
    assert (problem.place.file, problem.message) == (
        "languages/fr.yaml",
        "there is no word for “stopped” (participation.mode)",
    )


def test_records_in_another_language_than_english_are_not_translated_into_their_own() -> None:
    records = world(make("complaint", "quiet", language="fr"))
    assert not Versions(records, FRENCH).of(records["vigil"], "title").language
    assert Versions(records, making.english()).of(records["vigil"], "title").language == "fr"


# --- templates ------------------------------------------------------------------------------------------------

WORDING = [
    ('{% include "shared/letter.html" %}', False, "it only includes another"),
    ("<p>{{ organisation.name }}</p>\n{# in words #}", False, "it only prints a value"),
    ("<p>Who?</p>", True, "words stand in it"),
    ('<section title="Facts">{{ x | prose }}</section>', True, "its title is words"),
    ('<section id="facts" title="{{ event.title | text }}"></section>', False, "its title is a value"),
    ('<p>{{ todo("the place") }}</p>', True, "what is printed to be filled in is words"),
    ('<p>{{ field(complaint, "email", "e-mail") }}</p>', True, "so is the name of a field"),
    ('<p>{{ field(complaint, "email") }}</p>', False, "the name of a record's field is none"),
    (
        '{% set under = "under article 14" %}{% include "shared/letter.html" %}',
        True,
        "so is what an included part prints",
    ),
    ('{% set told = ("prosecution",) %}{% set key = "events." ~ id %}', False, "keys and types of records are none"),
    ("<p>&nbsp;–</p>", False, "signs are no words"),
]


@pytest.mark.parametrize(("text", "wording", "why"), WORDING, ids=[row[2] for row in WORDING])
def test_a_template_holds_wording_if_words_of_its_own_are_printed(text: str, wording: bool, why: str) -> None:
    assert holds_wording(text) is wording, why


def composed(folder: Path, *records: Any, draft: bool = False, language: Language = FRENCH, **pages: str) -> b.Document:
    """A filing of the small complaint made with these templates; `shared__part` is a part, `page_fr` its version."""
    for name, content in pages.items():
        path = folder / f"{name.replace('__', '/').replace('_', '.')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    files = making.shared_files(folder, folder / "chapters")
    own = ((r,) for r in making.small() if r.id not in {one.id for group in records for one in group})
    everything = together(*own, *records)
    profile = making.recipient("body", languages=["en", "fr"])
    filing = select(everything, profile, making.ON)
    texts = folder / "body" / "profile.fr.yaml"
    texts.write_text("short_name: OMD\ndocument:\n  title: Plainte\n", "utf-8")
    return compose(filing, derive(filing.view), language, files, draft=draft)


SHORT_TITLE = translation(1, "quiet", "short_title", "Plainte")
NAME = translation(2, "open-hands", "name", "Association Mains ouvertes")


def test_the_version_in_the_language_wins_in_parts_and_chapters_too(tmp_path: Path) -> None:
    document = composed(
        *(tmp_path, SHORT_TITLE, NAME),
        body__filing='{% include "shared/part.html" %}{% include "chapters/why.html" %}',
        **{"shared__part": "<p>Who?</p>", "shared__part_fr": "<p>Qui ?</p>"},
        **{"chapters__why": "<p>Why?</p>", "chapters__why_fr": "<p>Pourquoi ?</p>"},
    )
    assert "Qui ?" in as_text(document)
    assert "Pourquoi ?" in as_text(document)
    assert (document.language, document.title, document.recipient) == ("fr", "Plainte", "OMD")
    assert document.organisation == "Association Mains ouvertes"


def test_all_that_lacks_is_told_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        composed(
            *(tmp_path, SHORT_TITLE),
            body__filing='<p>Who?</p>{% include "shared/part.html" %}<p>{{ organisation.name }}</p>',
            shared__part="<p>Where?</p>",
        )
    told = [(problem.place.file, problem.message) for problem in found.value.problems]
    assert told == [
        ("templates/body/filing.html", "this template has no version in French"),
        ("templates/shared/part.html", "this template has no version in French"),
        ("invented.yaml", "the text of open-hands (field name) has no version in French"),
    ]


def test_a_draft_says_it_in_its_own_language_and_marks_it(tmp_path: Path) -> None:
    document = composed(
        *(tmp_path, SHORT_TITLE),
        draft=True,
        body__filing='<section title="Names"><p>We are {{ organisation.name }} today.</p><p>Here.</p></section>',
    )
    assert document.draft == "PROJET"
    _, section = document.blocks
    assert isinstance(section, b.Section)
    foreign = [one for group in b.tied_groups(section.blocks[0]) for one in b.walk_inlines(group)]
    assert [b.plain(one.children) for one in foreign if isinstance(one, b.Foreign)] == [
        "We are ",
        "Open Hands Association",
        " today.",
    ]
    reasons = [todo.reason.split("\n")[0] for todo in todos(document)]
    assert reasons.count("This template has no version in the language of the filing.") == 1
    assert "The text of open-hands (field name) has no version in French." in reasons
    assert "2 textes sans version." in as_text(document)


def test_a_filing_in_the_language_of_the_records_is_as_it_was(tmp_path: Path) -> None:
    document = composed(tmp_path, language=making.english(), body__filing="<p>{{ organisation.name }} asks.</p>")
    assert "Open Hands Association asks." in as_text(document)
    assert not document.draft


def test_a_project_s_own_wording_wins_over_a_shared_version(tmp_path: Path) -> None:
    """What the project says in its own template is not what the shared version says."""
    files = making.shared_files(tmp_path)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "letter.html").write_text("<p>Ours.</p>", "utf-8")
    assert files.version("shared/letter.html", "fr") == ("shared/letter.html", False)


def test_a_line_of_a_profile_that_there_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "body").mkdir()
    with pytest.raises(ProblemsFound, match=r"has no text “document\.titel”"):
        (tmp_path / "body" / "profile.fr.yaml").write_text("document: {titel: Plainte}", "utf-8")
        profile_texts(making.recipient("body"), making.shared_files(tmp_path), "fr")
