"""The empty Word file that every filing starts from: our styles, numberings and fonts, and nothing of anyone else's.

Takes a theme and what depends on the language, gives the bytes of a package that python-docx opens. python-docx has a
template of its own, which would bring in a thumbnail, an author, a date of 2013 and lack half of the styles. The result
depends on its arguments only and is kept, since a build writes many files in one look.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from lxml import etree

from complaint.output.docx.archive import zipped
from complaint.output.docx.languages import mark_language, word_language
from complaint.output.docx.markup import Element, name, root, sub
from complaint.output.docx.numbering import write_numberings
from complaint.output.docx.styles import write_paragraph_style, write_run_style
from complaint.output.docx.stylesheet import BUILT_IN, paragraph_styles, run_styles
from complaint.output.docx.table_styles import write_table_styles
from complaint.output.theme import Theme

_FIXED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
}


@cache
def fixed_part(file: str) -> bytes:
    """One of the parts kept as a file beside this module."""
    return (files("complaint.output.docx") / "parts" / file).read_bytes()


@lru_cache(maxsize=16)
def template(theme: Theme, language: str, annex: str) -> bytes:
    """`annex` is how annexes are numbered: "Annex %1."."""
    parts = {path: fixed_part(file) for path, file in _FIXED.items()}
    parts |= {
        "word/styles.xml": serialised(_styles(theme, language)),
        "word/numbering.xml": serialised(write_numberings(root("w:numbering"), annex, theme)),
        "word/fontTable.xml": serialised(_fonts(theme)),
        "word/settings.xml": serialised(_settings(language)),
    }
    return zipped(parts)


def serialised(element: Element) -> bytes:
    made: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def _styles(theme: Theme, language: str) -> Element:
    styles = root("w:styles")
    defaults = sub(styles, "w:docDefaults")
    run = sub(sub(defaults, "w:rPrDefault"), "w:rPr")
    font = theme.typefaces.text
    sub(run, "w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    mark_language(run, language)
    paragraph = sub(sub(defaults, "w:pPrDefault"), "w:pPr")
    sub(paragraph, "w:widowControl")
    # Word shows only the styles that are here; its some 370 others stay out of the way.
    sub(styles, "w:latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="1", defUnhideWhenUsed="1",
        defQFormat="0", count="376")  # fmt: skip
    for style in paragraph_styles(theme):
        write_paragraph_style(styles, style, style.id in BUILT_IN)
    _defaults_of_word(styles)
    for run_style in run_styles(theme):
        write_run_style(styles, run_style, run_style.id in BUILT_IN)
    write_table_styles(styles, theme)
    return styles


def _defaults_of_word(styles: Element) -> None:
    """The three styles that stand below all others and that Word would otherwise make up."""
    for kind, identity, called in (
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"),
        ("numbering", "NoList", "No List"),
    ):
        style = sub(styles, "w:style", type=kind, default="1", styleId=identity)
        sub(style, "w:name", val=called)
        sub(style, "w:uiPriority", val="99")
        sub(style, "w:semiHidden")
        sub(style, "w:unhideWhenUsed")
        if kind == "table":
            properties = sub(style, "w:tblPr")
            sub(properties, "w:tblInd", w="0", type="dxa")
            margins = sub(properties, "w:tblCellMar")
            for side in ("top", "left", "bottom", "right"):
                sub(margins, f"w:{side}", w="0", type="dxa")


def _fonts(theme: Theme) -> Element:
    fonts = root("w:fonts")
    faces = theme.typefaces
    described = {
        faces.text: (faces.text_fallback, "roman"),
        faces.headings: (faces.headings_fallback, "swiss"),
    }
    for face, (fallback, family) in described.items():
        font = sub(fonts, "w:font", name=face)
        sub(font, "w:altName", val=fallback)
        sub(font, "w:charset", val="00")
        sub(font, "w:family", val=family)
        sub(font, "w:pitch", val="variable")
    return fonts


def _settings(language: str) -> Element:
    settings = etree.fromstring(fixed_part("settings.xml"), etree.XMLParser(remove_blank_text=True))
    settings.find(name("w:themeFontLang")).set(name("w:val"), word_language(language))
    return settings
