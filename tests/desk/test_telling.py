"""Problems and reasons in the language of the page: nothing of the records stays English on a Russian one."""

from __future__ import annotations

import ast
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient

import complaint
from complaint.desk.telling import told
from complaint.desk.wording import words
from complaint.filing.guarded.private import private_fields
from complaint.problems import Place, Problem, error
from complaint.records.resolve import _called
from complaint.records.schemas import schemas
from complaint.records.wording import say
from tests.desk.conftest import at, form_of, sign_of
from tests.records.test_projects import BAD, laid_over_good, problems_of

FOLDER = Path(complaint.__file__).parent
TWO_ENGLISH_WORDS = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
FROM_A_LIBRARY = {"yaml-syntax"}  # says in brackets what the reader of YAML said


def said(problem: Problem) -> str:
    found = told(problem, words("ru"))
    return f"{found.message} {found.hint}"


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.name)
def test_what_is_wrong_with_a_project_is_told_in_russian(bad: Path, tmp_path: Path) -> None:
    for problem in problems_of(laid_over_good(bad, tmp_path / "project")):
        found = told(problem, words("ru"))
        assert not found.lang
        assert problem.code in FROM_A_LIBRARY or not TWO_ENGLISH_WORDS.search(re.sub("«[^»]*»", "", said(problem)))


def test_words_of_closed_lists_and_fields_are_said_in_russian_and_what_was_typed_is_not() -> None:
    at = Place("signatories/signatories.csv", 2)
    wrong = say("allowed", at, field="sex", text="female?", allowed="“female” or “male”", near="Did you mean “female”?")
    assert (
        said(wrong) == "«female?» не может стоять в поле «Пол». Может быть, «женщина»? Можно: «женщина» или «мужчина»."
    )
    column = say("unknown-column", at, column="nme", near="", known="Known columns: id, name and sex.")
    assert "Известные столбцы: id, name и sex." in said(column), "names of columns are those of the file"


def test_a_rule_calls_people_by_name_and_tells_the_reason() -> None:
    left = say(
        "left-out", Place(), id="oduya-sam", reason="no appeal has been received; the appeal a-1 is not taken up"
    )
    names = {"oduya-sam": "Oduya {Sam}"}
    found = told(left, words("ru"), lambda record: names.get(record, record))
    assert (
        found.message == "«Oduya {Sam}» не входит ни в один документ: обращение не получено; обращение a-1 не принято."
    )
    assert "“Oduya {Sam}”" in told(left, words("en"), lambda record: names.get(record, record)).message


def test_what_has_no_russian_words_is_marked_as_english() -> None:
    assert told(error("of-a-later-stage", Place(), "This is new.", "Look."), words("ru")).lang == "en"
    assert told(error("of-a-later-stage", Place(), "This is new.", "Look."), words("en")).lang == ""


def test_a_date_is_said_as_surely_as_it_is_known() -> None:
    assert words("ru").phrases("end of 2017-11") == "конец 2017-11"


@pytest.mark.parametrize("kind", schemas())
def test_the_gate_names_private_fields_in_russian(kind: str) -> None:
    for name in private_fields(kind):
        field = name.replace("_", " ")
        found = said(error("gate-value", Place(), f"OSCE may not see this of abenova: {field}; it stands in: page 3"))
        assert field not in found and re.search("«abenova»: [а-я ]+; где это стоит", found), found


def test_no_phrase_is_left_over() -> None:
    """What stands on the left is said in the program, by the system, or is what records of a type are called."""
    sources = [*FOLDER.rglob("*.py"), *(file for file in FOLDER.rglob("*.yaml") if ".ru" not in file.name)]
    told_by = re.sub(r'"\n *f?"', "", "\n".join(path.read_text("utf-8") for path in sources))
    told_by += "\n".join(map(os.strerror, range(1, 134)))
    told_by += "\n".join(map(_called, schemas()))
    phrases = yaml.load((FOLDER / "desk/words/phrases.ru.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    told_by += (
        "Latin Cyrillic Greek Arabic Armenian Georgian Hebrew start of middle of end of"  # as Unicode and dates say
    )
    parts = {part.strip("“” ;,.?()") for phrase in phrases for part in re.split(r"\{\w+\}|; | \(", phrase)}
    assert {part for part in parts if part not in told_by} == set()


def reasons_in(file: Path) -> Iterator[str]:
    """What a module says when a row or a record cannot be taken; 7 stands for what is filled in."""
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        name = getattr(call.func, "id", getattr(call.func, "attr", "")) if isinstance(call, ast.Call) else ""
        if name in ("UnclearError", "NotThereError", "ValueError", "rejected") and call.args:
            said = call.args[0]
            parts = said.values if isinstance(said, ast.JoinedStr) else [said]
            if all(isinstance(part, ast.Constant | ast.FormattedValue) for part in parts):
                yield "".join(part.value if isinstance(part, ast.Constant) else filled(part) for part in parts)


def filled(part: ast.FormattedValue) -> str:
    """What stands in the place of a value; nothing in that of a further sentence."""
    return "" if ast.unparse(part.value) in ("meant", "hint") else "7"


def test_every_reason_is_known_in_russian() -> None:
    files = [FOLDER / "records/dates.py", *FOLDER.glob("records/sheets/*.py"), *FOLDER.glob("records/changing/*.py")]
    found = {reason for file in files for reason in reasons_in(file)}
    assert len(found) > 20
    assert [reason for reason in found if not words("ru").phrases(reason)] == []


SHEET = """\
ФИО;Дата рождения;Город;Дата обращения;Пол
Абенова Айгуль Маратовна;31.02.1988;Lowbridge;12.01.2030;ж
Кемаль Тимур;02.04.1979;Lowbridg;12.01.2030;м
Тарн Мира;02.04.1979;Lowbridge;;м
;02.04.1979;Lowbridge;12.01.2030;м
Абенов Марат;02.04.1979;Lowbridge;2031-01-12;пан
"""


def test_reasons_of_rows_are_told_in_russian(desk: FlaskClient) -> None:
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    sent = {"sign": sign_of(desk), "file": (io.BytesIO(SHEET.encode()), "forms.csv")}
    where = desk.post(at("/sheet"), data=sent, content_type="multipart/form-data").location
    page = desk.get(where).text
    for reason in (
        "Дата рождения: такого дня нет – 31 февраля 1988",
        "Город: места «Lowbridg» нет в списке мест; возможно, это",
        "не сказано, когда поступило обращение",
        "в строке нет имени",
        "Пол: «пан» не значит ничего из этого: «женщина» или «мужчина»",
    ):
        assert reason in page, reason
    assert "--set" not in page
    desk.post(f"{where}/accept", data={"sign": sign_of(desk)})
    with desk.get(f"{where}/left.csv") as left:
        assert "такого дня нет" in left.data.decode("utf-8-sig"), "the sheet with the reasons is in the same language"


def test_what_records_would_not_take_is_told_in_russian(desk: FlaskClient) -> None:
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    form = {**form_of(desk, "/person/oduya-sam/edit"), "mandate_withdrawn_on": "2020-01-01"}
    answer = desk.post(at("/person/oduya-sam/edit"), data=form)
    assert answer.status_code == 422
    assert "Доверенность отозвана» – раньше, чем «" in answer.text
