"""What a footnote says: a source as markup of the block vocabulary, the same in every filing."""

from __future__ import annotations

from markupsafe import Markup

from complaint.filing.origins import read
from complaint.filing.printing import Printing
from complaint.records.dates import PartialDate
from complaint.records.record import Record


def footnote(source: Record, printing: Printing) -> Markup:
    """The text of the footnote of a source: author, title, date and links; of a remark, its words."""

    def told(field: str) -> object:
        return printing.shown(read(source, field, source.values[field]))

    title = printing.line(read(source, "title", source.title))
    if source.kind == "remark":
        parts = [title]
    else:
        author = Markup("{}, ").format(told("author")) if isinstance(source.author, str) else ""
        date = Markup(", {}").format(told("date")) if isinstance(source.date, PartialDate) else ""
        parts = [Markup("{}{}{}").format(author, title, date)]
    links = [_link(address, printing) for address in read(source, "addresses", source.addresses) or ()]
    if links:
        parts.append(Markup("; ").join(links))
    separator = Markup(" ") if source.kind == "remark" else Markup(", ")
    text = separator.join(parts)
    return text if text.striptags().endswith(".") or links else text + Markup(".")


def _link(address: str, printing: Printing) -> Markup:
    return printing.tying(address)(Markup('<a href="{0}">{0}</a>').format(str(address)))
