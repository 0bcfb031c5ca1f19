"""To whom a covering letter goes, how it begins and ends, and what is enclosed with it.

Takes a recipient's profile or a contact, gives the words of the address and how the letter is laid out for the window
of its envelope. One recipient may have many contacts: each gets a letter of their own with a number of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from complaint.filing.filing import Filing
from complaint.filing.language import Language
from complaint.filing.origins import Origin, id_of, known
from complaint.filing.stationery import envelopes
from complaint.filing.template_files import TemplateFiles
from complaint.filing.theme_file import written_theme
from complaint.filing.window import Size, Window
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Record, Records
from complaint.records.yaml_reader import Scalar


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is enclosed: documents of one kind, how many they are, and their pages together.

    `kind` is that of the documents: "filing", "annex" (what several filings share) or "annexes".
    """

    kind: str
    count: int
    pages: int


@dataclass(frozen=True, slots=True)
class Post:
    """What a letter is told: to which contact it goes (none: the recipient), and what is enclosed as far as known."""

    contact: Record | None = None
    enclosed: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes. `salutation` and `closing` are whole lines, `reference` is unique for each letter.

    What stands in a record or a profile stays tied to it.
    """

    lines: tuple[Any, ...]
    salutation: Any
    closing: Any
    reference: str
    has_sender_above: bool = True  # whether the window of the envelope has room for the sender


def items(documents: Iterable[str], pages: Mapping[str, int] = MappingProxyType({})) -> tuple[Item, ...]:
    """What is enclosed with a letter, of documents by name: the filings, what they share, the annexes.

    `pages` tells how many pages each has; as long as nothing is made they count as none.
    """
    of: dict[str, list[str]] = {"filing": [], "annex": [], "annexes": []}
    for name in documents:
        of.get(name.rpartition("/")[2], []).append(name)
    return tuple(
        Item(kind, len(names), sum(pages.get(name, 0) for name in names)) for kind, names in of.items() if names
    )


def contacts_of(records: Records, recipient: str) -> tuple[Record, ...]:
    """The contacts of a recipient, in the order of the list."""
    return tuple(contact for contact in records.of("contact") if contact.recipient == recipient)


def unknown_recipients(records: Records, recipients: Mapping[str, Record]) -> Iterable[Problem]:
    """A problem for each contact of a recipient that there is not, or to whom no letter goes."""
    for contact in records.of("contact"):
        at, profile = contact.place_of("recipient"), recipients.get(contact.recipient)
        if profile is None:
            hint = did_you_mean(contact.recipient, recipients) or "“complaint recipients” lists them"
            yield error("contact", at, f"there is no recipient “{contact.recipient}”", hint)
        elif not profile.letter:
            hint = "give its profile a letter, or take the contact out of the list"
            yield error("contact", at, f"no covering letter is sent to “{contact.recipient}”", hint)


def sender_lines(filing: Filing) -> tuple[str, ...]:
    """The organisation that files and its postal address, as far as it is known."""
    complaint = filing.view.complaint
    address = () if complaint.address is HELD else complaint.address
    return (str(filing.view.whole[complaint.organisation].name), *map(str, address))


def addressee_of(filing: Filing, post: Post, language: Language, filled: Callable[[str], Any]) -> Addressee:
    """The addressee of a letter; `filled` fills the words of the complaint into a line of the profile."""
    profile, complaint, contact = filing.recipient, filing.view.complaint, post.contact
    numbers = [str(complaint.reference or complaint.id), profile.id, *([contact.id] if contact is not None else [])]
    reference = "/".join(numbers)
    own = known(profile.letter, Origin(id_of(profile), "letter"))
    if contact is None:
        lines = tuple(filled(row) for row in own["address"])
        return Addressee(lines, filled(own["salutation"]), filled(own["closing"]), reference)
    begins, ends = (_of(contact, part, language) or filled(own[part]) for part in ("salutation", "closing"))
    return Addressee(_lines(contact), begins, ends, reference)


def _of(contact: Record, part: str, language: Language) -> Any:
    """The salutation or closing of a contact, or that of the form of address; nothing if neither is there."""
    own = contact.values[part]
    return known(own, Origin(contact.id, part)) if own else _by_form(contact, language, part)


def address_lines(contact: Record) -> tuple[tuple[str, str], ...]:
    """The address as it stands on an envelope, the country last and in capitals, as postal services ask for it.

    Each line with the field that it comes from.
    """
    address = () if contact.address is HELD else contact.address
    lines = (
        *((name, contact.values[name]) for name in ("name", "office", "organisation")),
        *((f"address[{number}]", line) for number, line in enumerate(address)),
        ("country", (contact.country or "").upper()),
    )
    return tuple((name, str(line)) for name, line in lines if line)


def _lines(contact: Record) -> tuple[Any, ...]:
    return tuple(known(line, Origin(contact.id, name)) for name, line in address_lines(contact))


def _by_form(contact: Record, language: Language, part: str) -> str:
    """The salutation or the closing that goes with the form of address, or nothing if none is given."""
    if not contact.form_of_address:
        return ""
    form = language.forms_of_address.get(contact.form_of_address)
    if form is None:
        message = f"there is no form of address “{contact.form_of_address}” in {language.tag}"
        raise ProblemsFound(error("language", Place(language.file), message, "add it under “forms_of_address”"))
    return form[part].format(surname=contact.surname or "")


def window_for(filing: Filing, post: Post, files: TemplateFiles) -> Window:
    """How the letter is laid out for its envelope: that of the contact, else of the profile, else the usual one."""
    profile, contact = filing.recipient, post.contact
    at = profile.place_of("letter.envelope")
    written = profile.place_of("letter.address") if contact is None else contact.place_of("address")
    name = profile.letter["envelope"]
    if contact is not None and contact.envelope:
        name, at = contact.envelope, contact.place_of("envelope")
    try:
        return replace(envelopes(files).named(name, at).laid_out_for(paper(files)), written=written)
    except ProblemsFound as found:
        raise ProblemsFound(*(p if p.place.file else replace(p, place=at) for p in found.problems)) from None


def paper(files: TemplateFiles) -> Size:
    """The sheet that the theme says."""
    written = written_theme(files)
    sides = [written.node("page", side) for side in ("width", "height")]
    try:
        width, height = (float(side.text) for side in sides if isinstance(side, Scalar))
    except ValueError:
        message = "“page.width” and “page.height” are needed"
        raise ProblemsFound(error("theme", written.at("page", "width"), message)) from None
    return Size(width, height)
