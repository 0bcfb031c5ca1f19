"""What is said of a problem: in every language of the desk, with the same things filled in."""

from __future__ import annotations

import pickle
from string import Formatter

import pytest

from complaint.desk.wording import LANGUAGES
from complaint.problems import Place
from complaint.records.wording import say, worded_in, wordings


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_code_is_worded_in_every_language_with_the_same_fields(tag: str) -> None:
    said = worded_in(tag)
    assert set(said) == set(wordings()), "none is lacking, and none is left over"
    for code, wording in wordings().items():
        message, hint = said[code]
        assert fields(message) == fields(wording.message), code
        assert fields(hint) == fields(wording.hint), code


def test_a_problem_keeps_what_was_filled_in() -> None:
    problem = say("missing-column", Place("cases/places.csv", 1), column="name")
    assert dict(problem.values) == {"column": "name"}
    assert pickle.loads(pickle.dumps(problem)).values == problem.values  # noqa: S301 - of our own
