"""Rules that hold between records: what MODEL section 2 and the law of evidence of a filing demand.

Takes all records and the day of the filing, gives problems. Never changes or leaves out a record.
"""

from __future__ import annotations

from datetime import date

from complaint.problems import Problem
from complaint.records.record import Records


def check(records: Records, on: date) -> tuple[Problem, ...]:
    """What is wrong between the records as of the day, by place."""
    return ()
