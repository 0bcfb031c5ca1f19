"""What is sealed is readable with each key and with no other, stands nowhere else, and is never lost on the way."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint.records.changing import Edit, change, texts_of, undo
from complaint.records.sealing import age
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import opened, private_values
from complaint.records.sealing.rekeying import remove_key, replace_key, seal_again
from complaint.records.sealing.sealed_file import FOLDER, Sealed, Value, as_bytes, from_bytes, names_in
from complaint.records.sealing.sealing import ToSeal, seal_scan, seal_values, sealable
from tests.records.changing.people import ANNA, PEOPLE
from tests.records.sealing.people import ADDRESS, KEYS, PHONE, VESNA, held_anywhere, list_key, office, problems_of, seal

LATER = replace(ANNA, when=ANNA.when + timedelta(days=1))


@pytest.fixture
def at(tmp_path):
    return office(tmp_path / "project")


def codes(problems):
    return [problem.code for problem in problems]


def address_for(at, key):
    return opened(at.root, [key]).values().get(("orlan-vesna", "address"))


def test_each_key_alone_opens_what_is_sealed_and_no_other_does(at):
    assert not seal(at.root, address=ADDRESS).refused

    assert address_for(at, at.anna).value == address_for(at, at.paper).value == ADDRESS
    assert texts_of(at.root, "signatory")[VESNA].fields["address"] == "held"
    stranger = opened(at.root, [Identity.generate()])
    assert not stranger.files and codes(stranger.problems) == ["not-for-this-key"]
    assert "anna or paper" in stranger.problems[0].hint


def test_it_stands_nowhere_readable_not_even_in_the_history(at):
    seal(at.root, address=ADDRESS, telephone=PHONE)

    assert held_anywhere(at.root, ADDRESS, PHONE) == []
    assert problems_of(at.root) == ()
    (name,) = names_in(at.root)
    assert "orlan" not in name and "vesna" not in (at.root / name).read_text()


def test_what_was_typed_into_the_list_is_moved_and_forgotten_by_the_history(at):
    keys = (at.root / KEYS).read_bytes()
    (at.root / KEYS).unlink()
    typed = {"address": ADDRESS, "birth_place": "Old Harbour"}
    assert not change(at.root, [Edit(*VESNA, typed)], ANNA).refused
    assert held_anywhere(at.root, "Old Harbour")
    (at.root / KEYS).write_bytes(keys)
    assert "private-not-sealed" in codes(problems_of(at.root))
    assert [(one.text.id, one.field) for one in sealable(at.root)] == [("orlan-vesna", "address")]

    assert not seal(at.root, address=None, birth_place=None).refused

    assert held_anywhere(at.root, ADDRESS, "Old Harbour") == []
    found, problems = private_values(at.root, [at.anna])
    assert found == {("orlan-vesna", "address"): ADDRESS, ("orlan-vesna", "birth_place"): "Old Harbour"}
    assert problems == () and problems_of(at.root) == ()


def test_nothing_is_sealed_for_fewer_than_two_keys(at):
    assert not remove_key(at.root, "key-paper", ANNA).refused

    refused = seal(at.root, address=ADDRESS)

    assert codes(refused.problems) == ["too-few-to-seal"] and names_in(at.root) == []


def test_without_a_key_more_is_sealed_in_a_file_of_its_own_and_the_newest_counts(at):
    seal(at.root, address=ADDRESS)
    seal(at.root, LATER, address="Elm Street 1")

    assert len(names_in(at.root)) == 2
    assert address_for(at, at.anna).value == "Elm Street 1"
    assert not seal_again(at.root, LATER, [at.anna]).refused
    assert len(names_in(at.root)) == 1 and address_for(at, at.paper).value == "Elm Street 1"
    (whole,) = opened(at.root, [at.anna]).files.values()
    assert [one.value for one in whole.values] == [ADDRESS, "Elm Street 1"]


def test_with_a_key_each_person_has_one_file(at):
    seal(at.root, address=ADDRESS)
    seal(at.root, LATER, at.anna, telephone=PHONE)

    assert len(names_in(at.root)) == 1
    assert {value.field for value in opened(at.root, [at.paper]).values().values()} == {"address", "telephone"}


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:200], lambda b: b[:-300], lambda b: b"", lambda b: b + b"\n<<<<<<< ours"]
)
def test_what_is_cut_off_or_joined_by_a_merge_is_told_with_and_without_a_key(at, spoil):
    seal(at.root, address=ADDRESS)
    (name,) = names_in(at.root)
    (at.root / name).write_bytes(spoil((at.root / name).read_bytes()))

    assert codes(opened(at.root, [at.anna]).problems) == ["sealed-damaged"]
    assert "sealed-damaged" in codes(problems_of(at.root))


def test_a_flipped_bit_anywhere_is_noticed(at):
    seal(at.root, address=ADDRESS)
    (name,) = names_in(at.root)
    whole = (at.root / name).read_bytes()
    for place in range(40, len(whole) - 40, 61):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1
        (at.root / name).write_bytes(spoilt)
        found = opened(at.root, [at.anna])
        assert codes(found.problems) in (["sealed-damaged"], ["not-for-this-key"]), place
        assert not found.files


def test_who_is_taken_out_opens_nothing_that_is_there_now(at):
    boris = Identity.generate()
    seal(at.root, address=ADDRESS, telephone=PHONE)
    assert not list_key(at.root, "key-boris", boris, at.anna).refused
    assert address_for(at, boris).value == ADDRESS

    assert not remove_key(at.root, "key-boris", ANNA, [at.paper]).refused

    assert codes(opened(at.root, [boris]).problems) == ["not-for-this-key"]
    assert address_for(at, at.anna).value == address_for(at, at.paper).value == ADDRESS
    assert problems_of(at.root) == ()


def test_the_last_but_one_key_stays(at):
    seal(at.root, address=ADDRESS)
    assert codes(remove_key(at.root, "key-paper", ANNA, [at.anna]).problems) == ["too-few-left"]
    assert codes(remove_key(at.root, "key-nobody", ANNA, [at.anna]).problems) == ["no-such-key"]


def test_losing_one_key_loses_nothing(at):
    seal(at.root, address=ADDRESS)
    new = Identity.generate()

    assert not replace_key(at.root, "key-anna", str(new.to_public()), ANNA, [at.paper]).refused  # hers is lost

    assert address_for(at, new).value == ADDRESS
    assert codes(opened(at.root, [at.anna]).problems) == ["not-for-this-key"]


def test_keys_are_not_changed_by_who_cannot_open_everything(at):
    seal(at.root, address=ADDRESS)
    before = {name: (at.root / name).read_bytes() for name in (*names_in(at.root), KEYS)}
    stranger = Identity.generate()

    refused = list_key(at.root, "key-stranger", stranger, stranger)

    assert codes(refused.problems) == ["not-for-this-key"]
    assert {name: (at.root / name).read_bytes() for name in before} == before


def test_check_tells_without_a_key_that_a_file_is_for_others_than_the_list(at):
    seal(at.root, address=ADDRESS)
    done = list_key(at.root, "key-boris", Identity.generate(), at.anna)
    assert problems_of(at.root) == ()
    undo(at.root, done.done.id, ANNA)  # puts the list back and opens nothing

    (problem,) = problems_of(at.root)
    assert (problem.code, problem.place.file) == ("sealed-for-others", names_in(at.root)[0])
    assert not seal_again(at.root, ANNA, [at.anna]).refused
    assert problems_of(at.root) == ()


def test_what_lies_unsealed_among_the_sealed_is_told(at):
    seal(at.root, address=ADDRESS)
    (at.root / FOLDER / "passport.jpg").write_bytes(b"a scan")
    assert codes(problems_of(at.root)) == ["not-sealed"]


def test_a_scan_is_sealed_with_its_sum_in_the_record_and_gone_from_the_project(at):
    scan = at.root / "signatories" / "power.pdf"
    scan.write_bytes(b"%PDF a signature \0\xff")
    power = texts_of(at.root, "power_of_attorney")["power_of_attorney", "poa-orlan-vesna"]

    assert not seal_scan(at.root, power, scan, ANNA).refused

    assert not scan.exists() and problems_of(at.root) == ()
    (sealed,) = opened(at.root, [at.paper]).about("orlan-vesna").values()
    assert sealed.scan.content == b"%PDF a signature \0\xff"
    kept = texts_of(at.root, "power_of_attorney")["power_of_attorney", "poa-orlan-vesna"].fields["scan_sha256"]
    assert kept == sealed.scan.sha256


def test_somebody_elses_change_of_the_same_value_is_not_overwritten(at):
    (at.root / KEYS).rename(at.root / "keys")
    change(at.root, [Edit(*VESNA, {"address": ADDRESS})], ANNA)
    seen = texts_of(at.root, "signatory")[VESNA]
    change(at.root, [Edit(*VESNA, {"address": "Elm Street 1"})], ANNA)
    (at.root / "keys").rename(at.root / KEYS)

    refused = seal_values(at.root, [ToSeal(seen, "address")], ANNA)

    assert refused.conflicts and names_in(at.root) == []
    assert texts_of(at.root, "signatory")[VESNA].fields["address"] == "Elm Street 1"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("birth_date", "the seventh of May", "sealed-misfit"),
        ("surname", "Orlan", "not-sealable"),
        ("no_such", "x", "not-sealable"),
        ("address", "held", "nothing-to-seal"),
        ("address", " ", "nothing-to-seal"),
    ],
)
def test_what_cannot_be_sealed_is_told_without_telling_it(at, field, value, code):
    refused = seal(at.root, **{field: value})
    assert codes(refused.problems) == [code]
    assert "seventh" not in str(refused.problems)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.binary(max_size=40))
def test_any_text_comes_back_as_it_was_and_longer_ones_look_alike(text, other):
    one = Value("signatory", "orlan-vesna", "address", text, "2026", "Anna")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return  # no file of ours takes it
    content = as_bytes(Sealed("orlan-vesna", (one,)))
    assert len(content) % 1024 == 0
    assert from_bytes(content) == Sealed("orlan-vesna", (one,))
    with pytest.raises(age.DamagedError):
        from_bytes(other)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=9, max_size=60))
def test_no_problem_change_or_picture_of_a_value_tells_it(secret):
    one = Value("signatory", "orlan-vesna", "address", secret, "2026", "Anna")
    assert secret not in repr(one) + repr(Sealed("orlan-vesna", (one,))) + str(one)


def test_the_list_stays_a_list_that_others_can_read(at):
    seal(at.root, address=ADDRESS, telephone=PHONE, health="asthma")
    rows = list(csv.DictReader(io.StringIO((at.root / PEOPLE).read_text())))
    assert rows[0]["telephone"] == rows[0]["health"] == "held" and rows[1]["health"] == ""
    assert problems_of(at.root) == ()
