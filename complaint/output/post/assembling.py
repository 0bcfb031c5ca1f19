"""What is printed of a build: the letters, the whole run with what is enclosed, labels and envelopes.

Takes the composed documents and their files, gives the files of `build/print/` with what each of them holds. A letter
is followed by all that its recipient gets: each filing with its annexes, and the facts that the filings share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from complaint.filing.blocks import Document
from complaint.filing.stationery import Envelope, LabelSheet
from complaint.filing.window import Area, Size
from complaint.output.letter_layout import lines_of
from complaint.output.making import Made
from complaint.output.post.addresses import envelopes, labels
from complaint.output.post.sheets import About, Page, Setting, sheets
from complaint.output.print_run import ENVELOPES, LABELS, LETTERS, RUN, Copy, Part, Printed, print_run
from complaint.output.theme import Theme


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: the run with everything that is enclosed, separator sheets, labels, envelopes.

    So many labels to `skip` on the first sheet are used already.
    """

    run: bool = False
    separators: bool = False
    labels: LabelSheet | None = None
    skip: int = 0
    envelopes: Envelope | None = None


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file to print: what it is, what it holds, and the documents that it was made from."""

    path: str
    content: bytes
    pages: int
    holds: tuple[Printed, ...]
    made_from: tuple[str, ...]

    @property
    def document(self) -> str:
        """What the manifest calls it: "letters", "run", "labels", "envelopes"."""
        return self.path.rpartition("/")[2].partition(".")[0]


def post_files(
    documents: Mapping[str, Document], made: Mapping[str, Made], sender: tuple[str, ...], order: Order, theme: Theme
) -> tuple[PostFile, ...]:
    """The files to print, by order; none if there are no letters. Envelopes bear the address of the `sender`."""
    letters = _in_order(name for name in documents if is_letter(name) and "pdf" in made[name].files)
    return tuple(_files(letters, documents, made, sender, order, theme)) if letters else ()


def _in_order(letters: Iterable[str]) -> list[str]:
    """The letters of each recipient together, in the order of the recipients."""
    known = list(letters)
    places = {recipient: number for number, recipient in enumerate(dict.fromkeys(n.partition("/")[0] for n in known))}
    return sorted(known, key=lambda name: places[name.partition("/")[0]])


def is_letter(name: str) -> bool:
    """Whether a document is a covering letter, to the recipient ("osce-rfom/letter") or to a contact."""
    return name.endswith("/letter") or "/letters/" in name


def _files(
    letters: Sequence[str],
    documents: Mapping[str, Document],
    made: Mapping[str, Made],
    sender: tuple[str, ...],
    order: Order,
    theme: Theme,
) -> Iterator[PostFile]:
    alone = print_run([Copy(_title(name, documents), (Part(name, made[name].files["pdf"]),)) for name in letters])
    yield PostFile(LETTERS, alone.content, alone.pages, alone.holds, tuple(letters))
    if order.run:
        copies = [_copy(name, documents, made) for name in letters]
        sources = tuple(dict.fromkeys(part.name for copy in copies for part in copy.parts))
        if order.separators:
            copies = _with_separators(copies, letters, documents, made, theme)
        run = print_run(copies)
        yield PostFile(RUN, run.content, run.pages, run.holds, sources)
    addresses = {name: lines_of(documents[name], "addressee") for name in letters}
    about = _about(documents[letters[0]])
    if order.labels is not None:
        sheet = labels(addresses, order.labels, order.skip, theme, about)
        count = -(-(order.skip + len(addresses)) // order.labels.count)
        yield PostFile(LABELS, sheet, count, (), tuple(letters))
    if order.envelopes is not None:
        content = envelopes(addresses, order.envelopes, sender, theme, about)
        holds = tuple(Printed(name, number, 1) for number, name in enumerate(letters, start=1))
        yield PostFile(ENVELOPES, content, len(letters), holds, tuple(letters))


def _copy(letter: str, documents: Mapping[str, Document], made: Mapping[str, Made]) -> Copy:
    """A letter and all that goes with it, in the order in which it was composed."""
    recipient = letter.partition("/")[0]
    with_it = (name for name in documents if name.startswith(f"{recipient}/") and not is_letter(name))
    names = [letter, *(name for name in with_it if "pdf" in made[name].files)]
    return Copy(_title(letter, documents), tuple(Part(name, made[name].files["pdf"]) for name in names))


def _title(letter: str, documents: Mapping[str, Document]) -> str:
    """The recipient, or the contact by the name of their record."""
    contact = letter.partition("/letters/")[2]
    return f"{documents[letter].recipient}: {contact}" if contact else documents[letter].recipient


# --- separator sheets ---------------------------------------------------------------------------------------


def _with_separators(
    copies: Sequence[Copy],
    letters: Sequence[str],
    documents: Mapping[str, Document],
    made: Mapping[str, Made],
    theme: Theme,
) -> list[Copy]:
    """The same with a sheet before each copy that says to whom it goes and what belongs to it."""
    pages = [
        _separator(documents[letter], copy, number, len(copies), made)
        for number, (letter, copy) in enumerate(zip(letters, copies, strict=True), start=1)
    ]
    paper = Size(theme.page.width, theme.page.height)
    about = _about(documents[letters[0]])
    all_sheets = sheets(pages, paper, theme, about)
    return [
        Copy(copy.title, (Part("separator", all_sheets, only=number), *copy.parts))
        for number, copy in enumerate(copies)
    ]


def _separator(letter: Document, copy: Copy, number: int, total: int, made: Mapping[str, Made]) -> Page:
    words = letter.words
    counted = words["set_of"].format(number=number, total=total)
    what = tuple(
        words["set_part"].format(
            what=words.get(f"part_{_part_kind(part.name)}", part.name), pages=made[part.name].pages
        )
        for part in copy.parts
    )
    return (
        Setting(Area(25, 30, 160, 10), (f"{counted} · {letter.recipient}",), 12, 15, sans=True, bold=True),
        Setting(Area(25, 50, 160, 90), lines_of(letter, "addressee"), 20, 26),
        Setting(Area(25, 160, 160, 100), what, 11, 16, sans=True),
    )


def _part_kind(name: str) -> str:
    return "letter" if is_letter(name) else name.rpartition("/")[2]


def _about(letter: Document) -> About:
    return About(letter.organisation, letter.language, letter.organisation, letter.date)
