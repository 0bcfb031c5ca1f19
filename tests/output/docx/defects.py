"""Defects that make Word repair a file, refuse it or show something wrong, each to be put into a file that was sound.

A row says what is wrong, how to bring it about, what our own checks must say of it, and whether the Open XML SDK sees
it as well. The paths name elements by what they are, so that rows outlive changes in how a file is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from complaint.output.docx.archive import unzipped, zipped
from complaint.output.docx.markup import NAMESPACES, name

Parts = dict[str, bytes]
Change = Callable[[Parts], None]
Edit = Callable[[Any], None]

DOCUMENT, NOTES, COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"
STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
TYPES, RELATIONS, CORE = "[Content_Types].xml", "word/_rels/document.xml.rels", "docProps/core.xml"

_PREFIXES = NAMESPACES | {
    prefix: name(f"{prefix}:x")[1:].partition("}")[0] for prefix in ("rel", "ct", "dc", "cp", "dcterms")
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _PREFIXES.items())


@dataclass(frozen=True)
class Defect:
    """`ours` is a part of what our checks say, empty where they see nothing; `sdk` whether the SDK says anything.

    Where `sdk` is None it is not asked: each question costs half a second, and ours see the defect anyway.
    """

    called: str
    change: Change
    ours: str
    sdk: bool | None = None

    def put_into(self, content: bytes) -> bytes:
        parts = unzipped(content)
        self.change(parts)
        return zipped(parts)


# --- ways to break something --------------------------------------------------------------------------------------


def at(part: str, path: str, *edits: Edit) -> Change:
    """Edits the first element of a part at a path; there must be one."""

    def change(parts: Parts) -> None:
        root = etree.fromstring(parts[part])
        places = root.xpath(path, namespaces=_PREFIXES)
        assert places, f"{path} is not in {part}"
        for edit in edits:
            edit(places[0])
        parts[part] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    return change


def gone(element: Any) -> None:
    element.getparent().remove(element)


def emptied(element: Any) -> None:
    for child in list(element):
        element.remove(child)


def without(attribute: str) -> Edit:
    return lambda element: element.attrib.pop(name(attribute))


def having(attribute: str, value: str) -> Edit:
    return lambda element: element.set(name(attribute), value)


def reading(text: str) -> Edit:
    return lambda element: setattr(element, "text", text)


def before(markup: str) -> Edit:
    return lambda element: element.addprevious(_made(markup))


def after(markup: str) -> Edit:
    return lambda element: element.addnext(_made(markup))


def within(markup: str) -> Edit:
    return lambda element: element.append(_made(markup))


def last(element: Any) -> None:
    """Moves an element behind its brothers."""
    element.getparent().append(element)


def _made(markup: str) -> Any:
    start, sign, rest = markup.partition("/" if "/" in markup.partition(">")[0] else ">")
    return etree.fromstring(f"{start} {_DECLARED}{sign}{rest}")


def lost(part: str) -> Change:
    return lambda parts: parts.__delitem__(part)


def holding(part: str, content: bytes) -> Change:
    return lambda parts: parts.__setitem__(part, content)


def _endless(parts: Parts) -> None:
    parts[STYLES] = parts[STYLES].replace(b"<w:docDefaults>", b"<w:docDefaults", 1)


# --- the defects --------------------------------------------------------------------------------------------------

_CELL = "//w:tbl[w:tblPr/w:tblStyle/@w:val='FilingTable']//w:tc"
_REF = "//w:instrText[starts-with(normalize-space(), 'REF a_p_')]"
_CONTROL = "//w:sdt[w:sdtPr/w:tag]"
_NEXT_TO_LAST = "//w:footnote[@w:id='2']"

DEFECTS = (
    # Fields and bookmarks
    Defect(
        "a field is never closed", at(DOCUMENT, "//w:fldChar[@w:fldCharType='end']", gone), "is never closed", False
    ),
    Defect("a field is closed that was never opened", at(DOCUMENT, "//w:fldChar", gone), "out of turn"),
    Defect(
        "a reference goes to a bookmark that is missing",
        at(DOCUMENT, _REF, reading(" REF a_p_lost \\r \\h ")),
        "the bookmark a_p_lost, which is nowhere",
        False,
    ),
    Defect(
        "a page reference goes to a bookmark that is missing",
        at(DOCUMENT, "//w:instrText[contains(., 'PAGEREF')]", reading(" PAGEREF a_lost \\h ")),
        "the bookmark a_lost, which is nowhere",
    ),
    Defect(
        "a reference to a note goes to a bookmark that is missing",
        at(NOTES, "//w:instrText[contains(., 'NOTEREF')]", reading(" NOTEREF a_lost \\h ")),
        "the bookmark a_lost, which is nowhere",
    ),
    Defect(
        "a link goes to a bookmark that is missing",
        at(DOCUMENT, "//w:hyperlink[@w:anchor]", having("w:anchor", "a_lost")),
        "the bookmark a_lost, which is nowhere",
    ),
    Defect(
        "a field fetches another file",
        at(DOCUMENT, "//w:instrText[contains(., 'SEQ')]", reading(" INCLUDETEXT file ")),
        "a field of an unknown kind: INCLUDETEXT",
    ),
    Defect("a bookmark has no end", at(DOCUMENT, "//w:bookmarkEnd", gone), "has no end", False),
    Defect("a bookmark has no beginning", at(DOCUMENT, "//w:bookmarkStart", gone), "has no beginning"),
    Defect("a bookmark has no id", at(DOCUMENT, "//w:bookmarkStart", without("w:id")), "has no"),
    Defect(
        "two bookmarks have one id",
        at(DOCUMENT, "//w:bookmarkStart[@w:id!='1']", having("w:id", "1")),
        "the bookmark id 1 is there 2 times",
        True,
    ),
    Defect(
        "two bookmarks have one name but for capitals",
        at(DOCUMENT, "//w:bookmarkStart[@w:name='a_rally']", having("w:name", "A_facts")),
        "the bookmark a_facts is there 2 times",
    ),
    Defect(
        "a bookmark has a name that Word does not take",
        at(DOCUMENT, "//w:bookmarkStart[@w:name='a_rally']", having("w:name", "1 rally")),
        "Word does not take “1 rally”",
    ),
    # Styles
    Defect(
        "a paragraph has a style that is not defined",
        at(DOCUMENT, "//w:pStyle[@w:val='Lead']", having("w:val", "Leed")),
        "there is no paragraph style Leed",
        False,
    ),
    Defect(
        "words have the style of a paragraph",
        at(DOCUMENT, "//w:rStyle[@w:val='Strong']", having("w:val", "Lead")),
        "there is no character style Lead",
    ),
    Defect(
        "a table has a style that is not defined",
        at(DOCUMENT, "//w:tblStyle", having("w:val", "Plain")),
        "there is no table style Plain",
    ),
    Defect(
        "a style is based on one that is missing",
        at(STYLES, "//w:basedOn[@w:val='BodyText']", having("w:val", "Body")),
        "names Body, which is missing",
    ),
    Defect(
        "styles are based on each other in a circle",
        at(STYLES, "//w:style[@w:styleId='BodyText']/w:basedOn", having("w:val", "NumberedParagraph")),
        "is based on itself",
    ),
    Defect(
        "two styles have one id",
        at(STYLES, "//w:style[@w:styleId='Lead']", having("w:styleId", "Small")),
        "the style Small is there 2 times",
        True,
    ),
    Defect(
        "two styles have one name",
        at(STYLES, "//w:style[@w:styleId='Lead']/w:name", having("w:val", "Small")),
        "the style called small is there 2 times",
    ),
    Defect(
        "a style says a thing that Word does not know",
        at(STYLES, "//w:style/w:pPr/w:spacing", having("w:lineRule", "loose")),
        "",
        True,
    ),
    Defect("a style says things in a wrong order", at(STYLES, "//w:style[w:pPr]/w:name", last), "", True),
    Defect(
        "words are formatted beside the styles",
        at(DOCUMENT, "//w:rStyle[@w:val='Strong']", before("<w:b/>"), gone),
        "b is set beside the styles",
    ),
    Defect(
        "a paragraph is formatted beside the styles",
        at(DOCUMENT, "//w:pStyle[@w:val='Lead']", after("<w:jc w:val='right'/>")),
        "jc is set beside",
    ),
    # Notes
    Defect(
        "the mark of a note leads to a note that is missing",
        at(DOCUMENT, "//w:footnoteReference[@w:id='2']", having("w:id", "7")),
        "the mark of note 7 has no note",
        True,
    ),
    Defect(
        "a note has two marks",
        at(DOCUMENT, "//w:footnoteReference[@w:id='2']", having("w:id", "1")),
        "the mark of note 1 is there 2 times",
    ),
    Defect("a note has no mark", at(DOCUMENT, "//w:footnoteReference", gone), "has no mark"),
    Defect(
        "a note has an id above 32767",
        at(NOTES, _NEXT_TO_LAST, having("w:id", "99999")),
        "the id of note 99999 is out of range",
        True,
    ),
    Defect("two notes have one id", at(NOTES, _NEXT_TO_LAST, having("w:id", "1")), "the note 1 is there 2 times"),
    Defect("a note holds no paragraph", at(NOTES, _NEXT_TO_LAST, emptied), "the note 2 holds no paragraph"),
    Defect(
        "a note does not print its number",
        at(NOTES, "//w:footnoteRef", gone),
        "the note 1 does not print its number once",
    ),
    Defect(
        "notes are counted anew on every page",
        at(SETTINGS, "//w:footnotePr", lambda e: e.insert(0, _made("<w:numRestart w:val='eachPage'/>"))),
        "notes are not counted through the document",
    ),
    Defect(
        "the line above the notes is missing",
        at(NOTES, "//w:footnote[@w:id='-1']", having("w:id", "5")),
        "the lines that part notes from the text",
    ),
    Defect(
        "the settings do not name the line above the notes",
        at(SETTINGS, "//w:footnote[@w:id='0']", gone),
        "the lines that part notes from the text",
    ),
    # Numbering
    Defect(
        "a paragraph has a numbering that is not defined",
        at(DOCUMENT, "//w:numId", having("w:val", "777")),
        "the numbering 777 is missing",
        False,
    ),
    Defect(
        "a numbering counts by a definition that is missing",
        at(NUMBERING, "//w:num/w:abstractNumId[@w:val='2']", having("w:val", "8")),
        "the numbering 2 is defined nowhere",
    ),
    Defect(
        "two numberings have one id",
        at(NUMBERING, "//w:num[@w:numId='2']", having("w:numId", "1")),
        "the numbering 1 is there 2 times",
    ),
    Defect(
        "a paragraph has a level that its numbering lacks",
        at(DOCUMENT, "//w:ilvl[@w:val='1']", having("w:val", "7")),
        "has no level 7",
    ),
    Defect("a level of a numbering tells its start last", at(NUMBERING, "//w:lvl/w:start", last), "", True),
    # Comments
    Defect(
        "a comment has no range",
        at(DOCUMENT, "//w:commentRangeStart", gone),
        "comments and their commentRangeStart do not match",
        False,
    ),
    Defect(
        "the range of a comment has no end",
        at(DOCUMENT, "//w:commentRangeEnd", gone),
        "comments and their commentRangeEnd do not match",
    ),
    Defect(
        "two comments have one id",
        at(COMMENTS, "//w:comment[@w:id='6']", having("w:id", "5")),
        "the comment 5 is there 2 times",
    ),
    Defect(
        "a comment stands in a note",
        at(NOTES, "//w:footnoteRef", after("<w:commentReference w:id='0'/>")),
        "a comment stands where Word takes none",
        True,
    ),
    # Tables
    Defect(
        "a row has no cells",
        at(DOCUMENT, _CELL + "/..", lambda row: [gone(cell) for cell in row.findall(name("w:tc"))] and None),
        "has 0 cells in 3 columns",
        False,
    ),
    Defect("a row has a cell too few", at(DOCUMENT, _CELL, gone), "has 2 cells in 3 columns"),
    Defect(
        "a cell has no paragraph",
        at(DOCUMENT, _CELL + "/w:p", gone),
        "a cell that does not end with a paragraph",
        False,
    ),
    Defect(
        "a cell ends with a table",
        at(DOCUMENT, _CELL, within("<w:tbl/>")),
        "a cell that does not end with a paragraph",
    ),
    Defect(
        "two tables touch",
        at(
            DOCUMENT,
            "//w:p[w:pPr/w:pStyle/@w:val='BlockEnd'][preceding-sibling::*[1][self::w:tbl]]",
            after("<w:tbl/>"),
            gone,
        ),
        "not followed by",
    ),
    Defect("a table has no columns", at(DOCUMENT, "//w:tblGrid", emptied), "a table has no columns"),
    # Content controls
    Defect("a content control holds nothing", at(DOCUMENT, _CONTROL + "/w:sdtContent", gone), "is empty", False),
    Defect(
        "two content controls have one id",
        at(
            DOCUMENT,
            _CONTROL + "/w:sdtPr/w:id",
            lambda element: element.set(
                name("w:val"), element.xpath("(//w:sdt)[last()]//w:id/@w:val", namespaces=_PREFIXES)[0]
            ),
        ),
        "is there 2 times",
        False,
    ),
    Defect(
        "the tag of a content control is too long",
        at(DOCUMENT, _CONTROL + "//w:tag", having("w:val", "e" * 65)),
        "is too long for Word",
    ),
    Defect(
        "words stand in a content control outside its content",
        at(DOCUMENT, _CONTROL, within("<w:r><w:t>words</w:t></w:r>")),
        "",
        True,
    ),
    # Pictures and what lies outside the file
    Defect(
        "a picture has no alternative text",
        at(DOCUMENT, "//wp:inline/wp:docPr", lambda element: element.set("descr", "")),
        "has no alternative text",
    ),
    Defect(
        "a picture leads to a part that is missing",
        at(DOCUMENT, "//a:blip", having("r:embed", "rId99")),
        "should be a image",
        True,
    ),
    Defect(
        "a drawing leads to a part that is missing",
        at(DOCUMENT, "//asvg:svgBlip", having("r:embed", "rId99")),
        "should be a image",
    ),
    Defect(
        "a picture is fetched from elsewhere",
        at(
            RELATIONS,
            "//rel:Relationship[contains(@Type, '/image')]",
            lambda element: element.attrib.update({"Target": "http://x/i.png", "TargetMode": "External"}),
        ),
        "lies outside the file",
        False,
    ),
    Defect(
        "a link leads to a file",
        at(RELATIONS, "//rel:Relationship[@TargetMode]", lambda element: element.set("Target", "file:///C:/secret")),
        "neither to the web nor to a mail address",
    ),
    Defect(
        "a link leads nowhere",
        at(DOCUMENT, "//w:hyperlink[@r:id]", having("r:id", "rId99")),
        "should be a hyperlink",
    ),
    # The package
    Defect(
        "a relationship leads to a part that is missing",
        at(RELATIONS, "//*[@Target='footnotes.xml']", lambda element: element.set("Target", "notes.xml")),
        "leads to word/notes.xml, which is missing",
        True,
    ),
    Defect(
        "two relationships have one id",
        at(RELATIONS, "//*[@Id='rId2']", lambda element: element.set("Id", "rId1")),
        "the relationship rId1 is given twice",
    ),
    Defect(
        "a part has the content type of plain XML",
        at(TYPES, "//*[@PartName='/word/styles.xml']", gone),
        "the part is listed as plain XML",
        True,
    ),
    Defect(
        "a part has the content type of another",
        at(
            TYPES,
            "//*[@PartName='/word/footnotes.xml']",
            lambda element: element.set("ContentType", element.get("ContentType").replace("footnotes", "endnotes")),
        ),
        "the part has the content type of another kind",
    ),
    Defect(
        "a part has no content type",
        at(TYPES, "//*[@Extension='png']", lambda element: element.set("Extension", "gif")),
        "the part has no content type",
    ),
    Defect("the notes are missing", lost(NOTES), "which is missing"),
    Defect("the numberings are missing", lost(NUMBERING), "the part is missing"),
    Defect("the text is missing", lost(DOCUMENT), "the part is missing"),
    Defect("a part is not XML", _endless, "is not XML"),
    Defect(
        "a part has a DOCTYPE",
        holding(STYLES, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        "has a DOCTYPE",
    ),
    Defect(
        "the program's template left a picture behind",
        holding("docProps/thumbnail.jpeg", b"x"),
        "the part has no business in a filing",
    ),
    Defect("a part of another program is left", holding("customXml/item1.xml", b"<x/>"), "has no business in a filing"),
    Defect(
        "a picture is there that nothing shows", holding("word/media/image7.png", b"x"), "nothing refers to the part"
    ),
    Defect(
        "the properties name a person",
        at(CORE, "//dc:title", before("<cp:lastModifiedBy>N. N.</cp:lastModifiedBy>")),
        "lastModifiedBy tells too much",
        False,
    ),
    Defect("the properties lack the language", at(CORE, "//dc:language", gone), "the property language is missing"),
    # Settings
    Defect(
        "Word is told to update fields, out of order",
        at(SETTINGS, "/w:settings", within("<w:updateFields w:val='true'/>")),
        "Word would ask",
        True,
    ),
    Defect("a setting is misspelt", at(SETTINGS, "//w:zoom", after("<w:trackChanges/>")), "", True),
    Defect(
        "a template outside the file is named",
        at(SETTINGS, "//w:zoom", after("<w:attachedTemplate r:id='rId1'/>")),
        "a template outside the file",
    ),
    # What is left over or hidden, and words where they cannot stand
    Defect(
        "a sign of the template language is left over",
        at(DOCUMENT, "//w:t[starts-with(., 'Everything stated')]", reading("{{ stated }}")),
        "a template sign is left over",
        False,
    ),
    Defect("words are hidden", at(DOCUMENT, "//w:rStyle", after("<w:vanish/>")), "words are hidden", False),
    Defect(
        "inserted words are tracked",
        at(DOCUMENT, "//w:commentRangeStart", before("<w:ins w:id='4' w:author='x'/>")),
        "inserted words are tracked",
    ),
    Defect(
        "words stand outside of a run",
        at(DOCUMENT, "//w:body/w:p", within("<w:t>words</w:t>")),
        "",
        True,
    ),
    Defect(
        "a paragraph stands in a paragraph",
        at(DOCUMENT, "//w:body/w:p", within("<w:p/>")),
        "",
        True,
    ),
    Defect("the style of words comes after them", at(DOCUMENT, "//w:r/w:rPr", last), "", True),
    Defect(
        "the layout of the page does not come last",
        at(DOCUMENT, "/w:document/w:body", within("<w:p/>")),
        "does not end with the layout of its page",
        True,
    ),
)
