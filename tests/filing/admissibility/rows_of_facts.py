"""Rules about what is told, the law that is cited, and what single bodies deal with."""

from __future__ import annotations

from tests.filing.admissibility.rows import HER, HIM, Group, Row, at_vigil, beaten, case, held, her, many
from tests.records.factories import make, typed

SPEAKS = {"person": HER, "author": "open-hands", "reason": "Nobody is let in."}
JUSTIFIED = {"accepts": ["power of attorney", "justification"]}
SENTENCE = {"person": HER, "text": "[[orlan-vesna]] was threatened."}


def violation(**fields: object) -> Group:
    return make("violation", "v1", **{"category": "beatings", **SENTENCE, **fields})


def until(day: str) -> Group:
    return make("complaint", "quiet", state="kazakhstan", records_to=day)


def accused_of_terrorism(status: str) -> Group:
    charge = typed("charge", "charge-1", person=HER, provision="penal-12", status=status)
    return many(her(), make("instrument", "penal"), make("provision", "penal-12", subjects=["terrorism"]),
                case(charges=[charge]))  # fmt: skip


STARK = make("official", "official-stark-l")
ANOTHER_CASE = make("prosecution", "case-2", title=f"[[{HIM}]]", persons=[HIM])
SEIZED = make("seizure", person=HER, date="2024-05-10", prosecution="case-1")


def in_case(case_id: str) -> Group:
    return make("official_part", event=None, prosecution=case_id, function="judge")


FACTS = [
    Row("act-described", "day and place", many(her(), at_vigil()), her()),
    Row(
        "act-described", "an act without a day is not described",
        many(her(), violation(date="2024-05", place="lindenau")), many(her(), violation(place="lindenau"))
    ),
    Row(
        "act-described", "what another State did is not told of this one",
        many(her(), violation(date="2024-05-10", place="lindenau")),
        many(her(), violation(date="2024-05-10", place="ukraine"))
    ),
    Row("act-told", "readers of letters are only warned", many(her(), at_vigil()), her()),
    Row(
        "author-known", "who is detained is so by the police", many(her(), at_vigil()),
        many(her(), violation(date="2024-05-10"))
    ),
    Row(
        "author-known", "“unknown” is an answer", many(her(), at_vigil(mode="visited at home", by="unknown")),
        many(her(), at_vigil(mode="visited at home"))
    ),
    Row(
        "author-known", "officials at the event are one",
        many(her(), violation(event="vigil"), make("official", "official-stark-l"), make("official_part")),
        many(her(), violation(event="vigil"))
    ),
    Row(
        "author-known", "officials in the case in which it was are some, in another they are not",
        many(her(), case(ill_treatment=beaten()), STARK, in_case("case-1")),
        many(her(), case(ill_treatment=beaten()), STARK, ANOTHER_CASE, in_case("case-2"))
    ),
    Row(
        "author-known", "so are those in a case that is only named",
        many(her(), SEIZED, case(), STARK, in_case("case-1")),
        many(her(), SEIZED, case(), STARK, ANOTHER_CASE, in_case("case-2"))
    ),
    Row(
        "author-known", "a court that decided in the case is one",
        many(her(), case(ill_treatment=beaten(), decisions=[typed("decision", person=HIM)])),
        many(her(), case(ill_treatment=beaten()))
    ),
    Row(
        "author-told", "readers of letters are only warned", many(her(), at_vigil()),
        many(her(), violation(date="2024-05-10"))
    ),
    Row(
        "only-media", "an appeal is a word of her own",
        many(her(), at_vigil(), make("event", "vigil", sources=["source-1"])),
        many(
            her(poa=None, appeal=None), make("justification", "j1", **SPEAKS),
            case(ill_treatment=beaten(sources=["source-1"]))
        ),
        profile=JUSTIFIED
    ),
    Row(
        "only-media", "a document beside them will do",
        many(
            her(poa=None, appeal=None), make("justification", "j1", **SPEAKS),
            make("source", "source-2", kind="official document"),
            case(ill_treatment=beaten(sources=["source-1", "source-2"]))
        ),
        many(
            her(poa=None, appeal=None), make("justification", "j1", **SPEAKS),
            case(ill_treatment=beaten(sources=["source-1", "source-2"]))
        ),
        profile=JUSTIFIED
    ),
    Row(
        "abusive-words", "plain words", many(her(), violation()),
        many(her(), violation(text="[[orlan-vesna]] met a thug.")), about=("",), detail="“thug” in v1"
    ),
    Row(
        "abusive-words", "a word inside another is none",
        many(her(), violation(text="[[orlan-vesna]] saw the Nazirov bridge.")),
        many(her(), violation(text="[[orlan-vesna]] called them Nazis.")), about=("",)
    ),
    Row(
        "political-words", "what the authorities say is theirs",
        many(her(), case(accusation="She wanted to overthrow the government.")),
        many(her(), case(defence="We shall overthrow the government.")), about=("",), detail="overthrow"
    ),
    Row(
        "held-beyond-three-hours", "three hours are allowed", many(her(), at_vigil(hours_held="3")),
        many(her(), at_vigil(hours_held="3.5")), detail="3.5 hours on 2024-05-10"
    ),
]  # fmt: skip

RIGHTS = ["expression", "fair-trial"]
EARLY = at_vigil(date="2005-05-10")

LAW = [
    Row(
        rule, "a treaty binds from its entry into force", many(her(), at_vigil(date="2006-04-24")),
        many(her(), at_vigil(date="2006-04-23")), profile={"rights": RIGHTS}, about=("",), detail="ICCPR, in force"
    )
    for rule in ("treaty-binding", "treaty-cited")
] + [
    Row(
        "treaty-binding", "what goes on counts", many(her(), case(custody=held(**{"from": "2005-05-11"}))),
        many(her(), case(custody=held(**{"from": "2005-05-11", "to": "2005-06-01"}))), profile={"rights": RIGHTS},
        about=("",)
    ),
    Row(
        "treaty-binding", "what the body does not apply is for others", many(her(), at_vigil()), many(her(), EARLY),
        profile={"rights": RIGHTS, "instruments": ["iccpr"]}, about=("",)
    ),
    Row(
        "treaty-partly", "all of it while bound", many(her(), at_vigil()),
        many(her(), at_vigil(), at_vigil(record_id="earlier", date="2005-05-10")), profile={"rights": RIGHTS},
        about=("",), detail="1 acts before"
    ),
    Row(
        "treaty-date-missing", "the table of acceptances knows some",
        many(her(), make("right", "equality", order="4", international=["cat-16"])), her(),
        profile={"rights": ["equality"]}, about=("",), detail="CERD"
    ),
    Row(
        "treaty-without-article", "one article is enough",
        many(
            her(), make("provision", "cat-all", instrument="cat", unit="whole", article=None),
            make("right", "no-torture", order="3", international=["cat-all", "cat-16"])
        ),
        many(
            her(), make("provision", "cat-all", instrument="cat", unit="whole", article=None),
            make("right", "no-torture", order="3", international=["cat-all"])
        ),
        profile={"rights": ["no-torture"]}, about=("",), detail="CAT"
    ),
    Row(
        "draft-symbol", "the resolution as adopted",
        many(her(), make("instrument", "iccpr", title="R", short="R", kind="resolution", symbol="A/HRC/RES/38/11")),
        many(her(), make("instrument", "iccpr", title="R", short="R", kind="resolution", symbol="A/HRC/38/L.16")),
        profile={"rights": RIGHTS}, about=("",), detail="L.16"
    ),
    *(Row("symbol-form", f"a symbol as {good}", many(her(), make("instrument", "doc", kind="resolution", symbol=good)),
          many(her(), make("instrument", "doc", kind="resolution", symbol=bad)), about=("",), detail=bad)
      for good, bad in (
          ("A/HRC/WGAD/2017/16", "A/HRC/WGAD/17/16"), ("A/HRC/RES/21/16", "A/HRC/RES/2116"),
          ("CCPR/C/130/D/2521/2015", "CCPR/C/130/D/2521"), ("CRC/C/88/D/104/2019", "CRC/C/D/104/2019"),
          ("CRPD/C/27/D/60/2019", "CRPD/60/2019"), ("CERD/C/99/D/61/2017", "CERD/C/99/61/2017"),
          ("CAT/C/KAZ/CO/3", "CAT/C/KZ/CO/3"), ("CCPR/C/GC/37", "CCPR/GC/37"), ("A/RES/53/144", "A/RES/53-144"),
          ("PC.DEC/193", "PC.DEC 193"), ("A/HRC/36/38", "A/HRC/36.38"),
      )),
    Row(
        "symbol-form", "other documents have other numbers",
        many(her(), make("instrument", "doc", symbol="Z090000130_")),
        many(her(), make("instrument", "doc", symbol="A/HRC/x")), about=("",)
    ),
    Row(
        "own-instruments", "one of its own is cited",
        many(her(), make("right", "expression", order="1", international=["cat-16"])), her(),
        ask={"any_of": [{"record": "provision", "where": {"instrument": "cat"}}]},
        profile={"rights": ["expression"]}, about=("",)
    ),
    Row(
        "within-powers", "what it can do", her(),
        many(her(), make("request", "request-1", addressees=["world-body"], verb="release")), ask={"terms": ["raise"]},
        about=("",), detail="release"
    ),
]  # fmt: skip

DETENTION = [
    Row(
        "deprived-of-liberty", "held for hours is held", many(her(), at_vigil()),
        many(her(), at_vigil(mode="summoned"))
    ),
    Row(
        "deprived-of-liberty", "a travel ban is no custody", many(her(), case(custody=held(kind="house arrest"))),
        many(her(), case(custody=held(kind="travel ban")))
    ),
    Row(
        "deprived-of-liberty", "an arrest is, a fine is not", many(her(), make("penalty", person=HER, kind="arrest")),
        many(her(), make("penalty", person=HER, kind="fine"))
    ),
    Row("arbitrariness-ground", "for the exercise of a right", many(her(), at_vigil()), her()),
    Row(
        "arbitrariness-ground", "or without a legal basis", many(her(), case(custody=held(warrant="not shown"))),
        many(her(), case(custody=held(warrant="shown")))
    ),
    Row(
        "arbitrariness-ground", "or without a fair trial", many(her(), case(rights=["fair-trial"])),
        many(her(), case(rights=["no-torture"]))
    ),
    Row(
        "detention-described", "a day and a place", many(her(), case(custody=held())),
        many(her(), make("penalty", person=HER, kind="arrest"))
    ),
    Row(
        "detention-force", "who carried it out", many(her(), case(custody=held(by="unknown"))),
        many(her(), case(custody=held()))
    ),
    Row(
        "detention-force", "who was detained at an event was so by the police", many(her(), at_vigil()),
        many(her(), case(custody=held()))
    ),
    Row(
        "released", "a lasting custody", many(her(), case(custody=held())),
        many(her(), case(custody=held(to="2024-06-01")))
    ),
    Row(
        "released", "one that ends later than the day", many(her(), case(custody=held(to="2024-12-01"))),
        many(her(), at_vigil())
    ),
    Row(
        "custody-may-have-ended", "the records end three months before the day at most",
        many(her(), case(custody=held()), until("2024-08-05")), many(her(), case(custody=held()), until("2024-08-04")),
        detail="the records end on 2024-08-04"
    ),
    Row(
        "custody-may-have-ended", "nobody is asked after who is not held, or of whom the end is known",
        many(her(), her(HIM), case(custody=held(to="2024-12-01")), until("2024-08-04")),
        many(her(), her(HIM), case(custody=held()), until("2024-08-04"))
    ),
    Row(
        "held-now", "an urgent action is for who is held", many(her(), case(custody=held())),
        many(her(), case(custody=held(to="2024-11-05")))
    ),
    Row(
        "held-now", "in another State is not here", many(her(), case(custody=held(place="lindenau"))),
        many(her(), case(custody=held(place="ukraine")))
    ),
    Row(
        "category-two-articles", "an article of the right that was exercised", her(),
        many(her(), make("right", "expression", order="1", international=["iccpr-14"])), about=("",)
    ),
    Row(
        "category-three-articles", "an article of fair trial", her(),
        many(her(), make("right", "fair-trial", order="2", international=["iccpr-21"])), about=("",)
    ),
    Row(
        "category-four-only-migrants", "somebody sought asylum",
        many(her(), case(steps=[typed("step", "step-1", person=HER, state="ukraine")])), her(), about=("",)
    ),
    Row(
        "category-five-ground", "an article on discrimination",
        many(
            her(), make("provision", "iccpr-26", instrument="iccpr", article="26"),
            make("right", "equality", order="4", international=["iccpr-26"])
        ),
        many(her(), make("provision", "iccpr-26", instrument="iccpr", article="26")), about=("",)
    ),
]  # fmt: skip

MISSING = {"missing_since": "2024-06-26", "last_seen": "the station of Lindenau"}
SEARCH = make("remedy", "search-1", person=HER, kind="search", filed_on="2024-06-27", decided_on=None)
TAKEN = at_vigil(date="2024-06-26")

DISAPPEARANCES = [
    Row("disappeared", "somebody is missed", her(**MISSING), her()),
    Row(
        "six-elements", "month and year", many(her(**MISSING), SEARCH, TAKEN),
        many(her(**{**MISSING, "missing_since": "2024"}), SEARCH, TAKEN), detail="month and year"
    ),
    Row(
        "six-elements", "the place", many(her(**{**MISSING, "missing_since": "2024-06"}), SEARCH, TAKEN),
        many(her(missing_since="2024-06"), SEARCH, TAKEN), detail="the place"
    ),
    Row(
        "six-elements", "the search", many(her(**MISSING), SEARCH, TAKEN), many(her(**MISSING), TAKEN),
        detail="the search"
    ),
    Row(
        "six-elements", "the forces", many(her(**MISSING), SEARCH, TAKEN), many(her(**MISSING), SEARCH),
        detail="the forces"
    ),
    Row(
        "family-agrees", "the mother agrees",
        many(
            her(**MISSING), make("person", "mother"),
            make("justification", "j1", **{**SPEAKS, "author": "mother"}, relation="parent", proof="held")
        ),
        her(**MISSING)
    ),
    Row(
        "disappearance-not-recent", "three months to the day", her(missing_since="2024-08-05"),
        her(missing_since="2024-08-04"), detail="the last day was 2024-11-04"
    ),
    Row(
        "disappearance-soon-not-recent", "ten days before the last", her(missing_since="2024-08-16"),
        her(missing_since="2024-08-15"), detail="the last day is 2024-11-15"
    ),
    Row(
        "disappearance-soon-not-recent", "on the last day itself", her(missing_since="2024-08-04"),
        her(missing_since="2024-08-05"), detail="the last day is 2024-11-05"
    ),
    Row("found-again", "still missing", her(**MISSING), her(**MISSING, found_on="2024-06-28"), detail="2024-06-28"),
]  # fmt: skip

MATTERS = [
    *(Row(rule, "ill-treatment in the case", many(her(), case(ill_treatment=beaten())), many(her(), at_vigil()))
      for rule in ("torture-alleged", "ill-treatment-alleged")),
    Row(
        "torture-alleged", "a kind of violation that breaches the prohibition", many(her(), violation()),
        many(her(), violation(category="slurs"))
    ),
    Row(
        "torture-alleged", "who only saw it is no victim", many(her(), violation()),
        many(her(), violation(role="witness"))
    ),
    Row(
        "ill-treatment-evidence", "an annex proves it",
        many(her(), case(ill_treatment=beaten()), make("attachment", proves=["beating-1"])),
        many(her(), case(ill_treatment=beaten()), make("attachment", proves=["vigil"]))
    ),
    Row(
        "racial-ground", "the right of that Convention", many(her(), violation(category="slurs")),
        many(her(), violation())
    ),
    Row("assembly-element", "at a rally", many(her(), at_vigil()), many(her(), violation())),
    Row(
        "assembly-peaceful", "only peaceful ones", many(her(), at_vigil()),
        many(her(), at_vigil(), make("event", "vigil")), about=("",), detail="not recorded"
    ),
    Row(
        "assembly-peaceful", "one that was not", many(her(), at_vigil()),
        many(her(), at_vigil(), make("event", "vigil", peaceful="no")), about=("",), detail="not peaceful"
    ),
    *(Row(rule, "prosecuted for words", many(her(), case(published_expression="yes")),
          many(her(), case(published_expression="no")))
      for rule in ("expression-element", "media-element")),
    Row("media-element", "a blogger", her(roles=["blogger"]), her(roles=["teacher"])),
    Row(
        "extremism-measure", "a charge of extremism",
        many(
            her(), make("instrument", "penal"), make("provision", "penal-12", subjects=["extremism"]),
            case(charges=[{"id": "charge-1", "person": HER, "provision": "penal-12", "status": "accused"}])
        ),
        many(
            her(), make("instrument", "penal"), make("provision", "penal-12", subjects=["insult"]),
            case(charges=[{"id": "charge-1", "person": HER, "provision": "penal-12", "status": "accused"}])
        )
    ),
    Row(
        "justice-element", "an unfair trial", many(her(), case(rights=["fair-trial"])),
        many(her(), case(rights=["expression"]))
    ),
    Row("justice-element", "a lawyer", her(roles=["lawyer"]), her(roles=["nurse"])),
    Row("gender-element", "because of her sex", many(her(), violation(gender_based="yes")), many(her(), violation())),
    Row("pattern", "one case is no pattern", many(her(), her(HIM)), her(), about=("",), detail="there are 1"),
    Row("signed", "somebody signs", her(), many(her(), make("complaint", "quiet", state="kazakhstan")), about=("",)),
    Row(
        "non-violence-stated", "the complaint says so", her(),
        many(her(), make("complaint", "quiet", state="kazakhstan")), about=("",)
    ),
    *(Row(rule, "the charge and its status", accused_of_terrorism(good), accused_of_terrorism(bad), detail="charge-1")
      for rule, good, bad in (("convicted-of-violence", "accused", "convicted"),
                              ("accused-of-violence", "witness", "accused"))),
    Row(
        "annex-languages", "a language that is read", many(her(), make("attachment", language="English")),
        many(her(), make("attachment", language="Kazakh")), about=("",), detail="Kazakh"
    ),
]  # fmt: skip

ROWS = [*FACTS, *LAW, *DETENTION, *DISAPPEARANCES, *MATTERS]
