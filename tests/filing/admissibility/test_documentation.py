"""The page on recipients lists the rules, groups and procedures that there are.

With REFRESH_EXPECTED=1 in the environment the tables are written anew and the test fails; look at the difference first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from complaint.filing.admissibility import Rulebook, rulebook
from complaint.filing.template_files import TemplateFiles

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
            "\n## Procedures and treaties\n\n| procedure | what it is | States that are recorded |\n|---|---|---|",
            *procedures,
            "",
        )
    )


def state_of(entry: object) -> str:
    accepted = entry.accepted  # type: ignore[attr-defined]
    name = str(entry.state).replace("-", " ").title()  # type: ignore[attr-defined]
    return name if accepted else f"{name} (not accepted)"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def test_the_page_lists_the_rules_that_there_are() -> None:
    page = PAGE.read_text("utf-8")
    own, _, listed = page.partition("## Groups of rules")
    if os.environ.get("REFRESH_EXPECTED"):
        PAGE.write_text(own + tables(), encoding="utf-8")
        pytest.fail("written anew: look at the difference, then run again without REFRESH_EXPECTED")
    assert f"## Groups of rules{listed}" == tables()
