"""What a footnote says: a source as markup of the block vocabulary, the same in every filing."""

from __future__ import annotations

from markupsafe import Markup

from complaint.filing import prose
from complaint.filing.language import Language
from complaint.records.dates import PartialDate
from complaint.records.record import Record


def footnote(source: Record, language: Language, name: prose.Naming) -> Markup:
    """The text of the footnote of a source: author, title, date and links; of a remark, its words."""
    title = prose.line(source.title, name)
    if source.kind == "remark":
        parts = [title]
    else:
        author = Markup("{}, ").format(source.author) if isinstance(source.author, str) else ""
        date = Markup(", {}").format(language.when(source.date)) if isinstance(source.date, PartialDate) else ""
        parts = [Markup("{}{}{}").format(author, title, date)]
    links = [Markup('<a href="{0}">{0}</a>').format(address) for address in source.addresses or ()]
    if links:
        parts.append(Markup("; ").join(links))
    separator = Markup(" ") if source.kind == "remark" else Markup(", ")
    text = separator.join(parts)
    return text if str(text).rstrip().endswith((".", "</a>")) else text + Markup(".")
