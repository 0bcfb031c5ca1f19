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

import complaint.desk
from complaint.desk.wording import LANGUAGES, words
from tests.desk.conftest import at, sign_of

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
    assert set(keys(content(tag))) == set(keys(content("en")))
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
