"""Forms for people to sign: an appeal, a power of attorney; blank, or with what is known of the person filled in.

Takes the wording of a form (`templates/forms/KIND.LANGUAGE.yaml`), the reference and perhaps a person; gives a
`Document` for the same writers that make filings. Boxes are never ticked and nothing is signed beforehand: what the
person agrees to, the person marks.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

import segno

from complaint.filing.blocks import Block, Blocks, Document, Figure, Glance, ListBlock, Paragraph, Section
from complaint.filing.facts.ages import age_on
from complaint.filing.runs import Break, Inlines, Text
from complaint.filing.template_files import TemplateFiles
from complaint.filing.words import settings
from complaint.problems import Place, ProblemsFound, error
from complaint.records.calendar import ADULT
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records

KINDS: Final = ("appeal", "power-of-attorney")
_LINE: Final = "_" * 64
_BOX: Final = "☐"
_NAMES: Final = ("surname", "given_name", "patronymic")
_CODE_WIDTH: Final = 0.2  # of the width of the text
# What a part may hold; beside its title, `when: minor` prints it for minors only, `apart` begins a page.
_ITEMS: Final = ("text", "small", "fields", "boxes", "choices", "list")
_KEYS: Final = ("title", "language", "read_by", "draft", "organisation", "reference", "code", "words", "parts")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a form in one language. `read_by` says which lawyer has read them; `draft` is printed until then."""

    kind: str
    language: str
    content: Mapping[str, Any]
    stamp: str
    file: str

    @property
    def read_by(self) -> str:
        return str(self.content.get("read_by") or "")


def wording_of(files: TemplateFiles, kind: str, language: str) -> Wording:
    """The wording; raises `ProblemsFound` if there is none in the language, or it cannot be understood."""
    found = files.read(f"forms/{kind}.{language}.yaml")
    if found is None:
        there = [name.split(".")[1] for name, _, _ in files.within("forms") if name.startswith(f"{kind}.")]
        message = f"there is no wording of the form “{kind}” in “{language}”"
        raise ProblemsFound(error("form", Place("templates/forms"), message, f"There is: {', '.join(there)}."))
    text, shown = found
    content = settings(text, shown)
    unknown = sorted(content.keys() - set(_KEYS))
    items = [item for part in content.get("parts", ()) for item in part.get("items", ())]
    unknown += [key for item in items for key in item if key not in _ITEMS]
    missing = [
        key for key in ("title", "language", "organisation", "reference", "code", "parts") if not content.get(key)
    ]
    if unknown or missing:
        what = f"there is nothing like “{unknown[0]}” in a form" if unknown else f"“{missing[0]}” is missing"
        raise ProblemsFound(error("form", Place(shown), what, f"A part may hold: {', '.join(_ITEMS)}."))
    return Wording(kind, language, content, sha256(text.encode()).hexdigest()[:12], shown)


def form(wording: Wording, records: Records, reference: str, person: Record | None, on: date) -> Document:
    """The form with its reference. A part for minors is left out for who surely is of age."""
    complaint = records.of("complaint")[0]
    organisation = str(records[complaint.organisation].name)
    filled = {"organisation": organisation, "reference": reference}
    known = _known(person, records, wording.language) if person is not None else {}
    content = wording.content
    blocks: list[Block] = [
        Paragraph(_text(organisation), "lead"),
        Figure(
            "code", 0, _code(reference), "image/png", f"{content['code']}: {reference}", (), _CODE_WIDTH, wording.file
        ),
        Paragraph(_text(str(content["reference"]).format(**filled)), "small"),
    ]
    parts = [part for part in content["parts"] if part.get("when") != "minor" or _may_be_minor(person, on)]
    apart: list[Block] = []
    for number, part in enumerate(parts, start=1):
        inner = tuple(block for item in part["items"] for block in _blocks(item, filled, known))
        title, level = str(part["title"]).format(**filled), 1 if part.get("apart") else 2
        section = Section(f"part-{number}", level, "", title, inner, in_contents=False, at=wording.file)
        (apart if part.get("apart") else blocks).append(section)
    whole = Section("form", 1, "", str(content["title"]), tuple(blocks), in_contents=False, at=wording.file)
    return Document(
        kind="filing",
        language=wording.language,
        title=str(content["title"]),
        short_title=reference,  # on every page, should they be parted
        recipient=organisation,
        organisation=organisation,
        date=on.isoformat(),
        mark="",
        blocks=(whole, *apart),
        words={str(key): str(word) for key, word in (content.get("words") or {}).items()},
        name=f"forms/{wording.kind}-{reference}",
        draft="" if wording.read_by else str(content.get("draft") or ""),
    )


def _blocks(item: Mapping[str, Any], filled: Mapping[str, str], known: Mapping[str, str]) -> Iterator[Block]:
    for key, content in item.items():
        match key:
            case "text":
                yield Paragraph(_text(str(content).format(**filled)))
            case "small":
                yield Paragraph(_text(str(content).format(**filled)), "small")
            case "list":
                yield ListBlock("bullet", tuple(_item(str(one).format(**filled)) for one in content))
            case "boxes":
                for one in content:
                    yield Paragraph(_text(f"{_BOX} {str(one).format(**filled)}"))
            case "choices":
                pairs = ((str(row["about"]), row["of"]) for row in content)
                yield Glance(tuple((_text(about.format(**filled)), _text(_choices(of))) for about, of in pairs))
            case "fields":
                yield Glance(
                    tuple((_text(str(label)), _space(str(name), known, *more)) for name, label, *more in content)
                )


def _space(name: str, known: Mapping[str, str], lines: int = 1) -> Inlines:
    """What is known, or so many lines to write on; with room above for a signature."""
    if known.get(name):
        return _text(known[name])
    room: Inlines = (Break(),) if name.endswith("signature") else ()
    return (*room, Text(_LINE), *(run for _ in range(lines - 1) for run in (Break(), Break(), Text(_LINE))))


def _choices(of: Sequence[object]) -> str:
    return "\u2003 ".join(f"{_BOX}\u00a0{choice}" for choice in of)


def _item(text: str) -> Blocks:
    return (Paragraph(_text(text)),)


def _text(text: str) -> Inlines:
    return (Text(text),)


def _known(person: Record, records: Records, language: str) -> Mapping[str, str]:
    """What can be filled in. In other languages than English the name stands as in the papers, if that is known."""
    latin = " ".join(str(person.values[name]) for name in _NAMES if person.values[name])
    name = str(person.name_original) if language != "en" and person.name_original else latin
    known = {"name": name, "name_latin": latin, "citizenship": person.citizenship or ""}
    place = records.get(person.home_place)
    if place is not None and language == "en":
        known["home"] = str(place.name)
    born = person.birth_date
    if isinstance(born, PartialDate) and born.precision == "day":
        known["birth_date"] = f"{born.first:%d.%m.%Y}"
    return known


def _may_be_minor(person: Record | None, on: date) -> bool:
    ages = age_on(person, on) if person is not None else None
    return ages is None or ages[0] < ADULT


def _code(reference: str) -> bytes:
    """The QR code of the reference alone, large enough to be read from a scan of a bad copy."""
    out = io.BytesIO()
    segno.make(reference, error="q", micro=False).save(out, kind="png", scale=8, border=4)
    return out.getvalue()
