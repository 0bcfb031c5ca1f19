"""However a name is disguised, one disguise upon the other, it is found; and texts without it are not."""

from __future__ import annotations

import string

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from complaint.output.gate.decoding import texts_in
from tests.output.gate.people import gate
from tests.output.gate.planting import DISGUISES

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(["Harkel", "Харкель", "Zvonimir Harkel", "Харкеля Звонимира"])
# What may be put within a word, before a code is made of it.
WITHIN = st.sampled_from(["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u0301", "\u0336", "\u034f", "\u202e"])
CASES = st.sampled_from([str, str.upper, str.lower, str.swapcase])
CODES = st.sampled_from(["as it is", "base64", "percent-encoding", "hexadecimal", "escapes", "character references"])
WORDS = st.sampled_from(
    ["the", "court", "heard", "that", "a", "complainant", "was", "held", "hours", "Lindenau", "law"]
)
AROUND = st.text(alphabet=string.ascii_lowercase + string.digits + " .,;:()\n", max_size=40)


@QUICK
@example("Harkel", str, [], "hexadecimal", "", "00000000")
@given(NAMES, CASES, st.lists(st.tuples(st.integers(1, 5), WITHIN), max_size=6), CODES, AROUND, AROUND)
def test_a_name_is_found_in_any_case_with_unseen_signs_in_any_code(name, case, signs, code, before, after):
    disguised = case(name)
    for place, sign in signs:
        disguised = disguised[:place] + sign + disguised[place:]
    assert gate().holds(f"{before} {DISGUISES[code](disguised)} {after}")


@QUICK
@given(
    NAMES,
    st.integers(2, 4),
    st.sampled_from(["-\n", "\u2010\n", "-\r\n  ", "\n", "\u00ad\n", " -\n", "\u2011"]),
    AROUND,
)
def test_a_name_is_found_however_it_is_broken_at_a_line_end(name, place, end, before):
    assert gate().holds(f"{before} {name[:place]}{end}{name[place:]}")


@QUICK
@given(NAMES, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp1251", "koi8-r"]), st.binary(max_size=7))
def test_a_name_is_found_in_bytes_of_any_encoding(name, encoding, before):
    try:
        content = before + "\0 ".encode(encoding) + name.encode(encoding)
    except UnicodeEncodeError:
        return
    assert any(gate().holds(text) for text in texts_in(content))


@QUICK
@given(st.lists(WORDS))
def test_ordinary_sentences_hold_nothing(sentence):
    assert not gate().holds(" ".join(sentence))


@QUICK
@given(st.binary(max_size=4000))
def test_random_bytes_hold_nothing(content):
    assert not any(gate().holds(text) for text in texts_in(content))
