"""A small invented complaint for tests of filings, and what every such test needs.

The records are few enough to count by hand; the tests of facts do. Names, places and cases are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from complaint.filing.filing import Filing
from complaint.filing.language import Language, read_language
from complaint.filing.select import everyone, select
from complaint.filing.template_files import TemplateFiles
from complaint.filing.view import View
from complaint.packaged import shared_templates
from complaint.problems import ProblemsFound
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas
from complaint.records.validate import validate_mapping
from complaint.records.yaml_reader import Keys
from tests.records.factories import make, node_of, together, typed

ON = date(2024, 11, 5)

PROFILE: dict[str, Any] = {
    "name": "World Body for Rights",
    "short_name": "WBR",
    "system": "UN",
    "kind": "communication",
    "power": "It writes to States.",
    "disclosure": "public",
    "languages": ["en"],
    "addressed_as": ["world-body"],
    "document": {"title": "{short_title}", "numbered_paragraphs": "yes", "numbered_sections": "yes"},
}


def recipient(record_id: str = "world-body", /, **fields: Any) -> Record:
    """A profile; `people`, `prosecutions` and the rest as they would be typed."""
    node = node_of({"id": record_id, **PROFILE, **fields})
    assert isinstance(node, Keys)
    checked = validate_mapping(schemas()["recipient"], node)
    assert not checked.problems, checked.problems
    return checked.records[0]


def person(record_id: str, /, **fields: Any) -> tuple[Record, ...]:
    """A signatory with an appeal, a power of attorney and a pseudonym; `poa` and `appeal` hold fields of these.

    None leaves one of the three out.
    """
    poa, appeal, pseudonym = fields.pop("poa", {}), fields.pop("appeal", {}), fields.pop("pseudonym", {})
    surname, given_name = (part.capitalize() for part in record_id.split("-"))
    found = make("signatory", record_id, **{"surname": surname, "given_name": given_name, **fields})
    if appeal is not None:
        found += make("appeal", f"appeal-{record_id}", **{"signatory": record_id, **appeal})
    if poa is not None:
        found += make("power_of_attorney", f"poa-{record_id}", **{"principal": record_id, **poa})
    if pseudonym is not None:
        drawn = crc32(record_id.encode())
        number, folder = str(100 + drawn % 900), f"{drawn:08x}"
        own = {"person": record_id, "number": number, "folder": folder, **pseudonym}
        found += make("pseudonym", f"pseudonym-{folder}", **own)
    return found


def part(record_id: str, who: str, event: str, day: str, mode: str = "detained", **fields: Any) -> tuple[Record, ...]:
    return make("participation", record_id, person=who, event=event, date=day, mode=mode, **fields)


def base() -> tuple[Record, ...]:
    """What every project has: the complaint, who files it, and places."""
    groups = (
        make("complaint", "quiet", exchange_currency="EUR", exchange_rate="429.5"),
        make("organisation", "open-hands"),
        make("organisation", "world-body", name="World Body for Rights", short_name="WBR", kind="international body"),
        make("organisation", "other-body", name="Other Body", kind="international body"),
        make("organisation", "court-lindenau", name="City Court of Lindenau", kind="court"),
        make("place", "veloria", name="Veloria", kind="country", within=None),
        make("place", "norland", name="Norland", kind="country", within=None),
        make("place", "lindenau"),
        make("place", "port-saker", name="Port Saker", kind="town"),
        make("place", "harn", name="Harn Province", kind="province"),
        make("place", "skade", name="Skade", kind="city", within="norland"),
    )
    return tuple(record for group in groups for record in group)


def people() -> tuple[Record, ...]:
    """Four complainants, one without power of attorney, one who withdrew it."""
    groups = (
        person(
            "orlan-vesna",
            **{"sex": "female", "sex_basis": "stated", "birth_date": "1964-05-10", "citizenship": "Veloria"},
            roles=["teacher", "blogger"],
        ),
        make("appeal", "appeal-again", signatory="orlan-vesna", included="no", reason="sent twice"),
        person("drozd-pavel", sex="male", sex_basis="inferred from patronymic", age="53", age_on="2024-11-05"),
        person("kestrel-mara", home_place="port-saker", present_place="skade", age="17", age_on="2024-11-05"),
        person("lind-tomas", home_place="harn"),
        person("moor-ana", poa=None),
        person("falk-jon", poa={"withdrawn_on": "2024-07-01"}),
        make(
            "person",
            "brand-otto",
            name="Otto Brand",
            described_as="a politician",
            standing="politician",
            naming="named",
        ),
        make("person", "orlan-daughter", name=None),
    )
    return tuple(record for group in groups for record in group)


def events() -> tuple[Record, ...]:
    """Two events, five participations of three complainants, and one of somebody who is no complainant."""
    groups = (
        make("event", "vigil"),
        make("event", "march", title="March", short_title="March", date="2024-06-01/2024-06-03", order="2"),
        part("vigil-orlan", "orlan-vesna", "vigil", "2024-05-10", hours_held="7"),
        part("vigil-orlan-before", "orlan-vesna", "vigil", "2024-05-09", "detained before", in_summary="no"),
        part("vigil-drozd", "drozd-pavel", "vigil", "2024-05-10", hours_held="3.5"),
        part("vigil-kestrel", "kestrel-mara", "vigil", "2024-05-10", "taken to a police station", place="port-saker"),
        part("vigil-moor", "moor-ana", "vigil", "2024-05-10"),
        part("march-drozd", "drozd-pavel", "march", "2024-06-02", "stopped", in_summary="no"),
        make("figure", "figure-vigil", event="vigil"),
        make("official", "official-stark-l"),
        make("official", "official-berg-i", name="I. Berg", surname="Berg"),
        make("official_part", "stark-lindenau", place="lindenau"),
        make("official_part", "stark-saker", place="port-saker"),
        make(
            "official_part", "berg-court", official="official-berg-i", function="judge", event=None, prosecution="drozd"
        ),
        make("official_part", "berg-ban", official="official-berg-i", function="judge", event=None, ban="yes"),
    )
    return tuple(record for group in groups for record in group)


def penalties() -> tuple[Record, ...]:
    """Four arrests, five fines, a warning and two seizures of complainants, and a fine of somebody who is none."""
    rows = (
        ("p1", "drozd-pavel", "arrest", {"days": "5"}),
        ("p2", "drozd-pavel", "arrest", {"days": "5"}),
        ("p3", "orlan-vesna", "arrest", {"days": "10"}),
        ("p4", "lind-tomas", "arrest", {}),
        ("p5", "orlan-vesna", "fine", {"amount": "48100", "currency": "KZT"}),
        ("p6", "kestrel-mara", "fine", {"amount": "48100", "currency": "KZT"}),
        ("p7", "kestrel-mara", "fine", {"amount": "96200", "currency": "KZT"}),
        ("p8", "lind-tomas", "fine", {}),
        ("p9", "moor-ana", "fine", {"amount": "1", "currency": "KZT"}),
        ("p10", "lind-tomas", "warning", {}),
        ("p11", "orlan-vesna", "fine", {"amount": "100", "currency": "EUR"}),
    )
    found = tuple(one for name, who, kind, more in rows for one in make("penalty", name, person=who, kind=kind, **more))
    return (
        *found,
        *make("seizure", "seizure-drozd", record_given="no"),
        *make("seizure", "seizure-orlan", person="orlan-vesna"),
    )


def cases() -> tuple[Record, ...]:
    """A man in prison, a case of several people in different roles, and an asylum case of no signatory."""
    groups = (
        make("instrument", "penal"),
        make("instrument", "covenant", title="Covenant on Civil Liberties", short="CCL", kind="treaty"),
        make("provision", "penal-12", part="2"),
        make("provision", "penal-13", article="13"),
        make("provision", "covenant-14", instrument="covenant", article="14"),
        make(
            "prosecution",
            "drozd",
            **{"stage": "imprisoned", "published_expression": "yes", "rights": ["fair-trial"]},
            charges=[
                typed("charge", "drozd-charge", status="convicted"),
                typed("charge", "drozd-withdrawn", provision="penal-13", withdrawn_on="2024-08-01"),
            ],
            decisions=[typed("decision", "drozd-judgment")],
            custody=[typed("custody", "drozd-prison", kind="prison", **{"from": "2024-09"})],
            ill_treatment=[typed("ill_treatment", "drozd-torture")],
        ),
        make(
            "prosecution",
            "others",
            **{"title": "Others", "order": "2", "published_expression": "yes"},
            persons=["kestrel-mara", "lind-tomas", "moor-ana"],
            charges=[
                typed("charge", "kestrel-witness", person="kestrel-mara", status="witness with the right to a defence"),
                typed("charge", "lind-suspect", person="lind-tomas", status="suspect"),
                typed("charge", "moor-accused", person="moor-ana"),
            ],
            custody=[
                typed("custody", "kestrel-cell", person="kestrel-mara", kind="police custody"),
                typed("custody", "lind-cell", person="lind-tomas", to="2024-10-01"),
            ],
        ),
        make(
            "prosecution",
            "brand",
            **{"title": "Otto Brand", "order": "3", "stage": "abroad", "persons": ["brand-otto"], "place": "skade"},
            custody=[typed("custody", "brand-ban", person="brand-otto", kind="travel ban")],
        ),
    )
    return tuple(record for group in groups for record in group)


def arguments() -> tuple[Record, ...]:
    """Violations, a right, requests, and what the text rests on."""
    groups = (
        make("category", "no-lawyer"),
        make("right", "fair-trial", allegations=[typed("allegation", "allegation-1")]),
        make("violation", "v1"),
        make("violation", "v2", person="drozd-pavel", role="witness"),
        make("violation", "v3", person=None, text="Nobody was let call."),
        make("violation", "v4", person="kestrel-mara", text="[[kestrel-mara]] was refused one too."),
        make("violation", "v5", person="moor-ana", text="[[moor-ana]] as well."),
        make("request", "r1", addressees=["world-body"]),
        make("request", "r2", addressees=["world-body", "other-body"], order="2", text="Write to the State."),
        make("source", "source-1", title="Video of the vigil", kind="video", addresses=["https://example.org/vigil"]),
        make("source", "source-2"),
        make("attachment", "minutes"),
        make("photograph", "photo-1"),
        make("photograph", "photo-of-moor", persons=["moor-ana"]),
        make("quotation", "quotation-1"),
        make("correction", "correction-1", about=["vigil"]),
        make("alias", "alias-orlan"),
        make("alias", "alias-moor", person="moor-ana", text="A. Moore"),
        make("relation", "relation-moor", person="moor-ana"),
        make("later_fact", "later", about=["drozd"], known_from="2025-01-10"),
    )
    return tuple(record for group in groups for record in group)


def small() -> Records:
    """The whole small complaint."""
    return together(base(), people(), events(), penalties(), cases(), arguments())


def view(on: date = ON) -> View:
    return everyone(small(), on)


def filing(on: date = ON, **profile: Any) -> Filing:
    return select(small(), recipient(**profile), on)


def shared_files(own: Path | None = None, chapters: Path | None = None) -> TemplateFiles:
    """The shared templates, after those of a folder of the test's own."""
    folders = [(own, "templates")] if own else []
    return TemplateFiles([*folders, (shared_templates(), "shared templates")], chapters or Path("nowhere"))


def english() -> Language:
    return read_language((shared_templates() / "languages" / "en.yaml").read_text("utf-8"), "languages/en.yaml")


def told(found: ProblemsFound) -> list[str]:
    """Problems as "place: message", for comparing."""
    return [f"{problem.place}: {problem.message}" for problem in found.problems]
