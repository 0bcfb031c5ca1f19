"""Hostile words in every text of a project that has a record of each type, through every template of every recipient.

All documents are composed twice, with harmless and with hostile words in the same places, as drafts where a recipient
would not take them: they come out with the same blocks, in which the hostile words stand as they were typed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint import pipeline
from complaint.filing.composing import Composed, Project, compose_all
from complaint.filing.covering import with_letters
from complaint.records.schemas import schemas
from tests.baited import make_project
from tests.filing.test_hostile_words import HARMLESS, HOSTILE, shown, skeleton, with_words

# The id of a person would be hidden, wherever it stands; this is nobody's.
WORDS = HOSTILE.replace("drozd-pavel", "nobody-at-all")
# What a project does not hold: rules of bodies, which stand beside the templates and are those of the program.
RULES = frozenset({"acceptance", "admissibility_rule", "recipient", "rule_group", "same_matter"})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return pipeline.load(make_project(tmp_path_factory.mktemp("words") / "project"))


def composed(project: Project, words: str) -> Composed:
    """All documents of all recipients, with the words in all records, and letters to all contacts."""
    kinds = frozenset(record.type for record in project.records) - {"pseudonym"}
    other = replace(project, records=with_words(project.records, words, kinds))
    found = compose_all(other, tuple(project.recipients), draft=True)
    letters, problems = with_letters(other, found, {}, contacts=True, draft=True, enclosures={})
    assert [p for p in (*found.problems, *problems) if p.severity == "error"] == []
    return letters


def test_the_project_has_a_record_of_each_type(project: Project) -> None:
    assert [problem for problem in project.problems if problem.severity == "error"] == []
    assert set(schemas()) - {record.type for record in project.records} == RULES


def test_no_words_of_a_record_are_more_than_words_in_any_document(project: Project) -> None:
    harmless, hostile = composed(project, HARMLESS), composed(project, WORDS)
    assert harmless.documents.keys() == hostile.documents.keys()
    assert len({name.partition("/")[0] for name in harmless.documents}) >= 20
    tried: set[str] = set()
    for name, document in harmless.documents.items():
        other = hostile.documents[name]
        told = shown(document, HARMLESS)
        assert skeleton(other) == skeleton(document), name
        assert shown(other, WORDS) == told, name
        assert "evaluated" not in repr(other), name
        tried |= {text.partition(":")[0] for text in told}
    assert len(tried) >= 40
