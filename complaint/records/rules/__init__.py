"""Rules that hold between records: what MODEL section 2 and the law of evidence of a filing demand.

Takes all records and the day of the filing, gives problems. Never changes or leaves out a record. A rule is a function
in one of the modules here, entered into the table, with its wording and its authority in `rules.yaml`.
"""

from __future__ import annotations

from datetime import date

from complaint.problems import Problem, in_order
from complaint.records.record import Records
from complaint.records.rules import (  # noqa: F401 - each enters its rules into the table
    contacts,
    dates_in_order,
    doubles,
    elsewhere,
    events,
    evidence,
    law,
    lettering,
    mandates,
    penalties,
    people,
    proceedings,
    prose,
    sealing,
    translations,
)
from complaint.records.rules.table import RULES

__all__ = ["RULES", "check"]


def check(records: Records, on: date, *, grave: bool = False) -> tuple[Problem, ...]:
    """What is wrong between the records as of the day, by place. With `grave`, rules that only warn are left out."""
    rules = [rule for rule in RULES if rule.applies(records) and (rule.is_grave or not grave)]
    return in_order(problem for rule in rules for problem in rule.check(records, on))
