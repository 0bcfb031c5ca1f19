"""Why a recipient would not take somebody, told in Russian: rules, what is added to them, doors, and what forms ask."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from flask.testing import FlaskClient
from lxml import html

import complaint
from complaint.desk.refusals import Refusals
from complaint.desk.wording import words
from complaint.filing.admissibility import rulebook, texts_in
from complaint.filing.profile_texts import profile_texts
from complaint.filing.recipients import recipients
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates
from tests.desk.conftest import at, sign_of
from tests.filing import making

FILES = making.shared_files()
BOOK, _ = rulebook(FILES)
PROFILES, _ = recipients(FILES)
TEXTS = texts_in("ru", FILES, BOOK)
RU = words("ru")
FOLDER = Path(complaint.__file__).parent
BRACES = re.compile(r"\{(\w+)\}")
EFFECTS = [effect for table in BOOK.elsewhere.values() for effect in table]
ENTRIES = [entry for entries in BOOK.acceptances.values() for entry in entries]


def refusal(text: str) -> str:
    told = Refusals(TEXTS, RU)(text)
    assert not told.lang, text
    return told.message


def given(name: str) -> dict[str, dict[str, str]]:
    content: dict[str, dict[str, str]] = yaml.safe_load((shared_templates() / name).read_text("utf-8"))
    return content


def of_profiles() -> Iterator[str]:
    """What profiles say of who is not taken, and the names of those that have none of their own in Russian."""
    for profile in PROFILES.values():
        if "name" not in profile_texts(profile, FILES, "ru").texts:
            yield from (str(profile.name), str(profile.short_name))
        yield from (str(door["reason"]) for door in profile.doors)
        yield from (str(one["text"]) for one in (*profile.asks, *profile.conflicts))
        yield from (str(one[field]) for one in profile.admissibility for field in ("text", "hint") if one[field])


@pytest.mark.parametrize(("name", "records"), [("rules", BOOK.rules.values()), ("same_matter", EFFECTS)])
def test_every_rule_has_its_text_and_its_hint_in_russian(name: str, records: list[object]) -> None:
    russian = given(f"admissibility/{name}.ru.yaml")
    assert set(russian) == {record.id for record in records}  # type: ignore[attr-defined]
    for record in records:
        for field in ("text", "hint"):
            english = record.values[field] or ""  # type: ignore[attr-defined]
            said = russian[record.id].get(field, "")  # type: ignore[attr-defined]
            assert bool(english) == bool(said), record
            assert sorted(BRACES.findall(english)) == sorted(BRACES.findall(said)), record


def test_procedures_and_the_notes_on_them_are_called_in_russian() -> None:
    russian = given("admissibility/acceptances.ru.yaml")
    assert set(russian["titles"]) == set(BOOK.acceptances)
    assert set(russian["notes"]) == {entry.id for entry in ENTRIES if entry.note}
    assert {str(entry.note) for entry in ENTRIES if entry.note} <= set(TEXTS)


def test_all_that_profiles_say_of_who_is_not_taken_has_russian_words_and_no_word_is_left_over() -> None:
    assert set(given("recipients.ru.yaml")) == set(of_profiles())


def test_no_two_recipients_have_the_same_short_name_in_russian() -> None:
    own = {name: profile_texts(one, FILES, "ru").texts.get("short_name") for name, one in PROFILES.items()}
    short = [own[name] or TEXTS[str(one.short_name)] for name, one in PROFILES.items()]
    assert len(set(short)) == len(PROFILES) > 40


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_is_told_with_all_that_stands_in_its_places(rule: object) -> None:
    for title in {entry.title for entry in ENTRIES} if "{procedure}" in rule.text else {""}:  # type: ignore[attr-defined]
        values = dict.fromkeys(("months", "most_months", "days", "least", "groups"), 7)
        text = str(rule.text).format(procedure=title, **values)  # type: ignore[attr-defined]
        said = refusal(f"{text.rstrip('.')} (the last is of 2018-05-10, bound since 2019-01-01)")
        assert said.endswith("(последнее – 2018-05-10, обязательно с 2019-01-01)")
        assert not title or TEXTS[title] in said
        assert refusal(text) == said.rpartition(" (")[0] + text[len(text.rstrip(".")) :]


def test_several_reasons_the_detail_and_the_field_to_fill_are_told() -> None:
    assert refusal(
        "The sex of the person is not recorded; The person was not deprived of liberty, as far as is recorded"
    ) == ("Не записан пол человека; Насколько записано, человек не был лишён свободы")
    both = "Neither the birth date nor the age of the person is recorded → signatory.birth_date or signatory.age"
    assert refusal(both) == ("Не записаны ни дата рождения, ни возраст человека → дата рождения или возраст")
    closed = "The State has not accepted membership of the Council of Europe, not yet, or not any more. (not accepted)"
    assert "(не признано)" in refusal(closed.replace(". (", " ("))


def details() -> Iterator[str]:
    """What the checks add to a rule, with 2018-05-10 or 7 in the places of what differs."""
    for file in sorted((FOLDER / "filing/admissibility").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "detail" and isinstance(node.value, ast.JoinedStr):
                parts = node.value.values
                yield "".join(part.value if isinstance(part, ast.Constant) else _filled(part) for part in parts)


def _filled(part: ast.expr) -> str:
    if not isinstance(part, ast.FormattedValue):
        return ""
    shown = ast.unparse(part.value)
    if shown == "note":
        return ""
    known = {"said": "perhaps ended", "where": ", in custody or under pressure", "naming": "initials"}
    known |= {"why": "dead", "reason": "no appeal has been received", "status": "pending", "remedy.kind": "cassation"}
    known |= {"step.procedure": "asylum", "step.state": "ukraine"}
    if shown.startswith("len(") or shown == "hours":
        return "7"
    return known.get(shown, "publish the name" if "NAMES_SHOWN" in shown else "2018-05-10")


def test_what_checks_add_to_a_rule_is_told_in_russian() -> None:
    found = sorted(set(details()))
    assert len(found) > 25
    for detail in found:
        said = refusal(f"The sex of the person is not recorded ({detail})")
        assert not re.search("[A-Za-z]{2,}", said.replace("ukraine", "")), said


def test_no_words_of_a_refusal_are_left_over() -> None:
    told_by = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("filing/**/*.py"))
    told_by += "\n".join(path.read_text("utf-8") for path in (shared_templates() / "admissibility").glob("*.yaml"))
    said = yaml.load((FOLDER / "desk/words/refusals.ru.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    parts = {part.strip("“” ;:,.?()") for phrase in said for part in re.split(r"\{\w+\}|; |, | \(", phrase)}
    assert {part for part in parts if part not in told_by} == set()
    for english, russian in said.items():
        assert sorted(BRACES.findall(english)) == sorted(BRACES.findall(russian)), english


def test_a_field_to_fill_that_a_rule_names_has_a_russian_name() -> None:
    named = {one for rule in BOOK.rules.values() for one in (rule.field, *rule.fields) if one}
    named |= {"event.peaceful", "attachment.language", "instrument.symbol", "power_of_attorney.bodies"}
    named |= {f"{entry['of']}.{entry['field']}" for profile in PROFILES.values() for entry in profile.asks}
    for field in sorted(named):
        said = refusal(f"The sex of the person is not recorded → {field}").partition(" → ")[2]
        assert not re.search("[A-Za-z]", said), f"{field}: {said}"


def test_what_has_no_russian_words_is_marked_as_english() -> None:
    assert Refusals(TEXTS, RU)("The stars are against it").lang == "en"
    assert Refusals(MappingProxyType({}), words("en"))("The stars are against it").lang == ""


def test_rules_of_a_project_of_its_own_do_not_get_the_texts_of_the_shared_ones(tmp_path: Path) -> None:
    own = tmp_path / "admissibility"
    own.mkdir()
    rules = (shared_templates() / "admissibility/rules.yaml").read_text("utf-8")
    (own / "rules.yaml").write_text(rules.replace("The sex of the person", "That the person wears a hat"), "utf-8")
    files = TemplateFiles([(tmp_path, "own"), (shared_templates(), "templates")], tmp_path)
    book, problems = rulebook(files)
    assert not problems
    assert not any("wears a hat" in text or text == "Ask the person." for text in texts_in("ru", files, book))
    (own / "rules.ru.yaml").write_text("sex-missing: {text: Неизвестно о шляпе.}", "utf-8")
    assert texts_in("ru", files, book)["That the person wears a hat is not recorded."].endswith("шляпе.")
    (own / "rules.ru.yaml").write_text("sex-missing: {", "utf-8")
    assert not any("wears a hat" in text for text in texts_in("ru", files, book)), "what cannot be read says nothing"


def test_the_pages_call_recipients_and_their_reasons_in_russian(desk: FlaskClient) -> None:
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    for path in ("/matrix", "/filings"):
        page = html.fromstring(desk.get(at(path)).text)
        english = [one.text_content().strip() for one in page.xpath('//main//*[@lang="en"]')]
        assert {one for one in english if one not in ("readers of a leaflet", "Leaflet")} == set(), path
    matrix = desk.get(at("/matrix")).text
    assert "Спецдокладчик по пыткам" in matrix
    assert "Не записан" in matrix
    assert " is not recorded" not in matrix
