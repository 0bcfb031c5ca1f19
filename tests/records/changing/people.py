"""What tests about changes start from: a small project to be changed, and somebody who changes it. All invented."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from complaint.records.changing import Told, Wish
from complaint.records.changing.wishes import Add

SMALL = Path(__file__).parents[2] / "projects" / "good-small"
ANNA = Told("Anna", datetime(2026, 11, 21, 12, 0, tzinfo=UTC), "edit")
PEOPLE = "signatories/signatories.csv"


def copied(target: Path) -> Path:
    """A small project of its own."""
    return Path(shutil.copytree(SMALL, target))


def somebody_new(number: int = 1, place: str = "lindenau") -> list[Wish]:
    """A person with an appeal that is not taken up yet."""
    person, origin = f"reed-omar-{number}", f"form {number}"
    fields = {"surname": f"Reed{number}", "given_name": "Omar", "home_place": place, "origin": origin}
    appeal = {"signatory": person, "received": "2024-06", "included": "no", "reason": "wants to wait", "origin": origin}
    return [Add("signatory", person, fields), Add("appeal", f"appeal-{person}", appeal)]
