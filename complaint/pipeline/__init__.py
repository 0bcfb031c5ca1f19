"""The whole flow, from a folder of records to a folder of filings, and what is asked of records and builds besides.

Each stage returns problems; the flow stops where there are errors and hands over nothing. It never prints and never
asks what day it is. `complaint.pipeline.building` tells the flow on one screen.
"""

from complaint.pipeline.building import Built, build
from complaint.pipeline.loading import load
from complaint.pipeline.questions import (
    before_filing,
    facts_of,
    key_for,
    theme_problems,
    uncertain,
    who_can_go_where,
)
from complaint.pipeline.verifying import Verified, still_held, verified, verify, verify_handed

__all__ = [
    "Built",
    "Verified",
    "before_filing",
    "build",
    "facts_of",
    "key_for",
    "load",
    "still_held",
    "theme_problems",
    "uncertain",
    "verified",
    "verify",
    "verify_handed",
    "who_can_go_where",
]
