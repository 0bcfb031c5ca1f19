"""What WeasyPrint only mentions in its log stops the build: what is meant would not be printed."""

from __future__ import annotations

import logging
from xml.etree.ElementTree import Element

import pytest

from complaint.output.pdf import rendering, writing
from complaint.output.pdf.rendering import lay_out, paint
from complaint.output.pdf.sheet import Sheet, append, element
from complaint.problems import Problem, ProblemsFound
from tests.output.pdf.proof import made
from tests.output.sample import document, theme


def told(make) -> list[Problem]:
    with pytest.raises(ProblemsFound) as stopped:
        make()
    return list(stopped.value.problems)


def sheet(tag: str = "p", **attributes: str) -> Sheet:
    """A sheet of one element, as markup.py would never write it."""
    found = Sheet(Element("html", {"lang": "en"}))
    append(element(element(found.root, "head"), "title"), "A title")
    inner = element(element(found.root, "body"), tag)
    inner.attrib.update(attributes)
    append(inner, "Words")
    return found


ELEMENTS = [
    pytest.param(sheet("a", href="#nowhere"), "No anchor #nowhere for internal URI reference", id="a dead link"),
    pytest.param(sheet("img", src="picture:9", alt="x"), "may not load anything", id="a picture that is not there"),
    pytest.param(sheet("p", style="colour: red"), "Ignored `colour: red`", id="a style of an element"),
]


@pytest.mark.parametrize(("given", "message"), ELEMENTS)
def test_a_fault_of_the_markup_stops_the_build(given, message):
    (found,) = told(lambda: paint(lay_out(given, theme())))
    assert (found.code, message in found.message) == ("pdf-layout", True), found
    assert found.hint.startswith("the PDF would not show what the document says")


RULES = [
    pytest.param("p { colour: red }", "Ignored `colour: red", id="a property that there is not"),
    pytest.param("p { color: reddish }", "Ignored `color: reddish", id="a value that there is not"),
    pytest.param("p:hoover { color: red }", "Invalid or unsupported selector", id="a selector that there is not"),
    pytest.param("@sheet { margin: 0 }", "Unknown rule <AtRule @sheet", id="a rule that there is not"),
    pytest.param("p { color: var(--colour-of-nothing) }", "no value", id="a setting that there is not"),
    pytest.param(
        '@font-face { font-family: "x"; src: url("font:none") } p { font-family: "x" }',
        "a document may not load anything from outside: font:none",
        id="a font file that there is not",
    ),
    pytest.param(
        'p { font-family: "DejaVu Sans" }', "the PDF uses other fonts: DejaVu Sans", id="a font of the machine"
    ),
    pytest.param('p { font-family: "nowhere" }', "the PDF uses other fonts", id="a font that is nowhere"),
    pytest.param("p { background: url(picture:9) }", "may not load anything", id="a picture behind text"),
]


@pytest.mark.parametrize(("rules", "message"), RULES)
def test_a_fault_of_the_stylesheet_stops_the_build(monkeypatch, rules, message):
    stylesheet = rendering.stylesheet
    monkeypatch.setattr(rendering, "stylesheet", lambda theme: f"{stylesheet(theme)}\n{rules}")
    found = told(lambda: made(document("Words.")))
    assert any(message in one.message for one in found), found


def test_a_picture_without_a_text_for_the_ear_stops_the_build():
    """The look before printing asks first; this is what happens should it ever not."""
    picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    found = told(lambda: paint(lay_out(sheet("img", src=picture), theme())))
    assert any("data:image" in one.message or "alt" in one.message for one in found), found


def test_the_log_is_listened_to_even_where_it_was_turned_off():
    logger = logging.getLogger("weasyprint")
    logger.disabled = True
    try:
        assert told(lambda: paint(lay_out(sheet("a", href="#nowhere"), theme())))
        assert logger.disabled
    finally:
        logger.disabled = False


def test_all_complaints_are_told_at_once(monkeypatch):
    stylesheet = rendering.stylesheet
    monkeypatch.setattr(rendering, "stylesheet", lambda theme: f"{stylesheet(theme)}\np {{ colour: red; hight: 0 }}")
    assert len(told(lambda: writing.write_pdf(document("Words."), theme()))) == 2
