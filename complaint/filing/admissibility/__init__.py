"""What would make a body refuse a filing or a person, seen before it is sent.

    book, problems = rulebook(files)                 the rules below templates/admissibility/, and what is wrong there
    door(profile, state, on) -> Door                 open, closed or political only on the day, and what is open instead
    findings(filing, book, others) -> Finding, …     what the recipient's rules say of each person and of the whole
    planned(filing, findings) -> Planned             who would go to it, by what is said of it alone
    as_problems(findings, profile) -> Problem, …     for people: one for each thing that is wrong
    blocked(findings) -> Blocked                     whom and what they keep out
    texts_in(tag, files, book) -> texts              what rules and profiles say, in another language

Hand `findings` the filing with everyone who fits, and in `others` what goes to other recipients on the same day; then
select again without `blocked(...).people`. Nothing here builds, prints or asks for the day.
"""

from complaint.filing.admissibility import (  # noqa: F401 - each enters its checks into the table
    described,
    dossiers,
    general,
    law,
    mandates,
    remedies,
    texts,
    times,
)
from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.doors import Door, door
from complaint.filing.admissibility.engine import findings, minds_others
from complaint.filing.admissibility.finding import Blocked, Finding, Group, as_problems, blocked, grouped
from complaint.filing.admissibility.planned import Planned, planned
from complaint.filing.admissibility.profiles import check_names, check_profiles
from complaint.filing.admissibility.reading import RULE_FILES, rulebook
from complaint.filing.admissibility.translated import texts_in
from complaint.filing.admissibility.unsure import unsure

__all__ = [
    "RULE_FILES",
    "Blocked",
    "Door",
    "Finding",
    "Group",
    "Planned",
    "Rulebook",
    "as_problems",
    "blocked",
    "check_names",
    "check_profiles",
    "door",
    "findings",
    "grouped",
    "minds_others",
    "planned",
    "rulebook",
    "texts_in",
    "unsure",
]
