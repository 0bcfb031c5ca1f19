"""The files of rules are read like records: what is wrong is told with file, line and what may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint.filing.admissibility import Rulebook, rulebook
from complaint.filing.template_files import TemplateFiles
from complaint.problems import Problem

RULE = """\
- id: {id}
  check: {check}
  severity: warn
  of: person
  text: Something is wrong.
  source: A treaty
  reflects_year: 2024
  certainty: read
"""
GROUP = "- {{id: {id}, meaning: For some., rules: [{rules}]}}\n"
ACCEPTANCE = """\
- id: norland-op
  state: norland
  procedure: op
  title: the Protocol
  accepted: 'yes'
  from: {day}
  source: A treaty
  reflects_year: 2024
  certainty: read
"""


def read(tmp_path: Path, **files: str) -> tuple[Rulebook, tuple[Problem, ...]]:
    for name, text in files.items():
        (tmp_path / "admissibility").mkdir(exist_ok=True)
        (tmp_path / "admissibility" / f"{name}.yaml").write_text(text, "utf-8")
    return rulebook(TemplateFiles([(tmp_path, "templates")], tmp_path))


def rule(name: str = "one", check: str = "remember", more: str = "") -> str:
    return RULE.format(id=name, check=check) + more


def test_a_project_without_rules_has_none(tmp_path: Path) -> None:
    book, problems = read(tmp_path)
    assert problems == ()
    assert book.rules == {}


def test_rules_and_groups_within_groups_each_once(tmp_path: Path) -> None:
    groups = GROUP.format(id="small", rules="one, two") + GROUP.format(id="large", rules="two, small")
    book, problems = read(tmp_path, rules=rule("one") + rule("two"), groups=groups)
    assert problems == ()
    assert [found.id for found in book.named("large")] == ["two", "one"]
    assert [found.id for found in book.named("one")] == ["one"]
    assert book.named("none") == ()


WRONG = [
    ({"rules": rule(check="remembr")}, "rules.yaml:2:10", "there is no check “remembr”", "Did you mean “remember”?"),
    ({"rules": rule(more="  procedur: op\n")}, "rules.yaml:9:3", "“procedur”", "“procedure”"),
    ({"rules": rule(more="  procedure: opp\n"), "acceptances": ACCEPTANCE.format(day="2020")},
     "rules.yaml:9:14", "no acceptance is recorded of “opp”", "“op”"),
    ({"rules": rule(more="  table: now\n")}, "rules.yaml:9:10", "there is no table “now”", ""),
    ({"rules": rule(more="  field: signatory.birthdate\n")},
     "rules.yaml:9:10", "a record of type signatory has no field “birthdate”", "“birth_date”"),
    ({"rules": rule(more="  fields: [signatry.sex]\n")},
     "rules.yaml:9:12", "there is no record type “signatry”", "signatory"),
    ({"rules": rule(more="  any_of: [{record: custodi}]\n")},
     "rules.yaml:9:11", "there is no record type “custodi”", "“custody”"),
    ({"rules": rule() + rule()}, "rules.yaml:9:7",
     "“one” stands at templates/admissibility/rules.yaml:1:3 already", ""),
    ({"rules": rule(), "groups": GROUP.format(id="small", rules="ones")},
     "groups.yaml:1:43", "there is no rule and no group of rules “ones”", "“one”"),
    ({"rules": rule(), "groups": GROUP.format(id="a", rules="b") + GROUP.format(id="b", rules="a, one")},
     "groups.yaml:1:39", "“b” leads back to its group", "take one"),
    ({"acceptances": ACCEPTANCE.format(day="2020-02-30")},
     "acceptances.yaml:6:9", "30 February 2020 does not exist", ""),
    ({"rules": "- id: one\n"}, "rules.yaml:1:3", "“check” is missing", ""),
]  # fmt: skip


@pytest.mark.parametrize(("files", "place", "message", "hint"), WRONG, ids=[row[2] for row in WRONG])
def test_what_is_wrong_is_told_where_it_stands(
    files: dict[str, str], place: str, message: str, hint: str, tmp_path: Path
) -> None:
    _, problems = read(tmp_path, **files)
    found = [problem for problem in problems if str(problem.place).endswith(place)]
    assert found, [f"{problem.place}: {problem.message}" for problem in problems]
    assert any(message in problem.message and hint in problem.hint for problem in found), found


def test_the_rules_of_a_project_come_before_the_shared_ones(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder, name in ((own, "mine"), (shared, "ours")):
        (folder / "admissibility").mkdir(parents=True)
        (folder / "admissibility" / "rules.yaml").write_text(rule(name), "utf-8")
    book, _ = rulebook(TemplateFiles([(own, "templates"), (shared, "shared templates")], tmp_path))
    assert list(book.rules) == ["mine"]
