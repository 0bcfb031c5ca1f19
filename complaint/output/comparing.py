"""What a reader finds in a finished file, and whether it is what the document says.

Takes what must be readable (`reading.expected`) and what a reader of DOCX or PDF found, passage by passage, and gives
the differences as problems. It knows no file format and never mends anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from urllib.parse import quote

from complaint.output.places import place_of
from complaint.problems import Place, Problem, error

BULLET = "•"  # for bullets of every kind: which one it is does not matter


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that stands by itself: a heading, a paragraph, a cell, a note.

    `number` is what is printed before it ("4.1", "43.", "(a)", "•" for any bullet; of a note its number), `marks` are
    the numbers of the notes that are marked in it, each with the words before the mark. `leads` says where references
    within the document lead: the name of each place and the words that stand there, of which a file tells one and
    leaves the other empty. `refreshed` is the text that the file will show once its fields are brought up to date;
    None where there are none. `at` names the template line; it is empty where a file was read, since it does not tell.
    """

    text: str
    number: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    refreshed: str | None = None
    at: str = ""


@dataclass(frozen=True)
class ReadBack:
    """What can be read in a file: passages, notes in their order, distinct addresses of all links, headings, the
    lines of the contents with number, title and page, and what is said in place of pictures.
    """

    body: tuple[Passage, ...]
    footnotes: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def passages(self) -> tuple[str, ...]:
        return tuple(passage.text for passage in self.body)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note.text for note in self.footnotes)


def with_words(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that have words. A number before one that has none belongs to the next words, as the eye has it."""
    numbers: list[str] = []
    for passage in passages:
        numbers += [passage.number] if passage.number else []
        if normal(passage.text):
            yield replace(passage, number=" ".join(numbers))
            numbers.clear()


_GUIDES = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # signs that only guide the breaking of lines
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def normal(text: str) -> str:
    """The text without what typesetting may change: kinds and number of spaces, and signs for line breaks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_GUIDES).split())


def address(href: str) -> str:
    """The address as files keep it: letters outside ASCII and spaces percent-encoded."""
    return quote(href.strip(), safe="%/:=&?~#+!$,;'@()*[]-._")


# --- comparing ----------------------------------------------------------------------------------------------

_WINDOW = 200  # passages looked at after the first difference: enough to name it, quick for a book
_SHOWN = 5
_HINT = "this is a fault of the program, not of the records: keep the file and report it"


def differences(expected: ReadBack, actual: ReadBack, name: str) -> tuple[Problem, ...]:
    """What the file called `name` lacks, has too much or says otherwise; empty when it says what the document says.

    Only the first few differences of a kind are told: one lost paragraph would else make every later one a problem.
    For the same reason numbers, marks and links are compared only where the texts are the same.
    """
    found = (
        *_compared("text", expected.body, actual.body),
        *_compared("heading", _plain(expected.headings), _plain(actual.headings)),
        *_compared("note", expected.footnotes, actual.footnotes),
        *_compared("line of the contents", _lines(expected.contents), _lines(actual.contents)),
        *_compared_links(expected.links, actual.links),
        *_unsaid(expected.alternatives, actual.alternatives),
    )
    return tuple(
        error("read-back", place_of(at) if at else Place(name), f"{name}: {message}", _HINT) for message, at in found
    )


# A message and the template line, if it is known.
_Difference = tuple[str, str]


def _plain(texts: Iterable[str]) -> tuple[Passage, ...]:
    return tuple(map(Passage, texts))


def _lines(contents: Iterable[str]) -> tuple[Passage, ...]:
    """Lines of the contents without spaces: between number, title and page a PDF has none."""
    bare = ("".join(normal(line).translate(_HYPHENS).split()) for line in contents)
    return _plain(line for line in bare if line)


def _compared(kind: str, wanted: Sequence[Passage], found: Sequence[Passage]) -> tuple[_Difference, ...]:
    ours, theirs = [normal(passage.text) for passage in wanted], [normal(passage.text) for passage in found]
    if ours == theirs:
        alike = zip(wanted, found, strict=True)
        return tuple(islice((told for pair in alike for told in _details(kind, *pair)), _SHOWN))
    start = next(i for i, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b)
    first, second = ours[start : start + _WINDOW], theirs[start : start + _WINDOW]
    told = list[_Difference]()
    for tag, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset, (mine, other) in enumerate(zip_longest(first[i:j], second[k:m])):
            index = start + min(i + offset, max(i, j - 1))
            told.append((_told(kind, mine, other), wanted[index].at if index < len(wanted) else ""))
    return tuple(told[:_SHOWN])


def _told(kind: str, wanted: str | None, found: str | None) -> str:
    if found is None:
        return f"{kind} “{_short(wanted or '')}” is missing"
    if wanted is None:
        return f"{kind} “{_short(found)}” should not be there"
    start = next((i for i, (a, b) in enumerate(zip_longest(wanted, found)) if a != b), 0)
    near = max(0, start - 20)
    return f"{kind} reads “{_short(found[near:])}” instead of “{_short(wanted[near:])}”"


def _details(kind: str, wanted: Passage, found: Passage) -> Iterator[_Difference]:
    """How two passages differ that have the same words."""
    where = f"{kind} “{_short(normal(wanted.text))}”"
    if normal(wanted.number) != normal(found.number):
        yield f"{where} has {_number(found)} instead of {_number(wanted)}", wanted.at
    if wanted.marks != found.marks:
        yield f"{where} has {_marks(found)} instead of {_marks(wanted)}", wanted.at
    if (ours := [address(link) for link in wanted.links]) != (theirs := [address(link) for link in found.links]):
        yield f"{where} links to {_listed(theirs)} instead of {_listed(ours)}", wanted.at
    if not _lead_alike(wanted, found):
        yield f"{where} refers to {_leads(found)} instead of {_leads(wanted)}", wanted.at
    if found.refreshed is not None and (later := normal(found.refreshed)) != (now := normal(wanted.text)):
        yield f"{_told(kind, now, later)} once its fields are brought up to date", wanted.at


def _lead_alike(wanted: Passage, found: Passage) -> bool:
    pairs = list(zip_longest(wanted.leads, found.leads, fillvalue=("", "")))
    known = [(ours, theirs) for pair in pairs for ours, theirs in zip(*pair, strict=True) if ours and theirs]
    return len(wanted.leads) == len(found.leads) and all(normal(ours) == normal(theirs) for ours, theirs in known)


def _leads(passage: Passage) -> str:
    return _listed([f"“{_short(normal(text or place))}”" for place, text in passage.leads])


def _number(passage: Passage) -> str:
    return f"the number “{normal(passage.number)}”" if passage.number else "no number"


def _marks(passage: Passage) -> str:
    return _listed([f"the mark of note {number} after “{before[-30:]}”" for number, before in passage.marks])


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts) or "nothing"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _compared_links(wanted: Iterable[str], found: Iterable[str]) -> tuple[_Difference, ...]:
    """All links of a file as a set: a PDF has notes, and so their links, at the foot of pages, a DOCX at the end."""
    ours, theirs = {address(href): href for href in wanted}, {address(href): href for href in found}
    lost = [(f"link to {href} is missing", "") for key, href in ours.items() if key not in theirs]
    more = [(f"link to {href} should not be there", "") for key, href in theirs.items() if key not in ours]
    return tuple((*lost, *more)[:_SHOWN])


def _unsaid(wanted: Iterable[str], found: Iterable[str]) -> tuple[_Difference, ...]:
    """What should be said in place of pictures, in their order. A file may hold more: that of a logo, for one."""
    left, lost = [normal(text) for text in found], list[_Difference]()
    for text in map(normal, wanted):
        if text in left:
            del left[: left.index(text) + 1]
        else:
            lost.append((_told("alternative text", text, None), ""))
    return tuple(lost[:_SHOWN])
