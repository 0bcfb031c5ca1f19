"""Each rule from both sides: a row says what keeps to it, what breaks it, and why that is so.

To add a row: the code of the rule, the reason, records that are right, records that are wrong. The records stand in a
project that is otherwise in order (`factories.world`).
"""

from __future__ import annotations

import pytest

from complaint.problems import Severity
from complaint.records.record import Record
from complaint.records.rules import RULES, check
from complaint.records.wording import wordings
from tests.records.factories import ON, make, told_by_rule, typed, world

Group = tuple[Record, ...]


def many(*groups: Group) -> Group:
    return tuple(record for group in groups for record in group)


def person(surname: str, given: str, record_id: str = "other", **fields: str) -> Group:
    return make("signatory", record_id, surname=surname, given_name=given, **fields)


def poa(**fields: str) -> Group:
    """The power of attorney of the other person, with an appeal."""
    return many(
        make("power_of_attorney", "poa-other", principal="other", **{"received": "held", **fields}),
        make("appeal", "appeal-other", signatory="other"),
    )


def case(**fields: object) -> Group:
    return make("prosecution", "case-drozd", **fields)


def charge(record_id: str = "charge-1", **fields: object) -> dict[str, object]:
    return typed("charge", record_id, **fields)


def decision(record_id: str = "decision-1", **fields: object) -> dict[str, object]:
    return typed("decision", record_id, **fields)


def custody(**fields: object) -> dict[str, object]:
    return typed("custody", "custody-1", **fields)


def hearing(**fields: object) -> dict[str, object]:
    return typed("hearing", "hearing-1", **fields)


def dated_complaint(**fields: str) -> Group:
    return make("complaint", "quiet-2024", **fields)


MANDATES = [
    (
        *("left-out", "a withdrawn power of attorney is none any more"),
        make("power_of_attorney", "poa-orlan-vesna"),
        make("power_of_attorney", "poa-orlan-vesna", withdrawn_on="2024-10-01"),
    ),
    (
        *("left-out", "a power of attorney that does not cover filing does not make a complainant"),
        make("power_of_attorney", "poa-orlan-vesna", scopes=["file"]),
        make("power_of_attorney", "poa-orlan-vesna", scopes=["disseminate"]),
    ),
    (
        *("left-out", "an appeal that is not taken up makes no complainant"),
        make("appeal", "appeal-orlan-vesna"),
        make("appeal", "appeal-orlan-vesna", included="no", reason="wants to wait"),
    ),
    (
        *("no-power-of-attorney", "who gave no power of attorney is refused or a gap in the records"),
        many(person("Kestrel", "Mara"), make("appeal", signatory="other", included="no", reason="no answer")),
        many(person("Kestrel", "Mara"), make("appeal", signatory="other")),
    ),
    (
        *("representative", "the organisation that files must hold the mandate"),
        make("power_of_attorney", "poa-orlan-vesna"),
        make("power_of_attorney", "poa-orlan-vesna", representative="court-lindenau"),
    ),
    (
        *("mandate-dates", "nothing is received before it is signed"),
        make("power_of_attorney", "poa-orlan-vesna", signed_on="2024-06-01", received="2024-06"),
        make("power_of_attorney", "poa-orlan-vesna", signed_on="2024-07-01", received="2024-06"),
    ),
    (
        *("confirmed-too-early", "nothing is confirmed before it is signed"),
        make("power_of_attorney", "poa-orlan-vesna", signed_on="2024-06-01", reconfirmed_on="2024-06"),
        make("power_of_attorney", "poa-orlan-vesna", signed_on="2024-06-01", reconfirmed_on="2024-05"),
    ),
    (
        *("signed-after-death", "the dead sign nothing"),
        many(person("Dove", "Ada", deceased_on="2024-06"), poa(signed_on="2024-06-01")),
        many(person("Dove", "Ada", deceased_on="2024-06"), poa(signed_on="2024-07-01")),
    ),
    (
        *("signed-after-death", "nor do they confirm anything"),
        many(person("Dove", "Ada", deceased_on="2024-06-10"), poa(reconfirmed_on="2024-06-10")),
        many(person("Dove", "Ada", deceased_on="2024-06-10"), poa(reconfirmed_on="2024-06-11")),
    ),
    (
        *("signed-by-child", "a parent or guardian signs for a child"),
        many(person("Dove", "Ada", birth_date="2008-05-01"), poa(signed_on="2024-06-01", guardian="held")),
        many(person("Dove", "Ada", birth_date="2008-05-01"), poa(signed_on="2024-06-01")),
    ),
    (
        *("signed-by-child", "on the eighteenth birthday one is of age"),
        many(person("Dove", "Ada", birth_date="2006-06-01"), poa(signed_on="2024-06-01")),
        many(person("Dove", "Ada", birth_date="2006-06-02"), poa(signed_on="2024-06-01")),
    ),
    (
        *("signed-by-child", "who confirms it when of age has signed"),
        many(person("Dove", "Ada", birth_date="2006"), poa(signed_on="2023-06-01", reconfirmed_on="2024-06-01")),
        many(person("Dove", "Ada", birth_date="2007"), poa(signed_on="2023-06-01", reconfirmed_on="2024-06-01")),
    ),
    (
        *("signed-by-child", "an age counts as the highest that it may have been"),
        many(person("Dove", "Ada", age="17", age_on="2023-07-01"), poa(signed_on="2024-06-01")),
        many(person("Dove", "Ada", age="16", age_on="2023-07-01"), poa(signed_on="2024-06-01")),
    ),
    (
        *("mandate-without-appeal", "a power of attorney alone is not enough"),
        many(make("appeal", "appeal-orlan-vesna"), make("power_of_attorney", "poa-orlan-vesna")),
        many(person("Kestrel", "Mara"), make("power_of_attorney", "poa-mara", principal="other")),
    ),
    (
        *("several-mandates", "two live powers of attorney leave open which one counts"),
        make("power_of_attorney", "poa-older", withdrawn_on="2024-06-02"),
        make("power_of_attorney", "poa-older"),
    ),
    (
        *("naming-no-effect", "the public cannot read more than the State"),
        make("power_of_attorney", "poa-orlan-vesna", naming_state="initials", naming_public="pseudonym"),
        make("power_of_attorney", "poa-orlan-vesna", naming_state="pseudonym", naming_public="initials"),
    ),
    (
        *("naming-no-effect", "nobody can read more than anybody may"),
        make("justification", naming="initials", naming_internal="withheld"),
        make("justification", naming="initials", naming_internal="full"),
    ),
    (
        *("generalisation", "a field is marked and something said instead"),
        make("generalisation"),
        make("generalisation", instead=None),
    ),
    (
        *("generalisation", "a place may say itself what stands for it"),
        many(
            make("place", "lindenau", generalised="a city"),
            make("generalisation", field=None, record="lindenau", instead=None),
        ),
        make("generalisation", field=None, record="lindenau", instead=None),
    ),
    (
        *("generalisation", "a quotation is left out, and what may stay needs no other words"),
        many(
            make("quotation"),
            make("generalisation", field=None, record="quotation-1", instead=None),
            make("generalisation", "hide-2", as_it_is="yes", instead=None),
        ),
        make("generalisation", words="the mill"),
    ),
    (
        *("pseudonym-twice", "one number belongs to one person"),
        many(make("pseudonym", "one"), make("pseudonym", "two", person="other", number="418", folder="bbbbbbbb")),
        many(make("pseudonym", "one"), make("pseudonym", "two", person="other", folder="bbbbbbbb")),
    ),
    (
        *("pseudonym-twice", "a person has one number"),
        many(make("pseudonym", "one")),
        many(make("pseudonym", "one"), make("pseudonym", "two", number="418", folder="bbbbbbbb")),
    ),
    (
        *("reason-of-refusal", "every exclusion has a reason"),
        make("appeal", "appeal-orlan-vesna", included="no", reason="wants to wait"),
        make("appeal", "appeal-orlan-vesna", included="no"),
    ),
    (
        *("child-complainant", "the birth date tells it too, on the day of filing"),
        make("signatory", "orlan-vesna", birth_date="2006-11-05"),
        make("signatory", "orlan-vesna", birth_date="2006-11-06"),
    ),
    (
        *("child-complainant", "somebody else signs for a child"),
        person("Orlan", "Vesna", "orlan-vesna", age="18", age_on="2024-11-05"),
        person("Orlan", "Vesna", "orlan-vesna", age="17", age_on="2024-11-05"),
    ),
]

PEOPLE = [
    (
        *("age-and-birth-date", "the age must follow from the birth date"),
        person("Orlan", "Vesna", birth_date="1977-11-05", age="47", age_on="2024-11-05"),
        person("Orlan", "Vesna", birth_date="1977-11-06", age="47", age_on="2024-11-05"),
    ),
    (
        *("age-and-birth-date", "a birth year leaves two ages open, not three"),
        person("Orlan", "Vesna", birth_date="1977", age="46", age_on="2024-11-05"),
        person("Orlan", "Vesna", birth_date="1977", age="45", age_on="2024-11-05"),
    ),
    (
        *("born-later", "nobody takes part before birth"),
        person("Orlan", "Vesna", "orlan-vesna", birth_date="1977"),
        person("Orlan", "Vesna", "orlan-vesna", birth_date="2024-05-11"),
    ),
    (
        *("sex-and-patronymic", "the patronymic says daughter or son"),
        person("Orlan", "Vesna", patronymic="Milanovna", sex="female", sex_basis="inferred from patronymic"),
        person("Orlan", "Vesna", patronymic="Milanovich", sex="female", sex_basis="inferred from patronymic"),
    ),
    (
        *("sex-and-patronymic", "without a patronymic nothing can be inferred from it, but from a surname of its form"),
        person("Orlankyzy", "Vesna", sex="female", sex_basis="inferred from patronymic"),
        person("Orlan", "Vesna", sex="female", sex_basis="inferred from patronymic"),
    ),
    (
        *("sex-without-basis", "what is recorded says where it is known from"),
        person("Orlan", "Vesna", sex="female", sex_basis="stated"),
        person("Orlan", "Vesna", sex="female"),
    ),
    (
        *("named-person", "who is described has no name on record"),
        make("person"),
        make("person", name="Nina Orlan"),
    ),
    (
        *("nameless-person", "who is named has a name on record"),
        make("person", name="Otto Brand", naming="named", standing="politician"),
        make("person", naming="named", standing="politician"),
    ),
    (
        *("named-child", "a child is never named, whatever its standing"),
        make("person", minor="yes"),
        make("person", minor="yes", name="Nina Orlan", naming="named", standing="public figure"),
    ),
    (
        *("named-private-person", "a private person without a mandate is not named"),
        make("person", name="Otto Brand", naming="named", standing="politician"),
        make("person", name="Otto Brand", naming="named"),
    ),
    (
        *("kin-of-oneself", "nobody is kin to themselves"),
        make("relation"),
        make("relation", relative="orlan-vesna"),
    ),
    (
        *("kin-both-ways", "two people are not each other's mother"),
        many(
            make("relation", "one", relation="mother of"),
            make("relation", "two", person="drozd-pavel", relation="son of", relative="orlan-vesna"),
        ),
        many(
            make("relation", "one", relation="mother of"),
            make("relation", "two", person="drozd-pavel", relation="mother of", relative="orlan-vesna"),
        ),
    ),
    (
        *("sex-of-kin", "a man is nobody's sister"),
        make("relation", person="drozd-pavel", relation="brother of", relative="orlan-vesna"),
        make("relation", person="drozd-pavel", relation="sister of", relative="orlan-vesna"),
    ),
    (
        *("alias-is-the-name", "an alias is another spelling"),
        make("alias", text="Viesna Orlan"),
        make("alias", text="Vesna Orlan"),
    ),
    (
        *("alias-of-another", "a spelling leads to one person"),
        many(make("alias", "one"), make("alias", "two", text="Vesna Orlann")),
        many(make("alias", "one"), make("alias", "two", person="drozd-pavel")),
    ),
    (
        *("near-duplicate", "same surname and near given name"),
        person("Orlan", "Marta"),
        person("Orlan", "Viesna"),
    ),
    (
        *("near-duplicate", "people have said of two that they are two"),
        many(person("Orlann", "Vesna"), make("not_the_same", other="other")),
        many(person("Orlann", "Vesna"), make("not_the_same", other="drozd-pavel")),
    ),
    (
        *("near-duplicate", "near surname and same given name"),
        person("Orlinski", "Vesna"),
        person("Orlann", "Vesna"),
    ),
    (
        *("near-duplicate", "brothers share surname and patronymic, not the given name"),
        many(person("Vesely", "Aron", "a", patronymic="Iov"), person("Vesely", "Timur", "b", patronymic="Iov")),
        many(person("Vesely", "Aigul", "a", patronymic="Iov"), person("Vesely", "Aygul", "b", patronymic="Iov")),
    ),
    (
        *("near-duplicate", "namesakes with different fathers are two people"),
        many(
            person("Kestrel", "Ivan", "a", patronymic="Semyonovich"), person("Kestrel", "Ivan", "b", patronymic="Borin")
        ),
        many(person("Kestrel", "Ivan", "a", patronymic="Semyonovich"), person("Kestrel", "Ivan", "b")),
    ),
    (
        *("near-duplicate", "a wife is not her husband, however near the names"),
        person("Drozd", "Pavela", sex="female", sex_basis="stated"),
        person("Drozd", "Pavell", sex="male", sex_basis="stated"),
    ),
]

TIME = [
    (
        *("after-filing", "nothing that is told happened after the filing"),
        make("violation", date="2024-11-05"),
        make("violation", date="2024-11-06"),
    ),
    (
        *("before-beginning", "a slip of years is noticed; an old judgment may be old"),
        many(
            dated_complaint(earliest_date="2024-01-01"),
            case(decisions=[decision(date="2009", kind="closed", term=None)]),
        ),
        many(dated_complaint(earliest_date="2024-01-01"), make("participation", date="2019-05-10")),
    ),
    (
        *("custody-ends-before-it-begins", "custody begins before it ends"),
        case(custody=[custody(to="2024-05")]),
        case(custody=[custody(to="2024-05-10")]),
    ),
    (
        *("charge-after-judgment", "the charge comes first"),
        case(charges=[charge(date="2024-09")], decisions=[decision()]),
        case(charges=[charge(date="2024-10")], decisions=[decision()]),
    ),
    (
        *("charge-withdrawn-before-brought", "a charge is brought before it is withdrawn"),
        case(charges=[charge(date="2024-06", withdrawn_on="2024-06-30")]),
        case(charges=[charge(date="2024-06", withdrawn_on="2024-05-30")]),
    ),
    (
        *("hearing-after-judgment", "the trial is over with the judgment"),
        case(hearings=[hearing()], decisions=[decision()]),
        case(hearings=[hearing(date="2024-09-21")], decisions=[decision()]),
    ),
    (
        *("detention-after-judgment", "detention before trial begins before the judgment"),
        case(custody=[custody()], decisions=[decision()]),
        case(custody=[custody(**{"from": "2024-10"})], decisions=[decision()]),
    ),
    (
        *("penalty-before-event", "a penalty follows what it punishes"),
        make("penalty", event="vigil", date="2024-05-10"),
        make("penalty", event="vigil", date="2024-05-09"),
    ),
    (
        "filing-date-is-a-day",
        "a complaint is filed on a day",
        dated_complaint(),
        dated_complaint(filing_date="2024-11"),
    ),
    (
        *("period-of-records", "the period begins before it ends"),
        dated_complaint(records_from="2024-03", records_to="2024-11-05"),
        dated_complaint(records_from="2024-12", records_to="2024-11-05"),
    ),
    (
        *("update-before-filing", "an update is news"),
        make("later_fact"),
        make("later_fact", known_from="2024-10-01"),
    ),
]

PROCEEDINGS = [
    (
        *("stranger-in-case", "a charge is against a person of the case"),
        case(charges=[charge()]),
        case(charges=[charge(person="orlan-vesna")]),
    ),
    ("person-without-charge", "something says why a person is in a case", case(charges=[charge()]), case()),
    (
        *("judged-witness", "a witness with the right to a defence gets no sentence"),
        case(charges=[charge(status="convicted")], decisions=[decision()]),
        case(charges=[charge(status="witness with the right to a defence")], decisions=[decision()]),
    ),
    (
        *("convicted-without-judgment", "a conviction rests on a judgment"),
        case(charges=[charge(status="convicted")], decisions=[decision()]),
        case(charges=[charge(status="convicted")]),
    ),
    (
        *("verdict-without-term", "a verdict has a term; a decision to close a case has none"),
        case(decisions=[decision(), decision("decision-2", kind="closed", term=None)]),
        case(decisions=[decision(kind="probation", term=None)]),
    ),
    (
        *("court-that-is-none", "a sentence comes from a court"),
        case(decisions=[decision()]),
        case(decisions=[decision(court="open-hands")]),
    ),
    (
        *("stage-and-decisions", "who is imprisoned was sentenced to prison"),
        case(stage="imprisoned", decisions=[decision()]),
        case(stage="imprisoned", decisions=[decision(kind="probation")]),
    ),
    (
        *("stage-and-decisions", "who is in custody has not been let out"),
        case(stage="in custody", custody=[custody()]),
        case(stage="in custody", custody=[custody(to="2024-06-01")]),
    ),
    (
        *("charge-under-no-code", "nobody is charged under a treaty"),
        case(charges=[charge()]),
        case(charges=[charge(provision="covenant-14")]),
    ),
    (
        *("same-charge-twice", "charges are counted"),
        case(charges=[charge(), charge("charge-2", provision="covenant-14")]),
        case(charges=[charge(), charge("charge-2")]),
    ),
]

EVENTS = [
    (
        *("participation-date", "who is detained at an event is so on its day"),
        make("participation"),
        make("participation", date="2024-05-11"),
    ),
    (
        *("participation-date", "“detained before” lies before"),
        make("participation", mode="detained before", date="2024-05-08"),
        make("participation", mode="detained before", date="2024-05-12"),
    ),
    (
        *("participation-date", "“detained after” lies after"),
        make("participation", mode="detained after", date="2024-05-12"),
        make("participation", mode="detained after", date="2024-05-08"),
    ),
    (
        *("participation-date-unusual", "a summons on another day is remarked"),
        make("participation", mode="summoned", date="2024-05"),
        make("participation", mode="summoned", date="2024-05-12"),
    ),
    (
        *("participation-place", "who is detained at an event is so at one of its places, or within it"),
        many(make("event", "vigil", places=["veloria"]), make("participation")),
        make("participation", place="port-saker"),
    ),
    (
        *("participation-place-unusual", "a visit elsewhere is remarked"),
        make("participation", mode="visited at home"),
        make("participation", mode="visited at home", place="port-saker"),
    ),
    (
        *("participation-twice", "one part is recorded once"),
        make("participation", "again", mode="stopped"),
        make("participation", "again"),
    ),
    (
        *("hours-held", "from 18:00 until 01:00 there are seven hours"),
        make("participation", hours_held="7", held_from="18:00", held_until="01:00"),
        make("participation", hours_held="17", held_from="18:00", held_until="01:00"),
    ),
    (
        *("hours-without-detention", "a visit is no detention"),
        make("participation", hours_held="2", mode="interrogated"),
        make("participation", hours_held="2", mode="visited at home"),
    ),
    (
        *("away-from-home", "a place other than home is remarked"),
        make("participation"),
        make("participation", place="port-saker"),
    ),
    (
        *("nobody-took-part", "an event has participants"),
        make("event", "vigil"),
        make("event", "meeting", order="2"),
    ),
    (
        *("circle", "no place lies within itself"),
        make("place", "harbour", within="port-saker"),
        make("place", "veloria", kind="country", within="port-saker"),
    ),
    (
        *("same-order", "two events cannot both be the first"),
        make("event", "meeting", order="2"),
        make("event", "meeting"),
    ),
    (
        *("violation-date", "a violation in an event lies on its days"),
        make("violation", event="vigil", date="2024-05-10"),
        make("violation", event="vigil", date="2024-06-10"),
    ),
    (
        *("violation-place", "a violation in an event happens at its places"),
        make("violation", event="vigil", place="lindenau"),
        make("violation", event="vigil", place="port-saker"),
    ),
    (
        *("violation-of-nobody", "a violation is told of somebody; what a witness saw need not be"),
        make("violation", person=None, role="witness", text="A man was beaten."),
        make("violation", person=None, text="A man was beaten."),
    ),
    (
        *("violation-without-name", "the sentence refers to its person"),
        make("violation", text="[[orlan-vesna:surname]] was refused a lawyer."),
        make("violation", text="She was refused a lawyer."),
    ),
    (
        *("category-without-violation", "a kind of violation has cases"),
        make("category", "no-lawyer"),
        make("category", "no-call", order="2"),
    ),
]

PENALTIES = [
    (
        *("fine-without-amount", "a fine has an amount and a currency"),
        make("penalty", kind="fine", amount="48100", currency="KZT"),
        make("penalty", kind="fine", amount="48100"),
    ),
    (
        *("arrest-without-days", "an arrest has days"),
        make("penalty", kind="arrest", days="3"),
        make("penalty", kind="arrest"),
    ),
    (
        *("penalty-mixed-up", "a fine has no days"),
        make("penalty", kind="fine", amount="48100", currency="KZT"),
        make("penalty", kind="fine", amount="48100", currency="KZT", days="3"),
    ),
    (
        *("printed-equivalent", "the printed euros follow from the rate"),
        many(
            dated_complaint(exchange_currency="EUR", exchange_rate="429.5"),
            make("penalty", kind="fine", amount="48100", currency="KZT", printed_equivalent="112"),
        ),
        many(
            dated_complaint(exchange_currency="EUR", exchange_rate="429.5"),
            make("penalty", kind="fine", amount="48100", currency="KZT", printed_equivalent="121"),
        ),
    ),
    (
        *("rate-without-currency", "a rate needs its currency"),
        dated_complaint(exchange_currency="EUR", exchange_rate="429.5"),
        dated_complaint(exchange_rate="429.5"),
    ),
    (
        *("figure-without-number", "“more than” needs a number, “several” none"),
        make("figure", bound="several", number=None),
        make("figure", number=None),
    ),
    (
        *("figure-with-number", "“dozens” stands without a number"),
        make("figure", bound="dozens", number=None),
        make("figure", bound="dozens"),
    ),
    (
        *("figure-range", "“between” needs two numbers in order"),
        make("figure", bound="between", number="10", number_to="12"),
        make("figure", bound="between", number="12", number_to="10"),
    ),
    (
        *("figure-range", "other bounds need one number"),
        make("figure"),
        make("figure", number_to="50"),
    ),
    (
        *("figure-place", "a figure about an event stands for its places"),
        make("figure", event="vigil", places=["lindenau"]),
        make("figure", event="vigil", places=["port-saker"]),
    ),
]

LAW = [
    (
        *("provision-without-article", "an article has a number"),
        make("provision", article="13"),
        make("provision", article=None),
    ),
    (
        *("provision-with-article", "the whole has none"),
        make("provision", unit="whole", article=None),
        make("provision", unit="whole", article="13"),
    ),
    (
        *("provision-twice", "a provision is entered once"),
        make("provision", part="1"),
        make("provision"),
    ),
    (
        *("provision-on-the-wrong-side", "a penal code is national law"),
        make("right", "other", order="2", national=["penal-12"]),
        make("right", "other", order="2", international=["penal-12"]),
    ),
    (
        *("right-without-law", "bodies apply international law"),
        make("right", "other"),
        make("right", "other", international=None),
    ),
    (
        *("right-without-allegation", "for every right something is alleged"),
        make("right", "other", allegations=[typed("allegation", "a")]),
        make("right", "other"),
    ),
    (
        *("allegation-without-records", "an allegation is borne out by records"),
        make("right", "other", allegations=[typed("allegation", "a")]),
        make("right", "other", allegations=[typed("allegation", "a", categories=None)]),
    ),
]

EVIDENCE = [
    (
        *("same-attachment-number", "a number stands for one attachment"),
        many(make("attachment", "a"), make("attachment", "b", number="2")),
        many(make("attachment", "a"), make("attachment", "b")),
    ),
    (
        *("gap-in-attachments", "a reader looks for the missing one"),
        many(make("attachment", "a"), make("attachment", "b", number="2")),
        many(make("attachment", "a"), make("attachment", "b", number="3")),
    ),
    (
        *("attachment-proves-nothing", "what is proved is told in a filing"),
        make("attachment"),
        make("attachment", proves=["lindenau"]),
    ),
    (
        *("attachment-uncitable", "a document is cited with its date or author"),
        make("attachment", date=None, author="police of Lindenau"),
        make("attachment", date=None),
    ),
    (
        *("seizure-and-attachment", "the minutes prove the seizure"),
        many(make("attachment", proves=["seizure-1"]), make("seizure", attachment="attachment-1")),
        many(make("attachment"), make("seizure", attachment="attachment-1")),
    ),
    (
        *("source-without-address", "a video has an address, a remark none"),
        make("source", kind="remark"),
        make("source", kind="video"),
    ),
    (
        *("same-note-number", "a printed number stands for one note"),
        many(make("source", "a", printed_number="1"), make("source", "b", printed_number="2")),
        many(make("source", "a", printed_number="1"), make("source", "b", printed_number="1")),
    ),
    (
        *("quotation-of-nobody", "a quotation says whose words it gives"),
        make("quotation"),
        make("quotation", speaker_described=None),
    ),
    (
        *("part-in-nothing", "an officer acts in something; the leadership answers for the whole"),
        make("official_part", event=None, function="political leadership"),
        make("official_part", event=None),
    ),
    (
        *("part-elsewhere", "an official acts at a place of the event"),
        make("official_part", place="lindenau"),
        make("official_part", place="port-saker"),
    ),
    (
        *("official-without-part", "nobody is accused without a reason"),
        make("official", "official-stark-l"),
        make("official", "official-idle"),
    ),
]

PROSE = [
    (
        *("markup-in-prose", "markup would be printed as it stands; comparisons and emphasis are none"),
        make("violation", text="[[orlan-vesna]] waited **more** than *an hour*; 3 < 4 > 2."),
        make("violation", text="[[orlan-vesna]] waited <b>long</b>."),
    ),
    (
        *("address-in-prose", "addresses stand in sources"),
        make("violation", text="[[orlan-vesna]] was filmed.[^source-1]"),
        make("violation", text="[[orlan-vesna]] was filmed, see https://example.org/1."),
    ),
    (
        *("typed-name", "a typed name is printed whatever its bearer wished"),
        make("violation", text="[[orlan-vesna]] and an orlan, which is a bird."),
        make("violation", text="[[orlan-vesna]] and Drozd were refused a lawyer."),
    ),
]

ELSEWHERE = [
    (
        *("elsewhere-dates", "nothing ends before it begins"),
        make("other_procedure", since="2024-08", ended="2024-08-20", status="decided"),
        make("other_procedure", since="2024-08-01", ended="2024-07-31", status="decided"),
    ),
    (
        *("elsewhere-without-end", "some bodies count from the end of another procedure"),
        make("other_procedure", status="decided", ended="2024-09"),
        make("other_procedure", status="decided"),
    ),
    (
        *("remedy-dates", "nothing is decided before it is filed"),
        make("remedy", filed_on="2024-09-25", decided_on="2024-09-25"),
        make("remedy", filed_on="2024-09-25", decided_on="2024-09-24"),
    ),
    (
        *("remedy-without-reason", "what was not tried is explained"),
        make("remedy", filed_on=None, decided_on=None, why_not="No appeal lies against a warning."),
        make("remedy", filed_on=None, decided_on=None),
    ),
    (
        *("speaks-for-oneself", "a power of attorney is for those who can speak"),
        make("justification"),
        make("justification", author="orlan-vesna"),
    ),
    (
        *("justification-not-borne-out", "the record of the person says so too"),
        many(make("justification", ground="dead"), make("signatory", "orlan-vesna", deceased_on="2024-08-01")),
        make("justification", ground="dead"),
    ),
    (
        *("found-before-missing", "nobody is found before being missed"),
        make("signatory", "orlan-vesna", missing_since="2024-06-26", found_on="2024-06-28"),
        make("signatory", "orlan-vesna", missing_since="2024-06-26", found_on="2024-06-25"),
    ),
    (
        *("passed-on-by-another", "a lawyer passes on the power of the same person"),
        many(make("power_of_attorney", "poa-lawyer", scopes=["sub-delegate"], representative="court-lindenau"),
             make("power_of_attorney", "poa-orlan-vesna", passes_on="poa-lawyer", authenticated="notarised")),
        many(make("power_of_attorney", "poa-lawyer", principal="drozd-pavel", representative="court-lindenau"),
             make("power_of_attorney", "poa-orlan-vesna", passes_on="poa-lawyer", authenticated="notarised")),
    ),
    (
        *("passed-on-without-leave", "who may not pass it on cannot"),
        many(make("power_of_attorney", "poa-lawyer", scopes=["sub-delegate"], representative="court-lindenau"),
             make("power_of_attorney", "poa-orlan-vesna", passes_on="poa-lawyer", authenticated="notarised")),
        many(make("power_of_attorney", "poa-lawyer", scopes=["represent"], representative="court-lindenau"),
             make("power_of_attorney", "poa-orlan-vesna", passes_on="poa-lawyer", authenticated="notarised")),
    ),
    (
        *("no-power-of-attorney", "somebody who speaks for a person for a recorded reason is no gap in the records"),
        many(make("signatory", "kestrel-mara", surname="Kestrel"), make("justification", person="kestrel-mara")),
        make("signatory", "kestrel-mara", surname="Kestrel"),
    ),
    (
        *("representative", "what is passed on was given to somebody else"),
        many(make("power_of_attorney", "poa-lawyer", scopes=["sub-delegate"], representative="court-lindenau"),
             make("power_of_attorney", "poa-orlan-vesna", passes_on="poa-lawyer", authenticated="notarised")),
        make("power_of_attorney", "poa-lawyer", scopes=["sub-delegate"], representative="court-lindenau"),
    ),
]  # fmt: skip

OTHER_KEY = "age1fdlcck8axvsfcyn6tpjrkdl95dx693sk7lezc556c2ug3f5hhu8sprzdy8"
SEALING = [
    (
        *("private-in-clear", "that there is an address may be known, where it is may not"),
        make("signatory", "kestrel-mara", address="held", identity_document="held"),
        make("signatory", "kestrel-mara", address="Poplar Lane 5"),
    ),
    (
        *("private-not-sealed", "once a project seals, nothing private is left readable"),
        many(make("signatory", "kestrel-mara", telephone="held"), make("sealing_key", "key-vera")),
        many(make("signatory", "kestrel-mara", telephone="+1 555 0100"), make("sealing_key", "key-vera")),
    ),
    (
        *("wrong-public-key", "a sign of it is another one"),
        make("sealing_key", "key-vera"),
        make("sealing_key", "key-vera", public_key=OTHER_KEY[:-1] + ("q" if OTHER_KEY[-1] != "q" else "p")),
    ),
    (
        *("public-key-twice", "with one key for two people, losing it loses both"),
        many(make("sealing_key", "key-vera"), make("sealing_key", "key-paper", public_key=OTHER_KEY)),
        many(make("sealing_key", "key-vera"), make("sealing_key", "key-paper")),
    ),
]

CONTACTS = [
    (
        *("contact-nameless", "an office without a name can be written to"),
        make("contact", name=None, office="The Secretariat", form_of_address="sir or madam"),
        make("contact", name=None, form_of_address="sir or madam"),
    ),
    (
        *("contact-surname", "“Dear Ms …” needs the surname, “Excellency,” does not"),
        make("contact", surname=None, form_of_address="excellency"),
        make("contact", surname=None),
    ),
    (
        *("contact-surname", "a salutation that is written out needs none"),
        make("contact", surname=None, salutation="Dear Ada,"),
        make("contact", surname=None, form_of_address="professor"),
    ),
    (
        *("contact-twice", "the same person may get the filings of two bodies, but not the same one twice"),
        many(make("contact", "a"), make("contact", "b", recipient="poster")),
        many(make("contact", "a"), make("contact", "b", address=["1 market  place", "LINDENAU"])),
    ),
    (
        *("contact-unsure", "a delegation may have new members after a year"),
        make("contact", verified_on="2023-11-10"),
        make("contact", verified_on="2023-10-10"),
    ),
    (
        *("contact-unsure", "an address from memory is looked up first"),
        make("contact"),
        make("contact", certainty="from knowledge"),
    ),
]

TRANSLATIONS = [
    (
        *("translation-of-nothing", "a field without a record is nobody's"),
        make("translation"),
        make("translation", record=None),
    ),
    (
        *("translation-of-nothing", "words are translated wherever they stand only if they are written down"),
        make("translation", record=None, field=None, original="nurse", text="infirmière"),
        make("translation", record=None, field=None, text="infirmière"),
    ),
    (
        *("translation-of-no-text", "a part of a list is a text, a date is none"),
        make("translation", record="vigil", field="title"),
        make("translation", record="vigil", field="date"),
    ),
    (
        *("translation-of-no-text", "values of closed lists are translated once, in the language file"),
        make("translation", record="vigil", field="account"),
        make("translation", record="vigil", field="kind"),
    ),
    (
        *("translation-into-the-same", "the records are in English if nothing else is said"),
        make("translation"),
        make("translation", language="en"),
    ),
    (
        *("translation-references", "nobody is named in one language only"),
        make("translation", record="violation-of-orlan", field="text", text="[[orlan-vesna]] fut privée d’avocat."),
        make("translation", record="violation-of-orlan", field="text", text="Elle fut privée d’avocat."),
    ),
    (
        *("translation-twice", "a name may have several forms"),
        many(make("translation", "a"), make("translation", "b", form="in")),
        many(make("translation", "a"), make("translation", "b")),
    ),
    (
        *("translation-stale", "what was translated is still what the record says"),
        make("translation", original="Lindenau"),
        make("translation", original="Old Lindenau"),
    ),
]

LETTERING = [
    (
        *("mixed-alphabets", "a letter of another alphabet that looks the same makes another name"),
        person("Orlan-Орлан", "О'Брайен Vesna"),
        person("Orl\u0430n", "Vesna"),
    ),
    (
        *("mixed-alphabets", "letters of the same alphabet are no mixture, whatever language they are of"),
        many(
            person("Қасымұлы", "Ӏиса", name_original="دلنیا 山田ひろし"),
            make("official", "official-1", name="J. Weiß-Łoś", surname="Çelik"),
        ),
        make("official", "official-1", name="\u041b. Stark", surname="Star\u043a"),
    ),
    (
        *("mixed-alphabets", "signs that cannot be seen and marks do not divide a word"),
        make("place", "harn", name="Zürich", kind="city"),
        make("place", "harn", name="\u0425\u200bar\u0301n", kind="city"),
    ),
    (
        *("unseen-in-name", "what cannot be seen makes two names of one"),
        person("Orlan", "می\u200cنا", name_original="ශ්\u200dරී"),
        person("Or\u200blan", "Vesna"),
    ),
    (
        *("unseen-in-name", "a joiner spells nothing between Latin letters"),
        make("person", "brand-otto", name="Otto Brand"),
        make("person", "brand-otto", name="Ot\u200dto Brand"),
    ),
    (
        *("marks-on-marks", "no script needs more than a few marks on one letter"),
        person("Nguyễn", "Z\u0302\u0301\u0323"),
        person("Ng" + "\u0301" * 5, "Vesna"),
    ),
]


ALL = [
    *MANDATES,
    *PEOPLE,
    *LETTERING,
    *TIME,
    *PROCEEDINGS,
    *EVENTS,
    *PENALTIES,
    *LAW,
    *EVIDENCE,
    *PROSE,
    *ELSEWHERE,
    *CONTACTS,
    *SEALING,
    *TRANSLATIONS,
]


@pytest.mark.parametrize(
    ("code", "why", "right", "wrong"), [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in ALL]
)
def test_a_rule_is_kept_and_broken(code: str, why: str, right: Group, wrong: Group) -> None:
    assert not told_by_rule(code, world(right))
    found = told_by_rule(code, world(wrong))
    assert len(found) >= 1, why
    assert {problem.place.file for problem in found} == {"invented.yaml"}


def test_the_background_of_the_rows_has_no_problem() -> None:
    assert check(world(), ON) == ()


def test_every_rule_has_a_row() -> None:
    assert {row[0] for row in ALL} == {code for rule in RULES for code in rule.codes}


def test_every_rule_says_what_it_demands_and_by_whose_authority() -> None:
    for rule in RULES:
        for code in rule.codes:
            wording = wordings()[code]
            assert wording.meaning.endswith("."), code
            assert wording.source, code
            assert wording.hint or wording.severity is Severity.NOTE, code


def test_every_wording_of_a_rule_belongs_to_one() -> None:
    entered = {code for rule in RULES for code in rule.codes}
    assert {code for code, wording in wordings().items() if wording.meaning} == entered


def test_a_rule_that_misses_something_is_silent_while_records_with_errors_may_be_it() -> None:
    records = world(make("event", "meeting", order="2"))
    assert told_by_rule("nobody-took-part", records)
    records.unread = frozenset({"participation"})
    assert not told_by_rule("nobody-took-part", records)


def test_no_message_tells_the_name_of_a_person() -> None:
    records = world(*(wrong for _, _, _, wrong in PEOPLE))
    names = {"Orlan", "Vesna", "Viesna", "Drozd", "Pavel", "Nina", "Otto", "Brand", "Vesely", "Aigul", "Aygul"}
    for problem in check(records, ON):
        words = set(problem.message.replace("“", " ").replace("”", " ").split())
        assert not words & names, problem
