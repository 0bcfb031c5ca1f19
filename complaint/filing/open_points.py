"""What a person must still decide about a filing, as far as records and profile tell it.

Takes a selected filing, gives its open points: rules of the recipient that nobody has looked up, sources of which no
copy is kept, open corrections, consent that does not reach far enough. Each knows where it is printed, so that it can
be told there; `complaint check` tells the same. What is missing in the text itself is found when it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from complaint.filing.consent import FULL, NAMES_SHOWN, lacks_scope, wish_of
from complaint.filing.filing import Filing
from complaint.filing.generalising import telling
from complaint.filing.origins import Origin, id_of
from complaint.filing.pseudonyms import called_in_files
from complaint.filing.secrecy import Secrecy, secrecy_of
from complaint.filing.view import grouped
from complaint.problems import Place, Problem, Severity, error, warning
from complaint.records.dates import PartialDate
from complaint.records.record import Record

STALE_AFTER = 2  # years before the filing date, after which a rule that was read is read again
NOTE = "check-before-filing"
# Where the value is printed that a rule of the recipient is about, by what the rule is about.
_PRINTED_IN = {"address": "letter.address", "postal address": "letter.address"}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing to be decided: as a user is told it, and as it is written into a document, where no name may slip in.

    `printed_as` are the values that it is about, the nearest first; it is told where the first of them is printed that
    is printed at all. Empty: it is about the filing as a whole.
    """

    problem: Problem
    remark: str
    printed_as: tuple[Origin, ...] = ()


def open_points(filing: Filing, unsure: Iterable[Problem] = (), contact: Record | None = None) -> tuple[OpenPoint, ...]:
    """All of them, those about the filing as a whole first.

    `unsure` are rules of admissibility to be looked up, `contact` is to whom a letter goes beside the recipient itself.
    """
    found = (*_rules(filing), *map(_point, unsure), *_nobody_or_nothing(filing), *_consent(filing), *_records(filing))
    written_to = _contact(contact, filing) if contact is not None else ()
    return tuple(sorted((*found, *written_to), key=lambda point: bool(point.printed_as)))


def _point(problem: Problem, *printed_as: Origin, hint: str = "") -> OpenPoint:
    """The point with a remark that says the same, or has another hint."""
    return OpenPoint(problem, f"{_sentence(problem.message)}\n{_sentence(hint or problem.hint)}", printed_as)


def _sentence(text: str) -> str:
    first = text if "/" in text.partition(" ")[0] else f"{text[:1].upper()}{text[1:]}"  # the name of a file stays
    return first if first.endswith(".") else f"{first}."


def _note(place: Place, message: str, hint: str) -> Problem:
    return Problem(Severity.NOTE, NOTE, place, f"check before filing{message}", hint)


def _rules(filing: Filing) -> Iterator[OpenPoint]:
    """The rules of the recipient that were not read in a source, or not lately."""
    profile = filing.recipient
    for number, fact in enumerate(profile.facts):
        verified = fact.get("verified_on")
        year = verified.last.year if verified else fact["reflects_year"]
        if fact["certainty"] != "read" or filing.on.year - year > STALE_AFTER:
            message = f" ({fact['about']}, {fact['certainty']}, {year}): {fact['rule']}"
            hint = f"source: {fact['source']}; look it up, and write into the profile that it was read and when"
            printed = _PRINTED_IN.get(fact["about"]) if profile.letter else None
            where = (Origin(id_of(profile), printed),) if printed else ()
            yield _point(_note(profile.place_of(f"facts[{number}]"), message, hint), *where)


def _contact(contact: Record, filing: Filing) -> Iterator[OpenPoint]:
    """A person or office whose address nobody has looked up, or not lately."""
    verified = contact.verified_on
    if contact.certainty != "read" or verified is None or filing.on.year - verified.last.year > STALE_AFTER:
        when = f", {verified}" if verified is not None else ""
        message = f": the address of this letter ({contact.certainty}{when})"
        called = _called(contact, secrecy_of(filing.view))
        hint = f"look it up, and say so in {called}, fields certainty and verified_on"
        yield _point(_note(contact.at, message, hint), Origin(contact.id, "address"), Origin(contact.id))


def _nobody_or_nothing(filing: Filing) -> Iterator[OpenPoint]:
    profile = filing.recipient
    if not filing.view.whole.of("signatory"):
        return  # a project that nobody has begun to fill
    if profile.addressed_as and not filing.view.records.of("request"):
        message = "no request is addressed to this recipient"
        hint = "add it to the addressees of a request"
        yield _point(warning("no-request", profile.place_of("addressed_as"), message, hint))
    if profile.people and not filing.view.complainants:
        message, hint = "no complainant fits what this recipient deals with", "do not file it, or change the profile"
        yield _point(warning("nobody", profile.place_of("people"), message, hint))


def _consent(filing: Filing) -> Iterator[OpenPoint]:
    """Who would be named in full if the power of attorney said that these readers may see the name."""
    readers = str(filing.recipient.disclosure)
    mandates = ((person.id, filing.view.mandates.get(person.id)) for person in filing.view.complainants)
    people = [
        person
        for person, power in mandates
        if power is not None and wish_of(power, readers) == FULL and lacks_scope(power, readers)
    ]
    if people:
        message = (
            f"{len(people)} complainants are not named in full, because their powers of attorney do not cover "
            f"“{' or '.join(sorted(NAMES_SHOWN[readers]))}”, while what this recipient receives is {readers}"
        )
        hint = "ask them, and record the scope, or change how they are named"
        problem = warning(
            "naming-not-covered", filing.recipient.place_of("disclosure"), message, f"{hint}: {', '.join(people)}"
        )
        yield _point(problem, hint=hint)  # the ids would tell the names
    yield from _without_number(filing)
    yield from _may_be_known(filing)


def _may_be_known(filing: Filing) -> Iterator[OpenPoint]:
    """What of people who are not named in full may tell who they are, and is printed as it stands."""
    view = filing.view
    found = {one.id: telling(one, view) for one in view.complainants if view.naming.get(one.id) != FULL}
    people = [person for person, what in found.items() if what]
    if people:
        kinds = ", ".join(dict.fromkeys(what for person in people for what in found[person]))
        who = "1 person" if len(people) == 1 else f"{len(people)} people"
        message = f": what may tell who somebody is that is not named in full ({who}): {kinds}"
        hint = "say what is to stand there instead, or that it may stay, in signatories/generalisations.csv"
        note = _note(filing.recipient.place_of("disclosure"), message, f"{hint}: {', '.join(people)}")
        yield _point(note, hint=hint)  # the ids would tell the names


def _without_number(filing: Filing) -> Iterator[OpenPoint]:
    """Who is not named in full in this filing, and has no number yet: nothing could stand for the id in its files."""
    people = [one for one in filing.view.complainants if called_in_files(filing.view, one.id) is None]
    if people:
        message = (
            f"{len(people)} people in this filing are not to be named in full, and no number is drawn for them yet"
        )
        hint = "draw it with “complaint pseudonyms”"
        yield _point(error("no-pseudonym", people[0].at, message, hint))


def _records(filing: Filing) -> Iterator[OpenPoint]:
    records, secrecy = filing.view.records, secrecy_of(filing.view)
    provisions = grouped(filing.view.whole.of("provision"), lambda provision: str(provision.instrument))
    cited = {  # an instrument is printed by its own name or by the articles that are cited of it
        instrument.id: tuple(Origin(one.id) for one in (instrument, *provisions.get(instrument.id, ())))
        for instrument in records.of("instrument")
    }
    for instrument in records.of("instrument"):
        applies = not filing.recipient.instruments or instrument.id in filing.recipient.instruments
        if instrument.note and applies:
            hint = "empty the note of {} when it is settled"
            problem = _note(
                instrument.at, f": {instrument.short}: {instrument.note}", hint.format(f"the record {instrument.id}")
            )
            yield _point(problem, *cited[instrument.id], hint=hint.format(_called(instrument, secrecy)))
    for record in (*records.of("instrument"), *records.of("source")):
        if isinstance(record.date, PartialDate) and record.date.first > filing.on:
            message = f"{record.id} is of {record.date}, after the day of this filing"
            problem = warning("cited-later", record.place_of("date"), message, "do not cite it in a filing of this day")
            where = cited.get(record.id, (Origin(record.id),))
            if not secrecy.keeps(record):
                yield _point(problem, *where)
            else:
                yield OpenPoint(problem, "This is of a later day than the filing.\nDo not cite it.", where)
    for source in records.of("source"):
        if source.addresses and source.archived is None:
            hint = "keep a copy, and say where it is, or that it is held, in the field archived of {}"
            problem = _note(source.at, ": no copy of this source is kept", hint.format(f"the record {source.id}"))
            yield _point(problem, Origin(source.id), hint=hint.format(_called(source, secrecy)))
    for correction in records.of("correction"):
        if correction.certainty == "open":
            yield _correction(correction, filing, secrecy)


def _correction(correction: Record, filing: Filing, secrecy: Secrecy) -> OpenPoint:
    """What was printed and what is kept may be names: the record is named, not quoted; in a document, if it may be."""
    hint = "decide it, or leave out what rests on it"
    problem = _note(correction.at, f": the correction {correction.id} is still open", hint)
    known = [record for record in map(filing.view.whole.get, correction.about) if record is not None]
    told = sorted((record for record in known if not secrecy.keeps(record)), key=_generality)
    where = tuple(Origin(record.id) for record in told)
    if not secrecy.keeps(correction):
        return _point(problem, *where)
    return OpenPoint(problem, f"Check before filing: a correction is still open.\n{_sentence(hint)}", where)


def _called(record: Record, secrecy: Secrecy) -> str:
    """A record as a document may tell it."""
    return "its record" if secrecy.keeps(record) else f"the record {record.id}"


def _generality(record: Record) -> int:
    """What stands inside a record comes before the record, and people and places come last: they come up everywhere."""
    return 0 if record.holder else 2 if record.type in ("signatory", "person", "official", "place") else 1
