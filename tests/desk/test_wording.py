"""What the desk says is there in every language, and every word that pages ask for is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale
from flask.testing import FlaskClient
from lxml import html

import complaint.desk
from complaint.desk.wording import LANGUAGES, words
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import columns
from tests.desk.conftest import at, sign_of

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
FOLDER = Path(complaint.desk.__file__).parent
ONLY_WHERE_NEEDED = ("values", "meanings", "counts", "fields", "reasons", "evidence")


def keys(content: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in content.items():
        if isinstance(value, Mapping) and name not in ONLY_WHERE_NEEDED:
            yield from keys(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def content(tag: str) -> Mapping[str, Any]:
    return yaml.load((FOLDER / f"words/{tag}.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_says_all_that_english_says(tag: str) -> None:
    lacking = set(keys(content(tag))) ^ set(keys(content("en")))
    assert lacking <= set(ONLY_WHERE_NEEDED)
    forms = set(Locale.parse(tag).plural_form.tags) | {"other"}
    for name, found in content(tag)["counts"].items():
        assert set(found) == forms, name


def test_every_word_that_a_page_asks_for_is_there() -> None:
    pages = "".join(path.read_text("utf-8") for path in FOLDER.glob("pages/*.html"))
    asked = re.findall(r'w\("([a-z_.0-9]+)"[,)]', pages)
    assert len(asked) > 40
    for key in asked:
        assert words("ru")._at(key)


def test_a_language_is_kept_and_shown(desk: FlaskClient) -> None:
    assert '<html lang="en">' in desk.get(at("/")).text
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    page = desk.get(at("/")).text
    assert '<html lang="ru">' in page
    assert "Добавить человека" in page
    assert "заявител" in page


def test_counts_follow_the_language() -> None:
    said = [words("ru").count(number, "people") for number in (1, 2, 5, 21)]
    assert said == ["1 обращение", "2 обращения", "5 обращений", "21 обращение"]


SAME_EVERYWHERE = frozenset({"KZT", "EUR", "USD"})


def test_everything_that_pages_show_of_records_has_its_word_in_russian() -> None:
    """Labels, explanations and words of closed lists; what a colleague typed stays as it is."""
    said = words("ru")
    shown = [schemas()[name] for name in content("en")["records"] if name in schemas()]
    assert len(shown) > 20
    lacking = []
    for schema in shown:
        for name, field in schema.fields.items():
            if name == "id" or field.type in ("records", "dict", "query"):
                continue
            if not CYRILLIC.search(said.field(schema.name, name)):
                lacking.append(f"{schema.name}.{name}")
            lacking += [word for word in (field.item or field).allowed or () if not CYRILLIC.search(said.value(word))]
    assert set(lacking) == SAME_EVERYWHERE
    for column in columns().values():
        assert column.schema is None or column.key.endswith("_id") or CYRILLIC.search(said.meaning(column.key, ""))


@pytest.mark.parametrize(
    "path", ["/add", "/person/quill-ada/edit", "/person/oduya-sam", "/status", "/history", "/sheet", "/duplicates"]
)
def test_no_english_explanation_is_shown_on_russian_pages(desk: FlaskClient, path: str) -> None:
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    page = html.fromstring(desk.get(at(path)).text)
    for label in page.xpath("//label | //legend | //dt | //h2 | //th[@scope='col'] | //*[@class='help']"):
        text = " ".join(label.text_content().split())
        assert not text or CYRILLIC.search(text), text
    meanings = {field.meaning for schema in schemas().values() for field in schema.fields.values()}
    everything = page.text_content()
    assert [one for one in meanings if len(one) > 20 and one in everything] == []
