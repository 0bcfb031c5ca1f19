"""The page on recipients lists the rules, groups and procedures that there are.

With REFRESH_EXPECTED=1 in the environment the tables are written anew and the test fails; look at the difference first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from complaint.filing.admissibility import Rulebook, rulebook
from complaint.filing.admissibility.table import CHECKS, Check
from complaint.filing.template_files import TemplateFiles
from complaint.records.record import Record

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "recipients.md"


def book() -> Rulebook:
    found, problems = rulebook(TemplateFiles([(ROOT / "templates", "templates")], ROOT / "chapters"))
    assert problems == ()
    return found


def tables() -> str:
    """The part of the page that is made from the data."""
    found = book()
    groups = [
        f"| `{group.id}` | {group.meaning} | {', '.join(f'`{name}`' for name in group.rules)} |"
        for group in found.groups.values()
    ]
    rules = [
        f"| `{rule.id}` | {rule.severity} | {rule.of} | {cell(rule.text)} | {cell(rule.source)} ({rule.reflects_year}, "
        f"{rule.certainty}) |"
        for rule in found.rules.values()
    ]
    checks = [
        f"| `{name}` | {sentence(function)} | {', '.join(sorted(f'`{rule.id}`' for rule in rules_of(name, found)))} |"
        for name, function in sorted(CHECKS.items())
    ]
    procedures = [
        f"| `{name}` | {entries[0].title} | {', '.join(sorted(state_of(entry) for entry in entries))} |"
        for name, entries in found.acceptances.items()
    ]
    return "\n".join(
        (
            "## Groups of rules\n\n| group | for whom | rules and groups in it |\n|---|---|---|",
            *groups,
            "\n## Rules\n\n| rule | severity | about | what is told | source |\n|---|---|---|---|---|",
            *rules,
            "\n## Checks\n\n| check | what holds | rules that use it |\n|---|---|---|",
            *checks,
            "\n## Procedures and treaties\n\n| procedure | what it is | States that are recorded |\n|---|---|---|",
            *procedures,
            "",
        )
    )


def rules_of(check: str, found: Rulebook) -> list[Record]:
    return [rule for rule in found.rules.values() if rule.check == check]


def sentence(function: Check) -> str:
    """What a check demands, from its name, and what it looks at, from its explanation."""
    name = function.__name__.replace("_", " ")
    told = " ".join((function.__doc__ or "").split())
    return cell(f"{name[:1].upper()}{name[1:]}. {told}".strip())


def state_of(entry: Record) -> str:
    name = str(entry.state).replace("-", " ").title()
    return name if entry.accepted else f"{name} (not accepted)"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def test_the_page_lists_the_rules_that_there_are() -> None:
    page = PAGE.read_text("utf-8")
    own, _, listed = page.partition("## Groups of rules")
    if os.environ.get("REFRESH_EXPECTED"):
        PAGE.write_text(own + tables(), encoding="utf-8")
        pytest.fail("written anew: look at the difference, then run again without REFRESH_EXPECTED")
    assert f"## Groups of rules{listed}" == tables()
