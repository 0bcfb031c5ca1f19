"""Made-up complaints of any size, alike in shape to a real one. All people in them are invented.

Takes a folder and a number of complainants, writes a project. The same number always gives the same project.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from pathlib import Path

from complaint.records.schemas import schemas

GIVEN = (
    "Anel",
    "Bekzat",
    "Dinmukhamed",
    "Erlan",
    "Gulnaz",
    "Indira",
    "Kuat",
    "Laura",
    "Madi",
    "Nurlan",
    "Raikhan",
    "Saule",
)
ROOTS = ("Aban", "Bolat", "Dosan", "Erzhan", "Iskak", "Kairat", "Medet", "Nurzhan", "Omar", "Sapar", "Temir", "Zhaksy")
PLACES = 30
EVENTS = 6
CATEGORIES = 8


def write_project(folder: Path, people: int) -> None:
    """A project with so many complainants; prosecutions, penalties and violations grow with them."""
    chance = random.Random(people)  # noqa: S311 - made-up data, no secrets
    (folder / "cases" / "prosecutions").mkdir(parents=True)
    (folder / "signatories").mkdir()
    _fixed(folder)
    ids = _people(folder, people, chance)
    _acts(folder, ids, chance)
    for number in range(max(people // 60, 2)):
        _prosecution(folder, number, chance.choice(ids))


def _fixed(folder: Path) -> None:
    (folder / "cases" / "complaint.yaml").write_text(
        "id: bench\ntitle: A made-up complaint\nsubtitle: For measuring only\nshort_title: Made-up complaint\n"
        "organisation: bench-organisation\nstate: bench-state\nfiling_date: 2025-11-05\nsignatory_name: held\n"
        "exchange_currency: EUR\nexchange_rate: 500\n",
        "utf-8",
    )
    bodies = ("un", "osce-rfom", "european-parliament", "pace")
    rows = [{"id": "bench-organisation", "name": "Invented Organisation", "kind": "submitter"}]
    rows += [{"id": body, "name": f"Body {body}", "kind": "international body"} for body in bodies]
    _csv(folder, "organisation", rows)
    state = {"id": "bench-state", "name": "Inventia", "kind": "country"}
    places = [
        {"id": f"place-{n}", "name": f"Place {n}", "kind": "city", "within": "bench-state"} for n in range(PLACES)
    ]
    _csv(folder, "place", [state, *places])
    _csv(folder, "instrument", [{"id": "cc", "title": "Criminal Code", "short": "CC", "kind": "code"}])
    provision = {
        "id": "cc-405",
        "instrument": "cc",
        "unit": "article",
        "article": "405",
        "title": "An invented offence",
    }
    _csv(folder, "provision", [provision])
    _yaml(
        folder / "cases" / "events.yaml",
        (
            {
                "id": f"event-{n}",
                "title": f"Event number {n}",
                "short_title": f"Event {n}",
                "kind": "rally",
                "date": f"2025-0{n + 1}-10",
                "order": n + 1,
                "places": [f"place-{place}" for place in range(PLACES)],
                "account": "People came together in peace. " * 12,
                "origin": "invented",
            }
            for n in range(EVENTS)
        ),
    )
    right = {"id": "liberty", "title": "Liberty of person", "order": 1, "national": ["cc-405"], "origin": "invented"}
    _yaml(folder / "cases" / "rights.yaml", [right])
    _yaml(
        folder / "cases" / "categories.yaml",
        (
            {
                "id": f"kind-{n}",
                "title": f"Kind of violation {n}",
                "section": "Detentions",
                "order": n + 1,
                "account": "This happened in many places. " * 8,
                "rights": ["liberty"],
                "penalties": "yes" if n == 0 else "no",
                "origin": "invented",
            }
            for n in range(CATEGORIES)
        ),
    )
    asks = [
        {
            "id": f"request-{body}",
            "addressees": [body],
            "order": number,
            "kind": "ask",
            "text": "Speak up for the people who are named here.",
            "names_signatories": "yes",
            "origin": "invented",
        }
        for number, body in enumerate(bodies, start=1)
    ]
    _yaml(folder / "cases" / "requests.yaml", asks)


def _people(folder: Path, people: int, chance: random.Random) -> list[str]:
    ids = [f"person-{n}" for n in range(people)]
    rows = []
    for n, key in enumerate(ids):
        female = n % 2 == 0
        surname = f"{chance.choice(ROOTS)}{_letters(n)}{'ova' if female else 'ov'}"
        father = chance.choice(ROOTS)
        rows.append(
            {
                "id": key,
                "surname": surname,
                "given_name": chance.choice(GIVEN),
                "patronymic": f"{father}{'ovna' if female else 'ovich'}",
                "sex": "female" if female else "male",
                "sex_basis": "inferred from patronymic",
                "age": str(chance.randint(19, 80)),
                "age_on": "2025-11-05",
                "home_place": f"place-{n % PLACES}",
            }
        )
    _csv(folder, "signatory", rows)
    received = {"received": "2025-01/2025-06"}
    _csv(folder, "appeal", [{"id": f"a-{k}", "signatory": k, "included": "yes", **received} for k in ids])
    mandate = {"representative": "bench-organisation", "scopes": "file; represent", "naming": "full", **received}
    _csv(folder, "power_of_attorney", [{"id": f"p-{k}", "principal": k, "signed_on": "held", **mandate} for k in ids])
    return ids


def _acts(folder: Path, ids: list[str], chance: random.Random) -> None:
    parts, violations, penalties = [], [], []
    for n, person in enumerate(ids):
        event = n % EVENTS
        date = f"2025-0{event + 1}-10"
        place = f"place-{n % PLACES}"
        act = {"person": person, "event": f"event-{event}", "place": place, "date": date}
        parts.append({"id": f"part-{n}", **act, "mode": "detained", "in_summary": "yes"})
        text = f"[[{person}]] was held for {chance.randint(2, 12)} hours and could not call anyone."
        kind = {"category": f"kind-{n % CATEGORIES}", "role": "subject"}
        violations.append({"id": f"violation-{n}", **kind, **act, "text": text})
        if n % 5 == 0:
            amount = str(chance.choice((12025, 24050, 48100)))
            penalties.append({"id": f"penalty-{n}", **act, "kind": "fine", "amount": amount, "currency": "KZT"})
    _csv(folder, "participation", parts)
    _csv(folder, "violation", violations)
    _csv(folder, "penalty", penalties)


def _prosecution(folder: Path, number: int, person: str) -> None:
    key = f"case-{number}"
    case = {
        "id": key,
        "title": f"[[{person}]]",
        "order": number + 1,
        "stage": "under investigation",
        "persons": [person],
        "place": "place-0",
        "published_expression": "yes",
        "accusation": "The authorities refer to posts. " * 10,
        "defence": "The person speaks of low wages. " * 6,
        "origin": "invented",
    }
    path = folder / "cases" / "prosecutions" / f"{key}.yaml"
    lines = [*_lines(case), "charges:", f"  - id: {key}-charge", f"    person: {person}", "    provision: cc-405"]
    path.write_text("\n".join([*lines, "    status: accused", ""]), "utf-8")


def _letters(number: int) -> str:
    """A number as letters, so that surnames differ without digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _csv(folder: Path, record: str, rows: Iterable[dict[str, str]]) -> None:
    schema = schemas()[record]
    path = folder / str(schema.file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(schema.fields), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"origin": "invented", **row} if "origin" in schema.fields else row for row in rows)


def _yaml(path: Path, records: Iterable[dict[str, object]]) -> None:
    blocks = []
    for record in records:
        first, *rest = _lines(record)
        blocks.append("\n".join([f"- {first}", *(f"  {line}" for line in rest)]))
    path.write_text("\n".join(blocks) + "\n", "utf-8")


def _lines(record: dict[str, object]) -> list[str]:
    lines: list[str] = []
    for name, value in record.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {item}" for item in value)]
        else:
            text = str(value).strip()
            lines.append(f'{name}: "{text}"' if text[:1] in "[" or ": " in text else f"{name}: {text}")
    return lines
