"""Rules about acceptance, time limits, remedies, other bodies, officials and motions."""

from __future__ import annotations

from datetime import date

from tests.filing.admissibility.rows import HER, HIM, Group, Row, at_vigil, beaten, case, held, her, many
from tests.records.factories import make, typed

OP1 = {"procedure": "iccpr-op1"}
CHILDREN = {"procedure": "crc-op3"}
COURT = {"procedure": "echr"}


def against(state: str) -> Group:
    """The complaint, against another State than Kazakhstan."""
    country = make("place", state, name=state.title(), kind="country", within=None)
    return many(make("complaint", "quiet", state=state), country)


def decided(day: str | None, record_id: str = "remedy-1", **fields: object) -> Group:
    usual = {"person": HER, "filed_on": None, "decided_on": day, "result": "dismissed"}
    return make("remedy", record_id, **{**usual, **fields})


def early() -> Group:
    """Her papers, old enough for filings of earlier years."""
    return her(poa={"signed_on": "2000-01-01", "received": "2000-01"}, appeal={"received": "2000-01"})


def elsewhere(**fields: object) -> Group:
    return make("other_procedure", "other-1", **{"persons": [HER], **fields})


ACCEPTANCE = [
    Row(
        "acceptance-recorded", "a State that nobody looked up", her(), many(her(), against("norland")), ask=OP1,
        about=("",)
    ),
    Row(
        "accepted", "a State that has not", her(), many(her(), against("switzerland")), ask=OP1, about=("",),
        detail="not accepted"
    ),
    Row(
        "accepted", "one that has left", many(her(), against("russia")), many(her(), against("belarus")), ask=OP1,
        about=("",), detail="ended on 2023-02-07"
    ),
    Row(
        "accepted", "of a State that left, what it did before can still be filed", many(her(), against("russia")),
        many(her(), against("kazakhstan")), ask=COURT, about=("",), detail="not accepted"
    ),
    Row(
        "acts-before", "the day itself is inside", many(her(), at_vigil(date="2009-09-30")),
        many(her(), at_vigil(date="2009-09-29")), ask=OP1, detail="the last is of 2009-09-29, bound since 2009-09-30"
    ),
    Row(
        "acts-before", "in doubt about the day it counts", many(her(), at_vigil(date="2009-09")),
        many(her(), at_vigil(date="2009-08")), ask=OP1
    ),
    Row(
        "acts-before", "a custody that lasts", many(her(), case(custody=held(**{"from": "2008-05-01"}))),
        many(her(), case(custody=held(**{"from": "2008-05-01", "to": "2009-01-01"}))), ask=OP1
    ),
    Row(
        "acts-before", "a later failure to investigate",
        many(her(), case(ill_treatment=beaten(date="2007-05-10", continuing="yes"))),
        many(her(), case(ill_treatment=beaten(date="2007-05-10"))), ask={"procedure": "cat-22"}
    ),
    Row(
        "acts-before", "before the earliest day that it can have been", many(her(), at_vigil(date="2024-03-19")),
        many(her(), at_vigil(date="2024-03-18")), ask=CHILDREN
    ),
    Row(
        "acceptance-day-unknown", "between the earliest and the latest day", many(her(), at_vigil(date="2024-12-31")),
        many(her(), at_vigil(date="2024-03-19")), ask=CHILDREN, on=date(2025, 3, 1),
        detail="between 2024-03-19 and 2024-12-31"
    ),
    Row(
        "acceptance-day-unknown", "the other protocol too", many(her(), at_vigil(date="2024-01-01")),
        many(her(), at_vigil(date="2023-12-30")), ask={"procedure": "crpd-op"},
        detail="between 2023-07-07 and 2023-12-31"
    ),
    Row(
        "acts-after", "bound to the last day",
        many(her(), against("russia"), at_vigil(date="2022-09-15", place="russia")),
        many(her(), against("russia"), at_vigil(date="2022-09-16", place="russia")), ask=COURT, detail="2022-09-15"
    ),
    Row(
        "acts-partly-before", "what was before is background", many(her(), at_vigil()),
        many(her(), at_vigil(), at_vigil(record_id="earlier", date="2008-05-10")), ask=OP1,
        detail="1 of 2, before 2009-09-30"
    ),
    Row(
        "acts-partly-before", "where everything was before, another rule speaks",
        many(her(), at_vigil(date="2008-05-10")),
        many(her(), at_vigil(date="2008-05-10"), at_vigil(record_id="later")), ask=OP1, detail="1 of 2"
    ),
    Row(
        "reservation", "what is not decided yet was not examined",
        many(her(), against("poland"), elsewhere(status="pending")),
        many(her(), against("poland"), elsewhere(status="decided", ended="2024-09-01")), ask=OP1
    ),
    Row(
        "reservation", "a letter is no examination",
        many(her(), against("poland"), elsewhere(status="decided", ended="2024-09-01", kind="special procedures")),
        many(her(), against("poland"), elsewhere(status="decided", ended="2024-09-01")), ask=OP1
    ),
    Row(
        "reservation", "only where the State made one", many(her(), elsewhere(status="decided", ended="2024-09-01")),
        many(her(), against("poland"), elsewhere(status="decided", ended="2024-09-01")), ask=OP1
    ),
]  # fmt: skip

REMEDIES = [
    Row("remedies-recorded", "what was tried", many(her(), decided("2024-06-11")), her()),
    Row("remedies-told", "where it only warns", many(her(), decided("2024-06-11")), her()),
    Row(
        "remedies-recorded", "a search for the missing is no remedy", many(her(), decided("2024-06-11")),
        many(her(), decided("2024-06-11", kind="search"))
    ),
    Row(
        "remedies-open", "a decision on the day",
        many(her(), decided("2024-11-05", filed_on="2024-06-01", result=None)),
        many(her(), decided("2024-11-06", filed_on="2024-06-01", result=None)), detail="appeal, filed 2024-06-01"
    ),
    Row(
        "remedies-open", "or why it need not be waited for",
        many(her(), decided(None, filed_on="2024-06-01", result=None, why_not="It takes years.")),
        many(her(), decided(None, filed_on="2024-06-01", result=None))
    ),
    Row(
        "remedies-undated", "a result has a day", many(her(), decided("2024-06-11")), many(her(), decided(None)),
        detail="appeal"
    ),
    Row(
        "remedies-excused", "what was not tried is argued", many(her(), decided("2024-06-11")),
        many(her(), decided(None, result=None, why_not="In vain."))
    ),
    Row(
        "five-years", "the last day is inside", many(her(), decided("2019-11-05")), many(her(), decided("2019-11-04")),
        detail="decided on 2019-11-04, the last day was 2024-11-04"
    ),
    Row(
        "five-years", "the last remedy counts", many(her(), decided("2019-01-04"), decided("2020-01-04", "remedy-2")),
        many(her(), decided("2019-01-04"), decided("2018-01-04", "remedy-2")), detail="2019-01-04"
    ),
    Row(
        "five-years", "without remedies, the last judgment",
        many(her(), case(decisions=[typed("decision", person=HER, date="2019-11-05")])),
        many(her(), case(decisions=[typed("decision", person=HER, date="2019-11-04")]))
    ),
    Row(
        "five-years", "or the last penalty", her(),
        many(her(), make("penalty", person=HER, kind="arrest", date="2015-03-01"))
    ),
    Row(
        "five-years", "three years take their place",
        many(her(), decided("2012-01-01"), elsewhere(kind="WGAD", status="decided", ended="2023-01-01")),
        many(
            her(), decided("2012-01-01"), elsewhere(kind="WGAD", status="decided", ended="2023-01-01", same_facts="no")
        )
    ),
    Row(
        "five-years", "another decision counts from its day on",
        many(her(), decided("2012-01-01"), elsewhere(kind="WGAD", status="decided", ended="2024-11-05")),
        many(her(), decided("2012-01-01"), elsewhere(kind="WGAD", status="decided", ended="2024-11-06"))
    ),
    Row(
        "five-years", "there was no such rule before 2012", her(), many(her(), decided("2000-01-01")),
        detail="2005-01-01"
    ),
    Row(
        "five-years-last-day", "the day is told", many(her(), decided("2019-11-04")),
        many(her(), decided("2020-02-29")), detail="the last day is 2025-02-28"
    ),
    Row(
        "three-years-after-other", "counted from the other decision",
        many(her(), elsewhere(status="decided", ended="2021-11-05")),
        many(her(), elsewhere(status="decided", ended="2021-11-04")), detail="the last day was 2024-11-04"
    ),
    Row(
        "three-years-after-other", "a letter is no decision",
        many(her(), elsewhere(status="decided", ended="2015-01-01", kind="special procedures")),
        many(her(), elsewhere(status="decided", ended="2015-01-01"))
    ),
    Row("one-year", "a year to the day", many(her(), decided("2023-11-05")), many(her(), decided("2023-11-04"))),
    Row(
        "one-year-last-day", "a decision of the day of filing is known", many(her(), decided("2024-11-06")),
        many(her(), decided("2024-11-05")), detail="the last day is 2025-11-05"
    ),
    Row(
        "one-year-last-day", "decisions about others are theirs", many(her(), decided("2024-06-11", person=HIM)),
        many(her(), decided("2024-06-11")), detail="2025-06-11"
    ),
    Row(
        "one-year-last-day", "the day is told", many(her(), decided("2023-11-04")), many(her(), decided("2023-11-05")),
        detail="the last day is 2024-11-05"
    ),
    Row("six-months", "six months to the day", many(her(), decided("2024-05-05")), many(her(), decided("2024-05-04"))),
    Row(
        "six-months-last-day", "31 August and six months", her(), many(her(), decided("2024-08-31")),
        detail="the last day is 2025-02-28"
    ),
    Row(
        "court-four-months", "four months to the day", many(her(), decided("2024-07-05")),
        many(her(), decided("2024-07-04")), detail="2024-11-04"
    ),
    Row(
        "court-four-months", "a decision from before has six", many(her(), decided("2022-01-31")),
        many(her(), decided("2022-02-01")), detail="2022-06-01"
    ),
    Row(
        "court-six-months", "a decision of January 2022", many(her(), decided("2022-02-01")),
        many(her(), decided("2022-01-31")), detail="2022-07-31"
    ),
    Row(
        "court-last-day-four", "the day is told", her(), many(her(), decided("2024-10-31")),
        detail="the last day is 2025-02-28"
    ),
    Row(
        "court-last-day-six", "for decisions of before", many(early(), decided("2022-02-10")),
        many(early(), decided("2021-12-31")), on=date(2022, 3, 1), detail="the last day is 2022-06-30"
    ),
    Row(
        "older-than-a-year", "a year to the day", many(her(), at_vigil(date="2023-11-05")),
        many(her(), at_vigil(date="2023-11-04")), detail="2023-11-04"
    ),
    Row(
        "older-than-a-year", "what lasts is not old", many(her(), case(custody=held(**{"from": "2020-05-11"}))),
        many(her(), case(custody=held(**{"from": "2020-05-11", "to": "2021-01-01"})))
    ),
    Row(
        "older-than-two-years", "two years to the day", many(her(), at_vigil(date="2022-11-05")),
        many(her(), at_vigil(date="2022-11-04"))
    ),
]  # fmt: skip
NOW = {"kind": "treaty body", "status": "pending"}
OVER = {"status": "decided", "ended": "2024-09-01"}

ELSEWHERE = [
    Row(
        "same-matter-examined-now", "what was decided does not bar", her(), many(her(), elsewhere(**NOW)),
        detail="Committee, pending"
    ),
    Row(
        "same-matter-examined-now", "other facts are another matter", many(her(), elsewhere(**NOW, same_facts="no")),
        many(her(), elsewhere(**NOW, same_facts="partly"))
    ),
    Row(
        "same-matter-examined-now", "other people are other people", many(her(), elsewhere(**NOW, persons=[HIM])),
        many(her(), elsewhere(**NOW, persons=[HIM, HER]))
    ),
    Row(
        "same-matter-examined-now", "what was withdrawn is over",
        many(her(), elsewhere(kind="WGAD", status="withdrawn", ended="2024-09-01")),
        many(her(), elsewhere(kind="WGAD", status="pending"))
    ),
    Row(
        "same-matter-examined-now", "what begins later is not there yet",
        many(her(), elsewhere(**NOW, since="2024-12-01")),
        many(her(), elsewhere(**{**OVER, "ended": "2025-01-01"}, kind="regional court")), detail="pending"
    ),
    Row(
        "same-matter-examined-ever", "what was decided bars too", her(),
        many(her(), elsewhere(**OVER, kind="treaty body")), detail="decided"
    ),
    Row("same-matter-arbitrary-detention", "the one first seized", her(), many(her(), elsewhere(**NOW))),
    Row(
        "same-matter-council", "what is dealt with elsewhere", her(),
        many(her(), elsewhere(**OVER, kind="special procedures"))
    ),
    Row(
        "same-matter-special-procedure", "the complaint procedure drops what others have", her(),
        many(her(), elsewhere(kind="complaint procedure"))
    ),
    Row("same-matter-court", "an opinion counts there", her(), many(her(), elsewhere(**OVER, kind="WGAD"))),
    Row(
        "sent-already", "here or elsewhere", many(her(), elsewhere(**NOW, recipient="other-body")),
        many(her(), elsewhere(**NOW, recipient="world-body", reference="No. 12/2024")), detail="pending, No. 12/2024"
    ),
]  # fmt: skip

STARK = make("official", "official-stark-l", name="Lev Stark")
PART = make("official_part", "part-1", place="lindenau", degree="ordered it", sources=["source-1", "source-2"])
OTHER = make("official", "official-reed-k", name="Karl Reed", rank="captain")
DOSSIER = {"group": "one per official"}
OFFICIAL = ("official-stark-l",)


def dossier(*groups: Group) -> Group:
    return many(her(), at_vigil(), STARK, PART, *groups) if not groups else many(her(), at_vigil(), *groups)


def deed(**fields: object) -> Group:
    """A violation that the official committed."""
    usual = {"category": "beatings", "person": HER, "date": "2024-05-10", "text": "They were beaten."}
    return make("violation", "v1", **{**usual, "officials": ["official-stark-l"], **fields})


OFFICIALS = [
    Row(
        "official-full-name", "an initial is no name", dossier(), dossier(make("official", "official-stark-l"), PART),
        about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-full-name", "nor is a surname", dossier(),
        dossier(make("official", "official-stark-l", name="Stark"), PART), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-function", "a rank or a part", dossier(make("official", "official-stark-l", rank="major")),
        dossier(STARK), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-function", "a part, but of the official and not of another", dossier(STARK, PART),
        dossier(STARK, OTHER, make("official_part", "part-1", official="official-reed-k")), about=OFFICIAL,
        profile=DOSSIER
    ),
    Row(
        "official-dated-act", "one deed with a day of its own", dossier(STARK, deed()), dossier(STARK, deed(date=None)),
        about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-victims", "a deed tells against whom it was", dossier(STARK, deed()),
        dossier(STARK, deed(person=HIM)), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-victims", "one against nobody by name names no victim", dossier(STARK, deed(person=None), PART),
        dossier(STARK, deed(person=None)), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-dated-act", "the day of the event will do", dossier(),
        dossier(STARK, make("official_part", "part-1", event=None, function="political leadership", ban="yes")),
        about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "official-sources", "two that do not depend on each other", dossier(),
        dossier(STARK, PART, make("source", "source-2", author="A newspaper", kind="web page")), about=OFFICIAL,
        profile=DOSSIER, detail="1 recorded"
    ),
    Row(
        "official-victims", "somebody with a mandate was there", dossier(),
        many(her(), at_vigil(place="kazakhstan"), STARK, PART), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "serious-by-itself", "a detention at a rally", dossier(),
        dossier(STARK, make("event", "vigil", kind="home visits"), PART), about=OFFICIAL, profile=DOSSIER
    ),
    Row(
        "life-torture-slavery", "a case with ill-treatment",
        dossier(STARK, case(ill_treatment=beaten()), make("official_part", "part-1", event=None, prosecution="case-1")),
        dossier(), about=OFFICIAL, profile=DOSSIER
    ),
]  # fmt: skip


def signed(number: int, delegations: int, recipient: str = "world-body") -> Group:
    names = [f"State {one % delegations}" for one in range(number)]
    return many(*(make("sponsor", f"s{one}", recipient=recipient, delegation=name) for one, name in enumerate(names)))


def in_ukraine(who: str) -> Group:
    return case(steps=[typed("step", person=who, state="ukraine")])


DOORS = [
    {"status": "open", "until": "2024-12-31", "reason": "The regime is in force.", "fact": "regime"},
    {"status": "closed", "reason": "The regime has ended.", "fact": "regime"},
]

OTHERS = [
    Row(
        "sponsors-enough", "twenty of five", many(her(), signed(20, 5)), many(her(), signed(19, 5)), about=("",),
        detail="19 from 5"
    ),
    Row(
        "sponsors-enough", "of five delegations", many(her(), signed(30, 5)), many(her(), signed(30, 4)), about=("",),
        detail="30 from 4"
    ),
    Row("sponsors-enough", "nobody yet is a draft", her(), many(her(), signed(1, 1)), about=("",)),
    Row("declaration-sponsors", "twenty of four", many(her(), signed(20, 4)), many(her(), signed(20, 3)), about=("",)),
    Row(
        "sponsors-none", "a draft says so", many(her(), signed(1, 1)), many(her(), signed(1, 1, "other-body")),
        about=("",)
    ),
    Row(
        "other-state-open", "a step of a State that is bound",
        many(her(), case(steps=[typed("step", person=HER, state="kazakhstan")])),
        many(her(), case(steps=[typed("step", person=HER, state="ukraine", procedure="extradition", kind="arrest")])),
        ask=COURT, detail="extradition in ukraine"
    ),
    Row(
        "other-state-open", "the State complained of is no other", many(her(), against("ukraine"), in_ukraine(HER)),
        many(her(), in_ukraine(HER)), ask=COURT
    ),
    Row(
        "other-state-open", "who is no complainant is not asked for", many(her(), in_ukraine(HIM)),
        many(her(), in_ukraine(HER)), ask=COURT
    ),
]  # fmt: skip

ROWS = [*ACCEPTANCE, *REMEDIES, *ELSEWHERE, *OFFICIALS, *OTHERS]
