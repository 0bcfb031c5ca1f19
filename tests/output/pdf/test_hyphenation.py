"""Words are divided by the rules of their own language; names and web addresses are not divided like words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pyphen
import pytest

from complaint.filing.blocks import Document, Foreign, Link
from complaint.output.comparing import differences
from complaint.output.pdf.hyphenation import breakable, parts
from complaint.output.pdf.positions import NO_MARK, read_positions
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from tests.output.pdf.proof import made
from tests.output.sample import document, paragraph, text

TEXTS = {
    "en": "governmental representatives communicated unjustifiable administrative considerations regarding assemblies ",
    "fr": "les rassemblements pacifiques organisés régulièrement constituaient manifestement une préoccupation "
    "gouvernementale particulièrement importante ",
    "ru": "правительственные представители неоднократно препятствовали проведению мирных демонстраций "
    "многочисленными административными задержаниями ",
    "de": "Versammlungsteilnehmerinnen wurden ungerechtfertigterweise Verwaltungsgerichten vorgeführt ",
    "pl": "przedstawiciele rządu wielokrotnie uniemożliwiali przeprowadzenie pokojowych zgromadzeń publicznych ",
    "es": "los representantes gubernamentales imposibilitaron repetidamente manifestaciones completamente pacíficas ",
    "uk": "представники правоохоронних органів неодноразово перешкоджали проведенню мирних демонстрацій ",
}
# Kazakh as it is printed in laws on assemblies: there are no rules for dividing it.
KAZAKH = "азаматтардың бейбіт жиналыстар ұйымдастыру құқықтарын қамтамасыз ету мемлекеттік органдардың міндеттемелері "


def line_ends(wanted: Document) -> Iterator[tuple[str, str]]:
    """The last word of each line of text and the first of the next, as they are printed."""
    printed = read_positions(made(wanted).content)
    for page in printed.pieces:
        lines: dict[int, str] = {}
        for piece in page:
            if piece.mark != NO_MARK:
                lines[round(piece.base)] = lines.get(round(piece.base), "") + printed.words(piece)
        texts = list(lines.values())
        for one, other in pairwise(texts):
            yield one.split()[-1], other.split()[0]


def divided(wanted: Document) -> list[tuple[str, str]]:
    return [(end.removesuffix("-"), start) for end, start in line_ends(wanted) if end.endswith("-")]


def by_rules(language: str, words: list[tuple[str, str]]) -> bool:
    """Whether each word is divided at a place that the rules of the language name."""
    rules = pyphen.Pyphen(lang=language, left=3, right=3)
    return all(len(one) in rules.positions(re.match(r"\w+", one + other)[0]) for one, other in words)


@pytest.mark.parametrize("language", TEXTS)
def test_words_are_divided_by_the_rules_of_the_document(language):
    wanted = document(*(TEXTS[language] * count for count in (3, 4, 5)), language=language)
    words = divided(wanted)
    assert len(words) > 2
    assert by_rules(language, words), words
    assert differences(expected(wanted), read_pdf(made(wanted).content), "x.pdf") == ()  # whole again when it is read


@pytest.mark.parametrize("language", ["fr", "ru", "de"])
def test_words_of_another_language_are_divided_by_its_rules(language):
    foreign = Foreign(language, text(TEXTS[language] * 4))
    words = divided(document(paragraph("A sentence in English: ", foreign)))
    assert words
    assert by_rules(language, words)
    assert not by_rules("en", words)


def test_a_language_without_rules_is_not_divided():
    assert pyphen.language_fallback("kk") is None
    assert divided(document(KAZAKH * 9, language="kk")) == []
    assert divided(document(paragraph(Foreign("kk", text(KAZAKH * 9))))) == []


def test_names_are_not_divided():
    names = "Zhanargul Nurmukhanbetova and Yerimbet Toregozhinov asked Governmental "
    assert divided(document(*(f"{'x ' * count}{names * 9}" for count in range(9)))) == []
    assert divided(document(*(f"{'x ' * count}{names.lower() * 9}" for count in range(9)))) != []


def test_german_nouns_are_divided_although_they_have_capitals():
    words = divided(document(TEXTS["de"] * 9, language="de"))
    assert any(one[0].isupper() for one, _ in words)


ADDRESS = "https://example.org/documents/representatives/administrative-considerations?language=english&section=7.html"


@pytest.mark.parametrize("linked", [True, False], ids=["a link", "only words"])
def test_an_address_is_divided_at_its_signs_and_without_a_hyphen(linked):
    address = Link(ADDRESS, text(ADDRESS)) if linked else ADDRESS
    wanted = document(*(paragraph("x " * count, address, " is the address.") for count in range(0, 60, 3)))
    around = {"x", "is", "the", "address.", "Ozerny"}
    ends = [(one, other) for one, other in line_ends(wanted) if one not in around and not other.startswith("x")]
    assert len(ends) > 15
    for one, other in ends:
        assert one[-1] in "/?" or other[0] in ".?&=_#%", (one, other)
    assert differences(expected(wanted), read_pdf(made(wanted).content), "x.pdf") == ()


@pytest.mark.parametrize(
    ("address", "chances"),
    [
        ("https://example.org/a/b?c=d&e=f", "https://|example|.org/|a/|b|?c|=d|&e|=f"),
        ("www.example.org/very-long", "www|.example|.org/|very-long"),
        ("name.surname@example.org", "name|.surname|@example|.org"),
        ("https://t.me/s/12345", "https://|t|.me/|s/|12345"),
    ],
)
def test_where_an_address_may_be_divided(address, chances):
    assert breakable(address).replace("\u2060", "").replace("\u200b", "|") == chances


def test_addresses_are_found_among_words():
    words = "See https://example.org/a, or www.example.org; e.g. ask a.b@example.org. And/or not."
    assert "".join(part for part, _ in parts(words)) == words
    assert [part for part, is_address in parts(words) if is_address] == [
        "https://example.org/a,",
        "www.example.org;",
        "a.b@example.org.",
    ]
