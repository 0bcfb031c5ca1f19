"""Who can go where: a word for each person at each recipient, with what is missing and how many there are."""

from __future__ import annotations

from typing import Any

from complaint.filing.matrix import STATUSES, Cell, Matrix, matrix
from complaint.filing.select import as_of
from complaint.records.record import Record
from tests.filing.admissibility.rows import HER, HIM, ON, Group, at_vigil, base, book, her, many
from tests.filing.making import recipient
from tests.records.factories import make, together

CLOSED = [{"status": "closed", "reason": "The State is no member.", "instead": ["letters"], "fact": "reach"}]
TREATY = {"counts_as": "treaty body", "kind": "quasi-judicial"}


def bodies(**profiles: dict[str, Any]) -> dict[str, Record]:
    return {name: recipient(name, **{"short_name": name.title(), **fields}) for name, fields in profiles.items()}


def crossed(group: Group, profiles: dict[str, Record], *wanted: str) -> Matrix:
    records = together(group, base(group))
    found, problems = matrix(as_of(records, ON), profiles, book(), wanted)
    assert problems == ()
    return found


def cells(found: Matrix, person: str) -> dict[str, Cell]:
    (row,) = [row for row in found.people if row.id == person]
    return dict(zip((column.recipient for column in found.columns), row.cells, strict=True))


EVERYTHING = bodies(
    letters={"admissibility": [{"rule": "mandates"}]},
    careful={"admissibility": [{"rule": "act-told"}]},
    strict={"admissibility": [{"rule": "act-described"}]},
    rallies={"people": [{"record": "participation"}]},
    shut={"doors": CLOSED},
    picky={"admissibility": [{"rule": "pattern", "least": "50"}]},
)


def test_a_word_for_everybody_everywhere() -> None:
    found = crossed(many(her(), her(HIM), at_vigil(HIM)), EVERYTHING)
    assert {name: cell.status for name, cell in cells(found, HER).items()} == {
        **{"letters": "goes", "careful": "warned", "strict": "blocked", "rallies": "not concerned"},
        **{"shut": "closed", "picky": "blocked"},
    }
    assert {name: cell.status for name, cell in cells(found, HIM).items()} == {
        **{"letters": "goes", "careful": "goes", "strict": "goes", "rallies": "goes"},
        **{"shut": "closed", "picky": "blocked"},
    }


def test_what_is_missing_stands_beside_the_word_with_the_field_to_fill() -> None:
    found = cells(crossed(her(), EVERYTHING), HER)
    (missing,) = found["strict"].reasons
    assert missing.startswith("Nothing that happened to the person is recorded with a day and a place")
    assert missing.endswith("→ participation.date")
    assert found["shut"].reasons == ("The State is no member.",)
    assert found["letters"].reasons == ()


def test_the_counts_are_those_of_the_words() -> None:
    found = crossed(many(her(), her(HIM), at_vigil(HIM)), EVERYTHING)
    for place, column in enumerate(found.columns):
        words = [row.cells[place].status for row in found.people]
        assert {status: words.count(status) for status in STATUSES} == dict(column.counts)


def test_who_has_no_mandate_is_blocked_where_the_recipient_deals_with_it_and_nowhere_else() -> None:
    found = cells(crossed(many(her(poa=None), her(HIM)), EVERYTHING), HER)
    assert found["letters"] == Cell(
        "blocked", ("There is no live power of attorney for filing (no power of attorney has been received)"
                    " → power_of_attorney.signed_on",)
    )  # fmt: skip
    assert found["careful"] == Cell("blocked", ("no power of attorney has been received",))
    assert found["rallies"].status == "not concerned"


def test_two_who_want_somebody_for_themselves_alone_are_to_be_chosen_from() -> None:
    rule = [{"rule": "same-matter-examined-now"}]
    both = bodies(one={**TREATY, "admissibility": rule}, other={**TREATY, "admissibility": rule})
    found = cells(crossed(her(), both), HER)
    assert {cell.status for cell in found.values()} == {"warned"}
    assert all("choose one" in cell.reasons[0] for cell in found.values())
    assert cells(crossed(her(), both, "one"), HER) == {"one": Cell("goes")}


def test_only_who_is_to_be_named_in_full_is_named() -> None:
    found = crossed(many(her(), her(HIM, poa={"naming": "initials"})), EVERYTHING, "letters")
    assert {row.id: row.name for row in found.people} == {HER: "Orlan Vesna", HIM: ""}


def test_recipients_stand_by_system_and_name() -> None:
    found = crossed(her(), bodies(b={"system": "EU"}, a={"system": "public"}, d={}, c={}))
    assert [column.recipient for column in found.columns] == ["c", "d", "b", "a"]


# --- dossiers about officials ---------------------------------------------------------------------------------------

DOSSIERS = bodies(
    sanctions={"group": "one per official", "admissibility": [{"rule": "official-full-name"}]}, letters={}
)
STARK = many(make("official", "official-stark-l", name="Lev Stark"), make("official_part", "part-1", place="lindenau"))
NAMELESS = many(make("official", "official-stark-l"), make("official_part", "part-1", place="lindenau"))


def test_officials_have_a_table_of_their_own() -> None:
    found = crossed(many(her(), at_vigil(), STARK), DOSSIERS)
    assert [(row.id, row.name, [cell.status for cell in row.cells]) for row in found.officials] == [
        ("official-stark-l", "Lev Stark", ["goes"])
    ]
    assert [column.recipient for column in found.dossiers] == ["sanctions"]
    assert found.dossiers[0].counts["goes"] == 1


def test_people_go_there_in_the_dossiers_of_those_who_had_a_part_in_it() -> None:
    group = many(her(), at_vigil(), her(HIM))
    found = crossed(many(group, STARK), DOSSIERS)
    assert cells(found, HER)["sanctions"].status == "goes"
    assert cells(found, HIM)["sanctions"].status == "not concerned"
    blocked = cells(crossed(many(group, NAMELESS), DOSSIERS), HER)["sanctions"]
    assert blocked == Cell("blocked", ("no official who had a part in it can be listed",))


def test_a_query_that_cannot_be_read_is_a_problem_and_the_rest_is_shown() -> None:
    wrong = bodies(odd={"people": [{"record": "participaton"}]}, letters={})
    records = together(her(), base(her()))
    found, problems = matrix(as_of(records, ON), wrong, book())
    assert [column.recipient for column in found.columns] == ["letters"]
    assert [problem.code for problem in problems] == ["query"]
