"""Rules about evidence: attachments, sources, quotations and the parts of officials."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Records
from complaint.records.rules.table import known, rule, same_place
from complaint.records.wording import say

_GENERAL: Final = frozenset(("place", "source", "category", "organisation", "instrument", "provision", "attachment"))
_AT_THE_TOP: Final = frozenset(("political leadership", "ministry officer"))  # answerable for the whole
_ONLINE: Final = frozenset(("web page", "video", "social media post"))


@rule("same-attachment-number", "gap-in-attachments", whole=("attachment",))
def attachments_are_numbered_through(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[int, str] = {}
    for attachment in records.of("attachment"):
        first = seen.setdefault(attachment.number, attachment.id)
        if first != attachment.id:
            yield say("same-attachment-number", attachment.place_of("number"), number=attachment.number, other=first)
    for attachment in records.of("attachment"):
        if attachment.number > 1 and attachment.number - 1 not in seen:
            at = attachment.place_of("number")
            yield say("gap-in-attachments", at, number=attachment.number, missing=attachment.number - 1)


@rule("attachment-proves-nothing", "attachment-uncitable")
def an_attachment_proves_something_and_can_be_cited(records: Records, on: date) -> Iterator[Problem]:
    for attachment in records.of("attachment"):
        proved = [records.get(record_id) for record_id in attachment.proves]
        if all(record is not None and (record.type in _GENERAL or record.id == attachment.id) for record in proved):
            yield say("attachment-proves-nothing", attachment.place_of("proves"), id=attachment.id)
        if not (attachment.date or attachment.author):
            yield say("attachment-uncitable", attachment.at, id=attachment.id)


@rule("seizure-and-attachment")
def seizure_and_attachment_point_to_each_other(records: Records, on: date) -> Iterator[Problem]:
    for seizure in records.of("seizure"):
        attachment = known(records, seizure.attachment, "attachment")
        if attachment is not None and seizure.id not in attachment.proves:
            yield say("seizure-and-attachment", seizure.place_of("attachment"), id=attachment.id, seizure=seizure.id)


@rule("source-without-address", "same-note-number")
def sources_can_be_found(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[int, str] = {}
    for source in records.of("source"):
        if source.kind in _ONLINE and not source.addresses:
            yield say("source-without-address", source.place_of("addresses"), kind=source.kind)
        if source.printed_number is not None:
            first = seen.setdefault(source.printed_number, source.id)
            if first != source.id:
                at = source.place_of("printed_number")
                yield say("same-note-number", at, number=source.printed_number, other=first)


@rule("quotation-of-nobody")
def a_quotation_says_whose_words_it_gives(records: Records, on: date) -> Iterator[Problem]:
    for quotation in records.of("quotation"):
        if not (quotation.speaker or quotation.speaker_described or quotation.document):
            yield say("quotation-of-nobody", quotation.place_of("speaker"), id=quotation.id)


@rule("part-in-nothing", "part-elsewhere")
def an_official_acts_in_something(records: Records, on: date) -> Iterator[Problem]:
    for part in records.of("official_part"):
        if not (part.event or part.prosecution or part.ban or part.function in _AT_THE_TOP):
            yield say("part-in-nothing", part.at, id=part.official)
        event = known(records, part.event, "event")
        places = event.places if event is not None and part.place is not None else ()
        if places and not any(same_place(records, part.place, place) for place in places):
            yield say("part-elsewhere", part.place_of("place"), place=part.place, event=part.event)


@rule("official-without-part", whole=("official_part", "violation", "decision", "quotation"))
def an_official_is_listed_for_a_reason(records: Records, on: date) -> Iterator[Problem]:
    acting = {part.official for part in records.of("official_part")}
    acting |= {official for violation in records.of("violation") for official in violation.officials}
    acting |= {decision.judge for decision in records.of("decision")}
    acting |= {quotation.speaker for quotation in records.of("quotation")}
    for official in records.of("official"):
        if official.id not in acting:
            yield say("official-without-part", official.at, id=official.id)
