"""What reads like a leak and is none: a name that others have too, a place, an ordinary word, the next in a list."""

from __future__ import annotations

import pytest

from complaint.filing.guarded import guarded_for, ordinary_words
from complaint.output.gate.gate import Gate
from tests.filing import making
from tests.output.gate.people import profile
from tests.records.factories import make, together

NAMED = {"scopes": ["file", "publish the name"]}
HIDDEN = {"naming": "withheld"}


def _gate() -> Gate:
    groups = (
        making.person("orlan-vesna", poa=NAMED, patronymic="Milanovna"),
        making.person("orlan-milan", poa=HIDDEN),
        making.person("akhmetova-dana", poa=NAMED),
        making.person("akhmetov-aman", poa=HIDDEN),
        making.person("lindenau-petar", poa=HIDDEN),
        making.person("marble-lena", poa=HIDDEN),
        making.person("april-nina", poa=HIDDEN),
        making.person("tarn-oleg", poa=HIDDEN),
        making.person("quist-sara", poa=HIDDEN, birth_place="Lindenau"),
        make("official", "judge", name="Ilija Tarn", surname="Tarn"),
        make("source", "book", title="Assembly", author="E. Quist"),
    )
    records = together(making.base(), *groups)
    return Gate(
        guarded_for(records, profile(), making.ON, ordinary_words(["<p>{{ name('x') }} a floor of marble</p>"]))
    )


GATE = _gate()


@pytest.mark.parametrize(
    "text",
    [
        "Vesna Orlan complained.",
        "Orlan was heard.",
        "the complainant’s brother (Orlan, Vesna; Kestrel, Milan)",
        "Kestrel Milan\nOrlan Vesna\nDrozd Milan",
        "Vesna Orlan, Milan Kestrel",
        "Dana Akhmetova and Akhmetova, D.",
        "arrested in Lindenau",
        "the court of Lindenau, of 10 April 2024",
        "a floor of marble",
        "Judge Tarn; I. Tarn",
        "E. Quist, Assembly (2020)",
        "born in Lindenau",
        "Oleg Kestrel and Judge Ilija Tarn",
    ],
)
def test_this_is_no_leak(text):
    assert not GATE.holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Milan Orlan",
        "Orlan Milan",
        "Orlan, Milan",
        "M. Orlan",
        "Милан Орлан",
        "Aman Akhmetov",
        "Ахметов А.",
        "Petar Lindenau",
        "P. Lindenau",
        "Lena Marble",
        "Nina April",
        "Oleg Tarn",
        "O. Tarn",
        "Sara Quist",
        "S. Quist",
    ],
)
def test_and_this_is_one_though_the_surname_is_not_theirs_alone(text):
    assert GATE.holds(text)


def test_words_of_templates_are_ordinary_only_as_text_in_small_letters():
    told = ordinary_words(['<p id="harkel">{{ name("tessin") }} The Vigil of candles{# moor #} at dawn</p>'])
    assert told == {"candles", "dawn"}


def test_words_that_were_marked_for_somebody_are_found_where_the_mark_holds():
    hidden = making.person("harkel-zvonimir", poa=HIDDEN)
    for fields, found in (({}, True), ({"as_it_is": "yes"}, False), ({"readers": ["confidential"]}, False)):
        mark = make(
            "generalisation",
            "mark-1",
            **{"person": "harkel-zvonimir", "words": "the mill of Veloria", "instead": "her employer", **fields},
        )
        guarded = guarded_for(together(making.base(), hidden, mark), profile(), making.ON)
        assert Gate(guarded).holds("She worked at the Mill of Veloria.") is found
