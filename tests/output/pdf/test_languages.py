"""Which languages can be printed: every letter has its glyph, in all weights, and a page in the language is sound.

The texts are the first article of the Universal Declaration of Human Rights, as the UN publishes its translations.
"""

from __future__ import annotations

import pytest

from complaint.filing.blocks import Cell, Emphasis, Foreign, Section, Table
from complaint.output.comparing import differences
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.faces import characters, faces_for
from complaint.output.pdf.preflight import problems_before_printing
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from tests.output.pdf.proof import faults, made
from tests.output.sample import document, paragraph, text, theme

# The letters beyond a–z, by language: those of the UN that are not written from right to left or in Chinese signs, of
# the OSCE, of the EU, of the Council of Europe, and of people in the States that complaints are about.
LETTERS = {
    "azerbaijani": "ƏəĞğIıİiÖöŞşÇçÜü",
    "belarusian": "ЁёІіЎўҐґ",
    "bosnian, croatian, montenegrin": "ČčĆćĐđŠšŽžŚśŹź",
    "bulgarian": "ЍѝЪъЬьЮюЯя",
    "catalan, portuguese": "ÀàÁáÂâÃãÇçÉéÊêÍíÓóÔôÕõÚúÜü·",
    "chechen, ingush, avar": "ӀӏЁёЪъЬь",
    "czech, slovak": "ÁáÄäČčĎďÉéĚěÍíĹĺĽľŇňÓóÔôŔŕŘřŠšŤťÚúŮůÝýŽž",
    "danish, norwegian, swedish, faroese": "ÅåÄäÆæÖöØøÐð",
    "estonian, finnish": "ÄäÕõÖöŠšÜüŽž",
    "french": "ÀàÂâÆæÇçÈèÉéÊêËëÎîÏïÔôŒœÙùÛûÜüŸÿ«»’",
    "georgian in latin, pinyin": "āáǎàēéěèīíǐìōóǒòūúǔùǚ",
    "german, luxembourgish": "ÄäÖöÜüẞß„“‚‘",
    "greek": "ΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψω",
    "hungarian": "ÁáÉéÍíÓóÖöŐőÚúÜüŰű",
    "icelandic": "ÁáÐðÉéÍíÓóÚúÝýÞþÆæÖö",
    "irish, welsh": "ÁáÉéÍíÓóÚúÂâÊêÎîÔôÛûŴŵŶŷ",
    "italian": "ÀàÈèÉéÌìÍíÒòÓóÙùÚú",
    "kazakh": "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЩщЪъЫыЭэ",
    "kazakh in latin": "ÄäĞğIıÑñÖöŞşŪūÜü",
    "kyrgyz, mongolian": "ҢңӨөҮүЁё",
    "latvian, lithuanian": "ĀāĄąČčĒēĘęĖėĢģĪīĮįĶķĻļŅņŠšŪūŲųŽž",
    "macedonian, serbian": "ЂђЃѓЅѕЈјЉљЊњЋћЌќЏџ",
    "maltese": "ĊċĠġĦħŻż",
    "polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "romanian": "ĂăÂâÎîȘșȚț",
    "russian": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»—",
    "slovene": "ČčŠšŽž",
    "spanish": "ÁáÉéÍíÑñÓóÚúÜü¿¡ªº",
    "tajik, uzbek in cyrillic": "ҒғӢӣҚқӮӯҲҳҶҷЎў",
    "tatar, bashkir": "ӘәӨөҮүҖҗҢңҺһҘҙҪҫ",
    "turkish, turkmen": "ÇçĞğIıİiÖöŞşÜüÝýŇňŽž",
    "ukrainian, rusyn": "ҐґЄєІіЇї’",
    "uzbek in latin": "OʻoʻGʻgʻʼ",
    "vietnamese": "ĂăÂâĐđÊêÔôƠơƯưẠạẢảẤấỀềỆệỈỉỌọỐốỘộỚớỢợỤụỨứỮữỲỳỸỹ",
}


@pytest.mark.parametrize("language", LETTERS)
def test_all_faces_that_stand_upright_have_the_letters_of(language):
    for face in faces_for(theme()):
        if not face.italic:
            missing = "".join(sign for sign in LETTERS[language] if ord(sign) not in characters(face))
            assert not missing, face.file


ARTICLES = {
    "bg": "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест и следва да "
    "се отнасят помежду си в дух на братство.",
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají "
    "spolu jednat v duchu bratrství.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt "
    "und sollen einander im Geist der Brüderlichkeit begegnen.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με "
    "λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y "
    "conciencia, deben comportarse fraternalmente los unos con los otros.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
    "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "kk": "Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді. Адамдарға "
    "ақыл-парасат, ар-ождан берілген, сондықтан олар бір-бірімен туыстық, бауырмалдық қарым-қатынас жасаулары тиіс.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i "
    "sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и "
    "должны поступать в отношении друг друга в духе братства.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
    "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і "
    "повинні діяти у відношенні один до одного в дусі братерства.",
}


def article(language: str):
    """A page on which the words stand in every weight and size that a filing has."""
    words = ARTICLES[language]
    head = tuple(Cell(text(word), header=True) for word in words.split()[:2])
    rows = ((Cell(text(words)), Cell(text(Emphasis("strong", text(words))))),)
    blocks = (
        paragraph(words, role="lead"),
        paragraph(words, " ", Emphasis("em", text(words)), " ", Emphasis("strong", text(words))),
        Table("t", 1, text(words.split()[0]), (0.5, 0.5), (head,), rows),
        paragraph(words, role="small"),
    )
    return document(Section("a", 1, "1", " ".join(words.split()[:4]), blocks), language=language)


@pytest.mark.parametrize("language", ARTICLES)
def test_a_page_is_sound_and_says_what_it_should_in(language):
    wanted = article(language)
    output = made(wanted)
    assert check_pdf(output, wanted) == ()
    assert faults(output.content) == []  # an empty box in place of a letter is one
    assert differences(expected(wanted, output.pages), read_pdf(output.content), "x.pdf") == ()


def test_words_of_many_languages_stand_on_one_page():
    wanted = document(*(paragraph("Article 1. ", Foreign(language, text(ARTICLES[language]))) for language in ARTICLES))
    output = made(wanted)
    assert (check_pdf(output, wanted), faults(output.content)) == ((), [])


NOT_YET = {
    "arabic": ("ح", "arabic letter hah"),
    "armenian": ("Հ", "armenian capital letter ho"),
    "chinese": ("人", "cjk unified ideograph-4eba"),
    "georgian": ("ა", "georgian letter an"),
    "hebrew": ("א", "hebrew letter alef"),
    "japanese": ("の", "hiragana letter no"),
    "korean": ("인", "hangul syllable in"),
    "uyghur": ("ې", "arabic letter e"),
}


@pytest.mark.parametrize("language", NOT_YET)
def test_a_letter_without_a_glyph_is_named_with_the_line_it_comes_from(language):
    letter, name = NOT_YET[language]
    (found,) = problems_before_printing(document(paragraph(f"Rights ({letter})", at="t.html:4")), faces_for(theme()))
    assert (found.code, str(found.place)) == ("pdf-character", "t.html:4")
    assert f"“{letter}” (U+{ord(letter):04X}, {name})" in found.message
    assert found.hint == "write it differently, or add a typeface for it"
