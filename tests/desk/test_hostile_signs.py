"""Signs that nobody types in good faith, in a form and in a search of the desk: told or kept, never a broken page."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.desk.conftest import at, form_of
from tests.test_hostile_signs import SIGNS, loads


@pytest.mark.parametrize("what", SIGNS)
def test_a_form_with_such_a_sign_is_told_or_kept_and_the_list_loads(
    what: str, desk: FlaskClient, records: Path
) -> None:
    sign = SIGNS[what].encode("utf-8", "surrogatepass")
    form = {name: value.encode() for name, value in form_of(desk, "/person/oduya-sam/edit").items()}
    answer = desk.post(at("/person/oduya-sam/edit"), data={**form, "occupation": b"baker " + sign, "note": sign})
    assert answer.status_code in (302, 422), answer.text
    assert loads(records)
    assert desk.get(at("/person/oduya-sam")).status_code == 200


@pytest.mark.parametrize("what", SIGNS)
def test_a_search_and_an_address_with_such_a_sign_are_answered(what: str, desk: FlaskClient) -> None:
    sign = SIGNS[what][:200]
    assert desk.get(at("/"), query_string={"q": sign.encode("utf-8", "surrogatepass")}).status_code == 200
    escaped = "".join(f"%{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))
    assert desk.get(at(f"/person/{escaped}")).status_code in (308, 404)
