"""Rules about who may be filed for and named, and about the person’s own record."""

from __future__ import annotations

from datetime import date

from tests.filing.admissibility.rows import HER, HIM, Row, at_vigil, case, held, her, many
from tests.records.factories import make

SPEAKS = {"person": HER, "author": "open-hands", "reason": "Nobody is let in.", "proof": "held"}
KIN = {**SPEAKS, "author": "mother", "relation": "parent"}
MOTHER = make("person", "mother", described_as="her mother")
DETAINED = case(custody=held(**{"from": "2024-05-11"}))

ROWS = [
    Row("mandate", "everybody gives a power of attorney", her(), her(poa=None), detail="no power of attorney"),
    Row("mandate", "one that has ended is none", her(), her(poa={"term": "1 month"}), detail="ended on 2024-07-01"),
    Row(
        "mandate", "whose case was not taken up is not asked for one",
        her(poa=None, appeal={"included": "no", "reason": "sent twice"}), her(poa=None)
    ),
    Row(
        "mandate", "who does not fit the recipient is not asked for one", many(her(poa=None), her(HIM, poa={})),
        many(her(poa=None), her(HIM, poa={}), at_vigil(HER)), profile={"people": [{"record": "participation"}]}
    ),
    Row("mandate", "who cannot sign is for another rule", many(her(poa=None), DETAINED), her(poa=None)),
    Row(
        "detained-without-mandate", "somebody speaks for a prisoner who is cut off",
        many(her(poa=None), DETAINED, make("justification", "j1", **SPEAKS)), many(her(poa=None), DETAINED),
        profile={"accepts": ["power of attorney", "justification"]}, detail="detained; no power of attorney"
    ),
    Row(
        "detained-without-mandate", "who was released can sign",
        many(her(poa=None), case(custody=held(**{"from": "2024-05-11", "to": "2024-06-01"}))),
        many(her(poa=None), DETAINED)
    ),
    Row(
        "next-of-kin", "the mother of the dead, with proof",
        many(her(deceased_on="2024-08-01"), MOTHER, make("justification", "j1", ground="dead", **KIN)),
        her(deceased_on="2024-08-01"), profile={"accepts": ["power of attorney", "next of kin"]},
        detail="dead; the power of attorney"
    ),
    Row(
        "next-of-kin", "the organisation is no kin",
        many(her(missing_since="2024-06", poa=None), MOTHER, make("justification", "j1", ground="missing", **KIN)),
        many(her(missing_since="2024-06", poa=None), make("justification", "j1", ground="missing", **SPEAKS)),
        profile={"accepts": ["power of attorney", "next of kin"]}, detail="missing"
    ),
    Row(
        "next-of-kin", "who was found again can sign", her(missing_since="2024-06", found_on="2024-07-01", poa=None),
        her(missing_since="2024-06", poa=None)
    ),
    Row("mandate-complete", "a power of attorney has a date", her(), her(poa={"signed_on": None})),
    Row("mandate-complete", "and a signature", her(poa={"signed_on": "held"}), her(poa={"original": None})),
    Row(
        "mandate-term", "without a term it ends a year after its date, on that day",
        her(poa={"signed_on": "2023-11-05"}), her(poa={"signed_on": "2023-11-04"}),
        detail="at the latest on 2024-11-04"
    ),
    Row(
        "mandate-term", "three years are the longest, whatever it says",
        her(poa={"signed_on": "2021-11-05", "term": "10 years"}),
        her(poa={"signed_on": "2021-11-04", "term": "10 years"}), detail="2024-11-04"
    ),
    Row(
        "mandate-term", "where the day is held, it was signed before it came in",
        her(poa={"signed_on": "held", "received": "2023-10/2023-11-05"}),
        her(poa={"signed_on": "held", "received": "2023-03/2023-10"}), detail="at the latest on 2024-10-31"
    ),
    Row(
        "mandate-term", "a month may have ended", her(poa={"signed_on": "2023-12"}), her(poa={"signed_on": "2023-11"}),
        detail="perhaps ended"
    ),
    Row(
        "mandate-term", "what was confirmed runs anew",
        her(poa={"signed_on": "2022-01-10", "reconfirmed_on": "2024-01-10"}), her(poa={"signed_on": "2022-01-10"})
    ),
    Row(
        "mandate-last-day", "the last day is told", her(poa={"signed_on": "2023-11-06", "term": "1 year"}),
        her(poa={"signed_on": "2023-11-05", "term": "1 year"})
    ),
    Row(
        "mandate-last-day", "a month has no last day that one could know",
        her(poa={"signed_on": "2023-11", "term": "1 year"}), her(poa={"signed_on": "2023-11-01", "term": "1 year"}),
        on=date(2024, 11, 1)
    ),
    Row(
        "mandate-covers-body", "a mandate for one body is none for another", her(poa={"bodies": ["world-body"]}),
        her(poa={"bodies": ["other-body"]})
    ),
    Row(
        "recanted", "what was taken back is confirmed again",
        her(poa={"recanted_on": "2024-08-02", "reconfirmed_on": "2024-09-01"}),
        her(poa={"recanted_on": "2024-08-02", "recanted_in_custody": "yes"}), detail="2024-08-02, in custody"
    ),
    Row(
        "recanted", "a confirmation from before does not help", her(poa={"recanted_on": "2024-12-01"}),
        her(poa={"recanted_on": "2024-08-02", "reconfirmed_on": "2024-07-01"})
    ),
    Row(
        "recanted", "what is taken back on the day itself is taken back", her(poa={"recanted_on": "2024-11-06"}),
        her(poa={"recanted_on": "2024-11-05"}), detail="2024-11-05"
    ),
    Row(
        "authenticated-signature", "a plain signature is not enough", her(poa={"authenticated": "notarised"}),
        her(poa={"authenticated": "plain"})
    ),
    Row(
        "authenticated-signature", "nor is one of which nothing is known", her(poa={"authenticated": "certified"}),
        her()
    ),
    Row("name-and-address", "the address is held", her(address="held"), her()),
    Row(
        "name-shown", "public readers see names of those who allow it",
        her(poa={"scopes": ["file", "publish the name"]}), her(poa={"scopes": ["file", "disclose to the State"]}),
        detail="“publish the name” is not covered"
    ),
    Row(
        "name-shown", "the State may learn what is published", her(poa={"scopes": ["file", "publish the name"]}),
        her(poa={"scopes": ["file"]}), profile={"disclosure": "shown to the State"}
    ),
    Row(
        "name-shown", "initials name nobody", her(poa={"scopes": ["file"], "naming": "initials"}),
        her(poa={"scopes": ["file"]})
    ),
    Row(
        "name-shown-warned", "a body that keeps names back on request",
        her(poa={"scopes": ["file", "disclose to the State"]}), her(poa={"scopes": ["file"]}),
        profile={"disclosure": "shown to the State"}
    ),
    Row("named-to-body", "no complaint is anonymous", her(), her(poa={"naming": "initials"}), detail="initials"),
    Row(
        "child-without-guardian", "a parent signs for a child", her(birth_date="2006-11-06", poa={"guardian": "held"}),
        her(birth_date="2006-11-06")
    ),
    Row(
        "child-without-guardian", "on the birthday nobody is a child any more", her(birth_date="2006-11-05"),
        her(birth_date="2006-11-06")
    ),
    Row(
        "child-without-guardian", "in doubt about the birthday a child",
        her(birth_date=None, age="18", age_on="2024-11-05"), her(birth_date=None, age="17", age_on="2024-01-01"),
        detail="perhaps"
    ),
    Row(
        "signed-as-child", "who signed alone at seventeen confirms it",
        her(birth_date="2006-08-01", poa={"reconfirmed_on": "2024-08-01"}), her(birth_date="2006-08-01"),
        detail="signed on 2024-06-01"
    ),
    Row(
        "signed-as-child", "who was of age on the day of signature", her(birth_date="2006-06-01"),
        her(birth_date="2006-06-02")
    ),
    Row(
        "signed-as-child", "a confirmation while still a child is none",
        her(birth_date="2006-08-01", poa={"reconfirmed_on": "2024-08-01"}),
        her(birth_date="2006-08-01", poa={"reconfirmed_on": "2024-07-31"})
    ),
    Row(
        "child-named", "a child is not named in public", her(birth_date="2010-01-01", poa={"naming": "initials"}),
        her(birth_date="2010-01-01")
    ),
    Row(
        "child-named", "a confidential body may read the name", her(birth_date="1990-01-01"),
        her(birth_date="2010-01-01"), profile={"disclosure": "public"}
    ),
    Row("age-missing", "an age will do", her(birth_date=None, age="47", age_on="2024-11-05"), her(birth_date=None)),
    Row("sex-missing", "the form asks for it", her(), her(sex=None, sex_basis=None)),
    Row("citizenship-missing", "the home place does not tell it", her(), her(citizenship=None)),
    Row("victim-woman", "a man is no victim here, a woman beside him is", her(), her(sex="male")),
    Row("victim-woman", "what is not known is for another rule", her(sex=None, sex_basis=None), her(sex="male")),
    Row("victim-woman-warned", "the registered sex only warns", her(), her(sex="male")),
    Row("victim-disability", "it is said only where the person wants it", her(disability="yes"), her()),
    Row("victim-without-disability", "a record that says no", her(disability="yes"), her(disability="no")),
    Row(
        "victim-child", "a child when it happened, of age today", many(her(birth_date="2006-06-01"), at_vigil()),
        many(her(birth_date="2006-05-01"), at_vigil())
    ),
    Row("defender-work", "a role is enough", her(roles=["activist"]), her(roles=["housewife"])),
    Row("defender-work", "so is a description", her(defender_work="She observes trials."), her()),
    Row("defender-link", "what she was detained for is the link", many(her(), at_vigil()), her()),
    Row("defender-link", "or words of hers", her(link_to_work="They asked about the trials only."), her()),
    Row("defender-link-in-words", "a reader is told in words", her(link_to_work="They asked about it."), her()),
    Row(
        "petitioner-in-union", "who lives in a member State may petition",
        many(
            her(present_place="warsaw"), make("place", "warsaw", within="poland"),
            make("place", "poland", name="Poland", kind="country", within=None)
        ),
        her()
    ),
    Row("petitioner-in-union", "so may a citizen of one", her(citizenship="Poland"), her()),
    Row(
        "petitioner-in-union", "a State that left is none any more", her(citizenship="France"),
        her(citizenship="United Kingdom")
    ),
]  # fmt: skip
